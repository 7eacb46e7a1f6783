"""Where Sala keeps things, and where its library is."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import platformdirs
import pytest

from curriculum import settings
from curriculum.errors import FolderNotWritable, InvalidValue


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SALA_HOME", raising=False)
    monkeypatch.delenv("SALA_DATABASE_URL", raising=False)


def test_the_home_is_made_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALA_HOME", str(tmp_path / "a" / "b"))
    assert settings.home() == tmp_path / "a" / "b"
    assert stat.S_IMODE(settings.home().stat().st_mode) == 0o700


def test_a_home_may_be_named_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SALA_HOME", "here")
    assert settings.home() == tmp_path / "here"


@pytest.mark.skipif(sys.platform != "linux", reason="the data folder is told by XDG_DATA_HOME on Linux only")
@pytest.mark.parametrize("chosen", [None, ""])
def test_without_a_choice_the_platform_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str | None
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if chosen is not None:
        monkeypatch.setenv("SALA_HOME", chosen)
    assert settings.home() == tmp_path / "sala" == platformdirs.user_data_path("sala")


def test_a_home_that_cannot_be_made_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SALA_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(FolderNotWritable, match=str(tmp_path / "file" / "home")):
        settings.home()


def test_the_database_is_a_file_at_home_unless_a_server_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALA_HOME", str(tmp_path))
    assert settings.database_url() is None
    assert settings.database() == tmp_path / "sala.db"
    monkeypatch.setenv("SALA_DATABASE_URL", "postgresql://host/sala")
    assert settings.database() == settings.database_url() == "postgresql://host/sala"


def test_a_checkout_holds_the_library_beside_the_package() -> None:
    assert settings.shipped() == Path(__file__).resolve().parent.parent
    assert (settings.shipped() / "modules").is_dir()
    assert (settings.shipped() / "data").is_dir()


def test_a_wheel_holds_the_library_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shipped").mkdir()
    monkeypatch.setattr(settings, "PACKAGE", tmp_path)
    assert settings.shipped() == tmp_path / "shipped"


@pytest.mark.parametrize(
    "place", ["nonsense", "mysql://sala:hunter2@host/sala", "sqlite:///sala.db", "C:\\sala.db"]
)
def test_an_address_of_no_server_is_refused_without_its_password(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALA_DATABASE_URL", place)
    with pytest.raises(InvalidValue, match="SALA_DATABASE_URL") as caught:
        settings.database_url()
    assert "hunter2" not in str(caught.value)
