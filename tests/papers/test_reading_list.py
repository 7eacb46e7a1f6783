"""What a search found, on paper and as text: in its order, in any script, with nothing that is a program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from curriculum import papers
from curriculum.db import Database, open_database
from curriculum.errors import InvalidValue, on_one_line
from curriculum.library.format import document, files_of
from curriculum.library.module import Citation, Module
from curriculum.library.shipping import load
from curriculum.papers import reading_list_tree, text_writer
from curriculum.papers.tree import FoundPassage, ReadingListTree
from curriculum.search import SearchRequest
from curriculum.settings import shipped
from curriculum.text.markdown import plain
from tests.papers.modules import ENGLISH, KHMER, URDU, a_module
from tests.papers.pdf import failures, fills_of, letters_of, pages_of, properties_of, text_of

THAI = {
    "title": "ใครตัดสินใจเรื่องแม่น้ำ",
    "promise": "ผู้เข้าร่วมจะได้แผนที่ของผู้มีอำนาจตัดสินใจ",
    "step": "วาดรูปแม่น้ำ",
    "say": "วาดสิ่งที่จำได้ ไม่มีใครต้องพูด",
    "minute": "**0–12** วาด แล้วดู",
    "listen": "ความเงียบไม่เป็นไร",
    "handout": "กรณี: แม่น้ำ",
    "text": "มีแผนสร้างเขื่อน วันที่ 12 มีนาคม หมู่บ้านได้ข่าว",
    "card": "ชาวประมงคนหนึ่งอยากรู้",
    "answer": "กระทรวงเป็นผู้ตัดสินใจ บริษัทต้องถาม",
    "question": "ที่นี่ใครลงนามในใบอนุญาต",
}
SPOKEN = {"en": ENGLISH, "km": KHMER, "th": THAI, "ur": URDU}
ASKED = {"en": "village hears", "km": "ភូមិបានដឹងដំណឹង", "th": "หมู่บ้านได้ข่าว", "ur": "گاؤں کو خبر"}
OBJECTIVE = "dignity-own-words"
CITED = ("iccpr-19", "iccpr-21", "udhr-20", "paris-principles-competence", "vdpa-5", "vdpa-10")


def put_in(database: Database, folder: Path, *sessions: Module) -> None:
    """A library of these sessions alone, with the shipped vocabulary."""
    folder.mkdir(exist_ok=True)
    (folder / "data").symlink_to(shipped() / "data")
    for number, session in enumerate(sessions):
        place = folder / "modules" / f"session-{number:03}"
        numbered = session.model_copy(update={"uid": UUID(int=4 << 76 | 8 << 60 | number + 1)})
        for name, text in files_of(document(numbered)).items():
            file = place / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    with database.write() as work:
        report = load(work, folder)
    assert not report.problems


@pytest.fixture(scope="module")
def rivers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One session in each of four scripts."""
    folder = tmp_path_factory.mktemp("rivers")
    opened = open_database(folder / "sala.db")
    cited = tuple(Citation(id=name) for name in CITED)
    sessions = (
        a_module(words, lang, objectives=(OBJECTIVE,), provisions=cited) for lang, words in SPOKEN.items()
    )
    put_in(opened, folder / "library", *sessions)
    yield opened
    opened.close()


def the_list(database: Database, request: SearchRequest, lang: str = "en") -> papers.Manuscript:
    with database.read() as work:
        return papers.reading_list(work, request, lang)


def test_a_session_is_told_with_its_passage_its_aims_and_its_law(rivers: Database) -> None:
    manuscript = the_list(rivers, SearchRequest(ASKED["en"], {"difficulty": frozenset({"intermediate"})}))
    paper = papers.printed(manuscript)
    (said,) = pages_of(paper.content)
    for words in (
        "Reading list “village hears” Intermediate 1 session · the best match first",
        "1 Who decides about the river? 40 min",
        "core 15 min · Intermediate · English (sketch)",
        "People leave with a map of who decides.",
        "Flip-chart: Draw the river Draw the river A dam is planned. On 12 March the village hears of it.",
        "By the end, participants can",
        "state in one's own language what dignity means",
        "ICCPR: article 19, 21; UDHR: article 20; Paris Principles: competence and responsibilities",
        "Vienna Declaration: Part I, paragraph 5, 10",
        "Reading list · For the team",
    ):
        assert words in said, words
    assert (paper.name, properties_of(paper.content)[0]) == ("reading-list.pdf", {"/Title": "Reading list"})
    assert failures(paper.content) == []
    assert fills_of(paper.content) == {(0,)}


