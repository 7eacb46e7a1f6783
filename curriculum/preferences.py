"""The settings of this profile, kept in the database."""

from __future__ import annotations

from curriculum.access import Work, allow
from curriculum.models.planning import Preference


def kept(work: Work, name: str) -> str | None:
    """The value of a setting, or None."""
    row = work.session.get(Preference, (work.actor.uid, name))
    return row.value if row else None


def keep(work: Work, name: str, value: str) -> None:
    """Remember a setting."""
    allow(work.actor, "change settings")
    work.session.merge(Preference(actor=work.actor.uid, name=name, value=value))
