"""Makes any text printable before Typst sees it: PDF/UA refuses a character that no font covers.

Controls are dropped, characters without a glyph become a box that readers can see, and words too long for any
column get places to break. The words themselves are never changed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Set as AbstractSet
from typing import Any

import regex  # type: ignore[import-untyped]

BOX = "\u25a1"
"""Stands for a character that no font can print."""

_LONG_WORD = regex.compile(r"[!-~\u00a1-\u024f\u0400-\u04ff]{31,}")
_BREAK_AFTER = 24
_DROPPED = frozenset("\u202a\u202b\u202c\u202d\u202e\ufeff")
"""They could turn the rest of a line round; and the byte order mark."""
_BALLOTS = str.maketrans({"☐": BOX, "☑": "✓", "☒": "✗"})


def printable(data: Any, covered: AbstractSet[int], unprintable: set[str]) -> Any:
    """`data` (JSON) with every text made printable; what has no glyph is added to `unprintable`."""
    if isinstance(data, str):
        return printable_text(data, covered, unprintable)
    if isinstance(data, dict):
        return {key: printable(value, covered, unprintable) for key, value in data.items()}
    if isinstance(data, list):
        return [printable(value, covered, unprintable) for value in data]
    return data


def printable_text(text: str, covered: AbstractSet[int], unprintable: set[str]) -> str:
    """One text, printable."""
    if text.isascii() and text.isprintable() and len(text) <= _BREAK_AFTER:
        return text
    characters = unicodedata.normalize("NFC", text.translate(_BALLOTS))
    kept = "".join(_printed(character, covered, unprintable) for character in characters)
    return str(_LONG_WORD.sub(_with_breaks, kept))


def without(data: Any, characters: AbstractSet[str]) -> Any:
    """`data` (JSON) with a box in place of each of `characters`."""
    table = str.maketrans(dict.fromkeys(characters, BOX))
    if isinstance(data, str):
        return data.translate(table)
    if isinstance(data, dict):
        return {key: without(value, characters) for key, value in data.items()}
    if isinstance(data, list):
        return [without(value, characters) for value in data]
    return data


def _printed(character: str, covered: AbstractSet[int], unprintable: set[str]) -> str:
    if character in "\n\t":
        return character
    category = unicodedata.category(character)
    if category in ("Cc", "Cs") or character in _DROPPED:
        return ""
    if ord(character) in covered:
        return character
    if category in ("Cf", "Zs", "Zl", "Zp"):
        return "" if category == "Cf" else " "
    unprintable.add(character)
    return BOX


def _with_breaks(match: regex.Match[str]) -> str:
    word = match.group()
    return "\u200b".join(word[at : at + _BREAK_AFTER] for at in range(0, len(word), _BREAK_AFTER))
