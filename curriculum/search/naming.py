"""Names inside a query: which editions have what a word names, or hold another name of it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from curriculum.search import holdings
from curriculum.search.answering import Named
from curriculum.search.concepts import Concept, Concepts
from curriculum.search.facets import Catalogue, Having, marked
from curriculum.search.query import Query, Word, parse
from curriculum.search.weights import NAMED

_MOST_NAMES = 24
"""Of one span; a theme has a few in each of the languages."""


def naming(
    connection: Connection, query: Query, everything: Catalogue, having: Having, known: Concepts
) -> Named:
    """For the words of the query that name something how often each edition is taken to hold them."""
    named: dict[Word, NDArray[np.float64]] = {}
    for start, end, concepts in known.spans(query.run):
        times = np.maximum(
            _having(concepts, everything, having),
            _under_other_names(connection, query.run[start:end], concepts, everything, known),
        )
        if times.any():
            for word in query.run[start:end]:
                named[word] = np.maximum(named[word], times) if word in named else times
    return named


def _having(concepts: Iterable[Concept], everything: Catalogue, having: Having) -> NDArray[np.float64]:
    modules = 0
    for concept in concepts:
        modules |= having.get(concept.facet, {}).get(concept.value, 0)
    of_module = marked(modules, len(everything.starts))
    return np.where(of_module[everything.module_of], NAMED, 0.0)


def _under_other_names(
    connection: Connection,
    said: tuple[Word, ...],
    concepts: Iterable[Concept],
    everything: Catalogue,
    known: Concepts,
) -> NDArray[np.float64]:
    """How often each edition holds all words of another name: of “TNC” those of “transnational corporations”."""
    names = {name.text for concept in concepts for name in known.names[concept] if name.use != "heading"}
    others = [words for name in sorted(names) if (words := tuple(map(_whole, parse(name).run)))]
    others = [words for words in others if words != tuple(map(_whole, said))][:_MOST_NAMES]
    times = np.zeros(len(everything.editions))
    wanted = tuple(dict.fromkeys(word for words in others for word in words))
    held = dict(zip(wanted, holdings.lookup(connection, wanted), strict=True)) if wanted else {}
    for words in others:
        of_each = [
            np.bincount(everything.row_of[held[word]["entry"]], held[word]["times"], len(times))
            for word in words
        ]
        times = np.maximum(times, np.minimum.reduce(of_each))
    return times


def _whole(word: Word) -> Word:
    """A name is finished: its last word begins no other."""
    terms = tuple(term for term in word.terms if not term.prefix)
    return Word(terms or word.terms, word.whole, word.begins)
