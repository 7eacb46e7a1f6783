"""An agenda as it stood in its source: lines of text, or rows of a table, before anybody knows what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex  # type: ignore[import-untyped]

from curriculum.errors import InvalidValue

MOST_TEXT = 200_000
"""Characters of a pasted text."""
MOST_ROWS = 3000
LONGEST_CELL = 8000
LONGEST_LINE = 1000
"""Characters: a longer line of text is read as several."""

_COLUMNS = regex.compile(r"\t| {4,}")
# Signs that turn a line around, half characters, and everything that a terminal obeys; a tab is no such sign
_UNSEEN = regex.compile(r"[\p{Cs}\p{Co}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?![\t\n])\p{Cc}")
_WORDS = regex.compile(r"[\p{L}\p{N}]")
_SPACE = regex.compile(r"[^\S\n]+")


class Refused(Exception):
    """Why a file is not read; `tables` words it."""

    def __init__(self, problem: str, **data: object) -> None:
        super().__init__(problem)
        self.problem = problem
        self.data = data


@dataclass(frozen=True, slots=True)
class Where:
    """Where something stood in the source."""

    number: int
    """Of the line or of the row, from 1 on."""
    sheet: str = ""
    """Of a workbook."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a row. Where cells were merged the first holds the text and the covered ones are empty."""

    text: str
    across: int = 1
    """Columns that it covers."""
    down: int = 1
    """Rows that it covers."""


@dataclass(frozen=True, slots=True)
class Row:
    where: Where
    cells: tuple[Cell, ...]
    table: int = 0
    """Rows of one table have one number; lines of text have 0."""
    is_sheet_name: bool = False
    """It is no row but the name of the sheet whose rows follow."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the cells that are not empty."""
        return tuple(cell.text for cell in self.cells if says_something(cell.text))

    @property
    def text(self) -> str:
        """The whole row as one line."""
        return " | ".join(" ".join(text.split()) for text in self.texts)


def says_something(text: str) -> bool:
    """Whether there is a letter or a number in it: rules and ornaments say nothing."""
    return _WORDS.search(text) is not None


def cleaned(text: str) -> str:
    """`text` without what cannot be seen; its lines stay lines, and other space is one blank."""
    seen = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(_SPACE.sub(" ", line).strip() for line in seen.split("\n")).strip("\n")


def rows_of_text(text: str) -> tuple[Row, ...]:
    """The lines of a pasted text that say something, with their numbers. Raises `InvalidValue` when it is too long.

    Tabs, bars and wide gaps divide a line into cells.
    """
    if len(text) > MOST_TEXT:
        raise InvalidValue("text", text[:40], f"at most {MOST_TEXT} characters")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n").split("\n")
    rows = [
        row for number, line in enumerate(lines, 1) for row in rows_of_line(line, Where(number)) if row.texts
    ]
    if len(rows) > MOST_ROWS:
        raise InvalidValue("text", text[:40], f"at most {MOST_ROWS} lines")
    return tuple(rows)


def rows_of_line(line: str, where: Where) -> Iterator[Row]:
    """One line as a row; a very long one as several that bear its number."""
    seen = _UNSEEN.sub("", line)
    while seen:
        end = len(seen) if len(seen) <= LONGEST_LINE else seen.rfind(" ", 1, LONGEST_LINE) + 1 or LONGEST_LINE
        yield Row(where, tuple(_cells(seen[:end])))
        seen = seen[end:]


def _cells(line: str) -> Iterator[Cell]:
    line = line.strip(" ")
    barred = line.strip()
    parts = barred.removeprefix("|").removesuffix("|").split("|") if "|" in barred else _COLUMNS.split(line)
    for part in parts:
        yield Cell(cleaned(part))
