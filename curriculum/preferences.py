"""The settings of this profile, and what is remembered for everybody here, kept in the database."""

from __future__ import annotations

from curriculum.access import Work, allow
from curriculum.models.installation import InstallationState, Preference


def kept(work: Work, name: str) -> str | None:
    """The value of a setting, or None."""
    row = work.session.get(Preference, (work.actor.uid, name))
    return row.value if row else None


def keep(work: Work, name: str, value: str) -> None:
    """Remember a setting."""
    allow(work.actor, "change settings")
    work.session.merge(Preference(actor=work.actor.uid, name=name, value=value))


def remember(work: Work, name: str, value: str) -> None:
    """Remember something that holds for everybody on this installation."""
    allow(work.actor, "change settings")
    work.session.merge(InstallationState(name=name, value=value))


def remembered(work: Work, name: str) -> str | None:
    """What was remembered for everybody on this installation, or None."""
    row = work.session.get(InstallationState, name)
    return row.value if row else None
