"""The shape of days: how long people sit and listen, how a workshop begins and ends, when there is rest.

What trainers write in their own words is not judged: an own item that stands in the right place may be the opening,
the evaluation or the plan for action.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from curriculum.i18n import _
from curriculum.planning import operations as op
from curriculum.planning import tree
from curriculum.planning.agenda import Day
from curriculum.planning.checks.check import Mend, Seen, check
from curriculum.planning.checks.mending import add_after, mend, new_item
from curriculum.planning.checks.scene import ACQUISITION, REST, Placed, Scene
from curriculum.planning.fields import ItemKind

ACTION_PLANNING = "action-planning"
ACTION = "action"


class Chunk(NamedTuple):
    """A stretch of a sitting in one piece."""

    minutes: int
    placed: Placed
    step: str | None = None
    pauses: bool = False
    """Whether the session may pause after it."""


@dataclass(slots=True)
class _Sitting:
    """People who sit, from one rest to the next."""

    at: int
    chunks: list[Chunk] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        return sum(chunk.minutes for chunk in self.chunks)


def longest_sitting(scene: Scene, day: Day) -> int:
    """Minutes that people may sit, by the day's rhythm and the interpretation."""
    rhythm = scene.rhythm(day)
    longest = rhythm.longest_sitting if rhythm else scene.numbers.longest_sitting
    return min(longest, scene.numbers.longest_sitting_interpreted) if scene.is_consecutive else longest


@check("look", "shape")
def long_sitting(scene: Scene) -> Iterator[Seen]:
    """Nobody takes in much after an hour and a half; with consecutive interpretation it is less. By the rhythm that
    the trainer chose. It is counted over steps, from rest to rest, and an energiser is no rest. See Participatory
    Workshops (Chambers, 2002).
    """
    for day in scene.days:
        if not day:
            continue
        most = longest_sitting(scene, day[0].day.day)
        told: dict[UUID, Seen] = {}
        for chunks in _sittings(scene, day):
            minutes = sum(chunk.minutes for chunk in chunks)
            if minutes > most:
                seen = _long(scene, chunks, minutes, most)
                told[seen.subject] = max(seen, told.get(seen.subject, seen), key=lambda one: one.size)
        yield from told.values()


def _long(scene: Scene, chunks: list[Chunk], minutes: int, most: int) -> Seen:
    sat, crossing = 0, chunks[-1]
    for chunk in chunks:
        sat += chunk.minutes
        if sat > most:
            crossing = chunk
            break
    one = crossing.placed
    data = {**one.called, "minutes": minutes, "enough": most}
    return Seen(one.uid, minutes - most, one.day.day.uid, data, _break_in(scene, chunks, most))


def _sittings(scene: Scene, day: tuple[Placed, ...]) -> Iterator[list[Chunk]]:
    sitting = _Sitting(day[0].start)
    for one in day:
        yield from _sit(scene, sitting, one)
    yield sitting.chunks


def _sit(scene: Scene, sitting: _Sitting, one: Placed) -> Iterator[list[Chunk]]:
    """Goes on sitting through `one`; yields every sitting that a rest ends."""
    shortest = scene.numbers.shortest_break
    rests = one.item.kind in REST and one.end - one.start >= shortest
    if one.start - sitting.at >= shortest or rests or one.item.kind == "visit":
        yield sitting.chunks
        sitting.chunks = []
    begins = max(sitting.at, one.start)
    sitting.at = max(sitting.at, one.end)
    if one.item.kind in REST or one.item.kind == "visit":
        return
    if one.timed.strands:
        yield from _sit_in_groups(scene, sitting, one, begins)
    elif begins > one.start or not one.item.steps:
        sitting.chunks.append(Chunk(max(0, one.end - begins), one))
    else:
        sitting.chunks += (
            Chunk(step.choice.minutes, one, step.choice.key, step.choice.pause_after)
            for step in one.running()
        )
        if one.item.slack:
            sitting.chunks.append(Chunk(one.item.slack, one))


def _sit_in_groups(scene: Scene, sitting: _Sitting, one: Placed, begins: int) -> Iterator[list[Chunk]]:
    """Each group sits for itself; the one that sat longest at the end goes on."""
    ends: list[list[Chunk]] = []
    for strand in one.timed.strands:
        group = _Sitting(begins, list(sitting.chunks))
        for inner in sorted(strand, key=lambda timed: (timed.start, timed.end)):
            if inner.item.everyone and inner.item.uid in scene.by_uid:
                yield from _sit(scene, group, scene.by_uid[inner.item.uid])
        if sitting.at - group.at >= scene.numbers.shortest_break:
            yield group.chunks
            group.chunks = []
        ends.append(group.chunks)
    sitting.chunks = max(ends, key=lambda chunks: sum(chunk.minutes for chunk in chunks))


