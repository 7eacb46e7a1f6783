"""Which editions mean what was asked: the nearest pieces, among all that have a vector.

Above `EXACT` pieces the nearest are first looked for by the signs of their vectors, 48 bytes each, and the
best `RESCORED` are measured whole. How far a piece stands out is told in standard deviations of all pieces
(z), which mean and covariance give without measuring them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from curriculum.remembered import Remembered
from curriculum.search import schema, tables, vectors
from curriculum.search.embedding import Vector
from curriculum.search.facets import Catalogue

EXACT = 4_000
RESCORED = 1_000
NONE = -np.inf
"""The nearness of an edition that was not measured: it has no vector, or is far."""


class Measured(NamedTuple):
    pieces: NDArray[np.int64]
    z: NDArray[np.float64]


class Nearness(NamedTuple):
    """Of every row of the catalogue."""

    z: NDArray[np.float64]
    """How far its best piece stands out, or `NONE`."""
    passages: NDArray[np.int64]
    """Where that piece stands; 0 where there is none."""


@dataclass(frozen=True, eq=False)
class Space:
    """The pieces of one state of the index, as points on a sphere."""

    passages: NDArray[np.int64]
    """Of each piece."""
    points: NDArray[np.int8]
    lengths: NDArray[np.float32]
    centre: NDArray[np.float32]
    spread: NDArray[np.float32]
    """Covariance of the points."""
    codes: NDArray[np.uint64]
    """Signs around the centre; empty where all points are measured."""

    @cached_property
    def entries(self) -> NDArray[np.int64]:
        return self.passages // tables.PASSAGES


_REMEMBERED = Remembered[tuple[UUID, UUID, str], Space](most=2)


def space(connection: Connection, model: str) -> Space:
    """The space of the index as it stands in this transaction."""
    key = (*schema.stamps(connection), model)
    return _REMEMBERED.get(key) or _REMEMBERED.keep(key, made(*vectors.stored(connection, model)))


def nearness(within: Space, asked: Vector, everything: Catalogue) -> Nearness:
    """How near every edition comes to `asked`, by its best piece."""
    rows = len(everything.editions)
    z, passages = np.full(rows, NONE), np.zeros(rows, np.int64)
    if len(within.points):
        measured = stands_out(within, asked)
        best_last = np.argsort(measured.z, kind="stable")
        row = everything.row_of[within.entries[measured.pieces[best_last]]]
        z[row] = measured.z[best_last]  # of several the last one written stays
        passages[row] = within.passages[measured.pieces[best_last]]
    return Nearness(z, passages)


def stands_out(within: Space, asked: Vector) -> Measured:
    """How far pieces stand out towards `asked`: all of them, or those that may be the nearest."""
    pieces = _candidates(within, asked)
    cosines = (within.points[pieces].astype(np.float32) @ asked) / within.lengths[pieces]
    deviation = max(float(asked @ within.spread @ asked), 1e-12) ** 0.5
    return Measured(pieces, ((cosines - float(asked @ within.centre)) / deviation).astype(np.float64))


def _candidates(within: Space, asked: Vector) -> NDArray[np.int64]:
    if not len(within.codes):
        return np.arange(len(within.points))
    code = _codes((asked - within.centre)[None])
    apart = np.bitwise_count(within.codes ^ code).sum(axis=1)
    return np.argpartition(apart, RESCORED)[:RESCORED]


def made(passages: NDArray[np.int64], points: NDArray[np.int8]) -> Space:
    """The space of these points; where they are many, with the codes by which the nearest are looked for."""
    of = points.shape[1]
    lengths = np.empty(len(points), np.float32)
    total, products = np.zeros(of, np.float64), np.zeros((of, of), np.float64)
    for start in range(0, len(points), EXACT):
        part = points[start : start + EXACT].astype(np.float32)
        lengths[start : start + EXACT] = np.maximum(np.linalg.norm(part, axis=1), 1e-6)
        unit = part / lengths[start : start + EXACT, None]
        total += unit.sum(axis=0)
        products += unit.T @ unit
    centre = total / max(len(points), 1)
    spread = products / max(len(points), 1) - np.outer(centre, centre)
    codes = np.zeros((0, 0), np.uint64)
    if len(points) > EXACT:
        parts = range(0, len(points), EXACT)
        units = (points[at : at + EXACT] / lengths[at : at + EXACT, None] for at in parts)
        codes = np.concatenate([_codes(unit - centre) for unit in units])
    return Space(passages, points, lengths, centre.astype(np.float32), spread.astype(np.float32), codes)


def _codes(points: NDArray[np.floating]) -> NDArray[np.uint64]:
    """The signs of each point, in whole words of 64."""
    signs = np.packbits(points > 0, axis=1)
    padded = np.pad(signs, ((0, 0), (0, -signs.shape[1] % 8)))
    return padded.view(np.uint64)
