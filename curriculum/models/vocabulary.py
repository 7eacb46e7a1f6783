"""Tables of the vocabulary: themes, objectives, methods, scales, instruments, works, rhythms, programmes.

Rows that refer to rows of another kind do so by a key. What names a value of a closed scale (a method's learning
type, an objective's verb, domain and level, a plan's audience) is text: the scales share one table, in which a key
could not say of which scale the value has to be, and loading refuses a name that its scale does not have. So is
what stands inside `detail`, which is only read whole.

A row's words are labels (`Label`), one per language and use. `loaded` is the hash of the shipped record
that this row was last written from: an unchanged record is left alone, and a vanished one is withdrawn,
never deleted.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel


class Term(SQLModel):
    """What every row of the vocabulary has."""

    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    slug: str = Field(unique=True, max_length=80)
    position: int
    withdrawn: bool = False
    loaded: str | None = Field(default=None, max_length=64)


class Theme(Term, table=True):
    __tablename__ = "theme"
    parent_id: int | None = Field(default=None, foreign_key="theme.id", index=True)
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Related themes and matches in public vocabularies."""


class ScaleValue(SQLModel, table=True):
    """One value of a closed scale: an audience, a difficulty, a learning type."""

    __tablename__ = "scale_value"
    __table_args__ = (UniqueConstraint("scale", "slug"),)
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    scale: str = Field(max_length=40)
    slug: str = Field(max_length=80)
    position: int
    withdrawn: bool = False
    loaded: str | None = Field(default=None, max_length=64)
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Colours, bounds."""


class Objective(Term, table=True):
    __tablename__ = "objective"
    verb: str = Field(max_length=40)
    domain: str = Field(max_length=40)
    bloom: str = Field(max_length=40)


class ObjectiveTheme(SQLModel, table=True):
    __tablename__ = "objective_theme"
    objective_id: int = Field(foreign_key="objective.id", primary_key=True)
    theme_id: int = Field(foreign_key="theme.id", primary_key=True)


class Method(Term, table=True):
    __tablename__ = "method"
    learning_type: str = Field(max_length=40)


class Instrument(Term, table=True):
    __tablename__ = "instrument"
    __table_args__ = (CheckConstraint("adopted BETWEEN 1800 AND 2200", name="adopted"),)
    kind: str = Field(max_length=40)
    binding: bool
    adopted: int
    """Year."""
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Provision(Term, table=True):
    __tablename__ = "provision"
    instrument_id: int = Field(foreign_key="instrument.id", index=True)
    number: str = Field(max_length=80)


class CitedWork(Term, table=True):
    """A book or guide that reading lists may name."""

    __tablename__ = "work"
    title: str
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Rhythm(Term, table=True):
    __tablename__ = "rhythm"
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Programme(Term, table=True):
    __tablename__ = "programme"
    __table_args__ = (CheckConstraint("days > 0", name="days"),)
    days: int
    rhythm_id: int = Field(foreign_key="rhythm.id", index=True)
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class ProgrammeObjective(SQLModel, table=True):
    """What a programme is for, in its order."""

    __tablename__ = "programme_objective"
    programme_id: int = Field(foreign_key="programme.id", primary_key=True)
    position: int = Field(primary_key=True)
    objective_id: int = Field(foreign_key="objective.id", index=True)


class Label(SQLModel, table=True):
    """The words of a row, by its uid, in one language. `use`: label, also, definition, note, ..."""

    __tablename__ = "label"
    __table_args__ = (UniqueConstraint("subject", "lang", "use", "position"),)
    id: int | None = Field(default=None, primary_key=True)
    subject: UUID = Field(index=True)
    lang: str = Field(max_length=35)
    use: str = Field(max_length=20)
    position: int = 0
    text: str
