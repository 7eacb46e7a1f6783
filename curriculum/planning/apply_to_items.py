"""Doing to an agenda what is about an item and its steps. Read `apply` first."""

from __future__ import annotations

from curriculum.planning import change as found
from curriculum.planning import minutes, tree
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.change import Change, Refusal
from curriculum.planning.fields import MODULE_KINDS
from curriculum.planning.operations import Operation
from curriculum.planning.operations_on_items import FIELDS_OF_ITEM
from curriculum.planning.tree import Spot


def add_item(agenda: Agenda, add: op.AddItem) -> Change:
    found.free(agenda, tree.ids_of_item(add.item))
    inverse = op.RemoveItem(item=add.item.uid)
    return Change(found.put(agenda, add.item, Spot(add.into, add.after)), inverse)


def remove_item(agenda: Agenda, remove: op.RemoveItem) -> Change:
    item, spot = found.item_and_spot(agenda, remove.item)
    return Change(tree.take(agenda, item.uid, spot), op.AddItem(item=item, into=spot.into, after=spot.after))


def move_item(agenda: Agenda, move: op.MoveItem) -> Change:
    item, spot = found.item_and_spot(agenda, move.item)
    if any(strand.uid == move.into for strand in item.strands):
        raise Refusal("does-not-fit", item.uid)
    moved = found.put(tree.take(agenda, item.uid, spot), item, Spot(move.into, move.after))
    return Change(moved, op.MoveItem(item=item.uid, into=spot.into, after=spot.after))


def pin(agenda: Agenda, pin: op.Pin) -> Change:
    item = found.item(agenda, pin.item)
    return found.changed(agenda, item, {"pin": pin.at}, op.Pin(item=item.uid, at=item.pin))


def set_gap(agenda: Agenda, change: op.SetGap) -> Change:
    item = found.item(agenda, change.item)
    inverse = op.SetGap(item=item.uid, minutes=item.gap)
    return found.changed(agenda, item, {"gap": change.minutes}, inverse)


def rename(agenda: Agenda, rename: op.Rename) -> Change:
    item = found.item(agenda, rename.item)
    return found.changed(agenda, item, {"title": rename.title}, op.Rename(item=item.uid, title=item.title))


def rename_outward(agenda: Agenda, rename: op.RenameOutward) -> Change:
    item = found.item(agenda, rename.item)
    inverse = op.RenameOutward(item=item.uid, outward_title=item.outward_title)
    return found.changed(agenda, item, {"outward_title": rename.outward_title}, inverse)


def set_for(agenda: Agenda, change: op.SetFor) -> Change:
    item = found.item(agenda, change.item)
    inverse = op.SetFor(item=item.uid, everyone=item.everyone)
    return found.changed(agenda, item, {"everyone": change.everyone}, inverse)


def set_item(agenda: Agenda, change: op.SetItem) -> Change:
    item = found.item(agenda, change.item)
    inverse = op.SetItem(item=item.uid, field=change.field, value=getattr(item, change.field))
    return found.changed(agenda, item, {change.field: change.value}, inverse)


def set_minutes(agenda: Agenda, change: op.SetMinutes) -> Change:
    item = found.item(agenda, change.item)
    if item.kind not in MODULE_KINDS:
        there = change.minutes - item.travel_out - item.travel_back
        if item.minutes is None or there < 1:
            raise Refusal("does-not-fit", item.uid)
        inverse = op.SetMinutes(item=item.uid, minutes=item.length)
        return found.changed(agenda, item, {"minutes": there}, inverse)
    resized = minutes.resized(item, change.minutes)
    if resized is None:
        raise Refusal("does-not-fit", item.uid)
    return Change(tree.with_item(agenda, resized), found.steps_of(item))


def set_steps(agenda: Agenda, change: op.SetSteps) -> Change:
    item = found.item(agenda, change.item)
    if item.kind in MODULE_KINDS and change.steps and not any(step.on for step in change.steps):
        raise Refusal("last-step", change.steps[-1].key)
    return found.changed(agenda, item, {"steps": change.steps, "slack": change.slack}, found.steps_of(item))


def switch_step(agenda: Agenda, switch: op.SwitchStep) -> Change:
    item = found.item(agenda, switch.item)
    step = found.step(item, switch.step)
    if not switch.on and not any(other.on for other in item.steps if other.key != step.key):
        raise Refusal("last-step", step.key)
    inverse = op.SwitchStep(item=item.uid, step=step.key, on=step.on)
    return found.changed_step(agenda, item, step, {"on": switch.on}, inverse)


def set_step_minutes(agenda: Agenda, change: op.SetStepMinutes) -> Change:
    item = found.item(agenda, change.item)
    step = found.step(item, change.step)
    inverse = op.SetStepMinutes(item=item.uid, step=step.key, minutes=step.minutes)
    return found.changed_step(agenda, item, step, {"minutes": change.minutes}, inverse)


def set_step_words(agenda: Agenda, change: op.SetStepWords) -> Change:
    item = found.item(agenda, change.item)
    step = found.step(item, change.step)
    inverse = op.SetStepWords(item=item.uid, step=step.key, words=step.words)
    return found.changed_step(agenda, item, step, {"words": change.words}, inverse)


def split_item(agenda: Agenda, split: op.SplitItem) -> Change:
    item, spot = found.item_and_spot(agenda, split.item)
    cut = item.steps.index(found.step(item, split.after_step)) + 1
    first, rest = item.steps[:cut], item.steps[cut:]
    if not (any(step.on for step in first) and any(step.on for step in rest)):
        raise Refusal("does-not-fit", split.after_step)
    found.free(agenda, [split.new])
    new = item.model_copy(update={"uid": split.new, "steps": rest, "pin": None, "gap": 0})
    kept = item.model_copy(update={"steps": first, "slack": 0})
    cut_agenda = found.put(tree.with_item(agenda, kept), new, Spot(spot.into, item.uid))
    return Change(cut_agenda, op.JoinItems(item=item.uid, second=new.uid))


def join_items(agenda: Agenda, join: op.JoinItems) -> Change:
    item = found.item(agenda, join.item)
    second, spot = found.item_and_spot(agenda, join.second)
    same = (item.kind, item.module, item.revisions) == (second.kind, second.module, second.revisions)
    if not (same and item.steps and second.steps) or item.uid == second.uid:
        raise Refusal("does-not-fit", second.uid)
    joined = item.model_copy(update={"steps": item.steps + second.steps, "slack": item.slack + second.slack})
    if joined.fault() or joined.slack > 1440:
        raise Refusal("does-not-fit", second.uid)
    return Change(tree.with_item(tree.take(agenda, second.uid, spot), joined), _apart(item, second, spot))


def _apart(item: Item, second: Item, spot: Spot) -> Operation:
    """What parts `item` and `second` again and gives `second` back its place and all that it had of its
    own.
    """
    split = op.SplitItem(item=item.uid, after_step=item.steps[-1].key, new=second.uid)
    own: list[Operation] = []
    if item.slack:
        own += [found.steps_of(item), found.steps_of(second)]
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
    for name in FIELDS_OF_ITEM:
        if getattr(second, name) != getattr(item, name):
            own.append(op.SetItem(item=second.uid, field=name, value=getattr(second, name)))
    if spot.after != item.uid:
        own.append(op.MoveItem(item=second.uid, into=spot.into, after=spot.after))
    return op.Several(operations=(split, *own)) if own else split
