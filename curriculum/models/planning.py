"""Tables of planning. Rows are the truth; the log is history, undo and audit, and is never replayed.

Items keep their order by `position` inside one place: a day, a strand, or neither (set aside).
"""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - a field is called date
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from curriculum.models.types import UTCDateTime

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
    rhythm: str = Field(max_length=80)
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
    )
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    plan_id: int = Field(foreign_key="plan.id", ondelete="CASCADE")
    position: int
    title: str | None = None
    date: Date | None = None
    start_minutes: int
    end_minutes: int


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
    )
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    plan_id: int = Field(foreign_key="plan.id", ondelete="CASCADE")
    day_id: int | None = Field(default=None, foreign_key="day.id", ondelete="CASCADE")
    strand_id: int | None = Field(
        default=None,
        # item and strand point at each other: this one of the two is added when both tables stand
        sa_column_args=[ForeignKey("strand.id", ondelete="CASCADE", use_alter=True)],
    )
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
    module_id: int | None = Field(default=None, foreign_key="module.id", index=True)


class StrandRow(SQLModel, table=True):
    __tablename__ = "strand"
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    item_id: int = Field(foreign_key="item.id", ondelete="CASCADE", index=True)
    position: int
    title: str


class ItemRevision(SQLModel, table=True):
    """The revision that a module's item pins, one per language."""

    __tablename__ = "item_revision"
    item_id: int = Field(foreign_key="item.id", ondelete="CASCADE", primary_key=True)
    lang: str = Field(max_length=35, primary_key=True)
    revision_id: int = Field(foreign_key="revision.id", index=True)


class ItemStep(SQLModel, table=True):
    """The choice of one step: on or off, minutes, the trainer's own words."""

    __tablename__ = "item_step"
    __table_args__ = (
        CheckConstraint("minutes > 0 AND written > 0", name="minutes"),
        UniqueConstraint("item_id", "position"),
    )
    item_id: int = Field(foreign_key="item.id", ondelete="CASCADE", primary_key=True)
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
    note_id: int | None = Field(default=None, foreign_key="note.id")


class Note(SQLModel, table=True):
    """A private note. Everything else refers to it by id, so that it can be blanked everywhere at once."""

    __tablename__ = "note"
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    plan_id: int = Field(foreign_key="plan.id", ondelete="CASCADE", index=True)
    text: str


class LoggedOperation(SQLModel, table=True):
    """One applied operation and its inverse. (client, sequence) is unique: a resend adds nothing."""

    __tablename__ = "operation"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        UniqueConstraint("plan_id", "client", "sequence"),
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


class Preference(SQLModel, table=True):
    """A setting of one profile: quiet, the plan that is open."""

    __tablename__ = "preference"
    actor: UUID = Field(primary_key=True)
    name: str = Field(primary_key=True, max_length=40)
    value: str
