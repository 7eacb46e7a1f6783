"""Copies of the database: sound, complete, remembered, and never half-made."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum.copies import back_up, copies
from curriculum.db import Database, open_database
from curriculum.errors import FolderNotWritable, NoCopyOfServer
from curriculum.planning import plans


def test_a_copy_opens_as_a_database_with_everything_in_it(database: Database, tmp_path: Path) -> None:
    with database.write() as work:
        plans.create(work, "Two days", days=2)
    copy = open_database(back_up(database, tmp_path / "copy.db"))
    with copy.read() as work:
        assert [plan.title for plan in plans.list_plans(work)] == ["Two days"]
    copy.close()


def test_a_copy_takes_the_place_of_an_older_one_and_is_remembered_once(
    database: Database, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    for _ in range(2):
        back_up(database, target)
    assert target.stat().st_mode & 0o077 == 0
    with database.read() as work:
        assert copies(database, work) == (target,)
    assert [path.name for path in tmp_path.iterdir() if "unfinished" in path.name] == []


def test_a_copy_that_was_taken_away_is_no_longer_named(database: Database, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db").unlink()
    with database.read() as work:
        assert copies(database, work) == ()


def test_a_folder_that_is_not_there_is_said(database: Database, tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        back_up(database, tmp_path / "nowhere" / "copy.db")


@pytest.mark.postgresql
def test_a_server_is_copied_by_its_own_tools(postgresql: str, tmp_path: Path) -> None:
    database = open_database(postgresql)
    with pytest.raises(NoCopyOfServer):
        back_up(database, tmp_path / "copy.db")
    database.close()
