"""Tables of the library: module is identity, edition its language, revision its text at one time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from curriculum.models.types import UTCDateTime


class ModuleRow(SQLModel, table=True):
    """An identity without a language."""

    __tablename__ = "module"
    __table_args__ = (CheckConstraint("kind IN ('module', 'activity')", name="kind"),)
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    slug: str = Field(unique=True, max_length=80)
    kind: str = Field(max_length=20)
    source_lang: str = Field(max_length=35)
    """The language that it was written in first."""


class ModuleAlias(SQLModel, table=True):
    """A slug that the module had before."""

    __tablename__ = "module_alias"
    slug: str = Field(primary_key=True, max_length=80)
    module_id: int = Field(foreign_key="module.id", index=True)


class Edition(SQLModel, table=True):
    """A module in one language. `published_id`: the revision that the library shows; None: withdrawn."""

    __tablename__ = "edition"
    __table_args__ = (
        UniqueConstraint("module_id", "lang"),
        UniqueConstraint("module_id", "lang", "id"),
        # edition and revision point at each other: these keys are added when both tables stand
        ForeignKeyConstraint(["id", "published_id"], ["revision.edition_id", "revision.id"], use_alter=True),
        ForeignKeyConstraint(["id", "written_id"], ["revision.edition_id", "revision.id"], use_alter=True),
    )
    # said because the key is half of another one as well, which makes SQLAlchemy look for the number there
    id: int | None = Field(default=None, primary_key=True, sa_column_kwargs={"autoincrement": True})
    module_id: int = Field(foreign_key="module.id")
    lang: str = Field(max_length=35)
    published_id: int | None = None
    loaded: str | None = Field(default=None, max_length=64)
    """sha256 of the files that loading took in last, as they stood: the same files change nothing."""
    written_id: int | None = None
    """The revision that loading wrote last; an edit in the app makes the published one differ."""


class Revision(SQLModel, table=True):
    """One canonical document. Never updated, never deleted, touched by no migration."""

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("edition_id", "number"),
        UniqueConstraint("edition_id", "id"),
        UniqueConstraint("edition_id", "sha256"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
    )
    id: int | None = Field(default=None, primary_key=True)
    edition_id: int = Field(foreign_key="edition.id")
    number: int
    sha256: str = Field(max_length=64, index=True)
    document: str
    made_at: datetime = Field(sa_type=UTCDateTime)
    actor: UUID
