"""Which passage of a hit is shown. On both kinds of database where a database is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from curriculum.db import Database
from curriculum.search import agrees
from curriculum.search.holdings import PARTS, part_of, passages_in
from tests.search.entries import an_entry, filled, found

LONG = 3 * PARTS + 7


@given(st.integers(1, 5 * PARTS))
def test_every_passage_is_in_one_part_and_the_part_says_so(passages: int) -> None:
    parts = [passages_in(part, passages) for part in range(PARTS)]
    assert [number for part in parts for number in part] == list(range(passages))
    assert all(part_of(number, passages) == n for n, part in enumerate(parts) for number in part)


@pytest.mark.parametrize("at", [0, 1, PARTS - 1, PARTS, LONG // 2, LONG - 1])
def test_the_passage_with_most_words_is_shown_wherever_it_stands(any_database: Database, at: int) -> None:
    texts = [f"line {n} speaks of land" for n in range(LONG)]
    texts[at] = "land and water are shared"
    filled(any_database, an_entry("long", *texts))
    [hit] = found(any_database, "water land").hits
    assert hit.snippet is not None
    assert (hit.snippet.key, hit.snippet.text) == (f"step-{at}", "land and water are shared")


def test_a_title_is_not_shown_twice(any_database: Database) -> None:
    """It stands above the snippet already: the text tells more, even where no word is found in it."""
    filled(
        any_database,
        an_entry("a", "who owns the land", title="Land and water"),
        an_entry("b", "rivers and rain", title="Land and water"),
    )
    shown = {hit.slug: hit.snippet.text for hit in found(any_database, "land water").hits if hit.snippet}
    assert shown == {"a": "who owns the land", "b": "rivers and rain"}


def test_a_note_of_the_wrong_part_is_a_fault(any_database: Database) -> None:
    """The mask of parts is the last of the bytes that are noted."""
    filled(any_database, an_entry("m", "land"))
    with any_database.write() as work:
        connection = work.session.connection()
        held = connection.execute(text("SELECT held FROM search_holding WHERE token = 'land'")).scalar_one()
        wrong = bytes(held)[:-1] + b"\x80"
        connection.execute(
            text("UPDATE search_holding SET held = :wrong WHERE token = 'land'"), {"wrong": wrong}
        )
        assert any("“land” is not noted" in line for line in agrees(work))
