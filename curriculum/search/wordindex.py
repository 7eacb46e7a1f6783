"""What an index of the passages' words can do, whichever database holds it: phrases, and what stands in
a module. Everything happens in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from sqlalchemy import Connection

from curriculum.search.query import Phrase


class Row(NamedTuple):
    """A passage as the index of words holds it: tokens with spaces between them."""

    passage: int
    words: str
    """In reading order, for phrases."""
    forms: str
    """Stems and the like, in no order."""


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

    def rows(self, connection: Connection, passages: Sequence[int]) -> Iterable[Row]:
        """These passages, as far as they are there, by passage."""
        ...

    def of_entry(self, connection: Connection, entry: int) -> Iterable[Row]:
        """The passages of one entry, by passage."""
        ...

    def everything(self, connection: Connection) -> Iterable[Row]:
        """All that it holds, by passage."""
        ...

    def faults(self, connection: Connection) -> tuple[str, ...]:
        """What is wrong inside the index itself, in words."""
        ...

    def entries_with(self, connection: Connection, phrase: Phrase) -> frozenset[int]:
        """The entries that hold it."""
        ...
