"""The log: history, undo and redo, and the memory that makes a resend do nothing.

Undo appends the inverse of *my* last operation that still stands (`undoes`: its number); redo takes back my
last undo, unless I have done something new since (`redoes`: the undo's number). Both are read from the log
alone, so they survive a restart, and what others did in between is left as it is.

An undo or redo that clashes (its target is gone) changes nothing and is shown. It is logged as *stepped
over*. So the next undo goes on to the operation before it, and nobody is stuck behind something that cannot be
undone.

The log is history and the rows are the truth: an entry that this Sala cannot read ends undo, never the plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import RowMapping, func, insert, select

from curriculum.access import Actor, Work
from curriculum.models.types import metadata
from curriculum.planning.operations import OPERATION, AddItem, Operation, Several

SCHEMA_VERSION = 1
"""Of the operations' JSON. Entries of another version stay history, but cannot be undone."""

LOG = metadata.tables["operation"]
CHUNK = 50
NOTHING = Several(operations=())


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation of the log with its way back."""

    number: int
    operation: Operation
    inverse: Operation


@dataclass(frozen=True, slots=True)
class Aim:
    """What an entry takes back: the number of an operation (`undoes`) or of an undo (`redoes`)."""

    undoes: int | None = None
    redoes: int | None = None


def number_of(work: Work, plan_id: int, client: str, sequence: int) -> int | None:
    """The number under which this message of this client was logged before; None when it is new."""
    query = select(LOG.c.number).where(
        LOG.c.plan_id == plan_id, LOG.c.client == client, LOG.c.sequence == sequence
    )
    number: int | None = work.session.execute(query).scalar()
    return number


def log(
    work: Work,
    plan_id: int,
    sent: tuple[str, int],
    operation: Operation,
    inverse: Operation,
    aim: Aim,
) -> int:
    """Appends what was applied and gives its number. `sent`: client and sequence."""
    return _append(work, plan_id, sent, operation, inverse, aim, stepped_over=False)


def step_over(work: Work, plan_id: int, sent: tuple[str, int], aim: Aim) -> None:
    """Marks what cannot be taken back, so that the next undo or redo leaves it out."""
    _append(work, plan_id, sent, NOTHING, NOTHING, aim, stepped_over=True)


class Copied(Protocol):
    """An entry of another copy's log."""

    @property
    def number(self) -> int: ...
    @property
    def client(self) -> str: ...
    @property
    def sequence(self) -> int: ...
    @property
    def operation(self) -> Operation: ...
    @property
    def inverse(self) -> Operation: ...
    @property
    def undoes(self) -> int | None: ...
    @property
    def redoes(self) -> int | None: ...
    @property
    def stepped_over(self) -> bool: ...


def copy(work: Work, plan_id: int, actor: Actor, entry: Copied) -> None:
    """Puts an entry of another copy into a log that does not have it, under its own number."""
    work.session.execute(
        insert(LOG).values(
            plan_id=plan_id,
            number=entry.number,
            schema_version=SCHEMA_VERSION,
            actor=actor.uid,
            made_at=work.now,
            client=entry.client,
            sequence=entry.sequence,
            operation=entry.operation.model_dump(mode="json"),
            inverse=entry.inverse.model_dump(mode="json"),
            undoes=entry.undoes,
            redoes=entry.redoes,
            stepped_over=entry.stepped_over,
        )
    )


def undoable(work: Work, plan_id: int) -> Entry | None:
    """My last operation that still stands; None when there is none."""
    taken_back: set[int] = set()
    for row in _mine_from_the_last(work, plan_id):
        if row["undoes"] is not None:
            taken_back.add(row["undoes"])
        elif not row["stepped_over"] and row["number"] not in taken_back:
            return entry(work, plan_id, row["number"])
    return None


def redoable(work: Work, plan_id: int) -> Entry | None:
    """My last undo, when nothing new of mine came after it."""
    taken_back: set[int] = set()
    for row in _mine_from_the_last(work, plan_id):
        if row["redoes"] is not None:
            taken_back.add(row["redoes"])
        elif row["undoes"] is None:
            return None
        elif not row["stepped_over"] and row["number"] not in taken_back:
            return entry(work, plan_id, row["number"])
    return None


def origin(work: Work, plan_id: int, number: int) -> Entry | None:
    """What was first done, when entry `number` takes it back or does it again; else that entry itself."""
    aims = select(LOG.c.undoes, LOG.c.redoes).where(LOG.c.plan_id == plan_id)
    while True:
        undoes, redoes = work.session.execute(aims.where(LOG.c.number == number)).one()
        if undoes is None and redoes is None:
            return entry(work, plan_id, number)
        number = redoes if undoes is None else undoes


def _mine_from_the_last(work: Work, plan_id: int) -> Iterator[RowMapping]:
    """My entries, the last first, read a chunk at a time: the answer is nearly always among the first few."""
    query = select(LOG.c.number, LOG.c.undoes, LOG.c.redoes, LOG.c.stepped_over)
    query = query.where(LOG.c.plan_id == plan_id, LOG.c.actor == work.actor.uid)
    query = query.order_by(LOG.c.number.desc()).limit(CHUNK)
    before: int | None = None
    while True:
        chunk = query if before is None else query.where(LOG.c.number < before)
        rows = work.session.execute(chunk).mappings().all()
        yield from rows
        if len(rows) < CHUNK:
            return
        before = rows[-1]["number"]


def entry(work: Work, plan_id: int, number: int) -> Entry | None:
    """One entry of the log; None when this Sala cannot read what it says."""
    query = select(LOG).where(LOG.c.plan_id == plan_id, LOG.c.number == number)
    row = work.session.execute(query).mappings().one()
    if row["schema_version"] != SCHEMA_VERSION:
        return None
    try:
        return Entry(number, *map(OPERATION.validate_python, (row["operation"], row["inverse"])))
    except ValidationError:
        return None


def taken_out(work: Work, plan_id: int, item: UUID) -> AddItem | None:
    """What puts an item back where it stood before it was last taken out; None when that is too long ago."""
    query = select(LOG.c.number).where(LOG.c.plan_id == plan_id).order_by(LOG.c.number.desc()).limit(CHUNK)
    for number in work.session.execute(query).scalars():
        known = entry(work, plan_id, number)
        for one in _parts(known.inverse) if known else ():
            if isinstance(one, AddItem) and one.item.uid == item:
                return one
    return None


def _parts(operation: Operation) -> Iterator[Operation]:
    if isinstance(operation, Several):
        for one in operation.operations:
            yield from _parts(one)
    else:
        yield operation


def _next(work: Work, plan_id: int) -> int:
    last: Any = work.session.execute(select(func.max(LOG.c.number)).where(LOG.c.plan_id == plan_id)).scalar()
    return (last or 0) + 1


def _append(
    work: Work,
    plan_id: int,
    sent: tuple[str, int],
    operation: Operation,
    inverse: Operation,
    aim: Aim,
    stepped_over: bool,
) -> int:
    client, sequence = sent
    number = _next(work, plan_id)
    work.session.execute(
        insert(LOG).values(
            plan_id=plan_id,
            number=number,
            schema_version=SCHEMA_VERSION,
            actor=work.actor.uid,
            made_at=work.now,
            client=client,
            sequence=sequence,
            operation=operation.model_dump(mode="json"),
            inverse=inverse.model_dump(mode="json"),
            undoes=aim.undoes,
            redoes=aim.redoes,
            stepped_over=stepped_over,
        )
    )
    return number
