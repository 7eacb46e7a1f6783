"""Opening a database of another time: the tables follow, and nothing that was in them is lost."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from sqlmodel import SQLModel, select

import curriculum.models  # noqa: F401 - fills the metadata
from curriculum import migrations
from curriculum.db import Database, open_database
from curriculum.errors import DatabaseBusy, DatabaseTooNew, DatabaseUnreadable
from curriculum.models.planning import Note, Plan
from curriculum.planning import plans
from tests.harm import damage
from tests.killing import processes
from tests.writers import a_plan, open_once

NOW = migrations.HEAD
NEXT = f"{int(NOW) + 1:04}"

REVISION = """
import os, signal
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{next}", "{now}"


def upgrade() -> None:
    with op.batch_alter_table("plan") as plan:
        plan.alter_column("title", type_=sa.Text())  # SQLite must copy the table for this
        plan.add_column(sa.Column("country", sa.String(2), nullable=False, server_default="TH"))
    {last}
"""

Later = Callable[[str], Path]


@pytest.fixture
def later(tmp_path: Path) -> Later:
    """The revisions of a later Sala: one more, which rebuilds `plan` and then does what it is given."""

    def made(last: str = "pass") -> Path:
        folder = tmp_path / "later"
        if not folder.exists():
            shutil.copytree(migrations.FOLDER, folder)
        (folder / "versions" / f"{NEXT}_country.py").write_text(
            REVISION.format(now=NOW, next=NEXT, last=last)
        )
        return folder

    return made


@pytest.fixture
def as_a_later_sala(later: Later, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """From here on this process is a later Sala."""

    def become(last: str = "pass") -> None:
        monkeypatch.setattr(migrations, "FOLDER", later(last))
        monkeypatch.setattr(migrations, "HEAD", NEXT)

    return become


def holds_a_plan(place: Path | str) -> None:
    database = open_database(place)
    with database.write() as work:
        a_plan(work, "two-days", notes=2)
    database.close()


def state(place: Path) -> tuple[str, int, int, str]:
    """The file's revision, its plans and notes, and SQLite's verdict on it."""
    with closing(sqlite3.connect(place)) as file:
        one = [
            file.execute(question).fetchone()[0]
            for question in (
                "SELECT version_num FROM alembic_version",
                "SELECT count(*) FROM plan",
                "SELECT count(*) FROM note JOIN plan ON plan.id = plan_id",
                "PRAGMA integrity_check",
            )
        ]
    return one[0], one[1], one[2], one[3]


# --- the revisions and the models say the same


def test_the_head_that_opening_compares_with_is_the_last_revision() -> None:
    assert ScriptDirectory.from_config(migrations.config()).get_heads() == [migrations.HEAD]


def test_the_migrated_tables_are_the_models_tables(any_database: Database) -> None:
    with any_database.write() as work:
        work.session.execute(text("CREATE TABLE search_something (id INTEGER)"))  # the index is not theirs
        command.check(migrations.config(work.session.connection(), metadata=SQLModel.metadata))


def test_the_migrated_checks_are_the_models_checks(database: Database) -> None:
    """Alembic's comparison leaves CHECK constraints out."""
    from_models = create_engine("sqlite://")
    SQLModel.metadata.create_all(from_models)
    with database.read() as work:
        found, wanted = inspect(work.session.connection()), inspect(from_models)
        for table in wanted.get_table_names():
            assert checks(found.get_check_constraints(table)) == checks(wanted.get_check_constraints(table))


def checks(constraints: list) -> dict[str, str]:  # type: ignore[type-arg]
    return {constraint["name"]: constraint["sqltext"] for constraint in constraints}


# --- an older database


def test_an_older_database_is_upgraded_and_what_points_at_a_rebuilt_table_stays(
    tmp_path: Path, as_a_later_sala: Callable[[], None]
) -> None:
    place = tmp_path / "sala.db"
    holds_a_plan(place)
    as_a_later_sala()
    database = open_database(place)
    with database.read() as work:
        assert work.session.execute(text("SELECT country FROM plan")).scalars().all() == ["TH"]
        assert len(work.session.exec(select(Note.id)).all()) == 2
    database.close()
    assert state(place) == (NEXT, 1, 2, "ok")


