"""What a translation was made from, and what has gone stale since."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from curriculum import settings
from curriculum.errors import FileProblem
from curriculum.library.files import read_folder
from curriculum.library.format import document, read_edition, sha256
from curriculum.library.lint import check_folder
from curriculum.library.module import Module
from curriculum.library.passages import hashes, passages
from curriculum.library.translation import stamp
from curriculum.vocabulary import read_folder as read_vocabulary
from tests.library.shipment import DIGNITY, change

VOCABULARY = read_vocabulary(settings.shipped() / "data")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(settings.shipped() / "modules" / DIGNITY, tmp_path / DIGNITY))


def edition(folder: Path, lang: str) -> Module:
    module = read_edition(read_folder(folder)[0], lang).module
    assert module is not None
    return module


def stale(folder: Path) -> list[str]:
    found = check_folder(folder, VOCABULARY)
    return [finding.message for finding in found if finding.rule == "passage-is-up-to-date"]


def test_a_stamp_names_the_source_and_each_passage_of_it(folder: Path) -> None:
    change(
        folder / "module.th.md", "translation:\n  of: en\n  source: ", "translation:\n  of: en\n  source: 0"
    )
    text = (folder / "module.th.md").read_text(encoding="utf-8").replace("source: 0", "source: ")
    (folder / "module.th.md").write_text(text, encoding="utf-8")
    stamp(folder)
    source, translation = edition(folder, "en"), edition(folder, "th").translation
    assert translation is not None
    assert translation.source == sha256(document(source))
    assert translation.passages == hashes(source)
    assert {"title", "promise", "step/word/say", "handout/card", "notes"} <= set(translation.passages)
    assert stale(folder) == []


def test_a_second_stamp_changes_nothing(folder: Path) -> None:
    stamp(folder)
    assert stamp(folder) == ()


def test_a_changed_source_makes_exactly_its_passage_stale(folder: Path) -> None:
    stamp(folder)
    change(folder / "module.md", "Chairs turn; instruction.", "Chairs turn; the instruction.")
    (message,) = stale(folder)
    assert "“step/tell/minute-by-minute”" in message
    assert stamp(folder) == ("module.th.md",)
    assert stale(folder) == []


def test_a_changed_handout_of_the_source_is_seen(folder: Path) -> None:
    stamp(folder)
    change(folder / "handouts/card.md", "## At the market", "## In the market")
    (message,) = stale(folder)
    assert "“handout/card”" in message


def test_a_source_with_other_data_and_the_same_words_leaves_no_passage_stale(folder: Path) -> None:
    stamp(folder)
    change(folder / "module.md", "best: 24", "best: 23")
    assert stale(folder) == []


def test_nothing_is_stamped_where_an_edition_cannot_be_read(folder: Path) -> None:
    change(folder / "module.md", "minutes: 20", "minutes: many")
    before = (folder / "module.th.md").read_bytes()
    with pytest.raises(FileProblem):
        stamp(folder)
    assert (folder / "module.th.md").read_bytes() == before


def test_every_word_of_a_module_is_in_a_passage(folder: Path) -> None:
    module = edition(folder, "en")
    said = "\n".join(passages(module).values())
    for step in module.steps:
        for words in (step.title, step.say, step.before, step.if_stuck, *step.needs.values()):
            assert words in said
    for item in module.evaluation:
        assert item.title in said
        assert item.text in said
