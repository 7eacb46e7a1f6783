"""Gestures that need more than one operation knows: what each makes of an agenda. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid4

from curriculum.i18n import _
from curriculum.planning import operations as op
from curriculum.planning import tree
from curriculum.planning.agenda import Agenda, Day, Item, Strand
from curriculum.planning.fields import LONGEST_TITLE, ItemKind
from curriculum.planning.operations import Operation

RESTS: frozenset[ItemKind] = frozenset({"break", "pause", "free"})
"""What a day and its fallback have in common: people eat and pray at the same hours."""


def duplicated(agenda: Agenda, uid: UUID) -> Operation | None:
    """The item a second time, behind itself, with a start that is not fixed; None when it is not there."""
    item, spot = agenda.item(uid), tree.spot_of(agenda, uid)
    if item is None or spot is None:
        return None
    copy = _anew(item).model_copy(update={"pin": None, "gap": 0})
    return op.Several(operations=(op.AddItem(item=copy, into=spot.into, after=uid),), doing="duplicate")


def shortened(item: Item) -> Operation | None:
    """Only the core steps of a module's item, as long as they are, and no slack; None when it is that short already."""
    steps = tuple(step.model_copy(update={"on": step.core}) for step in item.steps)
    if not any(step.on for step in steps) or (steps == item.steps and not item.slack):
        return None
    return op.Several(operations=(op.SetSteps(item=item.uid, steps=steps, slack=0),), doing="shorten")


def replaced(agenda: Agenda, uid: UUID, new: Item) -> Operation | None:
    """`new` in the place of an item, with its start, its people and its room; None when that is not there."""
    item, spot = agenda.item(uid), tree.spot_of(agenda, uid)
    if item is None or spot is None:
        return None
    kept = {name: getattr(item, name) for name in ("pin", "gap", "leads", "room", "everyone", "officials")}
    return op.Several(
        operations=(
            op.AddItem(item=new.model_copy(update=kept), into=spot.into, after=uid),
            op.RemoveItem(item=uid),
        ),
        doing="replace",
    )


def with_fallback(day: Day) -> Operation | None:
    """A fallback with the day's clock: its rests as they are, and for every other item one of the same length that
    may be seen by anybody. None when the day is empty or has one.
    """
    if day.fallback or not day.items:
        return None
    return op.SetFallback(day=day.uid, items=tuple(_harmless(item) for item in day.items))


def _harmless(item: Item) -> Item:
    if item.kind in RESTS:
        return _anew(item)
    return Item(
        uid=uuid4(),
        kind="custom",
        title=(item.outward_title or _("Group work"))[:LONGEST_TITLE],
        everyone=item.everyone,
        minutes=item.length,
        pin=item.pin,
        gap=item.gap,
    )


def _anew(item: Item) -> Item:
    """The item with ids of its own; private notes stay with the first."""
    bare = {"uid": uuid4(), "part": None, "note": None, "absent_note": None}
    strands = tuple(_strands_anew(item.strands))
    steps = tuple(step.model_copy(update={"words": None}) for step in item.steps)
    return item.model_copy(update={**bare, "strands": strands, "steps": steps})


def _strands_anew(strands: tuple[Strand, ...]) -> Iterator[Strand]:
    for strand in strands:
        yield strand.model_copy(update={"uid": uuid4(), "items": tuple(_anew(item) for item in strand.items)})
