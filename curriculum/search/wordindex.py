"""What an index of words can do, whichever database holds it. Everything happens in the caller's
transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from sqlalchemy import Connection

from curriculum.search.query import Phrase, Word

Looked = Word | Phrase


class Row(NamedTuple):
    """A passage as the index of words holds it: tokens with spaces between them."""

    passage: int
    words: str
    """In reading order, for phrases."""
    forms: str
    """Stems and the like, in no order."""


class Ranking(NamedTuple):
    """How well entries answer."""

    scores: dict[int, float]
    """Entry -> the scores of its title and its best passage, and a little for every other passage."""
    passages: dict[int, int]
    """Entry -> its best passage; those are missing of which only the title answers."""


class WordIndex(Protocol):
    def create(self, connection: Connection) -> None:
        """Make its tables."""

    def drop(self, connection: Connection) -> None:
        """Throw away what the database would not let go of by itself."""

    def add(self, connection: Connection, rows: Iterable[Row]) -> None:
        """Take in new passages."""

    def remove(self, connection: Connection, passages: Sequence[int]) -> None:
        """Forget passages by id."""

    def replace_all(self, connection: Connection, rows: Iterable[Row]) -> None:
        """Put another index in this one's place; readers see the old one until the transaction ends."""

    def rows(self, connection: Connection) -> Iterable[Row]:
        """What the index says it holds, by passage."""
        ...

    def faults(self, connection: Connection) -> tuple[str, ...]:
        """What is wrong inside the index itself, in words."""
        ...

    def passages_with(self, connection: Connection, looked: Looked) -> int:
        """How many passages hold it."""
        ...

    def entries_with(self, connection: Connection, looked: Looked) -> frozenset[int]:
        """The entries that hold it."""
        ...

    def ranking(self, connection: Connection, looked: Sequence[Looked]) -> Ranking:
        """The entries that hold any of it."""
        ...
