"""The index of words on SQLite: one FTS5 table over tokens that Python made.

`tokenize='ascii'` leaves the tokens whole, for it takes everything beyond ASCII for a letter; `unicode61`
would split them again at vowel signs and tone marks, and knows no letter younger than 2012.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from curriculum.search import weights
from curriculum.search.query import Phrase, Term, Word
from curriculum.search.tables import PASSAGES
from curriculum.search.wordindex import Looked, Ranking, Row

_CREATE = "CREATE VIRTUAL TABLE {} USING fts5 (words, forms, tokenize = 'ascii')"
_INSERT = "INSERT INTO {} (rowid, words, forms) VALUES (:passage, :words, :forms)"
# Thousands of entries arrive as one row of JSON: as rows they would cost more than the search itself, and in
# a large process each set of them may set off a full collection of garbage.
_ENTRIES = """
    SELECT json_group_array(entry)
    FROM (SELECT DISTINCT rowid / :passages AS entry FROM search_words WHERE search_words MATCH :match)
"""
_RANKING = """
    SELECT json_group_array(entry), json_group_array(score), json_group_array(best)
    FROM (
        SELECT
            entry,
            max(body) * (1 - :breadth) + sum(body) * :breadth + sum(title) AS score,
            iif(max(body) > 0, id, NULL) AS best -- beside one max(), id comes from the row that has it
        FROM (
            SELECT
                search_passage.id,
                search_passage.id / :passages AS entry,
                iif(search_passage.field = 'title', {weight} * found.score, 0) AS title,
                iif(search_passage.field <> 'title', {weight} * found.score, 0) AS body
            FROM (
                SELECT rowid, -bm25(search_words, 1.0, :forms) AS score
                FROM search_words WHERE search_words MATCH :match
                LIMIT -1 -- bm25 works only beside MATCH; a LIMIT keeps the selects apart
            ) AS found
            JOIN search_passage ON search_passage.id = found.rowid
        )
        GROUP BY entry
    )
"""
_WEIGHT = str(weights.of_passage.compile(compile_kwargs={"literal_binds": True}))


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

    def rows(self, connection: Connection) -> Iterable[Row]:
        found = connection.execute(text("SELECT rowid, words, forms FROM search_words ORDER BY rowid"))
        return (Row(*row) for row in found)

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
            token for row in self.rows(connection) for token in {*row.words.split(), *row.forms.split()}
        )
        return tuple(
            f"“{token}” is in {passages} passages and is not found in as many"
            for token, passages in held.items()
            if self.passages_with(connection, Word((Term(token),))) != passages
        )

    def passages_with(self, connection: Connection, looked: Looked) -> int:
        query = text("SELECT count(*) FROM search_words WHERE search_words MATCH :match")
        count: int = connection.execute(query, {"match": _match([looked])}).scalar_one()
        return count

    def entries_with(self, connection: Connection, looked: Looked) -> frozenset[int]:
        values = {"match": _match([looked]), "passages": PASSAGES}
        return frozenset(json.loads(connection.execute(text(_ENTRIES), values).scalar_one()))

    def ranking(self, connection: Connection, looked: Sequence[Looked]) -> Ranking:
        values = {
            "match": _match(looked),
            "forms": weights.FORMS,
            "breadth": weights.BREADTH,
            "passages": PASSAGES,
        }
        ranked = connection.execute(text(_RANKING.format(weight=_WEIGHT)), values).one()
        entries, scores, passages = map(json.loads, ranked)
        best = {entry: passage for entry, passage in zip(entries, passages, strict=True) if passage}
        return Ranking(dict(zip(entries, scores, strict=True)), best)


def _insert(connection: Connection, table: str, rows: Iterable[Row]) -> None:
    waiting = iter(rows)
    while batch := [row._asdict() for row in islice(waiting, 500)]:
        connection.execute(text(_INSERT.format(table)), batch)


def _match(looked: Sequence[Looked]) -> str:
    return " OR ".join(
        _phrase(one) if isinstance(one, Phrase) else " OR ".join(map(_term, one.terms)) for one in looked
    )


def _term(term: Term) -> str:
    """Tokens hold letters, marks and digits only, so that nothing in the quotation marks can end them."""
    return f'"{term.text}" *' if term.prefix else f'"{term.text}"'


def _phrase(phrase: Phrase) -> str:
    """The whole phrase as one string in the column of words."""
    return "words : " + _term(Term(" ".join(term.text for term in phrase.terms), phrase.terms[-1].prefix))
