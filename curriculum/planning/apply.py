"""Doing an operation to an agenda: pure, all or nothing, and always with its exact way back.

    apply(agenda, operation) -> Done(agenda, inverse) | Clash

The law, for every operation that is `Done`: `apply(done.agenda, done.inverse).agenda == agenda`. What an
operation makes always keeps to the limits of `agenda`, so that it can be read again; they are looked at once, at
the end, because a way back may pass through a fuller day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple, assert_never
from uuid import UUID

from curriculum.planning import minutes, tree
from curriculum.planning import operations as op
from curriculum.planning.agenda import MODULE_KINDS, Agenda, Day, Filled, Item, StepChoice, Strand
from curriculum.planning.operations import Clash, ClashReason, Done, Operation
from curriculum.planning.parts import numbered
from curriculum.planning.tree import Spot


def apply(agenda: Agenda, operation: Operation) -> Done | Clash:
    """`agenda` after `operation` and the operation that takes it back, or why it cannot be done."""
    try:
        change = _change(agenda, operation)
    except _Refusal as refusal:
        return Clash(operation=operation, reason=refusal.reason, subject=refusal.subject)
    if (crowded := change.agenda.crowded()) is not None:
        return Clash(operation=operation, reason="too-many", subject=str(crowded))
    return Done.model_construct(agenda=numbered(change.agenda), inverse=change.inverse)


class _Change(NamedTuple):
    agenda: Agenda
    inverse: Operation


class _Refusal(Exception):
    def __init__(self, reason: ClashReason, subject: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.subject = str(subject)


def _change(agenda: Agenda, operation: Operation) -> _Change:
    match operation:
        case op.AddItem():
            return _add_item(agenda, operation)
        case op.RemoveItem():
            return _remove_item(agenda, operation)
        case op.MoveItem():
            return _move_item(agenda, operation)
        case op.SetMinutes():
            return _set_minutes(agenda, operation)
        case op.SetSteps():
            return _set_steps(agenda, operation)
        case op.SwitchStep():
            return _switch_step(agenda, operation)
        case op.SetStepMinutes():
            return _set_step_minutes(agenda, operation)
        case op.SetStepWords():
            return _set_step_words(agenda, operation)
        case op.SplitItem():
            return _split_item(agenda, operation)
        case op.JoinItems():
            return _join_items(agenda, operation)
        case op.Pin():
            return _pin(agenda, operation)
        case op.SetGap():
            return _set_gap(agenda, operation)
        case op.Rename():
            return _rename(agenda, operation)
        case op.RenameOutward():
            return _rename_outward(agenda, operation)
        case op.SetFor():
            return _set_for(agenda, operation)
        case op.AddDay():
            return _add_day(agenda, operation)
        case op.RemoveDay():
            return _remove_day(agenda, operation)
        case op.MoveDay():
            return _move_day(agenda, operation)
        case op.SetDay():
            return _set_day(agenda, operation)
        case op.AddStrand():
            return _add_strand(agenda, operation)
        case op.RemoveStrand():
            return _remove_strand(agenda, operation)
        case op.RenameStrand():
            return _rename_strand(agenda, operation)
        case op.SetPlan():
            return _set_plan(agenda, operation)
        case op.FillBlank():
            return _fill_blank(agenda, operation)
        case op.Several():
            return _several(agenda, operation)
        case _:
            assert_never(operation)


def _several(agenda: Agenda, several: op.Several) -> _Change:
    back: list[Operation] = []
    for operation in several.operations:
        agenda, inverse = _change(agenda, operation)
        back.append(inverse)
    return _Change(agenda, op.Several(operations=tuple(reversed(back))))


def _fill_blank(agenda: Agenda, change: op.FillBlank) -> _Change:
    inverse = op.FillBlank(
        module=change.module, blank=change.blank, words=agenda.answer(change.module, change.blank)
    )
    filled = [f for f in agenda.filled if (f.module, f.blank) != (change.module, change.blank)]
    if change.words:
        filled.append(Filled(module=change.module, blank=change.blank, words=change.words))
    filled.sort(key=lambda f: (f.module, f.blank))
    return _Change(agenda.model_copy(update={"filled": tuple(filled)}), inverse)


# Items and their places


def _add_item(agenda: Agenda, add: op.AddItem) -> _Change:
    _free(agenda, tree.ids_of_item(add.item))
    inverse = op.RemoveItem(item=add.item.uid)
    return _Change(_put(agenda, add.item, Spot(add.into, add.after)), inverse)


def _remove_item(agenda: Agenda, remove: op.RemoveItem) -> _Change:
    item, spot = _item_and_spot(agenda, remove.item)
    return _Change(tree.take(agenda, item.uid, spot), op.AddItem(item=item, into=spot.into, after=spot.after))


def _move_item(agenda: Agenda, move: op.MoveItem) -> _Change:
    item, spot = _item_and_spot(agenda, move.item)
    if any(strand.uid == move.into for strand in item.strands):
        raise _Refusal("does-not-fit", item.uid)
    moved = _put(tree.take(agenda, item.uid, spot), item, Spot(move.into, move.after))
    return _Change(moved, op.MoveItem(item=item.uid, into=spot.into, after=spot.after))


def _pin(agenda: Agenda, pin: op.Pin) -> _Change:
    item = _item(agenda, pin.item)
    return _changed(agenda, item, {"pin": pin.at}, op.Pin(item=item.uid, at=item.pin))


def _set_gap(agenda: Agenda, change: op.SetGap) -> _Change:
    item = _item(agenda, change.item)
    inverse = op.SetGap(item=item.uid, minutes=item.gap)
    return _changed(agenda, item, {"gap": change.minutes}, inverse)


def _rename(agenda: Agenda, rename: op.Rename) -> _Change:
    item = _item(agenda, rename.item)
    return _changed(agenda, item, {"title": rename.title}, op.Rename(item=item.uid, title=item.title))


def _rename_outward(agenda: Agenda, rename: op.RenameOutward) -> _Change:
    item = _item(agenda, rename.item)
    inverse = op.RenameOutward(item=item.uid, outward_title=item.outward_title)
    return _changed(agenda, item, {"outward_title": rename.outward_title}, inverse)


def _set_for(agenda: Agenda, change: op.SetFor) -> _Change:
    item = _item(agenda, change.item)
    inverse = op.SetFor(item=item.uid, everyone=item.everyone)
    return _changed(agenda, item, {"everyone": change.everyone}, inverse)


# Minutes and steps


def _set_minutes(agenda: Agenda, change: op.SetMinutes) -> _Change:
    item = _item(agenda, change.item)
    if item.kind not in MODULE_KINDS:
        if item.minutes is None:
            raise _Refusal("does-not-fit", item.uid)
        inverse = op.SetMinutes(item=item.uid, minutes=item.minutes)
        return _changed(agenda, item, {"minutes": change.minutes}, inverse)
    resized = minutes.resized(item, change.minutes)
    if resized is None:
        raise _Refusal("does-not-fit", item.uid)
    return _Change(tree.with_item(agenda, resized), _steps_of(item))


def _set_steps(agenda: Agenda, change: op.SetSteps) -> _Change:
    item = _item(agenda, change.item)
    if item.kind in MODULE_KINDS and change.steps and not any(step.on for step in change.steps):
        raise _Refusal("last-step", change.steps[-1].key)
    return _changed(agenda, item, {"steps": change.steps, "slack": change.slack}, _steps_of(item))


def _switch_step(agenda: Agenda, switch: op.SwitchStep) -> _Change:
    item = _item(agenda, switch.item)
    step = _step(item, switch.step)
    if not switch.on and not any(other.on for other in item.steps if other.key != step.key):
        raise _Refusal("last-step", step.key)
    inverse = op.SwitchStep(item=item.uid, step=step.key, on=step.on)
    return _changed_step(agenda, item, step, {"on": switch.on}, inverse)


def _set_step_minutes(agenda: Agenda, change: op.SetStepMinutes) -> _Change:
    item = _item(agenda, change.item)
    step = _step(item, change.step)
    inverse = op.SetStepMinutes(item=item.uid, step=step.key, minutes=step.minutes)
    return _changed_step(agenda, item, step, {"minutes": change.minutes}, inverse)


def _set_step_words(agenda: Agenda, change: op.SetStepWords) -> _Change:
    item = _item(agenda, change.item)
    step = _step(item, change.step)
    inverse = op.SetStepWords(item=item.uid, step=step.key, words=step.words)
    return _changed_step(agenda, item, step, {"words": change.words}, inverse)


def _split_item(agenda: Agenda, split: op.SplitItem) -> _Change:
    item, spot = _item_and_spot(agenda, split.item)
    cut = item.steps.index(_step(item, split.after_step)) + 1
    first, rest = item.steps[:cut], item.steps[cut:]
    if not (any(step.on for step in first) and any(step.on for step in rest)):
        raise _Refusal("does-not-fit", split.after_step)
    _free(agenda, [split.new])
    new = item.model_copy(update={"uid": split.new, "steps": rest, "pin": None, "gap": 0})
    kept = item.model_copy(update={"steps": first, "slack": 0})
    cut_agenda = _put(tree.with_item(agenda, kept), new, Spot(spot.into, item.uid))
    return _Change(cut_agenda, op.JoinItems(item=item.uid, second=new.uid))


def _join_items(agenda: Agenda, join: op.JoinItems) -> _Change:
    item = _item(agenda, join.item)
    second, spot = _item_and_spot(agenda, join.second)
    same = (item.kind, item.module, item.revisions) == (second.kind, second.module, second.revisions)
    if not (same and item.steps and second.steps) or item.uid == second.uid:
        raise _Refusal("does-not-fit", second.uid)
    joined = item.model_copy(update={"steps": item.steps + second.steps, "slack": item.slack + second.slack})
    if joined.fault() or joined.slack > 1440:
        raise _Refusal("does-not-fit", second.uid)
    return _Change(tree.with_item(tree.take(agenda, second.uid, spot), joined), _apart(item, second, spot))


def _apart(item: Item, second: Item, spot: Spot) -> Operation:
    """What parts `item` and `second` again and gives `second` back its place and all that it had of its
    own.
    """
    split = op.SplitItem(item=item.uid, after_step=item.steps[-1].key, new=second.uid)
    own: list[Operation] = []
    if item.slack:
        own += [_steps_of(item), _steps_of(second)]
    if second.title != item.title:
        own.append(op.Rename(item=second.uid, title=second.title))
    if second.outward_title != item.outward_title:
        own.append(op.RenameOutward(item=second.uid, outward_title=second.outward_title))
    if second.everyone != item.everyone:
        own.append(op.SetFor(item=second.uid, everyone=second.everyone))
    if second.pin is not None:
        own.append(op.Pin(item=second.uid, at=second.pin))
    if second.gap:
        own.append(op.SetGap(item=second.uid, minutes=second.gap))
    if spot.after != item.uid:
        own.append(op.MoveItem(item=second.uid, into=spot.into, after=spot.after))
    return op.Several(operations=(split, *own)) if own else split


# Days, strands, the plan


def _add_day(agenda: Agenda, add: op.AddDay) -> _Change:
    _free(agenda, tree.ids_of_day(add.day))
    days = tree.insert(agenda.days, add.day, add.after)
    if days is None:
        raise _Refusal("day-gone", add.after)
    return _Change(agenda.model_copy(update={"days": days}), op.RemoveDay(day=add.day.uid))


def _remove_day(agenda: Agenda, remove: op.RemoveDay) -> _Change:
    day = _day(agenda, remove.day)
    inverse = op.AddDay(day=day, after=tree.before(agenda.days, day.uid))
    return _Change(agenda.model_copy(update={"days": tree.without(agenda.days, day.uid)}), inverse)


def _move_day(agenda: Agenda, move: op.MoveDay) -> _Change:
    day = _day(agenda, move.day)
    days = tree.insert(tree.without(agenda.days, day.uid), day, move.after)
    if days is None:
        raise _Refusal("day-gone", move.after)
    inverse = op.MoveDay(day=day.uid, after=tree.before(agenda.days, day.uid))
    return _Change(agenda.model_copy(update={"days": days}), inverse)


def _set_day(agenda: Agenda, change: op.SetDay) -> _Change:
    day = _day(agenda, change.day)
    changed = day.model_copy(update={change.field: change.value})
    if changed.start >= changed.end:
        raise _Refusal("does-not-fit", day.uid)
    inverse = op.SetDay(day=day.uid, field=change.field, value=getattr(day, change.field))
    return _Change(tree.with_day(agenda, changed), inverse)


def _add_strand(agenda: Agenda, add: op.AddStrand) -> _Change:
    item = _item(agenda, add.item)
    if item.kind != "parallel":
        raise _Refusal("does-not-fit", item.uid)
    _free(agenda, tree.ids_of_strand(add.strand))
    strands = tree.insert(item.strands, add.strand, add.after)
    if strands is None:
        raise _Refusal("strand-gone", add.after)
    return _changed(agenda, item, {"strands": strands}, op.RemoveStrand(strand=add.strand.uid))


def _remove_strand(agenda: Agenda, remove: op.RemoveStrand) -> _Change:
    item, strand = _item_and_strand(agenda, remove.strand)
    inverse = op.AddStrand(item=item.uid, strand=strand, after=tree.before(item.strands, strand.uid))
    return _changed(agenda, item, {"strands": tree.without(item.strands, strand.uid)}, inverse)


def _rename_strand(agenda: Agenda, rename: op.RenameStrand) -> _Change:
    item, strand = _item_and_strand(agenda, rename.strand)
    renamed = strand.model_copy(update={"title": rename.title})
    strands = tuple(renamed if other is strand else other for other in item.strands)
    inverse = op.RenameStrand(strand=strand.uid, title=strand.title)
    return _changed(agenda, item, {"strands": strands}, inverse)


def _set_plan(agenda: Agenda, change: op.SetPlan) -> _Change:
    inverse = op.SetPlan(field=change.field, value=getattr(agenda, change.field))
    return _Change(agenda.model_copy(update={change.field: change.value}), inverse)


# What operations name, or why they cannot


def _item(agenda: Agenda, uid: UUID) -> Item:
    return _item_and_spot(agenda, uid)[0]


def _item_and_spot(agenda: Agenda, uid: UUID) -> tuple[Item, Spot]:
    item, spot = agenda.item(uid), tree.spot_of(agenda, uid)
    if item is None or spot is None:
        raise _Refusal("item-gone", uid)
    return item, spot


def _step(item: Item, key: str) -> StepChoice:
    for step in item.steps:
        if step.key == key:
            return step
    raise _Refusal("step-gone", key)


def _item_and_strand(agenda: Agenda, uid: UUID) -> tuple[Item, Strand]:
    item, strand = tree.parent_of(agenda, uid), tree.strand_of(agenda, uid)
    if item is None or strand is None:
        raise _Refusal("strand-gone", uid)
    return item, strand


def _day(agenda: Agenda, uid: UUID) -> Day:
    day = agenda.day(uid)
    if day is None:
        raise _Refusal("day-gone", uid)
    return day


def _free(agenda: Agenda, new: Iterable[UUID]) -> None:
    """Refuses ids that are in use, or that come twice."""
    taken = Counter(tree.ids(agenda))
    for uid in new:
        taken[uid] += 1
        if taken[uid] > 1:
            raise _Refusal("id-taken", uid)


def _put(agenda: Agenda, item: Item, spot: Spot) -> Agenda:
    if tree.items_of(agenda, spot.into) is None:
        raise _Refusal("day-gone", spot.into)
    if item.kind == "parallel" and spot.into is not None and agenda.day(spot.into) is None:
        raise _Refusal("does-not-fit", item.uid)
    placed = tree.put(agenda, item, spot)
    if placed is None:
        raise _Refusal("item-gone", spot.after)
    return placed


def _steps_of(item: Item) -> op.SetSteps:
    return op.SetSteps(item=item.uid, steps=item.steps, slack=item.slack)


def _changed(agenda: Agenda, item: Item, fields: dict[str, Any], inverse: Operation) -> _Change:
    changed = item.model_copy(update=fields)
    if changed.fault():
        raise _Refusal("does-not-fit", item.uid)
    return _Change(tree.with_item(agenda, changed), inverse)


def _changed_step(
    agenda: Agenda, item: Item, step: StepChoice, fields: dict[str, Any], inverse: Operation
) -> _Change:
    steps = tuple(s.model_copy(update=fields) if s is step else s for s in item.steps)
    return _Change(tree.with_item(agenda, item.model_copy(update={"steps": steps})), inverse)
