"""A database with the shipped library and the sample plan, for every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from curriculum import settings
from curriculum.library import shipping
from curriculum.pages.ground import database
from curriculum.planning import plans


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the shipped library and the sample plan, to be copied."""
    home = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SALA_HOME", str(home))
        with database().write() as work:
            shipping.load(work, settings.shipped())
            plans.load_sample(work)
        database().close()
    return home / "sala.db"


@pytest.fixture
def home(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "sala.db").write_bytes(filled.read_bytes())
    monkeypatch.setenv("SALA_HOME", str(tmp_path))
    yield
    database().close()
