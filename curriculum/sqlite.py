"""SQLite as Sala uses it: one file, two engines, a mark, a copy before every change of its tables.

SQLAlchemy's default lets two people overwrite each other in silence, so every write begins with BEGIN
IMMEDIATE, which waits for its turn before it reads; reads go through a second engine that cannot write and
takes no lock.
"""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from curriculum import migrations
from curriculum.errors import (
    DatabaseBusy,
    DatabaseMissing,
    DatabaseTooNew,
    DatabaseUnreadable,
    DiskFull,
    FolderNotWritable,
    StorageError,
)

MARK = 0x53414C41
"""`PRAGMA application_id`: the letters SALA."""

PRAGMAS = (
    "journal_mode=WAL",
    # FULL survives a power cut too, for 0.7 ms a commit
    "synchronous=FULL",
    "foreign_keys=ON",
    # a sort that spills to a file would leave texts on the disk
    "temp_store=MEMORY",
    "secure_delete=FAST",
    "trusted_schema=OFF",
)

DAMAGE = re.compile(r"no such table: \w+|Could not decode to UTF-8 column '\w+'")
"""What is said of a file in which something is gone, without a code of its own. The text that is no UTF-8
follows: it may be a person's, and is not repeated."""

POOL = {"pool_size": 4, "max_overflow": 16}


