"""Work for other processes: what the tests of `db` let several of them do at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from uuid import uuid4

from sqlmodel import select

from curriculum import migrations
from curriculum.access import Work
from curriculum.db import Database, open_database
from curriculum.models.planning import Note, Plan

NOTES = 3
"""Rows that every plan of `write_plans` has: fewer, and a commit was torn."""


def a_plan(work: Work, slug: str, notes: int = 0, words: int = 200) -> Plan:
    """A new plan in the database, with as many notes of so many words."""
    plan = Plan(
        uid=uuid4(),
        slug=slug,
        title="Two days",
        language="en",
        zone="Asia/Bangkok",
        people=24,
        made_at=work.now,
        changed_at=work.now,
    )
    work.session.add(plan)
    work.session.flush()
    assert plan.id is not None
    for _ in range(notes):
        work.session.add(Note(uid=uuid4(), plan_id=plan.id, text="word " * words))
    return plan


def slugs(database: Database) -> list[str]:
    """The plans that are there."""
    with database.read() as work:
        return sorted(work.session.exec(select(Plan.slug)).all())


def write_plans(place: Path, name: str) -> Iterator[str]:
    """Add plans with their notes for ever, each plan in one commit; yields its slug."""
    database = open_database(place, patience=60)
    for number in count():
        slug = f"{name}-{number}"
        with database.write() as work:
            a_plan(work, slug, notes=NOTES)
        yield slug


def raise_version(place: Path | str, slug: str, times: int) -> None:
    """Read the plan's version, add one and write it back, `times` times."""
    database = open_database(place, patience=60)
    for _ in range(times):
        with database.write() as work:
            plan = work.session.exec(select(Plan).where(Plan.slug == slug)).one()
            plan.version += 1
    database.close()


def open_once(place: Path, later: Path | None = None, head: str = migrations.HEAD) -> None:
    """Open the database and close it; as a Sala with the revisions in `later` when that is given."""
    migrations.FOLDER = later or migrations.FOLDER
    migrations.HEAD = head
    open_database(place).close()
