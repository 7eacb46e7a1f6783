"""Care for people: what a heavy session needs around it, how long one person leads, when own cases are safe."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from curriculum.i18n import _
from curriculum.planning import operations as op
from curriculum.planning.checks.check import Seen, check
from curriculum.planning.checks.mending import add_before, leave_time, mend, new_item
from curriculum.planning.checks.scene import HEAVY, REST, Placed, Scene
from curriculum.planning.checks.shape import ACTION_PLANNING
from curriculum.planning.operations import Operation

LIGHT, DEBRIEF = "light", "debrief"
AGREEMENTS = frozenset({"agreements-propose-rule"})
"""Objectives of sessions in which a group agrees how its members keep each other safe."""


@check("look", "care")
def heavy_without_debrief(scene: Scene) -> Iterator[Seen]:
    """What a session stirs up must be put into words and down again before people leave the room. See Kolb,
    Experiential Learning (1984), on reflection, and Psychological First Aid (WHO, 2011), on what distress needs.
    """
    for run in _heavy_runs(scene):
        steps = [(one, choice) for one in run for choice in one.item.steps]
        debriefs = [(one, choice) for one, choice in steps if choice.role == DEBRIEF]
        if not steps or any(choice.on for _one, choice in debriefs):
            continue
        one = debriefs[0][0] if debriefs else run[-1]
        switches: list[Operation] = [
            op.SwitchStep(item=other.uid, step=choice.key, on=True)
            for other, choice in debriefs
            if other.uid == one.uid
        ]
        mends = mend("switch-on-debrief", op.Several(operations=tuple(switches)), one) if switches else ()
        yield Seen(one.uid, 1, one.day.day.uid, {"title": one.item.title}, mends)


@check("look", "care")
def heavy_without_soft_time(scene: Scene) -> Iterator[Seen]:
    """After a heavy session people need half an hour in which nothing is asked, or something light. See Psychological
    First Aid (WHO, 2011) and the Holistic Security Trainers' Manual (Tactical Tech, 2016).
    """
    wanted = scene.numbers.soft_after_heavy
    for run in _heavy_runs(scene):
        one = run[-1]
        following = next((other for other in scene.after(one) if other.works and not _is_light(other)), None)
        if following and (missing := wanted - (following.start - one.end)) > 0:
            data = {"title": one.item.title, "next": following.item.title, "wanted": wanted}
            data["minutes"] = wanted - missing
            yield Seen(one.uid, missing, one.day.day.uid, data, leave_time(following, missing))


@check("look", "care")
def heavy_in_the_evening(scene: Scene) -> Iterator[Seen]:
    """Who takes a heavy session to bed lies awake with it, and nobody of the team is near. See Psychological First Aid
    (WHO, 2011).
    """
    for run in _heavy_runs(scene):
        one = max(run, key=lambda part: part.end)
        if (late := one.end - scene.numbers.evening) > 0:
            data = {"title": one.item.title, "end": one.end, "evening": scene.numbers.evening}
            yield Seen(one.uid, late, one.day.day.uid, data)


@check("look", "care")
def heavy_with_officials(scene: Scene) -> Iterator[Seen]:
    """Nobody speaks of harm before those who may have done it, or may report it. See the Workbook on Security (Front
    Line Defenders, 2011).
    """
    for run in _heavy_runs(scene):
        present = [one for one in run if one.item.officials or (one.parallel and one.parallel.officials)]
        if not present:
            continue
        changes: list[Operation] = [
            op.SetItem(item=one.uid, field="officials", value=False) for one in present if one.item.officials
        ]
        mends = mend("without-officials", op.Several(operations=tuple(changes)), *present) if changes else ()
        one = present[0]
        yield Seen(one.uid, 1, one.day.day.uid, {"title": one.item.title}, mends)


@check("look", "care")
def heavy_with_one_trainer(scene: Scene) -> Iterator[Seen]:
    """One stays with the group, another goes out with whoever leaves it. The library asks it of every heavy session.
    See the Holistic Security Trainers' Manual (Tactical Tech, 2016).
    """
    for run in _heavy_runs(scene):
        alone = next((one for one in run if len(set(one.leads)) == 1), None)
        if alone:
            data = {"title": alone.item.title, "person": alone.leads[0]}
            yield Seen(alone.uid, 1, alone.day.day.uid, data)


@check("look", "care")
def leading_too_long(scene: Scene) -> Iterator[Seen]:
    """Who leads for more than three hours a day hears less and less. Care for the team is care for the group: see Barry
    & Djordjevic, What's the Point of Revolution if We Can't Dance? (2007).
    """
    most = scene.numbers.leading_a_day
    for number, day in enumerate(scene.timed.days, start=1):
        stretches: dict[UUID, list[tuple[int, int]]] = {}
        for one in scene.placed:
            if one.number == number and one.item.everyone and one.item.kind not in REST:
                for person in one.leads:
                    stretches.setdefault(person, []).append((one.start, one.end))
        minutes = {person: _together(each) for person, each in stretches.items()}
        over = {person: led for person, led in minutes.items() if led > most}
        if over:
            worst = max(over, key=lambda person: (over[person], str(person)))
            data = {"number": number, "person": worst, "minutes": over[worst], "enough": most}
            data["others"] = len(over) - 1
            yield Seen(day.day.uid, sum(over.values()) - most * len(over), day.day.uid, data)


@check("look", "care")
def own_cases_before_agreement(scene: Scene) -> Iterator[Seen]:
    """Own cases are told only where the group has agreed what leaves the room, what is written and who is pictured.
    See the Workbook on Security (Front Line Defenders, 2011). An own item ahead of it may be that agreement. Told
    once, of the first session that comes too early.
    """
    least = scene.numbers.agreement_length
    agreed = [
        one.at
        for one in scene.placed
        if one.item.everyone and one.item.kind == "custom" and one.item.length >= least
    ]
    agreed += [
        (each.placed.number, each.step.start) for each in scene.learning if AGREEMENTS & {*each.objectives}
    ]
    first = min(agreed, default=None)
    cases = [each for each in scene.learning if each.step.facts and each.step.facts.own_cases]
    early = [each.placed for each in cases if first is None or (each.placed.number, each.step.start) < first]
    if early:
        one = early[0]
        item = new_item(scene, lambda: _("Agreements on safety, names and photographs"), least)
        loose = one.strand is None and one.item.pin is None
        mends = add_before(scene, "add-agreement", item, one) if loose else ()
        yield Seen(one.uid, 1, one.day.day.uid, {"title": one.item.title}, mends)


@check("look", "care")
def own_case_sheet_too_late(scene: Scene) -> Iterator[Seen]:
    """A sheet for own cases needs time afterwards: to ask those whom the case concerns, and to take it up with the
    trainers. See the Training Manual on Human Rights Monitoring (OHCHR, 2001), on consent. A sheet that is the plan for
    action belongs to the end.
    """
    if not scene.work_days:
        return
    day = scene.work_days[-1]
    ends = max(day[0].day.day.end, *(one.end for one in day))  # what is not filled yet is no end
    latest = ends - scene.numbers.own_case_before_end
    for one in scene.sessions:
        steps = list(one.running())
        if one.number != day[0].number or any(s.facts and s.facts.method == ACTION_PLANNING for s in steps):
            continue
        sheets = [s.start for s in steps if s.facts and s.facts.own_cases and s.facts.handouts]
        if sheets and sheets[0] > latest:
            data = {"title": one.item.title, "wanted": scene.numbers.own_case_before_end}
            yield Seen(one.uid, sheets[0] - latest, one.day.day.uid, data)


def _heavy_runs(scene: Scene) -> Iterator[tuple[Placed, ...]]:
    return (run for run in scene.runs if run[0].revision and run[0].revision.load == HEAVY)


def _is_light(one: Placed) -> bool:
    return one.item.kind == "activity" and one.revision is not None and one.revision.load == LIGHT


def _together(stretches: list[tuple[int, int]]) -> int:
    """Minutes that the stretches cover; what overlaps counts once."""
    covered, until = 0, 0
    for start, end in sorted(stretches):
        covered += max(0, end - max(start, until))
        until = max(until, end)
    return covered
