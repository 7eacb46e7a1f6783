"""Modules that are like one: in what they say and mean, in their objectives and themes."""

from __future__ import annotations

from uuid import UUID

import numpy as np
import regex  # type: ignore[import-untyped]
from sqlalchemy import select

from curriculum.access import Work
from curriculum.remembered import Remembered
from curriculum.search import schema, tables
from curriculum.search.facets import Edition, Having, catalogue, with_wider_themes
from curriculum.search.request import SearchRequest
from curriculum.search.searching import search

SHARED = {"objective": 0.6, "theme": 0.4}
"""What a module gains that shares everything in a facet, beside at most 1 for words and meaning."""
LEAST = 0.35
"""Below so much two modules are not alike."""
_SIGNS = regex.compile(r"[^\p{L}\p{M}\p{N}\s]+")
_SAYING = ("title", "promise", "objective")


_REMEMBERED = Remembered[tuple[UUID, UUID, UUID, str, int], tuple[Edition, ...]](most=256)


def similar(work: Work, uid: UUID, limit: int = 4) -> tuple[Edition, ...]:
    """The modules most like this one, the likest first, each in the reader's language or its source; none for a module
    that is not indexed, and none that is not alike."""
    connection = work.session.connection()
    if not schema.stands(connection):
        return ()
    key = (*schema.stamps(connection), uid, work.language, limit)
    found = _REMEMBERED.get(key)
    return found if found is not None else _REMEMBERED.keep(key, _similar(work, uid, limit))


def _similar(work: Work, uid: UUID, limit: int) -> tuple[Edition, ...]:
    connection = work.session.connection()
    everything = catalogue(connection)
    having = with_wider_themes(connection, everything.having)
    numbers = {everything.editions[start].uid: n for n, start in enumerate(everything.starts.tolist())}
    if uid not in numbers:
        return ()
    said = _said(work, everything.of_module(numbers[uid]))
    hits = search(work, SearchRequest(said, limit=30)).hits
    best = max((hit.score for hit in hits if hit.uid != uid), default=0.0) or 1.0
    likeness = {hit.uid: hit.score / best for hit in hits}
    scores = {
        other: likeness.get(other, 0.0) + _shared(numbers[uid], n, having)
        for other, n in numbers.items()
        if other != uid
    }
    order = sorted(
        (other for other, score in scores.items() if score >= LEAST), key=lambda each: -scores[each]
    )
    return tuple(everything.shown(numbers[other], work.language) for other in order[:limit])


def _said(work: Work, editions: tuple[Edition, ...]) -> str:
    """Its title, its promise and its objectives, without marks that would make phrases of them."""
    source = next((edition for edition in editions if edition.source), editions[0])
    passage = tables.passage.c
    wanted = (
        select(tables.original.c.text)
        .join(tables.passage, passage.id == tables.original.c.passage_id)
        .where(passage.entry_id == source.entry, passage.field.in_(_SAYING))
        .order_by(passage.id)
    )
    said = " ".join(work.session.connection().execute(wanted).scalars())
    cleaned: str = _SIGNS.sub(" ", said)
    return cleaned


def _shared(one: int, other: int, having: Having) -> float:
    gained = 0.0
    for facet, weight in SHARED.items():
        both = [
            (modules >> one & 1, modules >> other & 1)
            for modules in having[facet].values()
            if modules >> one & 1 or modules >> other & 1
        ]
        if both:
            gained += weight * float(np.mean([a and b for a, b in both]))
    return gained
