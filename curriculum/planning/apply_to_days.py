"""Doing to an agenda what is about days, groups and the plan itself. Read `apply` first."""

from __future__ import annotations

from curriculum.planning import change as found
from curriculum.planning import operations as op
from curriculum.planning import tree
from curriculum.planning.agenda import Agenda, Filled, Holiday
from curriculum.planning.change import Change, Refusal


def add_day(agenda: Agenda, add: op.AddDay) -> Change:
    found.free(agenda, tree.ids_of_day(add.day))
    days = tree.insert(agenda.days, add.day, add.after)
    if days is None:
        raise Refusal("day-gone", add.after)
    return Change(agenda.model_copy(update={"days": days}), op.RemoveDay(day=add.day.uid))


def remove_day(agenda: Agenda, remove: op.RemoveDay) -> Change:
    day = found.day(agenda, remove.day)
    inverse = op.AddDay(day=day, after=tree.before(agenda.days, day.uid))
    return Change(agenda.model_copy(update={"days": tree.without(agenda.days, day.uid)}), inverse)


def move_day(agenda: Agenda, move: op.MoveDay) -> Change:
    day = found.day(agenda, move.day)
    days = tree.insert(tree.without(agenda.days, day.uid), day, move.after)
    if days is None:
        raise Refusal("day-gone", move.after)
    inverse = op.MoveDay(day=day.uid, after=tree.before(agenda.days, day.uid))
    return Change(agenda.model_copy(update={"days": days}), inverse)


def set_day(agenda: Agenda, change: op.SetDay) -> Change:
    day = found.day(agenda, change.day)
    changed = day.model_copy(update={change.field: change.value})
    if changed.start >= changed.end:
        raise Refusal("does-not-fit", day.uid)
    inverse = op.SetDay(day=day.uid, field=change.field, value=getattr(day, change.field))
    return Change(tree.with_day(agenda, changed), inverse)


def add_strand(agenda: Agenda, add: op.AddStrand) -> Change:
    item = found.item(agenda, add.item)
    if item.kind != "parallel":
        raise Refusal("does-not-fit", item.uid)
    found.free(agenda, tree.ids_of_strand(add.strand))
    strands = tree.insert(item.strands, add.strand, add.after)
    if strands is None:
        raise Refusal("strand-gone", add.after)
    return found.changed(agenda, item, {"strands": strands}, op.RemoveStrand(strand=add.strand.uid))


def remove_strand(agenda: Agenda, remove: op.RemoveStrand) -> Change:
    item, strand = found.item_and_strand(agenda, remove.strand)
    inverse = op.AddStrand(item=item.uid, strand=strand, after=tree.before(item.strands, strand.uid))
    return found.changed(agenda, item, {"strands": tree.without(item.strands, strand.uid)}, inverse)


def rename_strand(agenda: Agenda, rename: op.RenameStrand) -> Change:
    item, strand = found.item_and_strand(agenda, rename.strand)
    renamed = strand.model_copy(update={"title": rename.title})
    strands = tuple(renamed if other is strand else other for other in item.strands)
    inverse = op.RenameStrand(strand=strand.uid, title=strand.title)
    return found.changed(agenda, item, {"strands": strands}, inverse)


def set_plan(agenda: Agenda, change: op.SetPlan) -> Change:
    inverse = op.SetPlan(field=change.field, value=getattr(agenda, change.field))
    return Change(agenda.model_copy(update={change.field: change.value}), inverse)


def set_strand(agenda: Agenda, change: op.SetStrand) -> Change:
    item, strand = found.item_and_strand(agenda, change.strand)
    after = strand.model_copy(update={change.field: change.value})
    strands = tuple(after if other is strand else other for other in item.strands)
    inverse = op.SetStrand(strand=strand.uid, field=change.field, value=getattr(strand, change.field))
    return found.changed(agenda, item, {"strands": strands}, inverse)


def set_fallback(agenda: Agenda, change: op.SetFallback) -> Change:
    day = found.day(agenda, change.day)
    if change.on_fallback and not change.items:
        raise Refusal("does-not-fit", day.uid)
    bare = tree.with_day(agenda, day.model_copy(update={"fallback": (), "on_fallback": False}))
    found.free(bare, (uid for item in change.items for uid in tree.ids_of_item(item)))
    after = day.model_copy(update={"fallback": change.items, "on_fallback": change.on_fallback})
    inverse = op.SetFallback(day=day.uid, items=day.fallback, on_fallback=day.on_fallback)
    return Change(tree.with_day(agenda, after), inverse)


def switch_day(agenda: Agenda, switch: op.SwitchDay) -> Change:
    day = found.day(agenda, switch.day)
    if not day.fallback or not day.items:
        raise Refusal("does-not-fit", day.uid)
    after = {"items": day.fallback, "fallback": day.items, "on_fallback": not day.on_fallback}
    return Change(tree.with_day(agenda, day.model_copy(update=after)), op.SwitchDay(day=day.uid))


def fill_blank(agenda: Agenda, change: op.FillBlank) -> Change:
    inverse = op.FillBlank(
        module=change.module, blank=change.blank, words=agenda.answer(change.module, change.blank)
    )
    filled = [f for f in agenda.filled if (f.module, f.blank) != (change.module, change.blank)]
    if change.words:
        filled.append(Filled(module=change.module, blank=change.blank, words=change.words))
    filled.sort(key=lambda f: (f.module, f.blank))
    return Change(agenda.model_copy(update={"filled": tuple(filled)}), inverse)


def set_holiday(agenda: Agenda, change: op.SetHoliday) -> Change:
    before = next((holiday for holiday in agenda.holidays if holiday.date == change.date), None)
    holidays = [holiday for holiday in agenda.holidays if holiday is not before]
    if change.title:
        holidays.append(Holiday(date=change.date, title=change.title))
    holidays.sort(key=lambda holiday: holiday.date)
    inverse = op.SetHoliday(date=change.date, title=before.title if before else None)
    return Change(agenda.model_copy(update={"holidays": tuple(holidays)}), inverse)


def mute(agenda: Agenda, change: op.Mute) -> Change:
    named = (change.check, change.subject)
    if change.muted and (change.muted.check, change.muted.subject) != named:
        raise Refusal("does-not-fit", change.subject)
    before = next((muted for muted in agenda.muted if (muted.check, muted.subject) == named), None)
    muted = [other for other in agenda.muted if other is not before]
    if change.muted:
        muted.append(change.muted)
    muted.sort(key=lambda one: (one.check, one.subject))
    inverse = op.Mute(check=change.check, subject=change.subject, muted=before)
    return Change(agenda.model_copy(update={"muted": tuple(muted)}), inverse)
