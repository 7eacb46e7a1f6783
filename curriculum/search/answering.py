"""Which entries answer a query, and how well."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from curriculum.search import holdings, schema
from curriculum.search.facets import Catalogue
from curriculum.search.holdings import Holdings
from curriculum.search.query import Query, Word
from curriculum.search.weights import K1, B

SHARE, SHARE_OF_FEW = 0.05, 0.9
"""A module is a hit when one of its editions holds `SHARE + SHARE_OF_FEW / n` of a query of n words, each
word counting by its rarity (idf): of two words the rarer at least, of a question of ten a seventh. Phrases are
no matter of shares: they must all be there."""
COMMON = 0.5
"""A word in more than this share of all passages tells nothing: it counts neither for a hit nor for its
place, unless the query has no other."""
_ROUNDING = 1e-9


class Answers(NamedTuple):
    """For every row of the catalogue whether the edition answers, and how well."""

    holding: NDArray[np.bool_]
    scores: NDArray[np.float64]
    """BM25F; compares the answers of one query and nothing else."""
    parts: tuple[NDArray[np.uint64], ...] = ()
    """For each word that tells something the parts of the edition that hold it (`holdings.HELD`)."""


class _Telling(NamedTuple):
    """A word of the query that tells answers from the rest."""

    word: Word
    weight: float
    """Its idf: the rarer, the heavier."""
    times: NDArray[np.float64]
    """How often each edition holds it."""
    parts: NDArray[np.uint64]
    """And in which of its parts."""


def answering(connection: Connection, query: Query, everything: Catalogue) -> Answers:
    """The editions that hold enough of the query, and how well they answer it."""
    rows = len(everything.editions)
    nothing = Answers(np.zeros(rows, bool), np.zeros(rows))
    if not everything.passages or not (query.words or query.phrases):
        return nothing
    telling = _telling(connection, query.words, everything)
    if query.words and not telling:
        return nothing
    holding = _holding_enough(telling) if telling else np.ones(rows, bool)
    for phrase in query.phrases:
        reading = schema.word_index(connection).entries_with(connection, phrase)
        holding &= np.isin(everything.entries, list(reading))
    if not holding.any():
        return nothing
    of_phrases = dict.fromkeys(Word((term,)) for phrase in query.phrases for term in phrase.terms)
    scored = [*telling, *_telling(connection, tuple(of_phrases), everything)]
    scores = np.where(holding, _scores(scored, everything), 0.0)
    return Answers(holding, scores, tuple(each.parts for each in scored))


def _telling(connection: Connection, words: tuple[Word, ...], everything: Catalogue) -> list[_Telling]:
    """The words that tell something. One that is nowhere weighs what the others do on average. Empty when all
    are nowhere."""
    held = dict(zip(words, holdings.lookup(connection, words), strict=True)) if words else {}
    frequency = {word: _passages(found, everything.passages) for word, found in held.items()}
    known = [word for word, n in frequency.items() if n]
    if not known:
        return []
    chosen = [word for word in known if frequency[word] <= everything.passages * COMMON] or known
    telling = [
        _Telling(word, _rarity(frequency[word], everything.passages), *_by_row(held[word], everything))
        for word in chosen
    ]
    mean = sum(each.weight for each in telling) / len(telling)
    nowhere = _by_row(np.zeros(0, holdings.HELD), everything)
    return [*telling, *(_Telling(word, mean, *nowhere) for word, n in frequency.items() if not n)]


def _passages(held: Holdings, most: int) -> int:
    """In how many passages the word stands. A passage may hold it in several forms, and is then counted more than
    once: near enough for its rarity."""
    return min(int(held["passages"].sum()), most)


def _rarity(passages: int, of: int) -> float:
    return log(1 + (of - passages + 0.5) / (passages + 0.5))


def _by_row(held: Holdings, everything: Catalogue) -> tuple[NDArray[np.float64], NDArray[np.uint64]]:
    rows = everything.row_of[held["entry"]]
    parts = np.zeros(len(everything.editions), np.uint64)
    np.bitwise_or.at(parts, rows, held["parts"])
    return np.bincount(rows, held["times"], len(parts)).astype(float), parts


def _holding_enough(telling: Sequence[_Telling]) -> NDArray[np.bool_]:
    whole = sum(each.word.whole for each in telling)
    words = whole + _words_of(len(telling) - whole)
    enough = min(SHARE + SHARE_OF_FEW / words, 1) * sum(each.weight for each in telling) - _ROUNDING
    held = sum((each.weight * (each.times > 0) for each in telling), np.zeros_like(telling[0].times))
    answers: NDArray[np.bool_] = held >= enough
    return answers


def _words_of(pairs: int) -> float:
    """How many words so many pairs of clusters stand for. Up to four are one word or two, most of which must be
    there: half of the pairs of one word are often those of another. The longer the query, the more of its pairs
    only join two words, and may well stand nowhere else."""
    return max(1.6, pairs**2 / 10) if pairs else 0


def _scores(telling: Sequence[_Telling], everything: Catalogue) -> NDArray[np.float64]:
    held_back = K1 * (1 - B + B * everything.lengths / max(everything.lengths.mean(), 1.0))
    scores = np.zeros(len(everything.editions))
    for each in telling:
        scores += each.weight * each.times * (K1 + 1) / (each.times + held_back)
    return scores
