"""What a change of an agenda is, why it may be refused, and finding what an operation names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from curriculum.planning import operations as op
from curriculum.planning import tree
from curriculum.planning.agenda import Agenda, Day, Item, StepChoice, Strand
from curriculum.planning.operations import ClashReason, Operation
from curriculum.planning.tree import Spot


class Change(NamedTuple):
    agenda: Agenda
    inverse: Operation


class Refusal(Exception):
    """Why an operation cannot be done; `apply` makes a `Clash` of it."""

    def __init__(self, reason: ClashReason, subject: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.subject = str(subject)


def item(agenda: Agenda, uid: UUID) -> Item:
    return item_and_spot(agenda, uid)[0]


def item_and_spot(agenda: Agenda, uid: UUID) -> tuple[Item, Spot]:
    found, spot = agenda.item(uid), tree.spot_of(agenda, uid)
    if found is None or spot is None:
        raise Refusal("item-gone", uid)
    return found, spot


def step(item: Item, key: str) -> StepChoice:
    for choice in item.steps:
        if choice.key == key:
            return choice
    raise Refusal("step-gone", key)


def item_and_strand(agenda: Agenda, uid: UUID) -> tuple[Item, Strand]:
    parent, strand = tree.parent_of(agenda, uid), tree.strand_of(agenda, uid)
    if parent is None or strand is None:
        raise Refusal("strand-gone", uid)
    return parent, strand


def day(agenda: Agenda, uid: UUID) -> Day:
    found = agenda.day(uid)
    if found is None:
        raise Refusal("day-gone", uid)
    return found


def free(agenda: Agenda, new: Iterable[UUID]) -> None:
    """Refuses ids that are in use, or that come twice."""
    taken = Counter(tree.ids(agenda))
    for uid in new:
        taken[uid] += 1
        if taken[uid] > 1:
            raise Refusal("id-taken", uid)


def put(agenda: Agenda, item: Item, spot: Spot) -> Agenda:
    if tree.items_of(agenda, spot.into) is None:
        raise Refusal("day-gone", spot.into)
    if item.kind == "parallel" and spot.into is not None and agenda.day(spot.into) is None:
        raise Refusal("does-not-fit", item.uid)
    placed = tree.put(agenda, item, spot)
    if placed is None:
        raise Refusal("item-gone", spot.after)
    return placed


def steps_of(item: Item) -> op.SetSteps:
    return op.SetSteps(item=item.uid, steps=item.steps, slack=item.slack)


def changed(agenda: Agenda, item: Item, fields: dict[str, Any], inverse: Operation) -> Change:
    after = item.model_copy(update=fields)
    if after.fault():
        raise Refusal("does-not-fit", item.uid)
    return Change(tree.with_item(agenda, after), inverse)


def changed_step(
    agenda: Agenda, item: Item, step: StepChoice, fields: dict[str, Any], inverse: Operation
) -> Change:
    steps = tuple(s.model_copy(update=fields) if s is step else s for s in item.steps)
    return Change(tree.with_item(agenda, item.model_copy(update={"steps": steps})), inverse)
