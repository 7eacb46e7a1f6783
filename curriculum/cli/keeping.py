"""`sala backup`, `sala forget`: what is kept, and what must not be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from curriculum.cli.arguments import opened
from curriculum.terminal import as_typed, say

if TYPE_CHECKING:
    from curriculum.forgetting import Found

app = typer.Typer()


@app.command()
def backup(
    file: Annotated[
        Path, typer.Argument(help="The file to write; an older backup is replaced.", dir_okay=False)
    ],
) -> None:
    """Copy the whole database into one file, also while Sala runs. To restore it, put it in the database's place."""
    from curriculum.copies import back_up

    written = back_up(opened(), file)
    say(
        f"{file}: {written.stat().st_size:,} bytes. It holds everything, names and private notes too: keep it safe."
    )


@app.command()
def forget(
    name: Annotated[
        str, typer.Argument(help="The name of a person or a place, as it was written.", callback=as_typed)
    ],
    look: Annotated[bool, typer.Option("--look", help="Only say where it stands; change nothing.")] = False,
) -> None:
    """Blank a name everywhere in plans, notes and their history. This cannot be undone.

    Each spelling is forgotten by itself. The library's own texts stay. Copies that still hold the name are listed:
    delete them, or make them anew.
    """
    from curriculum import forgetting

    database = opened()
    found = forgetting.look(database, name) if look else forgetting.forget(database, name)
    rows = sum(found.places.values())
    if look:
        typer.echo(f"It stands in {rows} places. Nothing was changed.")
    else:
        typer.echo(f"Forgotten in {rows} places." if rows else "Nothing that people wrote here says it.")
    _warn(found)


def _warn(found: Found) -> None:
    for slug in found.modules:
        say(f"the library's own text says it, and stays: {slug}", err=True)
    for copy in found.copies:
        say(f"this copy still holds it: {copy}", err=True)
