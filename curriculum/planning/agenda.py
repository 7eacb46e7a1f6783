"""An agenda as a value: days, items, strands, and the choice of steps that a module's item holds.

Pure: no session, no clock, no page. An agenda stores order, lengths, fixed starts (pins) and minutes between;
clock times are computed by `planning.timeline` and never stored. It changes only through
`planning.operations`.

All lengths are whole minutes; times of day are minutes from midnight, local to the plan's zone, at most 1440.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date  # noqa: N812 - fields are called date
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from curriculum.planning.fields import (
    MODULE_KINDS,
    MOST_DAYS,
    MOST_FILLED,
    MOST_HOLIDAYS,
    MOST_ITEMS,
    MOST_ITEMS_OF_STRAND,
    MOST_LANGUAGES,
    MOST_LEADS,
    MOST_MUTED,
    MOST_STEPS,
    MOST_STRANDS,
    Absence,
    ClockTime,
    Interpretation,
    ItemKind,
    Key,
    LanguageTag,
    Length,
    Line,
    Need,
    People,
    Reason,
    Sha256,
    Span,
    Title,
    Zone,
)

Leads = Annotated[tuple[UUID, ...], Field(max_length=MOST_LEADS)]
"""The people who lead, by the ids of their names (`planning.names`)."""
Needs = Annotated[tuple[Need, ...], Field(max_length=20)]


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
    role: Key | None = None
    """What it is there for, as the module says: opening, input, task, debrief or closing."""
    words: UUID | None = None
    """The note that holds the trainer's own words beside the step (`plans.note`)."""


class Strand(Value):
    """One of the groups of a parallel item. Its items are not parallel themselves."""

    uid: UUID
    title: Title
    items: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS_OF_STRAND)] = ()
    leads: Leads = ()
    room: UUID | None = None
    """By the id of its name, as with `leads`."""
    people: People | None = None
    """How many take part; who they are is never kept."""

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
    leads: Leads = ()
    room: UUID | None = None
    """By the id of its name, as with `leads`."""
    note: UUID | None = None
    """A private note (`planning.notes`)."""
    materials: Line | None = None
    needs: Needs = ()
    """What it needs of the venue, beyond what its steps say."""
    officials: bool = False
    """Officials are present."""
    if_absent: Absence | None = None
    """What happens if the person who leads is absent."""
    absent_note: UUID | None = None
    """More about that, in a private note."""
    travel_out: Span = 0
    """Of a visit: minutes on the way there, a part of its length."""
    travel_back: Span = 0
    part: Annotated[int, Field(ge=1)] | None = None
    """1, 2, ... when a module was split over several items; kept right by `planning.parts`."""

    @property
    def length(self) -> int:
        """Minutes that the item takes on the clock; a parallel item takes its longest strand."""
        if self.strands:
            return max(1, *(strand.length for strand in self.strands))
        if self.steps:
            return max(1, sum(step.minutes for step in self.steps if step.on) + self.slack)
        return (self.minutes or max(1, self.slack)) + self.travel_out + self.travel_back

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
        if (self.travel_out or self.travel_back) and self.kind != "visit":
            return "only a visit has time on the way"
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
    remark: Line | None = None
    """A note for the whole day."""
    rhythm: Key | None = None
    """Where it is another than the plan's, as on a day of arrival."""
    fallback: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS)] = ()
    """Another content for the same hours, ready to be switched to. Its items wait: they have no time and are changed
    only once they are switched to.
    """
    on_fallback: bool = False
    """The two have changed places: `items` is the other content, and the usual one waits."""

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> Self:
        if self.start >= self.end:
            raise ValueError("a day starts before it ends")
        if self.on_fallback and not self.fallback:
            raise ValueError("a day that has changed to its other content keeps the usual one")
        return self


class Filled(Value):
    """A blank of a module (a local fact) that this plan has filled in."""

    module: UUID
    blank: Key
    words: UUID
    """The note that holds the answer (`plans.notes`)."""


class Holiday(Value):
    """A day of rest or feast that stays where it is when the plan moves; the trainer enters it."""

    date: Date
    title: Title


class Muted(Value):
    """A remark of the checks that is not to be shown."""

    check: Key
    subject: UUID
    """The item, the day or the plan that it speaks of."""
    reason: Reason
    mark: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
    """Of the subject as it was: once it is another, the remark returns."""


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
    programme: Key | None = None
    """The template that it came from, with the objectives that it asks for."""
    interpretation: Interpretation = "none"
    languages: Annotated[tuple[LanguageTag, ...], Field(max_length=MOST_LANGUAGES)] = ()
    """Which participants read, besides the plan's own."""
    venue: Needs | None = None
    """What the venue has; None: nobody has said."""
    put_away: bool = False
    """Left out of every list until it is brought back; nothing of it is lost."""
    days: Annotated[tuple[Day, ...], Field(max_length=MOST_DAYS)] = ()
    aside: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS)] = ()
    """Items that have no place yet."""
    filled: Annotated[tuple[Filled, ...], Field(max_length=MOST_FILLED)] = ()
    """In the order of modules and keys. A fact stays when its module leaves the plan: it may come back."""
    holidays: Annotated[tuple[Holiday, ...], Field(max_length=MOST_HOLIDAYS)] = ()
    """In the order of their dates, one a date."""
    muted: Annotated[tuple[Muted, ...], Field(max_length=MOST_MUTED)] = ()
    """In the order of checks and subjects."""

    def answer(self, module: UUID, blank: str) -> UUID | None:
        """The note that answers a module's blank; None while it is open."""
        return next((f.words for f in self.filled if (f.module, f.blank) == (module, blank)), None)

    def everything(self) -> Iterator[Item]:
        """Every item: on days, inside strands, set aside, and what waits as a day's fallback."""
        yield from self.on_days()
        yield from within(self.aside)
        yield from self.waiting()

    def waiting(self) -> Iterator[Item]:
        """Every item of the other content of days."""
        for day in self.days:
            yield from within(day.fallback)

    def on_days(self) -> Iterator[Item]:
        """Every item that has a place in a day, inside strands too."""
        for day in self.days:
            yield from within(day.items)

    def crowded(self) -> UUID | None:
        """What holds more than it may: a day, an item, a strand, or the plan itself; None: nothing does."""
        own = (
            (self.days, MOST_DAYS),
            (self.aside, MOST_ITEMS),
            (self.filled, MOST_FILLED),
            (self.holidays, MOST_HOLIDAYS),
            (self.muted, MOST_MUTED),
        )
        if any(len(things) > most for things, most in own):
            return self.uid
        for day in self.days:
            if len(day.items) > MOST_ITEMS or len(day.fallback) > MOST_ITEMS:
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


def within(items: Iterable[Item]) -> Iterator[Item]:
    """These items, and those of their strands."""
    for item in items:
        yield item
        for strand in item.strands:
            yield from strand.items


Strand.model_rebuild()
