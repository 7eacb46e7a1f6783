"""Vectors in their table: which pieces have none yet, and what the package brings for the shipped library.

A byte a dimension: measured on XQuAD, MRR@10 differs from whole floats by less than .001.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, select

from curriculum.access import Work
from curriculum.search import schema, tables
from curriculum.search.pieces import pieces
from curriculum.settings import shipped

_MOST = 127
"""Of a signed byte."""
_BATCH = 500

Bytes = NDArray[np.int8]


class Progress(NamedTuple):
    """How many pieces have a vector of one model, and how many there are."""

    read: int
    of: int


def progress(work: Work, model: str) -> Progress:
    connection = work.session.connection()
    if not schema.stands(connection):
        return Progress(0, 0)
    pieces_of = select(func.count(tables.piece.c.digest.distinct()))
    of: int = connection.execute(pieces_of).scalar_one()
    without: int = connection.execute(pieces_of.where(~_has_vector(model))).scalar_one()
    return Progress(of - without, of)


def unread(work: Work, model: str, most: int) -> dict[bytes, str]:
    """At most so many pieces without a vector of this model, by digest."""
    connection = work.session.connection()
    if not schema.stands(connection):
        return {}
    piece, passage, entry = tables.piece.c, tables.passage.c, tables.entry.c
    wanted = (
        select(piece.digest, piece.number, entry.title, passage.field, tables.original.c.text)
        .join(tables.passage, passage.id == piece.passage_id)
        .join(tables.original, tables.original.c.passage_id == piece.passage_id)
        .join(tables.entry, entry.id == passage.entry_id)
        .where(~_has_vector(model))
        .order_by(piece.passage_id, piece.number)
        .limit(most)
    )
    return {
        bytes(row.digest): pieces(row.title, row.field, row.text)[row.number]
        for row in connection.execute(wanted)
    }


def keep(work: Work, model: str, made: Mapping[bytes, NDArray[np.float32]]) -> None:
    """Store the vectors of pieces; one that is there already stays."""
    _keep(work.session.connection(), model, {known: as_bytes(vector) for known, vector in made.items()})


def take_shipped(work: Work, model: str) -> int:
    """Store what the package brings for pieces that have no vector yet; how many that were."""
    connection = work.session.connection()
    brought = _brought(shipped() / "data" / "vectors", model)
    if not brought or not schema.stands(connection):
        return 0
    lacking = select(tables.piece.c.digest).distinct().where(~_has_vector(model))
    found = {bytes(known) for known in connection.execute(lacking).scalars()} & brought.keys()
    _keep(connection, model, {known: brought[known] for known in found})
    return len(found)


def forget_unused(work: Work) -> None:
    """Drop the vectors of words that stand nowhere any more."""
    used = select(tables.piece.c.digest).where(tables.piece.c.digest == tables.vector.c.digest)
    work.session.connection().execute(delete(tables.vector).where(~exists(used)))


def stored(connection: Connection, model: str) -> tuple[NDArray[np.int64], Bytes]:
    """For every piece with a vector its passage, and the vectors, a row each."""
    piece, vector = tables.piece.c, tables.vector.c
    both = (piece.digest == vector.digest) & (vector.model == model)
    rows = connection.execute(
        select(piece.passage_id, vector.vector).join(tables.vector, both).order_by(piece.passage_id)
    ).all()
    passages = np.array([passage for passage, _ in rows], np.int64)
    matrix = np.frombuffer(b"".join(held for _, held in rows), np.int8)
    return passages, matrix.reshape(len(rows), -1 if rows else 0)


def as_bytes(vector: NDArray[np.float32]) -> Bytes:
    """The direction of a vector, a byte a dimension."""
    largest = float(np.abs(vector).max(initial=0.0)) or 1.0
    rounded: Bytes = np.rint(vector * (_MOST / largest)).astype(np.int8)
    return rounded


def write_shipped(folder: Path, work: Work, model: str) -> Path:
    """Write what `take_shipped` reads: every vector of the model in this database, in an order that is
    always the same."""
    vector = tables.vector.c
    kept = select(vector.digest, vector.vector).where(vector.model == model).order_by(vector.digest)
    rows = work.session.connection().execute(kept).all()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / _file_name(model)
    np.savez_compressed(
        file,
        model=np.array(model),
        digests=np.frombuffer(b"".join(bytes(row.digest) for row in rows), np.uint8).reshape(len(rows), -1),
        vectors=np.frombuffer(b"".join(bytes(row.vector) for row in rows), np.int8).reshape(len(rows), -1),
    )
    return file


def _has_vector(model: str) -> ColumnElement[bool]:
    vector = tables.vector.c
    return exists().where((vector.digest == tables.piece.c.digest) & (vector.model == model))


def _keep(connection: Connection, model: str, made: Mapping[bytes, Bytes]) -> None:
    there = _there(connection, model, list(made))
    new = [
        {"model": model, "digest": known, "vector": made_of.tobytes()}
        for known, made_of in made.items()
        if known not in there
    ]
    if new:
        connection.execute(insert(tables.vector), new)
        schema.mark_learnt(connection)


def _there(connection: Connection, model: str, known: list[bytes]) -> set[bytes]:
    vector = tables.vector.c
    found: set[bytes] = set()
    for start in range(0, len(known), _BATCH):
        among = vector.digest.in_(known[start : start + _BATCH]) & (vector.model == model)
        found.update(bytes(each) for each in connection.execute(select(vector.digest).where(among)).scalars())
    return found


@lru_cache(maxsize=2)
def _brought(folder: Path, model: str) -> Mapping[bytes, Bytes]:
    """What the package brings for this very model; nothing for another one, or another version of it."""
    file = folder / _file_name(model)
    if not file.is_file():
        return {}
    with np.load(file, allow_pickle=False) as kept:
        if str(kept["model"]) != model:
            return {}
        return {bytes(known): vector for known, vector in zip(kept["digests"], kept["vectors"], strict=True)}


def _file_name(model: str) -> str:
    return "".join(c if c.isalnum() or c in "-." else "-" for c in model) + ".npz"
