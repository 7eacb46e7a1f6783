"""The passages' words where there is no FTS5: a plain row for each passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    delete,
    insert,
    literal,
    select,
    true,
)

from curriculum.search.query import Phrase
from curriculum.search.tables import PASSAGES, metadata, passage
from curriculum.search.wordindex import Row

_BATCH = 500

_text = Table(
    "search_tokens",
    metadata,
    Column("passage_id", BigInteger, primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
    Column("forms", Text, nullable=False),
)


class PlainText:
    """See `wordindex.WordIndex`."""

    def create(self, connection: Connection) -> None:
        metadata.create_all(connection, tables=[_text])

    def drop(self, connection: Connection) -> None:
        """Nothing: its table is a plain one."""

    def add(self, connection: Connection, rows: Iterable[Row]) -> None:
        values = [{"passage_id": row.passage, "words": row.words, "forms": row.forms} for row in rows]
        if values:
            connection.execute(insert(_text), values)

    def remove(self, connection: Connection, passages: Sequence[int]) -> None:
        for start in range(0, len(passages), _BATCH):
            batch = passages[start : start + _BATCH]
            connection.execute(delete(_text).where(_text.c.passage_id.in_(batch)))

    def replace_all(self, connection: Connection, rows: Iterable[Row]) -> None:
        connection.execute(delete(_text))
        self.add(connection, rows)

    def rows(self, connection: Connection, passages: Sequence[int]) -> Iterable[Row]:
        return _read(connection, _text.c.passage_id.in_(passages))

    def of_entry(self, connection: Connection, entry: int) -> Iterable[Row]:
        first = entry * PASSAGES
        return _read(connection, _text.c.passage_id.between(first, first + PASSAGES - 1))

    def everything(self, connection: Connection) -> Iterable[Row]:
        return _read(connection, true())

    def faults(self, connection: Connection) -> tuple[str, ...]:
        return ()

    def entries_with(self, connection: Connection, phrase: Phrase) -> frozenset[int]:
        entries = select(passage.c.entry_id).distinct()
        held = entries.join(_text, _text.c.passage_id == passage.c.id).where(_reads(phrase))
        return frozenset(connection.execute(held).scalars())


def _read(connection: Connection, which: ColumnElement[bool]) -> Iterable[Row]:
    wanted = select(_text.c.passage_id, _text.c.words, _text.c.forms).where(which)
    return (Row(*row) for row in connection.execute(wanted.order_by(_text.c.passage_id)))


def _reads(phrase: Phrase) -> ColumnElement[bool]:
    """Tokens hold letters, marks and digits only: no sign of LIKE can be among them."""
    wanted = " " + " ".join(term.text for term in phrase.terms) + ("" if phrase.terms[-1].prefix else " ")
    return (literal(" ") + _text.c.words + literal(" ")).contains(wanted)
