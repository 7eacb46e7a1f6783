"""The passages' words on SQLite: one FTS5 table over tokens that Python made.

`tokenize='ascii'` leaves the tokens whole, for it takes everything beyond ASCII for a letter; `unicode61`
would split them again at vowel signs and tone marks, and knows no letter younger than 2012.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import Connection, TextClause, bindparam, text
from sqlalchemy.exc import DatabaseError

from curriculum.search.query import Phrase, Term
from curriculum.search.tables import PASSAGES
from curriculum.search.wordindex import Row

_CREATE = "CREATE VIRTUAL TABLE {} USING fts5 (words, forms, tokenize = 'ascii')"
_INSERT = "INSERT INTO {} (rowid, words, forms) VALUES (:passage, :words, :forms)"
_ROWS = "SELECT rowid, words, forms FROM search_words"
_ALL = text(f"{_ROWS} ORDER BY rowid")
_THESE = text(f"{_ROWS} WHERE rowid IN :passages ORDER BY rowid").bindparams(
    bindparam("passages", expanding=True)
)
_OF_ENTRY = text(f"{_ROWS} WHERE rowid BETWEEN :first AND :last ORDER BY rowid")
_ENTRIES = text("SELECT DISTINCT rowid / :passages FROM search_words WHERE search_words MATCH :match")


class FullText:
    """See `wordindex.WordIndex`."""

    def create(self, connection: Connection) -> None:
        connection.execute(text(_CREATE.format("search_words")))

    def drop(self, connection: Connection) -> None:
        # With it go the tables in which FTS5 keeps it.
        connection.execute(text("DROP TABLE IF EXISTS search_words"))

    def add(self, connection: Connection, rows: Iterable[Row]) -> None:
        _insert(connection, "search_words", rows)

    def remove(self, connection: Connection, passages: Sequence[int]) -> None:
        if passages:
            connection.execute(
                text("DELETE FROM search_words WHERE rowid = :id"), [{"id": id_} for id_ in passages]
            )

    def replace_all(self, connection: Connection, rows: Iterable[Row]) -> None:
        connection.execute(text("DROP TABLE IF EXISTS search_words_next"))
        connection.execute(text(_CREATE.format("search_words_next")))
        _insert(connection, "search_words_next", rows)
        connection.execute(text("DROP TABLE IF EXISTS search_words"))
        connection.execute(text("ALTER TABLE search_words_next RENAME TO search_words"))

    def rows(self, connection: Connection, passages: Sequence[int]) -> Iterable[Row]:
        return _read(connection, _THESE, passages=passages)

    def of_entry(self, connection: Connection, entry: int) -> Iterable[Row]:
        return _read(connection, _OF_ENTRY, first=entry * PASSAGES, last=(entry + 1) * PASSAGES - 1)

    def everything(self, connection: Connection) -> Iterable[Row]:
        return _read(connection, _ALL)

    def faults(self, connection: Connection) -> tuple[str, ...]:
        try:
            connection.execute(text("INSERT INTO search_words (search_words) VALUES ('integrity-check')"))
        except DatabaseError as error:
            if getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
                return self._miscounted(connection)  # FTS5's own check is a write, though it changes nothing
            return (f"the full text contradicts itself: {error.orig}",)
        return ()

    def _miscounted(self, connection: Connection) -> tuple[str, ...]:
        """What a reader can check: that every token finds as many passages as hold it."""
        held = Counter(
            token for row in self.everything(connection) for token in {*row.words.split(), *row.forms.split()}
        )
        count = text("SELECT count(*) FROM search_words WHERE search_words MATCH :match")
        return tuple(
            f"“{token}” is in {passages} passages and is not found in as many"
            for token, passages in held.items()
            if connection.execute(count, {"match": _term(Term(token))}).scalar_one() != passages
        )

    def entries_with(self, connection: Connection, phrase: Phrase) -> frozenset[int]:
        values = {"match": _phrase(phrase), "passages": PASSAGES}
        return frozenset(connection.execute(_ENTRIES, values).scalars())


def _read(connection: Connection, rows: TextClause, **values: object) -> Iterable[Row]:
    return (Row(*row) for row in connection.execute(rows, values))


def _insert(connection: Connection, table: str, rows: Iterable[Row]) -> None:
    waiting = iter(rows)
    while batch := [row._asdict() for row in islice(waiting, 500)]:
        connection.execute(text(_INSERT.format(table)), batch)


def _term(term: Term) -> str:
    """Tokens hold letters, marks and digits only, so that nothing in the quotation marks can end them."""
    return f'"{term.text}" *' if term.prefix else f'"{term.text}"'


def _phrase(phrase: Phrase) -> str:
    """The whole phrase as one string in the column of words."""
    return "words : " + _term(Term(" ".join(term.text for term in phrase.terms), phrase.terms[-1].prefix))
