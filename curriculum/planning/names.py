"""Names of people and rooms. Plans refer to them by id, so that a name can be blanked everywhere at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import insert, select

from curriculum.access import Work, allow
from curriculum.errors import InvalidValue
from curriculum.planning.fields import LONGEST_TITLE
from curriculum.planning.store import NAME

NameKind = Literal["person", "room"]
MOST_KNOWN = 500
"""Names that are offered."""


def named(work: Work, kind: NameKind, text: str) -> UUID:
    """The id of a name, which is new only when nobody has it yet. Raises `InvalidValue`."""
    allow(work.actor, "change plan")
    name = " ".join(text.split())
    if not 1 <= len(name) <= LONGEST_TITLE or not name.isprintable():
        raise InvalidValue("name", text[:40], f"one line of 1 to {LONGEST_TITLE} characters")
    same = select(NAME.c.uid).where(NAME.c.kind == kind, NAME.c.text == name).order_by(NAME.c.id).limit(1)
    known: UUID | None = work.session.execute(same).scalar()
    if known is not None:
        return known
    uid = uuid4()
    work.session.execute(insert(NAME).values(uid=uid, kind=kind, text=name))
    return uid


def texts(work: Work, uids: Iterable[UUID]) -> Mapping[UUID, str]:
    """The names by their ids. One that is no longer there is left out."""
    wanted = set(uids)
    if not wanted:
        return {}
    query = select(NAME.c.uid, NAME.c.text).where(NAME.c.uid.in_(wanted))
    return {row.uid: row.text for row in work.session.execute(query)}


def known(work: Work, kind: NameKind) -> tuple[str, ...]:
    """Names that were used before, the newest first."""
    query = select(NAME.c.text).where(NAME.c.kind == kind).order_by(NAME.c.id.desc()).limit(MOST_KNOWN)
    return tuple(work.session.execute(query).scalars())
