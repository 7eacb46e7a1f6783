"""How long a change of a large plan takes: 13 days, 120 items, half of them a shipped session.

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
from uuid import uuid4

from curriculum import settings
from curriculum.db import Database, open_database
from curriculum.library import modules, shipping
from curriculum.planning import operations as op
from curriculum.planning import plans
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.apply import apply
from curriculum.planning.timeline import timeline

DAYS, ITEMS, MODULE = 13, 120, "who-answers-for-the-factory"
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
        agenda = large_plan(database)
        _report("timeline", _measured(rounds, lambda number: timeline(agenda)))
        _report("apply", _measured(rounds, lambda number: apply(agenda, _change(agenda, number))))
        _report("perform", _measured(rounds, lambda number: _perform(database, agenda, number)), TARGET)
        _report("undo", _measured(rounds, lambda number: _undo(database, agenda, number)), TARGET)
        _report("open", _measured(rounds, lambda number: _open(database, agenda)))
        database.close()


def large_plan(database: Database) -> Agenda:
    """A plan of `DAYS` days and `ITEMS` items, every second one the session `MODULE` of the shipped library."""
    with database.write() as work:
        shipping.load(work, settings.shipped())
        template = plans.item_for(work, modules.shown(work, MODULE).uid)
        plan = plans.create(work, "Large", days=DAYS).agenda
        items = (_item(template, number) for number in range(ITEMS))
        adds = tuple(
            op.AddItem(item=item, into=plan.days[number % DAYS].uid) for number, item in enumerate(items)
        )
        return plans.perform(work, plan.uid, "benchmark", 0, op.Several(operations=adds)).plan.agenda


def _item(template: Item, number: int) -> Item:
    if number % 2:
        return template.model_copy(update={"uid": uuid4()})
    return Item(uid=uuid4(), kind="break", title=f"Break {number}", minutes=20)


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
