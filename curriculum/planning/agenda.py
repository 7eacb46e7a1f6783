"""An agenda as a value: days, items, strands, and the choice of steps that a module's item holds.

Pure: no session, no clock, no page. An agenda stores order, lengths, fixed starts (pins) and minutes between;
clock times are computed by `planning.timeline` and never stored. It changes only through
`planning.operations`.

All lengths are whole minutes; times of day are minutes from midnight, local to the plan's zone, at most 1440.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date  # noqa: N812 - fields are called date
from typing import Annotated, Literal, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

ItemKind = Literal["module", "activity", "break", "pause", "ceremony", "visit", "free", "custom", "parallel"]
LONGEST_TITLE = 200
MOST_PEOPLE = 1000
MOST_DAYS = 30
MOST_ITEMS = 500
"""Of a day, and of what is set aside."""
MOST_ITEMS_OF_STRAND = 200
MOST_STRANDS = 20
MOST_STEPS = 200
Title = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST_TITLE, pattern=r"^[^\x00-\x1f\x7f]+$"
    ),
]
"""One line of words."""
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
"""A step's key, or the id of a row of the vocabulary."""
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
People = Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
Length = Annotated[int, Field(ge=1, le=1440)]
Span = Annotated[int, Field(ge=0, le=1440)]
ClockTime = Annotated[int, Field(ge=0, le=1440)]
MODULE_KINDS: frozenset[ItemKind] = frozenset({"module", "activity"})
STEP_OF_MINUTES = 5
"""Lengths are proposed in multiples of five minutes."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("an IANA time zone, such as Asia/Bangkok, is wanted") from error
    return name


Zone = Annotated[str, StringConstraints(max_length=60), AfterValidator(_known_zone)]
"""IANA name of a time zone."""


class Value(BaseModel):
    """A frozen value that travels as JSON: in the log, and between the board and the server."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class StepChoice(Value):
    """One step of a module as this plan runs it."""

    key: Key
    title: Title
    on: bool = True
    minutes: Length
    """As this plan runs it."""
    written: Length
    """As the module has it."""
    core: bool = True
    cut: Annotated[int, Field(ge=1, le=50)] | None = None
    """1 is cut first; None is never cut."""
    pause_after: bool = False
    learning_type: Annotated[str, StringConstraints(max_length=40)] | None = None
    words: UUID | None = None
    """The note that holds the trainer's own words beside the step (`plans.note`)."""


class Strand(Value):
    """One of the groups of a parallel item. Its items are not parallel themselves."""

    uid: UUID
    title: Title
    items: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS_OF_STRAND)] = ()

    @property
    def length(self) -> int:
        return sum(item.gap + item.length for item in self.items)

    @model_validator(mode="after")
    def _is_one_level_deep(self) -> Self:
        if any(item.kind == "parallel" for item in self.items):
            raise ValueError("a strand holds no parallel item")
        return self


class Item(Value):
    """One entry of a day. Its length follows from its parts and is never stored twice."""

    uid: UUID
    kind: ItemKind
    title: Title
    outward_title: Title | None = None
    everyone: bool = True
    """False: for the team only."""
    minutes: Length | None = None
    """Of an item without steps and strands."""
    slack: Span = 0
    """Unassigned minutes of a module's item."""
    steps: Annotated[tuple[StepChoice, ...], Field(max_length=MOST_STEPS)] = ()
    strands: Annotated[tuple[Strand, ...], Field(max_length=MOST_STRANDS)] = ()
    pin: ClockTime | None = None
    """A fixed start."""
    gap: Span = 0
    """Minutes left between the item before and this one."""
    module: UUID | None = None
    revisions: dict[LanguageTag, Sha256] = Field(default_factory=dict)
    """Language -> sha256 of the pinned revision."""
    part: Annotated[int, Field(ge=1)] | None = None
    """1, 2, ... when a module was split over several items; kept right by `planning.parts`."""

    @property
    def length(self) -> int:
        """Minutes that the item takes on the clock; a parallel item takes its longest strand."""
        if self.strands:
            return max(1, *(strand.length for strand in self.strands))
        if self.steps:
            return max(1, sum(step.minutes for step in self.steps if step.on) + self.slack)
        return self.minutes or max(1, self.slack)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if fault := self.fault():
            raise ValueError(fault)
        return self

    def fault(self) -> str | None:
        """What the kind forbids or misses, in one sentence; None when the item is sound."""
        if self.kind in MODULE_KINDS:
            if self.module is None or self.minutes is not None or self.strands:
                return f"an item of kind {self.kind} names its module, and its minutes are those of its steps"
            if not any(step.on for step in self.steps) and (self.steps or not self.slack):
                return "at least one step is on"
        elif self.module is not None or self.steps or self.slack:
            return f"an item of kind {self.kind} has no module, no steps and no slack"
        elif self.kind == "parallel" and self.minutes is not None:
            return "a parallel item takes as long as its longest strand"
        elif self.kind != "parallel" and (self.minutes is None or self.strands):
            return f"an item of kind {self.kind} has its own minutes and no strands"
        if len({step.key for step in self.steps}) < len(self.steps):
            return "every step has a key of its own"
        return None


class Day(Value):
    uid: UUID
    title: Title | None = None
    date: Date | None = None
    start: ClockTime = 540
    end: ClockTime = 1020
    """The hard end: what goes past it is an overrun."""
    items: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS)] = ()

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> Self:
        if self.start >= self.end:
            raise ValueError("a day starts before it ends")
        return self


class Agenda(Value):
    """A plan's days, what is set aside, and the plan's own fields."""

    uid: UUID
    slug: str
    title: Title
    outward_title: Title | None = None
    language: LanguageTag = "en"
    zone: Zone = "UTC"
    people: People = 24
    audience: Key | None = None
    rhythm: Key | None = None
    days: Annotated[tuple[Day, ...], Field(max_length=MOST_DAYS)] = ()
    aside: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS)] = ()
    """Items that have no place yet."""

    def everything(self) -> Iterator[Item]:
        """Every item: on days, inside strands, set aside."""
        yield from self.on_days()
        yield from _with_strands(self.aside)

    def on_days(self) -> Iterator[Item]:
        """Every item that has a place in a day, inside strands too."""
        for day in self.days:
            yield from _with_strands(day.items)

    def crowded(self) -> UUID | None:
        """What holds more than it may: a day, an item, a strand, or the plan itself; None: nothing does."""
        if len(self.days) > MOST_DAYS or len(self.aside) > MOST_ITEMS:
            return self.uid
        for day in self.days:
            if len(day.items) > MOST_ITEMS:
                return day.uid
        for item in self.everything():
            if len(item.steps) > MOST_STEPS or len(item.strands) > MOST_STRANDS:
                return item.uid
            for strand in item.strands:
                if len(strand.items) > MOST_ITEMS_OF_STRAND:
                    return strand.uid
        return None

    def item(self, uid: UUID) -> Item | None:
        return next((item for item in self.everything() if item.uid == uid), None)

    def day(self, uid: UUID) -> Day | None:
        return next((day for day in self.days if day.uid == uid), None)


def _with_strands(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        for strand in item.strands:
            yield from strand.items


Strand.model_rebuild()
