"""What people do to plans in a database, each deed in a transaction of its own."""

from __future__ import annotations

from uuid import uuid4

from curriculum.access import LOCAL, Actor
from curriculum.db import Database
from curriculum.planning import operations as op
from curriculum.planning import plans
from curriculum.planning.agenda import Agenda


def a_new_plan(database: Database) -> Agenda:
    """Two empty days."""
    with database.write() as work:
        return plans.create(work, "Two days").agenda


def do(database: Database, plan: Agenda, *operations: op.Operation, actor: Actor = LOCAL) -> plans.Outcome:
    """Each in a transaction of its own; the last one's outcome."""
    outcome = None
    for operation in operations:
        with database.write(actor) as work:
            outcome = plans.perform(work, plan.uid, str(uuid4()), 1, operation)
    assert outcome is not None
    return outcome


def undo(database: Database, plan: Agenda, actor: Actor = LOCAL) -> plans.Outcome:
    with database.write(actor) as work:
        return plans.undo(work, plan.uid, str(uuid4()), 1)


def redo(database: Database, plan: Agenda, actor: Actor = LOCAL) -> plans.Outcome:
    with database.write(actor) as work:
        return plans.redo(work, plan.uid, str(uuid4()), 1)


def stored(database: Database, plan: Agenda) -> Agenda:
    with database.read() as work:
        return plans.by_uid(work, plan.uid).agenda
