"""Cuts a text that is far too long for its place, at the end of a word and never inside a letter with its
marks."""

from __future__ import annotations

import regex  # type: ignore[import-untyped]

_LETTERS = regex.compile(r"\X")
ELLIPSIS = "…"


def shortened(text: str, most: int) -> str:
    """`text` on one line with at most `most` letters; a longer one ends in “…”."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    letters = _LETTERS.findall(line)
    if len(letters) <= most:
        return line
    kept = "".join(letters[: most - 1])
    words, _, half_word = kept.rpartition(" ")
    # A text without spaces (Thai, Chinese, a hostile title) is cut where it is.
    return (words if words and len(half_word) < most // 3 else kept).rstrip(" ,;:·–-") + ELLIPSIS
