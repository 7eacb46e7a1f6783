"""Fixtures of every room: a fresh database on SQLite, on PostgreSQL, or on each in turn; and the shipped library."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import hypothesis
import pytest
from sqlalchemy import create_engine, make_url, text

from curriculum import settings, vocabulary
from curriculum.db import Database, open_database
from curriculum.library import shipping
from curriculum.planning import plans
from tests import postgresql as throwaway

hypothesis.settings.register_profile("suite", max_examples=30)
hypothesis.settings.register_profile("prove", max_examples=300)
hypothesis.settings.load_profile("suite")

_numbers = count(1)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the present tables and no row, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "sala.db"
    open_database(path).close()
    return path


@pytest.fixture
def database(tmp_path: Path, empty_file: Path) -> Iterator[Database]:
    """A fresh database in a file of its own."""
    path = tmp_path / "sala.db"
    shutil.copy(empty_file, path)
    opened = open_database(path)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def words_file(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    """A database file with the shipped vocabulary and no module, to be copied."""
    path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("words")))
    loaded = open_database(path)
    with loaded.write() as work:
        vocabulary.load(work, settings.shipped() / "data")
    loaded.close()
    return path


@pytest.fixture
def with_words(tmp_path: Path, words_file: Path) -> Iterator[Database]:
    """A database of its own with the shipped vocabulary."""
    opened = open_database(shutil.copy(words_file, tmp_path / "words.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shipped_file(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    """A database file with the shipped library and the sample plan, to be copied."""
    path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("shipped")))
    loaded = open_database(path)
    with loaded.write() as work:
        assert shipping.load(work, settings.shipped()).problems == ()
        plans.load_sample(work)
    loaded.close()
    return path


@pytest.fixture
def library(tmp_path: Path, shipped_file: Path) -> Iterator[Database]:
    """A database of its own with the shipped library and the sample plan."""
    opened = open_database(shutil.copy(shipped_file, tmp_path / "library.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the tests do, with an empty Sala as template."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(throwaway.server())
        except throwaway.NoServer as error:
            if os.environ.get("CI") == "true":
                pytest.fail(f"PostgreSQL must be tested in CI: {error}")
            pytest.skip(f"PostgreSQL was not tested: {error}")
        _execute(url, "CREATE DATABASE empty")
        open_database(_named(url, "empty")).close()
        yield url


@pytest.fixture
def bare_postgresql(postgresql_server: str) -> Iterator[str]:
    """The URL of a PostgreSQL database with nothing in it."""
    yield from _database_on(postgresql_server, "template1")


@pytest.fixture
def postgresql(postgresql_server: str) -> Iterator[str]:
    """The URL of a PostgreSQL database with the present tables and no row."""
    yield from _database_on(postgresql_server, "empty")


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgresql, pytest.mark.timeout(120)])]
)
def any_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A fresh database, once on SQLite and once on PostgreSQL: for what must hold on both."""
    if request.param == "sqlite":
        yield request.getfixturevalue("database")
        return
    opened = open_database(request.getfixturevalue("postgresql"))
    yield opened
    opened.close()


def _database_on(server: str, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    _execute(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _named(server, name)
    _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def _named(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _execute(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(autouse=True)
def main_stays_main() -> Iterator[None]:
    """Streamlit's test runner puts its script in the place of `__main__`, which a process started later would run."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
