"""Giving vectors to what has none, a few pieces at a time; search works before it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from curriculum.access import Work
from curriculum.db import Database
from curriculum.remembered import Remembered
from curriculum.search import schema, vectors
from curriculum.search.embedding import Embedder, embedder
from curriculum.search.vectors import Progress

AT_ONCE = 8
"""Pieces a transaction: some seconds of work, which a stop loses at most."""


def catch_up(
    database: Database,
    model: Embedder,
    said: Callable[[Progress], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Progress:
    """Give every piece its vector: first those that the package brings, then those that the model must make.

    `said` hears how far it is, before the first and after every few. No transaction is open while the model works.
    """
    with database.write() as work:
        vectors.take_shipped(work, model.name)
        vectors.forget_unused(work)
    while True:
        with database.read() as work:
            done = vectors.progress(work, model.name)
            waiting = vectors.unread(work, model.name, AT_ONCE)
        said(done)
        if not waiting or stopped():
            return done
        made = model.passages(list(waiting.values()))
        with database.write() as work:
            vectors.keep(work, model.name, dict(zip(waiting, made, strict=True)))


class Readiness(NamedTuple):
    """How far searching by meaning is."""

    model: str
    """Empty where none is installed."""
    read: int
    of: int
    """Pieces of text."""

    @property
    def complete(self) -> bool:
        return self.read == self.of


_READY = Remembered[tuple[UUID, UUID, str], Readiness](most=4)


def readiness(work: Work) -> Readiness:
    """What the model of this installation, if there is one, has read."""
    model = embedder()
    if model is None:
        return Readiness("", 0, 0)
    connection = work.session.connection()
    if not schema.stands(connection):
        return Readiness(model.name, 0, 0)
    key = (*schema.stamps(connection), model.name)
    return _READY.get(key) or _READY.keep(key, Readiness(model.name, *vectors.progress(work, model.name)))
