"""The seal: a second start may leave out the loading only where loading would change nothing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from curriculum import preferences, seal, settings
from curriculum.db import Database
from tests.library.shipment import FACTORY, a_copy


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return a_copy(tmp_path / "shipped")


def sealed(database: Database, value: str) -> Path:
    with database.write() as work:
        preferences.remember(work, seal.NAME, value)
    assert database.path is not None
    return database.path


def test_a_database_without_a_seal_bears_none(database: Database, shipped: Path) -> None:
    assert database.path is not None
    assert not seal.is_on(database.path, seal.seal(shipped))


def test_a_sealed_database_bears_its_seal_and_no_other(database: Database, shipped: Path) -> None:
    of_these = seal.seal(shipped)
    path = sealed(database, of_these)
    assert seal.is_on(path, of_these)
    assert not seal.is_on(path, of_these[::-1])


def test_what_was_not_committed_seals_nothing(database: Database, shipped: Path) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as work:
        preferences.remember(work, seal.NAME, seal.seal(shipped))
        _ = 1 / 0
    assert database.path is not None
    assert not seal.is_on(database.path, seal.seal(shipped))


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "modules" / FACTORY / "module.md").write_text("changed", "utf-8"),
        lambda folder: (folder / "modules" / FACTORY / "handouts" / "new.md").write_text("new", "utf-8"),
        lambda folder: shutil.rmtree(folder / "modules" / FACTORY),
        lambda folder: (folder / "modules" / FACTORY).rename(folder / "modules" / "another-slug"),
        lambda folder: next((folder / "data").glob("*.yaml")).write_text("changed", "utf-8"),
        lambda folder: next((folder / "data" / "plans").glob("*.yaml")).unlink(),
    ],
    ids=["changed", "added", "removed", "renamed", "vocabulary", "plan"],
)  # fmt: skip
def test_any_other_file_gives_another_seal(change: object, shipped: Path) -> None:
    before = seal.seal(shipped)
    assert seal.seal(shipped) == before
    assert callable(change)
    change(shipped)
    assert seal.seal(shipped) != before


def test_another_line_of_code_gives_another_seal(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = seal.seal(shipped)
    code = shutil.copytree(settings.PACKAGE, tmp_path / "curriculum", ignore=shutil.ignore_patterns("static"))
    monkeypatch.setattr(settings, "PACKAGE", Path(code))
    assert seal.seal(shipped) == before
    with (Path(code) / "search" / "text.py").open("a", encoding="utf-8") as file:
        file.write("# another\n")
    assert seal.seal(shipped) != before


def test_a_seal_from_another_schema_does_not_hold(database: Database, shipped: Path) -> None:
    path = sealed(database, seal.seal(shipped))
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
        file.commit()
    assert not seal.is_on(path, seal.seal(shipped))


@pytest.mark.parametrize("content", [None, b"", b"this is no database" * 400])
def test_what_is_no_database_is_left_to_those_who_open_it(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "sala.db"
    if content is not None:
        path.write_bytes(content)
    assert not seal.is_on(path, "")
    assert (path.read_bytes() if path.exists() else None) == content


def test_a_server_is_never_sealed() -> None:
    assert not seal.is_on("postgresql://somewhere/sala", "")
