"""How long exact counts take under any filters: `python -m benchmarks.facets [--modules 10000 100000]`.

The modules have the shape of real ones and no words: two themes of a tree of seventy-five, two objectives of fifty,
three methods, ten provisions of seven hundred, and so on. A search without words chooses one to six values of
one to four facets; every facet is counted, themes with all that is below them. Each search is a transaction of its own.
Milliseconds; the first one after a write reads the catalogue.
"""

from __future__ import annotations

import argparse
import gc
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from uuid import UUID, uuid5

from sqlalchemy import insert

from curriculum.access import Work
from curriculum.db import Database, open_database
from curriculum.models.vocabulary import Theme
from curriculum.search import SearchRequest, prepare, schema, search, tables

NAMES = UUID("7d0a9c3e-0000-4000-8000-000000000002")
VALUES = {
    "length": (1, 5),
    "language": (1, 12),
    "audience": (2, 10),
    "theme": (2, 75),
    "approach": (1, 6),
    "method": (3, 27),
    "learning-type": (3, 6),
    "difficulty": (1, 3),
    "load": (1, 3),
    "objective": (2, 52),
    "instrument": (4, 65),
    "kind": (1, 2),
    "provision": (10, 700),
}
"""Facet -> how many values a module has, and of how many."""


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--modules", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--searches", type=int, default=200)
    chosen = options.parse_args()
    print(f"{'modules':>8} {'first':>8} {'p50':>8} {'p95':>8} {'slowest':>8}")
    for modules in chosen.modules:
        with tempfile.TemporaryDirectory() as folder:
            database = open_database(Path(folder) / "sala.db")
            with database.write() as work:
                fill(work, modules)
            gc.collect()
            gc.freeze()  # as the server does once it has started
            first, *times = (seconds(database, each) for each in requests(chosen.searches + 1))
            database.close()
        p50, p95 = quantiles(times, n=20)[9], quantiles(times, n=20)[18]
        print(f"{modules:>8} " + " ".join(f"{1000 * t:>8.1f}" for t in (first, p50, p95, max(times))))


def fill(work: Work, modules: int) -> None:
    """So many editions in the index, by its tables: they have no passages."""
    prepare(work)
    connection = work.session.connection()
    chosen = random.Random(1948)
    parents: list[Theme] = []
    for n in range(75):
        parent = parents[n % 15].id if n >= 15 else None
        theme = Theme(uid=uuid5(NAMES, f"theme-{n}"), slug=f"theme-{n}", position=n, parent_id=parent)
        work.session.add(theme)
        work.session.flush()
        parents.append(theme)
    for start in range(0, modules, 1000):
        numbers = range(start + 1, min(start + 1000, modules) + 1)
        connection.execute(insert(tables.entry), [_entry(n, chosen) for n in numbers])
        facets = [
            {"entry_id": n, "facet": facet, "value": f"{facet}-{value}"}
            for n in numbers
            for facet, (has, of) in VALUES.items()
            for value in chosen.sample(range(of), has)
        ]
        connection.execute(insert(tables.facet), facets)
    schema.mark_changed(connection)


def _entry(n: int, chosen: random.Random) -> dict[str, object]:
    return {
        "id": n,
        "uid": uuid5(NAMES, str(n)),
        "lang": "en",
        "kind": "module",
        "slug": f"module-{n}",
        "title": f"{chosen.choice('abcdefghijklmnop')} session {n}",
        "minutes": chosen.randrange(5, 240),
        "source": True,
        "length": 0.0,
        "passages": 0,
    }


def requests(number: int) -> Iterator[SearchRequest]:
    chosen = random.Random(1966)
    for _ in range(number):
        facets = chosen.sample(sorted(VALUES), chosen.randint(1, 4))
        yield SearchRequest(
            filters={
                facet: frozenset(
                    f"{facet}-{chosen.randrange(VALUES[facet][1])}" for _ in range(chosen.randint(1, 6))
                )
                for facet in facets
            }
        )


def seconds(database: Database, request: SearchRequest) -> float:
    began = time.perf_counter()
    with database.read() as work:
        search(work, request)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
