"""Which modules have which values: one Python integer a value, one bit a module.

Counting is then `(modules & chosen).bit_count()`: all counts of a request in well under a millisecond. The
catalogue is read once for every state of the index, whichever process wrote it, and shared between threads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize
from uuid import UUID

import regex  # type: ignore[import-untyped]
from sqlalchemy import Connection, String, cast, func, select
from sqlmodel import col

from curriculum.models.vocabulary import Theme
from curriculum.remembered import Remembered
from curriculum.search import tables
from curriculum.search.request import FACETS, FacetCount

Modules = int
"""A set of modules: bit n stands for the catalogue's nth module."""
Having = Mapping[str, Mapping[str, Modules]]
"""Facet -> value -> the modules that have it."""
Filters = Mapping[str, frozenset[str]]
"""Facet -> chosen values."""

_ACCENTS_AND_SIGNS = regex.compile(r"[\u0300-\u036F\p{P}]+")


class Edition(NamedTuple):
    """What a hit shows of an entry."""

    entry: int
    uid: UUID
    lang: str
    kind: str
    slug: str
    title: str
    minutes: int
    source: bool
    place: int
    """Where its title stands among all titles, the same on every database."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that a search needs besides the words, for one state of the index."""

    editions: tuple[tuple[Edition, ...], ...]
    """Those of the nth module."""
    module_of: Mapping[int, int]
    """Entry -> n."""
    having: Having
    """Themes as written, without those above them."""
    passages: int

    @property
    def modules(self) -> Modules:
        return (1 << len(self.editions)) - 1


EMPTY = Catalogue((), {}, {name: {} for name in FACETS}, 0)
_REMEMBERED = Remembered[UUID, Catalogue](most=4)


def catalogue(connection: Connection) -> Catalogue:
    """The catalogue of the index as it stands in this transaction."""
    stamp = connection.execute(select(tables.state.c.stamp)).scalar_one()
    return _REMEMBERED.get(stamp) or _REMEMBERED.keep(stamp, _read(connection))


def with_wider_themes(connection: Connection, having: Having) -> Having:
    """`having`, where a theme also stands for everything below it."""
    parents = _parents(connection)
    wider: dict[str, Modules] = defaultdict(int)
    for theme, modules in having["theme"].items():
        for above in _upwards(theme, parents):
            wider[above] |= modules
    return {**{name: dict(values) for name, values in having.items()}, "theme": dict(wider)}


def filtered(modules: Modules, having: Having, filters: Filters, but: str = "") -> Modules:
    """Those of `modules` that have one of the chosen values in every facet, the facet `but` left aside."""
    for name, chosen in filters.items():
        if chosen and name != but:
            modules &= _union(having[name].get(value, 0) for value in chosen)
    return modules


def counted(found: Modules, having: Having, filters: Filters) -> dict[str, tuple[FacetCount, ...]]:
    """For every facet the number of found modules a value, the most frequent first."""
    return {
        name: _counts(
            filtered(found, having, filters, but=name), having[name], filters.get(name, frozenset())
        )
        for name in FACETS
    }


def _counts(found: Modules, values: Mapping[str, Modules], chosen: frozenset[str]) -> tuple[FacetCount, ...]:
    counts = [
        FacetCount(value, (found & values.get(value, 0)).bit_count(), value in chosen)
        for value in values.keys() | chosen
    ]
    return tuple(sorted(counts, key=lambda count: (-count.count, count.id)))


def _union(sets: Iterable[Modules]) -> Modules:
    together = 0
    for modules in sets:
        together |= modules
    return together


def _parents(connection: Connection) -> dict[str, str | None]:
    rows = connection.execute(select(col(Theme.id), col(Theme.slug), col(Theme.parent_id))).all()
    slugs = {id_: slug for id_, slug, _ in rows}
    return {slug: slugs.get(parent) for _, slug, parent in rows}


def _upwards(theme: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """The theme and those above it; a tree that was tied into a ring ends all the same."""
    seen: set[str] = set()
    at: str | None = theme
    while at is not None and at not in seen:
        yield at
        seen.add(at)
        at = parents.get(at)


def _read(connection: Connection) -> Catalogue:
    by_uid: dict[UUID, list[Edition]] = defaultdict(list)
    entry = tables.entry.c
    shown = select(
        entry.id, entry.uid, entry.lang, entry.kind, entry.slug, entry.title, entry.minutes, entry.source
    )
    rows = connection.execute(shown.order_by(entry.id)).all()
    for place, row in enumerate(sorted(rows, key=lambda row: (_by_title(row.title), row.uid, row.lang))):
        by_uid[row.uid].append(Edition(*row, place=place))
    editions = tuple(map(tuple, by_uid.values()))
    module_of = {edition.entry: n for n, module in enumerate(editions) for edition in module}
    passages = connection.execute(select(func.count()).select_from(tables.passage)).scalar_one()
    return Catalogue(editions, module_of, _read_facets(connection, module_of, len(editions)), passages)


def _read_facets(connection: Connection, module_of: Mapping[int, int], modules: int) -> Having:
    """One row a value, with its entries in one string: a row for each would take ten times as long."""
    facet = tables.facet.c
    entries = func.aggregate_strings(cast(facet.entry_id, String), ",")
    having: dict[str, dict[str, Modules]] = {name: {} for name in FACETS}
    for name, value, found in connection.execute(
        select(facet.facet, facet.value, entries).group_by(facet.facet, facet.value)
    ):
        having[name][value] = bitset((module_of[int(entry)] for entry in found.split(",")), modules)
    return having


def bitset(members: Iterable[int], modules: int) -> Modules:
    """The members of a set as an integer."""
    flags = bytearray(modules // 8 + 1)
    for n in members:
        flags[n >> 3] |= 1 << (n & 7)
    return int.from_bytes(flags, "little")


def _by_title(title: str) -> tuple[str, str]:
    """Accents of Latin, Greek and Cyrillic letters go; vowel signs of other scripts are letters, and stay."""
    return _ACCENTS_AND_SIGNS.sub("", normalize("NFKD", title.casefold())).strip(), title
