"""Markdown as values: trees that can be printed, words that can be searched, an outline that can be trusted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from curriculum.text import markdown
from curriculum.text.markdown import Heading, normal, outline, parse, plain

HOSTILE = Path(__file__).parents[3] / "shared/data/hostile"


def depth(tree: Any) -> int:
    return 1 + max((depth(child) for child in tree), default=0) if isinstance(tree, tuple) else 0


def nodes(tree: Any) -> list[Any]:
    found = [tree] if tree and isinstance(tree[0], str) else []
    return found + [node for child in tree if isinstance(child, tuple) for node in nodes(child)]


def test_a_tree_has_the_shapes_that_papers_print() -> None:
    tree = parse(
        "# Hi\n\n> Say **this**\n\n3. a\n4. b\n\n`x` ~~y~~  \nz\n\n- [x] done\n\n|a|b|\n|:-|-:|\n|1|2|\n"
    )
    assert tree == (
        ("h", 1, (("t", "Hi"),)),
        ("blockquote", (("p", (("t", "Say "), ("strong", (("t", "this"),)))),)),
        ("ol", 3, ((("p", (("t", "a"),)),), (("p", (("t", "b"),)),))),
        ("p", (("code", "x"), ("t", " "), ("s", (("t", "y"),)), ("br",), ("t", "z"))),
        ("ul", ((("p", (("chk", True), ("t", " done"))),),)),
        ("table", ("left", "right"), (((("t", "a"),), (("t", "b"),)), ((("t", "1"),), (("t", "2"),)))),
    )


def test_underscores_make_a_writing_line_and_dashes_a_divider() -> None:
    assert parse("____") == (("line",),)
    assert parse("---") == parse("***") == parse("___") == (("hr",),)


def test_a_footnote_stands_where_it_is_referred_to() -> None:
    assert parse("Law[^1]\n\n[^1]: Article *2*") == (
        ("p", (("t", "Law"), ("fn", (("t", "Article "), ("em", (("t", "2"),)))))),
    )


def test_only_safe_addresses_stay_links() -> None:
    tree = parse(
        "[a](https://x.org) [b](javascript:alert(1)) [c](JaVaScRiPt:x) [d](file:///etc/passwd) [e](data:x)"
    )
    links = [node for node in nodes(tree) if node[0] == "a"]
    assert [link[1] for link in links] == ["https://x.org"]


def test_html_is_dropped() -> None:
    assert parse("<script>alert(1)</script>\n\na <b onclick=x>b</b>") == (("p", (("t", "a "), ("t", "b"))),)


def test_nesting_is_capped_and_the_words_stay() -> None:
    for text in ("> " * 40 + "deep", "- " * 40 + "deep", "*a " * 20 + "deep" + " a*" * 20):
        tree = parse(text)
        assert depth(tree) < 60
        assert "deep" in plain(text)
    assert [node[0] for node in nodes(parse("> " * 40 + "deep"))].count("blockquote") == markdown.DEEPEST


def test_plain_text_has_the_words_and_not_the_signs() -> None:
    text = "# One\n\n> *two* [three](https://x.org)\n\n- four\n- `five`\n\n|six|\n|-|\n|seven|\n\n![eight](x.png)"
    assert plain(text).split() == ["One", "two", "three", "four", "five", "six", "seven", "eight"]


def test_the_outline_sees_headings_and_fences_only_where_they_are_ones() -> None:
    text = "# A\n\n```yaml\n# no\n```\n\n> ## no\n\n<!--\n# no\n-->\n\nB\n===\n\n    # no\n"
    found = [block.text if isinstance(block, Heading) else block.language for block in outline(text)]
    assert found == ["A", "yaml", "B"]


@given(text=st.text(max_size=200) | st.text("a \n\t\r\\`>-#\u2028\ufeffe\u0301", max_size=80))
@settings(max_examples=200, deadline=None)
def test_normal_is_normal_already(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(text=st.text("ab \n", max_size=40))
@settings(max_examples=200, deadline=None)
def test_normal_keeps_what_is_printed(text: str) -> None:
    assume(not any(node[0] == "pre" for node in nodes(parse(text))))  # spaces at the end of code are not kept
    assert parse(normal(text)) == parse(text)


def test_two_spaces_that_break_a_line_stay_a_break() -> None:
    assert parse(normal("a  \nb")) == parse("a  \nb") == (("p", (("t", "a"), ("br",), ("t", "b"))),)


@given(text=st.text(max_size=300) | st.text("*_[]()!<>`~|-#&;: \n\\ab1^{}", max_size=120))
@settings(max_examples=300, deadline=None)
def test_any_text_has_a_tree_that_is_plain_data(text: str) -> None:
    assert json.dumps(parse(text))
    assert isinstance(plain(text), str)


@pytest.mark.parametrize(
    "pattern", ["[", "![[", "*a ", "`a", "<", "> ", "_a*", "[a](", "^[", "*", "|a", "a\n"]
)
def test_a_passage_of_nothing_but_signs_is_read_to_its_end(pattern: str) -> None:
    text = pattern * (30_000 // len(pattern))
    assert depth(parse(text)) < 60


@pytest.mark.skipif(
    not HOSTILE.exists(), reason="the shared folder of hostile files is not beside the checkout"
)
@pytest.mark.parametrize(
    "name", ["xss/markdown-xss-payloads.txt", "xss/patt_BRUTELOGIC-XSS-STRINGS.txt", "blns/blns.txt"]
)
def test_hostile_collections_leave_no_html_and_no_script_address(name: str) -> None:
    text = (HOSTILE / name).read_text(encoding="utf-8", errors="replace")
    for node in nodes(parse(text)):
        assert node[0] in {
            "p", "h", "blockquote", "ul", "ol", "pre", "table", "hr", "line", "t", "em", "strong", "s", "code",
            "br", "a", "img", "fn", "chk", "left", "right", "center", "start",
        }  # fmt: skip
        if node[0] == "a":
            assert node[1].lower().startswith(markdown.SAFE_ADDRESSES)
