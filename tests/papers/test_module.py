from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curriculum import papers
from curriculum.db import Database
from curriculum.errors import InvalidValue, NotFound
from curriculum.library.module import Handout, HandoutKey, Module
from curriculum.settings import shipped
from tests.papers.modules import ENGLISH, KHMER, URDU, a_module, printed
from tests.papers.pdf import failures, fills_of, letters_of, pages_of, properties_of, sizes_of, text_of

SCRIPTS = [("en", ENGLISH), ("km", KHMER), ("ur", URDU)]


def the_page_with(words: str, content: bytes) -> int:
    """The last one, because the guide names its handouts too."""
    return max(place for place, page in enumerate(pages_of(content)) if words in page)


def test_the_guide_says_what_a_trainer_needs_at_a_glance() -> None:
    first = pages_of(printed(a_module()))[0]
    for words in (
        "Who decides about the river?",
        "People leave with a map",
        "40 min",
        "core 15 min",
        "interpreted 50 min",
        "8–32",
        "best 24",
        "Intermediate",
        "Moderate",
        "highest in",
    ):
        assert words in first


def test_steps_carry_their_number_and_the_running_clock() -> None:
    said = text_of(printed(a_module()))
    assert "1 · Draw the river 0–15" in said
    assert "15–35" in said
    assert "cut number 1" in said


def test_copies_are_counted_for_twenty_four_people() -> None:
    assert "12 × handout A, Case: the river" in text_of(printed(a_module()))


def test_spoken_words_are_printed_larger_than_the_rest() -> None:
    sizes = {said: size for size, said in sizes_of(printed(a_module()))}
    spoken = next(size for said, size in sizes.items() if said.startswith("Draw what you remember"))
    plain = next(size for said, size in sizes.items() if said.startswith("Silence is fine"))
    assert spoken > plain >= 11


def test_a_key_is_never_on_a_page_with_a_handout_and_keys_come_last() -> None:
    content = printed(a_module())
    pages = pages_of(content)
    key, case, cards = (
        the_page_with(words, content) for words in ("Key to handout A", "Handout A Case", "Handout B Draw")
    )
    assert case < cards < key == len(pages) - 1
    assert "For the trainer" in pages[key]
    assert "The ministry decides" not in pages[case]
    assert "The ministry decides" in pages[key]


def test_every_handout_starts_on_its_own_page() -> None:
    many = tuple(Handout(key=f"h{n}", title=f"Sheet {n}", text="Short.") for n in range(5))
    pages = pages_of(printed(a_module().model_copy(update={"handouts": many, "steps": ()})))
    assert [sum(f"Sheet {n}" in page for page in pages) for n in range(5)] == [1] * 5
    assert all(sum(f"Sheet {n}" in page for n in range(5)) <= 1 for page in pages)


def test_every_card_carries_the_letter_of_its_handout_and_its_number() -> None:
    content = printed(a_module())
    page = pages_of(content)[the_page_with("Handout B Draw", content)]
    for code in ("B1", "B2", "B3", "B4", "B5"):
        assert code in page


def test_handouts_are_set_in_twelve_points() -> None:
    content = printed(a_module())
    sizes = [size for size, said in sizes_of(content) if said.startswith("A dam is planned")]
    assert max(sizes) == pytest.approx(12)


def test_participants_get_handouts_alone_without_a_word_of_the_guide() -> None:
    content = printed(a_module(outward_title="Water and villages"), face="participants")
    said = text_of(content)
    assert "A dam is planned" in said
    for words in ("Who decides", "The ministry decides", "Draw what you remember", "For the trainer"):
        assert words not in said
    assert properties_of(content)[0] == {"/Title": "Water and villages"}


def test_handouts_alone_begin_with_the_first_handout_on_the_first_page() -> None:
    pages = pages_of(printed(a_module(outward_title="Water and villages"), face="participants"))
    assert len(pages) == 2
    assert pages[0].startswith("Handout A Case: the river A dam is planned")
    assert pages[1].startswith("Handout B")


def test_headings_inside_a_handout_that_stands_alone_skip_no_level() -> None:
    handout = Handout(key="case", title="Odd", text="## Part\n\nText\n\n#### Deeper\n\nMore")
    content = printed(a_module().model_copy(update={"handouts": (handout,), "steps": ()}), "participants")
    assert failures(content) == []
    assert "Part Text Deeper More" in pages_of(content)[0]


def the_cards(text: str, number: int) -> Module:
    cards = Handout(key="cards", title="Cards", kind="cards", text="\n\n---\n\n".join([text] * number))
    return a_module().model_copy(update={"handouts": (cards,), "steps": ()})


@pytest.mark.parametrize(
    ("lines", "number", "pages"), [(0, 12, 1), (5, 4, 1), (5, 6, 2), (5, 8, 2), (14, 4, 2), (40, 2, 3)]
)
def test_cards_fill_the_pages_and_none_is_lost(lines: int, number: int, pages: int) -> None:
    words = "Where it was, and what was said there." + "\n\n____\n\nIt means:" * lines
    content = printed(the_cards(words, number), "participants")
    assert len(pages_of(content)) == pages
    assert text_of(content).count("It means:") == lines * number
    assert all(f"A{place}" in text_of(content) for place in range(1, number + 1))
    assert failures(content) == []


