"""Tables of this installation: what its people have set, and what Sala itself has to remember."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Field, SQLModel

VOCABULARY = "vocabulary"
"""The name under which `InstallationState` keeps a hash of everything that the vocabulary says."""


class Preference(SQLModel, table=True):
    """A setting of one profile: quiet, the plan that is open."""

    __tablename__ = "preference"
    actor: UUID = Field(primary_key=True)
    name: str = Field(primary_key=True, max_length=40)
    value: str


class InstallationState(SQLModel, table=True):
    """Something that holds for everybody here: what was loaded, whether the sample plan was made."""

    __tablename__ = "installation_state"
    name: str = Field(primary_key=True, max_length=40)
    value: str
