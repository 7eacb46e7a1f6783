"""What can be done to an item and its steps. Read `operations` first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StrictBool, TypeAdapter, ValidationInfo, field_validator

from curriculum.planning.agenda import Item, Leads, Needs, StepChoice, Value
from curriculum.planning.fields import MOST_STEPS, Absence, ClockTime, Length, Line, Span, Title


def fitting(fields: Mapping[str, TypeAdapter[Any]], value: object, info: ValidationInfo) -> object:
    """`value` as the field wants it; where the field is no field, that is the mistake that is told."""
    field = fields.get(info.data.get("field", ""))
    return field.validate_python(value) if field else value


FIELDS_OF_ITEM: Mapping[str, TypeAdapter[Any]] = {
    "leads": TypeAdapter(Leads),
    "room": TypeAdapter(UUID | None),
    "note": TypeAdapter(UUID | None),
    "materials": TypeAdapter(Line | None),
    "needs": TypeAdapter(Needs),
    "officials": TypeAdapter(StrictBool),
    "if_absent": TypeAdapter(Absence | None),
    "absent_note": TypeAdapter(UUID | None),
    "travel_out": TypeAdapter(Span),
    "travel_back": TypeAdapter(Span),
}


class SetItem(Value):
    """Sets one of an item's own fields: whoever changes another one at the same time keeps what they did."""

    op: Literal["SetItem"] = "SetItem"
    item: UUID
    field: Literal[
        "leads", "room", "note", "materials", "needs", "officials", "if_absent", "absent_note", "travel_out",
        "travel_back",
    ]  # fmt: skip
    value: Any

    @field_validator("value", mode="plain")
    @classmethod
    def _fits_its_field(cls, value: object, info: ValidationInfo) -> object:
        return fitting(FIELDS_OF_ITEM, value, info)


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
    """Sets an item's length. With steps: slack gives first, then the steps scale in 5-minute steps. The way to a visit
    and back stays as long as it is.
    """

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
