"""What was typed, read as filters, lengths, exclusions and the words that are left.

    theme:tnc  lang:km  minutes:<60  minutes:30-60  cites:"ICCPR 21"  -lecture  -theme:debt  "exact words"

Any string is a query: what is not of this form is words. A colon that follows no known key, and a hyphen
inside a word or before a number, mean nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import regex  # type: ignore[import-untyped]

from curriculum.search.concepts import Concept, Concepts
from curriculum.search.query import LONGEST

KEYS: Mapping[str, str] = {
    "theme": "theme",
    "lang": "language",
    "language": "language",
    "for": "audience",
    "audience": "audience",
    "approach": "approach",
    "method": "method",
    "learning": "learning-type",
    "difficulty": "difficulty",
    "level": "difficulty",
    "load": "load",
    "objective": "objective",
    "law": "instrument",
    "instrument": "instrument",
    "cites": "provision",
    "kind": "kind",
    "length": "length",
}
"""What may stand before a colon -> the facet. `minutes` is read apart."""
_UNNAMED = frozenset({"language", "kind", "length"})
"""Facets whose values are not called anything in the vocabulary."""
_DAY = 24 * 60

_PART = regex.compile(
    r"""(?<!\S)(?P<not>-)?(?:(?P<key>[A-Za-z]+):)?(?:["“”„«»](?P<quoted>[^"“”„«»]*)["“”„«»]|(?P<bare>[^\s"“”„«»]+))(?!\S)""",
    regex.VERBOSE,
)
_MINUTES = regex.compile(r"(?P<sign><=|>=|<|>|≤|≥)?(?P<from>\d{1,4})(?:[-–](?P<to>\d{1,4}))?")

Kind = Literal["filter", "minutes", "without", "phrase"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of what was typed that is more than a word: `typed[start:end]`."""

    kind: Kind
    text: str
    start: int
    end: int
    concepts: frozenset[Concept] = frozenset()
    """What a filter, or an exclusion, names; empty for an exclusion of words."""
    known: bool = True
    """Whether there is such a value."""


@dataclass(frozen=True, slots=True)
class Asked:
    words: str
    """What is left to be looked for, phrases with their quotation marks."""
    parts: tuple[Part, ...]
    filters: Mapping[str, frozenset[str]]
    """Facet -> values; alternatives, like filters that are ticked."""
    without: frozenset[Concept] = frozenset()
    without_words: tuple[str, ...] = ()
    least: int = 0
    """Minutes."""
    most: int = _DAY


def read(typed: str, known: Concepts) -> Asked:
    """What was asked. `known` says what values are called."""
    typed = typed[:LONGEST]
    parts = tuple(_parts(typed, known))
    filters: dict[str, set[str]] = defaultdict(set)
    least, most = 0, _DAY
    for part in parts:
        if part.kind == "filter":
            for concept in part.concepts:
                filters[concept.facet].add(concept.value)
        elif part.kind == "minutes":
            low, high = _between(part.text.partition(":")[2])
            least, most = max(least, low), min(most, high)
    without = [part for part in parts if part.kind == "without"]
    return Asked(
        words=_rest(typed, parts),
        parts=parts,
        filters={facet: frozenset(values) for facet, values in filters.items()},
        without=frozenset(concept for part in without for concept in part.concepts),
        without_words=tuple(part.text.lstrip("-") for part in without if not part.concepts),
        least=least,
        most=most,
    )


def without(typed: str, part: Part) -> str:
    """What was typed with one part taken out."""
    return " ".join((typed[: part.start] + " " + typed[part.end :]).split())


def _parts(typed: str, known: Concepts) -> Iterator[Part]:
    for found in _PART.finditer(typed):
        value = found["quoted"] if found["quoted"] is not None else found["bare"]
        key = (found["key"] or "").lower()
        part = _keyed(found, key, value, known) if key else _plain(found, value, known)
        if part:
            yield part


def _keyed(found: regex.Match[str], key: str, value: str, known: Concepts) -> Part | None:
    kind: Kind = "without" if found["not"] else "filter"
    if key == "minutes" and not found["not"] and _MINUTES.fullmatch(value):
        return Part("minutes", found.group(), found.start(), found.end())
    if key not in KEYS or not value.strip():
        return None
    facet = KEYS[key]
    named = known.called(value, facet) or {Concept(facet, value.casefold())}
    is_known = facet in _UNNAMED or any(concept in known.names for concept in named)
    return Part(kind, found.group(), found.start(), found.end(), frozenset(named), is_known)


def _plain(found: regex.Match[str], value: str, known: Concepts) -> Part | None:
    if found["quoted"] is not None and not found["not"]:
        return Part("phrase", found.group(), found.start(), found.end())
    if not found["not"] or not regex.match(r"\p{L}", value):
        return None
    named = frozenset(concept for concept in known.called(value) if concept.facet != "objective")
    return Part("without", found.group(), found.start(), found.end(), named)


def _between(text: str) -> tuple[int, int]:
    """`<60`, `>=30`, `30-60` or `45`, in minutes, both ends included."""
    found = _MINUTES.fullmatch(text)
    if not found:
        return 0, _DAY
    number = int(found["from"])
    match found["sign"]:
        case "<":
            return 0, number - 1
        case "<=" | "≤":
            return 0, number
        case ">":
            return number + 1, _DAY
        case ">=" | "≥":
            return number, _DAY
        case _:
            return number, int(found["to"] or number)


def _rest(typed: str, parts: tuple[Part, ...]) -> str:
    """Everything but filters, minutes and exclusions; blanks at the end stay, for they end the last word."""
    left, at = [], 0
    for part in parts:
        if part.kind != "phrase":
            left.append(typed[at : part.start])
            at = part.end
    return "".join([*left, typed[at:]])
