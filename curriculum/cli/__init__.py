"""`sala`: the command line. Thin, like a page: it asks a service and prints the answer.

    library    serve, load, check, stamp, search, meanings
    plans      plan list, plan show
    pasting    plan paste
    packing    plan pack, plan open
    releases   plan release, plan releases, plan compare, plan restore
    export     export agenda, guide, handouts, place, module
    keeping    backup, forget

Exit codes: 0 done, 1 something was found wrong or could not be done (one sentence on stderr says what), 2 the command
was not understood.
"""

from __future__ import annotations

from typing import Annotated

import typer

from curriculum import __version__
from curriculum.cli import export, keeping, library, packing, pasting, plans, releases
from curriculum.terminal import one_sentence

app = typer.Typer(
    name="sala",
    help="Sala: a library of human rights training modules, and a planner that turns them into workshops.\n\n"
    "Everything stays on this machine. SALA_HOME names the folder where the database lives "
    "(default: the platform's data folder).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(library.app)
plans.app.add_typer(releases.app)
plans.app.add_typer(packing.app)
plans.app.add_typer(pasting.app)
app.add_typer(plans.app, name="plan")
app.add_typer(export.app, name="export")
app.add_typer(keeping.app)


def _say_the_version(asked: bool) -> None:
    if asked:
        typer.echo(f"sala {__version__}")
        raise typer.Exit


@app.callback()
def sala(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", is_eager=True, callback=_say_the_version),
    ] = False,
) -> None:
    pass


def main() -> None:
    """The way in of the command `sala`, once everything is imported."""
    with one_sentence():
        app()
