"""A copy of the shipped library that a test may change, and short ways to load and ask."""

from __future__ import annotations

import shutil
from pathlib import Path

from curriculum import settings
from curriculum.db import Database
from curriculum.library import modules, shipping
from curriculum.library.modules import ShownModule
from curriculum.library.shipping import LoadReport

FACTORY, INTERVIEW, DIGNITY = (
    "who-answers-for-the-factory",
    "an-interview-that-does-no-harm",
    "dignity-in-our-words",
)


def a_copy(place: Path) -> Path:
    """`modules/` and `data/` as they are shipped, below `place`."""
    for name in ("modules", "data"):
        shutil.copytree(settings.shipped() / name, place / name)
    return place


def change(file: Path, old: str, new: str) -> int:
    """Replace `old`, which must be there, once; the line on which it stands."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def load(database: Database, folder: Path) -> LoadReport:
    with database.write() as work:
        return shipping.load(work, folder)


def shown(database: Database, slug: str, lang: str | None = None, language: str = "en") -> ShownModule:
    with database.read(language=language) as work:
        return modules.shown(work, slug, lang)
