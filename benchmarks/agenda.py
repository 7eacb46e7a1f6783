"""How long a change of a large plan takes: 13 days, 120 items, modules with six steps each.

    python -m benchmarks.agenda [--rounds 60]

Measures `timeline(agenda)` alone, `apply` alone, and a whole `plans.perform` in a transaction of its own on
a SQLite file: lock, read, try, write, log, commit. Prints medians, 95th percentiles, the
median of processor time, which other programs on the machine disturb less, and the target.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from uuid import UUID, uuid4

from curriculum.access import Work
from curriculum.db import Database, open_database
from curriculum.library.format import document as document_of
from curriculum.library.format import sha256
from curriculum.library.module import Module, Step
from curriculum.models.library import Edition, ModuleRow, Revision
from curriculum.planning import operations as op
from curriculum.planning import plans
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.apply import apply
from curriculum.planning.timeline import timeline

DAYS, ITEMS, STEPS = 13, 120, 6
TARGET = 30.0
"""Milliseconds for `perform`."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=60, help="how often each is measured")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "sala.db")
        agenda = _large_plan(database)
        _report("timeline", _measured(rounds, lambda number: timeline(agenda)))
        _report("apply", _measured(rounds, lambda number: apply(agenda, _change(agenda, number))))
        _report("perform", _measured(rounds, lambda number: _perform(database, agenda, number)), TARGET)
        _report("undo", _measured(rounds, lambda number: _undo(database, agenda, number)), TARGET)
        _report("open", _measured(rounds, lambda number: _open(database, agenda)))
        database.close()


def _large_plan(database: Database) -> Agenda:
    with database.write() as work:
        module = _module(work)
        template = plans.item_for(work, module)
        plan = plans.create(work, "Large", days=DAYS).agenda
        items = (_item(template, number) for number in range(ITEMS))
        adds = tuple(
            op.AddItem(item=item, into=plan.days[number % DAYS].uid) for number, item in enumerate(items)
        )
        return plans.perform(work, plan.uid, "benchmark", 0, op.Several(operations=adds)).plan.agenda


def _item(template: Item, number: int) -> Item:
    """Every second item is the module's."""
    if number % 2:
        return template.model_copy(update={"uid": uuid4()})
    return Item(uid=uuid4(), kind="break", title=f"Break {number}", minutes=20)


def _module(work: Work) -> UUID:
    steps = tuple(
        Step(key=f"step-{number}", title=f"Step {number}", minutes=15, say="> Now.")
        for number in range(STEPS)
    )
    module = Module(uid=uuid4(), lang="en", title="Ninety minutes", minutes=15 * STEPS, steps=steps)
    document = document_of(module)
    row = ModuleRow(uid=module.uid or uuid4(), slug="ninety", kind="module", source_lang="en")
    work.session.add(row)
    work.session.flush()
    edition = Edition(module_id=row.id or 0, lang="en")
    work.session.add(edition)
    work.session.flush()
    revision = Revision(
        edition_id=edition.id or 0,
        number=1,
        sha256=sha256(document),
        document=document,
        made_at=work.now,
        actor=work.actor.uid,
    )
    work.session.add(revision)
    work.session.flush()
    edition.published_id = revision.id
    work.session.flush()
    return row.uid


def _change(agenda: Agenda, number: int) -> op.Operation:
    """Moves and lengths in turn, all over the plan."""
    source, target = agenda.days[number % DAYS], agenda.days[(number * 5 + 1) % DAYS]
    item = source.items[number % len(source.items)]
    if number % 2:
        return op.SetMinutes(item=item.uid, minutes=40 + 5 * (number % 7))
    return op.MoveItem(item=item.uid, into=target.uid)


def _perform(database: Database, agenda: Agenda, number: int) -> None:
    with database.write() as work:
        plans.perform(work, agenda.uid, "perform", number, _change(agenda, number))


def _undo(database: Database, agenda: Agenda, number: int) -> None:
    with database.write() as work:
        plans.undo(work, agenda.uid, "undo", number)


def _open(database: Database, agenda: Agenda) -> None:
    with database.read() as work:
        plans.by_uid(work, agenda.uid)


def _measured(rounds: int, act: Callable[[int], object]) -> list[tuple[float, float]]:
    """Milliseconds by the clock and of processor time, for each round; three before them warm up."""
    times = []
    for number in range(rounds + 3):
        begin, work_begin = perf_counter(), process_time()
        act(number)
        times.append(((perf_counter() - begin) * 1000, (process_time() - work_begin) * 1000))
    return times[3:]


def _report(name: str, times: list[tuple[float, float]], target: float | None = None) -> None:
    clock, processor = zip(*times, strict=True)
    high = statistics.quantiles(clock, n=20)[-1]
    wanted = f"  target {target:g} ms" if target else ""
    print(
        f"{name:>9}  median {statistics.median(clock):6.2f} ms  p95 {high:6.2f} ms"
        f"  processor {statistics.median(processor):6.2f} ms{wanted}"
    )


if __name__ == "__main__":
    main()
