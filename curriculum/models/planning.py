"""Tables of planning. Rows are the truth; the log is history, undo and audit, and is never replayed.

Items keep their order by `position` inside one place: a day, a strand, or neither (set aside).

What belongs to a plan names the plan too, so that keys of two columns hold both ends to the same plan: no item
of one plan stands in a day of another, and no step shows another plan's note. In the same way a pinned
revision is one of the item's own module, in the language that the pin says.
"""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - a field is called date
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

from curriculum.models.types import Ids, UTCDateTime

NOTHING = {"server_default": text("'[]'")}
"""Of a column of JSON that holds a list."""
KINDS = ("module", "activity", "break", "pause", "ceremony", "visit", "free", "custom", "parallel")


class Plan(SQLModel, table=True):
    __tablename__ = "plan"
    __table_args__ = (
        CheckConstraint("people > 0", name="people"),
        CheckConstraint("version >= 0", name="version"),
    )
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    slug: str = Field(unique=True, max_length=80)
    title: str
    outward_title: str | None = None
    language: str = Field(max_length=35)
    zone: str = Field(max_length=60)
    people: int
    audience: str | None = Field(default=None, max_length=80)
    rhythm_id: int | None = Field(default=None, foreign_key="rhythm.id", index=True)
    programme: str | None = Field(default=None, max_length=60)
    interpretation: str = Field(default="none", max_length=20, sa_column_kwargs={"server_default": "none"})
    languages: list[str] = Field(default_factory=list, sa_type=JSON, sa_column_kwargs=NOTHING)
    venue: list[str] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    """What the venue has; null: nobody has said."""
    holidays: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON, sa_column_kwargs=NOTHING)
    muted: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON, sa_column_kwargs=NOTHING)
    """Remarks of the checks that are not to be shown."""
    put_away: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    version: int = 0
    """Counts the operations applied: what the board compares to know whether it is up to date."""
    made_at: datetime = Field(sa_type=UTCDateTime)
    changed_at: datetime = Field(sa_type=UTCDateTime)


