"""What kind of item a title speaks of: “Lunch” is a pause, “Tea break” a break, “Opening ceremony” a ceremony. Pure."""

from __future__ import annotations

import regex  # type: ignore[import-untyped]

from curriculum.exchange import words
from curriculum.exchange.clock_reading import any_of
from curriculum.planning.fields import ItemKind

MOST_WORDS, MOST_LETTERS = 7, 60
"""Of a title that a single word decides: “Lunch and prayer”, but not a session that only mentions lunch."""

_DECIDES: dict[ItemKind, regex.Pattern] = {}
_IS_ALL: dict[ItemKind, regex.Pattern] = {}
_KNOWN: dict[str, ItemKind] = {
    "visit": "visit",
    "ceremony": "ceremony",
    "free": "free",
    "pause": "pause",
    "break": "break",
}
for _name, _those in words.KINDS:
    _whole = [word[1:] for word in _those if word.startswith("=")]
    _DECIDES[_KNOWN[_name]] = regex.compile(
        any_of(w for w in _those if not w.startswith("=")), regex.IGNORECASE
    )
    if _whole:
        _IS_ALL[_KNOWN[_name]] = regex.compile(rf"\W*{any_of(_whole)}\W*", regex.IGNORECASE)


def kind_of(title: str) -> ItemKind:
    """The kind that a short title names; `custom` for all others."""
    for kind, whole in _IS_ALL.items():
        if whole.fullmatch(title):
            return kind
    if len(title.split()) > MOST_WORDS or len(title) > MOST_LETTERS:
        return "custom"
    return next((kind for kind, those in _DECIDES.items() if those.search(title)), "custom")
