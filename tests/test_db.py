"""The door to the database: nothing is lost, whoever writes and whatever breaks."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
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
from tests.writers import NOTES, a_plan, raise_version, slugs, write_plans


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


def test_a_failure_of_ours_is_not_dressed_up_as_a_failure_of_the_disk(any_database: Database) -> None:
    with pytest.raises(DBAPIError), any_database.read() as work:
        work.session.execute(text("SELECT nothing FROM nowhere"))
    with pytest.raises(IntegrityError), any_database.write() as work:
        a_plan(work, "twice")
        a_plan(work, "twice")


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