def _break_in(scene: Scene, chunks: list[Chunk], most: int) -> tuple[Mend, ...]:
    """A break at the last place where the sitting is not yet too long: between two items, or where one may pause."""
    sat, best = 0, None
    for chunk, following in pairwise(chunks):
        sat += chunk.minutes
        if sat > most:
            break
        if _may_break(scene, chunk, following):
            best = (chunk, following)
    if best is None or best[0].placed.strand is not None:
        return ()
    chunk, following = best
    length = max(scene.numbers.break_length, scene.numbers.shortest_break)
    rest = new_item(scene, lambda: _("Break"), length, "break")
    if following.placed.uid != chunk.placed.uid:
        return add_after("add-break", rest, chunk.placed)
    assert chunk.step is not None
    item, into = chunk.placed.uid, chunk.placed.day.day.uid
    split = op.SplitItem(item=item, after_step=chunk.step, new=scene.fresh(f"rest of {item}"))
    add = op.AddItem(item=rest, into=into, after=item)
    return mend("split-here", op.Several(operations=(split, add)), chunk.placed)


def _may_break(scene: Scene, chunk: Chunk, following: Chunk) -> bool:
    first, second = chunk.placed, following.placed
    if first.uid == second.uid:
        return chunk.pauses and following.step is not None
    if first.strand or second.strand or second.item.pin is not None:
        return False
    spot = tree.spot_of(scene.agenda, second.uid)
    return spot is not None and spot.after == first.uid


@check("look", "shape")
def input_in_the_low_energy_window(scene: Scene) -> Iterator[Seen]:
    """After a meal, or late on a day of fasting, people do rather than listen. By the rhythm that the trainer chose.
    See Participatory Workshops (Chambers, 2002).
    """
    for one in scene.sessions:
        rhythm = scene.rhythm(one.day.day)
        if rhythm is None or rhythm.low_energy is None:
            continue
        window = rhythm.low_energy
        minutes = sum(
            max(0, min(step.end, window.end) - max(step.start, window.start))
            for step in one.running()
            if step.choice.learning_type == ACQUISITION
        )
        if minutes >= scene.numbers.low_energy_input:
            data = {**one.called, "minutes": minutes}
            data |= {"start": window.start, "end": window.end}
            yield Seen(one.uid, minutes, one.day.day.uid, data)


@check("look", "shape")
def much_input(scene: Scene) -> Iterator[Seen]:
    """Adults learn by working on what they know: listening is a part of the day, never most of it. See Freire,
    Pedagogy of the Oppressed (1970), on deposits of knowledge, and Vella, Learning to Listen, Learning to Teach (1994).
    """
    for number, (day, sums) in enumerate(zip(scene.timed.days, scene.sums_of_days, strict=True), start=1):
        listened = sums.types.get(ACQUISITION, 0)
        if listened < scene.numbers.input_least or listened * 100 <= sums.minutes * scene.numbers.input_share:
            continue
        share = listened * 100 // sums.minutes
        data = {
            "number": number,
            "minutes": listened,
            "percent": share,
            "most": scene.numbers.input_share,
        }
        yield Seen(day.day.uid, share, day.day.uid, data)


@check("look", "shape")
def no_opening(scene: Scene) -> Iterator[Seen]:
    """People need to know who is in the room, why, and what is safe to say, before any content. See Human Rights
    Training (OHCHR, 2000) and the Facilitation Manual of Amnesty International (2011).
    """
    if not scene.sessions or not scene.work_days:
        return
    first = scene.work_days[0][0]
    if first.item.kind not in ("module", "visit", "parallel"):
        return
    opening = new_item(scene, lambda: _("Welcome, names and agreements"), scene.numbers.opening_length)
    mends: tuple[Mend, ...] = ()
    if first.start >= first.day.day.start:
        add = op.AddItem(item=opening, into=first.day.day.uid, after=None)
        mends = mend("add-opening", add, first)
    yield Seen(scene.agenda.uid, data={"title": first.item.title}, mends=mends)


