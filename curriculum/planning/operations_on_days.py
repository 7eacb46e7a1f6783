"""What can be done to days, to groups and to the plan itself. Read `operations` first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812 - fields are called date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StrictBool, TypeAdapter, ValidationInfo, field_validator

from curriculum.planning.agenda import Day, Item, Leads, Muted, Needs, Strand, Value
from curriculum.planning.fields import (
    MOST_ITEMS,
    MOST_LANGUAGES,
    ClockTime,
    Interpretation,
    Key,
    LanguageTag,
    Line,
    People,
    Title,
    Zone,
)
from curriculum.planning.operations_on_items import fitting


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
    "remark": TypeAdapter(Line | None),
    "rhythm": TypeAdapter(Key | None),
}


class SetDay(Value):
    """Sets one field of a day: whoever changes another one at the same time keeps what they did."""

    op: Literal["SetDay"] = "SetDay"
    day: UUID
    field: Literal["title", "date", "start", "end", "remark", "rhythm"]
    value: str | Date | int | None

    @field_validator("value", mode="plain")
    @classmethod
    def _fits_its_field(cls, value: object, info: ValidationInfo) -> object:
        return fitting(FIELDS_OF_DAY, value, info)


class SetFallback(Value):
    """Gives a day another content for the same hours, which waits; no items take it away."""

    op: Literal["SetFallback"] = "SetFallback"
    day: UUID
    items: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS)]
    on_fallback: bool = False
    """Whether it is the usual content that waits."""


class SwitchDay(Value):
    """A day and its fallback change places."""

    op: Literal["SwitchDay"] = "SwitchDay"
    day: UUID


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


FIELDS_OF_STRAND: Mapping[str, TypeAdapter[Any]] = {
    "leads": TypeAdapter(Leads),
    "room": TypeAdapter(UUID | None),
    "people": TypeAdapter(People | None),
}


class SetStrand(Value):
    """Sets one of a group's own fields."""

    op: Literal["SetStrand"] = "SetStrand"
    strand: UUID
    field: Literal["leads", "room", "people"]
    value: Any

    @field_validator("value", mode="plain")
    @classmethod
    def _fits_its_field(cls, value: object, info: ValidationInfo) -> object:
        return fitting(FIELDS_OF_STRAND, value, info)


FIELDS_OF_PLAN: Mapping[str, TypeAdapter[Any]] = {
    "title": TypeAdapter(Title),
    "outward_title": TypeAdapter(Title | None),
    "language": TypeAdapter(LanguageTag),
    "zone": TypeAdapter(Zone),
    "people": TypeAdapter(People),
    "audience": TypeAdapter(Key | None),
    "rhythm": TypeAdapter(Key | None),
    "programme": TypeAdapter(Key | None),
    "interpretation": TypeAdapter(Interpretation),
    "languages": TypeAdapter(Annotated[tuple[LanguageTag, ...], Field(max_length=MOST_LANGUAGES)]),
    "venue": TypeAdapter(Needs | None),
    "put_away": TypeAdapter(StrictBool),
}


class SetPlan(Value):
    """Sets one of the plan's own fields."""

    op: Literal["SetPlan"] = "SetPlan"
    field: Literal[
        "title", "outward_title", "language", "zone", "people", "audience", "rhythm", "programme", "interpretation",
        "languages", "venue", "put_away",
    ]  # fmt: skip
    value: Any

    @field_validator("value", mode="plain")
    @classmethod
    def _fits_its_field(cls, value: object, info: ValidationInfo) -> object:
        return fitting(FIELDS_OF_PLAN, value, info)


class FillBlank(Value):
    """Points a module's blank at the note with its answer; None: it is open again. The text is a row, so that it
    can be forgotten.
    """

    op: Literal["FillBlank"] = "FillBlank"
    module: UUID
    blank: Key
    words: UUID | None


class SetHoliday(Value):
    """Names a date as a day of rest or feast; None: it is a day like others."""

    op: Literal["SetHoliday"] = "SetHoliday"
    date: Date
    title: Title | None


class Mute(Value):
    """Mutes a remark of the checks about an item, a day or the plan; None lets it be heard again."""

    op: Literal["Mute"] = "Mute"
    check: Key
    subject: UUID
    muted: Muted | None
