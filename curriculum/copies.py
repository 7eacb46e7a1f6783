"""Copies of the database: making one, and knowing which were made.

What a copy holds stays in it, also after something was forgotten here; so every copy is remembered, to be named then.
"""

from __future__ import annotations

import json
from pathlib import Path

from curriculum import preferences
from curriculum.access import Work, allow
from curriculum.db import Database
from curriculum.models.installation import InstallationState

NAME = "copies"
MOST = 200


def back_up(database: Database, file: Path) -> Path:
    """A sound copy of the whole database in `file`, in place of an older one; where it lies.

    It is complete however many people write meanwhile, and a copy that is interrupted leaves what was there.
    Raises from `StorageError`, among them `NoCopyOfServer` for a database that is no file.
    """
    target = file.absolute()
    with database.write() as work:
        allow(work.actor, "make copy")
        known = [path for path in _remembered(work) if path != str(target)]
        preferences.remember(work, NAME, json.dumps([*known, str(target)][-MOST:]))
    return database.copy_to(target)


def copies(database: Database, work: Work) -> tuple[Path, ...]:
    """Every copy that is still where it was made: by hand, and by an upgrade."""
    made = {*(Path(path) for path in _remembered(work)), *database.copies_of_upgrades()}
    return tuple(sorted(path for path in made if path.is_file()))


def _remembered(work: Work) -> list[str]:
    row = work.session.get(InstallationState, NAME)
    return list(json.loads(row.value)) if row else []
