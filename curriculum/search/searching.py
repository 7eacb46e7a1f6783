"""The one entry: `search(work, request)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from curriculum.access import Work
from curriculum.errors import InvalidValue
from curriculum.search import schema, tables
from curriculum.search.answering import NOTHING, answering
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
    with_wider_themes,
)
from curriculum.search.query import Query, parse
from curriculum.search.request import FACETS, Hit, SearchRequest, SearchResult, Snippet
from curriculum.search.snippets import snippet
from curriculum.search.wordindex import Ranking


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
    answers = answering(connection, query, everything) if query.asked else NOTHING
    found = (
        bitset(map(everything.module_of.__getitem__, answers.scores), len(everything.editions))
        if query.asked
        else everything.modules
    )
    hits = filtered(found, having, request.filters)
    shown = [_shown(everything.editions[n], answers, request, work.language) for n in _members(hits)]
    page = _ordered(shown, answers, request, query)[request.offset :][: request.limit]
    snippets = _snippets(connection, page, answers, query)
    return SearchResult(
        total=len(shown),
        hits=tuple(
            _hit(edition, answers.scores.get(edition.entry, 0.0), snippets.get(edition.entry, Snippet("")))
            for edition in page
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
        value: tuple(everything.editions[n] for n in _members(having[facet].get(value, 0)))
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


def _members(modules: Modules) -> Iterator[int]:
    return (n for n, bit in enumerate(reversed(bin(modules))) if bit == "1")


def _shown(editions: tuple[Edition, ...], answers: Ranking, request: SearchRequest, language: str) -> Edition:
    """The edition that matched best; among equals one in a chosen language, then the reader's, then the
    source."""
    if len(editions) == 1:
        return editions[0]
    chosen = request.filters.get("language", frozenset())
    return max(
        editions,
        key=lambda edition: (
            answers.scores.get(edition.entry, 0.0),
            edition.lang in chosen,
            edition.lang == language,
            edition.source,
        ),
    )


def _ordered(
    editions: list[Edition], answers: Ranking, request: SearchRequest, query: Query
) -> list[Edition]:
    match request.order:
        case "shortest":
            return sorted(editions, key=lambda edition: (edition.minutes, edition.place))
        case "longest":
            return sorted(editions, key=lambda edition: (-edition.minutes, edition.place))
        case "best" if query.asked:
            return sorted(editions, key=lambda edition: (-answers.scores[edition.entry], edition.place))
        case _:
            return sorted(editions, key=lambda edition: edition.place)


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


def _snippets(
    connection: Connection, page: Sequence[Edition], answers: Ranking, query: Query
) -> dict[int, Snippet]:
    """Entry -> a piece of its best passage, else of its first; the title is shown already, and so the last
    resort."""
    column = tables.passage.c
    best = [answers.passages[edition.entry] for edition in page if edition.entry in answers.passages]
    passages = select(column.entry_id, column.field, column.key, tables.original.c.text).join(
        tables.original, tables.original.c.passage_id == column.id
    )
    found = (
        {row.entry_id: row for row in connection.execute(passages.where(column.id.in_(best)))} if best else {}
    )
    for edition in page:
        if edition.entry not in found:
            own = passages.where(column.entry_id == edition.entry)
            row = connection.execute(own.order_by(column.field == "title", column.id).limit(1)).first()
            if row:
                found[edition.entry] = row
    languages = {edition.entry: edition.lang for edition in page}
    return {
        entry: snippet(row.text, languages[entry], query, row.field, row.key) for entry, row in found.items()
    }
