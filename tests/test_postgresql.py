"""The database on a server: what a person is told when it does not answer or is not Sala's."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from curriculum.db import open_database
from curriculum.errors import (
    DatabaseBusy,
    DatabaseMissing,
    DatabaseUnreachable,
    DatabaseUnreadable,
)
from tests.writers import slugs

pytestmark = pytest.mark.postgresql


def test_a_writer_that_waits_too_long_for_another_on_the_server_says_so(postgresql: str) -> None:
    one, other = open_database(postgresql), open_database(postgresql, patience=0.05)
    with one.write(), pytest.raises(DatabaseBusy), other.write():
        pass
    one.close()
    other.close()


def test_a_server_that_does_not_answer_is_reported_without_its_password() -> None:
    with pytest.raises(DatabaseUnreachable) as caught:
        open_database("postgresql://sala:hunter2@/sala?host=/nonexistent")
    assert "hunter2" not in str(caught.value)


def test_a_server_that_goes_away_is_reported(postgresql: str) -> None:
    database = open_database(postgresql)
    with pytest.raises(DatabaseUnreachable), database.write() as work:
        work.session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert slugs(database) == []  # and a new connection is made when it is back
    database.close()


def test_another_programs_tables_on_the_server_are_refused(bare_postgresql: str) -> None:
    database = open_database(bare_postgresql)
    with database.write() as work:
        work.session.execute(text("DROP TABLE alembic_version"))
    database.close()
    with pytest.raises(DatabaseUnreadable, match="another program"):
        open_database(bare_postgresql)


def test_an_empty_server_is_filled_or_missed(bare_postgresql: str) -> None:
    with pytest.raises(DatabaseMissing):
        open_database(bare_postgresql, create=False)
    database = open_database(bare_postgresql)
    assert slugs(database) == []
    assert database.path is None
    database.close()


@pytest.mark.parametrize(
    "address", ["postgresql:", "postgresql://sala:hunter2@host:door/sala", "postgresql://["]
)
def test_an_address_that_is_misspelled_is_reported_without_its_password(address: str) -> None:
    with pytest.raises(DatabaseUnreachable) as caught:
        open_database(address, patience=1)
    assert "hunter2" not in str(caught.value)
