"""Passages cut into pieces that a model of meaning reads whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import regex  # type: ignore[import-untyped]

LONGEST = 1500
"""Characters. A model reads some 500 of its own words, and those are four letters of English, three of most scripts."""
SHORTEST = 3
"""Letters that a piece needs to mean anything."""
_SHORT = 300
"""Characters."""
_UNREAD = frozenset({"title", "theme"})
DIGEST = 16
"""Bytes of a sha256 by which a piece is known: the same words have the same vector, wherever they stand."""

_END = regex.compile(r"(?:\n+|[.!?…।॥။។؟۔。！？]+[\s\"”’)]*)")
_LETTER = regex.compile(r"\p{L}")


def pieces(title: str, field: str, text: str) -> tuple[str, ...]:
    """A passage in pieces of at most `LONGEST` characters, cut at ends of lines and sentences where there are any.

    A short one is read under the title of its module: a few words alone are near to everything. So are titles, which
    are read with the promise; a list of other names means nothing as a whole.
    """
    if field in _UNREAD:
        return ()
    if len(text) < _SHORT and title:
        text = f"{title}\n{text}"
    return tuple(piece for piece in _cut(text.strip()) if len(_LETTER.findall(piece)) >= SHORTEST)


def digest(piece: str) -> bytes:
    """By what a piece is known."""
    return hashlib.sha256(piece.encode("utf-8", "replace")).digest()[:DIGEST]


def _cut(text: str) -> Iterator[str]:
    while len(text) > LONGEST:
        at = _last_end(text)
        yield text[:at].strip()
        text = text[at:].strip()
    yield text


def _last_end(text: str) -> int:
    """Where the first piece ends: after the last sentence that still fits, unless that leaves less than half."""
    ends = [match.end() for match in _END.finditer(text, 0, LONGEST)]
    if ends and ends[-1] > LONGEST // 2:
        return int(ends[-1])
    space = text.rfind(" ", LONGEST // 2, LONGEST)
    return space if space > 0 else LONGEST
