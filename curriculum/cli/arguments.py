"""What commands share: the kinds of their arguments, and the database that they open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from curriculum import settings
from curriculum.terminal import as_typed

if TYPE_CHECKING:
    from curriculum.db import Database

Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Out = Annotated[Path, typer.Option("--out", help="The file to write.", dir_okay=False)]
Lang = Annotated[
    str | None, typer.Option("--lang", help="A language tag, such as en, th or km.", callback=as_typed)
]
Release = Annotated[
    int | None, typer.Option("--release", help="Print this version of the plan, not the draft.", min=1)
]
Plan = Annotated[str, typer.Argument(help="The plan's slug.", callback=as_typed)]


def opened(*, create: bool = False) -> Database:
    """The database of SALA_HOME. Raises from `StorageError`."""
    from curriculum import db

    return db.open_database(settings.database(), create=create)
