"""`sala plan paste`: a plan from the agenda of an earlier workshop."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from curriculum.cli.arguments import opened
from curriculum.terminal import as_typed, say

app = typer.Typer()


@app.command("paste")
def paste(
    file: Annotated[Path, typer.Argument(help="The agenda: DOCX, XLSX, or text in UTF-8.", dir_okay=False)],
    title: Annotated[
        str | None,
        typer.Option(help="The plan's title. Default: what stands above the agenda.", callback=as_typed),
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Keep who leads and the rooms.")] = False,
    dates: Annotated[bool, typer.Option("--dates", help="Keep the dates.")] = False,
) -> None:
    """Make a plan from last year's agenda. Lines that were not understood are printed on stderr, with their numbers."""
    from curriculum.exchange import pasting
    from curriculum.exchange.reading import read_agenda
    from curriculum.exchange.tables import read_file

    pasted = read_agenda(read_file(file))
    choices = pasting.Choices(people=names, rooms=names, dates=dates)
    with opened().write() as work:
        done = pasting.new_plan(
            work, pasted, title or pasted.title or file.stem, f"cli-{uuid4()}", 1, choices
        )
    for left in pasted.not_understood:
        where = f"{left.where.sheet}:{left.where.number}" if left.where.sheet else str(left.where.number)
        say(f"not understood {where}: {left.text}", err=True)
    say(done.plan.agenda.slug)
