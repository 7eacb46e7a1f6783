"""When everything happens. The one place where clock times are computed; nothing stores them.

`timeline(agenda)` is pure: order, lengths, pins, minutes between and hard ends in; clock times, gaps,
overlaps and overruns out. All times are minutes from midnight of their day and may pass 1440, which is then
a problem.

An item begins where the one before it ended, after its minutes between; a pinned item begins at its pin,
whatever happens before it. A parallel item runs until its last strand has ended. Items for the team only
take time like others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from curriculum.planning.agenda import Agenda, Day, Item
from curriculum.planning.parts import families

MIDNIGHT = 1440

Stretch = tuple[int, int]
"""From when until when."""


class ProblemKind(StrEnum):
    OVERLAP = "overlap"
    """Runs, by its pin, at the same time as something ahead of it; minutes: how long both run, with several the
    longest. In a strand also: begins before its group does; minutes: how much of it."""
    OVERRUN = "overrun"
    """Ends after the day's hard end; minutes: how much of it lies behind that end."""
    PAST_MIDNIGHT = "past-midnight"
    """Ends on the next date; minutes: how long after midnight."""
    SPLIT_NOT_AT_A_PAUSE = "split-not-at-a-pause"
    """A part ends with a step after which the module may not pause; minutes: 0."""


@dataclass(frozen=True, slots=True)
class Problem:
    kind: ProblemKind
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Time in a day that no item takes."""

    start: int
    end: int
    after: UUID | None
    """The item that it follows in the day's order; None: the day begins with it."""

    @property
    def minutes(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class TimedItem:
    item: Item
    start: int
    end: int
    problems: tuple[Problem, ...] = ()
    strands: tuple[tuple[TimedItem, ...], ...] = ()
    """The items of each strand, in the order of `item.strands`."""


@dataclass(frozen=True, slots=True)
class TimedDay:
    day: Day
    items: tuple[TimedItem, ...]
    gaps: tuple[Gap, ...]
    start: int
    """The day's own start, or an earlier pinned one."""
    end: int
    """When the last item ends; the day's start if there is none."""

    @property
    def overrun(self) -> int:
        """Minutes past the hard end."""
        return max(0, self.end - self.day.end)

    @property
    def free(self) -> int:
        """Minutes that no item takes, up to the hard end."""
        return sum(gap.minutes for gap in self.gaps)


@dataclass(frozen=True, slots=True)
class TimedAgenda:
    days: tuple[TimedDay, ...]

    def everything(self) -> Iterator[tuple[TimedDay, TimedItem]]:
        """Every item that has a time, with its day: on days and inside strands."""
        for day in self.days:
            for timed in day.items:
                yield day, timed
                yield from ((day, inner) for strand in timed.strands for inner in strand)

    def find(self, uid: UUID) -> tuple[TimedDay, TimedItem] | None:
        """An item and its day; None when it is set aside or not there."""
        return next(((day, timed) for day, timed in self.everything() if timed.item.uid == uid), None)


def timeline(agenda: Agenda) -> TimedAgenda:
    """The clock times of all days; what is set aside has none."""
    rough_cuts = frozenset(_cut_where_no_pause_is(agenda))
    return TimedAgenda(tuple(_timed_day(day, rough_cuts) for day in agenda.days))


def waiting(agenda: Agenda) -> dict[UUID, TimedDay]:
    """The other content of the days that have one, by their uids, on the clock that it would have."""
    switched = [
        day.model_copy(update={"items": day.fallback, "fallback": day.items})
        for day in agenda.days
        if day.fallback
    ]
    return {timed.day.uid: timed for timed in timeline(agenda.model_copy(update={"days": switched})).days}


def _timed_day(day: Day, rough_cuts: frozenset[UUID]) -> TimedDay:
    items = _in_a_row(day.items, day.start, (), day.end, rough_cuts)
    end = max((timed.end for timed in items), default=day.start)
    start = min((day.start, *(timed.start for timed in items)))
    return TimedDay(day, items, tuple(_gaps(day, items)), start, end)


def _in_a_row(
    items: tuple[Item, ...], at: int, taken: tuple[Stretch, ...], hard_end: int, rough_cuts: frozenset[UUID]
) -> tuple[TimedItem, ...]:
    """`items` one after the other from `at` on; what runs into `taken` or into one of them overlaps."""
    row: list[TimedItem] = []
    busy = list(taken)
    for item in items:
        start = at + item.gap if item.pin is None else item.pin
        strands = tuple(_in_a_row(s.items, start, ((0, start),), hard_end, rough_cuts) for s in item.strands)
        ends = [inner.end for strand in strands for inner in strand]
        end = max(start + 1, *ends) if ends else start + item.length
        problems = _problems(item, start, end, busy, hard_end, rough_cuts)
        row.append(TimedItem(item, start, end, tuple(problems), strands))
        at = max(at, end)
        busy.append((start, end))
    return tuple(row)


def _problems(
    item: Item, start: int, end: int, busy: list[Stretch], hard_end: int, rough_cuts: frozenset[UUID]
) -> Iterator[Problem]:
    shared = max((min(end, until) - max(start, since) for since, until in busy), default=0)
    if shared > 0:
        yield Problem(ProblemKind.OVERLAP, shared)
    if end > hard_end:
        yield Problem(ProblemKind.OVERRUN, min(end - start, end - hard_end))
    if end > MIDNIGHT:
        yield Problem(ProblemKind.PAST_MIDNIGHT, end - MIDNIGHT)
    if item.uid in rough_cuts:
        yield Problem(ProblemKind.SPLIT_NOT_AT_A_PAUSE)


def _gaps(day: Day, items: tuple[TimedItem, ...]) -> Iterator[Gap]:
    """Free stretches between the items in their order, and up to the hard end."""
    at, after = day.start, None
    for timed in items:
        if timed.start > at:
            yield Gap(at, timed.start, after)
        at, after = max(at, timed.end), timed.item.uid
    if day.end > at:
        yield Gap(at, day.end, after)


def _cut_where_no_pause_is(agenda: Agenda) -> Iterator[UUID]:
    for family in families(agenda):
        for part in family[:-1]:
            last = [step for step in part.steps if step.on][-1:]
            if last and not last[0].pause_after:
                yield part.uid
