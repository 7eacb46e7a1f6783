"""Plain YAML: what it takes, what it refuses and where, and that its own writing is read again."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.errors import FileProblem
from curriculum.text import markdown, yaml

words = st.text(max_size=60).map(markdown.clean).filter(lambda text: markdown.forbidden(text) is None)
lines = words.map(lambda text: "\n".join(line.strip() for line in text.split("\n")).strip())
plain: st.SearchStrategy[Any] = st.recursive(
    lines | st.booleans() | st.integers(-(10**14), 10**14),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(lines, inner, max_size=4),
    max_leaves=12,
)


@given(value=st.dictionaries(lines, plain, max_size=5))
@settings(max_examples=200, deadline=None)
def test_what_is_written_is_read_again(value: dict[str, Any]) -> None:
    written = yaml.write(value)
    assert yaml.read(written).value == (value or {})
    assert markdown.clean(written) == written


@given(text=st.text(max_size=200) | st.text("[]{}:-#&*!|>'\"%@`\n\t ,?a1~", max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(FileProblem):
        assert yaml.read(text, "some.yaml").line(()) != 0


def test_only_plain_scalars_change_their_kind() -> None:
    text = "a: yes\nb: 1.5\nc: 007\nd: -5\ne: ~\nf:\ng: ''\nh: 09:30\ni: 2026-05-01\nj: true\nk: 'true'\nl: NULL\n"
    assert yaml.read(text).value == {
        "a": "yes", "b": "1.5", "c": "007", "d": -5, "e": None, "f": None, "g": "", "h": "09:30",
        "i": "2026-05-01", "j": True, "k": "true", "l": "NULL",
    }  # fmt: skip


def test_every_value_knows_its_line() -> None:
    document = yaml.read("a: 1\nb:\n  c:\n    - x\n    - y: 2\n", before=10)
    assert document.line(("a",)) == 11
    assert document.line(("b", "c", 0)) == 14
    assert document.line(("b", "c", 1, "y")) == 15
    assert document.line(("b", "c", 1, "gone", "deeper")) == 15


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: 1\nb: &x 1\n", 2, "anchor"),
        ("a: 1\nb: *x\n", 2, "alias"),
        ("a: !!python/object/apply:os.system [x]\n", 1, "tag"),
        ("a: !thing x\n", 1, "tag"),
        ("a: 1\nb: 2\na: 3\n", 3, "second time"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("%YAML 1.1\n---\na: 1\n", 1, "directive"),
        ("a: b: c\n", 1, "not YAML"),
        ("ok: 1\nbad: 'open\n", 3, "not YAML"),
        ("? [a]\n: b\n", 1, "key"),
        ("a: 1\nb: \x07\n", 2, "control character"),
        ("[" * 50, 1, "nested"),
        ("{a: " * 50, 1, "nested"),
        ("- " * 50 + "x", 1, "nested"),
    ],
)
def test_what_is_not_plain_is_refused_at_its_line(text: str, line: int, word: str) -> None:
    with pytest.raises(FileProblem) as refused:
        yaml.read(text, "x.yaml")
    assert refused.value.line == line
    assert word in refused.value.message


def test_a_billion_laughs_are_refused_at_the_first_anchor() -> None:
    text = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(FileProblem, match="anchor"):
        yaml.read(text)


def test_too_much_is_refused_before_it_is_built() -> None:
    with pytest.raises(FileProblem, match="values"):
        yaml.read("".join(f"k{number}: 1\n" for number in range(yaml.MOST_VALUES + 1)))
    with pytest.raises(FileProblem, match="kB"):
        yaml.read("a: " + "x" * yaml.MOST_CHARACTERS)


def test_lists_of_ids_stand_in_brackets_and_texts_on_lines_of_their_own() -> None:
    written = yaml.write({"ids": ["one", "two-3"], "texts": ["One two", "x"], "long": "a\nb"})
    assert written == "ids: [one, two-3]\ntexts:\n  - One two\n  - x\nlong: |-\n  a\n  b\n"
