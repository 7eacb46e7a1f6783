"""What lies behind a session: the revision that the plan pins, the handouts' languages, what the venue must have."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.planning import operations as op
from curriculum.planning import tree
from curriculum.planning.agenda import Item, StepChoice
from curriculum.planning.checks.check import Mend, Seen, check
from curriculum.planning.checks.mending import mend
from curriculum.planning.checks.scene import Placed, Scene
from curriculum.planning.editions import Remark
from curriculum.planning.facts import RevisionFacts, StepFacts
from curriculum.planning.fields import MOST_STEPS
from curriculum.planning.operations import Operation


@check("look", "papers")
def handout_language(scene: Scene) -> Iterator[Seen]:
    """People work with what they can read. A translation whose source has changed since says something else than the
    trainer does. See the Training of Trainers manual of Equitas (2007), on materials that fit their readers.
    """
    for run in scene.runs:
        one = next((part for part in run if _has_handouts(part)), None)
        if one is None or one.session is None:
            continue
        papers = one.session.papers
        missing = tuple(lang for lang, remarks in papers.items() if Remark.MISSING in remarks)
        stale = tuple(
            lang for lang, remarks in papers.items() if Remark.STALE in remarks and lang not in missing
        )
        if missing or stale:
            data = {"title": one.item.title, "missing": missing, "stale": stale}
            yield Seen(one.uid, 2 * len(missing) + len(stale), one.day.day.uid, data)


def _has_handouts(one: Placed) -> bool:
    return any(step.facts and step.facts.handouts for step in one.running())


@check("look", "papers")
def newer_revision(scene: Scene) -> Iterator[Seen]:
    """A plan keeps the revision that it pins, so that nothing changes under a trainer's hands; that the library has
    moved on is for the trainer to know.
    """
    for run in scene.runs:
        old = [one for one in run if one.session and one.session.newer and not one.session.withdrawn]
        if not old or old[0].session is None:
            continue
        one, differences = old[0], old[0].session.differences
        data = {"title": one.item.title, "differences": differences}
        mends = _take_newer(scene, old) if len(old) == len(run) else ()
        yield Seen(one.uid, 1 + len(differences), one.day.day.uid, data, mends)


@check("look", "papers")
def withdrawn_session(scene: Scene) -> Iterator[Seen]:
    """What the library no longer shows was taken out for a reason: look for another session."""
    for run in scene.runs:
        one = run[0]
        if one.session and one.session.withdrawn:
            yield Seen(one.uid, 1, one.day.day.uid, {"title": one.item.title})


@check("look", "papers")
def venue_without(scene: Scene) -> Iterator[Seen]:
    """A step says what it needs of the venue, and how to do without. Told once somebody has said what the venue has."""
    has = scene.agenda.venue
    if has is None:
        return
    for one in scene.placed:
        if not one.item.everyone:
            continue
        asked: dict[str, str] = dict.fromkeys(one.item.needs, "")
        for step in one.running():
            for need, without in (step.facts.needs if step.facts else {}).items():
                asked[need] = asked.get(need) or without
        lacking = {need: without for need, without in asked.items() if need not in has}
        if lacking:
            labels = tuple(scene.words.label("need", need) for need in lacking)
            without = next((words for words in lacking.values() if words), "")
            data = {**one.called, "needs": labels, "without": without}
            yield Seen(one.uid, len(lacking), one.day.day.uid, data)


def _take_newer(scene: Scene, run: list[Placed]) -> tuple[Mend, ...]:
    """Each part in its place again, with the steps of the newer revision; new steps come with the last part."""
    known = {step.key for one in run for step in one.item.steps}
    changes: list[Operation] = []
    for number, one in enumerate(run, start=1):
        spot = tree.spot_of(scene.agenda, one.uid)
        assert spot is not None
        assert one.session is not None
        assert one.session.newer is not None
        item = _newer(scene, one.item, one.session.newer, known if number == len(run) else None)
        if item is None:
            return ()
        changes.append(op.RemoveItem(item=one.uid))
        changes.append(op.AddItem(item=item, into=spot.into, after=spot.after))
    return mend("take-newer", op.Several(operations=tuple(changes), doing="replace"), *run)


def _newer(scene: Scene, item: Item, newer: RevisionFacts, known: set[str] | None) -> Item | None:
    """`item` with the newer revision's steps: what the trainer chose stays, what was as written follows.

    With `known` it also has the steps that no part had. None where none of its steps is left.
    """
    choices = [_follow(choice, newer.steps[choice.key]) for choice in item.steps if choice.key in newer.steps]
    if known is not None:
        choices += [_choice(scene, step) for key, step in newer.steps.items() if key not in known]
        order = list(newer.steps)
        choices.sort(key=lambda choice: order.index(choice.key))
    if ((item.steps or choices) and not any(choice.on for choice in choices)) or len(choices) > MOST_STEPS:
        return None
    revisions = {**item.revisions, newer.lang: newer.sha256}
    return item.model_copy(update={"steps": tuple(choices), "revisions": revisions})


def _follow(choice: StepChoice, step: StepFacts) -> StepChoice:
    minutes = step.minutes if choice.minutes == choice.written else choice.minutes
    return choice.model_copy(
        update={
            "minutes": minutes,
            "written": step.minutes,
            "core": step.core,
            "cut": step.cut,
            "pause_after": step.pause_after,
            "role": step.role,
        }
    )


def _choice(scene: Scene, step: StepFacts) -> StepChoice:
    method = scene.words.methods.get(step.method or "")
    return StepChoice(
        key=step.key,
        title=step.title,
        minutes=step.minutes,
        written=step.minutes,
        core=step.core,
        cut=step.cut,
        pause_after=step.pause_after,
        learning_type=method.learning_type if method else None,
        role=step.role,
    )
