"""Rhythms that an organisation edits stay as it left them, whatever the shipped files say."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from curriculum import db, settings, vocabulary
from curriculum.access import Actor
from curriculum.db import Database
from curriculum.errors import InvalidValue, NotAllowed, NotFound
from curriculum.vocabulary import rhythms
from curriculum.vocabulary.loading import load_sound
from curriculum.vocabulary.values import Pause, Rhythm, Window

SHIPPED = settings.shipped() / "data"


def load(database: Database, data: Path = SHIPPED) -> tuple[str, ...]:
    with database.write() as work:
        return load_sound(work, data).conflicts


def known(database: Database, language: str = "en") -> dict[str, Rhythm]:
    with database.read(language=language) as work:
        return dict(vocabulary.get(work).rhythms)


def a_copy(database: Database, name: str = "ordinary", label: str = "Our days") -> Rhythm:
    with database.write() as work:
        return rhythms.copied(work, name, label)


def keep(database: Database, rhythm: Rhythm, language: str = "en") -> None:
    with database.write(language=language) as work:
        rhythms.keep(work, rhythm)


def test_a_copy_that_was_edited_survives_a_load_and_stands_last(any_database: Database) -> None:
    load(any_database)
    copy = a_copy(any_database)
    assert known(any_database)[copy.id] == replace(
        known(any_database)["ordinary"], id=copy.id, label="Our days", own=True
    )
    prayer = Pause("prayer", "pause", "Prayer", 20, Window(720, 800))
    edited = replace(
        copy, start=480, end=960, longest_sitting=60, low_energy=None, pauses=(prayer,), note="Early"
    )
    keep(any_database, edited)
    assert load(any_database) == ()
    with any_database.write() as work:
        assert vocabulary.load(work, SHIPPED) == 0
    assert list(known(any_database))[-1] == copy.id
    assert known(any_database)[copy.id] == edited


def test_a_copy_survives_a_restart(tmp_path: Path) -> None:
    place = tmp_path / "sala.db"
    first = db.open_database(place)
    load(first)
    copy = a_copy(first)
    first.close()
    again = db.open_database(place)
    load(again)
    assert known(again)[copy.id] == copy
    again.close()


def test_a_shipped_rhythm_that_was_edited_here_is_a_conflict_once_its_file_changes(
    with_words: Database, tmp_path: Path
) -> None:
    keep(with_words, replace(known(with_words)["ordinary"], start=480))
    assert load(with_words) == ()
    data = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    file = data / "rhythms.yaml"
    file.write_text(file.read_text("utf-8").replace('start: "09:00"', 'start: "10:00"', 1), "utf-8")
    assert load(with_words, data) == ("rhythm/ordinary",)
    assert known(with_words)["ordinary"].start == 480


def test_keeping_what_is_there_changes_nothing(with_words: Database) -> None:
    for language in ("en", "th"):
        for rhythm in known(with_words, language).values():
            keep(with_words, rhythm, language)
        assert load(with_words) == ()
    with with_words.write() as work:
        assert vocabulary.load(work, SHIPPED) == 0


def test_words_are_edited_in_the_readers_language(with_words: Database) -> None:
    copy = a_copy(with_words)
    keep(with_words, replace(copy, label="วันของเรา"), "th")
    assert known(with_words)[copy.id].label == "Our days"
    assert known(with_words, "th")[copy.id].label == "วันของเรา"
    assert known(with_words, "th")[copy.id].pauses == copy.pauses


def test_a_copy_is_withdrawn_keeps_its_name_and_comes_back(with_words: Database) -> None:
    copy = a_copy(with_words)
    with with_words.write() as work:
        rhythms.withdraw(work, copy.id)
        assert copy.id not in vocabulary.get(work).rhythms
        assert vocabulary.get(work).label("rhythm", copy.id) == "Our days"
    load(with_words)
    assert copy.id not in known(with_words)
    keep(with_words, copy)
    assert known(with_words)[copy.id] == copy


TEA = Pause("tea", "break", "Tea", 20, Window(600, 640))


@pytest.mark.parametrize(
    "wrong",
    [
        {"label": ""},
        {"label": "two\nlines"},
        {"label": "x" * 81},
        {"note": "x" * 1001},
        {"end": 540},
        {"end": 1441},
        {"longest_sitting": 0},
        {"low_energy": Window(900, 800)},
        {"pauses": (replace(TEA, minutes=41),)},
        {"pauses": (replace(TEA, label=" "),)},
        {"pauses": (replace(TEA, kind="module"),)},
        {"pauses": (replace(TEA, key="Not a key"),)},
        {"pauses": (TEA, TEA)},
        {"pauses": tuple(replace(TEA, key=f"tea-{number}") for number in range(11))},
    ],
)
def test_what_does_not_hang_together_is_refused(with_words: Database, wrong: dict[str, object]) -> None:
    before = known(with_words)
    with pytest.raises(InvalidValue):
        keep(with_words, replace(before["ordinary"], **wrong))  # type: ignore[arg-type]
    assert known(with_words) == before


def test_nobody_edits_what_is_not_there_or_withdraws_what_is_shipped(with_words: Database) -> None:
    with pytest.raises(NotFound):
        a_copy(with_words, "never")
    with pytest.raises(NotFound):
        keep(with_words, replace(known(with_words)["ordinary"], id="never"))
    with with_words.write() as work, pytest.raises(NotFound):
        rhythms.withdraw(work, "ordinary")
    with with_words.write(Actor(UUID(int=7), frozenset())) as work, pytest.raises(NotAllowed):
        rhythms.copied(work, "ordinary", "Mine")