def test_footnotes_are_as_large_as_the_rest_of_the_foot() -> None:
    handout = Handout(key="t", title="T", text="A note[^1].\n\n[^1]: Said below.")
    content = printed(a_module().model_copy(update={"handouts": (handout,), "steps": ()}))
    assert next(size for size, said in sizes_of(content) if said.startswith("Said below")) >= 10.99


def test_participants_paper_of_a_module_without_handouts_does_not_exist() -> None:
    with pytest.raises(NotFound):
        printed(a_module().model_copy(update={"handouts": (), "steps": ()}), face="participants")


def test_a_translation_that_nobody_reviewed_says_so() -> None:
    assert "nobody has reviewed" in text_of(printed(a_module(translation={"of": "fr"})))


@pytest.mark.parametrize(("lang", "words"), SCRIPTS)
@pytest.mark.parametrize("face", ["team", "participants"])
def test_every_script_gives_an_accessible_file_that_lasts(
    lang: str, words: dict[str, str], face: str
) -> None:
    content = printed(a_module(words, lang, outward_title="X"), face)
    assert failures(content) == []
    assert fills_of(content) == {(0.0,)}


@pytest.mark.parametrize(("lang", "words"), SCRIPTS)
@pytest.mark.parametrize("face", ["team", "participants"])
def test_everything_is_at_least_eleven_points_high_the_foot_too(
    lang: str, words: dict[str, str], face: str
) -> None:
    for size, said in sizes_of(printed(a_module(words, lang), face)):
        assert size >= 10.99, said


def test_urdu_words_can_be_copied_out() -> None:
    said = letters_of(text_of(printed(a_module(URDU, "ur"))))
    for words in (URDU["title"], URDU["listen"], URDU["answer"]):
        assert letters_of(words) in said


def test_headings_that_skip_levels_or_are_empty_do_not_stop_a_paper() -> None:
    text = (
        "##### Deep\n\nText\n\n#\n\n### Less\n\n# Top\n\n###### Deepest\n\n![picture](a.png)\n\n"
        + "> " * 40
        + "x"
    )
    handout = Handout(key="case", title="Odd", text=text, answers=HandoutKey(title="Odd", text=text))
    content = printed(a_module().model_copy(update={"handouts": (handout,), "notes": text}))
    assert failures(content) == []
    assert "Deepest" in text_of(content)


def test_tables_footnotes_links_and_boxes_are_printed() -> None:
    text = (
        "| Road | Who |\n|---|---|\n| Court | A lawyer |\n\n- [x] done\n- [ ] open\n\n"
        "A note[^1] and a [link](https://example.org/long).\n\n[^1]: Said below.\n\nName: ____ Date: ____\n\n"
        '```\n#read("x")\n```'
    )
    content = printed(
        a_module().model_copy(update={"handouts": (Handout(key="t", title="T", text=text),), "steps": ()})
    )
    said = text_of(content)
    for words in ("Court", "A lawyer", "done", "Said below.", "link", '#read("x")'):
        assert words in said
    assert failures(content) == []


def test_the_longest_title_is_cut_and_printed() -> None:
    content = printed(a_module(dict(ENGLISH, title="rights " * 57)))
    assert failures(content) == []


def test_the_same_module_gives_the_same_bytes() -> None:
    assert printed(a_module(KHMER, "km")) == printed(a_module(KHMER, "km"))


# --- through the public door ---


def test_every_shipped_module_is_printed_whole_and_accessible(library: Database) -> None:
    slugs = sorted(
        folder.name for folder in (shipped() / "modules").iterdir() if Path(folder, "module.md").exists()
    )
    assert slugs
    for slug in slugs:
        with library.read() as work:
            manuscript = papers.module(work, slug)
        paper = papers.printed(manuscript)
        assert (paper.name, paper.media_type) == ("module.pdf", "application/pdf")
        assert failures(paper.content) == []


def test_the_thai_edition_prints_in_thai(library: Database) -> None:
    with library.read() as work:
        manuscript = papers.module(work, "dignity-in-our-words", lang="th")
    said = letters_of(text_of(papers.printed(manuscript).content))
    assert "ตลาด" in said


@pytest.mark.parametrize("lang", ["en", "th"])
def test_the_four_word_cards_are_one_page(library: Database, lang: str) -> None:
    with library.read() as work:
        manuscript = papers.module(work, "dignity-in-our-words", lang=lang, face="participants")
    (page,) = pages_of(papers.printed(manuscript).content)
    assert all(code in page for code in ("A1", "A2", "A3", "A4"))


def test_a_module_or_face_that_is_not_there_is_one_clear_error(library: Database) -> None:
    with library.read() as work:
        with pytest.raises(NotFound):
            papers.module(work, "no-such-module")
        with pytest.raises(InvalidValue):
            papers.module(work, "dignity-in-our-words", face="enemies")


def test_the_sample_plan_prints_as_an_agenda_with_a_neutral_name(library: Database) -> None:
    with library.read() as work:
        manuscript = papers.agenda(work, "sample-two-day")
        in_thai = papers.agenda(replace(work, language="th"), "sample-two-day", language="th")
    paper, translated = papers.printed(manuscript), papers.printed(in_thai)
    assert paper.name == "agenda.pdf"
    assert "09:" in text_of(paper.content)
    assert failures(paper.content) == failures(translated.content) == []
