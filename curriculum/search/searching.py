"""The one entry: `search(work, request)`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from curriculum.access import Work
from curriculum.errors import InvalidValue
from curriculum.search import asking, schema
from curriculum.search.answering import Answers, answering, holding_all
from curriculum.search.asking import Asked
from curriculum.search.concepts import Concepts, concepts
from curriculum.search.embedding import embedder, query_vector
from curriculum.search.facets import (
    EMPTY,
    Catalogue,
    Edition,
    Having,
    Modules,
    bitset,
    catalogue,
    counted,
    filtered,
    marked,
    with_wider_themes,
)
from curriculum.search.fusing import by_meaning, fused
from curriculum.search.meaning import nearness, space
from curriculum.search.naming import naming
from curriculum.search.query import Query, parse
from curriculum.search.request import FACETS, Hit, SearchRequest, SearchResult, Snippet
from curriculum.search.spelling import corrected
from curriculum.search.telling import Shown, snippets

Rows = NDArray[np.int64]
"""Rows of the catalogue."""


def search(work: Work, request: SearchRequest) -> SearchResult:
    """The modules that answer `request`, with exact counts for every facet.

    Only the first 400 characters of the words are read (`query.LONGEST`). A database in which nothing was
    ever indexed answers with nothing. Scores compare the hits of one search and nothing else.

    Raises:
        InvalidValue: an unknown facet, order or mode, a negative limit or offset. An unknown value of a known facet
            is no error: no module has it.
    """
    _refuse_impossible(request)
    connection = work.session.connection()
    everything, having = _catalogue(connection)
    names = concepts(connection)
    asked = asking.read(request.words, names)
    filters = _together(request.filters, asked.filters)
    query = parse(asked.words)
    answers, instead = None, dict[str, str]()
    if query.asked:
        answers, query, instead = _answers(connection, query, everything, having, names, request)
    found = _modules(answers.holding, everything) if answers else everything.modules
    found &= _within(connection, asked, everything, having)
    hits = filtered(found, having, filters)
    rows = _in_order(_shown(hits, everything, answers, filters, work.language), everything, answers, request)
    page = [
        _for_showing(row, everything, answers) for row in rows[request.offset :][: request.limit].tolist()
    ]
    cut = snippets(connection, page, query)
    return SearchResult(
        total=len(rows),
        hits=tuple(_hit(shown, cut.get(shown.edition.entry, Snippet(""))) for shown in page),
        facets=counted(found, having, filters),
        asked=asked,
        instead=instead,
        near=bool(answers and answers.near and len(rows)),
    )


def understood(work: Work, typed: str) -> Asked:
    """How `search` reads what was typed, without searching."""
    return asking.read(typed, concepts(work.session.connection()))


def editions_with(
    work: Work, facet: str, values: Iterable[str]
) -> dict[str, tuple[tuple[Edition, ...], ...]]:
    """Value -> the modules that have it, each in all its languages; nothing for a value that no module has.

    It takes one query however many values are asked for, and none of the library's tables.
    """
    everything, having = _catalogue(work.session.connection())
    return {
        value: tuple(
            everything.of_module(int(n))
            for n in np.flatnonzero(marked(having[facet].get(value, 0), len(everything.starts)))
        )
        for value in values
    }


def _answers(
    connection: Connection,
    query: Query,
    everything: Catalogue,
    having: Having,
    names: Concepts,
    request: SearchRequest,
) -> tuple[Answers, Query, dict[str, str]]:
    """What answers the query; the query as it was understood; and the words that were taken for others."""
    named = naming(connection, query, everything, having, names)
    words = answering(connection, query, everything, named)
    better, instead = corrected(connection, query, words.unknown)
    if instead:
        query, words = better, answering(connection, better, everything, named)
    model = embedder() if request.mode != "lexical" else None
    if model is None or not everything.passages or not query.plain:
        return words, query, instead
    within = space(connection, model.name)
    if not len(within.points):
        return words, query, instead
    meaning = nearness(within, query_vector(model, query.plain), everything)
    fuse = by_meaning if request.mode == "meaning" else fused
    return fuse(words, meaning, everything.module_of), query, instead


def _together(
    ticked: Mapping[str, frozenset[str]], typed: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Values of one facet are alternatives, wherever they were chosen."""
    return {
        facet: ticked.get(facet, frozenset()) | typed.get(facet, frozenset())
        for facet in (*ticked, *(facet for facet in typed if facet not in ticked))
    }