class DayRow(SQLModel, table=True):
    __tablename__ = "day"
    __table_args__ = (
        CheckConstraint(
            "start_minutes >= 0 AND start_minutes < end_minutes AND end_minutes <= 1440", name="hours"
        ),
        Index("ix_day_plan_position", "plan_id", "position"),
        UniqueConstraint("plan_id", "id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    plan_id: int = Field(foreign_key="plan.id", ondelete="CASCADE")
    position: int
    title: str | None = None
    date: Date | None = None
    start_minutes: int
    end_minutes: int
    remark: str | None = None
    rhythm: str | None = Field(default=None, max_length=60)
    on_fallback: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class ItemRow(SQLModel, table=True):
    __tablename__ = "item"
    __table_args__ = (
        CheckConstraint("kind IN ('" + "', '".join(KINDS) + "')", name="kind"),
        CheckConstraint("minutes IS NULL OR minutes > 0", name="minutes"),
        CheckConstraint("slack >= 0 AND gap >= 0", name="slack_gap"),
        CheckConstraint("pin IS NULL OR (pin >= 0 AND pin <= 1440)", name="pin"),
        CheckConstraint("day_id IS NULL OR strand_id IS NULL", name="one_place"),
        CheckConstraint(
            "(kind IN ('module', 'activity') AND module_id IS NOT NULL AND minutes IS NULL)"
            " OR (kind = 'parallel' AND module_id IS NULL AND minutes IS NULL)"
            " OR (kind NOT IN ('module', 'activity', 'parallel')"
            " AND module_id IS NULL AND minutes IS NOT NULL)",
            name="one_target",
        ),
        Index("ix_item_place", "plan_id", "day_id", "strand_id", "position"),
        UniqueConstraint("plan_id", "id"),
        UniqueConstraint("module_id", "id"),
        ForeignKeyConstraint(["plan_id", "day_id"], ["day.plan_id", "day.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(
            ["plan_id", "strand_id"],
            ["strand.plan_id", "strand.id"],
            ondelete="CASCADE",
            use_alter=True,  # item and strand point at each other: this key is added when both tables stand
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    plan_id: int = Field(foreign_key="plan.id", ondelete="CASCADE")
    day_id: int | None = None
    strand_id: int | None = None
    fallback: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """It waits as a part of the day's other content."""
    position: int
    kind: str = Field(max_length=20)
    title: str
    outward_title: str | None = None
    everyone: bool = True
    minutes: int | None = None
    slack: int = 0
    gap: int = 0
    pin: int | None = None
    part: int | None = None
    leads: list[UUID] = Field(default_factory=list, sa_type=Ids, sa_column_kwargs=NOTHING)
    """The names of those who lead, by their uids; as with `room`."""
    room: UUID | None = None
    note: UUID | None = None
    """A note of this plan, as with `absent_note`."""
    materials: str | None = None
    needs: list[str] = Field(default_factory=list, sa_type=JSON, sa_column_kwargs=NOTHING)
    officials: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    if_absent: str | None = Field(default=None, max_length=20)
    absent_note: UUID | None = None
    travel_out: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    travel_back: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    module_id: int | None = Field(default=None, foreign_key="module.id", index=True)


class StrandRow(SQLModel, table=True):
    __tablename__ = "strand"
    __table_args__ = (
        UniqueConstraint("plan_id", "id"),
        ForeignKeyConstraint(["plan_id", "item_id"], ["item.plan_id", "item.id"], ondelete="CASCADE"),
    )
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    plan_id: int
    item_id: int = Field(index=True)
    position: int
    title: str
    leads: list[UUID] = Field(default_factory=list, sa_type=Ids, sa_column_kwargs=NOTHING)
    room: UUID | None = None
    people: int | None = None


class Name(SQLModel, table=True):
    """The name of a person or a room. Plans, releases and the log refer to it by its uid, so that it can be blanked
    everywhere at once.
    """

    __tablename__ = "name"
    __table_args__ = (CheckConstraint("kind IN ('person', 'room')", name="kind"),)
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    kind: str = Field(max_length=20, index=True)
    text: str


class ItemRevision(SQLModel, table=True):
    """The revision that a module's item pins, one per language."""

    __tablename__ = "item_revision"
    __table_args__ = (
        ForeignKeyConstraint(["module_id", "item_id"], ["item.module_id", "item.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(
            ["module_id", "lang", "edition_id"], ["edition.module_id", "edition.lang", "edition.id"]
        ),
        ForeignKeyConstraint(["edition_id", "revision_id"], ["revision.edition_id", "revision.id"]),
    )
    item_id: int = Field(primary_key=True)
    lang: str = Field(max_length=35, primary_key=True)
    module_id: int
    edition_id: int
    revision_id: int = Field(index=True)


class ItemStep(SQLModel, table=True):
    """The choice of one step: on or off, minutes, the trainer's own words."""

    __tablename__ = "item_step"
    __table_args__ = (
        CheckConstraint("minutes > 0 AND written > 0", name="minutes"),
        UniqueConstraint("item_id", "position"),
        ForeignKeyConstraint(["plan_id", "item_id"], ["item.plan_id", "item.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["plan_id", "note_id"], ["note.plan_id", "note.id"]),
    )
    plan_id: int
    item_id: int = Field(primary_key=True)
    key: str = Field(primary_key=True, max_length=60)
    position: int
    title: str
    on: bool
    minutes: int
    written: int
    core: bool
    cut: int | None = None
    pause_after: bool
    learning_type: str | None = Field(default=None, max_length=40)
    role: str | None = Field(default=None, max_length=60)
    note_id: int | None = None


class Note(SQLModel, table=True):
    """A private note. Everything else refers to it by id, so that it can be blanked everywhere at once."""

    __tablename__ = "note"
    __table_args__ = (UniqueConstraint("plan_id", "id"),)
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    plan_id: int = Field(foreign_key="plan.id", ondelete="CASCADE", index=True)
    text: str


class FilledBlank(SQLModel, table=True):
    """A local fact that this plan has filled in: a module's blank, and the note that answers it."""

    __tablename__ = "filled_blank"
    __table_args__ = (ForeignKeyConstraint(["plan_id", "note_id"], ["note.plan_id", "note.id"]),)
    plan_id: int = Field(primary_key=True, foreign_key="plan.id", ondelete="CASCADE")
    module_id: int = Field(primary_key=True, foreign_key="module.id", index=True)
    key: str = Field(primary_key=True, max_length=60)
    note_id: int = Field(index=True)


class LoggedOperation(SQLModel, table=True):
    """One applied operation and its inverse. (client, sequence) is unique: a resend adds nothing."""

    __tablename__ = "operation"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        UniqueConstraint("plan_id", "client", "sequence"),
        ForeignKeyConstraint(["plan_id", "undoes"], ["operation.plan_id", "operation.number"]),
        ForeignKeyConstraint(["plan_id", "redoes"], ["operation.plan_id", "operation.number"]),
        CheckConstraint("undoes < number AND redoes < number", name="looks_back"),
        CheckConstraint("undoes IS NULL OR redoes IS NULL", name="one_aim"),
        CheckConstraint("NOT stepped_over OR undoes IS NOT NULL OR redoes IS NOT NULL", name="stepped_over"),
    )
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", ondelete="CASCADE")
    number: int
    schema_version: int
    actor: UUID
    made_at: datetime = Field(sa_type=UTCDateTime)
    client: str = Field(max_length=64)
    sequence: int
    operation: dict[str, Any] = Field(sa_type=JSON)
    inverse: dict[str, Any] = Field(sa_type=JSON)
    undoes: int | None = None
    """The number of the operation that this one takes back."""
    redoes: int | None = None
    """The number of the undo that this one takes back."""
    stepped_over: bool = False
    """It changed nothing: what it was to take back cannot be taken back, and is left out from here on."""
