"""What was typed, taken apart: words that may stand anywhere, and phrases that must stand as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import regex  # type: ignore[import-untyped]

from curriculum.search.text import Token, beginning, stem, tokens

LONGEST = 400
"""Characters of a query that are read; what comes after them is ignored."""
SHORTEST_PREFIX = 2
"""Letters that a spaced word needs before it also stands for all words that begin with it."""

_SPACE = regex.compile(r"\s+")
_QUOTES = regex.compile('["“”„«»「」『』]')
_QUOTED = regex.compile(r'["“”„«»「『](?P<phrase>[^"“”„«»「」『』]*)["“”„«»」』]')


class Term(NamedTuple):
    """One string to look up; as a prefix, everything that begins with it."""

    text: str
    prefix: bool = False

    def finds(self, token: str) -> bool:
        return token.startswith(self.text) if self.prefix else token == self.text


@dataclass(frozen=True, slots=True)
class Word:
    """Found where any of its terms is: the word as typed, its stem, the words that it begins."""

    terms: tuple[Term, ...]
    whole: bool = True
    """Whether it is a word; two clusters of an unspaced script, or two syllables, may as well be no word at
    all."""
    begins: Term | None = None
    """What the index holds for words that begin like it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Found where its terms follow one another, unstemmed."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """`asked` is false for an empty query, which every module answers; one of signs only is answered by
    none."""

    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]
    asked: bool
    run: tuple[Word, ...] = ()
    """The words as they follow one another, the same one as often as it comes."""
    plain: str = ""
    """What was meant, as a sentence; empty where it says nothing that has a meaning."""


def parse(typed: str) -> Query:
    """Read a query. Any string is one: there is no syntax to get wrong, and a lone quotation mark is no
    phrase."""
    typed = typed[:LONGEST]
    phrases = [_phrase(match["phrase"]) for match in _QUOTED.finditer(typed)]
    bare = _QUOTED.sub(" \N{NULL} ", typed)
    found = tokens(bare)
    words = list(_words(found))
    if words and found[-1].end == len(bare.rstrip()):
        words[-1] = _beginning(words[-1])
    return Query(
        words=tuple(dict.fromkeys(words)),
        run=tuple(words),
        phrases=tuple(dict.fromkeys(phrase for phrase in phrases if phrase.terms)),
        asked=bool(typed.strip()),
        plain=_SPACE.sub(" ", _QUOTES.sub(" ", typed)).strip() if words or phrases else "",
    )


def _words(found: list[Token]) -> Iterator[Word]:
    for before, token in zip([None, *found], found, strict=False):
        match token.kind:
            case "word":
                begins = beginning(token)
                terms = dict.fromkeys((Term(token.text), Term(stem(token.text, None))))
                yield Word(tuple(terms), begins=Term(begins) if begins else None)
            case "pair":
                yield Word((Term(token.text),), whole=False)
            case "tail" if not _same_run(before, token):
                yield Word((Term(token.text, prefix=True),))
            case "syllables":
                yield from (Word((Term(pair),), whole=False) for pair in token.forms or (token.text,))


def _beginning(word: Word) -> Word:
    """The last word typed may not be finished."""
    first = word.terms[0].text
    if first.isascii() and len(first) < SHORTEST_PREFIX:
        return word
    return replace(word, terms=tuple(dict.fromkeys((*word.terms, Term(first, prefix=True)))))


def _phrase(text: str) -> Phrase:
    """A run of an unspaced script inside the phrase ends where the text's run ends, and so has its tail; the
    last one may go on. Particles are glued to the last word of Hangul."""
    found = tokens(text)
    if len(found) > 1 and found[-1].kind == "tail" and _same_run(found[-2], found[-1]):
        found.pop()
    terms = [Term(token.text) for token in found]
    if found and found[-1].kind in ("tail", "syllables"):
        terms[-1] = Term(found[-1].text, prefix=True)
    return Phrase(tuple(terms))


def _same_run(before: Token | None, token: Token) -> bool:
    return before is not None and before.kind == "pair" and before.end == token.end
