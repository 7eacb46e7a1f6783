"""How good the answers are, on paragraphs and questions of others (XQuAD) and on the Universal Declaration.

Mean reciprocal rank of the right paragraph among the first ten. The bounds stand a little below what was measured.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from curriculum.db import Database
from curriculum.search import SearchRequest, put, search
from tests.search.entries import an_entry, slugs

DATA = Path(__file__).parents[3] / "shared" / "data"
EVERY = 6
"""One question in so many is asked, to keep the time short."""


def records(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        pytest.skip("the shared test data is not beside this checkout")
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@pytest.mark.parametrize(("lang", "bound"), [("en", 0.93), ("hi", 0.91), ("zh", 0.9)])
def test_questions_find_their_paragraph(database: Database, lang: str, bound: float) -> None:
    asked = []
    with database.write() as work:
        for record in records(DATA / "search" / f"{lang}.jsonl"):
            if record["kind"] == "doc":
                put(work, an_entry(record["id"], record["text"], lang=lang))
            else:
                asked.append((record["text"], record["doc_id"]))
    assert mean_reciprocal_rank(database, asked[::EVERY]) >= bound


@pytest.mark.parametrize(
    "code", ["tha", "khm", "lao", "mya", "vie", "arb", "kor", "jpn", "ind", "nep", "tam"]
)
def test_a_piece_of_an_article_finds_the_article_in_every_script(database: Database, code: str) -> None:
    articles = [a for a in records(DATA / "scripts" / "asia_subset_articles.jsonl") if a["code"] == code]
    if not articles:
        pytest.skip(f"no text of {code} in the shared test data")
    asked = []
    with database.write() as work:
        for article in articles:
            put(work, an_entry(article["id"], article["text"], lang=article["bcp47"]))
            middle = len(article["text"]) // 2
            asked.append((article["text"][middle : middle + 40], article["id"]))
    assert mean_reciprocal_rank(database, asked) >= 0.9


def mean_reciprocal_rank(database: Database, asked: list[tuple[str, str]]) -> float:
    total = 0.0
    with database.read() as work:
        for words, right in asked:
            found = slugs(search(work, SearchRequest(words, limit=10)))
            total += 1 / (found.index(right) + 1) if right in found else 0.0
    return total / len(asked)
