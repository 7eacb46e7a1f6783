"""`sala`: the command line. Thin, like a page: it asks a service and prints the answer.

Exit codes: 0 done, 1 something was found wrong or could not be done (one sentence on stderr says what), 2 the command
was not understood.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curriculum import __version__, settings
from curriculum.errors import DiskFull, FileNotWritable
from curriculum.terminal import as_typed, one_sentence, print_json, say

if TYPE_CHECKING:
    from curriculum.db import Database
    from curriculum.library.shipment import Shipment
    from curriculum.library.shipping import LoadReport
    from curriculum.papers.tree import Paper

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
plan_app = typer.Typer(help="Plans: the agendas of workshops.", no_args_is_help=True)
export_app = typer.Typer(help="Papers: what is printed and handed out.", no_args_is_help=True)
app.add_typer(plan_app, name="plan")
app.add_typer(export_app, name="export")

Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Out = Annotated[Path, typer.Option("--out", help="The file to write.", dir_okay=False)]
Lang = Annotated[
    str | None, typer.Option("--lang", help="A language tag, such as en, th or km.", callback=as_typed)
]
Plan = Annotated[str, typer.Argument(help="The plan's slug.", callback=as_typed)]


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


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="The port; 0 takes any free one.", min=0, max=65535)] = 8501,
    address: Annotated[
        str, typer.Option(help="A loopback address; nothing else until Sala has accounts.")
    ] = "127.0.0.1",
) -> None:
    """Create, upgrade and load what is missing, then serve Sala to a browser on this machine."""
    from curriculum import seal
    from curriculum.server import serving

    serving.end_when_told()
    sock = serving.bound(serving.loopback(address), port)
    if not seal.is_on(settings.database(), seal.seal(settings.shipped())):
        _load(_database(create=True))
    place = serving.web_address(sock)
    serving.run(sock, ready=lambda: typer.echo(f"Sala is at {place}  (Ctrl+C stops it)"))


@app.command()
def load() -> None:
    """Load the shipped library into the database. A second run changes nothing and says so."""
    report = _load(_database(create=True))
    if report.changed or report.withdrawn:
        typer.echo(
            f"Loaded: {report.changed} changed, {report.withdrawn} withdrawn, {report.unchanged} as they were."
        )
    else:
        typer.echo(f"Nothing to do: all {report.unchanged} records are as they were.")


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Modules' folders, or folders of them. Default: the shipped library.", exists=True
        ),
    ] = None,
) -> None:
    """Check modules: what is wrong, where, and what the next grade needs. Exit code 1 when there is an error."""
    from curriculum.library import lint
    from curriculum.vocabulary import read_folder

    shipped = settings.shipped()
    words = read_folder(shipped / "data")
    folders = [folder for path in paths or [shipped / "modules"] for folder in _module_folders(path)]
    errors = 0
    for folder in folders:
        for finding in lint.check_folder(folder, words):
            errors += finding.severity == "error"
            where = f"{folder.name}/{finding.path}" + (f":{finding.line}" if finding.line else "")
            say(f"{where}: {finding.severity}: {finding.message} [{finding.rule}]")
    if not folders:
        typer.echo("No module was found there: the folder of a module holds a file “module.md”.", err=True)
    typer.echo(f"{len(folders)} modules checked, {errors} errors.")
    if errors or not folders:
        raise typer.Exit(1)


@app.command()
def stamp(
    paths: Annotated[
        list[Path], typer.Argument(help="Folders of modules that have translated editions.", exists=True)
    ],
) -> None:
    """Note in translated editions which source they were made from, passage by passage."""
    from curriculum.library import translation

    for folder in (folder for path in paths for folder in _module_folders(path)):
        for name in translation.stamp(folder):
            say(f"stamped {folder.name}/{name}")


@app.command()
def search(
    query: Annotated[
        str,
        typer.Argument(
            help='Words; "words in quotation marks" are a phrase. May be empty.', callback=as_typed
        ),
    ],
    theme: Annotated[
        str | None, typer.Option(help="Only this theme and those below it.", callback=as_typed)
    ] = None,
    lang: Lang = None,
    limit: Annotated[int, typer.Option(help="How many results to print.", min=1, max=1000)] = 20,
    as_json: Json = False,
) -> None:
    """Search the library."""
    from curriculum.search import search as find
    from curriculum.search.request import SearchRequest
    from curriculum.vocabulary import get

    wanted = {"theme": theme, "language": lang}
    filters = {facet: frozenset([value]) for facet, value in wanted.items() if value}
    with _database().read() as work:
        result = find(work, SearchRequest(words=query, filters=filters, limit=limit))
        words = get(work)
    if as_json:
        print_json(
            {
                "total": result.total,
                "results": [
                    {
                        "kind": hit.kind,
                        "slug": hit.slug,
                        "title": hit.title,
                        "lang": hit.lang,
                        "snippet": hit.snippet.text,
                        "score": round(hit.score, 6),
                    }
                    for hit in result.hits
                ],
                "facets": {
                    facet: [
                        {"id": value.id, "label": words.label(facet, value.id), "count": value.count}
                        for value in values
                    ]
                    for facet, values in result.facets.items()
                },
            }
        )
        return
    for hit in result.hits:
        say(f"{hit.slug} ({hit.lang})  {hit.title}")
        if hit.snippet.text and hit.snippet.field != "title":
            say(f"    {hit.snippet.text}")
    typer.echo(f"{result.total} found.")


@plan_app.command("list")
def list_plans(as_json: Json = False) -> None:
    """List the plans."""
    from curriculum.planning import plans

    with _database().read() as work:
        found = plans.list_plans(work)
    if as_json:
        print_json([{"slug": one.slug, "title": one.title, "days": one.days} for one in found])
        return
    for one in found:
        say(f"{one.slug}  {one.title}  ({one.days} days)")


@plan_app.command("show")
def show_plan(plan: Plan, as_json: Json = False) -> None:
    """Show a plan's agenda with its clock times."""
    from curriculum.i18n import clock_past_midnight, day_label
    from curriculum.planning import plans
    from curriculum.planning.timeline import TimedItem, timeline

    with _database().read() as work:
        agenda = plans.get(work, plan).agenda

    def rows(items: tuple[TimedItem, ...], strand: str | None) -> Iterator[dict[str, Any]]:
        for timed in items:
            yield {
                "id": str(timed.item.uid),
                "kind": timed.item.kind,
                "title": timed.item.title,
                "start": clock_past_midnight(timed.start),
                "end": clock_past_midnight(timed.end),
                "minutes": timed.end - timed.start,
                "strand": strand,
            }
            for inside, timed_inside in zip(timed.item.strands, timed.strands, strict=True):
                yield from rows(timed_inside, inside.title)

    days: list[dict[str, Any]] = [
        {
            "date": timed.day.date.isoformat() if timed.day.date else None,
            "items": list(rows(timed.items, None)),
        }
        for timed in timeline(agenda).days
    ]
    if as_json:
        print_json({"slug": agenda.slug, "title": agenda.title, "days": days})
        return
    say(agenda.title)
    for number, day in enumerate(days, 1):
        typer.echo("\n" + day_label(agenda.days[number - 1].date, number))
        for item in day["items"]:
            inset = f"  [{item['strand']}]" if item["strand"] else ""
            say(f"  {item['start']}–{item['end']}{inset}  {item['title']}")


