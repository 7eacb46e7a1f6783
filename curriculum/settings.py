"""What the machine tells Sala: where to keep things, and where the shipped library is.

    SALA_HOME           the folder of the database and its copies; else the platform's own data folder
    SALA_DATABASE_URL   a PostgreSQL server to use instead of a file
    SALA_WEIGHTS        a folder with other weights for searching by meaning

All are read when they are asked for, never at import.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from curriculum.errors import FolderNotWritable, InvalidValue

PACKAGE = Path(__file__).resolve().parent

DATABASE_NAME = "sala.db"


def home() -> Path:
    """The folder that Sala writes to, made for its owner alone when it is not there yet.

    Raises `FolderNotWritable` when it cannot be made.
    """
    chosen = os.environ.get("SALA_HOME")
    folder = Path(chosen) if chosen else platformdirs.user_data_path("sala", appauthor=False)
    try:
        folder = folder.expanduser().absolute()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: nobody is called as “~somebody” says
        raise FolderNotWritable(folder) from error
    return folder


def database_url() -> str | None:
    """The PostgreSQL server to use, or None for the file in `home()`.

    Raises `InvalidValue` for an address of anything else.
    """
    chosen = os.environ.get("SALA_DATABASE_URL")
    if chosen and not names_a_server(chosen):
        # Only how it begins: the rest may hold a password
        begins = chosen.partition(":")[0]
        raise InvalidValue("SALA_DATABASE_URL", begins, "an address such as postgresql://user@host/database")
    return chosen or None


def names_a_server(place: str) -> bool:
    """Whether `place` is the address of a PostgreSQL server."""
    return place.startswith(("postgresql:", "postgresql+", "postgres:"))


def database() -> Path | str:
    """What to give to `db.open_database`: the server's URL when one is set, else the file in `home()`."""
    return database_url() or home() / DATABASE_NAME


def weights() -> Path | None:
    """The folder of weights for the model of meaning, if one is named."""
    chosen = os.environ.get("SALA_WEIGHTS")
    return Path(chosen).expanduser().absolute() if chosen else None


def shipped() -> Path:
    """The folder that holds `modules/` and `data/`: inside the package in a wheel, else beside it."""
    inside = PACKAGE / "shipped"
    return inside if inside.is_dir() else PACKAGE.parent
