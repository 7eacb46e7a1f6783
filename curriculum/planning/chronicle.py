"""What has been done to a plan, step by step, in words: the list beside undo and redo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from curriculum import i18n
from curriculum.access import Work
from curriculum.i18n import _
from curriculum.planning import history, store
from curriculum.planning.history import LOG
from curriculum.planning.wording import wording

MOST = 40
"""Steps that are told."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One thing that somebody did, however often it was taken back and done again."""

    number: int
    """Of the operation, in the plan's log."""
    words: str
    """“moved “Lunch””, in the reader's language."""
    mine: bool
    stands: bool
    """False: it has been taken back."""
    at: datetime


def chronicle(work: Work, plan_uid: UUID, most: int = MOST) -> tuple[Chapter, ...]:
    """The last steps, the newest first. Raises `NotFound`."""
    stored = store.by_uid(work.session, plan_uid)
    columns = (LOG.c.number, LOG.c.actor, LOG.c.made_at, LOG.c.undoes, LOG.c.redoes, LOG.c.stepped_over)
    rows = work.session.execute(
        select(*columns).where(LOG.c.plan_id == stored.id).order_by(LOG.c.number)
    ).all()
    taken_back: set[int] = set()
    first: dict[int, int] = {}
    """Every undo and redo, and what was first done."""
    for row in rows:
        aim = row.undoes if row.undoes is not None else row.redoes
        first[row.number] = row.number if aim is None else first[aim]
        if row.undoes is not None and not row.stepped_over:
            taken_back.add(first[row.number])
        elif row.redoes is not None and not row.stepped_over:
            taken_back.discard(first[row.number])
    own = [row for row in rows if row.undoes is None and row.redoes is None and not row.stepped_over]
    told = []
    with i18n.use(work.language):
        for row in reversed(own[-most:]):
            entry = history.entry(work, stored.id, row.number)
            words = (
                wording(entry.operation, entry.inverse, stored.agenda)
                if entry
                else _("a change by another version")
            )
            mine, stands = row.actor == work.actor.uid, row.number not in taken_back
            told.append(Chapter(row.number, words, mine, stands, row.made_at))
    return tuple(told)
