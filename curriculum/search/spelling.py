"""Words that stand nowhere, and the words of the library that they are nearest to.

Edits are counted as optimal string alignment counts them: a letter added, left out or changed, two
neighbours exchanged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

import regex  # type: ignore[import-untyped]
from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Connection, select

from curriculum.remembered import Remembered
from curriculum.search import holdings, schema, tables
from curriculum.search.query import Phrase, Query, Term, Word
from curriculum.search.text import beginning_of, stem

SHORTEST = 5
"""Letters of a word that may be a slip; in a shorter one any letter makes another word."""
LONG = 8
"""From so many letters on two slips are forgiven, below it one."""

_MOST, _TRIED = 20, 4
_LETTERS = regex.compile(r"[\p{L}\p{M}]+")


@dataclass(frozen=True, eq=False)
class Spellings:
    """The spaced words of the index, with how much of it holds them."""

    frequency: Mapping[str, int]

    @cached_property
    def by_length(self) -> Mapping[int, Sequence[str]]:
        gathered: dict[int, list[str]] = defaultdict(list)
        for word in self.frequency:
            gathered[len(word)].append(word)
        return gathered

    def nearest(self, word: str) -> list[str]:
        """The words that may have been meant, the likeliest first; of several as near the most frequent."""
        if len(word) < SHORTEST or not _LETTERS.fullmatch(word):
            return []
        slips = 2 if len(word) >= LONG else 1
        among = [
            other
            for length in range(len(word) - slips, len(word) + slips + 1)
            for other in self.by_length.get(length, ())
        ]
        near = process.extract(word, among, scorer=OSA.distance, score_cutoff=slips, limit=_MOST)
        return [
            other
            for other, _, _ in sorted(
                near, key=lambda found: (found[1], found[0][0] != word[0], -self.frequency[found[0]])
            )
        ]


_REMEMBERED = Remembered[UUID, Spellings](most=2)


def spellings(connection: Connection) -> Spellings:
    """The words of the index as it stands in this transaction."""
    stamp = connection.execute(select(tables.state.c.stamp)).scalar_one()
    return _REMEMBERED.get(stamp) or _REMEMBERED.keep(stamp, Spellings(dict(holdings.words(connection))))


def corrected(connection: Connection, query: Query, unknown: Sequence[Word]) -> tuple[Query, dict[str, str]]:
    """The query in which words that stand nowhere also stand for the nearest that does; and what stands for
    what."""
    if not unknown:
        return query, {}
    known = spellings(connection)
    instead = {word: near for word in unknown if word.whole and (near := _meant(connection, word, known))}
    if not instead:
        return query, {}
    better = {word: _meaning(word, near) for word, near in instead.items()}
    return (
        replace(
            query,
            words=tuple(dict.fromkeys(better.get(word, word) for word in query.words)),
            run=tuple(better.get(word, word) for word in query.run),
        ),
        {word.terms[0].text: near for word, near in instead.items()},
    )


def _meant(connection: Connection, word: Word, known: Spellings) -> str | None:
    """The likeliest that somebody wrote: among the words of the index are stems, which nobody did."""
    index = schema.word_index(connection)
    for near in known.nearest(word.terms[0].text)[:_TRIED]:
        if index.entries_with(connection, Phrase((Term(near),))):
            return near
    return None


def _meaning(word: Word, near: str) -> Word:
    terms = dict.fromkeys((Term(near), Term(stem(near, None)), *word.terms))
    begins = beginning_of(near)
    return replace(word, terms=tuple(terms), begins=Term(begins) if begins else None)
