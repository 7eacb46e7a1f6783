"""The writer that makes Markdown of a reading list, for an e-mail: it reads well as it is, too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.errors import on_one_line
from curriculum.papers.tree import Reading, ReadingListTree

_SIGNS = re.compile(r"([\\`*_\[\]<>&#|~])")
_ORDERED = re.compile(r"^(\d+)([.)])|^([-+=])")


def write(tree: ReadingListTree) -> str:
    """All that the paper says. The same tree gives the same text."""
    return "\n\n".join(_blocks(tree)) + "\n"


def _blocks(tree: ReadingListTree) -> Iterator[str]:
    yield f"# {_text(tree.heading)}"
    yield " · ".join(_text(words) for words in (tree.kicker, tree.filters, tree.lead) if words)
    for reading in tree.readings:
        yield from _reading(reading, tree)


def _reading(reading: Reading, tree: ReadingListTree) -> Iterator[str]:
    yield f"## {_text(reading.number)} · {_text(reading.title)}"
    yield " · ".join(_text(fact) for fact in (reading.minutes, *reading.facts))
    if reading.promise:
        yield _paragraph(reading.promise)
    if reading.found:
        pieces = (f"**{_text(text)}**" if asked else _text(text) for text, asked in reading.found.pieces)
        place = f"{_text(reading.found.place)}\n> " if reading.found.place else ""
        yield f"> {place}{''.join(pieces)}"
    if reading.objectives:
        yield f"{_text(tree.objectives_heading)}:"
        yield "\n".join(f"- {_text(objective)}" for objective in reading.objectives)
    if reading.law:
        yield f"{_text(tree.law_heading)}: {'; '.join(_text(instrument) for instrument in reading.law)}"


def _text(words: str) -> str:
    """Other people's words on one line, with nothing left in them that Markdown would read."""
    return _SIGNS.sub(r"\\\1", on_one_line(words))


def _paragraph(words: str) -> str:
    """The same at the beginning of a line, where a number or a dash would begin a list."""
    return _ORDERED.sub(lambda sign: f"{sign[1] or ''}\\{sign[2] or sign[3]}", _text(words.strip()))
