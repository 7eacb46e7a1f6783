"""Snippets: pieces of the original, with the marks where the words are."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from curriculum.search.query import parse
from curriculum.search.request import Snippet
from curriculum.search.snippets import LENGTH, snippet


def cut(text: str, words: str, lang: str = "en") -> Snippet:
    return snippet(text, lang, parse(words), "step", "one")


def marked(piece: Snippet) -> list[str]:
    return [piece.text[start:end] for start, end in piece.marks]


@pytest.mark.parametrize(
    ("lang", "text", "words", "marks"),
    [
        ("en", "The Corporation’s duties, and corporate ones", "corporations", ["Corporation", "corporate"]),
        ("th", "เรื่องสิทธิมนุษยชนและบรรษัทข้ามชาติ", "บรรษัท", ["บรรษัท"]),
        ("km", "សិទ្ធិមនុស្សនិងសាជីវកម្មឆ្លងដែន", "សាជីវកម្ម", ["សាជីវកម្ម"]),
        ("hi", "निगमों के कर्तव्य और मानवाधिकार", "मानवाधिकार", ["मानवाधिकार"]),
        ("zh", "跨国公司与国际人权法", "人权法", ["人权法"]),
        ("vi", "Quyền về đất đai", "dat", ["đất"]),
        ("en", "human duties, then human rights", '"human rights"', ["human rights"]),
    ],
)
def test_what_was_found_is_marked_in_the_original(lang: str, text: str, words: str, marks: list[str]) -> None:
    piece = cut(text, words, lang)
    assert (piece.text, piece.field, piece.key) == (text, "step", "one")
    assert marked(piece) == marks


def test_a_long_text_is_cut_around_what_was_found() -> None:
    piece = cut("before " * 200 + "the dams displace people " + "after " * 200, "dams displace")
    assert marked(piece) == ["dams", "displace"]
    assert piece.text.startswith("… before")
    assert piece.text.endswith(" …")
    assert set(piece.text.split()) <= {"…", "before", "the", "dams", "displace", "people", "after"}


def test_the_piece_with_most_different_words_is_chosen() -> None:
    text = "dams " * 30 + "nothing " * 100 + "dams and consent " + "nothing " * 100
    assert "consent" in cut(text, "dams consent").text


def test_without_words_it_is_the_beginning() -> None:
    piece = cut("word " * 100, "")
    assert piece.marks == ()
    assert piece.text == ("word " * 100)[: len(piece.text) - 2] + " …"


def test_clusters_are_never_cut() -> None:
    text = "ទ្ធិស្ត្រី" * 200 + "មនុស្ស" + "ទ្ធិស្ត្រី" * 200
    body = cut(text, "មនុស្ស", "km").text.strip("… ")
    start = text.index(body)
    boundaries = {0, len(text), *(cluster.end() for cluster in regex.finditer(r"\X", text))}
    assert {start, start + len(body)} <= boundaries


@given(
    st.text(alphabet="ab สิทธิ์ 人权 ក្ម\u0301\n한국 “”", max_size=600),
    st.text(alphabet='ab สิท人权"한 ', max_size=12),
)
def test_every_snippet_is_a_short_piece_of_the_text_with_marks_inside(text: str, words: str) -> None:
    piece = cut(text, words)
    assert len(piece.text) <= LENGTH + 4
    assert piece.text.removeprefix("… ").removesuffix(" …") in " ".join(text.split())
    ends = [0, *(end for mark in piece.marks for end in mark), len(piece.text)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in piece.marks)
