"""The index lives and dies with the write that caused it, and never disagrees with its tables."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, text, update
from sqlalchemy.exc import IntegrityError

from curriculum.db import Database, open_database
from curriculum.search import agrees, missing, prepare, put, rebuild
from curriculum.search import index as indexing
from curriculum.search import text as analysis
from curriculum.search.tables import state
from tests.killing import killed
from tests.search.entries import an_entry, filled, found, publish, publish_for_ever, slugs, uid_of, withdraw


def disagreements(database: Database) -> tuple[str, ...]:
    """What a reader sees, and what SQLite's own check says to a writer."""
    with database.read() as work:
        read = agrees(work)
    with database.write() as work:
        return (*read, *agrees(work))


class Broken(Exception):
    """Something went wrong in the middle of a write."""


def test_a_database_without_modules_agrees(any_database: Database) -> None:
    assert disagreements(any_database) == ()


def test_a_rolled_back_write_leaves_no_trace(any_database: Database) -> None:
    with pytest.raises(Broken), any_database.write() as work:
        publish(work, an_entry("m", "land"))
        raise Broken
    with any_database.read() as work:
        tables = inspect(work.session.connection()).get_table_names()
    assert not [name for name in tables if name.startswith("search_")]
    assert found(any_database, "land").total == 0
    assert disagreements(any_database) == ()


def test_a_rolled_back_change_is_not_remembered_from_inside_the_write(any_database: Database) -> None:
    filled(any_database, an_entry("m", "land", audience="youth"))
    with pytest.raises(Broken), any_database.write() as work:
        publish(work, an_entry("m", "water", audience="women"))
        from curriculum.search import SearchRequest, search

        assert [value.id for value in search(work, SearchRequest()).facets["audience"]] == ["women"]
        raise Broken
    filled(any_database, an_entry("other", "fire", audience="press"))
    audiences = {value.id: value.count for value in found(any_database).facets["audience"]}
    assert audiences == {"youth": 1, "press": 1}
    assert slugs(found(any_database, "water")) == []
    assert disagreements(any_database) == ()


def test_another_process_sees_what_was_written(database: Database) -> None:
    assert database.path is not None
    other = open_database(database.path)
    for number in range(3):
        filled(database, an_entry(f"m{number}", "land", audience=f"audience-{number}"))
        result = found(other, "land")
        assert (result.total, len(result.facets["audience"])) == (number + 1, number + 1)
    other.close()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "remove", "rebuild"]),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["en", "th"]),
        st.lists(st.text(alphabet="aé สิท人权 한국말\u0301\u200b\x00\ud800", max_size=12), max_size=3),
    ),
    max_size=4,
)
WRITES = st.lists(st.tuples(STEPS, st.booleans()), min_size=1, max_size=6)
"""Transactions: what each does, and whether it is rolled back."""


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(writes=WRITES)
def test_no_history_of_writes_makes_the_index_disagree(
    tmp_path: Path, empty_file: Path, writes: list[tuple[list[tuple[str, str, str, list[str]]], bool]]
) -> None:
    path = tmp_path / f"{random.getrandbits(64)}.db"
    path.write_bytes(empty_file.read_bytes())
    database = open_database(path)
    kept: set[tuple[str, str]] = set()
    for steps, fails in writes:
        after = set(kept)
        try:
            with database.write() as work:
                for step, slug, lang, texts in steps:
                    if step == "put":
                        publish(work, an_entry(slug, *texts, lang=lang))
                        after.add((slug, lang))
                    elif step == "remove":
                        withdraw(work, uid_of(slug), lang)
                        after.discard((slug, lang))
                    else:
                        rebuild(work)
                if fails:
                    raise Broken
        except Broken:
            after = kept
        kept = after
        assert disagreements(database) == ()
        assert {hit.slug for hit in found(database).hits} == {slug for slug, _ in kept}
    database.close()


def test_what_was_tampered_with_is_reported(any_database: Database) -> None:
    filled(any_database, an_entry("m", "land"), an_entry("n", "water"))
    tampering = {
        "UPDATE edition SET published_id = NULL WHERE module_id = 1": "indexed and not published",
        "UPDATE search_entry SET lang = 'th'": "published and not indexed",
        "UPDATE search_original SET text = 'fire' WHERE text = 'land'": "not indexed as it reads",
        "DELETE FROM search_original WHERE text = 'land'": "indexed and not there",
        "DELETE FROM search_holding WHERE token = 'land'": "“land” is not noted",
        "UPDATE search_holding SET token = 'fire' WHERE token = 'land'": "“fire” is noted",
    }
    if any_database.path:
        tampering["UPDATE search_words_content SET c0 = 'fire' WHERE c0 = 'land'"] = "contradicts itself"
    for statement, report in tampering.items():
        with pytest.raises(Broken), any_database.write() as work:
            work.session.connection().execute(text(statement))
            assert any(report in line for line in agrees(work)), statement
            raise Broken
    assert disagreements(any_database) == ()


