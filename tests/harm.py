"""What may happen to files: they are damaged, or belong to somebody else."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


def damage(place: Path, table: str) -> None:
    """Overwrite the first page of a table in the database at `place`."""
    with closing(sqlite3.connect(place)) as file:
        (page,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    with place.open("r+b") as damaged:
        damaged.seek((page - 1) * size)
        damaged.write(b"\xff" * size)


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root, who may read and write everything, plays somebody who may not."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
