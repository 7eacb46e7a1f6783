"""How long the names take that are offered while somebody types: `python -m benchmarks.suggest [--modules 5000]
[--rounds 200]`.

The modules are the shipped ones and made-up ones, of which there is what names are made of: a title of six words of the
vocabulary, and two values of every facet that it names. First `suggest` alone, in this
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
from uuid import UUID

from benchmarks.click import Act, report
from benchmarks.server import free_port, sala, started, wait_until_served
from curriculum import preferences, seal, settings, vocabulary
from curriculum.db import Database, open_database
from curriculum.library import shipping
from curriculum.search import FACETS, Entry, Passage, SearchRequest, put, search, suggest
from curriculum.settings import DATABASE_NAME
from curriculum.vocabulary import Vocabulary

TARGET = 50.0


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--modules", type=int, default=5000)
    options.add_argument("--rounds", type=int, default=200)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, port = Path(folder), free_port()
        database = open_database(home / DATABASE_NAME)
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


def fill(database: Database, modules: int) -> None:
    """The shipped library and made-up modules, until there are so many; sealed, so that it is served so."""
    shipped = settings.shipped()
    with database.write() as work:
        shipping.load(work, shipped)
        words = vocabulary.get(work)
        there = search(work, SearchRequest(limit=0, mode="lexical")).total
        for number in range(there, modules):
            put(work, entry(number, words))
        preferences.remember(work, seal.NAME, seal.seal(shipped))


def entry(number: int, words: Vocabulary) -> Entry:
    chance = random.Random(number)
    values = {facet: [name for of, name in words.labels if of == facet] for facet in FACETS}
    title = " ".join(chance.sample(" ".join(words.labels.values()).split(), 6)).capitalize()
    return Entry(
        uid=UUID(int=number),
        kind="module",
        slug=f"module-{number}",
        lang="en",
        title=title,
        minutes=chance.randrange(20, 241, 5),
        source=True,
        facets={facet: frozenset(chance.sample(known, 2)) for facet, known in values.items() if known},
        passages=(Passage("title", title),),
    )


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
        answer = connection.getresponse()
        if answer.status != 200 or not answer.read():
            raise SystemExit(f"the server answered {answer.status}")

    return get


if __name__ == "__main__":
    main()
