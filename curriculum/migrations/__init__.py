"""How the tables came to be as they are: one revision a change, in `versions/`, run by Alembic.

`HEAD` is the schema that this Sala reads and writes. Opening a database that already has it must be quick, so
this module names it as a constant and imports Alembic only when there is something to migrate.

Revisions are history: they spell out tables and columns, never import `models`, and are never edited once
released. `tools/new_revision.py` writes the next one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

HEAD = "0006"

FOLDER = Path(__file__).resolve().parent


def config(connection: Connection | None = None, **attributes: object) -> Config:
    """Alembic's configuration, made from code: there is no ini file to find."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes.update(attributes, connection=connection)
    return made


def known(revision: str) -> bool:
    """Whether this Sala has heard of `revision`: if not, a later Sala wrote it."""
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    try:
        return ScriptDirectory.from_config(config()).get_revision(revision) is not None
    except CommandError:
        return False


def upgrade(connection: Connection) -> None:
    """Bring the database of `connection` to `HEAD`, within the transaction that the caller has begun."""
    from alembic import command

    command.upgrade(config(connection), HEAD)
