"""Writing the index: put, remove, rebuild, and the proof that it agrees with its tables.

Every function works in the caller's transaction: what is rolled back was never indexed, what is committed is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

import regex  # type: ignore[import-untyped]
from sqlalchemy import Connection, delete, insert, select, update
from sqlmodel import col

from curriculum.access import Work
from curriculum.errors import InvalidValue
from curriculum.models.library import Edition, ModuleRow
from curriculum.search import holdings, schema, tables
from curriculum.search.holdings import Share
from curriculum.search.pieces import digest, pieces
from curriculum.search.request import FACETS, Entry
from curriculum.search.text import beginning, tokens
from curriculum.search.wordindex import Row

_UNSTORABLE = regex.compile(r"[\p{Cs}\x00]")
"""Half characters and NUL: no database takes them. One sign stands for one, so that ranges stay right."""


def prepare(work: Work) -> None:
    """Make the index where there is none, and build it anew where another version's analyser made it.

    An index whose tables are of another version is thrown away: then `missing` names everything.
    """
    connection = work.session.connection()
    schema.ensure(connection)
    if not schema.is_current(connection):
        _rebuild(connection)


def put(work: Work, entry: Entry) -> None:
    """Index one edition, in place of what was indexed of it before.

    Raises:
        InvalidValue: a facet that the search does not know, or more passages than an entry may have.
    """
    _refuse_unknown(entry)
    prepare(work)
    connection = work.session.connection()
    _forget(connection, entry.uid, entry.lang)
    _store(connection, entry)
    schema.mark_changed(connection)


def remove(work: Work, uid: UUID, lang: str) -> None:
    """Forget one edition; nothing happens when it was never indexed."""
    connection = work.session.connection()
    if schema.stands(connection) and _forget(connection, uid, lang):
        schema.mark_changed(connection)


def missing(work: Work) -> frozenset[tuple[UUID, str]]:
    """The editions, by uid and language, that the library shows and the index has not."""
    connection = work.session.connection()
    indexed = _indexed(connection) if schema.stands(connection) else set()
    return frozenset(_published(work) - indexed)


def rebuild(work: Work) -> None:
    """Build the index of words anew from the stored passages. Readers see the old one until the commit."""
    connection = work.session.connection()
    schema.ensure(connection)
    _rebuild(connection)


def agrees(work: Work) -> tuple[str, ...]:
    """Where the index and the tables disagree, one sentence each; empty when it is sound.

    Compares the published editions of the library with the entries, the passages with the words that are
    indexed for them, and the index of words with itself.
    """
    connection = work.session.connection()
    if not schema.stands(connection):
        return tuple(f"{uid} {lang} is published and not indexed" for uid, lang in sorted(_published(work)))
    return (*_against_library(work, connection), *_against_passages(connection), *_faults(connection))


def _refuse_unknown(entry: Entry) -> None:
    for name in entry.facets:
        if name not in FACETS:
            raise InvalidValue("facet", name, "one of " + ", ".join(FACETS))
    if len(entry.passages) > tables.PASSAGES:
        raise InvalidValue("passages", len(entry.passages), f"at most {tables.PASSAGES} of one edition")


def _store(connection: Connection, entry: Entry) -> None:
    title = _storable(entry.title)
    entry_id: int = connection.execute(
        insert(tables.entry).returning(tables.entry.c.id),
        {
            "uid": entry.uid,
            "lang": entry.lang,
            "kind": entry.kind,
            "slug": entry.slug,
            "title": title,
            "minutes": entry.minutes,
            "source": entry.source,
            "length": 0.0,
            "passages": len(entry.passages),
        },
    ).scalar_one()
    own = {"kind": {entry.kind}, "language": {entry.lang}}
    facets = [
        {"entry_id": entry_id, "facet": name, "value": value}
        for name in FACETS
        for value in sorted(entry.facets.get(name, frozenset()) | own.get(name, set()))
    ]
    connection.execute(insert(tables.facet), facets)
    numbered = [
        (entry_id * tables.PASSAGES + number, _storable(passage.text), passage)
        for number, passage in enumerate(entry.passages)
    ]
    if not numbered:
        return
    passages = [
        {"id": id_, "entry_id": entry_id, "field": passage.field, "key": passage.key}
        for id_, _, passage in numbered
    ]
    originals = [{"passage_id": id_, "text": text} for id_, text, _ in numbered]
    connection.execute(insert(tables.passage), passages)
    connection.execute(insert(tables.original), originals)
    cut = [
        {"passage_id": id_, "number": number, "digest": digest(piece)}
        for id_, text, passage in numbered
        for number, piece in enumerate(pieces(title, passage.field, text))
    ]
    if cut:
        connection.execute(insert(tables.piece), cut)
    rows = [_row(id_, text, entry.lang) for id_, text, _ in numbered]
    schema.word_index(connection).add(connection, rows)
    held = holdings.shares([(row, passage.field) for row, passage in zip(rows, entry.passages, strict=True)])
    holdings.add(connection, entry_id, held)
    _measure(connection, entry_id, held)


def _measure(connection: Connection, entry_id: int, held: Mapping[str, Share]) -> None:
    length = sum(share.times for share in held.values())
    connection.execute(update(tables.entry).where(tables.entry.c.id == entry_id).values(length=length))


def _forget(connection: Connection, uid: UUID, lang: str) -> bool:
    """Whether there was anything to forget."""
    of_edition = (tables.entry.c.uid == uid) & (tables.entry.c.lang == lang)
    entry_id = connection.execute(select(tables.entry.c.id).where(of_edition)).scalar()
    if entry_id is None:
        return False
    index = schema.word_index(connection)
    rows = list(index.of_entry(connection, entry_id))
    tokens = {token for row in rows for token in (*row.words.split(), *row.forms.split())}
    holdings.remove(connection, entry_id, tokens)
    index.remove(connection, [row.passage for row in rows])
    passages = select(tables.passage.c.id).where(tables.passage.c.entry_id == entry_id)
    for table in (tables.original, tables.piece):
        connection.execute(delete(table).where(table.c.passage_id.in_(passages)))
    for table in (tables.passage, tables.facet):
        connection.execute(delete(table).where(table.c.entry_id == entry_id))
    connection.execute(delete(tables.entry).where(tables.entry.c.id == entry_id))
    return True


def _rebuild(connection: Connection) -> None:
    schema.word_index(connection).replace_all(connection, (row for row, _ in _analysed(connection)))
    holdings.replace_all(connection, _measured(connection))
    schema.mark_changed(connection)


def _measured(connection: Connection) -> Iterator[tuple[int, Mapping[str, Share]]]:
    """What every edition holds, from the words that are indexed; its length is noted on the way."""
    for entry_id, held in _held(connection):
        _measure(connection, entry_id, held)
        yield entry_id, held


def _held(connection: Connection) -> Iterator[tuple[int, dict[str, Share]]]:
    column = tables.passage.c
    fields = dict(connection.execute(select(column.id, column.field)).all())
    index = schema.word_index(connection)
    for entry_id in connection.execute(select(tables.entry.c.id).order_by(tables.entry.c.id)).scalars().all():
        rows = index.of_entry(connection, entry_id)
        yield entry_id, holdings.shares([(row, fields.get(row.passage, "")) for row in rows])


def _analysed(connection: Connection) -> Iterator[tuple[Row, str]]:
    """Every stored passage as the index of words should hold it, with its field, by id."""
    stored = connection.execute(
        select(tables.passage.c.id, tables.original.c.text, tables.entry.c.lang, tables.passage.c.field)
        .join(tables.original, tables.original.c.passage_id == tables.passage.c.id)
        .join(tables.entry, tables.entry.c.id == tables.passage.c.entry_id)
        .order_by(tables.passage.c.id)
    )
    return ((_row(passage, text, lang), field) for passage, text, lang, field in stored.all())


def _row(passage: int, text: str, lang: str) -> Row:
    found = tokens(text, lang)
    return Row(
        passage,
        " ".join(token.text for token in found),
        " ".join(form for token in found for form in (*token.forms, beginning(token)) if form),
    )


def _storable(text: str) -> str:
    stored: str = _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    return stored


def _published(work: Work) -> set[tuple[UUID, str]]:
    shown = (
        select(col(ModuleRow.uid), col(Edition.lang))
        .join(Edition, col(Edition.module_id) == col(ModuleRow.id))
        .where(col(Edition.published_id).is_not(None))
    )
    return {(uid, lang) for uid, lang in work.session.execute(shown)}


def _indexed(connection: Connection) -> set[tuple[UUID, str]]:
    entry = tables.entry.c
    return {(uid, lang) for uid, lang in connection.execute(select(entry.uid, entry.lang))}


def _against_library(work: Work, connection: Connection) -> Iterator[str]:
    published = _published(work)
    indexed = _indexed(connection)
    yield from (f"{uid} {lang} is published and not indexed" for uid, lang in sorted(published - indexed))
    yield from (f"{uid} {lang} is indexed and not published" for uid, lang in sorted(indexed - published))


def _against_passages(connection: Connection) -> Iterator[str]:
    indexed = {row.passage: row for row in schema.word_index(connection).everything(connection)}
    for row, _ in _analysed(connection):
        if indexed.pop(row.passage, None) != row:
            yield f"passage {row.passage} is not indexed as it reads"
    yield from (f"passage {passage} is indexed and not there" for passage in indexed)


def _faults(connection: Connection) -> Iterator[str]:
    yield from schema.word_index(connection).faults(connection)
    noted = holdings.everything(connection)
    for entry_id, held in _held(connection):
        for token, share in held.items():
            if (found := noted.pop((entry_id, token), None)) is None or found[1:] != share[1:]:
                yield f"“{token}” is not noted of entry {entry_id} as it stands there"
    yield from (f"“{token}” is noted of entry {entry_id} and not there" for entry_id, token in noted)
