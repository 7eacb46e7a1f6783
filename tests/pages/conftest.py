"""A home with the shipped library and the sample plan, for every page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from curriculum.pages.ground import database


@pytest.fixture
def home(shipped_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    shutil.copy(shipped_file, tmp_path / "sala.db")
    monkeypatch.setenv("SALA_HOME", str(tmp_path))
    yield
    database().close()
