"""Doing an operation to an agenda: pure, all or nothing, and always with its exact way back.

    apply(agenda, operation) -> Done(agenda, inverse) | Clash

The law, for every operation that is `Done`: `apply(done.agenda, done.inverse).agenda == agenda`. What an
operation makes always keeps to the limits of `agenda`, so that it can be read again; they are looked at once, at
the end, because a way back may pass through a fuller day.
"""

from __future__ import annotations

from typing import assert_never

from curriculum.planning import apply_to_days as days
from curriculum.planning import apply_to_items as items
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda
from curriculum.planning.change import Change, Refusal
from curriculum.planning.operations import Clash, Done, Operation
from curriculum.planning.parts import numbered


def apply(agenda: Agenda, operation: Operation) -> Done | Clash:
    """`agenda` after `operation` and the operation that takes it back, or why it cannot be done."""
    try:
        change = _change(agenda, operation)
    except Refusal as refusal:
        return Clash(operation=operation, reason=refusal.reason, subject=refusal.subject)
    if (crowded := change.agenda.crowded()) is not None:
        return Clash(operation=operation, reason="too-many", subject=str(crowded))
    return Done.model_construct(agenda=numbered(change.agenda), inverse=change.inverse)


def _change(agenda: Agenda, operation: Operation) -> Change:
    match operation:
        case op.AddItem():
            return items.add_item(agenda, operation)
        case op.RemoveItem():
            return items.remove_item(agenda, operation)
        case op.MoveItem():
            return items.move_item(agenda, operation)
        case op.SetMinutes():
            return items.set_minutes(agenda, operation)
        case op.SetSteps():
            return items.set_steps(agenda, operation)
        case op.SwitchStep():
            return items.switch_step(agenda, operation)
        case op.SetStepMinutes():
            return items.set_step_minutes(agenda, operation)
        case op.SetStepWords():
            return items.set_step_words(agenda, operation)
        case op.SplitItem():
            return items.split_item(agenda, operation)
        case op.JoinItems():
            return items.join_items(agenda, operation)
        case op.Pin():
            return items.pin(agenda, operation)
        case op.SetGap():
            return items.set_gap(agenda, operation)
        case op.Rename():
            return items.rename(agenda, operation)
        case op.RenameOutward():
            return items.rename_outward(agenda, operation)
        case op.SetFor():
            return items.set_for(agenda, operation)
        case op.AddDay():
            return days.add_day(agenda, operation)
        case op.RemoveDay():
            return days.remove_day(agenda, operation)
        case op.MoveDay():
            return days.move_day(agenda, operation)
        case op.SetDay():
            return days.set_day(agenda, operation)
        case op.AddStrand():
            return days.add_strand(agenda, operation)
        case op.RemoveStrand():
            return days.remove_strand(agenda, operation)
        case op.RenameStrand():
            return days.rename_strand(agenda, operation)
        case op.SetPlan():
            return days.set_plan(agenda, operation)
        case op.FillBlank():
            return days.fill_blank(agenda, operation)
        case op.SetItem():
            return items.set_item(agenda, operation)
        case op.SetStrand():
            return days.set_strand(agenda, operation)
        case op.SetFallback():
            return days.set_fallback(agenda, operation)
        case op.SwitchDay():
            return days.switch_day(agenda, operation)
        case op.SetHoliday():
            return days.set_holiday(agenda, operation)
        case op.Mute():
            return days.mute(agenda, operation)
        case op.Several():
            return _several(agenda, operation)
        case _:
            assert_never(operation)


def _several(agenda: Agenda, several: op.Several) -> Change:
    back: list[Operation] = []
    for operation in several.operations:
        agenda, inverse = _change(agenda, operation)
        back.append(inverse)
    return Change(agenda, op.Several(operations=tuple(reversed(back)), doing=several.doing))