def test_the_first_tables_are_brought_to_the_present(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a database of the first Sala holds stays, with what it did not know yet."""
    place = tmp_path / "sala.db"
    with monkeypatch.context() as first:
        first.setattr(migrations, "HEAD", "0001")
        open_database(place).close()
    with closing(sqlite3.connect(place)) as file:
        made = "2026-11-01 00:00:00"
        row = (b"0" * 16).hex(), "old", "An old plan", "en", "UTC", 24, 3, made, made
        columns = "uid, slug, title, language, zone, people, version, made_at, changed_at"
        file.execute(f"INSERT INTO plan ({columns}) VALUES ({', '.join('?' * len(row))})", row)
        file.commit()
    database = open_database(place)
    with database.read() as work:
        old = plans.get(work, "old")
        assert (old.agenda.title, old.agenda.put_away, old.agenda.filled) == ("An old plan", False, ())
        assert [plan.slug for plan in plans.list_plans(work)] == ["old"]
    database.close()


def test_an_older_database_is_copied_first(tmp_path: Path, as_a_later_sala: Callable[[], None]) -> None:
    place = tmp_path / "sala.db"
    holds_a_plan(place)
    as_a_later_sala()
    open_database(place).close()
    (copy,) = (tmp_path / "backups").iterdir()
    assert state(copy) == (NOW, 1, 2, "ok")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_copy_put_back_opens_again(
    tmp_path: Path, as_a_later_sala: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "sala.db"
    holds_a_plan(place)
    as_a_later_sala()
    open_database(place).close()
    monkeypatch.undo()
    (copy,) = (tmp_path / "backups").iterdir()
    copy.replace(place)
    database = open_database(place)
    with database.read() as work:
        assert work.session.exec(select(Plan.slug)).all() == ["two-days"]
        assert work.session.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_an_up_to_date_database_is_not_copied(tmp_path: Path) -> None:
    holds_a_plan(tmp_path / "sala.db")
    open_database(tmp_path / "sala.db").close()
    assert not (tmp_path / "backups").exists()


def test_a_damaged_older_database_is_left_as_it_is(
    tmp_path: Path, as_a_later_sala: Callable[[], None]
) -> None:
    place = tmp_path / "sala.db"
    holds_a_plan(place)
    damage(place, "note")
    content = place.read_bytes()
    as_a_later_sala()
    with pytest.raises(DatabaseUnreadable):
        open_database(place)
    assert place.read_bytes() == content
    assert list((tmp_path / "backups").iterdir()) == []


@pytest.mark.postgresql
def test_an_older_database_on_a_server_is_upgraded(
    postgresql: str, as_a_later_sala: Callable[[], None]
) -> None:
    holds_a_plan(postgresql)
    as_a_later_sala()
    database = open_database(postgresql)
    with database.read() as work:
        assert work.session.execute(text("SELECT country FROM plan")).scalars().all() == ["TH"]
        assert len(work.session.exec(select(Note.id)).all()) == 2
    database.close()


# --- a newer one


def test_a_newer_database_is_refused_and_left_as_it_is(
    tmp_path: Path, as_a_later_sala: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "sala.db"
    as_a_later_sala()
    open_database(place).close()
    monkeypatch.undo()
    content = place.read_bytes()
    with pytest.raises(DatabaseTooNew, match="later version of Sala"):
        open_database(place)
    assert place.read_bytes() == content
    assert not (tmp_path / "backups").exists()


@pytest.mark.postgresql
def test_a_newer_database_on_a_server_is_refused(
    bare_postgresql: str, as_a_later_sala: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_a_later_sala()
    open_database(bare_postgresql).close()
    monkeypatch.undo()
    with pytest.raises(DatabaseTooNew):
        open_database(bare_postgresql)


# --- a migration that does not come to its end

DIE = "os.kill(os.getpid(), signal.SIGKILL)"


def test_a_migration_that_is_killed_midway_leaves_the_old_database(tmp_path: Path, later: Later) -> None:
    place = tmp_path / "sala.db"
    holds_a_plan(place)
    dying = processes.Process(target=open_once, args=(place, later(DIE), NEXT))
    dying.start()
    dying.join()
    assert dying.exitcode == -signal.SIGKILL
    assert state(place) == (NOW, 1, 2, "ok")
    open_database(place).close()

    again = processes.Process(target=open_once, args=(place, later("pass"), NEXT))
    again.start()
    again.join()
    assert state(place) == (NEXT, 1, 2, "ok")


def test_a_first_start_that_is_killed_midway_is_begun_again(tmp_path: Path, later: Later) -> None:
    place = tmp_path / "sala.db"
    dying = processes.Process(target=open_once, args=(place, later(DIE), NEXT))
    dying.start()
    dying.join()
    assert dying.exitcode == -signal.SIGKILL
    assert place.exists()
    holds_a_plan(place)
    assert state(place) == (NOW, 1, 2, "ok")


@pytest.mark.parametrize(
    ("last", "raised"),
    [
        ("raise ZeroDivisionError", ZeroDivisionError),
        ('op.execute("DELETE FROM plan")', DatabaseUnreadable),  # its notes would point at nothing
    ],
)
def test_a_migration_that_goes_wrong_is_taken_back(
    tmp_path: Path, as_a_later_sala: Callable[[str], None], last: str, raised: type[Exception]
) -> None:
    place = tmp_path / "sala.db"
    holds_a_plan(place)
    as_a_later_sala(last)
    with pytest.raises(raised):
        open_database(place)
    assert state(place) == (NOW, 1, 2, "ok")


def test_many_processes_may_open_a_new_database_at_once(tmp_path: Path) -> None:
    place = tmp_path / "sala.db"
    opening = [processes.Process(target=open_once, args=(place,)) for _ in range(6)]
    for process in opening:
        process.start()
    for process in opening:
        process.join()
    assert [process.exitcode for process in opening] == [0] * 6
    assert state(place) == (NOW, 0, 0, "ok")


def test_opening_waits_no_longer_than_its_patience_for_another_that_migrates(
    tmp_path: Path, as_a_later_sala: Callable[[], None]
) -> None:
    place = tmp_path / "sala.db"
    holds_a_plan(place)
    as_a_later_sala()
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy):
            open_database(place, patience=0.05)
    assert state(place) == (NOW, 1, 2, "ok")
