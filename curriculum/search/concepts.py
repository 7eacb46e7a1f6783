"""What the vocabulary calls things, in every language: “TNC”, “transnational corporations” and a Thai label
are one theme.

A name inside a query stands for the modules that carry what is named, and for its other names in their
texts. The same names serve `theme:tnc` (`asking`) and the suggestions while somebody types (`suggesting`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex  # type: ignore[import-untyped]
from sqlalchemy import Connection, select
from sqlmodel import SQLModel, col

from curriculum.models import vocabulary as tables
from curriculum.models.installation import VOCABULARY, InstallationState
from curriculum.remembered import Remembered
from curriculum.search.query import Word, parse
from curriculum.search.text import without_marks

EXPANDED = frozenset({"theme", "instrument", "provision", "audience", "approach", "method"})
"""Facets whose names stand for what they name wherever they are in a query. “Heavy” and “advanced” are
ordinary words."""
_USES = ("label", "short", "also")
_UNIT = regex.compile(
    r"^\s*(?:articles?|rules?|principles?|paragraphs?|section|guideline)\s+", regex.IGNORECASE
)
"""What stands before the number of a provision, and is left out when people type it: “ICCPR 21”."""
Key = tuple[str, ...]
"""A name as `spans` looks it up: stems, or pairs of clusters."""


class Concept(NamedTuple):
    """A value of a facet."""

    facet: str
    value: str


class Name(NamedTuple):
    text: str
    lang: str
    use: str
    """`label`, `short` or `also`; `heading` of a provision."""


class Span(NamedTuple):
    """Words of a query, from `start` up to `end`, that name something."""

    start: int
    end: int
    concepts: frozenset[Concept]


@dataclass(frozen=True, eq=False)
class Concepts:
    names: dict[Concept, tuple[Name, ...]]

    @cached_property
    def by_key(self) -> dict[Key, frozenset[Concept]]:
        gathered: dict[Key, set[Concept]] = defaultdict(set)
        for concept, names in self.names.items():
            for name in names:
                if name.use != "heading" and (key := key_of(name.text)):
                    gathered[key].add(concept)
        return {key: frozenset(concepts) for key, concepts in gathered.items()}

    @cached_property
    def longest(self) -> int:
        return max(map(len, self.by_key), default=0)

    def called(self, text: str, facet: str = "") -> frozenset[Concept]:
        """What is called so, by one of its names or by its id; in one facet, or in any."""
        found = self.by_key.get(key_of(text), frozenset()) | {
            concept for concept in self.names if concept.value == text.casefold()
        }
        return frozenset(concept for concept in found if facet in ("", concept.facet))

    def spans(self, words: Sequence[Word]) -> Iterator[Span]:
        """The longest names in a run of words, none inside another."""
        keys = [_key(word) for word in words]
        at = 0
        while at < len(keys):
            for end in range(min(at + self.longest, len(keys)), at, -1):
                found = self.by_key.get(tuple(keys[at:end]), frozenset())
                if concepts := frozenset(each for each in found if each.facet in EXPANDED):
                    yield Span(at, end, concepts)
                    at = end
                    break
            else:
                at += 1


_REMEMBERED = Remembered[str, Concepts](most=4)


def concepts(connection: Connection) -> Concepts:
    """The names of the vocabulary of this database."""
    kept = col(InstallationState.name) == VOCABULARY
    version = connection.execute(select(col(InstallationState.value)).where(kept)).scalar()
    if version is None:
        return Concepts(dict(_read(connection)))
    return _REMEMBERED.get(version) or _REMEMBERED.keep(version, Concepts(dict(_read(connection))))


def key_of(text: str) -> Key:
    """How `text` is looked up as a name."""
    return tuple(map(_key, parse(text).run))


def _key(word: Word) -> str:
    """The stem, which stands last among the terms that are whole, as it is typed without marks; a single cluster is
    only a beginning."""
    whole = [term.text for term in word.terms if not term.prefix]
    return without_marks(whole[-1] if whole else word.terms[0].text)


def _read(connection: Connection) -> Iterator[tuple[Concept, tuple[Name, ...]]]:
    said: dict[object, list[Name]] = defaultdict(list)
    label = tables.Label
    wanted = select(col(label.subject), col(label.text), col(label.lang), col(label.use))
    for subject, text, lang, use in connection.execute(
        wanted.where(col(label.use).in_(_USES)).order_by(col(label.use).desc(), col(label.id))
    ):
        said[subject].append(Name(text, lang, use))
    kinds: tuple[tuple[str, type[tables.Term]], ...] = (
        ("theme", tables.Theme),
        ("method", tables.Method),
        ("objective", tables.Objective),
        ("instrument", tables.Instrument),
    )
    for facet, table in kinds:
        for uid, slug in _used(connection, table):
            yield Concept(facet, slug), tuple(said[uid])
    value = tables.ScaleValue
    scales = select(col(value.uid), col(value.scale), col(value.slug)).where(~col(value.withdrawn))
    for uid, scale, slug in connection.execute(scales):
        yield Concept(scale, slug), tuple(said[uid])
    yield from _provisions(connection, said)


def _used(connection: Connection, table: type[tables.Term]) -> Iterable[tuple[object, str]]:
    of: type[SQLModel] = table
    columns = of.__table__.c  # type: ignore[attr-defined]
    rows = connection.execute(
        select(columns.uid, columns.slug).where(~columns.withdrawn).order_by(columns.id)
    )
    return [(uid, slug) for uid, slug in rows]


def _provisions(
    connection: Connection, said: dict[object, list[Name]]
) -> Iterator[tuple[Concept, tuple[Name, ...]]]:
    """A provision is called by its instrument and its number, and has its heading to be read by."""
    provision, instrument = tables.Provision, tables.Instrument
    wanted = (
        select(col(provision.uid), col(provision.slug), col(provision.number), col(instrument.uid))
        .join(instrument, col(instrument.id) == col(provision.instrument_id))
        .where(~col(provision.withdrawn))
        .order_by(col(provision.id))
    )
    for uid, slug, number, of in connection.execute(wanted):
        numbers = dict.fromkeys((number, _UNIT.sub("", number)))
        shorts = [name for name in said[of] if name.use == "short"] or said[of][:1]
        called = [Name(f"{short.text} {each}", short.lang, "label") for short in shorts for each in numbers]
        headings = [Name(name.text, name.lang, "heading") for name in said[uid]]
        yield Concept("provision", slug), (*called, *headings)
