"""`sala plan pack` and `sala plan open`: a plan in a file, to be taken to another laptop and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from curriculum.cli.arguments import Plan, opened
from curriculum.cli.export import write_file
from curriculum.terminal import say

app = typer.Typer()


@app.command("pack")
def pack(
    plan: Plan,
    file: Annotated[Path, typer.Argument(help="The file to write.", dir_okay=False)],
    without_notes: Annotated[
        bool, typer.Option("--without-notes", help="Leave private notes and the names of people out.")
    ] = False,
) -> None:
    """Write a plan with its whole history into one file, to be opened on another laptop."""
    from curriculum.planning import packs

    with opened().read() as work:
        content = packs.written(packs.pack(work, plan, without_notes))
    if not without_notes:
        say("Private notes and names are in it: give it to your team only.", err=True)
    write_file(content, file)


@app.command("open")
def open_plan(
    file: Annotated[Path, typer.Argument(help="The file to read.", dir_okay=False)],
    choose: Annotated[
        str | None,
        typer.Option("--choose", help="What two have changed: theirs or mine. Without it, it stays open."),
    ] = None,
) -> None:
    """Open a packed plan: make it, or take over what was done on the other laptop."""
    from curriculum.errors import InvalidValue
    from curriculum.planning import merging, packs

    if choose not in (None, "theirs", "mine"):
        raise InvalidValue("choose", choose, "theirs or mine")
    read = packs.read_file(file)
    database = opened(create=True)
    with database.write() as work:
        merged = merging.open_pack(work, read)
    say(
        f"{merged.plan.slug}  {merged.plan.title}  "
        + ("(new)" if merged.made else f"({merged.done} changes)")
    )
    for title in merged.set_in:
        say(f"This library does not have “{title}”: it is an own item of the same length.")
    if merged.without_rhythm:
        say("This library does not have the rhythm that they chose. Choose one in the plan's settings.")
    for choice in merged.choices:
        if choose is None:
            say(f"Open: {choice.words}")
            continue
        with database.write() as work:
            settled = merging.settle(work, read, choice.message, theirs=choose == "theirs")
        say(f"{choose if settled else 'no longer possible'}: {choice.words}")
    if merged.choices and choose is None:
        say("Decide on the page Two laptops, or run it again with --choose theirs or --choose mine.")
