"""A rhythm on the days of a plan: its hours, and its pauses among the sessions; and the pauses of one day on others.

Pure: builds the operations of a gesture and leaves it to `plans.perform` to do them. A rhythm is laid out only when
the trainer says so. Sessions stay, in their order and with their own fixed starts; where a session leaves no room in
a pause's window, the two overlap, and the timeline shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID, uuid4

from curriculum.planning.agenda import Agenda, Day, Item
from curriculum.planning.apply import apply
from curriculum.planning.fields import ItemKind
from curriculum.planning.operations import (
    AddItem,
    Done,
    MoveItem,
    Operation,
    Pin,
    RemoveItem,
    Rename,
    SetDay,
    SetMinutes,
    Several,
)
from curriculum.planning.templates import kind_of, pause_item
from curriculum.planning.timeline import MIDNIGHT, Stretch, TimedDay, TimedItem, timeline
from curriculum.vocabulary.values import Pause, Rhythm

RESTS: frozenset[ItemKind] = frozenset({"break", "pause"})
ROUGHLY = 45
"""Minutes that a pause may lie outside a window and still be the pause that is meant."""
A_SHORT_WAIT = 30
"""Minutes that may stand empty before a pause; a session that would wait longer goes first and runs into it."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A pause that is to have a place in a day."""

    item: Item
    """As it is there, or as it will be added."""
    minutes: int
    earliest: int
    latest: int
    usual: int


@dataclass(frozen=True, slots=True)
class _Place:
    wanted: _Wanted
    start: int
    after: UUID | None


def laid_out(
    agenda: Agenda, rhythm: Rhythm, days: Iterable[UUID], names: Iterable[str] = ()
) -> Several | None:
    """The rhythm's hours and pauses on these days. None: they have them.

    A pause that a day has already, of the same kind and at roughly the same time, becomes the rhythm's: it is moved
    into the window and given its minutes, and keeps all else. Other pauses stay.

    Args:
        names: what rhythms call their pauses. One that bears such a name and not a name of this rhythm was laid out
            with another: it is renamed when it is taken over, and goes otherwise, unless something was written on it.
    """
    foreign, chosen = frozenset(names) - {pause.label for pause in rhythm.pauses}, frozenset(days)
    timed = (timed for timed in timeline(agenda).days if timed.day.uid in chosen)
    return _together((tuple(_on_day(each, rhythm, foreign)) for each in timed), "rhythm")


def laid_out_on_all(
    agenda: Agenda, rhythms: Mapping[str, Rhythm], names: Iterable[str] = ()
) -> Several | None:
    """Like `laid_out`, on every day its own rhythm, else the plan's; a day without either stays as it is."""
    known, days = frozenset(names), []
    for day in agenda.days:
        rhythm = rhythms.get(day.rhythm or agenda.rhythm or "")
        change = laid_out(agenda, rhythm, (day.uid,), known) if rhythm else None
        days.append(change.operations if change else ())
    return _together(days, "rhythm")


def copied_pauses(agenda: Agenda, from_day: UUID, to_days: Iterable[UUID]) -> Several | None:
    """The breaks and pauses of one day on others, at the same clock times. None: they are there.

    A break or pause that runs there at the same time gives way to the copy; others stay. Private notes are not copied.
    """
    every = {timed.day.uid: timed for timed in timeline(agenda).days}
    if from_day not in every:
        return None
    copies = tuple(_copy(timed) for timed in every[from_day].items if _may_be_copied(timed))
    chosen = frozenset(to_days) - {from_day}
    return _together(
        (_copied_to(timed.day, copies) for timed in every.values() if timed.day.uid in chosen), "meals"
    )


def _together(days: Iterable[tuple[Operation, ...]], doing: Literal["rhythm", "meals"]) -> Several | None:
    steps = tuple(Several(operations=operations) for operations in days if operations)
    return Several(operations=steps, doing=doing) if steps else None


# A rhythm on one day


