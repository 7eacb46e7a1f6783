"""What an address names: a module or a plan, by its slug or, in quiet mode, by its uid."""

from __future__ import annotations

from uuid import UUID

from curriculum.access import Work
from curriculum.library import modules
from curriculum.library.modules import ShownModule
from curriculum.planning import plans
from curriculum.planning.plans import OpenPlan


def uid_in(name: str | None) -> UUID | None:
    """The uid that `name` spells, or None."""
    try:
        return UUID(name) if name else None
    except ValueError:
        return None


def plan(work: Work, name: str) -> OpenPlan:
    """Raises `NotFound`."""
    uid = uid_in(name)
    return plans.by_uid(work, uid) if uid else plans.get(work, name)


def module(work: Work, name: str, lang: str | None = None) -> ShownModule:
    """Raises `NotFound`."""
    uid = uid_in(name)
    return modules.by_uid(work, uid, lang) if uid else modules.shown(work, name, lang)
