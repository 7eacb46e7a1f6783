"""Private notes of plans: the trainer's own words, and answers about a place. Everything else names them by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid4

from sqlalchemy import insert, select

from curriculum.access import Work, allow
from curriculum.errors import InvalidValue
from curriculum.planning import store
from curriculum.planning.store import NOTE

LONGEST = 10_000


def write(work: Work, plan_uid: UUID, text: str) -> UUID:
    """Keeps a note of a plan, and gives the id by which operations name it. Raises `NotFound`, `InvalidValue`."""
    allow(work.actor, "change plan")
    if len(text) > LONGEST or "\x00" in text:
        raise InvalidValue("note", text[:40], f"a text of at most {LONGEST} characters")
    stored, uid = store.by_uid(work.session, plan_uid), uuid4()
    work.session.execute(insert(NOTE).values(uid=uid, plan_id=stored.id, text=text))
    return uid


def texts(work: Work, uids: Iterable[UUID]) -> Mapping[UUID, str]:
    """The texts of notes. One that is no longer there is left out."""
    query = select(NOTE.c.uid, NOTE.c.text).where(NOTE.c.uid.in_(set(uids)))
    return {row.uid: row.text for row in work.session.execute(query)}
