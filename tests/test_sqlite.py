"""The database as a file: whose it is, and what a person is told when something is wrong with it."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import select

from curriculum.db import Database, open_database
from curriculum.errors import (
    DatabaseMissing,
    DatabaseUnreadable,
    DiskFull,
    FolderNotWritable,
)
from curriculum.models.planning import Plan
from tests.harm import as_somebody_else, damage
from tests.writers import a_plan, slugs

ROOT = Path(__file__).resolve().parent.parent


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
    damage(place, "plan")
    database = open_database(place)
    with pytest.raises(DatabaseUnreadable), database.read() as work:
        work.session.exec(select(Plan)).all()


@pytest.mark.parametrize(
    ("mishap", "reason"),
    [
        ("PRAGMA foreign_keys = OFF; DROP TABLE plan", "no such table: plan"),
        ("UPDATE plan SET title = CAST(x'4d616c616c6169ff' AS TEXT)", "decode to UTF-8 column 'title'"),
    ],
)
def test_what_is_gone_from_a_file_in_use_is_damage_told_without_a_persons_text(
    tmp_path: Path, mishap: str, reason: str
) -> None:
    place = tmp_path / "sala.db"
    database = open_database(place)
    with database.write() as work:
        a_plan(work, "two-days")
    with closing(sqlite3.connect(place)) as file:
        file.executescript(mishap)
    with pytest.raises(DatabaseUnreadable, match=reason) as caught, database.read() as work:
        work.session.exec(select(Plan)).all()
    assert "Malalai" not in str(caught.value)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody can reach: pytest's own are closed to other users."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)
        Path(made).chmod(0o755)


@contextmanager
def no_right_to_write(folder: Path) -> Iterator[None]:
    """Meanwhile `folder` is read-only."""
    folder.chmod(0o555)
    with as_somebody_else():
        yield


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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_place_of_the_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sala.db")
    with pytest.raises(DatabaseUnreadable, match="no file"):
        open_database(tmp_path / "sala.db")


def test_a_folder_in_the_place_of_the_log_is_reported(tmp_path: Path, empty_file: Path) -> None:
    (tmp_path / "sala.db").write_bytes(empty_file.read_bytes())
    (tmp_path / "sala.db-wal").mkdir()
    with pytest.raises(DatabaseUnreadable):
        open_database(tmp_path / "sala.db")


def test_a_database_without_its_version_is_not_taken_for_a_newer_one(
    tmp_path: Path, empty_file: Path
) -> None:
    place = tmp_path / "sala.db"
    place.write_bytes(empty_file.read_bytes())
    with closing(sqlite3.connect(place)) as file:
        file.executescript("DELETE FROM alembic_version")
    with pytest.raises(DatabaseUnreadable, match="version"):
        open_database(place)
