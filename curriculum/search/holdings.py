"""Which editions hold a word, how much of it and in how many passages: what decides hits and their order.

For every token one string of bytes a block of editions, the same on every database. A search reads those of its
own few words and computes with whole arrays; what it costs grows with the editions, not with their passages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from struct import Struct
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from curriculum.search import weights
from curriculum.search.query import Term, Word
from curriculum.search.tables import metadata
from curriculum.search.text import is_beginning, is_unspaced
from curriculum.search.wordindex import Row

BLOCK = 256
"""Editions a row: small enough that one change of an edition rewrites little, large enough that a word which
stands in every module of thousands is read in a few rows."""
PARTS = 64
"""An edition's passages are divided, in their order, into as many parts; most editions have a passage a part."""
HELD = np.dtype([("entry", "<u4"), ("times", "<f4"), ("passages", "<u4"), ("parts", "<u8")])
"""What is noted of a token in one edition: how often it is there, each time by the weight of its field, in how
many passages, its title left out, for that only says again what the rest says; and in which parts, one bit each."""
_RECORD = Struct("<IfIQ")
"""One of `HELD`."""
_MANY = 500
"""Tokens of one statement."""

_holding = Table(
    "search_holding",
    metadata,
    # In the order of bytes, so that the key serves beginnings of words too.
    Column("token", Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True),
    Column("block", Integer, primary_key=True, autoincrement=False),
    Column("held", LargeBinary, nullable=False),
)
_is_row = (_holding.c.token == bindparam("of")) & (_holding.c.block == bindparam("at"))

Holdings = NDArray[np.void]
"""Of type `HELD`, by entry."""


class Share(NamedTuple):
    """Of one token in one edition, see `HELD`."""

    times: float
    passages: int
    parts: int


def shares(rows: Sequence[tuple[Row, str]]) -> dict[str, Share]:
    """What an edition holds of every token; all its passages are given, with the fields where they stand."""
    times: defaultdict[str, float] = defaultdict(float)
    passages: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    for number, (row, field) in enumerate(rows):
        weight = weights.FIELDS.get(field, 1.0)
        words, forms = row.words.split(), row.forms.split()
        for token in words:
            times[token] += weight
        for form in forms:
            times[form] += weight * (weights.BEGINNINGS if is_beginning(form) else weights.FORMS)
        part = 1 << part_of(number, len(rows))
        for token in {*words, *forms}:
            passages[token] += field != "title"
            parts[token] |= part
    return {token: Share(times[token], passages[token], parts[token]) for token in times}


def part_of(number: int, passages: int) -> int:
    """In which part of an edition of so many passages the passage with this number is."""
    return number if passages <= PARTS else number * PARTS // passages


def passages_in(part: int, passages: int) -> range:
    """The numbers of the passages in one part of an edition."""
    if passages <= PARTS:
        return range(part, min(part + 1, passages))
    return range(-(-part * passages // PARTS), -(-(part + 1) * passages // PARTS))


def add(connection: Connection, entry: int, held: Mapping[str, Share]) -> None:
    """Note what an edition holds of which nothing was noted before."""
    there = _rows(connection, entry // BLOCK, list(held))
    changed = {token: before + _record(entry, held[token]) for token, before in there.items()}
    new = {token: _record(entry, share) for token, share in held.items() if token not in there}
    _write(connection, entry // BLOCK, changed, new)


def remove(connection: Connection, entry: int, tokens: Iterable[str]) -> None:
    """Forget an edition that holds `tokens`."""
    block = entry // BLOCK
    left = {
        token: _without(before, entry) for token, before in _rows(connection, block, list(tokens)).items()
    }
    _write(connection, block, {token: rest for token, rest in left.items() if rest}, {})
    gone = [{"of": token, "at": block} for token, rest in left.items() if not rest]
    if gone:
        connection.execute(delete(_holding).where(_is_row), gone)


def replace_all(connection: Connection, held: Iterable[tuple[int, Mapping[str, Share]]]) -> None:
    """Put other holdings in the place of all: for each edition, in the order of their numbers, what it holds."""
    connection.execute(delete(_holding))
    block, gathered = -1, dict[str, bytes]()
    for entry, of_entry in held:
        if entry // BLOCK != block:
            _write(connection, block, {}, gathered)
            block, gathered = entry // BLOCK, {}
        for token, share in of_entry.items():
            gathered[token] = gathered.get(token, b"") + _record(entry, share)
    _write(connection, block, {}, gathered)


def lookup(connection: Connection, words: Sequence[Word]) -> list[Holdings]:
    """What every edition holds of each word, whichever of its terms stands there; an edition may come more than
    once."""
    exact = {term.text for word in words for term in word.terms if not term.prefix}
    by_token: defaultdict[str, list[bytes]] = defaultdict(list)
    if exact:
        for token, held in _read(connection, _holding.c.token.in_(exact)):
            by_token[token].append(held)
    found = []
    for word in words:
        parts = [part for term in word.terms if not term.prefix for part in by_token[term.text]]
        beginnings = [term for term in word.terms if term.prefix]
        if beginnings:
            whole = {term.text for term in word.terms if not term.prefix}
            begun = _read(connection, or_(*map(_begins, beginnings)))
            parts.extend(held for token, held in begun if token not in whole)
        found.append(np.frombuffer(b"".join(parts), HELD))
    return found


def everything(connection: Connection) -> dict[tuple[int, str], Share]:
    """What is noted, by edition and token: for the proof that it is what the passages say."""
    return {
        (int(entry), token): Share(float(times), int(passages), int(parts))
        for token, held in _read(connection, _holding.c.token.is_not(None))
        for entry, times, passages, parts in np.frombuffer(held, HELD).tolist()
    }


def words(connection: Connection) -> Iterator[tuple[str, int]]:
    """Every token of a spaced script, with how many bytes note who holds it."""
    much = func.sum(func.length(_holding.c.held))
    known = select(_holding.c.token, much).group_by(_holding.c.token)
    for token, size in connection.execute(known):
        if not is_beginning(token) and not is_unspaced(token):
            yield token, int(size)


def _begins(term: Term) -> ColumnElement[bool]:
    return (_holding.c.token >= term.text) & (_holding.c.token < term.text + "\U0010ffff")


def _read(connection: Connection, which: ColumnElement[bool]) -> Iterator[tuple[str, bytes]]:
    return (
        (token, bytes(held))
        for token, held in connection.execute(select(_holding.c.token, _holding.c.held).where(which))
    )


def _rows(connection: Connection, block: int, tokens: Sequence[str]) -> dict[str, bytes]:
    """Token -> what is noted of it in a block."""
    found: dict[str, bytes] = {}
    for start in range(0, len(tokens), _MANY):
        among = _holding.c.token.in_(tokens[start : start + _MANY])
        found.update(_read(connection, among & (_holding.c.block == block)))
    return found


def _write(
    connection: Connection, block: int, changed: Mapping[str, bytes], new: Mapping[str, bytes]
) -> None:
    if changed:
        rows = [{"of": token, "at": block, "now": held} for token, held in changed.items()]
        connection.execute(update(_holding).where(_is_row).values(held=bindparam("now")), rows)
    if new:
        rows = [{"token": token, "block": block, "held": held} for token, held in new.items()]
        connection.execute(insert(_holding), rows)


def _record(entry: int, share: Share) -> bytes:
    return _RECORD.pack(entry, *share)


def _without(held: bytes, entry: int) -> bytes:
    records = np.frombuffer(held, HELD)
    return bytes(records[records["entry"] != entry].tobytes())
