"""Which passage of a hit is shown: the one in which most words of the query stand, and which is no title.

The parts of an edition that hold most words are known from `holdings`; only the passages of the best few are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Row, select

from curriculum.search import holdings, schema, tables
from curriculum.search.facets import Edition
from curriculum.search.query import Query, Term
from curriculum.search.request import Snippet
from curriculum.search.snippets import snippet
from curriculum.search.weights import FIELDS

_FEW = 6
"""Parts of a hit among which its passage is chosen."""
_Place = Row[int, int, str, str]


class Shown(NamedTuple):
    """An edition that will be shown."""

    edition: Edition
    parts: Sequence[int]
    """For each word of the query the parts of the edition that hold it, a bit each (`holdings.HELD`)."""
    score: float
    meant: bool = False
    """It answers for its meaning alone,"""
    passage: int = 0
    """and this passage says it."""


def snippets(connection: Connection, page: Sequence[Shown], query: Query) -> dict[int, Snippet]:
    """Entry -> a piece of its most telling passage; the title is shown already, and so the last resort."""
    if not page:
        return {}
    likely = [id_ for shown in page for id_ in ([shown.passage] if shown.passage else _likely(shown))]
    held = _words_held(connection, likely, query)
    places = _most_telling(connection, held)
    texts = _texts(connection, [place.id for place in places.values()])
    return {
        edition.entry: snippet(texts[place.id], edition.lang, query, place.field, place.key)
        for edition in (shown.edition for shown in page)
        if (place := places.get(edition.entry))
    }


def _likely(shown: Shown) -> list[int]:
    """The passages of the few parts that hold most words; of those that hold as many the first."""
    edition = shown.edition
    parts = range(min(edition.passages, holdings.PARTS))
    held = [sum(word >> part & 1 for word in shown.parts) for part in parts]
    return [
        edition.entry * tables.PASSAGES + number
        for part in sorted(parts, key=lambda part: -held[part])[:_FEW]
        for number in holdings.passages_in(part, edition.passages)
    ]


def _words_held(connection: Connection, passages: Sequence[int], query: Query) -> dict[int, int]:
    """Passage -> how many words of the query stand in it."""
    words = [[_as_written(term) for term in word.terms] for word in query.words]
    words += [[_as_written(term)] for phrase in query.phrases for term in phrase.terms]
    held = {}
    for row in schema.word_index(connection).rows(connection, passages):
        tokens = f" {row.words} {row.forms} "
        held[row.passage] = sum(any(term in tokens for term in word) for word in words)
    return held


def _as_written(term: Term) -> str:
    """What a string of tokens with spaces around them holds if the term finds one of them."""
    return f" {term.text}" if term.prefix else f" {term.text} "


def _most_telling(connection: Connection, held: Mapping[int, int]) -> dict[int, _Place]:
    column = tables.passage.c
    places = select(column.id, column.entry_id, column.field, column.key).where(column.id.in_(held))
    most: dict[int, _Place] = {}
    for place in connection.execute(places.order_by(column.id)):
        before = most.get(place.entry_id)
        if before is None or _told(place, held) > _told(before, held):
            most[place.entry_id] = place
    return most


def _told(place: _Place, held: Mapping[int, int]) -> tuple[bool, int, float]:
    """How much a passage tells beside its title; of those that hold as many words, by the weight of the field."""
    return place.field != "title", held[place.id], FIELDS.get(place.field, 1.0)


def _texts(connection: Connection, passages: Sequence[int]) -> dict[int, str]:
    original = tables.original.c
    wanted = select(original.passage_id, original.text).where(original.passage_id.in_(passages))
    return {row.passage_id: row.text for row in connection.execute(wanted)}
