"""The index of words where there is no FTS5: a row for each token of a passage, ranked by the same BM25 in
SQL."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Float,
    Integer,
    Select,
    Table,
    Text,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    union_all,
)

from curriculum.search import weights
from curriculum.search.query import Phrase, Term
from curriculum.search.tables import metadata, passage
from curriculum.search.wordindex import Looked, Ranking, Row

_K1, _B = 1.2, 0.75
"""BM25's usual constants, those of FTS5."""
_BATCH = 500

_text = Table(
    "search_tokens",
    metadata,
    Column("passage_id", BigInteger, primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
    Column("forms", Text, nullable=False),
    Column("length", Integer, nullable=False),
)
_posting = Table(
    "search_posting",
    metadata,
    # In the order of bytes, so that the index serves beginnings of words too.
    Column("token", Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True),
    Column("passage_id", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("times", Float, nullable=False),
)


class Postings:
    """See `wordindex.WordIndex`."""

    def create(self, connection: Connection) -> None:
        metadata.create_all(connection, tables=[_text, _posting])

    def drop(self, connection: Connection) -> None:
        """Nothing: its tables are plain ones."""

    def add(self, connection: Connection, rows: Iterable[Row]) -> None:
        for row in rows:
            times = Counter(row.words.split())
            for form in row.forms.split():
                times[form] += weights.FORMS  # type: ignore[assignment]
            length = len(row.words.split()) + len(row.forms.split())
            connection.execute(
                insert(_text).values(passage_id=row.passage, words=row.words, forms=row.forms, length=length)
            )
            if times:
                postings = [
                    {"token": token, "passage_id": row.passage, "times": count}
                    for token, count in times.items()
                ]
                connection.execute(insert(_posting), postings)

    def remove(self, connection: Connection, passages: Sequence[int]) -> None:
        for table in (_text, _posting):
            for start in range(0, len(passages), _BATCH):
                batch = passages[start : start + _BATCH]
                connection.execute(delete(table).where(table.c.passage_id.in_(batch)))

    def replace_all(self, connection: Connection, rows: Iterable[Row]) -> None:
        for table in (_text, _posting):
            connection.execute(delete(table))
        self.add(connection, rows)

    def rows(self, connection: Connection) -> Iterable[Row]:
        found = connection.execute(
            select(_text.c.passage_id, _text.c.words, _text.c.forms).order_by(_text.c.passage_id)
        )
        return (Row(*row) for row in found)

    def faults(self, connection: Connection) -> tuple[str, ...]:
        expected = {
            (token, row.passage)
            for row in self.rows(connection)
            for token in (*row.words.split(), *row.forms.split())
        }
        found = {
            (token, id_) for token, id_ in connection.execute(select(_posting.c.token, _posting.c.passage_id))
        }
        return tuple(
            f"the postings of {token!r} are wrong in {id_}" for token, id_ in sorted(expected ^ found)
        )

    def passages_with(self, connection: Connection, looked: Looked) -> int:
        return connection.execute(select(func.count()).select_from(_holding(looked).subquery())).scalar_one()

    def entries_with(self, connection: Connection, looked: Looked) -> frozenset[int]:
        held = _holding(looked).subquery()
        entries = select(passage.c.entry_id).distinct().join(held, held.c.passage_id == passage.c.id)
        return frozenset(connection.execute(entries).scalars())

    def ranking(self, connection: Connection, looked: Sequence[Looked]) -> Ranking:
        scores: defaultdict[int, float] = defaultdict(float)
        best: dict[int, tuple[float, int]] = {}
        for entry, passage_id, field, score in connection.execute(_scored(connection, looked)):
            scores[entry] += score if field == "title" else score * weights.BREADTH
            if field != "title":
                best[entry] = max(best.get(entry, (0.0, 0)), (score, passage_id))
        for entry, (score, _) in best.items():
            scores[entry] += score * (1 - weights.BREADTH)
        return Ranking(dict(scores), {entry: passage_id for entry, (_, passage_id) in best.items()})


def _holding(looked: Looked) -> Select[int]:
    """The passages that hold it."""
    if isinstance(looked, Phrase):
        return select(_text.c.passage_id).where(_reads(looked))
    return select(_posting.c.passage_id).distinct().where(or_(*map(_is, looked.terms)))


def _is(term: Term) -> ColumnElement[bool]:
    return _posting.c.token.startswith(term.text) if term.prefix else _posting.c.token == term.text


def _reads(phrase: Phrase) -> ColumnElement[bool]:
    """Tokens hold letters, marks and digits only: no sign of LIKE can be among them."""
    wanted = " " + " ".join(term.text for term in phrase.terms) + ("" if phrase.terms[-1].prefix else " ")
    return (literal(" ") + _text.c.words + literal(" ")).contains(wanted)


def _scored(connection: Connection, looked: Sequence[Looked]) -> Select[int, int, str, float]:
    """Every passage that holds any of it, with its BM25 times its weight."""
    passages, mean_length = connection.execute(select(func.count(), func.avg(_text.c.length))).one()
    parts = []
    for times in _occurrences(looked):
        held = times.subquery()
        count = connection.execute(select(func.count()).select_from(held)).scalar_one()
        rarity = max(log((passages - count + 0.5) / (count + 0.5)), 1e-6)
        longness = 1 - _B + _B * _text.c.length / float(mean_length or 1)
        score = rarity * held.c.times * (_K1 + 1) / (held.c.times + _K1 * longness)
        parts.append(
            select(held.c.passage_id, score.label("score")).join(
                _text, _text.c.passage_id == held.c.passage_id
            )
        )
    found = union_all(*parts).subquery()
    total = (func.sum(found.c.score) * weights.of_passage).label("score")
    return (
        select(passage.c.entry_id, passage.c.id, passage.c.field, total)
        .join(found, found.c.passage_id == passage.c.id)
        .group_by(passage.c.entry_id, passage.c.id, passage.c.field)
    )


def _occurrences(looked: Sequence[Looked]) -> list[Select[int, float]]:
    """For each phrase and each term: passage -> how often it is there."""
    found: list[Select[int, float]] = []
    for one in looked:
        if isinstance(one, Phrase):
            found.append(select(_text.c.passage_id, literal(1.0).label("times")).where(_reads(one)))
        else:
            found.extend(
                select(_posting.c.passage_id, func.sum(_posting.c.times).label("times"))
                .where(_is(term))
                .group_by(_posting.c.passage_id)
                for term in one.terms
            )
    return found
