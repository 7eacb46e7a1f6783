"""Whatever is typed: results or an empty state, never an error, and counts that agree with the hits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.db import Database, open_database
from curriculum.search import SearchRequest, search, suggest
from tests.search.entries import an_entry, filled

OPERATORS = [
    "theme:",
    "-",
    '"',
    "“",
    "minutes:<",
    "minutes:9999-0",
    "lang:",
    "-land",
    "AND",
    "NOT",
    "*",
    "NEAR(",
]
WORDS = ["land", "人权", "\ud800", "\0"]
HALVES = st.binary(max_size=500).map(lambda raw: raw.decode("utf-16", "replace"))
QUERIES = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from([*OPERATORS, *WORDS]),
    ),
    max_size=8,
).map(" ".join)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A library that is only read."""
    database = open_database(tmp_path_factory.mktemp("standing") / "sala.db")
    filled(database, an_entry("land", "land and water", theme="t"), an_entry("zh", "人权法", lang="zh"))
    yield database
    database.close()


@given(QUERIES)
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed_is_answered(standing: Database, typed: str) -> None:
    answered(standing, typed)


@pytest.mark.prove
@given(st.one_of(QUERIES, st.text(max_size=2000), HALVES))
@settings(max_examples=20_000, deadline=None)
def test_whatever_is_typed_is_answered_twenty_thousand_times(standing: Database, typed: str) -> None:
    answered(standing, typed)


def answered(database: Database, typed: str) -> None:
    """Results or an empty state, with counts that agree; and suggestions."""
    with database.read() as work:
        result = search(work, SearchRequest(typed, limit=10))
        assert result.total == len(result.hits) <= 2
        assert sum(count.count for count in result.facets["kind"]) == result.total
        for hit in result.hits:
            assert all(0 <= start < end <= len(hit.snippet.text) for start, end in hit.snippet.marks)
        suggest(work, typed)


def test_ten_thousand_characters_are_a_query(standing: Database) -> None:
    for typed in ("land " * 2000, '"' * 10_000, "-" * 10_000, "theme:" * 1700, "人" * 10_000):
        answered(standing, typed)
