"""The analyser: what is found under which string, in every script, always with its place in the original."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from curriculum.search.text import LONGEST, stem, tokens, without_marks


def texts(text: str, lang: str | None = None) -> list[str]:
    return [token.text for token in tokens(text, lang)]


def forms(text: str, lang: str | None = None) -> set[str]:
    return {form for token in tokens(text, lang) for form in (token.text, *token.forms)}


def test_words_are_folded_and_normalised() -> None:
    assert texts("Human RIGHTS, ﬁrst; Ｔｈａｉ", "en") == ["human", "rights", "first", "thai"]


def test_a_word_of_devanagari_is_not_broken_at_its_vowel_signs() -> None:
    assert texts("मानवाधिकारों की रक्षा।", "hi") == ["मानवाधिकारों", "की", "रक्षा"]


@pytest.mark.parametrize(
    ("run", "found"),
    [
        ("人权法", ["人权", "权法", "法"]),
        ("สิทธิ", ["สิท", "ทธิ", "ธิ"]),
        ("ខ្មែរ", ["ខ្មែរ", "រ"]),
        ("ສິດທິ", ["ສິດ", "ດທິ", "ທິ"]),
        ("カー", ["カー", "ー"]),
    ],
)
def test_scripts_without_spaces_give_pairs_of_whole_clusters(run: str, found: list[str]) -> None:
    assert texts(run) == found


def test_scripts_in_one_line_are_told_apart() -> None:
    assert texts("第3条 UDHR人权") == ["第", "3", "条", "udhr", "人权", "权"]


def test_digits_of_every_script_are_the_same_digits() -> None:
    assert texts("๒๕๔๐ २०२६ 1948") == ["2540", "2026", "1948"]


def test_a_word_of_hangul_is_found_without_its_particle() -> None:
    assert forms("인권은") >= {"인권은", "인권"}


def test_vietnamese_is_found_with_and_without_its_tone_marks() -> None:
    assert forms("đất quyền", "vi") == {"đất", "dat", "quyền", "quyen"}


def test_english_arabic_and_hindi_keep_the_word_beside_its_stem() -> None:
    assert forms("corporations", "en") == {"corporations", "corpor"}
    assert {"الإنسان", stem("الإنسان", "ar")} <= forms("الإنسان", "ar")
    assert {"अधिकारों", "अधिकार"} <= forms("अधिकारों", "hi")


def test_a_named_language_without_a_stemmer_keeps_its_words() -> None:
    assert forms("korporasi rights", "id") == {"korporasi", "rights"}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("حقوق", "حُقُوق"),
        ("حقوق", "حقـــوق"),
        ("किताब", "कि\u200dताब"),
        ("สิทธิ", "สิท\u200bธิ"),
        ("corpora", "cor\u00adpora"),
    ],
)
def test_invisible_characters_and_short_vowels_do_not_hide_a_word(typed: str, printed: str) -> None:
    assert texts(typed) == texts(printed)


def test_signs_emoji_and_half_characters_are_no_tokens() -> None:
    assert texts("!!! -- \x00 😀 \ud800 \u202e “”") == []


def test_an_endless_word_is_cut() -> None:
    assert texts("x" * 5000) == ["x" * LONGEST]


def test_latin_letters_lose_their_marks_and_others_keep_theirs() -> None:
    assert without_marks("đường") == "duong"
    assert without_marks("किताब") == "किताब"


ANY_TEXT = st.text(alphabet=st.characters(), max_size=80) | st.text(
    alphabet="aé人权สิทธิ์កខ្ម나인 권क्षि،\u200b\u200d\u0301½ﬁＡ١", max_size=40
)


@given(ANY_TEXT)
def test_every_token_stands_where_it_says_and_can_be_stored(text: str) -> None:
    before = 0
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.start >= before or token.kind in ("pair", "tail")
        before = token.start
        for string in (token.text, *token.forms):
            assert regex.fullmatch(r"[\p{L}\p{M}\p{N}]+", string), string
            assert len(string) <= 2 * LONGEST


@given(ANY_TEXT)
def test_composed_and_decomposed_texts_are_the_same_text(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert texts(composed) == texts(decomposed)


@given(ANY_TEXT)
def test_what_a_token_found_is_found_again_by_its_own_text(text: str) -> None:
    for token in tokens(text):
        if token.kind == "word":
            assert token.text in texts(token.text)
