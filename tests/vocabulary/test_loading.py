"""Data files -> the database -> the vocabulary, on both databases."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from curriculum import settings, vocabulary
from curriculum.access import Actor
from curriculum.db import Database
from curriculum.errors import FileProblem, NotAllowed
from curriculum.models.vocabulary import Label, Theme
from curriculum.vocabulary import Vocabulary
from curriculum.vocabulary.loading import load_sound


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data that a test may change."""
    return Path(shutil.copytree(settings.shipped() / "data", tmp_path / "data"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def load(database: Database, data: Path) -> int:
    with database.write() as work:
        return vocabulary.load(work, data)


def words(database: Database, language: str = "en") -> Vocabulary:
    with database.read(language=language) as work:
        return vocabulary.get(work)


def test_the_database_says_what_the_files_say(any_database: Database, data: Path) -> None:
    assert load(any_database, data) > 300
    for language in ("en", "th", "zh-Hant"):
        assert words(any_database, language) == vocabulary.read_folder(data, language)


def test_a_second_load_changes_nothing(any_database: Database, data: Path) -> None:
    load(any_database, data)
    assert load(any_database, data) == 0


def test_an_empty_database_has_an_empty_vocabulary(database: Database) -> None:
    assert words(database).themes == {}


def test_one_changed_record_is_one_change_and_readers_see_it(any_database: Database, data: Path) -> None:
    load(any_database, data)
    assert words(any_database).label("theme", "peace") == "Peace and conflict"
    change(data / "themes.yaml", "en: Peace and conflict", "en: Peace, war and between")
    assert load(any_database, data) == 1
    assert words(any_database).label("theme", "peace") == "Peace, war and between"


def test_what_vanishes_is_withdrawn_keeps_its_label_and_comes_back(with_words: Database, data: Path) -> None:
    before = words(with_words)
    whole = (data / "rhythms.yaml").read_text(encoding="utf-8")
    (data / "rhythms.yaml").write_text(whole[: whole.rindex("  - id: ")], encoding="utf-8")
    gone = set(before.rhythms) - set(vocabulary.read_folder(data).rhythms)
    assert gone
    assert load(with_words, data) == len(gone)
    assert set(words(with_words).rhythms) == set(before.rhythms) - gone
    for name in gone:
        assert words(with_words).label("rhythm", name) == before.label("rhythm", name)
    (data / "rhythms.yaml").write_text(whole, encoding="utf-8")
    assert load(with_words, data) == len(gone)
    assert words(with_words) == before


def test_a_broken_file_is_reported_with_its_line_and_withdraws_nothing(
    with_words: Database, data: Path
) -> None:
    before = words(with_words)
    change(data / "methods.yaml", "learning-type: acquisition", "learning-type: Acquisition!")
    (data / "works.yaml").write_text("works:\n  - id: &x compass\n", encoding="utf-8")
    with with_words.write() as work:
        loaded = load_sound(work, data)
    assert {problem.path for problem in loaded.problems} == {"data/methods.yaml", "data/works.yaml"}
    assert all(problem.line for problem in loaded.problems)
    assert loaded.withdrawn == 0
    assert words(with_words) == before
    with with_words.write() as work, pytest.raises(FileProblem):
        vocabulary.load(work, data)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("themes.yaml", "parent: foundations", "parent: nowhere", "“nowhere”, which is not there"),
        ("objectives.yaml", "bloom: understand", "bloom: dream", "“bloom/dream”"),
        ("themes.yaml", "id: dignity-and-equality", "id: history-and-philosophy", "second time"),
        ("rhythms.yaml", 'start: "09:00"', 'start: "9 o\'clock"', "a time such as"),
        ("scales.yaml", "en: Audience", "fr: Audience", "no English"),
        ("programmes.yaml", "days: 1", "days: one", "a whole number"),
        ("instruments/udhr.yaml", "binding: false", "binding: no", "true or false"),
        ("methods.yaml", "not-when:", "not_when:", "did you mean `not-when`"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(
    data: Path, file: str, old: str, new: str, said: str
) -> None:
    change(data / file, old, new)
    with pytest.raises(FileProblem) as refused:
        vocabulary.read_folder(data)
    assert refused.value.path == f"data/{file}"
    assert refused.value.line
    assert said in refused.value.message


def test_a_missing_file_is_a_problem(data: Path) -> None:
    (data / "themes.yaml").unlink()
    with pytest.raises(FileProblem, match=r"data/themes\.yaml"):
        vocabulary.read_folder(data)


def test_a_record_edited_here_is_a_conflict_and_stays(with_words: Database, data: Path) -> None:
    with with_words.write() as work:
        peace = work.session.exec(select(Theme).where(Theme.slug == "peace")).one()
        label = work.session.exec(select(Label).where(Label.subject == peace.uid, Label.use == "label")).one()
        label.text = "Edited here"
        subject = peace.uid
    change(data / "themes.yaml", "en: Peace and conflict", "en: Edited in the file")
    with with_words.write() as work:
        assert load_sound(work, data).conflicts == ("theme/peace",)
    with with_words.read() as work:
        kept = select(Label.text).where(Label.subject == subject, Label.use == "label")
        assert work.session.exec(kept).one() == "Edited here"


def test_somebody_who_may_not_cannot_load(database: Database, data: Path) -> None:
    stranger = Actor(UUID(int=7), frozenset())
    with database.write(actor=stranger) as work, pytest.raises(NotAllowed):
        vocabulary.load(work, data)


THEMES = """themes:
- {id: low, label: {en: Low}, definition: {en: Low down}, parent: high}
- {id: high, label: {en: High}, definition: {en: High up}, parent: top}
- {id: top, label: {en: Top}, definition: {en: At the top}}
"""


SOUND = "- {id: sound, label: {en: Sound}, definition: {en: Stands alone}}\n"


def test_a_theme_may_stand_before_the_one_above_it(database: Database, data: Path) -> None:
    (data / "themes.yaml").write_text(THEMES, "utf-8")
    with database.write() as work:
        load_sound(work, data)
    assert words(database).below("top") == {"top", "high", "low"}


@pytest.mark.parametrize("above", ["low", "high", "top"])
def test_themes_that_stand_below_themselves_are_problems_and_the_rest_loads(
    database: Database, data: Path, above: str
) -> None:
    ring = THEMES.replace("At the top}", f"At the top}}, parent: {above}") + THEMES.split("\n")[3].replace(
        "top", "sound"
    )
    (data / "themes.yaml").write_text(ring, "utf-8")
    with database.write() as work:
        problems = load_sound(work, data).problems
    assert any("below itself" in problem.message for problem in problems)
    assert set(words(database).themes) == {"sound"}
