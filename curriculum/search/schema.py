"""The index comes into being with the first write, in the caller's transaction.

Its tables belong to no migration: one of another shape is thrown away, for all that it holds can be had again.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from sqlalchemy import Connection, insert, inspect, select, text, update

from curriculum.search import text as words
from curriculum.search import weights
from curriculum.search.fulltext import FullText
from curriculum.search.plaintext import PlainText
from curriculum.search.tables import PREFIX, SHAPE, lasting, metadata, state
from curriculum.search.wordindex import WordIndex

BUILT_BY = f"{words.VERSION} {weights.VERSION}"
"""The analyser and the weights that the index holds."""


def word_index(connection: Connection) -> WordIndex:
    """Where this database keeps the words: SQLite's full text, or a plain table elsewhere."""
    return FullText() if connection.dialect.name == "sqlite" else PlainText()


def stands(connection: Connection) -> bool:
    """Whether anything was ever indexed here."""
    return inspect(connection).has_table(state.name)


def ensure(connection: Connection) -> None:
    """Make the tables where there are none, and anew where another Sala made them otherwise."""
    if stands(connection) and _has_this_shape(connection):
        return
    _throw_away(connection)
    metadata.create_all(connection, checkfirst=False)
    lasting.create_all(connection)
    word_index(connection).create(connection)
    connection.execute(
        insert(state).values(id=1, shape=SHAPE, analyser=BUILT_BY, stamp=uuid4(), vectors=uuid4())
    )


def _has_this_shape(connection: Connection) -> bool:
    columns = {column["name"] for column in inspect(connection).get_columns(state.name)}
    # The first Sala did not note any shape.
    return "shape" in columns and connection.execute(select(state.c.shape)).scalar() == SHAPE


def _throw_away(connection: Connection) -> None:
    """Drop every table of an index, those that this Sala no longer knows too."""
    word_index(connection).drop(connection)
    for name in inspect(connection).get_table_names():
        if name.startswith(PREFIX) and name not in metadata.tables:
            connection.execute(text(f"DROP TABLE {name}"))
    metadata.drop_all(connection)


def is_current(connection: Connection) -> bool:
    """Whether the index was built by the analyser of this version of Sala."""
    built_by: str = connection.execute(select(state.c.analyser)).scalar_one()
    return built_by == BUILT_BY


def mark_changed(connection: Connection) -> None:
    """Say to every reader, in every process, that what it remembers of the index is old."""
    connection.execute(update(state).values(stamp=uuid4(), analyser=BUILT_BY))


def mark_learnt(connection: Connection) -> None:
    """The same for what is remembered of the vectors."""
    connection.execute(update(state).values(vectors=uuid4()))


def stamps(connection: Connection) -> tuple[UUID, UUID]:
    """What changes with every write of the words, and of the vectors: what is remembered under both holds."""
    found = connection.execute(select(state.c.stamp, state.c.vectors)).one()
    return found.stamp, found.vectors
