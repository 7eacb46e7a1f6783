"""Names inside a query: which editions have what a word names, or hold another name of it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from curriculum.search import schema
from curriculum.search.answering import Named
from curriculum.search.concepts import Concept, Concepts, Name, key_of
from curriculum.search.facets import Catalogue, Having, marked
from curriculum.search.query import Query, Word, parse
from curriculum.search.weights import NAMED

_MOST_NAMES = 16
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
    """Which editions hold another name as it is written, of “TNC” “transnational corporations”, in the languages that
    the library has."""
    spoken = key_of(" ".join(word.terms[0].text for word in said))
    names = {
        name.text
        for concept in concepts
        for name in known.names[concept]
        if _tells(name) and name.lang in everything.languages
    }
    phrases = [parse(f'"{name}"').phrases for name in sorted(names) if key_of(name) != spoken][:_MOST_NAMES]
    index = schema.word_index(connection)
    entries = {
        entry for (phrase, *_) in filter(None, phrases) for entry in index.entries_with(connection, phrase)
    }
    return np.where(np.isin(everything.entries, list(entries)), 1.0, 0.0)


def _tells(name: Name) -> bool:
    """Whether a text that holds the name is about what it names: several words are, and abbreviations. A single
    ordinary word that a theme is also found by (“missions”) says other things, too."""
    return name.use != "heading" and (name.text.isupper() or len(key_of(name.text)) > 1)
