"""Where a session fits: the first stretch of free time that holds it, and nothing that stands is pushed
over an edge.

A place holds something when putting it there brings no new problem to its day: no pinned item is run into,
no hard end passed. A module that is too long for every stretch may be cut where it may pause, with a break
or a meal between its parts; its slack then gives way. What fits nowhere is set aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID, uuid5

from curriculum.planning import operations as op
from curriculum.planning import tree
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.apply import apply
from curriculum.planning.fields import ItemKind
from curriculum.planning.operations import Done, Operation
from curriculum.planning.timeline import Gap, Problem, ProblemKind, TimedAgenda, TimedDay, timeline
from curriculum.planning.tree import Spot

RESTS: frozenset[ItemKind] = frozenset({"break", "pause"})
"""What may lie between the two parts of a module."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands or would stand. Times are minutes from midnight."""

    into: UUID | None
    after: UUID | None
    day: int | None
    """The day's number, from 1; None: set aside."""
    start: int | None
    end: int | None
    fits: bool
    rest: Place | None = None
    """Where the second part stands, when it is cut."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would put an item into the agenda, and where it then stands."""

    operation: Operation
    place: Place


def propose(agenda: Agenda, item: Item, near: Spot) -> Proposal:
    """How to add `item` (new to `agenda`): at `near` if that holds it, else whole, else cut at a pause,
    else aside.
    """
    aside = Proposal(op.AddItem(item=item, after=_last(agenda.aside)), _ASIDE)
    return _whole(agenda, item, near) or _cut(agenda, item, near) or aside


def standing(agenda: Agenda, uid: UUID) -> Place:
    """Where an item stands now. It `fits` when its times have no problem."""
    spot = tree.spot_of(agenda, uid)
    found = timeline(agenda).find(uid)
    if spot is None or found is None:
        return _ASIDE
    day, timed = found
    number = [other.uid for other in agenda.days].index(day.day.uid) + 1
    rest = standing(agenda, _rest_of(uid)) if agenda.item(_rest_of(uid)) else None
    return Place(spot.into, spot.after, number, timed.start, timed.end, not timed.problems, rest)


def _rest_of(uid: UUID) -> UUID:
    """The second part of an item that was cut to find room."""
    return uuid5(uid, "rest")


_ASIDE = Place(None, None, None, None, None, fits=False)


def _whole(agenda: Agenda, item: Item, near: Spot) -> Proposal | None:
    for spot in _spots(agenda, item.length, near):
        add = op.AddItem(item=item, into=spot.into, after=spot.after)
        if (after := _without_harm(agenda, add)) is not None:
            return Proposal(add, standing(after, item.uid))
    return None


def _spots(agenda: Agenda, minutes: int, near: Spot) -> Iterator[Spot]:
    if near.after is not None or (near.into is not None and agenda.day(near.into) is None):
        yield near
    for timed in _days_from(agenda, near.into):
        yield from (Spot(timed.day.uid, gap.after) for gap in timed.gaps if gap.minutes >= minutes)


def _cut(agenda: Agenda, item: Item, near: Spot) -> Proposal | None:
    for timed in _days_from(agenda, near.into):
        for first, second in _neighbours(timed):
            for key, before, behind in _cuts(item):
                if before > first.minutes or behind > second.minutes:
                    continue
                fitted = item.model_copy(update={"slack": min(item.slack, second.minutes - behind)})
                rest = _rest_of(item.uid)
                add = op.Several(
                    operations=(
                        op.AddItem(item=fitted, into=timed.day.uid, after=first.after),
                        op.SplitItem(item=item.uid, after_step=key, new=rest),
                        op.MoveItem(item=rest, into=timed.day.uid, after=second.after),
                    )
                )
                if (after := _without_harm(agenda, add)) is not None:
                    return Proposal(add, standing(after, item.uid))
    return None


def _cuts(item: Item) -> Iterator[tuple[str, int, int]]:
    """Where the item may pause, the latest first: key of the step, minutes up to it, minutes behind it."""
    for place in range(len(item.steps) - 1, 0, -1):
        step = item.steps[place - 1]
        before = sum(s.minutes for s in item.steps[:place] if s.on)
        behind = sum(s.minutes for s in item.steps[place:] if s.on)
        if step.on and step.pause_after and before and behind:
            yield step.key, before, behind


def _neighbours(timed: TimedDay) -> Iterator[tuple[Gap, Gap]]:
    """Stretches of free time with nothing but rest between them."""
    order = [one.item for one in timed.items]
    for first, second in pairwise(timed.gaps):
        between = [one.item for one in timed.items if one.start >= first.end and one.end <= second.start]
        if order and between and all(item.kind in RESTS for item in between):
            yield first, second


def _without_harm(agenda: Agenda, operation: Operation) -> Agenda | None:
    """The agenda after `operation`, unless that brings a new problem."""
    outcome = apply(agenda, operation)
    if not isinstance(outcome, Done):
        return None
    return outcome.agenda if _clock_problems(outcome.agenda) <= _clock_problems(agenda) else None


def _clock_problems(agenda: Agenda) -> frozenset[tuple[UUID, Problem]]:
    return frozenset(_problems(timeline(agenda)))


def _problems(timed: TimedAgenda) -> Iterator[tuple[UUID, Problem]]:
    for _, one in timed.everything():
        for problem in one.problems:
            if problem.kind is not ProblemKind.SPLIT_NOT_AT_A_PAUSE:
                yield one.item.uid, problem


def _days_from(agenda: Agenda, day: UUID | None) -> Iterator[TimedDay]:
    """The days from `day` on; all of them when `day` is no day."""
    order = [other.uid for other in agenda.days]
    first = order.index(day) if day in order else 0
    yield from timeline(agenda).days[first:]


def _last(items: tuple[Item, ...]) -> UUID | None:
    return items[-1].uid if items else None
