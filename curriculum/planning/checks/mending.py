"""Operations that mend. What would clash or harm is left out where a remark is asked for its mends (`Remark.mends`)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from curriculum import i18n
from curriculum.planning import operations as op
from curriculum.planning import tree
from curriculum.planning.agenda import Item
from curriculum.planning.checks.check import Mend, MendName
from curriculum.planning.checks.scene import Placed, Scene
from curriculum.planning.fields import ItemKind
from curriculum.planning.operations import Operation

LONGEST_GAP = 1440


def mend(name: MendName, operation: Operation, *places: Placed) -> tuple[Mend, ...]:
    """A mend; `places` stand on all the days that it touches."""
    return (Mend(name, operation, frozenset(one.day.day.uid for one in places)),)


def leave_time(before: Placed, minutes: int) -> tuple[Mend, ...]:
    """So many minutes more ahead of an item, unless its start is fixed."""
    gap = before.item.gap + minutes
    if before.item.pin is not None or gap > LONGEST_GAP:
        return ()
    return mend("leave-time", op.SetGap(item=before.uid, minutes=gap), before)


def new_item(
    scene: Scene, title: Callable[[], str], minutes: int, kind: ItemKind = "custom", gap: int = 0
) -> Item:
    """An own item, named in the plan's language."""
    with i18n.use(scene.agenda.language):
        words = title()
    return Item(uid=scene.fresh(words), kind=kind, title=words, minutes=minutes, gap=gap)


def add_after(name: MendName, item: Item, after: Placed) -> tuple[Mend, ...]:
    """`item` behind another in its place."""
    return mend(name, op.AddItem(item=item, into=_place(after), after=after.uid), after)


def add_before(scene: Scene, name: MendName, item: Item, before: Placed) -> tuple[Mend, ...]:
    """`item` ahead of another in its place."""
    spot = tree.spot_of(scene.agenda, before.uid)
    after = spot.after if spot else None
    return mend(name, op.AddItem(item=item, into=_place(before), after=after), before)


def _place(one: Placed) -> UUID:
    return one.strand.uid if one.strand else one.day.day.uid