@export_app.command("agenda")
def export_agenda(
    plan: Plan,
    out: Out,
    face: Annotated[
        str, typer.Option(help="For whom: participants or team.", callback=as_typed)
    ] = "participants",
    lang: Lang = None,
) -> None:
    """Print a plan's agenda as a PDF: a grid of days, without names and without a venue."""
    from curriculum import papers

    with _database().read() as work:
        manuscript = papers.agenda(work, plan, face=face, language=lang)
    _write(papers.printed(manuscript), out)


@export_app.command("module")
def export_module(
    slug: Annotated[str, typer.Argument(help="The module's slug.", callback=as_typed)],
    out: Out,
    lang: Lang = None,
) -> None:
    """Print one module as a PDF: the trainer's guide, the handouts, then their keys."""
    from curriculum import papers

    with _database().read() as work:
        manuscript = papers.module(work, slug, lang=lang)
    _write(papers.printed(manuscript), out)


def _database(*, create: bool = False) -> Database:
    from curriculum import db

    return db.open_database(settings.database(), create=create)


def _load(database: Database) -> LoadReport:
    """Load what is missing and seal it; report on stderr what could not be read."""
    from curriculum import preferences, seal
    from curriculum.library import shipping
    from curriculum.planning import plans

    shipped = settings.shipped()
    # Before the files are read: one that changes meanwhile then breaks the seal.
    of_what_is_here = seal.seal(shipped)
    with database.read() as work:
        known = shipping.loaded(work)
    # Read before the turn to write: a slow disk keeps nobody waiting.
    shipment = _read_with_a_bar(shipped, known)
    with database.write() as work:
        report = shipping.take_in(work, shipment)
        plans.load_sample(work)
        # What is wrong is said again at every start, so only a sound load is sealed.
        preferences.remember(work, seal.NAME, "" if report.problems or report.conflicts else of_what_is_here)
    for problem in report.problems:
        where = f"{problem.path}:{problem.line}" if problem.line else problem.path
        say(f"skipped {where}: {problem.message}", err=True)
    for conflict in report.conflicts:
        say(f"edited here, kept as it is: {conflict}", err=True)
    return report


def _read_with_a_bar(shipped: Path, known: str) -> Shipment | None:
    from rich.console import Console
    from rich.progress import Progress

    from curriculum.library import shipping

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        reading = bar.add_task("Reading the library", total=None)
        return shipping.read(
            shipped, lambda done, total: bar.update(reading, completed=done, total=total), known
        )


def _module_folders(path: Path) -> list[Path]:
    """`path` itself when it is a module's folder, else the modules' folders in it."""
    from curriculum.library.files import editions

    def holds_one(folder: Path) -> bool:
        return bool(editions(file.name for file in folder.glob("*.md")))

    if path.is_file():
        path = path.parent
    if holds_one(path):
        return [path]
    return sorted(folder for folder in path.iterdir() if holds_one(folder))


def _write(paper: Paper, out: Path) -> None:
    """Write beside the target first, so that an interrupted export leaves the old file."""
    try:
        if out.exists() and not out.is_file():  # a printer, a pipe: it takes the paper and is not replaced
            out.write_bytes(paper.content)
        else:
            _replace(Path(os.path.realpath(out)), paper.content)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(out) from error
        raise FileNotWritable(out, error.strerror or type(error).__name__) from error
    for warning in paper.warnings:
        say(warning, err=True)
    say(f"{out}: {len(paper.content):,} bytes")


def _replace(file: Path, content: bytes) -> None:
    beside = file.with_name(f".sala-{os.getpid()}.part")
    try:
        with beside.open("wb") as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        beside.replace(file)
    finally:
        with suppress(OSError):
            beside.unlink()


def main() -> None:
    """The way in of the command `sala`."""
    with one_sentence():
        app()


if __name__ == "__main__":
    main()