def _on_day(timed: TimedDay, rhythm: Rhythm, foreign: frozenset[str]) -> Iterator[Operation]:
    day = timed.day
    yield from _hours(day, rhythm)
    rests = [each for each in timed.items if each.item.kind in RESTS and each.item.everyone]
    settled = _settled(rests, rhythm.pauses)
    near = _near(rests, [pause for pause in rhythm.pauses if pause.key not in settled])
    gone = [each.item for each in rests if each.item.title in foreign and _is_bare(each.item)]
    for item in gone:
        yield RemoveItem(item=item.uid)
    for pause in rhythm.pauses:
        taken = settled.get(pause.key) or near.get(pause.key)
        if taken and taken.item.title in foreign:
            yield Rename(item=taken.item.uid, title=pause.label)
    wanted = [
        _wanted(pause, near[pause.key].item if pause.key in near else pause_item(pause))
        for pause in rhythm.pauses
        if pause.key not in settled
    ]
    yield from _placing(day, wanted, gone, max(0, rhythm.start))


def _hours(day: Day, rhythm: Rhythm) -> Iterator[Operation]:
    """In an order in which the day always ends after it starts."""
    start = SetDay(day=day.uid, field="start", value=rhythm.start)
    end = SetDay(day=day.uid, field="end", value=rhythm.end)
    for change in (end, start) if rhythm.start >= day.end else (start, end):
        if change.value != getattr(day, change.field):
            yield change


def _settled(rests: list[TimedItem], pauses: Iterable[Pause]) -> dict[str, TimedItem]:
    """The pauses that are as the rhythm wants them, by key; they leave `rests`."""
    settled: dict[str, TimedItem] = {}
    for pause in sorted(pauses, key=lambda pause: pause.latest):
        fitting = [each for each in rests if _is_settled(each.item, pause)]
        if fitting:
            settled[pause.key] = min(fitting, key=lambda each: each.start)
            rests.remove(settled[pause.key])
    return settled


def _is_settled(item: Item, pause: Pause) -> bool:
    in_window = item.pin is not None and pause.window.start <= item.pin <= pause.latest
    return in_window and (item.kind, item.minutes) == (kind_of(pause), pause.minutes)


def _near(rests: list[TimedItem], pauses: Iterable[Pause]) -> dict[str, TimedItem]:
    """What is roughly one of the pauses, by key; it leaves `rests`."""
    near: dict[str, TimedItem] = {}
    for pause in sorted(pauses, key=lambda pause: pause.usual):
        found = [each for each in rests if _is_near(each, pause)]
        if found:
            near[pause.key] = min(found, key=lambda each: _distance(each, pause))
            rests.remove(near[pause.key])
    return near


def _is_near(each: TimedItem, pause: Pause) -> bool:
    begins, ends = pause.window.start - ROUGHLY, pause.window.end + ROUGHLY
    return each.item.kind == kind_of(pause) and begins < each.end and each.start < ends


def _distance(each: TimedItem, pause: Pause) -> tuple[bool, int]:
    return each.item.title != pause.label, abs(each.start - pause.usual)


def _is_bare(item: Item) -> bool:
    """Whether it is as a rhythm laid it out, but for its time: nobody wrote anything on it."""
    own = {"uid", "kind", "title", "minutes", "pin", "gap"}
    return not item.model_dump(exclude=own, exclude_defaults=True)


def _wanted(pause: Pause, item: Item) -> _Wanted:
    return _Wanted(item, pause.minutes, pause.window.start, pause.latest, pause.usual)


# The pauses of one day on another


def _may_be_copied(timed: TimedItem) -> bool:
    return timed.item.kind in RESTS and timed.start <= MIDNIGHT


def _copy(timed: TimedItem) -> Item:
    return _unnoted(timed.item).model_copy(update={"pin": timed.start})


def _unnoted(item: Item) -> Item:
    return item.model_copy(update={"gap": 0, "note": None, "absent_note": None})


