"""What is different between two states of one plan: in words for people, and as the operations that lead from one to
the other. Pure.

    apply(before, operations_between(before, after)).agenda == after
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar
from uuid import UUID

from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Day, Item, Strand
from curriculum.planning.operations import Operation, Several
from curriculum.planning.operations_on_days import FIELDS_OF_DAY, FIELDS_OF_PLAN
from curriculum.planning.tree import Named

Kind = Literal["new", "moved", "removed", "changed"]
ABOUT_ITEM = (
    "title", "outward_title", "everyone", "length", "pin", "gap", "steps", "revisions", "leads", "room", "note",
    "materials", "needs", "officials", "if_absent", "absent_note",
)  # fmt: skip
"""What may be changed of an item, in the order in which it is told. Its length stands for its minutes."""
ASIDE = 0
Thing = TypeVar("Thing", bound=Named)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, about an item, a day or the plan."""

    kind: Kind
    about: Literal["item", "day", "plan"]
    title: str
    """Of the item or the plan; of a day its number."""
    fields: tuple[str, ...] = ()
    """What was changed of it."""
    before: int | None = None
    """The number of the day where it stood; `ASIDE` for what is set aside; None for what is new."""
    after: int | None = None


# For people


def difference(before: Agenda, after: Agenda) -> tuple[Change, ...]:
    """Every difference that a reader of the agenda would see: the plan, its days, then its items in their order."""
    return (*_of_plan(before, after), *_of_days(before, after), *_of_items(before, after))


def _of_plan(before: Agenda, after: Agenda) -> Iterator[Change]:
    names = [*FIELDS_OF_PLAN, "holidays", "filled"]
    fields = tuple(name for name in names if getattr(before, name) != getattr(after, name))
    if fields:
        yield Change("changed", "plan", after.title, fields)


def _of_days(before: Agenda, after: Agenda) -> Iterator[Change]:
    old, new = _numbered(before), _numbered(after)
    for uid, (number, day) in new.items():
        if uid not in old:
            yield Change("new", "day", str(number), after=number)
            continue
        was_number, was = old[uid]
        fields = [name for name in FIELDS_OF_DAY if getattr(was, name) != getattr(day, name)]
        if (was.fallback, was.on_fallback) != (day.fallback, day.on_fallback):
            fields.append("fallback")
        if fields:
            yield Change("changed", "day", str(number), tuple(fields), was_number, number)
        if uid in _out_of_order([*old], [*new]):
            yield Change("moved", "day", str(number), (), was_number, number)
    for uid, (number, _day) in old.items():
        if uid not in new:
            yield Change("removed", "day", str(number), before=number)


def _numbered(agenda: Agenda) -> dict[UUID, tuple[int, Day]]:
    return {day.uid: (number, day) for number, day in enumerate(agenda.days, start=1)}


def _of_items(before: Agenda, after: Agenda) -> Iterator[Change]:
    old, new = _placed(before), _placed(after)
    strays = _strays(before, after)
    for uid, (number, item) in new.items():
        if uid not in old:
            yield Change("new", "item", item.title, after=number)
            continue
        was_number, was = old[uid]
        if uid in strays:
            yield Change("moved", "item", item.title, (), was_number, number)
        fields = tuple(name for name in ABOUT_ITEM if getattr(was, name) != getattr(item, name))
        if _groups(was) != _groups(item):
            fields = (*fields, "groups")
        if fields:
            yield Change("changed", "item", item.title, fields, was_number, number)
    for uid, (number, item) in old.items():
        if uid not in new:
            yield Change("removed", "item", item.title, before=number)


def _groups(item: Item) -> list[Strand]:
    """The groups of a parallel item without what they hold."""
    return [strand.model_copy(update={"items": ()}) for strand in item.strands]


def _placed(agenda: Agenda) -> dict[UUID, tuple[int, Item]]:
    """Every item that is in force, with the number of its day."""
    placed: dict[UUID, tuple[int, Item]] = {}
    for number, items in ((ASIDE, agenda.aside), *((n, d.items) for n, d in enumerate(agenda.days, start=1))):
        for item in items:
            placed[item.uid] = (number, item)
            placed |= {inner.uid: (number, inner) for strand in item.strands for inner in strand.items}
    return placed