def _within(connection: Connection, asked: Asked, everything: Catalogue, having: Having) -> Modules:
    """The modules of the asked length, without those that must not be there."""
    fitting = (everything.minutes >= asked.least) & (everything.minutes <= asked.most)
    within = _modules(fitting, everything)
    for concept in asked.without:
        within &= ~having.get(concept.facet, {}).get(concept.value, 0)
    for words in asked.without_words:
        within &= ~_modules(holding_all(connection, parse(words), everything), everything)
    return within


def _refuse_impossible(request: SearchRequest) -> None:
    for name in request.filters:
        if name not in FACETS:
            raise InvalidValue("facet", name, "one of " + ", ".join(FACETS))
    if request.mode not in ("lexical", "meaning", "hybrid"):
        raise InvalidValue("mode", request.mode, "lexical, meaning or hybrid")
    if request.order not in ("best", "title", "shortest", "longest"):
        raise InvalidValue("order", request.order, "best, title, shortest or longest")
    for field, value in (("limit", request.limit), ("offset", request.offset)):
        if value < 0:
            raise InvalidValue(field, value, "0 or more")


def _catalogue(connection: Connection) -> tuple[Catalogue, Having]:
    if not schema.stands(connection):
        return EMPTY, EMPTY.having
    everything = catalogue(connection)
    return everything, with_wider_themes(connection, everything.having)


def _modules(rows: NDArray[np.bool_], everything: Catalogue) -> Modules:
    """The modules of which an edition is among these."""
    return bitset(np.bincount(everything.module_of[rows], minlength=len(everything.starts)) > 0)


def _shown(
    hits: Modules,
    everything: Catalogue,
    answers: Answers | None,
    filters: Mapping[str, frozenset[str]],
    language: str,
) -> Rows:
    """Of every hit the edition that matched best; among equals one in a chosen language, then the reader's, then
    the source."""
    if not hits:
        return np.zeros(0, np.int64)
    liking = everything.sources + 2 * _in_language(everything, {language})
    liking += 4 * _in_language(everything, filters.get("language", frozenset()))
    candidates = np.ones(len(everything.editions), bool)
    for wanted in (answers.scores if answers else np.zeros(0), liking):
        if len(wanted):
            left = np.where(candidates, wanted, -1)
            candidates &= left == np.maximum.reduceat(left, everything.starts)[everything.module_of]
    rows = np.flatnonzero(candidates & marked(hits, len(everything.starts))[everything.module_of])
    _, first = np.unique(everything.module_of[rows], return_index=True)
    return rows[first]


def _in_language(everything: Catalogue, languages: Iterable[str]) -> NDArray[np.int64]:
    rows = np.zeros(len(everything.editions), np.int64)
    for lang in languages:
        rows += everything.languages.get(lang, 0)
    return rows


def _in_order(rows: Rows, everything: Catalogue, answers: Answers | None, request: SearchRequest) -> Rows:
    match request.order:
        case "shortest":
            first: NDArray[np.float64] = everything.minutes.astype(float)
        case "longest":
            first = -everything.minutes.astype(float)
        case "best" if answers:
            first = -answers.scores
        case _:
            first = np.zeros(len(everything.editions))
    return rows[np.lexsort((everything.places[rows], first[rows]))]


def _for_showing(row: int, everything: Catalogue, answers: Answers | None) -> Shown:
    if answers is None:
        return Shown(everything.editions[row], [], 0.0)
    meant = answers.meant is not None and bool(answers.meant[row])
    return Shown(
        edition=everything.editions[row],
        parts=[int(of_word[row]) for of_word in answers.parts],
        score=float(answers.scores[row]),
        meant=meant,
        passage=int(answers.nearest[row]) if meant and answers.nearest is not None else 0,
    )


def _hit(shown: Shown, snippet: Snippet) -> Hit:
    edition = shown.edition
    return Hit(
        kind=edition.kind,
        uid=edition.uid,
        slug=edition.slug,
        title=edition.title,
        lang=edition.lang,
        snippet=snippet,
        score=shown.score,
        meant=shown.meant,
    )
