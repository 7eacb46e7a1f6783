"""Finding, replacing and moving things in an agenda's tree. Pure; what is missing is answered with None.

A *place* is a day, a strand, or None for what is set aside; inside it an item stands `after` another, or
first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from curriculum.planning.agenda import Agenda, Day, Item, Strand


class Named(Protocol):
    @property
    def uid(self) -> UUID: ...


Thing = TypeVar("Thing", bound=Named)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an item stands: in which place, behind which item (None: first)."""

    into: UUID | None
    after: UUID | None


def items_of(agenda: Agenda, into: UUID | None) -> tuple[Item, ...] | None:
    """The items of a place in order; None when there is no such day or strand."""
    if into is None:
        return agenda.aside
    holder = agenda.day(into) or strand_of(agenda, into)
    return holder.items if holder else None


def strand_of(agenda: Agenda, uid: UUID) -> Strand | None:
    return next((s for item in _top_level(agenda) for s in item.strands if s.uid == uid), None)


def parent_of(agenda: Agenda, strand: UUID) -> Item | None:
    """The parallel item that a strand belongs to."""
    return next((item for item in _top_level(agenda) if any(s.uid == strand for s in item.strands)), None)


def spot_of(agenda: Agenda, uid: UUID) -> Spot | None:
    """Where an item stands."""
    for into, items in _places(agenda):
        for place, item in enumerate(items):
            if item.uid == uid:
                return Spot(into, items[place - 1].uid if place else None)
    return None


def put(agenda: Agenda, item: Item, spot: Spot) -> Agenda | None:
    """`agenda` with `item` at `spot`; None when the item it should follow is not there. The place must
    exist.
    """
    items = insert(items_of(agenda, spot.into) or (), item, spot.after)
    return None if items is None else with_items(agenda, spot.into, items)


def take(agenda: Agenda, uid: UUID, spot: Spot) -> Agenda:
    """`agenda` without the item that stands at `spot`."""
    return with_items(agenda, spot.into, without(items_of(agenda, spot.into) or (), uid))


def with_item(agenda: Agenda, item: Item) -> Agenda:
    """`agenda` with `item` in the stead of the item that has its uid."""
    spot = spot_of(agenda, item.uid)
    assert spot is not None, "only an item that was found is replaced"
    items = items_of(agenda, spot.into) or ()
    return with_items(agenda, spot.into, tuple(item if other.uid == item.uid else other for other in items))


def with_items(agenda: Agenda, into: UUID | None, items: tuple[Item, ...]) -> Agenda:
    """`agenda` with `items` as the whole content of a place."""
    if into is None:
        return agenda.model_copy(update={"aside": items})
    if day := agenda.day(into):
        return with_day(agenda, day.model_copy(update={"items": items}))
    parent = parent_of(agenda, into)
    assert parent is not None, "only a place that was found is filled"
    strands = tuple(s.model_copy(update={"items": items}) if s.uid == into else s for s in parent.strands)
    return with_item(agenda, parent.model_copy(update={"strands": strands}))


def with_day(agenda: Agenda, day: Day) -> Agenda:
    """`agenda` with `day` in the stead of the day that has its uid."""
    return agenda.model_copy(update={"days": tuple(day if d.uid == day.uid else d for d in agenda.days)})


def insert(things: tuple[Thing, ...], thing: Thing, after: UUID | None) -> tuple[Thing, ...] | None:
    """`things` with `thing` behind `after` (None: first); None when `after` is not among them."""
    if after is None:
        return (thing, *things)
    for place, other in enumerate(things, start=1):
        if other.uid == after:
            return (*things[:place], thing, *things[place:])
    return None


def without(things: tuple[Thing, ...], uid: UUID) -> tuple[Thing, ...]:
    return tuple(thing for thing in things if thing.uid != uid)


def before(things: tuple[Thing, ...], uid: UUID) -> UUID | None:
    """The uid of what stands before `uid`; None when it is the first."""
    order = [thing.uid for thing in things]
    place = order.index(uid)
    return order[place - 1] if place else None


def ids(agenda: Agenda) -> Iterator[UUID]:
    """Every uid in use: days, items and strands share one space of names."""
    for day in agenda.days:
        yield day.uid
    for item in _top_level(agenda):
        yield from ids_of_item(item)
    for day in agenda.days:
        for item in day.fallback:
            yield from ids_of_item(item)


def ids_of_day(day: Day) -> Iterator[UUID]:
    yield day.uid
    for item in (*day.items, *day.fallback):
        yield from ids_of_item(item)


def ids_of_item(item: Item) -> Iterator[UUID]:
    yield item.uid
    for strand in item.strands:
        yield from ids_of_strand(strand)


def ids_of_strand(strand: Strand) -> Iterator[UUID]:
    yield strand.uid
    yield from (item.uid for item in strand.items)


def _top_level(agenda: Agenda) -> Iterator[Item]:
    for day in agenda.days:
        yield from day.items
    yield from agenda.aside


def _places(agenda: Agenda) -> Iterator[tuple[UUID | None, tuple[Item, ...]]]:
    for day in agenda.days:
        yield day.uid, day.items
    yield None, agenda.aside
    for item in _top_level(agenda):
        for strand in item.strands:
            yield strand.uid, strand.items
