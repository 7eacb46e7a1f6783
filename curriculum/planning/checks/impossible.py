"""What cannot happen: two things at one time, a day without an end, somebody in two places. Never muted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise
from uuid import UUID

from curriculum.planning import operations as op
from curriculum.planning.checks.check import Mend, Seen, check
from curriculum.planning.checks.mending import leave_time, mend
from curriculum.planning.checks.scene import HEAVY, REST, Placed, Scene
from curriculum.planning.fields import MOST_ITEMS
from curriculum.planning.operations import Operation
from curriculum.planning.timeline import MIDNIGHT, ProblemKind


@check("impossible", "clock")
def overlap(scene: Scene) -> Iterator[Seen]:
    """A fixed start puts an item into the time of another: nobody can do both."""
    for one in scene.placed:
        if minutes := _minutes(one, ProblemKind.OVERLAP):
            freed = mend("free-start", op.Pin(item=one.uid, at=None), one) if one.item.pin is not None else ()
            before = list(_run_into(scene, one))
            data = {**one.called, "minutes": minutes, "number": one.number}
            data["other"] = max(before, key=lambda other: _shared(other, one)).item.title if before else ""
            yield Seen(
                one.uid,
                minutes,
                one.day.day.uid,
                data,
                freed + _split(scene, before, one) + _shorten(before, one),
            )


def _run_into(scene: Scene, one: Placed) -> Iterator[Placed]:
    """What stands ahead of `one` in its day or group, and takes the same minutes."""
    for other in scene.placed:
        if other.uid == one.uid:
            return
        if other.row == one.row and _shared(other, one) > 0:
            yield other


def _split(scene: Scene, before: list[Placed], one: Placed) -> tuple[Mend, ...]:
    """A session that runs on into a rest stops at the last place ahead of it where it may, and goes on behind it."""
    if len(before) != 1 or one.item.kind not in REST:
        return ()
    (session,) = before
    places = [s.choice.key for s in session.running() if s.choice.pause_after and s.end <= one.start]
    if not places:
        return ()
    rest = scene.fresh(f"rest of {session.uid}")
    split = op.SplitItem(item=session.uid, after_step=places[-1], new=rest)
    into = one.strand.uid if one.strand else one.day.day.uid
    behind = op.MoveItem(item=rest, into=into, after=one.uid)
    return mend("split-around", op.Several(operations=(split, behind)), session)


def _shorten(before: list[Placed], one: Placed) -> tuple[Mend, ...]:
    """What alone runs on into `one` ends where that begins, unless it is a rest, or heavy and needs its minutes."""
    if len(before) != 1:
        return ()
    (other,) = before
    minutes = other.item.length - (other.end - one.start)
    is_heavy = other.revision is not None and other.revision.load == HEAVY
    if minutes < 1 or is_heavy or other.timed.strands or not other.works or other.end > one.end:
        return ()
    return mend("shorten", op.SetMinutes(item=other.uid, minutes=minutes), other)


@check("impossible", "clock")
def past_the_hard_end(scene: Scene) -> Iterator[Seen]:
    """The hard end of a day is a bus, a curfew, a kitchen: what goes past it is taken from people."""
    for day in scene.timed.days:
        if not day.overrun or day.end > MIDNIGHT:
            continue
        late = [timed for timed in day.items if timed.end > day.day.end]
        last = max(late, key=lambda timed: timed.end)
        data = {"title": last.item.title, "minutes": day.overrun, "end": day.day.end}
        placed = [scene.by_uid[timed.item.uid] for timed in late]
        moves = _aside(scene, placed)
        later = mend("end-later", op.SetDay(day=day.day.uid, field="end", value=day.end), placed[0])
        yield Seen(day.day.uid, day.overrun, day.day.uid, data, moves + later)


@check("impossible", "clock")
def past_midnight(scene: Scene) -> Iterator[Seen]:
    """A day has no minutes after 24:00; what runs into them belongs to the next day."""
    for one in scene.placed:
        if minutes := _minutes(one, ProblemKind.PAST_MIDNIGHT):
            data = {"title": one.item.title, "minutes": minutes}
            yield Seen(one.uid, minutes, one.day.day.uid, data, _aside(scene, [one]))


@check("impossible", "clock")
def person_in_two_places(scene: Scene) -> Iterator[Seen]:
    """Who leads one group cannot lead another at the same time."""
    yield from _in_two_places(scene, lambda one: one.leads, "person")


@check("impossible", "clock")
def room_in_two_uses(scene: Scene) -> Iterator[Seen]:
    """Two groups in one room hear each other, and neither hears its own people."""
    yield from _in_two_places(scene, lambda one: (one.room,) if one.room else (), "room")


@check("impossible", "clock")
def interpreters_in_too_many_groups(scene: Scene) -> Iterator[Seen]:
    """An interpreter has one voice: more groups than can be interpreted at once leave one without words."""
    if scene.agenda.interpretation == "none":
        return
    most = scene.numbers.interpreters
    for one in scene.placed:
        strands = [
            [inner for inner in strand if inner.item.everyone and inner.item.kind not in REST]
            for strand in one.timed.strands
        ]
        stretches = [(inner.start, inner.end) for strand in strands for inner in strand]
        groups = max(
            (sum(any(i.start <= at < i.end for i in strand) for strand in strands) for at, _ in stretches),
            default=0,
        )
        if one.item.everyone and groups > most:
            data = {"title": one.item.title, "groups": groups, "most": most}
            yield Seen(one.uid, groups - most, one.day.day.uid, data)


@check("impossible", "clock")
def no_time_between_rooms(scene: Scene) -> Iterator[Seen]:
    """Who leads in another room needs the minutes to get there, and to be there before the group."""
    needed = scene.numbers.transfer
    told: dict[UUID, Seen] = {}
    for _, held in _by_whom(scene, lambda one: one.leads):
        for first, second in pairwise(one for one in held if not one.timed.strands):
            between = second.start - first.end
            apart = first.room and second.room and first.room != second.room
            if apart and 0 <= between < needed:
                data = {"title": second.item.title, "first": first.item.title, "minutes": needed - between}
                mends = leave_time(second, needed - between)
                seen = Seen(second.uid, needed - between, second.day.day.uid, data, mends)
                told[second.uid] = max(seen, told.get(second.uid, seen), key=lambda one: one.size)
    yield from told.values()


def _minutes(one: Placed, kind: ProblemKind) -> int:
    return next((problem.minutes for problem in one.timed.problems if problem.kind is kind), 0)


def _aside(scene: Scene, placed: list[Placed]) -> tuple[Mend, ...]:
    """All of these are set aside, behind what already is."""
    aside = scene.agenda.aside
    if len(aside) + len(placed) > MOST_ITEMS:
        return ()
    after = aside[-1].uid if aside else None
    moves: list[Operation] = []
    for one in placed:
        moves.append(op.MoveItem(item=one.uid, into=None, after=after))
        after = one.uid
    moved = moves[0] if len(moves) == 1 else op.Several(operations=tuple(moves), doing="move")
    return mend("set-aside", moved, *placed)


def _by_whom(scene: Scene, of: Callable[[Placed], Iterable[UUID]]) -> Iterator[tuple[UUID, list[Placed]]]:
    """Person or room -> where they are on one day, in the order of the clock; once for each day."""
    held: dict[tuple[UUID, int], list[Placed]] = {}
    for one in scene.placed:
        for uid in of(one):
            held.setdefault((uid, one.number), []).append(one)
    for (uid, _), ones in held.items():
        yield uid, sorted(ones, key=lambda one: (one.start, one.end))


def _in_two_places(scene: Scene, of: Callable[[Placed], Iterable[UUID]], what: str) -> Iterator[Seen]:
    """At the same time in two groups, or in a group and beside it. What overlaps outside of groups is told already."""
    told: dict[UUID, Seen] = {}
    for uid, held in _by_whom(scene, of):
        for first, second in combinations(held, 2):
            shared = _shared(first, second)
            if shared <= 0 or not _apart(first, second):
                continue
            data = {"title": second.item.title, "first": first.item.title, what: uid, "minutes": shared}
            seen = Seen(second.uid, shared, second.day.day.uid, data)
            told[second.uid] = max(seen, told.get(second.uid, seen), key=lambda one: one.size)
    yield from told.values()


def _shared(first: Placed, second: Placed) -> int:
    """Minutes that both take; none or less where one is over before the other begins."""
    return min(first.end, second.end) - max(first.start, second.start)


def _apart(first: Placed, second: Placed) -> bool:
    if first.strand is None and second.strand is None:
        return False
    if first.strand and second.strand:
        return first.strand.uid != second.strand.uid
    inner, outer = (first, second) if first.strand else (second, first)
    return inner.parallel is None or inner.parallel.uid != outer.uid


IMPOSSIBLE = (
    overlap,
    past_the_hard_end,
    past_midnight,
    person_in_two_places,
    room_in_two_uses,
    no_time_between_rooms,
    interpreters_in_too_many_groups,
)
