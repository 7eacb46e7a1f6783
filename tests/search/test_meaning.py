"""Searching by meaning, with a model of six concepts; and once with the real one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import func, select

from curriculum.db import Database
from curriculum.search import (
    SearchRequest,
    SearchResult,
    agrees,
    catch_up,
    embedding,
    meaning,
    readiness,
    search,
    similar,
    tables,
    vectors,
)
from curriculum.search.e5 import E5
from curriculum.search.pieces import LONGEST, pieces
from tests.search.axes import Axes
from tests.search.entries import an_entry, filled, slugs, uid_of

LIBRARY = (
    an_entry("dam", "Where does the river go?", "The people upstream.", title="Upstream", field="promise"),
    an_entry("dam-th", "เขื่อน เขื่อน", lang="th"),
    an_entry("works", "A factory without gloves.", theme="companies", objective="hold"),
    an_entry("works-2", "One business among others.", theme="companies", objective="hold"),
    an_entry("vote", "An election is prepared."),
    an_entry("talk", "Listen to each witness."),
    *(an_entry(f"other-{n}", f"Song number {n} with its refrain {n * n}.") for n in range(30)),
)


@pytest.fixture
def model() -> Iterator[Axes]:
    axes = Axes()
    embedding.use(axes)
    yield axes
    embedding.forget()


@pytest.fixture
def library(any_database: Database, model: Axes) -> Database:
    filled(any_database, *LIBRARY)
    catch_up(any_database, model)
    return any_database


def asked(database: Database, words: str, mode: str = "hybrid") -> SearchResult:
    with database.read() as work:
        return search(work, SearchRequest(words, mode=mode))  # type: ignore[arg-type]


def test_what_is_meant_is_found_in_other_words_and_other_languages(library: Database) -> None:
    result = asked(library, "बांध")
    assert set(slugs(result)) == {"dam", "dam-th"}
    assert all(hit.meant for hit in result.hits)
    shown = next(hit for hit in result.hits if hit.slug == "dam")
    assert shown.snippet.text == "Where does the river go?"


def test_words_and_meaning_are_one_list_and_words_come_first(library: Database) -> None:
    result = asked(library, "factory")
    assert slugs(result)[:2] == ["works", "works-2"]
    assert [hit.meant for hit in result.hits[:2]] == [False, True]
    assert result.total == len(result.hits) == 2


def test_counts_are_of_all_that_is_found_by_words_or_meaning(library: Database) -> None:
    counts = {count.id: count.count for count in asked(library, "factory").facets["theme"]}
    assert counts == {"companies": 2}


def test_what_has_no_meaning_here_finds_nothing(library: Database) -> None:
    assert asked(library, "?!").total == 0
    assert asked(library, '"a phrase that stands nowhere" river').total == 0


def test_each_mode_asks_its_own(library: Database) -> None:
    assert slugs(asked(library, "factory", "lexical")) == ["works"]
    assert set(slugs(asked(library, "factory", "meaning"))) == {"works", "works-2"}


def test_without_a_model_words_are_found_as_ever(library: Database) -> None:
    embedding.use(None)
    assert slugs(asked(library, "factory")) == ["works"]
    with library.read() as work:
        assert readiness(work) == ("", 0, 0)


def test_search_works_before_the_model_has_read_everything(any_database: Database, model: Axes) -> None:
    filled(any_database, *LIBRARY)
    assert slugs(asked(any_database, "factory")) == ["works"]
    with any_database.read() as work:
        before = readiness(work)
    assert before.read == 0 < before.of
    said: list[int] = []
    catch_up(any_database, model, lambda progress: said.append(progress.read), lambda: len(said) > 1)
    assert said[0] < said[1] < before.of
    done = catch_up(any_database, model)
    assert done.read == done.of == before.of
    assert set(slugs(asked(any_database, "factory"))) == {"works", "works-2"}


def test_only_what_is_new_is_read_again(library: Database, model: Axes) -> None:
    before = model.read
    catch_up(library, model)
    assert model.read == before
    filled(library, an_entry("works", "A factory without gloves.", "A dam above it."))
    catch_up(library, model)
    assert model.read == before + 1
    assert "works" in slugs(asked(library, "बांध"))


def test_vectors_of_another_model_are_not_believed(library: Database) -> None:
    other = Axes("axes 2")
    embedding.use(other)
    assert slugs(asked(library, "factory")) == ["works"]
    catch_up(library, other)
    assert other.read > 30
    assert set(slugs(asked(library, "factory"))) == {"works", "works-2"}


def test_the_vectors_of_what_stands_nowhere_are_forgotten(library: Database, model: Axes) -> None:
    filled(library, an_entry("dam", "A song.", title="Song"))
    catch_up(library, model)
    with library.read() as work:
        kept = select(func.count()).where(tables.vector.c.model == model.name)
        assert work.session.connection().scalar(kept) == vectors.progress(work, model.name).of
    assert set(slugs(asked(library, "बांध"))) == {"dam-th"}


def test_vectors_travel_with_the_package(
    library: Database, model: Axes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library.read() as work:
        vectors.write_shipped(tmp_path / "data" / "vectors", work, model.name)
    monkeypatch.setattr(vectors, "shipped", lambda: tmp_path)
    other_place = Axes()
    with library.write() as work:
        work.session.connection().exec_driver_sql("DELETE FROM meaning_vector")
    catch_up(library, other_place)
    assert other_place.read == 0
    assert set(slugs(asked(library, "factory"))) == {"works", "works-2"}


def test_the_index_agrees_with_itself_after_all_this(library: Database) -> None:
    with library.read() as work:
        found = [line for line in agrees(work) if "published" not in line]
    assert found == []


def test_similar_modules_share_meaning_and_objectives(library: Database) -> None:
    with library.read() as work:
        assert [edition.slug for edition in similar(work, uid_of("works"))][:1] == ["works-2"]
        assert "dam-th" in [edition.slug for edition in similar(work, uid_of("dam"))]
        assert similar(work, uid_of("nobody")) == ()


def test_a_long_passage_is_read_in_pieces_that_lose_nothing() -> None:
    text = "\n".join(f"Sentence number {n} of a long handout. " * 3 for n in range(60))
    cut = pieces("A title", "handout", text)
    assert all(len(piece) <= LONGEST for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())
    assert pieces("", "step", "12 — 30") == ()
    assert pieces("A title", "step", "A few words.") == ("A title\nA few words.",)


def test_the_nearest_among_many_are_those_of_measuring_all(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(7)
    centres = random.normal(size=(40, 64))
    points = np.repeat(centres, 100, axis=0) + random.normal(size=(4000, 64)) * 0.4
    as_bytes = np.stack([vectors.as_bytes(point) for point in points.astype(np.float32)])
    passages = np.arange(4000, dtype=np.int64) * 10_000
    whole = meaning.made(passages, as_bytes)
    monkeypatch.setattr(meaning, "EXACT", 500)
    monkeypatch.setattr(meaning, "RESCORED", 400)
    coded = meaning.made(passages, as_bytes)
    assert len(coded.codes)
    found = 0
    for n in range(0, 4000, 400):
        query = (points[n] / np.linalg.norm(points[n])).astype(np.float32)
        exact, near = (meaning.stands_out(each, query) for each in (whole, coded))
        best = set(np.argsort(-exact.z)[:10].tolist())
        found += len(best & set(coded_best(near)))
    assert found >= 95


def coded_best(near: meaning.Measured) -> list[int]:
    return [int(near.pieces[n]) for n in np.argsort(-near.z)[:10]]


def test_the_real_model_crosses_languages(any_database: Database) -> None:
    try:
        real = E5()
    except ImportError:
        pytest.skip("the extra “semantic” is not for this machine")
    embedding.use(real)
    try:
        filled(
            any_database,
            an_entry("dam", "A dam was built above the village and nobody was asked."),
            an_entry("vote", "How an election is watched by citizens."),
            an_entry("song", "A song and a dance before lunch."),
            an_entry("salt", "The price of salt rose in the market."),
        )
        catch_up(any_database, real)
        for question in ("बांध के बारे में किसी ने गाँव से नहीं पूछा", "没有人问过村民关于大坝的事"):
            assert slugs(asked(any_database, question, "meaning"))[:1] in ([], ["dam"])
            assert slugs(asked(any_database, question))[:1] in ([], ["dam"])
    finally:
        embedding.forget()
