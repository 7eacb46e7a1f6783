"""The index comes into being with the first write, in the caller's transaction."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import Connection, insert, inspect, select, update

from curriculum.search.fulltext import FullText
from curriculum.search.postings import Postings
from curriculum.search.tables import metadata, state
from curriculum.search.wordindex import WordIndex
from curriculum.text import analysis


def word_index(connection: Connection) -> WordIndex:
    """Where this database keeps the words: SQLite's full text, or postings in plain tables elsewhere."""
    return FullText() if connection.dialect.name == "sqlite" else Postings()


def stands(connection: Connection) -> bool:
    """Whether anything was ever indexed here."""
    return inspect(connection).has_table(state.name)


def ensure(connection: Connection) -> None:
    """Make the tables where there are none, in the caller's transaction."""
    if stands(connection):
        return
    metadata.create_all(connection, checkfirst=False)
    word_index(connection).create(connection)
    connection.execute(insert(state).values(id=1, analyser=analysis.VERSION, stamp=uuid4()))


def is_current(connection: Connection) -> bool:
    """Whether the index was built by the analyser of this version of Sala."""
    built_by: str = connection.execute(select(state.c.analyser)).scalar_one()
    return built_by == analysis.VERSION


def mark_changed(connection: Connection) -> None:
    """Say to every reader, in every process, that what it remembers of the index is old."""
    connection.execute(update(state).values(stamp=uuid4(), analyser=analysis.VERSION))
