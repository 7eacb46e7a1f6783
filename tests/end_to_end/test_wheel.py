"""The wheel, installed where there is no checkout, is the whole of Sala."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.serving import ROOT, served


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    build = (
        "import sys; from hatchling.builders.wheel import WheelBuilder; "
        "print(next(WheelBuilder(sys.argv[1]).build(directory=sys.argv[2])))"
    )
    subprocess.run([sys.executable, "-c", build, str(ROOT), str(out)], check=True, capture_output=True)
    return next(out.glob("sala-*.whl"))


@pytest.fixture(scope="module")
def sala(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `sala` of a fresh environment, which sees the packages of this one but not the checkout."""
    place = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(place / "bin" / "python"),
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            str(wheel),
        ],
        check=True,
        capture_output=True,
    )
    packages = next(place.glob("lib/python*/site-packages"))
    seen = Path(sysconfig.get_path("purelib"))
    # The packages of the test environment, without its editable install of the checkout
    (packages / "seen.pth").write_text(str(seen) + "\n")
    return place / "bin" / "sala"


def test_nothing_of_ours_lies_at_the_top_of_the_wheel(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"curriculum", "sala-0.1.0.dist-info"}


def test_the_labels_of_every_language_are_in_the_wheel(wheel: Path) -> None:
    catalogs = {str(file.relative_to(ROOT)) for file in ROOT.glob("curriculum/locale/*/LC_MESSAGES/sala.po")}
    assert catalogs
    assert catalogs <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_the_library_the_fonts_and_their_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "curriculum/shipped/data/themes.yaml" in names
    assert "curriculum/shipped/modules/who-answers-for-the-factory/module.md" in names
    assert "curriculum/pages/.streamlit/config.toml" in names
    assert any(name.startswith("curriculum/pages/static/fonts/OFL-") for name in names)


def test_the_wheel_alone_loads_searches_and_serves(sala: Path, tmp_path: Path) -> None:
    def run(*words: str) -> str:
        done = subprocess.run(
            [str(sala), *words],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={"SALA_HOME": str(tmp_path)},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    python = sala.parent / "python"
    where = subprocess.run(
        [str(python), "-c", "import curriculum; print(curriculum.__file__)"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    ).stdout
    assert str(sala.parent.parent) in where, "the checkout must not be what is tested"
    run("load")
    found = json.loads(run("search", "transnational corporations", "--json"))
    assert found["results"][0]["slug"] == "who-answers-for-the-factory"
    with served(tmp_path, str(sala)) as address, urllib.request.urlopen(address + "/health") as answer:
        assert json.load(answer)["sala"] == "0.1.0"