def _copied_to(day: Day, copies: Sequence[Item]) -> tuple[Operation, ...]:
    """In rounds: what gives way lets later items move up, and may bring another pause into the way."""
    alone = Agenda(uid=uuid4(), slug="day", title="Day", days=(day,))
    operations: list[Operation] = []
    while step := tuple(_round(timeline(alone).days[0], copies)):
        operations += step
        outcome = apply(alone, Several(operations=step))
        if not isinstance(outcome, Done):
            break
        alone = outcome.agenda
    return tuple(operations)


def _round(timed: TimedDay, copies: Sequence[Item]) -> Iterator[Operation]:
    rests = [each for each in timed.items if each.item.kind in RESTS]
    missing = []
    for copy in copies:
        same = next((e for e in rests if _unnoted(e.item).model_copy(update={"uid": copy.uid}) == copy), None)
        if same:
            rests.remove(same)
        else:
            missing.append(copy)
    gone = [each.item for each in rests if any(_run_together(each, copy) for copy in copies)]
    for item in gone:
        yield RemoveItem(item=item.uid)
    new = [copy.model_copy(update={"uid": uuid4()}) for copy in missing]
    at = [(copy, copy.length, copy.pin or 0) for copy in new]
    wanted = [_Wanted(copy, minutes, start, start, start) for copy, minutes, start in at]
    yield from _placing(timed.day, wanted, gone, timed.day.start)


def _run_together(each: TimedItem, copy: Item) -> bool:
    start = copy.pin or 0
    return each.start < start + copy.length and start < each.end


# Pauses among sessions


def _placing(day: Day, wanted: Sequence[_Wanted], gone: Sequence[Item], start: int) -> Iterator[Operation]:
    """Puts pauses in their places; the rest of the day keeps its order."""
    left = {item.uid for item in gone}
    moving = {each.item.uid for each in wanted}
    order = [item.uid for item in day.items if item.uid not in left]
    rest = [item for item in day.items if item.uid not in left | moving]
    for place in _places(rest, wanted, start):
        yield from _put(day, place, order)
        order[:] = [uid for uid in order if uid != place.wanted.item.uid]
        order.insert(order.index(place.after) + 1 if place.after else 0, place.wanted.item.uid)


def _put(day: Day, place: _Place, order: Sequence[UUID]) -> Iterator[Operation]:
    item = place.wanted.item
    if item.uid not in order:
        yield AddItem(item=item.model_copy(update={"pin": place.start}), into=day.uid, after=place.after)
        return
    at = order.index(item.uid)
    if place.after != (order[at - 1] if at else None):
        yield MoveItem(item=item.uid, into=day.uid, after=place.after)
    if item.length != place.wanted.minutes:
        yield SetMinutes(item=item.uid, minutes=place.wanted.minutes)
    if item.pin != place.start:
        yield Pin(item=item.uid, at=place.start)


def _places(rest: Sequence[Item], wanted: Sequence[_Wanted], start: int) -> Iterator[_Place]:
    """A place for each pause, between two items where its window lets it. Follows the clock as `timeline` does."""
    at, after, coming = start, None, list(rest)
    for pause in sorted(wanted, key=lambda pause: pause.usual):
        while coming and _goes_before(_stretch(coming[0], at), pause):
            item = coming.pop(0)
            at, after = max(at, _stretch(item, at)[1]), item.uid
        begins = pause.usual
        if coming:
            begins = min(begins, _stretch(coming[0], at)[0] - pause.minutes)
        begins = min(max(begins, at, pause.earliest), pause.latest)
        yield _Place(pause, begins, after)
        at, after = max(at, begins + pause.minutes), pause.item.uid


def _stretch(item: Item, at: int) -> Stretch:
    begins = at + item.gap if item.pin is None else item.pin
    return begins, begins + item.length


def _goes_before(stretch: Stretch, pause: _Wanted) -> bool:
    begins, ends = stretch
    return ends <= pause.latest or pause.earliest - begins > A_SHORT_WAIT
