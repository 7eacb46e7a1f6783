"""The commands that the documentation shows are run, in the order in which they stand."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import PATIENCE, ROOT

PAGES = ("README.md", "docs/trainers.md", "docs/curators.md", "docs/administrators.md")
SHOWN = re.compile(r"^ {4,}(sala .*)$", re.MULTILINE)
NOT_RUN = re.compile(r"\[|\||sala serve|QUERY|SLUG| PLAN ")
"""A pattern to fill in, or the server, which other tests run."""


def commands(page: str) -> list[str]:
    found = (line.split("   ")[0] for line in SHOWN.findall((ROOT / page).read_text(encoding="utf-8")))
    return [command for command in found if not NOT_RUN.search(command + " ")]


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_do_what_it_says(page: str, tmp_path: Path, shipped_file: Path) -> None:
    (tmp_path / "modules").symlink_to(ROOT / "modules")
    (tmp_path / "home").mkdir()
    shutil.copy(shipped_file, tmp_path / "home" / "sala.db")
    home = {**os.environ, "SALA_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "curriculum.cli", *words]
        return subprocess.run(
            command, capture_output=True, text=True, cwd=tmp_path, env=home, timeout=PATIENCE
        )

    shown = commands(page)
    assert shown
    for command in shown:
        done = run(*shlex.split(command)[1:])
        assert done.returncode == 0, f"{command}: {done.stderr}"
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("page", [*PAGES, "SECURITY.md", "CONTRIBUTING.md", "docs/performance.md"])
def test_what_a_page_points_at_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert ((ROOT / page).parent / target).exists(), target
