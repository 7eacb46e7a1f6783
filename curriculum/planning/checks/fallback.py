"""What waits for a day to change to it: it must be possible too, and a fallback must be harmless."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from curriculum.planning import operations as op
from curriculum.planning.apply import apply
from curriculum.planning.checks.check import Mend, Remark, Seen, check
from curriculum.planning.checks.impossible import IMPOSSIBLE
from curriculum.planning.checks.scene import HEAVY, Placed, Scene
from curriculum.planning.operations import Done


@check("impossible", "clock")
def waiting_content(scene: Scene) -> Iterator[Seen]:
    """A day changes to its other content in a minute, when there is no time to plan. What is impossible in it must be
    known before. Told once a day, with the first that is wrong.
    """
    for other in scene.others:
        number, day = next((n, day) for n, day in enumerate(other.agenda.days, start=1) if day.items)
        wrong = _wrong(other)
        if wrong:
            data = {"number": number, "what": "fallback" if day.on_fallback else "usual", "inner": wrong[0]}
            yield Seen(day.uid, _size(wrong), day.uid, data, tuple(_there_and_back(other, wrong)))


def _wrong(other: Scene) -> list[Remark]:
    return [remark for look in IMPOSSIBLE for remark in look(other)]


def _size(remarks: list[Remark]) -> int:
    return sum(remark.size for remark in remarks)


def _there_and_back(other: Scene, wrong: list[Remark]) -> Iterator[Mend]:
    """What waits is changed only once its day has switched to it: the mends of the first that is wrong do so, and
    switch back. Those after which more would be wrong are left out.
    """
    for each in wrong[0].mends:
        outcome = apply(other.agenda, each.operation)
        if not isinstance(outcome, Done) or _size(_wrong(other.of(outcome.agenda))) >= _size(wrong):
            continue
        inner = each.operation.operations if isinstance(each.operation, op.Several) else (each.operation,)
        for day in each.days:
            switch = op.SwitchDay(day=day)
            yield Mend(each.name, op.Several(operations=(switch, *inner, switch)), each.days)


@check("look", "care")
def fallback_not_harmless(scene: Scene) -> Iterator[Seen]:
    """A fallback is what a group does when somebody walks in. Nobody should then be at what is heavy, or at cases of
    their own. See the Workbook on Security (Front Line Defenders, 2011). Told once a day, of the first.
    """
    told: set[UUID] = set()
    for one in _of_fallbacks(scene):
        day = one.day.day.uid
        heavy = one.revision is not None and one.revision.load == HEAVY
        own = any(step.facts and step.facts.own_cases for step in one.running())
        if (heavy or own) and day not in told:
            told.add(day)
            yield Seen(
                day,
                1 + heavy,
                day,
                {"title": one.item.title, "number": one.number, "why": "heavy" if heavy else "own"},
            )


def _of_fallbacks(scene: Scene) -> Iterator[Placed]:
    """The sessions of every fallback, whether it waits or is in use."""
    for each in (scene, *scene.others):
        yield from (one for one in each.sessions if one.day.day.on_fallback)
