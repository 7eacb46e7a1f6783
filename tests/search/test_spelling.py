"""A slip of the keyboard finds what was meant, and the answer says what it took for what."""

from __future__ import annotations

import pytest

from curriculum.db import Database
from tests.search.entries import an_entry, filled, found, slugs


@pytest.fixture
def library(any_database: Database) -> Database:
    filled(
        any_database,
        an_entry("tnc", "Corporations are accountable for pollution of rivers"),
        an_entry("upr", "A recommendation of the Universal Periodic Review"),
        an_entry("hi", "बहुराष्ट्रीय निगमों की जवाबदेही", lang="hi"),
        an_entry("id", "Perlindungan pembela hak asasi manusia", lang="id"),
    )
    return any_database


@pytest.mark.parametrize(
    ("typed", "slug", "instead"),
    [
        ("acountable", "tnc", {"acountable": "accountable"}),
        ("polution of rivers", "tnc", {"polution": "pollution"}),
        ("recomendatoin", "upr", {"recomendatoin": "recommendation"}),
        ("जवाबदही", "hi", {"जवाबदही": "जवाबदेही"}),
        ("perlindugan", "id", {"perlindugan": "perlindungan"}),
    ],
)
def test_a_slip_finds_what_was_meant(
    library: Database, typed: str, slug: str, instead: dict[str, str]
) -> None:
    result = found(library, f"{typed} ")
    assert slugs(result) == [slug]
    assert result.instead == instead
    assert result.hits[0].snippet.marks


@pytest.mark.parametrize(
    "typed", ["accountable", "corporation", "1984", "upr2", "xyz", "dragons", '"acountable"']
)
def test_a_word_that_is_right_short_strange_or_quoted_is_left(library: Database, typed: str) -> None:
    assert found(library, f"{typed} ").instead == {}


def test_a_slip_beside_words_that_are_right(library: Database) -> None:
    assert slugs(found(library, "universal periodik review")) == ["upr"]
