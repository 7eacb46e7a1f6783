"""The one entry: `search(work, request)`."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from curriculum.access import Work
from curriculum.errors import InvalidValue
from curriculum.search import schema
from curriculum.search.answering import Answers, answering
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
from curriculum.search.query import parse
from curriculum.search.request import FACETS, Hit, SearchRequest, SearchResult, Snippet
from curriculum.search.telling import Shown, snippets

Rows = NDArray[np.int64]
"""Rows of the catalogue."""


def search(work: Work, request: SearchRequest) -> SearchResult:
    """The modules that answer `request`, with exact counts for every facet.

    Only the first 400 characters of the words are read (`query.LONGEST`). A database in which nothing was
    ever indexed answers with nothing. Scores compare the hits of one search and nothing else.

    Raises:
        InvalidValue: an unknown facet or order, a negative limit or offset. An unknown value of a known facet
            is no error: no module has it.
    """
    _refuse_impossible(request)
    connection = work.session.connection()
    query = parse(request.words)
    everything, having = _catalogue(connection)
    answers = answering(connection, query, everything) if query.asked else None
    found = _modules(answers, everything) if answers else everything.modules
    hits = filtered(found, having, request.filters)
    rows = _in_order(_shown(hits, everything, answers, request, work.language), everything, answers, request)
    page = [
        _for_showing(row, everything, answers) for row in rows[request.offset :][: request.limit].tolist()
    ]
    scores = dict(zip(everything.entries, answers.scores, strict=True)) if answers else {}
    cut = snippets(connection, page, query)
    return SearchResult(
        total=len(rows),
        hits=tuple(
            _hit(edition, scores.get(edition.entry, 0.0), cut.get(edition.entry, Snippet("")))
            for edition, _ in page
        ),
        facets=counted(found, having, request.filters),
    )


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


def _refuse_impossible(request: SearchRequest) -> None:
    for name in request.filters:
        if name not in FACETS:
            raise InvalidValue("facet", name, "one of " + ", ".join(FACETS))
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


def _modules(answers: Answers, everything: Catalogue) -> Modules:
    """The modules of which an edition answers."""
    return bitset(np.bincount(everything.module_of[answers.holding], minlength=len(everything.starts)) > 0)


def _shown(
    hits: Modules, everything: Catalogue, answers: Answers | None, request: SearchRequest, language: str
) -> Rows:
    """Of every hit the edition that matched best; among equals one in a chosen language, then the reader's, then
    the source."""
    if not hits:
        return np.zeros(0, np.int64)
    liking = everything.sources + 2 * _in_language(everything, {language})
    liking += 4 * _in_language(everything, request.filters.get("language", frozenset()))
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
    parts = [int(of_word[row]) for of_word in answers.parts] if answers else []
    return Shown(everything.editions[row], parts)


def _hit(edition: Edition, score: float, shown: Snippet) -> Hit:
    return Hit(
        kind=edition.kind,
        uid=edition.uid,
        slug=edition.slug,
        title=edition.title,
        lang=edition.lang,
        snippet=shown,
        score=score,
    )