@check("look", "shape")
def no_evaluation(scene: Scene) -> Iterator[Seen]:
    """What is not asked at the end is not learnt for the next time. See Evaluating Human Rights Training Activities
    (Equitas & OHCHR, 2011). An own item or activity behind the last session may be the evaluation.
    """
    end = _end(scene)
    if end is None or _own_behind(scene, end, ("custom", "activity"), least=0):
        return
    item = new_item(scene, lambda: _("Evaluation and feedback"), scene.numbers.evaluation_length)
    mends = add_after("add-evaluation", item, end.last)
    yield Seen(scene.agenda.uid, data={"title": end.last.item.title}, mends=mends)


@check("look", "shape")
def no_action_planning(scene: Scene) -> Iterator[Seen]:
    """Training ends in what people do at home, with whom and by when. See From Planning to Impact (OHCHR, 2019).
    A long own item behind the last session may be the plan for action.
    """
    least = scene.numbers.action_length
    end = _end(scene)
    if end is None or action_minutes(scene) or _own_behind(scene, end, ("custom",), least):
        return
    item = new_item(scene, lambda: _("Plan for action"), least)
    yield Seen(scene.agenda.uid, data={}, mends=add_after("add-action", item, end.last))


def action_minutes(scene: Scene) -> int:
    """Minutes in which people plan what they will do."""
    objectives = scene.words.objectives

    def is_action(each: str) -> bool:
        return each in objectives and objectives[each].domain == ACTION

    return int(
        sum(
            each.minutes
            for each in scene.learning
            if each.method == ACTION_PLANNING or any(is_action(objective) for objective in each.objectives)
        )
    )


class _End(NamedTuple):
    """How a workshop ends."""

    last: Placed
    """The last session of the last day, or the groups that it is in; on a day without one what is asked last."""
    since: int
    """From when on that day an own item may be what ends the workshop."""


def _end(scene: Scene) -> _End | None:
    """None for a plan without sessions: there is nothing yet that could be evaluated."""
    held = [one for one in scene.sessions if one.item.kind == "module"]
    if not held or not scene.work_days:
        return None
    last, day = held[-1], scene.work_days[-1]
    if last.number == day[0].number:
        return _End(scene.by_uid[last.parallel.uid] if last.parallel else last, last.start)
    asked = [one for one in day if one.item.kind != "ceremony"] or day
    return _End(asked[-1], 0)


def _own_behind(scene: Scene, end: _End, kinds: tuple[ItemKind, ...], least: int) -> bool:
    return any(
        one.item.kind in kinds
        and one.item.everyone
        and one.number == end.last.number
        and one.start >= end.since
        and one.item.length >= least
        for one in scene.placed
    )


@check("look", "shape")
def no_free_half_day(scene: Scene) -> Iterator[Seen]:
    """After five days of work a group needs half a day without any: heads, feet, families, laundry. See Barry &
    Djordjevic, What's the Point of Revolution if We Can't Dance? (2007), on care that lasts.
    """
    most = scene.numbers.days_to_half_day
    yield from _without_rest(scene, scene.numbers.half_day, most + 1)


@check("look", "shape")
def no_free_day(scene: Scene) -> Iterator[Seen]:
    """In every week one whole day belongs to nobody but the people themselves. See the works that `no_free_half_day`
    names; the day itself is the trainer's to choose.
    """
    yield from _without_rest(scene, None, scene.numbers.days_to_free_day)


def _without_rest(scene: Scene, half_day: int | None, longest: int) -> Iterator[Seen]:
    """The day on which work has gone on for `longest` days; then it is counted anew."""
    if len(scene.days) < scene.numbers.rest_from_days:
        return
    streak, before = 0, None
    for number, (timed, placed) in enumerate(zip(scene.timed.days, scene.days, strict=True), start=1):
        date = timed.day.date
        if before and date and date - before > timedelta(days=1):
            streak = 0
        before = date
        work = [one for one in placed if one.works]
        free = _longest_free(timed.day, work)
        rested = not work or (half_day is not None and free >= half_day)
        streak = 0 if rested else streak + 1
        if streak >= longest:
            yield Seen(timed.day.uid, streak, timed.day.uid, {"number": number, "days": streak})
            streak = 0


def _longest_free(day: Day, work: list[Placed]) -> int:
    """The longest stretch of the day, in minutes, in which nothing is asked of everyone."""
    at, longest = day.start, 0
    for one in work:
        longest, at = max(longest, one.start - at), max(at, one.end)
    return max(longest, day.end - at)
