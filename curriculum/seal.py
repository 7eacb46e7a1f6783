"""The seal: the mark on a database into which this Sala has loaded these files, so that nothing is left to do.

Finding that out by opening the database and loading costs a second start more than all the rest of it. The
seal is a hash of everything that loading depends on, Sala's own code among it, written in the load's
transaction; another file, another version or a changed line of code gives another seal, and the library is
loaded as if there were none.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from curriculum import migrations, settings

NAME = "sealed"
"""What the installation remembers the seal as. Who writes it has loaded without a problem and without a conflict."""


def seal(shipped: Path) -> str:
    """The seal of the present Sala and the files in `shipped`, which holds `modules/` and `data/`."""
    said = hashlib.sha256()
    for root, kind in ((settings.PACKAGE, "*.py"), (shipped / "data", "*"), (shipped / "modules", "*")):
        for file in _files(root, kind):
            said.update(os.fsencode(root.name / file.relative_to(root)) + b"\0")
            said.update(hashlib.sha256(file.read_bytes()).digest())
    return said.hexdigest()


def is_on(place: Path | str, seal: str) -> bool:
    """Whether the file at `place` bears `seal` and can be served as it is. Changes nothing and raises nothing:
    whatever is wrong with the file is for `db.open_database` to find and to say."""
    if isinstance(place, str) or not all(os.access(path, os.W_OK) for path in (place.parent, place)):
        return False
    try:
        with closing(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True, timeout=0.2)) as file:
            schemas = file.execute("SELECT version_num FROM alembic_version").fetchall()
            seals = file.execute("SELECT value FROM installation_state WHERE name = ?", (NAME,)).fetchall()
    except sqlite3.Error:
        return False
    return schemas == [(migrations.HEAD,)] and seals == [(seal,)]


def _files(root: Path, kind: str) -> Iterator[Path]:
    # What cannot be read is a problem that loading reports at every start, so it never comes to a seal.
    return (file for file in sorted(root.rglob(kind)) if file.is_file() and os.access(file, os.R_OK))
