"""What somebody may mean who is still typing: titles, themes, instruments, provisions, objectives, methods.

All names stand in memory, folded; a look through them takes a few milliseconds with ten thousand titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from uuid import UUID

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import select

from curriculum.access import Work
from curriculum.remembered import Remembered
from curriculum.search import schema, tables
from curriculum.search.concepts import Concepts, Name, concepts
from curriculum.search.facets import Catalogue, Having, catalogue, with_wider_themes
from curriculum.search.spelling import LONG, SHORTEST
from curriculum.search.text import folded, is_unspaced

Kind = Literal["module", "theme", "instrument", "provision", "objective", "method"]
KINDS: tuple[Kind, ...] = ("module", "theme", "instrument", "provision", "objective", "method")
LONGEST = 100
"""Characters typed that are read."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    kind: Kind
    value: str
    """The slug of a module; of anything else its id, as `theme:…` takes it."""
    text: str
    lang: str
    detail: str = ""
    """What else it is called: the heading of a provision, the name that was typed."""
    modules: int = 0
    """How many modules have it; of a module 1."""
    uid: UUID | None = None
    """Of a module."""


@dataclass(frozen=True, slots=True)
class _Known:
    folded: str
    """With a space before every word."""
    suggestion: Suggestion


@dataclass(frozen=True, eq=False)
class _Names:
    known: Sequence[_Known]

    @cached_property
    def words(self) -> Sequence[str]:
        """Every word that begins like one that may be typed wrongly."""
        return sorted({word for each in self.known for word in each.folded.split() if len(word) >= SHORTEST})

    def matching(self, words: Sequence[str]) -> Iterator[_Known]:
        wanted = [word if is_unspaced(word) else f" {word}" for word in words]
        return (each for each in self.known if all(word in each.folded for word in wanted))

    def meant(self, word: str) -> str:
        """The word of which `word` is most nearly the beginning; itself where none is near."""
        if len(word) < SHORTEST:
            return word
        slips = 2 if len(word) >= LONG else 1
        begun = sorted({other[: len(word)] for other in self.words})
        near = process.extractOne(word, begun, scorer=OSA.distance, score_cutoff=slips)
        return str(near[0]) if near else word


_REMEMBERED = Remembered[tuple[UUID, Concepts, str], _Names](most=8)


def suggest(work: Work, typed: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """At most so many names in which every typed word begins a word; names that begin so come first, then what most
    modules have. A word that begins nothing is taken for the nearest that does."""
    words = folded(typed[:LONGEST]).split()
    connection = work.session.connection()
    if not words or not schema.stands(connection):
        return ()
    names = _names(work)
    found = list(names.matching(words))
    if not found:
        words = [names.meant(word) for word in words]
        found = list(names.matching(words))
    start = " " + " ".join(words)
    found.sort(key=lambda each: _order(each, start))
    best: dict[tuple[str, str], Suggestion] = {}
    for each in found:
        best.setdefault((each.suggestion.kind, each.suggestion.value), each.suggestion)
    return tuple(best.values())[:limit]


def _order(known: _Known, start: str) -> tuple[bool, bool, int, int, str]:
    suggestion = known.suggestion
    return (
        not known.folded.startswith(start),
        not suggestion.modules,
        KINDS.index(suggestion.kind),
        len(known.folded),
        suggestion.value,
    )


def _names(work: Work) -> _Names:
    connection = work.session.connection()
    stamp = connection.execute(select(tables.state.c.stamp)).scalar_one()
    named = concepts(connection)
    key = (stamp, named, work.language)
    found = _REMEMBERED.get(key)
    if found:
        return found
    everything = catalogue(connection)
    having = with_wider_themes(connection, everything.having)
    known = (*_modules(everything, work.language), *_named(named, having, work.language))
    return _REMEMBERED.keep(key, _Names(tuple(_Known(f" {folded(text)}", each) for text, each in known)))


def _modules(everything: Catalogue, language: str) -> Iterator[tuple[str, Suggestion]]:
    for n in range(len(everything.starts)):
        shown = everything.shown(n, language)
        for edition in everything.of_module(n):
            detail = edition.title if edition is not shown else ""
            yield (
                edition.title,
                Suggestion("module", shown.slug, shown.title, shown.lang, detail, 1, shown.uid),
            )


def _named(named: Concepts, having: Having, language: str) -> Iterator[tuple[str, Suggestion]]:
    for concept, names in named.names.items():
        kind = next((kind for kind in KINDS if kind == concept.facet), None)
        if kind is None or not names:
            continue
        shown = _shown(names, language)
        modules = having.get(kind, {}).get(concept.value, 0).bit_count()
        for name in names:
            detail = _detail(kind, name, shown, names, language)
            yield name.text, Suggestion(kind, concept.value, shown.text, shown.lang, detail, modules)


def _shown(names: Iterable[Name], language: str) -> Name:
    uses = ("label", "short", "also", "heading")
    return min(
        names,
        key=lambda name: (name.lang not in (language, "en"), name.lang != language, uses.index(name.use)),
    )


def _detail(kind: Kind, name: Name, shown: Name, names: Sequence[Name], language: str) -> str:
    if kind == "provision":
        headings = [each for each in names if each.use == "heading"]
        return _shown(headings, language).text if headings else ""
    return name.text if name != shown else ""
