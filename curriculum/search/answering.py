"""Which entries answer a query, and how well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from curriculum.search import holdings, schema
from curriculum.search.facets import Catalogue
from curriculum.search.holdings import Holdings
from curriculum.search.query import Query, Word
from curriculum.search.weights import BEGUN, K1, NAME, B

SHARE, SHARE_OF_FEW = 0.05, 0.9
"""A module is a hit when one of its editions holds `SHARE + SHARE_OF_FEW / n` of a query of n words, each
word counting by its rarity (idf): of two words the rarer at least, of a question of ten a seventh. Phrases are
no matter of shares: they must all be there."""
NEAREST, LEAST, SEVERAL = 0.6, 0.15, 2.5
"""Where nothing holds so much of a query of several words, what holds this part of the most that any edition holds, and
at least so much of the query, is the answer, and the result says that it is only near. Of one word, or two, half would
be another question."""
COMMON = 0.5
"""A word in more than this share of all passages makes nothing a hit, unless the query has no other."""
_ROUNDING = 1e-9


Named = Mapping[Word, NDArray[np.float64]]
"""A word -> how often each edition is taken to hold it, because it has what the word names (`naming`)."""


class Answers(NamedTuple):
    """For every row of the catalogue whether the edition answers, and how well."""

    holding: NDArray[np.bool_]
    scores: NDArray[np.float64]
    """Of those that answer; compares the answers of one query and nothing else."""
    known: NDArray[np.float64]
    """What the words say of every edition (BM25F), whether it holds enough of them or not."""
    allowed: NDArray[np.bool_]
    """Which editions hold every phrase: no other can answer."""
    coverage: float = 0.0
    """What share of the query the best edition holds; a word that is nowhere weighs as the rarest does."""
    parts: tuple[NDArray[np.uint64], ...] = ()
    """For each word of the query the parts of the edition that hold it (`holdings.HELD`)."""
    near: bool = False
    """Nothing holds enough of the query; these hold most of it."""
    unknown: tuple[Word, ...] = ()
    """The words that stand nowhere and name nothing."""
    meant: NDArray[np.bool_] | None = None
    """Which editions answer for their meaning alone."""
    nearest: NDArray[np.int64] | None = None
    """Of each edition the passage that is nearest in meaning."""


class _Telling(NamedTuple):
    """A word of the query as the editions hold it."""

    word: Word
    weight: float
    """Its idf: the rarer, the heavier."""
    passages: int
    """In how many passages it stands."""
    times: NDArray[np.float64]
    """How often each edition holds it."""
    parts: NDArray[np.uint64]
    """And in which of its parts."""


def answering(
    connection: Connection, query: Query, everything: Catalogue, named: Named | None = None
) -> Answers:
    """The editions that hold enough of the query, and how well they answer it. `named` are the words that name
    something, and the editions that have it."""
    rows = len(everything.editions)
    allowed = _allowed(connection, query, everything)
    nothing = Answers(np.zeros(rows, bool), np.zeros(rows), np.zeros(rows), allowed)
    if not everything.passages or not (query.words or query.phrases):
        return nothing
    of_words = _telling(connection, query.words, everything, named)
    if query.words and not of_words:
        return nothing._replace(unknown=query.words)
    holding, near = _holding_enough(of_words, everything) if of_words else (np.ones(rows, bool), False)
    holding &= allowed
    if not allowed.any():
        return nothing
    of_phrases = dict.fromkeys(Word((term,)) for phrase in query.phrases for term in phrase.terms)
    scored = [*of_words, *_telling(connection, tuple(of_phrases), everything)]
    known = _scores([*scored, *_begun(connection, query.words, everything)], everything)
    return Answers(
        holding=holding,
        scores=np.where(holding, known, 0.0),
        known=known,
        allowed=allowed,
        coverage=_coverage(of_words, int(known.argmax()), everything),
        parts=tuple(each.parts for each in scored),
        near=near,
        unknown=tuple(each.word for each in of_words if not each.times.any()),
    )


def holding_all(connection: Connection, query: Query, everything: Catalogue) -> NDArray[np.bool_]:
    """Which editions hold every word and every phrase."""
    holding = _allowed(connection, query, everything)
    for held in holdings.lookup(connection, query.words) if query.words else ():
        holding &= np.isin(everything.entries, held["entry"])
    return holding if query.words or query.phrases else np.zeros(len(holding), bool)


def _allowed(connection: Connection, query: Query, everything: Catalogue) -> NDArray[np.bool_]:
    allowed = np.ones(len(everything.editions), bool)
    for phrase in query.phrases:
        reading = schema.word_index(connection).entries_with(connection, phrase)
        allowed &= np.isin(everything.entries, list(reading))
    return allowed


def _coverage(of_words: Sequence[_Telling], best: int, everything: Catalogue) -> float:
    rarest = _rarity(0, everything.passages)
    weights = [each.weight if each.passages else rarest for each in of_words]
    held = sum(weight for weight, each in zip(weights, of_words, strict=True) if each.times[best])
    return held / sum(weights) if weights else 1.0


def _telling(
    connection: Connection, words: tuple[Word, ...], everything: Catalogue, named: Named | None = None
) -> list[_Telling]:
    """The words, first those that stand somewhere; one that is nowhere weighs what the others do on average. Empty when
    all are nowhere."""
    held = holdings.lookup(connection, words) if words else []
    all_held = [_held(word, found, everything) for word, found in zip(words, held, strict=True)]
    if named:
        all_held = [
            _named(each, named[each.word], everything) if each.word in named else each for each in all_held
        ]
    known = [each for each in all_held if each.times.any()]
    if not known:
        return []
    mean = sum(each.weight for each in known) / len(known)
    return [*known, *(each._replace(weight=mean) for each in all_held if not each.times.any())]


def _named(word: _Telling, times: NDArray[np.float64], everything: Catalogue) -> _Telling:
    """The word as those editions hold it, too, that have what it names. It weighs more than another: who names a theme
    means it. An edition without the word itself counts for its rarity with one passage."""
    more = int(((word.times == 0) & (times > 0)).sum())
    standing = min(word.passages + more, everything.passages)
    return word._replace(
        weight=_rarity(standing, everything.passages) * NAME,
        passages=standing,
        times=np.maximum(word.times, times),
    )


def _held(word: Word, held: Holdings, everything: Catalogue) -> _Telling:
    """A passage may hold several forms of a word, and has it once all the same."""
    rows = everything.row_of[held["entry"]]
    of = len(everything.editions)
    parts, passages = np.zeros(of, np.uint64), np.zeros(of, np.int64)
    np.bitwise_or.at(parts, rows, held["parts"])
    np.maximum.at(passages, rows, held["passages"])
    times = np.bincount(rows, held["times"], of).astype(float)
    standing = int(np.maximum(passages, times > 0).sum())
    return _Telling(word, _rarity(standing, everything.passages), standing, times, parts)


def _begun(connection: Connection, words: tuple[Word, ...], everything: Catalogue) -> list[_Telling]:
    """The beginnings of the words: a little more for words that are inflected otherwise."""
    beginnings = tuple(Word((term,)) for term in dict.fromkeys(word.begins for word in words) if term)
    return [
        each._replace(weight=each.weight * BEGUN) for each in _telling(connection, beginnings, everything)
    ]


def _rarity(passages: int, of: int) -> float:
    return log(1 + (of - passages + 0.5) / (passages + 0.5))


def _holding_enough(of_words: Sequence[_Telling], everything: Catalogue) -> tuple[NDArray[np.bool_], bool]:
    """Which editions hold enough of the words, or most; and whether it is only most."""
    most = everything.passages * COMMON
    telling = [each for each in of_words if each.passages <= most] or of_words
    whole = sum(each.word.whole for each in telling)
    words = whole + _words_of(len(telling) - whole)
    whole_query = sum(each.weight for each in telling)
    enough = min(SHARE + SHARE_OF_FEW / words, 1) * whole_query - _ROUNDING
    held = sum((each.weight * (each.times > 0) for each in telling), np.zeros_like(telling[0].times))
    reached: NDArray[np.bool_] = held >= enough
    if reached.any() or words < SEVERAL:
        return reached, False
    return held >= max(held.max() * NEAREST, whole_query * LEAST), True


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
