from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curriculum.papers import body, typst_writer
from curriculum.papers.agenda_tree import LONGEST_TITLE, agenda_tree
from curriculum.papers.faces import face_called
from curriculum.papers.pipe import Printed
from curriculum.papers.press import TEMPLATES
from curriculum.papers.printable import BOX, printable_text
from curriculum.planning.timeline import timeline
from curriculum.text.fonts import covered
from curriculum.text.shortening import shortened
from tests.papers.agendas import a_day, a_plan, an_entry, printed
from tests.papers.pdf import failures, letters_of, text_of

HOSTILE = [
    '#read("/etc/passwd")', "$ x^2 $", "@x <label>", '#import "@preview/cetz:0.3.0"', "#eval(\"1+1\")", "\\u{41} \\n",
    "= Heading", "*bold* _under_ `raw`", "// comment /* more */", "{{ 7*7 }} ]#[", "\"],\"kind\":\"module\"",
]  # fmt: skip


@pytest.mark.parametrize("title", HOSTILE)
def test_what_looks_like_a_program_is_printed_as_it_is(title: str) -> None:
    assert letters_of(title) in letters_of(text_of(printed(a_plan(a_day(an_entry("custom", title, 60))))))


def test_no_template_of_ours_runs_texts_or_fetches_packages() -> None:
    for template in TEMPLATES.glob("*.typ"):
        source = template.read_text("utf-8")
        assert "@preview" not in source
        assert not re.search(r"\b(eval|read|plugin)\(", source)


def test_a_character_without_a_glyph_is_a_box_and_is_reported() -> None:
    result = entitled("Bird \U00013080 and e\u20dd ring")
    assert "\U00013080" in result.unprintable
    assert f"Bird {BOX} and" in text_of(result.content)
    assert failures(result.content) == []


def test_controls_and_turned_lines_disappear() -> None:
    assert "abcd" in text_of(entitled("a\u202eb\u0007c\ufeffd").content)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=60))
def test_any_text_at_all_gives_an_accessible_paper(title: str) -> None:
    assert failures(entitled(title).content) == []


@settings(deadline=None)
@given(st.text(max_size=200))
def test_making_a_text_printable_a_second_time_changes_nothing(text: str) -> None:
    once = printable_text(text, covered(), set())
    assert printable_text(once, covered(), set()) == once


def test_a_word_too_long_for_any_column_is_broken_and_whole() -> None:
    word = "x" * 180
    said = letters_of(text_of(printed(a_plan(*(a_day(an_entry("module", word, 60)) for _ in range(5))))))
    assert said.count("x" * 20) > 0
    assert said.count("x") == 5 * (LONGEST_TITLE - 1)


@settings(deadline=None)
@given(st.text(max_size=400), st.integers(min_value=5, max_value=60))
def test_a_shortened_text_is_never_longer_than_asked(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most or len(short) <= len(text)
    assert short == " ".join(text.split()) or short.endswith("…")


def test_a_title_of_ten_thousand_letters_is_cut_at_a_word() -> None:
    short = shortened("human rights " * 800, 140)
    assert len(short) <= 140
    assert short.endswith(("human…", "rights…"))


def test_deep_nesting_is_flattened_before_it_is_set() -> None:
    deep = body.passage("> " * 60 + "deep") + body.passage("\n".join("  " * n + "- item" for n in range(40)))
    assert _depth(deep) < 60


def entitled(text: str) -> Printed:
    """A paper whose heading and first entry are `text`, past everything that an agenda would refuse."""
    plan = a_plan(a_day(an_entry("custom", "Entry", 60), title="Day"))
    tree = agenda_tree(plan, timeline(plan), face_called("participants"))
    ((day,),) = tree.sheets
    day = replace(day, title=text, blocks=(replace(day.blocks[0], title=text),))
    return typst_writer.write(replace(tree, title=text, heading=text, sheets=((day,),)))


def _depth(value: object) -> int:
    return 1 + max(map(_depth, value), default=0) if isinstance(value, tuple) else 0
