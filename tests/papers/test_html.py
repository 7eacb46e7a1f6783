"""What the screen shows of a module: all that its paper prints, with every word escaped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from curriculum.library.module import Handout, HandoutKey, Module
from curriculum.papers import html_writer
from curriculum.papers.faces import face_called
from curriculum.papers.module_tree import module_tree
from curriculum.papers.tree import Leaf, ModuleTree
from tests.library.generated import modules
from tests.papers.modules import URDU, a_module, vocabulary

TAGS = {
    "a", "b", "bdi", "blockquote", "br", "code", "dd", "details", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "section", "small", "span", "strong", "summary", "table", "tbody",
    "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"class", "dir", "href", "lang", "rel", "start", "style", "target"}
EMPTY = {"br", "hr"}
OF_PAPER_ALONE = {
    "ModuleTree": {
        "lang",
        "title",
        "footer",
        "cut_here",
        "facts_heading",
        "steps_heading",
        "keys_heading",
        "blanks_heading",
    },
    "StepPage": {"number"},
    "Leaf": {"label", "kind", "level"},
}
"""What a screen needs no words for: the document's name, the foot of a page, headings over what may be empty."""


class Reader(HTMLParser):
    """What a browser reads: the words, and markup that must be ours and in order."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.words = ""
        self.open: list[str] = []
        self.levels: list[int] = []
        self.feed(fragment)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert {name for name, _ in attributes} <= ATTRIBUTES
        for name, value in attributes:
            assert name != "href" or str(value).lower().startswith(("http://", "https://", "mailto:", "tel:"))
        if tag[0] == "h" and tag[1:].isdecimal():
            self.levels.append(int(tag[1]))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def tree(module: Module) -> ModuleTree:
    return module_tree(module, vocabulary(), face_called("team"))


def everything(tree: ModuleTree) -> str:
    """All fragments of the page, in its order."""
    parts = "".join(write(tree) for write in html_writer.PARTS.values())
    return html_writer.head(tree) + html_writer.objectives(tree) + html_writer.glance(tree) + parts


def words_of(value: object) -> Iterator[str]:
    """Every word that paper prints, piece by piece."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from words_of(each)
    elif is_dataclass(value):
        left_out = OF_PAPER_ALONE.get(type(value).__name__, set())
        for field in fields(value):
            if field.name in ("text", "cards"):
                yield from words_of_nodes(getattr(value, field.name))
            elif field.name not in left_out:
                yield from words_of(getattr(value, field.name))


def words_of_nodes(value: object) -> Iterator[str]:
    """The words of Markdown, not the names of its nodes."""
    if not isinstance(value, tuple) or not value:
        return
    if value[0] in ("t", "code", "pre"):
        yield value[1]
    for each in value:
        yield from words_of_nodes(each)


def normal(words: str) -> str:
    return " ".join(words.split())


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(modules())
def test_everything_that_paper_prints_is_on_the_page_and_nothing_of_it_is_markup(module: Module) -> None:
    printed = tree(module)
    shown = normal(Reader(everything(printed)).words)
    for words in words_of(printed):
        assert normal(words) in shown


def test_the_fields_that_a_page_once_left_out_are_on_it() -> None:
    shown = Reader(everything(tree(a_module(credit="A team", licence="CC-BY-SA-4.0")))).words
    for words in (
        "Copies for 24 people",
        "12 × handout A",
        "a. A fisher wants to know.",
        "Key: b.  The ministry decides",
        "Find out before you begin",
        "Measures:",
        "CC-BY-SA-4.0",
        "cut number 1",
        "5 min",
        "For example: A fisher wants to know.",
        "The answer could harm someone",
    ):
        assert words in shown


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</details></div><iframe>", "<!-- a -->",
     "&lt;b&gt;"],
)  # fmt: skip
def test_words_that_look_like_markup_are_words_everywhere(words: str) -> None:
    said = dict.fromkeys(URDU, words)
    printed = tree(
        a_module(said, "en", credit=words, notes=f'`{words}`\n\n[{words}](https://example.org/?a="b)')
    )
    shown = Reader(everything(printed)).words
    assert shown.count(normal(words)) > 10


def test_a_link_that_runs_a_script_is_only_its_words() -> None:
    shown = everything(tree(a_module(notes="[one](javascript:alert(1)) [two](https://example.org)")))
    assert 'href="javascript' not in shown
    assert 'href="https://example.org" target="_blank" rel="noopener noreferrer"' in shown


def test_each_fragment_says_its_language_and_which_way_it_runs() -> None:
    printed = tree(a_module(URDU, "ur"))
    for write in (html_writer.head, html_writer.glance, html_writer.session, html_writer.notes):
        assert write(printed).startswith('<div class="sala-guide" lang="ur" dir="rtl">')


def test_a_key_is_folded_in_its_handout_and_nowhere_else() -> None:
    printed = tree(a_module())
    handouts = html_writer.handouts(printed)
    assert "open" not in handouts.replace("noopener", "")
    folded = handouts.split('<details class="sala-answers">')[1].split("</details>")[0]
    assert "The ministry decides" in folded
    assert handouts.count("The ministry decides") == 1
    assert "Key to handout" not in html_writer.session(printed) + html_writer.notes(printed)


def test_cards_are_cut_apart_and_numbered() -> None:
    shown = Reader(html_writer.handouts(tree(a_module()))).words
    assert all(f"A fisher wants to know.B{place}" in shown for place in range(1, 6))


def test_tables_boxes_footnotes_and_lines_to_write_on_are_shown() -> None:
    text = (
        "| Road | Who |\n|:--|--:|\n| Court | A lawyer |\n\n- [x] done\n- [ ] open\n\nA note[^1].\n\n____\n\n"
        "3. third\n\n```\n<raw>\n```\n\n[^1]: Said below."
    )
    handout = Handout(key="t", title="T", text=text, answers=HandoutKey(title="K", text="Answer"))
    shown = html_writer.handouts(tree(a_module().model_copy(update={"handouts": (handout,), "steps": ()})))
    for markup in (
        '<td style="text-align:right">A lawyer</td>',
        "☑ ",
        "☐ ",
        "<small>(Said below.)</small>",
        '<div class="sala-line"></div>',
        '<ol start="3">',
        "<pre>&lt;raw&gt;</pre>",
    ):
        assert markup in shown


@pytest.mark.parametrize("part", html_writer.PARTS)
def test_headings_skip_no_level(part: str) -> None:
    text = "##### Deep\n\nText\n\n# Top\n\n### Less"
    handout = Handout(key="case", title="Odd", text=text, answers=HandoutKey(title="Odd", text=text))
    module = a_module(notes="##### Deep").model_copy(update={"handouts": (handout,)})
    levels = [1, *Reader(html_writer.PARTS[part](tree(module))).levels]
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_a_part_that_a_module_does_not_have_is_empty() -> None:
    bare = tree(Module(lang="en", title="Bare", minutes=20))
    assert [part for part, write in html_writer.PARTS.items() if write(bare)] == []


def test_a_leaf_is_named_by_its_letter() -> None:
    leaf = Leaf(code="A", label="Handout A", kind="case", title="River", level=2, text=())
    assert "A · River" in html_writer.handouts(ModuleTree(lang="en", title="", cut_here="", handouts=(leaf,)))
