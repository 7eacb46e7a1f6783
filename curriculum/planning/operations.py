"""Everything that can be done to an agenda, as frozen values that name things by id, never by position.

    apply(agenda, operation) -> Done(agenda, inverse) | Clash

`apply` is pure. The inverse is again an operation, so history, undo and redo are one idea. A `Clash` says
that the operation's target is gone or that it does not fit; it is a value, because the person is to choose
what happens next.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812 - fields are called date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StrictBool, TypeAdapter, ValidationInfo, field_validator

from curriculum.planning.agenda import (
    MOST_STEPS,
    Agenda,
    ClockTime,
    Day,
    Item,
    Key,
    LanguageTag,
    Length,
    People,
    Span,
    StepChoice,
    Strand,
    Title,
    Value,
    Zone,
)


class AddItem(Value):
    op: Literal["AddItem"] = "AddItem"
    item: Item
    into: UUID | None = None
    """A day or a strand; None sets it aside."""
    after: UUID | None = None
    """The item that it follows; None puts it first."""


class RemoveItem(Value):
    op: Literal["RemoveItem"] = "RemoveItem"
    item: UUID


class MoveItem(Value):
    op: Literal["MoveItem"] = "MoveItem"
    item: UUID
    into: UUID | None = None
    after: UUID | None = None


class SetMinutes(Value):
    """Sets an item's length. With steps: slack gives first, then the steps scale in 5-minute steps."""

    op: Literal["SetMinutes"] = "SetMinutes"
    item: UUID
    minutes: Length


class SetSteps(Value):
    """Replaces an item's choice of steps and its slack at once."""

    op: Literal["SetSteps"] = "SetSteps"
    item: UUID
    steps: Annotated[tuple[StepChoice, ...], Field(max_length=MOST_STEPS)]
    slack: Span


class SwitchStep(Value):
    op: Literal["SwitchStep"] = "SwitchStep"
    item: UUID
    step: str
    on: bool


class SetStepMinutes(Value):
    op: Literal["SetStepMinutes"] = "SetStepMinutes"
    item: UUID
    step: str
    minutes: Length


class SetStepWords(Value):
    """Points a step at the note with the trainer's own words; the text itself is a row, so that it can be
    forgotten.
    """

    op: Literal["SetStepWords"] = "SetStepWords"
    item: UUID
    step: str
    words: UUID | None


class SplitItem(Value):
    """Cuts a module's item in two after a step; the new item holds the steps behind it and follows the old
    one.
    """

    op: Literal["SplitItem"] = "SplitItem"
    item: UUID
    after_step: str
    new: UUID


class JoinItems(Value):
    """Puts a split item together again: `second`'s steps behind `item`'s."""

    op: Literal["JoinItems"] = "JoinItems"
    item: UUID
    second: UUID


class Pin(Value):
    """Fixes an item's start, or frees it with None."""

    op: Literal["Pin"] = "Pin"
    item: UUID
    at: ClockTime | None


class SetGap(Value):
    op: Literal["SetGap"] = "SetGap"
    item: UUID
    minutes: Span


class Rename(Value):
    op: Literal["Rename"] = "Rename"
    item: UUID
    title: Title


class RenameOutward(Value):
    """Sets the title that stands on participants' papers; None: the item's own."""

    op: Literal["RenameOutward"] = "RenameOutward"
    item: UUID
    outward_title: Title | None


class SetFor(Value):
    """For everyone, or for the team only."""

    op: Literal["SetFor"] = "SetFor"
    item: UUID
    everyone: bool


class AddDay(Value):
    op: Literal["AddDay"] = "AddDay"
    day: Day
    after: UUID | None = None
    """The day that it follows; None puts it first."""


class RemoveDay(Value):
    op: Literal["RemoveDay"] = "RemoveDay"
    day: UUID


class MoveDay(Value):
    op: Literal["MoveDay"] = "MoveDay"
    day: UUID
    after: UUID | None = None


FIELDS_OF_DAY: Mapping[str, TypeAdapter[Any]] = {
    "title": TypeAdapter(Title | None),
    "date": TypeAdapter(Date | None),
    "start": TypeAdapter(ClockTime),
    "end": TypeAdapter(ClockTime),
}


class SetDay(Value):
    """Sets one field of a day: whoever changes another one at the same time keeps what they did."""

    op: Literal["SetDay"] = "SetDay"
    day: UUID
    field: Literal["title", "date", "start", "end"]
    value: str | Date | int | None

    @field_validator("value", mode="plain")
    @classmethod
    def _fits_its_field(cls, value: object, info: ValidationInfo) -> object:
        return _fitting(FIELDS_OF_DAY, value, info)


class AddStrand(Value):
    op: Literal["AddStrand"] = "AddStrand"
    item: UUID
    strand: Strand
    after: UUID | None = None


class RemoveStrand(Value):
    op: Literal["RemoveStrand"] = "RemoveStrand"
    strand: UUID


class RenameStrand(Value):
    op: Literal["RenameStrand"] = "RenameStrand"
    strand: UUID
    title: Title


FIELDS_OF_PLAN: Mapping[str, TypeAdapter[Any]] = {
    "title": TypeAdapter(Title),
    "outward_title": TypeAdapter(Title | None),
    "language": TypeAdapter(LanguageTag),
    "zone": TypeAdapter(Zone),
    "people": TypeAdapter(People),
    "audience": TypeAdapter(Key | None),
    "rhythm": TypeAdapter(Key | None),
    "put_away": TypeAdapter(StrictBool),
}


class SetPlan(Value):
    """Sets one of the plan's own fields."""

    op: Literal["SetPlan"] = "SetPlan"
    field: Literal["title", "outward_title", "language", "zone", "people", "audience", "rhythm", "put_away"]
    value: str | int | bool | None

    @field_validator("value", mode="plain")
    @classmethod
    def _fits_its_field(cls, value: object, info: ValidationInfo) -> object:
        return _fitting(FIELDS_OF_PLAN, value, info)


def _fitting(fields: Mapping[str, TypeAdapter[Any]], value: object, info: ValidationInfo) -> object:
    """`value` as the field wants it; where the field is no field, that is the mistake that is told."""
    field = fields.get(info.data.get("field", ""))
    return field.validate_python(value) if field else value


class FillBlank(Value):
    """Points a module's blank at the note with its answer; None: it is open again. The text is a row, so that it
    can be forgotten.
    """

    op: Literal["FillBlank"] = "FillBlank"
    module: UUID
    blank: Key
    words: UUID | None


class Several(Value):
    """Operations that one gesture makes: all are applied, or none; one undo takes all back."""

    op: Literal["Several"] = "Several"
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
    | AddDay
    | RemoveDay
    | MoveDay
    | SetDay
    | AddStrand
    | RemoveStrand
    | RenameStrand
    | SetPlan
    | FillBlank
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
