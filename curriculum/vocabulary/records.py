"""What the data files may hold: one model a kind of record. Words are given per language, English always."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from curriculum.text.names import Key, LanguageTag

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Clock = Annotated[str, StringConstraints(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")]
Minutes = Annotated[int, Field(ge=1, le=1440)]
MOST_PAUSES = 10
"""Of a rhythm."""
Year = Annotated[int, Field(ge=1800, le=2200)]


def _in_english(words: dict[str, Any]) -> dict[str, Any]:
    if "en" not in words:
        raise ValueError("has no English; write the line `en:`, the other languages start from it")
    return words


Words = Annotated[dict[LanguageTag, Text], AfterValidator(_in_english)]
Names = dict[LanguageTag, list[Text]]


class Record(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
    )


class ThemeRecord(Record):
    id: Key
    parent: Key | None = None
    label: Words
    definition: Words
    also: Names = {}
    related: list[Key] = []
    scope: Words | None = None
    match: list[dict[Literal["exact", "close"], Text]] = []


class ScaleValueRecord(Record):
    id: Key
    label: Words
    note: Words | None = None
    light: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")] | None = None
    dark: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")] | None = None
    least: Annotated[int, Field(ge=0)] | None = None
    most: Annotated[int, Field(ge=0)] | None = None


class ScaleRecord(Record):
    label: Words
    values: list[ScaleValueRecord]


class MethodRecord(Record):
    id: Key
    label: Words
    learning_type: Key
    definition: Words
    not_when: Words | None = None


class ObjectiveRecord(Record):
    id: Key
    verb: Text
    text: Words
    domain: Key
    bloom: Key
    themes: list[Key] = []


class ProvisionRecord(Record):
    id: Key
    number: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    heading: Words
    summary: Words


class InstrumentRecord(Record):
    id: Key
    label: Words
    short: Words
    kind: Key
    binding: bool
    adopted: Year
    in_force: Year | None = None
    symbol: Text | None = None
    provisions: list[ProvisionRecord] = []


class WorkRecord(Record):
    id: Key
    title: Text
    by: Text | None = None
    publisher: Text | None = None
    year: Year | None = None
    edition: Text | None = None
    status: Literal["seen", "known"]
    themes: list[Key] = []


def minutes_of(clock: str) -> int:
    """“09:30” -> 570."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


class Between(Record):
    from_: Annotated[Clock, Field(alias="from")]
    to: Clock

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if minutes_of(self.from_) >= minutes_of(self.to):
            raise ValueError("ends before it begins")
        return self


class PauseRecord(Record):
    key: Key
    kind: Literal["break", "meal", "pause"]
    label: Words
    minutes: Minutes
    window: Between

    @model_validator(mode="after")
    def _fits_its_window(self) -> Self:
        if minutes_of(self.window.from_) + self.minutes > minutes_of(self.window.to):
            raise ValueError("is longer than its window; a pause lies wholly inside it")
        return self


class RhythmRecord(Record):
    id: Key
    label: Words
    note: Words | None = None
    start: Clock
    end: Clock
    longest_sitting: Minutes
    low_energy: Between | None = None
    arrivals: Literal[True] | None = None
    pauses: Annotated[list[PauseRecord], Field(max_length=MOST_PAUSES)] = []

    @model_validator(mode="after")
    def _is_a_day(self) -> Self:
        if minutes_of(self.start) >= minutes_of(self.end):
            raise ValueError("ends before it starts")
        if len({pause.key for pause in self.pauses}) < len(self.pauses):
            raise ValueError("has two pauses with one key; give one of them another")
        return self


class SkeletonItemRecord(Record):
    kind: Key
    title: Words
    minutes: Minutes
    for_: Annotated[Literal["everyone", "team"], Field(alias="for")] = "everyone"
    pin: Clock | None = None


class SkeletonDayRecord(Record):
    title: Words
    items: list[SkeletonItemRecord] = []


class ProgrammeRecord(Record):
    id: Key
    label: Words
    aim: Words | None = None
    days: Annotated[int, Field(ge=1, le=60)]
    rhythm: Key
    objectives: list[Key] = []
    skeleton: list[SkeletonDayRecord] = []
