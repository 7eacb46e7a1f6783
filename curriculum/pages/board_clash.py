"""What could not be done on the board, as a sentence with choices."""

from __future__ import annotations

from curriculum.i18n import _
from curriculum.planning import operations as op
from curriculum.planning.operations import Clash, ClashReason, Operation
from curriculum.widgets.board.picture import Choice, Message


def clash_message(clash: Clash, item_back: Operation | None = None) -> Message:
    """Why nothing was changed, and what can be done instead. `item_back`: the same with the missing item put back."""
    instead = _instead(clash)
    if item_back:
        instead.append(Choice(_("Bring it back with my change"), _json(item_back)))
    return Message(_sentence(clash), (*instead, Choice(_("Leave it"))))


def refused(sentence: str) -> Message:
    """A sentence to which there is no choice but to read it."""
    return Message(sentence, (Choice(_("Understood")),))


def nothing_understood() -> Message:
    """For what a browser sent that is no operation."""
    return refused(_("One change could not be understood and was left out. The plan is as you see it."))


def _sentence(clash: Clash) -> str:
    if clash.reason == "does-not-fit" and isinstance(clash.operation, op.SetMinutes):
        return _("Its steps cannot get that short. Switch a step off instead.")
    return reason_sentence(clash.reason)


def reason_sentence(reason: ClashReason) -> str:
    """Why an operation could not be done."""
    gone = {
        "item-gone": _("That item is gone; it was changed elsewhere."),
        "day-gone": _("That day is gone; it was changed elsewhere."),
        "strand-gone": _("That group is gone; it was changed elsewhere."),
        "step-gone": _("That step is in another part now."),
    }
    if reason in gone:
        return f"{gone[reason]} {_('The board shows the plan as it now is.')}"
    return {
        "id-taken": _("That is in the plan already."),
        "last-step": _("This is the last step that is on. A session without steps is no session."),
        "does-not-fit": _("That does not fit there. Nothing was changed."),
        "too-many": _("That is more than one plan can hold there. Nothing was changed."),
    }[reason]


def _instead(clash: Clash) -> list[Choice]:
    operation, reason = clash.operation, clash.reason
    if reason == "last-step" and isinstance(operation, op.SwitchStep):
        return [Choice(_("Take the session out"), _json(op.RemoveItem(item=operation.item)))]
    if isinstance(operation, op.AddItem | op.MoveItem) and clash.subject == str(operation.after):
        first = operation.model_copy(update={"after": None})
        return [Choice(_("Put it first there"), _json(first)), *_set_aside(operation)]
    if reason == "day-gone":
        return _set_aside(operation)
    return []


def _set_aside(operation: Operation) -> list[Choice]:
    if isinstance(operation, op.AddItem | op.MoveItem):
        aside = operation.model_copy(update={"into": None, "after": None})
        return [Choice(_("Set it aside"), _json(aside))]
    return []


def _json(operation: Operation) -> dict[str, object]:
    return dict(operation.model_dump(mode="json"))