class File:
    """A database in one file, brought to the present schema before anybody reads it."""

    def __init__(self, path: Path, patience: float, create: bool) -> None:
        """Open `path`, waiting at most `patience` seconds for others. Raises from `StorageError`."""
        self.place = path.absolute()
        self.patience = patience
        self._prepare(create)
        self.reader = self._engine("BEGIN", *PRAGMAS, "query_only=ON", **POOL)
        self.writer = self._engine("BEGIN IMMEDIATE", *PRAGMAS, **POOL)

    def translated(self, error: BaseException | None) -> StorageError | None:
        """What a failure of SQLite means to a person, or None when it is a slip of ours."""
        if isinstance(error, DBAPIError):
            error = error.orig
        if not isinstance(error, sqlite3.Error):
            return None
        match getattr(error, "sqlite_errorname", "").split("_")[1:]:
            case ["BUSY" | "LOCKED", *_]:
                return DatabaseBusy(self.place)
            # with no room for even the shared memory of its log, SQLite says that it could not size it
            case ["FULL"] | ["IOERR", "SHMSIZE"]:
                return DiskFull(self.place)
            case ["CORRUPT" | "NOTADB" | "IOERR", *_]:
                return DatabaseUnreadable(self.place, str(error))
            case ["CANTOPEN" | "PERM" | "READONLY", *_] if not writable(self.place):
                return FolderNotWritable(self.place)
            case ["CANTOPEN" | "PERM" | "READONLY", *_] if not writable(self.place.parent):
                return FolderNotWritable(self.place.parent)
            case ["CANTOPEN", *_]:
                return DatabaseUnreadable(self.place, str(error))
        damage = DAMAGE.match(str(error))
        return DatabaseUnreadable(self.place, damage[0]) if damage else None

    def _engine(self, begin: str, *pragmas: str, **pool: object) -> Engine:
        def connect() -> sqlite3.Connection:
            connection = sqlite3.connect(
                self.place, timeout=self.patience, isolation_level=None, check_same_thread=False
            )
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")
            return connection

        engine = create_engine(
            URL.create("sqlite", database=str(self.place)), creator=connect, hide_parameters=True, **pool
        )
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine

    def _prepare(self, create: bool) -> None:
        with self._storage_errors():
            found = self._revision()
            if found is None and not create:
                raise DatabaseMissing(self.place)
            if found != migrations.HEAD:
                self.place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with self._alone():
                    self._bring_up_to_date()
            self._keep_private()

    def _bring_up_to_date(self) -> None:
        found = self._revision()  # again: another process may have been faster
        if found == migrations.HEAD:
            return
        if found is None:
            self.place.touch(mode=0o600)
        elif migrations.known(found):
            self._copy_before(found)
        else:
            raise DatabaseTooNew(self.place, found)
        self._migrate()

    def _revision(self) -> str | None:
        """The schema that the file has, or None while there is no database in it. Changes nothing."""
        if not self.place.exists():
            return None
        if self.place.is_dir():
            raise DatabaseUnreadable(self.place, "it is a folder")
        if not self.place.is_file():
            raise DatabaseUnreadable(self.place, "it is no file")
        untouched = f"{self.place.as_uri()}?mode=ro"
        with closing(sqlite3.connect(untouched, uri=True, timeout=self.patience)) as file:
            (mark,) = file.execute("PRAGMA application_id").fetchone()
            tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master")}
            if mark == 0 and not tables:
                return None
            if mark != MARK or "alembic_version" not in tables:
                raise DatabaseUnreadable(self.place, "another program made it")
            (revision,) = file.execute("SELECT max(version_num) FROM alembic_version").fetchone()
        if revision is None:
            raise DatabaseUnreadable(self.place, "it does not say which version its tables have")
        return str(revision)

    def _migrate(self) -> None:
        # Dropping the old shape of a table would delete what points at it, so keys are not enforced
        # meanwhile, and are checked before the commit.
        pragmas = [pragma for pragma in PRAGMAS if not pragma.startswith("foreign_keys")]
        engine = self._engine("BEGIN IMMEDIATE", *pragmas, poolclass=NullPool)
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={MARK}")
            migrations.upgrade(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken:
                raise DatabaseUnreadable(self.place, f"a row of {broken[0]} points at no {broken[2]}")

    def copy_to(self, file: Path) -> None:
        """A sound copy in one file of its own. Raises when the copy is not sound, and leaves what was there."""
        with self._storage_errors(file):
            self._copy(file)

    def copies_of_upgrades(self) -> tuple[Path, ...]:
        return tuple(sorted(self._backups.glob("*.db")))

    def scrub(self) -> None:
        """Free pages are given back and the log is emptied: until then both hold what was deleted."""
        with (
            self._storage_errors(),
            closing(sqlite3.connect(self.place, timeout=self.patience, isolation_level=None)) as file,
        ):
            file.execute("PRAGMA temp_store=MEMORY")
            file.execute("VACUUM")
            (busy, _pages, _moved) = file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                raise DatabaseBusy(self.place)

    @property
    def _backups(self) -> Path:
        return self.place.parent / "backups"

    def _copy_before(self, revision: str) -> None:
        self._backups.mkdir(mode=0o700, exist_ok=True)
        self._copy(self._backups / f"{self.place.stem}-{revision}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.db")

    def _copy(self, copy: Path) -> None:
        unfinished = copy.with_name(f".{copy.name}.unfinished")
        unfinished.touch(mode=0o600)
        try:
            with (
                closing(sqlite3.connect(self.place)) as original,
                closing(sqlite3.connect(unfinished)) as made,
            ):
                original.backup(made)
                made.execute("PRAGMA journal_mode=DELETE")
                (verdict,) = made.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise DatabaseUnreadable(self.place, verdict)
            unfinished.replace(copy)
        finally:
            unfinished.unlink(missing_ok=True)

    def _keep_private(self) -> None:
        """Nobody but the owner reads the file; SQLite gives its log the same rights."""
        with suppress(PermissionError):
            self.place.chmod(0o600)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time creates, copies and migrates."""
        from filelock import FileLock, Timeout

        lock = FileLock(self.place.with_name(self.place.name + ".lock"), timeout=self.patience, mode=0o600)
        try:
            held = lock.acquire()
        except Timeout as error:
            raise DatabaseBusy(self.place) from error
        with held:
            yield

    @contextmanager
    def _storage_errors(self, file: Path | None = None) -> Iterator[None]:
        """Failures of SQLite and of the disk in words, told of `file` or of the database."""
        file = file or self.place
        try:
            yield
        except (sqlite3.Error, DBAPIError) as error:
            raise self.translated(error) or error from error
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise DiskFull(file) from error
            raise FolderNotWritable(file.parent) from error


def writable(path: Path) -> bool:
    """Whether the present user may write `path`, or it is not there."""
    return not path.exists() or os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
