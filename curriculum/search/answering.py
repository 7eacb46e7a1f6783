"""Which entries answer a query, and how well."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import log
from typing import NamedTuple

from sqlalchemy import Connection

from curriculum.search import schema
from curriculum.search.facets import Catalogue
from curriculum.search.query import Phrase, Query, Word
from curriculum.search.wordindex import Ranking

SHARE, SHARE_OF_FEW = 0.05, 0.9
"""A module is a hit when one of its editions holds `SHARE + SHARE_OF_FEW / n` of a query of n words, each
word counting by its rarity (idf): of two words the rarer at least, of a question of ten a seventh. Phrases are
no matter of shares: they must all be there."""
COMMON = 0.5
"""A word in more than this share of all passages tells nothing: it counts neither for a hit nor for its
place, unless the query has no other."""
READ = 4_000
"""Passages that are scored, at most, unless the rarest word alone stands in more: a word that is so frequent
beside rarer ones would move hardly a hit, at many times the cost."""

_ROUNDING = 1e-9
NOTHING = Ranking({}, {})


class _Telling(NamedTuple):
    """A word of the query that tells answers from the rest."""

    word: Word
    passages: int
    """How many hold it."""
    weight: float
    """Its idf: the rarer, the heavier."""


def answering(connection: Connection, query: Query, everything: Catalogue) -> Ranking:
    """The entries that hold enough of the query, and how well they answer it."""
    if not everything.passages or not (query.words or query.phrases):
        return NOTHING
    telling = _telling(connection, query.words, everything.passages)
    if query.words and not telling:
        return NOTHING
    entries = _holding_phrases(connection, query.phrases, everything)
    if telling:
        entries = _holding_enough(connection, telling, entries)
    if not entries:
        return NOTHING
    ranking = schema.word_index(connection).ranking(connection, (*_deciding(telling), *query.phrases))
    return Ranking({entry: ranking.scores.get(entry, 0.0) for entry in entries}, ranking.passages)


def _telling(connection: Connection, words: tuple[Word, ...], passages: int) -> list[_Telling]:
    """The words that tell something, the rarest first. One that is nowhere weighs what the others do on
    average. Empty when all are nowhere."""
    index = schema.word_index(connection)
    frequency = {word: index.passages_with(connection, word) for word in words}
    known = {word: n for word, n in frequency.items() if n}
    if not known:
        return []
    chosen = {word: n for word, n in known.items() if n <= passages * COMMON} or known
    telling = [_Telling(word, n, log(1 + (passages - n + 0.5) / (n + 0.5))) for word, n in chosen.items()]
    mean = sum(word.weight for word in telling) / len(telling)
    nowhere = [_Telling(word, 0, mean) for word, n in frequency.items() if not n]
    return sorted(nowhere + telling, key=lambda word: word.passages)


def _holding_phrases(
    connection: Connection, phrases: tuple[Phrase, ...], everything: Catalogue
) -> frozenset[int]:
    entries = frozenset(everything.module_of)
    for phrase in phrases:
        entries &= schema.word_index(connection).entries_with(connection, phrase)
    return entries


def _holding_enough(
    connection: Connection, telling: Sequence[_Telling], among: frozenset[int]
) -> frozenset[int]:
    """From the rarest word on, until what is left of the query can change nothing."""
    index = schema.word_index(connection)
    left = sum(word.weight for word in telling)
    words = sum(word.word.whole for word in telling) + _words_of(sum(not word.word.whole for word in telling))
    enough = min(SHARE + SHARE_OF_FEW / words, 1) * left - _ROUNDING
    held: dict[int, float] = {}
    for word in telling:
        if left < enough and all(weight >= enough or weight + left < enough for weight in held.values()):
            break
        entries = index.entries_with(connection, word.word) & among
        for entry in entries if left >= enough else entries & held.keys():
            held[entry] = held.get(entry, 0.0) + word.weight
        left -= word.weight
    return frozenset(entry for entry, weight in held.items() if weight >= enough)


def _words_of(pairs: int) -> float:
    """How many words so many pairs of clusters stand for. Up to four are one word or two, most of which must be
    there: half of the pairs of one word are often those of another. The longer the query, the more of its pairs
    only join two words, and may well stand nowhere else."""
    return max(1.6, pairs**2 / 10) if pairs else 0


def _deciding(telling: Sequence[_Telling]) -> list[Word]:
    """The rarest words that are there, as many as `READ` passages allow, and one at least."""
    there = [word for word in telling if word.passages]
    read = accumulate(word.passages for word in there)
    return [
        word.word for n, (word, total) in enumerate(zip(there, read, strict=True)) if not n or total <= READ
    ]
