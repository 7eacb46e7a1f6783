"""Who is acting, and whether they may.

Every service takes a `Work`: the session of one transaction, the actor, the time and the reader's language.
Writing services begin with `allow(work.actor, "...")`. Until accounts exist there is one profile, and it
may do everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from curriculum.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, by id: names are rows elsewhere, so that a person can be forgotten."""

    uid: UUID
    may: frozenset[str] | None = None
    """The actions allowed; None means all."""


LOCAL = Actor(UUID("00000000-0000-4000-8000-000000000001"))
"""The one profile of an installation without accounts."""


@dataclass(frozen=True, slots=True)
class Work:
    """One unit of work: what a service needs to know, and nothing that outlives the transaction."""

    session: Session
    actor: Actor
    now: datetime
    """UTC, aware."""
    language: str = "en"
    """BCP 47 tag of the reader's language."""


def allow(actor: Actor, action: str) -> None:
    """Raise `NotAllowed` unless `actor` may do `action` (a verb and a noun: “change plan”)."""
    if actor.may is not None and action not in actor.may:
        raise NotAllowed(action)
