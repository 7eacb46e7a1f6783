"""The one door to the database.

    with database.read() as work:    # sees one moment, cannot write, waits for nobody
    with database.write() as work:   # has its turn alone; commits at the end, or keeps nothing

One block a click: nothing that belongs to the session may outlive it. How each kind of database keeps these
promises is in `sqlite` and `postgresql`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Protocol

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from curriculum.access import LOCAL, Actor, Work
from curriculum.errors import DatabaseBusy, StorageError
from curriculum.settings import names_a_server

PATIENCE = 10.0
"""Seconds that a write waits for its turn before it gives up with `DatabaseBusy`."""


class Store(Protocol):
    """What a kind of database offers. Its `writer` takes the only turn when a transaction begins."""

    @property
    def place(self) -> Path | str: ...
    @property
    def patience(self) -> float: ...
    @property
    def reader(self) -> Engine: ...
    @property
    def writer(self) -> Engine: ...
    def translated(self, error: BaseException | None) -> StorageError | None: ...
    def copy_to(self, file: Path) -> None: ...
    def copies_of_upgrades(self) -> tuple[Path, ...]: ...
    def scrub(self) -> None: ...


class Database:
    """An open database. Made by `open_database`; may be shared by all threads of a process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = Lock()

    @property
    def path(self) -> Path | None:
        """The file, or None when the database is on a server."""
        return self._store.place if isinstance(self._store.place, Path) else None

    @contextmanager
    def read(self, actor: Actor = LOCAL, language: str = "en") -> Iterator[Work]:
        """Work that sees one moment of the database and cannot change it.

        Raises from `StorageError` when the disk or the server fails.
        """
        with self._transaction(self._store.reader) as session:
            yield Work(session, actor, datetime.now(UTC), language)

    @contextmanager
    def write(self, actor: Actor = LOCAL, language: str = "en") -> Iterator[Work]:
        """Work that has its turn alone: what it reads stays true until the commit at the end of the block.

        An exception takes back all of it. Raises `DatabaseBusy` when the turn does not come within `PATIENCE`
        (or from inside another write of the same thread), and other kinds of `StorageError`.
        """
        # SQLite wakes waiters unfairly, so the threads of one process queue here (worst wait: a quarter)
        if not self._turn.acquire(timeout=self._store.patience):
            raise DatabaseBusy(self._store.place)
        try:
            with self._transaction(self._store.writer) as session:
                yield Work(session, actor, datetime.now(UTC), language)
                session.commit()
        finally:
            self._turn.release()

    def copy_to(self, file: Path) -> Path:
        """A sound copy of one moment in one file, in place of an older one. Nobody waits for it.

        Raises `NoCopyOfServer` for a database on a server, and other kinds of `StorageError`.
        """
        self._store.copy_to(file)
        return file

    def copies_of_upgrades(self) -> tuple[Path, ...]:
        """The copies that upgrades made before they changed tables."""
        return self._store.copies_of_upgrades()

    def scrub(self) -> None:
        """Rewrite the files, so that nothing of what was deleted or replaced stays in them.

        Needs the database for itself for a moment: raises `DatabaseBusy` when others read or write for longer than
        `PATIENCE`.
        """
        with self._turn:
            self._store.scrub()

    def close(self) -> None:
        """Let go of every connection. The database may be used again, and opens new ones."""
        self._store.reader.dispose()
        self._store.writer.dispose()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine) as session:
                session.connection()  # begins now, so that the turn comes before the first look
                yield session
        except DBAPIError as error:
            translated = self._store.translated(error)
            if translated is None:
                raise
            raise translated from error


def open_database(place: Path | str, *, create: bool = True, patience: float = PATIENCE) -> Database:
    """Open the database at `place`, a file or a PostgreSQL URL, and bring its tables up to date.

    A database that is not there is made, or with `create=False` reported as `DatabaseMissing`. An older
    file is copied into `backups/` beside it before its tables change; a newer one is refused with
    `DatabaseTooNew` and left as it is.

    Args:
        patience: seconds that opening and writing wait for other processes.

    Raises:
        StorageError: one of its kinds, see `errors`.
    """
    if isinstance(place, str) and names_a_server(place):
        from curriculum.postgresql import Server

        return Database(Server(place, patience, create))
    from curriculum.sqlite import File

    return Database(File(Path(place), patience, create))
