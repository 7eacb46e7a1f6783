"""What was asked is kept under a name: each profile's own, on every database."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from curriculum.access import Actor
from curriculum.db import Database
from curriculum.errors import AlreadySaved, InvalidValue, NotAllowed, NotFound
from curriculum.library import saved_searches as searches
from curriculum.library.asked import in_words, spelled
from curriculum.vocabulary import Vocabulary, read_folder
from tests.serving import ROOT

ASKED = {"q": "duty  of companies ", "language": "th,km", "sort": "best"}
SOMEBODY = Actor(UUID(int=7))


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return read_folder(ROOT / "data", "en")


def test_a_search_is_kept_in_one_spelling_renamed_removed_and_brought_back(any_database: Database) -> None:
    with any_database.write() as work:
        made = searches.save(work, "  Companies ", ASKED)
        other = searches.save(work, "ទន្លេ\u200b៖ ថ្ងៃ", {"q": "ទន្លេ"})
    assert (made.name, made.asked) == (
        "Companies",
        {"language": "km,th", "q": "duty of companies"},
    )
    with any_database.write() as work:
        assert searches.saved(work) == (made, other)
        renamed = searches.rename(work, made.uid, "Zones")
        assert renamed == replace(made, name="Zones")
        assert searches.remove(work, made.uid) == renamed
        assert searches.saved(work) == (other,)
    with any_database.write() as work:
        assert searches.bring_back(work, renamed) == renamed
        assert searches.bring_back(work, renamed) == renamed
    with any_database.read() as work:
        assert searches.saved(work) == (renamed, other)


def test_the_same_question_is_not_kept_twice_and_says_where_it_is(any_database: Database) -> None:
    with any_database.write() as work:
        searches.save(work, "Companies", ASKED)
        with pytest.raises(AlreadySaved, match="as “Companies”"):
            searches.save(work, "Again", {"language": "km,th,km", "q": "duty of companies"})
        searches.save(work, "Shortest", {**ASKED, "sort": "shortest"})
    with any_database.read() as work:
        assert [each.name for each in searches.saved(work)] == ["Companies", "Shortest"]


def test_everybody_has_their_own(any_database: Database) -> None:
    with any_database.write() as work:
        mine = searches.save(work, "Companies", ASKED)
    with any_database.write(SOMEBODY) as work:
        assert searches.saved(work) == ()
        for touch in (searches.remove, lambda work, uid: searches.rename(work, uid, "Theirs")):
            with pytest.raises(NotFound):
                touch(work, mine.uid)
        searches.save(work, "Companies", ASKED)


def test_who_may_not_save_saves_nothing(database: Database) -> None:
    with database.write(Actor(UUID(int=8), frozenset())) as work, pytest.raises(NotAllowed):
        searches.save(work, "Companies", ASKED)


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\x00b", "a\u202eb", "companies"])
def test_what_is_no_name_or_another_ones_is_refused(database: Database, name: str) -> None:
    with database.write() as work:
        searches.save(work, "Companies", ASKED)
        with pytest.raises(InvalidValue):
            searches.save(work, name, {"q": "lenders"})


def test_a_search_for_nothing_and_one_too_many_are_refused(database: Database) -> None:
    with database.write() as work:
        for asked in ({}, {"q": " ", "sort": "best"}, {"q": "x" * 5000}):
            with pytest.raises(InvalidValue):
                searches.save(work, "Nothing", asked)
        for number in range(searches.MOST):
            searches.save(work, f"n{number}", {"q": f"n{number}"})
        with pytest.raises(InvalidValue, match="at most 100"):
            searches.save(work, "One more", {"q": "one more"})
        with pytest.raises(NotFound):
            searches.remove(work, uuid4())


def test_a_name_is_proposed_from_words_filters_and_order(database: Database, words: Vocabulary) -> None:
    asked = {**ASKED, "theme": "non-state-actors", "sort": "shortest"}
    assert (
        in_words(asked, words)
        == "duty of companies · ខ្មែរ · ไทย · Duties and harm beyond the state · shortest first"
    )
    with database.write() as work:
        first = searches.save(work, searches.proposed_name((), {"q": "x" * 300}, words), {"q": "x" * 300})
        assert searches.proposed_name((first,), {"q": "x" * 301}, words).endswith("… (2)")


@given(
    some.dictionaries(some.sampled_from(["q", "theme", "language", "sort", "plan"]), some.text(max_size=30))
)
def test_the_one_spelling_of_a_question_is_its_own(asked: dict[str, str]) -> None:
    once = spelled(asked)
    assert spelled(once) == once
