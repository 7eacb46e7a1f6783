"""The door to the database: nothing is lost, whoever writes and whatever breaks."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlmodel import select

from curriculum.access import LOCAL, Actor
from curriculum.db import Database, open_database
from curriculum.errors import (
    DatabaseBusy,
    DatabaseMissing,
    DatabaseUnreachable,
    DatabaseUnreadable,
    DiskFull,
    FolderNotWritable,
    StorageError,
)
from curriculum.models.planning import Plan
from tests.killing import killed, processes
from tests.writers import NOTES, a_plan, raise_version, write_plans

ROOT = Path(__file__).resolve().parent.parent


def slugs(database: Database) -> list[str]:
    with database.read() as work:
        return sorted(work.session.exec(select(Plan.slug)).all())


# --- reading and writing


def test_what_a_block_wrote_is_there_in_the_next(any_database: Database) -> None:
    with any_database.write() as work:
        a_plan(work, "two-days")
    assert slugs(any_database) == ["two-days"]


def test_a_block_that_fails_keeps_nothing(any_database: Database) -> None:
    with pytest.raises(ZeroDivisionError), any_database.write() as work:
        a_plan(work, "two-days")
        raise ZeroDivisionError
    assert slugs(any_database) == []


def test_work_carries_the_actor_the_language_and_an_aware_moment(any_database: Database) -> None:
    guest = Actor(LOCAL.uid, frozenset())
    with any_database.read(guest, "th") as work:
        assert (work.actor, work.language) == (guest, "th")
        assert work.now.utcoffset() == timedelta(0)


def test_reading_cannot_write(any_database: Database) -> None:
    with pytest.raises(DBAPIError), any_database.read() as work:
        a_plan(work, "two-days")
    assert slugs(any_database) == []


def test_a_reader_sees_one_moment_while_somebody_writes(any_database: Database) -> None:
    with any_database.read() as before:
        assert before.session.exec(select(Plan)).all() == []
        with any_database.write() as work:
            a_plan(work, "two-days")
        assert before.session.exec(select(Plan)).all() == []
    assert slugs(any_database) == ["two-days"]


def test_a_write_inside_a_write_is_refused_instead_of_waiting_for_ever(tmp_path: Path) -> None:
    database = open_database(tmp_path / "sala.db", patience=0.05)
    with pytest.raises(DatabaseBusy), database.write(), database.write():
        pass
    with database.write() as work:
        a_plan(work, "afterwards")
    assert slugs(database) == ["afterwards"]


def test_a_writer_that_waits_too_long_for_another_process_says_so(tmp_path: Path) -> None:
    database = open_database(tmp_path / "sala.db", patience=0.05)
    with (
        closing(sqlite3.connect(tmp_path / "sala.db", isolation_level=None)) as other,
        pytest.raises(DatabaseBusy),
    ):
        other.execute("BEGIN IMMEDIATE")
        with database.write():
            pass


@pytest.mark.postgresql
def test_a_writer_that_waits_too_long_for_another_on_the_server_says_so(postgresql: str) -> None:
    one, other = open_database(postgresql), open_database(postgresql, patience=0.05)
    with one.write(), pytest.raises(DatabaseBusy), other.write():
        pass
    one.close()
    other.close()


def test_threads_take_turns_and_lose_no_update(any_database: Database) -> None:
    with any_database.write() as work:
        a_plan(work, "two-days")

    def raise_ten_times() -> None:
        for _ in range(10):
            with any_database.write() as work:
                work.session.exec(select(Plan)).one().version += 1

    threads = [threading.Thread(target=raise_ten_times) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with any_database.read() as work:
        assert work.session.exec(select(Plan.version)).one() == 60


@pytest.mark.parametrize("kind", ["file", pytest.param("server", marks=pytest.mark.postgresql)])
def test_eight_processes_that_read_then_write_lose_no_update(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place = tmp_path / "sala.db" if kind == "file" else request.getfixturevalue("postgresql")
    database = open_database(place)
    with database.write() as work:
        a_plan(work, "two-days")
    database.close()
    writers = [processes.Process(target=raise_version, args=(place, "two-days", 25)) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * 8
    with database.read() as work:
        assert work.session.exec(select(Plan.version)).one() == 200
    database.close()


# --- moments


def test_a_moment_comes_back_in_utc_whatever_zone_it_was_given_in(any_database: Database) -> None:
    bangkok = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=7)))
    with any_database.write() as work:
        a_plan(replace(work, now=bangkok), "two-days")
    with any_database.read() as work:
        found = work.session.exec(select(Plan.made_at)).one()
    assert found == datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    assert found.utcoffset() == timedelta(0)


def test_a_naive_moment_is_refused(any_database: Database) -> None:
    with pytest.raises(StatementError, match="zone"), any_database.write() as work:
        a_plan(replace(work, now=datetime(2026, 11, 23, 9, 0)), "two-days")
    assert slugs(any_database) == []


# --- the file


def test_files_are_the_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        database = open_database(tmp_path / "home" / "sala.db")
        with database.write() as work:
            a_plan(work, "two-days")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "home").iterdir()}
    assert modes.keys() >= {"sala.db", "sala.db-wal", "sala.db-shm"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


def test_a_file_that_others_could_read_is_closed_to_them_at_opening(tmp_path: Path, empty_file: Path) -> None:
    place = tmp_path / "sala.db"
    place.write_bytes(empty_file.read_bytes())
    place.chmod(0o644)
    open_database(place)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_every_connection_keeps_its_promises(database: Database) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "secure_delete": 2,
        "trusted_schema": 0,
    }
    for opened in (database.read, database.write):
        with opened() as work:
            found = {name: work.session.execute(text(f"PRAGMA {name}")).scalar() for name in wanted}
            assert found == wanted


def test_the_file_is_marked_as_salas(database: Database) -> None:
    with database.read() as work:
        mark = work.session.execute(text("PRAGMA application_id")).scalar_one()
    assert int(mark).to_bytes(4, "big") == b"SALA"


def test_opening_an_up_to_date_file_imports_no_migration_tool(empty_file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from curriculum.db import open_database\n"
        "open_database(Path(sys.argv[1]))\n"
        "print([name for name in ('alembic', 'mako', 'filelock') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(empty_file)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


# --- what can be wrong with a file


def test_a_missing_file_is_made_or_missed(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing):
        open_database(tmp_path / "sala.db", create=False)
    assert list(tmp_path.iterdir()) == []
    assert slugs(open_database(tmp_path / "sala.db")) == []
    assert slugs(open_database(tmp_path / "sala.db", create=False)) == []


@pytest.mark.parametrize(
    "content", [b"Dear diary", b"PK\x03\x04" * 4000, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "sala.db"
    place.write_bytes(content)
    with pytest.raises(DatabaseUnreadable) as caught:
        open_database(place)
    assert str(place) in str(caught.value)
    assert place.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "sala.db"
    with closing(sqlite3.connect(place)) as file:
        file.execute("CREATE TABLE moz_bookmarks (id INTEGER PRIMARY KEY)")
    content = place.read_bytes()
    with pytest.raises(DatabaseUnreadable, match="another program"):
        open_database(place)
    assert place.read_bytes() == content


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreadable, match="folder"):
        open_database(tmp_path)


def test_a_truncated_file_is_reported_as_unreadable(tmp_path: Path, empty_file: Path) -> None:
    place = tmp_path / "sala.db"
    place.write_bytes(empty_file.read_bytes()[:5000])
    with pytest.raises(DatabaseUnreadable):
        open_database(place)


def test_damage_that_shows_only_later_is_reported_by_the_block_that_meets_it(
    tmp_path: Path, empty_file: Path
) -> None:
    place = tmp_path / "sala.db"
    place.write_bytes(empty_file.read_bytes())
    with closing(sqlite3.connect(place)) as file:
        (page,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'plan'").fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    with place.open("r+b") as damaged:
        damaged.seek((page - 1) * size)
        damaged.write(b"\xff" * size)
    database = open_database(place)
    with pytest.raises(DatabaseUnreadable), database.read() as work:
        work.session.exec(select(Plan)).all()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody can reach: pytest's own are closed to other users."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)
        Path(made).chmod(0o755)


@contextmanager
def no_right_to_write(folder: Path) -> Iterator[None]:
    """Meanwhile `folder` is read-only; root, who may write anywhere, plays somebody else."""
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_new_database_in_a_read_only_folder_is_refused_in_one_sentence(folder: Path) -> None:
    with no_right_to_write(folder), pytest.raises(FolderNotWritable, match=str(folder)):
        open_database(folder / "sala.db")
    assert list(folder.iterdir()) == []


def test_an_existing_database_in_a_read_only_folder_is_refused_in_one_sentence(
    folder: Path, empty_file: Path
) -> None:
    place = folder / "sala.db"
    place.write_bytes(empty_file.read_bytes())
    place.chmod(0o444)
    with no_right_to_write(folder), pytest.raises(FolderNotWritable), open_database(place).read() as work:
        work.session.exec(select(Plan)).all()


def test_a_full_database_says_so_and_loses_nothing(database: Database) -> None:
    with database.write() as work:
        a_plan(work, "before")
    with pytest.raises(DiskFull), database.write() as work:
        pages = work.session.execute(text("PRAGMA page_count")).scalar_one()
        work.session.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
        a_plan(work, "too-much", notes=1, words=20_000)
    assert slugs(database) == ["before"]


SMALL_DISK = "mount -t tmpfs -o size=1m tmpfs {folder} && exec {python} -c '{script}' {folder}"

FILL_THE_DISK = """
import sys
from pathlib import Path
from curriculum.db import open_database
from curriculum.errors import DiskFull
from curriculum.models.planning import Plan
from sqlmodel import func, select
from tests.writers import a_plan
folder = Path(sys.argv[1])
database = open_database(folder / "sala.db")
kept = 0
try:
    while True:
        with database.write() as work:
            a_plan(work, f"plan-{kept}", notes=1, words=2000)
        kept += 1
