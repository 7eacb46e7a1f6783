"""PostgreSQL through the same door, for when one laptop is not enough.

Writes take one advisory lock for the length of their transaction, so that they follow one another as they
do on SQLite: under READ COMMITTED every statement after the lock sees all that was committed before it, and
a service that reads, thinks and writes loses nobody's change. SERIALIZABLE would lose nothing either, but a
service that failed on it would have to be run again. Reads see one moment (REPEATABLE READ, read only) and
wait for nobody.

Copies are the server's business, before a migration too: Sala copies files only.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from curriculum import migrations
from curriculum.errors import (
    DatabaseBusy,
    DatabaseMissing,
    DatabaseTooNew,
    DatabaseUnreachable,
    DatabaseUnreadable,
    DiskFull,
    NoCopyOfServer,
    StorageError,
)

TURN = 0x53414C41
"""The advisory lock of all writers: the letters SALA."""


class Server:
    """A database on a server, brought to the present schema before anybody reads it."""

    def __init__(self, url: str, patience: float, create: bool) -> None:
        """Open `url`, waiting at most `patience` seconds for others. Raises from `StorageError`."""
        self.place = "the address given"
        self.patience = patience
        try:
            address = make_url(url).set(drivername="postgresql+psycopg")
            self.place = address.set(drivername="postgresql").render_as_string(hide_password=True)
            self.reader = self._engine(address, isolation_level="REPEATABLE READ", postgresql_readonly=True)
            self.writer = self._engine(address, isolation_level="READ COMMITTED")
        except (ArgumentError, ValueError) as error:
            raise DatabaseUnreachable(self.place, "it is not spelled like one") from error
        except ImportError as error:
            raise DatabaseUnreachable(
                self.place, "this Sala was installed without its part “postgresql”"
            ) from error
        event.listen(self.writer, "begin", take_turn)
        self._prepare(create)

    def translated(self, error: BaseException | None) -> StorageError | None:
        """What a failure of the server means to a person, or None when it is a slip of ours."""
        if not isinstance(error, DBAPIError):
            return None
        state = getattr(error.orig, "sqlstate", None)
        match state:
            case "53100":
                return DiskFull(self.place)
            case "55P03":  # lock_not_available
                return DatabaseBusy(self.place)
            case "XX001" | "XX002":
                return DatabaseUnreadable(self.place, str(error.orig))
        if error.connection_invalidated or state is None or state[:2] in ("08", "28", "3D", "57"):
            reason = str(error.orig).strip().splitlines()[:1] or ["no answer"]
            return DatabaseUnreachable(self.place, reason[0])
        return None

    def copy_to(self, file: Path) -> None:
        raise NoCopyOfServer

    def copies_of_upgrades(self) -> tuple[Path, ...]:
        return ()

    def scrub(self) -> None:
        """Every table is rewritten. What the server keeps beside its tables (its log, archives) is its keeper's."""
        try:
            alone = create_engine(self.writer.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
            with alone.connect() as connection:
                connection.exec_driver_sql("VACUUM FULL")
        except DBAPIError as error:
            raise self.translated(error) or error from error

    def _engine(self, address: URL, **options: object) -> Engine:
        patience = f"-c lock_timeout={round(self.patience * 1000)}"
        given = address.query.get("options", ())
        kept = " ".join((given,) if isinstance(given, str) else given)
        return create_engine(
            address.update_query_dict({"options": f"{kept} {patience}".strip()}),
            # 2 is the least that the driver takes
            connect_args={"connect_timeout": max(2, round(self.patience))},
            execution_options=options,
            pool_pre_ping=True,
            hide_parameters=True,
        )

    def _prepare(self, create: bool) -> None:
        try:
            with self.writer.begin() as connection:
                found = self._revision(connection)
                if found == migrations.HEAD:
                    return
                if found is None and not create:
                    raise DatabaseMissing(self.place)
                if found is not None and not migrations.known(found):
                    raise DatabaseTooNew(self.place, found)
                migrations.upgrade(connection)
        except DBAPIError as error:
            raise self.translated(error) or error from error

    def _revision(self, connection: Connection) -> str | None:
        """The schema that the database has, or None while there is nothing in it."""
        tables = set(
            connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"))
        )
        if not tables:
            return None
        if "alembic_version" not in tables:
            raise DatabaseUnreadable(self.place, "another program's tables are in it")
        return str(connection.scalar(text("SELECT max(version_num) FROM alembic_version")))


def take_turn(connection: Connection) -> None:
    """Wait until every other write is over; the end of the transaction passes the turn on."""
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")
