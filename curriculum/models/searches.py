"""The table of saved searches."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from curriculum.models.types import UTCDateTime


class SavedSearchRow(SQLModel, table=True):
    """What somebody asked the library, under a name."""

    __tablename__ = "saved_search"
    id: int | None = Field(default=None, primary_key=True)
    uid: UUID = Field(unique=True)
    actor: UUID = Field(index=True)
    name: str = Field(max_length=80)
    asked: dict[str, str] = Field(sa_type=JSON)
    """Parameters of an address, in one spelling. Not unique: forgetting a word may make two of them alike."""
    made_at: datetime = Field(sa_type=UTCDateTime)
