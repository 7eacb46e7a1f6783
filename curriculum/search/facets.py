"""Which modules have which values: one Python integer a value, one bit a module.

Counting is then `(modules & chosen).bit_count()`: all counts of a request in well under a millisecond. The
catalogue is read once for every state of the index, whichever process wrote it, and shared between threads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize
from uuid import UUID

import numpy as np
import regex  # type: ignore[import-untyped]
from numpy.typing import NDArray
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
    length: float
    """How much it says: its words, each by the weight of its field."""
    passages: int
    """How many it has."""
    place: int
    """Where its title stands among all titles, the same on every database."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Everything that a search needs besides the words, for one state of the index.

    A *row* is an edition; those of one module follow one another. Arrays have an element for each row.
    """

    editions: tuple[Edition, ...]
    """By row."""
    starts: NDArray[np.int64]
    """Module -> its first row."""
    having: Having
    """Themes as written, without those above them."""
    passages: int
    """How many there are besides the titles."""
    row_of: NDArray[np.int64]
    """Entry -> row; as long as the highest entry."""
    module_of: NDArray[np.int64]
    entries: NDArray[np.int64]
    lengths: NDArray[np.float64]
    minutes: NDArray[np.int64]
    places: NDArray[np.int64]
    sources: NDArray[np.bool_]
    languages: Mapping[str, NDArray[np.bool_]]
    """Language -> the rows that are in it."""

    @property
    def modules(self) -> Modules:
        return (1 << len(self.starts)) - 1

    def shown(self, n: int, language: str) -> Edition:
        """The edition of the nth module for a reader of `language`: in it, or else the source."""
        return min(self.of_module(n), key=lambda each: (each.lang != language, not each.source))

    def of_module(self, n: int) -> tuple[Edition, ...]:
        """The editions of the nth module."""
        end = self.starts[n + 1] if n + 1 < len(self.starts) else len(self.editions)
        return self.editions[self.starts[n] : end]


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
        entry.id,
        entry.uid,
        entry.lang,
        entry.kind,
        entry.slug,
        entry.title,
        entry.minutes,
        entry.source,
        entry.length,
        entry.passages,
    )
    rows = connection.execute(shown.order_by(entry.id)).all()
    for place, row in enumerate(sorted(rows, key=lambda row: (_by_title(row.title), row.uid, row.lang))):
        by_uid[row.uid].append(Edition._make((*row, place)))
    modules = list(by_uid.values())
    module_of = {edition.entry: n for n, module in enumerate(modules) for edition in module}
    return _catalogue(modules, _read_facets(connection, module_of, len(modules)))


def _catalogue(modules: Sequence[Sequence[Edition]], having: Having) -> Catalogue:
    editions = tuple(edition for module in modules for edition in module)
    entries = np.array([edition.entry for edition in editions], np.int64)
    row_of = np.zeros(entries.max(initial=0) + 1, np.int64)
    row_of[entries] = np.arange(len(editions))
    lengths = np.array([len(module) for module in modules], np.int64)
    languages = np.array([edition.lang for edition in editions])
    return Catalogue(
        editions=editions,
        starts=np.cumsum(lengths) - lengths,
        having=having,
        passages=sum(max(edition.passages - 1, 1) for edition in editions),
        row_of=row_of,
        module_of=np.repeat(np.arange(len(modules)), lengths),
        entries=entries,
        lengths=np.array([edition.length for edition in editions], float),
        minutes=np.array([edition.minutes for edition in editions], np.int64),
        places=np.array([edition.place for edition in editions], np.int64),
        sources=np.array([edition.source for edition in editions], bool),
        languages={str(lang): languages == lang for lang in np.unique(languages)},
    )


def _read_facets(connection: Connection, module_of: Mapping[int, int], modules: int) -> Having:
    """One row a value, with its entries in one string: a row for each would take ten times as long."""
    facet = tables.facet.c
    entries = func.aggregate_strings(cast(facet.entry_id, String), ",")
    having: dict[str, dict[str, Modules]] = {name: {} for name in FACETS}
    for name, value, found in connection.execute(
        select(facet.facet, facet.value, entries).group_by(facet.facet, facet.value)
    ):
        having[name][value] = bitset(_marked((module_of[int(entry)] for entry in found.split(",")), modules))
    return having


def _marked(members: Iterable[int], modules: int) -> NDArray[np.bool_]:
    marked = np.zeros(modules, bool)
    marked[list(members)] = True
    return marked


def bitset(marked: NDArray[np.bool_]) -> Modules:
    """The modules that are marked, as an integer."""
    return int.from_bytes(np.packbits(marked, bitorder="little").tobytes(), "little")


def marked(modules: Modules, of: int) -> NDArray[np.bool_]:
    """For each of so many modules whether the set holds it."""
    held = np.frombuffer(modules.to_bytes(of // 8 + 1, "little"), np.uint8)
    return np.unpackbits(held, count=of, bitorder="little").astype(bool)


def _by_title(title: str) -> tuple[str, str]:
    """Accents of Latin, Greek and Cyrillic letters go; vowel signs of other scripts are letters, and stay."""
    return _ACCENTS_AND_SIGNS.sub("", normalize("NFKD", title.casefold())).strip(), title


EMPTY = _catalogue((), {name: {} for name in FACETS})
