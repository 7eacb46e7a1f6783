"""How long the names take that are offered while somebody types: `python -m benchmarks.suggest [--modules 5000]
[--rounds 200]`.

The modules are the shipped ones and copies of them under other titles (`large_library`). First `suggest` alone, in this
process; then `GET /suggest` of a real server over one connection, until the whole answer is there. Typed are the
beginnings of titles and of names of the vocabulary, two to twelve letters, and every fourth with a letter too many.
Milliseconds; *first* reads all names.
"""

from __future__ import annotations

import argparse
import gc
import http.client
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from benchmarks.click import Act, report
from benchmarks.large_library import fill
from benchmarks.server import free_port, sala, started, wait_until_served
from curriculum import vocabulary
from curriculum.db import Database, open_database
from curriculum.search import SearchRequest, search, suggest
from curriculum.settings import DATABASE_NAME

TARGET = 50.0


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--modules", type=int, default=5000)
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument("--home", type=Path, help="a folder whose database has been filled before")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, port = chosen.home or Path(folder), free_port()
        database = open_database(home / DATABASE_NAME)
        if not chosen.home:
            fill(database, chosen.modules)
        said = typed(database, chosen.rounds + 1)
        gc.collect()
        gc.freeze()  # as the server does once it has started
        print(f"{'':40} {'first':>7} {'p50':>7} {'p95':>7}")
        report("suggest alone", chosen.rounds, asking(database, said))
        database.close()
        with started(sala(port), home):
            wait_until_served(port)
            report("server: GET /suggest", chosen.rounds, getting(port, said), TARGET)


def typed(database: Database, number: int) -> Sequence[str]:
    chance = random.Random(1948)
    with database.read() as work:
        names = [hit.title for hit in search(work, SearchRequest(limit=500)).hits]
        names += vocabulary.get(work).labels.values()
    return [_beginning(chance, chance.choice(names), slip=n % 4 == 3) for n in range(number)]


def _beginning(chance: random.Random, name: str, *, slip: bool) -> str:
    words = name.split()
    start = " ".join(words[chance.randrange(len(words)) :])[: chance.randint(2, 12)]
    return start + chance.choice("aeiou") if slip else start


def asking(database: Database, said: Sequence[str]) -> Act:
    def ask(number: int) -> None:
        with database.read() as work:
            suggest(work, said[number % len(said)])

    return ask


def getting(port: int, said: Sequence[str]) -> Act:
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def get(number: int) -> None:
        connection.request("GET", f"/suggest?lang=en&q={quote(said[number % len(said)])}")
        connection.getresponse().read()

    return get


if __name__ == "__main__":
    main()