@pytest.mark.parametrize("lang", SPOKEN)
def test_every_script_is_set_and_copied_out_as_it_was_written(rivers: Database, lang: str) -> None:
    paper = papers.printed(the_list(rivers, SearchRequest(ASKED[lang]), lang))
    said = letters_of(text_of(paper.content))
    assert failures(paper.content) == []
    assert paper.warnings == ()
    assert letters_of(SPOKEN[lang]["promise"]) in said


def test_all_scripts_stand_on_one_list(rivers: Database) -> None:
    paper = papers.printed(the_list(rivers, SearchRequest()))
    said = letters_of(text_of(paper.content))
    assert "Allsessions4sessions" in said
    assert all(letters_of(SPOKEN[lang]["promise"]) in said for lang in SPOKEN)
    assert failures(paper.content) == []


def passage_for(database: Database, words: str) -> FoundPassage | None:
    tree = the_list(database, SearchRequest(words)).tree
    assert isinstance(tree, ReadingListTree)
    (reading,) = tree.readings
    return reading.found


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("remember", "Step 1: Draw the river"),
        ("fisher", "Handout B: Draw the river"),
        ("planned", "Flip-chart: Draw the river"),
        ("permit", "Hard questions: Who signs the permit here?"),
        ("leave", None),  # the promise, which stands on the list anyway
    ],
)
def test_a_passage_says_where_it_stands(rivers: Database, words: str, place: str | None) -> None:
    found = passage_for(rivers, words)
    assert (found.place if found else None) == place
    assert not found or any(asked for _text, asked in found.pieces)


def test_a_key_is_never_told_and_its_session_stands_all_the_same(database: Database, tmp_path: Path) -> None:
    put_in(
        database, tmp_path / "river", a_module().model_copy(update={"hard_questions": (), "evaluation": ()})
    )
    assert passage_for(database, "ministry") is None


def test_a_long_list_ends_and_says_so(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_list_tree, "MOST", 3)
    put_in(database, tmp_path / "many", *(a_module(lang="en") for _ in range(5)))
    said = text_of(papers.printed(the_list(database, SearchRequest("river", limit=2, offset=4))).content)
    assert "The first 3 of 5 sessions stand here." in said
    assert said.count("Who decides about the river?") == 3


def test_a_list_of_nothing_prints(rivers: Database) -> None:
    paper = papers.printed(the_list(rivers, SearchRequest("zzzzqqqq")))
    assert "0 sessions" in text_of(paper.content)
    assert failures(paper.content) == []


def test_what_is_no_language_is_refused(rivers: Database) -> None:
    with pytest.raises(InvalidValue):
        the_list(rivers, SearchRequest(), "no language")


def test_the_text_for_an_email_says_what_the_paper_says(rivers: Database) -> None:
    paper = papers.as_text(the_list(rivers, SearchRequest(ASKED["en"])))
    said = paper.content.decode()
    assert (paper.name, paper.media_type) == ("reading-list.md", "text/markdown")
    assert "## 1 · Who decides about the river?\n\n40 min · core 15 min · Intermediate" in said
    assert (
        "> Flip-chart: Draw the river\n> Draw the river A dam is planned. On 12 March the **village** **hears**"
        in said
    )


@settings(max_examples=60, deadline=None)
@given(some.text(min_size=1, max_size=40))
def test_nothing_that_people_wrote_is_markup_in_the_text(rivers: Database, words: str) -> None:
    tree = the_list(rivers, SearchRequest(ASKED["en"])).tree
    assert isinstance(tree, ReadingListTree)
    reading = replace(tree.readings[0], promise=words, title=words, objectives=(words,))
    markdown = text_writer.write(replace(tree, heading=f"<b>{words}</b>", readings=(reading,)))
    assert letters_of(on_one_line(words)) in letters_of(plain(markdown))
