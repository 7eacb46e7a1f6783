"""How long a search takes, every facet counted: `python -m benchmarks.search [--modules 200 5000] [--queries
200]`.

The modules are made up with the shape of real ones: a title, a promise, a dozen passages of sixty words,
words as frequent as in English (Zipf), two values of every facet. Queries have one to five words of their own
beside none to three of the hundred that stand everywhere (“of”, “the”), and half of them two filters as well.
Times are milliseconds, each search in a transaction of its own; the first one after a write, which reads the
catalogue, is given apart.
"""

from __future__ import annotations

import argparse
import gc
import random
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from statistics import quantiles
from uuid import UUID

from curriculum.db import Database, open_database
from curriculum.search import FACETS, Entry, Passage, SearchRequest, put, search

PASSAGES, WORDS = 12, 60
_RANDOM = random.Random(1948)
_VOCABULARY = [
    "".join(_RANDOM.choices("abcdefghiklmnoprstuvw", k=_RANDOM.randint(3, 10))) for _ in range(20_000)
]
_EVERYWHERE = frozenset(_VOCABULARY[:100])
_FREQUENCY = list(accumulate(1 / rank for rank in range(3, len(_VOCABULARY) + 3)))


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--modules", type=int, nargs="+", default=[200, 5000])
    options.add_argument("--queries", type=int, default=200)
    chosen = options.parse_args()
    print(f"{'modules':>8} {'index a module':>15} {'first':>8} {'p50':>8} {'p95':>8}")
    for modules in chosen.modules:
        with tempfile.TemporaryDirectory() as folder:
            database = open_database(Path(folder) / "sala.db")
            indexing = fill(database, modules)
            gc.collect()
            gc.freeze()  # as the server does once it has started
            first, *times = (seconds(database, request) for request in requests(chosen.queries + 1))
            database.close()
        p50, p95 = quantiles(times, n=20)[9], quantiles(times, n=20)[18]
        row = (indexing / modules, first, p50, p95)
        print(
            f"{modules:>8} "
            + " ".join(f"{1000 * t:>{w}.1f}" for t, w in zip(row, (15, 8, 8, 8), strict=True))
        )


def fill(database: Database, modules: int) -> float:
    """Seconds that indexing took."""
    began = time.perf_counter()
    with database.write() as work:
        for number in range(modules):
            put(work, entry(number))
    return time.perf_counter() - began


def entry(number: int) -> Entry:
    title = text(6)
    return Entry(
        uid=UUID(int=number),
        kind="module",
        slug=f"module-{number}",
        lang="en",
        title=title,
        minutes=_RANDOM.randrange(20, 241, 5),
        source=True,
        facets={name: frozenset(f"{name}-{_RANDOM.randrange(10)}" for _ in range(2)) for name in FACETS},
        passages=(
            Passage("title", title),
            Passage("promise", text(30)),
            *(Passage("step", text(WORDS), f"step-{n}") for n in range(PASSAGES)),
        ),
    )


def text(words: int) -> str:
    return " ".join(_RANDOM.choices(_VOCABULARY, cum_weights=_FREQUENCY, k=words))


def requests(number: int) -> Iterator[SearchRequest]:
    for n in range(number):
        filters = (
            {"theme": frozenset({"theme-1", "theme-2"}), "length": frozenset({"length-3"})} if n % 2 else {}
        )
        yield SearchRequest(query(), filters)


def query() -> str:
    own = text(60).split()
    telling = [word for word in own if word not in _EVERYWHERE][: _RANDOM.randint(1, 5)]
    return " ".join([*_RANDOM.sample(sorted(_EVERYWHERE), _RANDOM.randint(0, 3)), *telling])


def seconds(database: Database, request: SearchRequest) -> float:
    began = time.perf_counter()
    with database.read() as work:
        search(work, request)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
