"""What a pasted agenda was understood to be: days with lines that have a start and an end, and what was not understood.

`read_agenda(rows)` in `reading` makes one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - fields are called date

from curriculum.exchange.rows import Where
from curriculum.planning.fields import ItemKind


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One entry of a day."""

    sources: tuple[Where, ...]
    start: int
    """Minutes from midnight."""
    end: int
    title: str
    kind: ItemKind
    guessed: bool = False
    """Nobody said how long it is."""
    who: tuple[str, ...] = ()
    where: str = ""
    more: tuple[str, ...] = ()
    """What else was said about it, line by line."""


@dataclass(frozen=True, slots=True)
class PastedDay:
    title: str = ""
    date: Date | None = None
    lines: tuple[PastedLine, ...] = ()
    """In the order of their starts."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A row that was not understood."""

    where: Where
    text: str


@dataclass(frozen=True, slots=True)
class PastedAgenda:
    title: str = ""
    """What stood above everything else."""
    days: tuple[PastedDay, ...] = ()
    not_understood: tuple[Leftover, ...] = ()
    used: frozenset[Where] = frozenset()
    """Rows that were understood: headings, heads of tables and lines."""

    @property
    def people(self) -> tuple[str, ...]:
        """The names that stand in it, each once."""
        return tuple(dict.fromkeys(name for day in self.days for line in day.lines for name in line.who))

    @property
    def rooms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.where for day in self.days for line in day.lines if line.where))