def test_an_index_of_another_analyser_is_built_anew_and_swapped_at_the_commit(
    any_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = analysis.tokens
    with monkeypatch.context() as earlier:
        earlier.setattr(indexing, "tokens", lambda text, lang: real(text[::-1], lang))
        filled(any_database, an_entry("m", "land"))
        with any_database.write() as work:
            work.session.connection().execute(update(state).values(analyser="earlier"))
    assert slugs(found(any_database, "land")) == []
    with any_database.write() as work:
        prepare(work)
        assert slugs(found(any_database, "dnal")) == ["m"], "readers see the old index until the commit"
    assert slugs(found(any_database, "land")) == ["m"]
    assert slugs(found(any_database, "dnal")) == []
    assert disagreements(any_database) == ()


def test_nothing_of_the_index_stands_without_its_entry(any_database: Database) -> None:
    filled(any_database, an_entry("m", "land", audience="youth"))
    for statement in (
        "DELETE FROM search_entry",
        "DELETE FROM search_passage",
        "INSERT INTO search_facet VALUES (99, 'audience', 'youth')",
    ):
        with pytest.raises(IntegrityError), any_database.write() as work:
            work.session.connection().execute(text(statement))


@pytest.mark.parametrize(
    "earlier",
    ["UPDATE search_state SET shape = 1", "ALTER TABLE search_state DROP COLUMN shape"],
    ids=["another shape", "before shapes were noted"],
)
def test_an_index_of_another_shape_is_thrown_away_and_says_what_it_lacks(
    any_database: Database, earlier: str
) -> None:
    entry = an_entry("m", "land")
    filled(any_database, entry)
    with any_database.write() as work:
        connection = work.session.connection()
        connection.execute(text(earlier))
        connection.execute(text("CREATE TABLE search_of_old (id INTEGER PRIMARY KEY)"))
    with any_database.write() as work:
        assert missing(work) == frozenset()
        prepare(work)
        assert "search_of_old" not in inspect(work.session.connection()).get_table_names()
        assert missing(work) == {(entry.uid, "en")}
        put(work, entry)
        assert missing(work) == frozenset()
    assert slugs(found(any_database, "land")) == ["m"]
    assert disagreements(any_database) == ()


def test_preparing_a_current_index_changes_nothing(any_database: Database) -> None:
    filled(any_database, an_entry("m", "land"))

    def stamp() -> object:
        with any_database.read() as work:
            return work.session.connection().execute(state.select()).one()

    before = stamp()
    with any_database.write() as work:
        prepare(work)
    assert stamp() == before


def assert_killed_writers_leave_an_index_that_agrees(place: Path, rounds: int) -> None:
    open_database(place).close()
    there: dict[str, bool] = {}
    for tokens in killed(publish_for_ever, place, rounds):
        for token in tokens:
            slug, became = token.split()
            there[slug] = became == "there"
        database = open_database(place)
        with database.read() as work:
            assert agrees(work) == ()
        database.close()
    database = open_database(place)
    assert disagreements(database) == ()
    # A write may have been committed and not yet acknowledged: only what was last said of the others is sure.
    last = {
        max((slug for slug in there if slug.startswith(f"{name}-")), key=_number) for name in _writers(there)
    }
    for slug in there.keys() - last:
        assert (
            bool(found(database, f'"{slug} passage"').total or found(database, f'"{slug} in other"').total)
            == there[slug]
        )
    database.close()


def _writers(slugs: dict[str, bool]) -> set[str]:
    return {slug.rpartition("-")[0] for slug in slugs}


def _number(slug: str) -> int:
    return int(slug.rpartition("-")[2])


def test_killed_writers_leave_an_index_that_agrees(tmp_path: Path) -> None:
    assert_killed_writers_leave_an_index_that_agrees(tmp_path / "sala.db", rounds=4)


@pytest.mark.prove
@pytest.mark.timeout(1800)
def test_many_killed_writers_leave_an_index_that_agrees(tmp_path: Path) -> None:
    assert_killed_writers_leave_an_index_that_agrees(tmp_path / "sala.db", rounds=200)
