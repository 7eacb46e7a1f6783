"""Sentences: whatever they quote, they are one line of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.errors import (
    LONGEST_VALUE,
    FileProblem,
    InvalidValue,
    NotFound,
    on_one_line,
    where_it_happened,
)
from curriculum.i18n import wording

ANYTHING = st.text(st.characters())


@given(ANYTHING)
def test_a_sentence_is_one_line_that_can_be_printed_whatever_it_quotes(text: str) -> None:
    for error in (NotFound("plan", text), InvalidValue("title", text, "words"), FileProblem(text, 1, text)):
        for sentence in (str(error), wording(error)):
            assert len(sentence.splitlines()) == 1
            assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in sentence)
            sentence.encode()


def test_a_long_value_is_cut_and_a_short_one_is_not() -> None:
    assert len(str(NotFound("plan", "x" * 100_000))) < LONGEST_VALUE + 100
    assert "x" * LONGEST_VALUE in str(NotFound("plan", "x" * LONGEST_VALUE))


def test_words_that_join_and_scripts_that_turn_stay_as_they_are() -> None:
    for words in ("क्\u200dष", "می\u200cخواهم", "حقوق الإنسان", "สิทธิ"):
        assert on_one_line(words) == words


def test_where_it_happened_names_the_line_and_never_the_words() -> None:
    with pytest.raises(ValueError) as caught:
        raise ValueError("Malalai")
    assert where_it_happened(caught.value).startswith("ValueError at test_errors.py:")
