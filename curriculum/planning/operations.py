"""Everything that can be done to an agenda, as frozen values that name things by id, never by position.

    apply(agenda, operation) -> Done(agenda, inverse) | Clash

`apply` is pure. The inverse is again an operation, so history, undo and redo are one idea. A `Clash` says
that the operation's target is gone or that it does not fit; it is a value, because the person is to choose
what happens next.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from curriculum.planning.agenda import Agenda, Value
from curriculum.planning.operations_on_days import (
    AddDay,
    AddStrand,
    FillBlank,
    MoveDay,
    Mute,
    RemoveDay,
    RemoveStrand,
    RenameStrand,
    SetDay,
    SetFallback,
    SetHoliday,
    SetPlan,
    SetStrand,
    SwitchDay,
)
from curriculum.planning.operations_on_items import (
    AddItem,
    JoinItems,
    MoveItem,
    Pin,
    RemoveItem,
    Rename,
    RenameOutward,
    SetFor,
    SetGap,
    SetItem,
    SetMinutes,
    SetStepMinutes,
    SetSteps,
    SetStepWords,
    SplitItem,
    SwitchStep,
)

__all__ = [
    "OPERATION",
    "AddDay",
    "AddItem",
    "AddStrand",
    "Clash",
    "ClashReason",
    "Done",
    "FillBlank",
    "JoinItems",
    "MoveDay",
    "MoveItem",
    "Mute",
    "Operation",
    "Pin",
    "RemoveDay",
    "RemoveItem",
    "RemoveStrand",
    "Rename",
    "RenameOutward",
    "RenameStrand",
    "SetDay",
    "SetFallback",
    "SetFor",
    "SetGap",
    "SetHoliday",
    "SetItem",
    "SetMinutes",
    "SetPlan",
    "SetStepMinutes",
    "SetStepWords",
    "SetSteps",
    "SetStrand",
    "Several",
    "SplitItem",
    "SwitchDay",
    "SwitchStep",
]


class Several(Value):
    """Operations that one gesture makes: all are applied, or none; one undo takes all back."""

    op: Literal["Several"] = "Several"
    doing: (
        Literal[
            "place", "replace", "shorten", "duplicate", "move", "meals", "paste", "dates", "rhythm", "restore"
        ]
        | None
    ) = None
    """What the gesture was, for the history; None: it is told by its parts."""
    operations: Annotated[tuple[Operation, ...], Field(max_length=1000)]


Operation = Annotated[
    AddItem
    | RemoveItem
    | MoveItem
    | SetMinutes
    | SetSteps
    | SwitchStep
    | SetStepMinutes
    | SetStepWords
    | SplitItem
    | JoinItems
    | Pin
    | SetGap
    | Rename
    | RenameOutward
    | SetFor
    | SetItem
    | AddDay
    | RemoveDay
    | MoveDay
    | SetDay
    | SetFallback
    | SwitchDay
    | AddStrand
    | RemoveStrand
    | RenameStrand
    | SetStrand
    | SetPlan
    | FillBlank
    | SetHoliday
    | Mute
    | Several,
    Field(discriminator="op"),
]
Several.model_rebuild()
OPERATION: TypeAdapter[Operation] = TypeAdapter(Operation)
"""Reads an operation from JSON or a plain mapping; raises pydantic's `ValidationError`."""


ClashReason = Literal[
    "item-gone", "day-gone", "strand-gone", "step-gone", "id-taken", "last-step", "does-not-fit", "too-many"
]


class Done(Value):
    """The operation was applied."""

    agenda: Agenda
    inverse: Operation


class Clash(Value):
    """The operation was not applied: its target is gone, or it does not fit.

    A place (`into`) that is neither a day nor a strand is `day-gone`; an anchor (`after`) that is no longer
    in that place is `item-gone`, because where to put the item instead is for the person to say. `too-many`
    says that the plan, a day, a strand or an item would hold more than it may (`agenda.MOST_...`). When one of
    `Several` clashes, the whole does, and `operation` is the whole.
    """

    operation: Operation
    reason: ClashReason
    subject: str
    """The id or key that the reason speaks of."""
