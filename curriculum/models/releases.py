"""Tables of releases: a plan as it was, and every paper as it printed then."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from curriculum.models.types import UTCDateTime


class Release(SQLModel, table=True):
    """A plan that was frozen under a name. People, rooms and notes are named by id."""

    __tablename__ = "release"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    plan_id: int = Field(foreign_key="plan.id", ondelete="CASCADE")
    number: int
    name: str
    made_at: datetime = Field(sa_type=UTCDateTime)
    actor: UUID
    version: int
    """The plan's, when it was frozen."""
    sha256: str = Field(max_length=64)
    """Of the agenda as canonical JSON."""
    agenda: dict[str, Any] = Field(sa_type=JSON)
    muted_everywhere: dict[str, Any] = Field(
        default_factory=dict, sa_type=JSON, sa_column_kwargs={"server_default": text("'{}'")}
    )
    """What was muted for the whole library then: check -> reason."""


class ReleasedPaper(SQLModel, table=True):
    """One paper of a release: its print tree, which no later version of Sala changes."""

    __tablename__ = "released_paper"
    release_id: int = Field(primary_key=True, foreign_key="release.id", ondelete="CASCADE")
    paper: str = Field(primary_key=True, max_length=40)
    lang: str = Field(primary_key=True, max_length=35)
    template: str = Field(max_length=20)
    beside_lang: str = Field(max_length=35)
    sha256: str = Field(max_length=64)
    """Of the tree as canonical JSON."""
    tree: dict[str, Any] = Field(sa_type=JSON)