except DiskFull:
    pass
with database.read() as work:
    assert work.session.exec(select(func.count()).select_from(Plan)).one() == kept > 0
try:
    open_database(folder / "second" / "sala.db")
except DiskFull:
    pass
else:
    raise AssertionError("a second database found room on the full disk")
print("kept", kept)
"""


def test_a_full_disk_says_so_and_keeps_every_commit(tmp_path: Path) -> None:
    alone = ["unshare", "--user", "--map-root-user", "--mount"]
    if subprocess.run([*alone, "true"], capture_output=True).returncode != 0:
        pytest.skip("a small disk cannot be mounted here: unshare is missing or not allowed")
    command = SMALL_DISK.format(folder=tmp_path, python=sys.executable, script=FILL_THE_DISK)
    done = subprocess.run([*alone, "sh", "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("kept ")


def test_a_failure_of_ours_is_not_dressed_up_as_a_failure_of_the_disk(any_database: Database) -> None:
    with pytest.raises(DBAPIError), any_database.read() as work:
        work.session.execute(text("SELECT nothing FROM nowhere"))
    with pytest.raises(IntegrityError), any_database.write() as work:
        a_plan(work, "twice")
        a_plan(work, "twice")


# --- the server


@pytest.mark.postgresql
def test_a_server_that_does_not_answer_is_reported_without_its_password() -> None:
    with pytest.raises(DatabaseUnreachable) as caught:
        open_database("postgresql://sala:hunter2@/sala?host=/nonexistent")
    assert "hunter2" not in str(caught.value)


@pytest.mark.postgresql
def test_a_server_that_goes_away_is_reported(postgresql: str) -> None:
    database = open_database(postgresql)
    with pytest.raises(DatabaseUnreachable), database.write() as work:
        work.session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert slugs(database) == []  # and a new connection is made when it is back
    database.close()


@pytest.mark.postgresql
def test_another_programs_tables_on_the_server_are_refused(bare_postgresql: str) -> None:
    database = open_database(bare_postgresql)
    with database.write() as work:
        work.session.execute(text("DROP TABLE alembic_version"))
    database.close()
    with pytest.raises(DatabaseUnreadable, match="another program"):
        open_database(bare_postgresql)


@pytest.mark.postgresql
def test_an_empty_server_is_filled_or_missed(bare_postgresql: str) -> None:
    with pytest.raises(DatabaseMissing):
        open_database(bare_postgresql, create=False)
    database = open_database(bare_postgresql)
    assert slugs(database) == []
    assert database.path is None
    assert not database.is_sqlite
    database.close()


# --- death


def soundness(place: Path) -> list[str]:
    """What SQLite finds wrong with the file, and the plans that were written by halves."""
    with closing(sqlite3.connect(place)) as file:
        found = [str(row[0]) for row in file.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"broken key {row}" for row in file.execute("PRAGMA foreign_key_check")]
        found += [
            f"{slug} has {notes} notes"
            for slug, notes in file.execute(
                "SELECT slug, count(note.id) FROM plan LEFT JOIN note ON plan_id = plan.id"
                " GROUP BY plan.id HAVING count(note.id) != ?",
                (NOTES,),
            )
        ]
    return found


def assert_killed_writers_lose_nothing(place: Path, rounds: int) -> None:
    open_database(place).close()
    acknowledged: set[str] = set()
    for tokens in killed(write_plans, place, rounds):
        acknowledged.update(tokens)
        assert soundness(place) == []
    kept = slugs(open_database(place))
    assert len(acknowledged) >= 2 * rounds
    assert acknowledged - set(kept) == set()


def test_fifty_killed_writers_leave_every_acknowledged_commit(tmp_path: Path) -> None:
    assert_killed_writers_lose_nothing(tmp_path / "sala.db", rounds=25)


@pytest.mark.prove
@pytest.mark.timeout(1800)
def test_a_thousand_killed_writers_leave_every_acknowledged_commit(tmp_path: Path) -> None:
    assert_killed_writers_lose_nothing(tmp_path / "sala.db", rounds=500)


def test_every_storage_error_is_one_sentence(tmp_path: Path) -> None:
    place = tmp_path / "sala.db"
    errors: list[StorageError] = [
        DatabaseMissing(place),
        DatabaseBusy(place),
        DiskFull(place),
        FolderNotWritable(place),
        DatabaseUnreadable(place, "it is a folder"),
        DatabaseUnreachable("postgresql://host/sala", "no route"),
    ]
    for error in errors:
        assert str(error.data()["path"]) in str(error)
        assert "\n" not in str(error)
