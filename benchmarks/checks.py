"""How long advice on a large plan takes: 13 days, 120 items, half of them a shipped session.

    python -m benchmarks.checks [--rounds 60]

Measures what a page asks for after a change: loading the facts, the advice with the mends of what is shown, and the
ledger; on the plan of `benchmarks.agenda`, which is crowded beyond sense and so has remarks everywhere, and on one
that keeps its hours. Prints medians, 95th percentiles, the median of processor time, and the target.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from uuid import uuid4

from benchmarks.agenda import DAYS, MODULE, _measured, _report, large_plan
from curriculum import settings
from curriculum.access import Work
from curriculum.db import Database, open_database
from curriculum.library import modules, shipping
from curriculum.planning import operations as op
from curriculum.planning import plans
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.checks import advise, ledger, scene_of
from curriculum.planning.facts import facts
from curriculum.planning.fields import ItemKind
from curriculum.planning.timeline import timeline

TARGET = 30.0
"""Milliseconds for facts and advice, once the revisions are known."""
HOURS: tuple[tuple[str, ItemKind, int], ...] = (
    ("Yesterday in our words", "custom", 15),
    ("Session", "module", 150),
    ("Break", "break", 30),
    ("Own cases", "custom", 30),
    ("Lunch", "pause", 60),
    ("Session", "module", 150),
    ("Break", "break", 15),
    ("Feedback", "custom", 15),
    ("Air", "free", 15),
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=60, help="how often each is measured")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "sala.db")
        for name, agenda in (("crowded", large_plan(database)), ("ordered", ordered_plan(database))):
            with database.read() as work:
                items = sum(1 for _ in agenda.on_days())
                print(f"{name}: {len(agenda.days)} days, {items} items, {_remarks(work, agenda)} remarks")
                timed, scene = timeline(agenda), scene_of(work, agenda)
                _report("facts", _measured(rounds, lambda number: facts(work, agenda)))  # noqa: B023
                _report("advice", _measured(rounds, lambda number: _advice(work, agenda)), TARGET)  # noqa: B023
                _report("ledger", _measured(rounds, lambda number: ledger(scene_of(work, agenda, timed))))  # noqa: B023
                _report("checks", _measured(rounds, lambda number: advise(scene)))  # noqa: B023
        database.close()


def ordered_plan(database: Database) -> Agenda:
    """A plan of `DAYS` days of `HOURS`."""
    with database.write() as work:
        shipping.load(work, settings.shipped())
        template = plans.item_for(work, modules.shown(work, MODULE).uid)
        plan = plans.create(work, "Ordered", days=DAYS).agenda
        clear = [op.RemoveItem(item=item.uid) for item in plan.on_days()]
        adds = [
            op.AddItem(item=_item(template, *hour), into=day.uid)
            for day in plan.days
            for hour in reversed(HOURS)
        ]
        several = op.Several(operations=(*clear, *adds))
        return plans.perform(work, plan.uid, "benchmark", 0, several).plan.agenda


def _item(template: Item, title: str, kind: ItemKind, minutes: int) -> Item:
    if kind == "module":
        return template.model_copy(update={"uid": uuid4()})
    return Item(uid=uuid4(), kind=kind, title=title, minutes=minutes)


def _advice(work: Work, agenda: Agenda) -> None:
    advice = advise(scene_of(work, agenda))
    for remark in (*advice.impossible[:5], *advice.look):
        _ = remark.mends


def _remarks(work: Work, agenda: Agenda) -> int:
    return len(list(advise(scene_of(work, agenda))))


if __name__ == "__main__":
    main()
