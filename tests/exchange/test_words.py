"""The words of agendas: each in one script, so that no letter of another crept in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from babel import Locale

from curriculum.exchange import words

ASIAN = {"CJK", "HIRAGANA", "KATAKANA"}


def every_word(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from every_word(list(value.values()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from every_word(one)


@pytest.mark.parametrize("name", [name for name in dir(words) if name.isupper()])
def test_every_word_is_written_in_one_script(name: str) -> None:
    for word in every_word(getattr(words, name)):
        letters = [c for c in word if c.isalpha() or unicodedata.category(c).startswith("M")]
        scripts = {unicodedata.name(c).split()[0] for c in letters} - {"COMBINING"}
        assert len(scripts) <= 1 or scripts <= ASIAN, word


def test_the_languages_are_known_to_babel() -> None:
    for tag in words.LANGUAGES:
        assert len(Locale.parse(tag).months["format"]["wide"]) == 12