def _strays(before: Agenda, after: Agenda) -> set[UUID]:
    """Items that stand in another place, or in another order among those that stayed with them."""
    old, new = dict(_places(before)), dict(_places(after))
    strays: set[UUID] = set()
    for place, order in new.items():
        here = old.get(place, [])
        strays.update(_out_of_order(here, order))
        strays.update(uid for uid in order if uid not in here)
    return strays


def _places(agenda: Agenda) -> Iterator[tuple[UUID | None, list[UUID]]]:
    for holder, items in ((None, agenda.aside), *((day.uid, day.items) for day in agenda.days)):
        yield holder, [item.uid for item in items]
        for item in items:
            yield from ((strand.uid, [inner.uid for inner in strand.items]) for strand in item.strands)


def _out_of_order(before: Sequence[UUID], after: Sequence[UUID]) -> set[UUID]:
    """The fewest of those in both that must move to get from one order to the other."""
    common = [uid for uid in after if uid in set(before)]
    rank = {uid: place for place, uid in enumerate(before)}
    return set(common) - set(_longest_rising(common, rank))


def _longest_rising(order: Sequence[UUID], rank: dict[UUID, int]) -> list[UUID]:
    best: list[list[UUID]] = []
    for uid in order:
        shorter = (run for run in best if rank[run[-1]] < rank[uid])
        best.append([*max(shorter, key=len, default=[]), uid])
    return max(best, key=len, default=[])


# As operations


def operations_between(before: Agenda, after: Agenda) -> Several:
    """What leads from `before` to `after`, two states of one plan: where days or what is set aside differ, they are put
    back as wholes. Empty when they are the same.
    """
    goes: list[Operation] = []
    comes: list[Operation] = []
    kept = _kept(before.days, after.days)
    goes += [op.RemoveDay(day=day.uid) for day in before.days if day.uid not in kept]
    comes += _added(after.days, kept, lambda day, behind: op.AddDay(day=day, after=behind))
    kept = _kept(before.aside, after.aside)
    goes += [op.RemoveItem(item=item.uid) for item in before.aside if item.uid not in kept]
    comes += _added(after.aside, kept, lambda item, behind: op.AddItem(item=item, after=behind))
    operations = (*_fields(before, after), *goes, *comes)
    return Several(operations=operations, doing="restore")


def _fields(before: Agenda, after: Agenda) -> Iterator[Operation]:
    for name in FIELDS_OF_PLAN:
        if getattr(before, name) != getattr(after, name):
            yield op.SetPlan.model_validate({"field": name, "value": getattr(after, name)})
    old_days, new_days = ({h.date: h.title for h in agenda.holidays} for agenda in (before, after))
    for date in old_days.keys() | new_days.keys():
        if old_days.get(date) != new_days.get(date):
            yield op.SetHoliday(date=date, title=new_days.get(date))
    old_muted, new_muted = ({(m.check, m.subject): m for m in agenda.muted} for agenda in (before, after))
    for check, subject in old_muted.keys() | new_muted.keys():
        if old_muted.get((check, subject)) != new_muted.get((check, subject)):
            yield op.Mute(check=check, subject=subject, muted=new_muted.get((check, subject)))
    old_filled, new_filled = (
        {(f.module, f.blank): f.words for f in agenda.filled} for agenda in (before, after)
    )
    for module, blank in old_filled.keys() | new_filled.keys():
        if old_filled.get((module, blank)) != new_filled.get((module, blank)):
            yield op.FillBlank(module=module, blank=blank, words=new_filled.get((module, blank)))


def _kept(before: Sequence[Thing], after: Sequence[Thing]) -> set[UUID]:
    """Those that are the same in both and stand in the same order."""
    was = {thing.uid: thing for thing in before}
    same = {thing.uid for thing in after if was.get(thing.uid) == thing}
    return same - _out_of_order([*was], [thing.uid for thing in after])


def _added(
    things: Iterable[Thing], kept: set[UUID], add: Callable[[Thing, UUID | None], Operation]
) -> Iterator[Operation]:
    """What puts those that are not kept behind what stands before them."""
    behind: UUID | None = None
    for thing in things:
        if thing.uid not in kept:
            yield add(thing, behind)
        behind = thing.uid
