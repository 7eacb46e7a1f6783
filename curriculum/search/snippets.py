"""A piece of the original text around what was found, with the found words marked.

Cut in Python from the stored passage: the index holds pairs of clusters and stems, which nobody wants to
read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex  # type: ignore[import-untyped]

from curriculum.search.query import Query
from curriculum.search.request import Snippet
from curriculum.search.text import Token, tokens

LENGTH = 160
"""Characters, without the ellipses at its ends."""
_LEAD = 40
"""Characters before the first mark, so that a reader sees what it is about."""
_READ = 20_000
"""Characters of a passage in which words are looked for."""
_SLACK = 24
"""How far a cut may move to stand at a space."""

_SPACE = regex.compile(r"\s+")
_CLUSTER = regex.compile(r"\X")
Range = tuple[int, int]


def snippet(text: str, lang: str, query: Query, field: str, key: str) -> Snippet:
    """The piece of `text` that holds most of the query; its beginning where it holds nothing of it."""
    text = _SPACE.sub(" ", text[:_READ]).strip()
    marks = _joined(_found(tokens(text, lang), query)) if query.asked else []
    start, end = _window(text, marks)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in marks if start <= a and b <= end)
    return Snippet(before + text[start:end] + after, inside, field, key)


def _found(passage: Sequence[Token], query: Query) -> Iterator[Range]:
    strings = {term.text for word in query.words for term in word.terms}
    beginnings = tuple(term.text for word in query.words for term in word.terms if term.prefix)
    for token in passage:
        candidates = (token.text, *token.forms)
        if not strings.isdisjoint(candidates) or (beginnings and token.text.startswith(beginnings)):
            yield token.start, token.end
    for phrase in query.phrases:
        length = len(phrase.terms)
        for at in range(len(passage) - length + 1):
            stretch = passage[at : at + length]
            if all(term.finds(token.text) for term, token in zip(phrase.terms, stretch, strict=True)):
                yield stretch[0].start, stretch[-1].end


def _joined(ranges: Iterator[Range]) -> list[Range]:
    """Overlapping and touching ranges as one: the pairs of a word of Thai give the word."""
    joined: list[Range] = []
    for start, end in sorted(set(ranges)):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _window(text: str, marks: Sequence[Range]) -> Range:
    """Where to cut: from the mark after which most different words follow."""
    if len(text) <= LENGTH:
        return 0, len(text)
    first = max(marks, key=lambda mark: (_told(text, marks, mark[0]), -mark[0]), default=(0, 0))[0]
    start = min(max(0, first - _LEAD), len(text) - LENGTH)
    start = _boundary_after(text, start) if start else 0
    start = min(start, first) if marks else start
    end = start + LENGTH
    return start, _boundary_before(text, end, marks) if end < len(text) else len(text)


def _told(text: str, marks: Sequence[Range], start: int) -> tuple[int, int]:
    inside = [text[a:b].casefold() for a, b in marks if a >= start and b <= start + LENGTH - _LEAD]
    return len(set(inside)), sum(map(len, set(inside)))


def _boundary_after(text: str, at: int) -> int:
    space = text.find(" ", at - 1, at + _SLACK)
    return space + 1 if space >= 0 else _cluster_start(text, at)


def _boundary_before(text: str, at: int, marks: Sequence[Range]) -> int:
    """Never inside a mark, unless the mark alone is longer than the slack."""
    cut = next((start for start, end in marks if start < at < end and at - start < LENGTH - _LEAD), at)
    space = text.rfind(" ", cut - _SLACK, cut + 1)
    return space if space > 0 else _cluster_start(text, cut)


def _cluster_start(text: str, at: int) -> int:
    """The start of the grapheme cluster that the character at `at` belongs to."""
    starts = (cluster.start() for cluster in _CLUSTER.finditer(text, max(0, at - 32), at + 32))
    return max((start for start in starts if start <= at), default=at)
