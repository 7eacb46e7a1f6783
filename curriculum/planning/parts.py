"""Which items are the parts of one split module, and what number each part carries.

Nothing is remembered about a split: parts are the items of one module that have no step in common, in the
order of the agenda. So a split of a split, a join, a removal and a move all number themselves, and an undo
is exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from curriculum.planning.agenda import Agenda, Item, Strand


def families(agenda: Agenda) -> tuple[tuple[Item, ...], ...]:
    """The modules that are split: for each its parts, two or more, in the order of the agenda."""
    begun: dict[UUID, list[_Family]] = {}
    for item in _in_force(agenda):
        if item.module is None or not item.steps:
            continue
        keys = {step.key for step in item.steps}
        siblings = begun.setdefault(item.module, [])
        # The same module may stand twice in a plan (for two strands, say): a step in common means another
        # run of it.
        family = next((family for family in siblings if not family.keys & keys), None)
        if family is None:
            siblings.append(family := _Family())
        family.keys |= keys
        family.items.append(item)
    return tuple(tuple(f.items) for siblings in begun.values() for f in siblings if len(f.items) > 1)


def numbered(agenda: Agenda) -> Agenda:
    """`agenda` with every item's `part` right."""
    part = {item.uid: number for family in families(agenda) for number, item in enumerate(family, start=1)}
    if all(item.part == part.get(item.uid) for item in agenda.everything()):
        return agenda
    days = tuple(
        day.model_copy(
            update={"items": _numbered(day.items, part), "fallback": _numbered(day.fallback, part)}
        )
        for day in agenda.days
    )
    return agenda.model_copy(update={"days": days, "aside": _numbered(agenda.aside, part)})


def _in_force(agenda: Agenda) -> Iterator[Item]:
    """Every item but those that wait as a day's fallback: they are no parts of what runs instead of them."""
    waiting = {item.uid for item in agenda.waiting()}
    return (item for item in agenda.everything() if item.uid not in waiting)


@dataclass(slots=True)
class _Family:
    items: list[Item] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


def _numbered(items: tuple[Item, ...], part: dict[UUID, int]) -> tuple[Item, ...]:
    return tuple(_numbered_item(item, part) for item in items)


def _numbered_item(item: Item, part: dict[UUID, int]) -> Item:
    strands = tuple(_numbered_strand(strand, part) for strand in item.strands)
    if item.part == part.get(item.uid) and strands == item.strands:
        return item
    return item.model_copy(update={"part": part.get(item.uid), "strands": strands})


def _numbered_strand(strand: Strand, part: dict[UUID, int]) -> Strand:
    return strand.model_copy(update={"items": _numbered(strand.items, part)})
