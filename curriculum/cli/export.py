"""`sala export`: papers, written to a file."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from curriculum.cli.arguments import Lang, Out, Plan, Release, opened
from curriculum.errors import DiskFull, FileNotWritable
from curriculum.terminal import as_typed, say

if TYPE_CHECKING:
    from curriculum.access import Work
    from curriculum.papers import Manuscript
    from curriculum.papers.tree import Paper

app = typer.Typer(help="Papers: what is printed and handed out.", no_args_is_help=True)


@app.command("agenda")
def export_agenda(
    plan: Plan,
    out: Out,
    face: Annotated[
        str, typer.Option(help="For whom: participants or team.", callback=as_typed)
    ] = "participants",
    lang: Lang = None,
    release: Release = None,
) -> None:
    """Print a plan's agenda as a PDF: a grid of days, without names and without a venue."""
    from curriculum import papers
    from curriculum.papers.faces import face_called

    with opened().read() as work:
        if release:
            manuscript = _frozen(work, plan, release, f"agenda-{face_called(face).name}", lang)
        else:
            manuscript = papers.agenda(work, plan, face=face, language=lang)
    write(papers.printed(manuscript), out)


@app.command("module")
def export_module(
    slug: Annotated[str, typer.Argument(help="The module's slug.", callback=as_typed)],
    out: Out,
    lang: Lang = None,
) -> None:
    """Print one module as a PDF: the trainer's guide, the handouts, then their keys."""
    from curriculum import papers

    with opened().read() as work:
        manuscript = papers.module(work, slug, lang=lang)
    write(papers.printed(manuscript), out)


@app.command("guide")
def export_guide(plan: Plan, out: Out, lang: Lang = None, release: Release = None) -> None:
    """Print a plan's facilitator guide as a PDF: every session with its clock, private notes, keys. For the team."""
    from curriculum import papers

    with opened().read() as work:
        manuscript = (
            _frozen(work, plan, release, "guide", lang) if release else papers.guide(work, plan, lang)
        )
    write(papers.printed(manuscript), out)


@app.command("handouts")
def export_handouts(plan: Plan, out: Out, lang: Lang = None, release: Release = None) -> None:
    """Print all handouts of a plan as a PDF, without their keys, each with the code that the guide uses."""
    from curriculum import papers

    with opened().read() as work:
        manuscript = (
            _frozen(work, plan, release, "handouts", lang) if release else papers.handouts(work, plan, lang)
        )
    write(papers.printed(manuscript), out)


@app.command("place")
def export_place(
    plan: Plan,
    out: Out,
    lang: Lang = None,
    sensitive: Annotated[
        bool, typer.Option("--sensitive", help="Print answers that could harm someone, too.")
    ] = False,
    release: Release = None,
) -> None:
    """Print “Fill in for this place”: what a plan's sessions ask about the place, with the answers or a line each."""
    from curriculum import papers

    with opened().read() as work:
        if release:
            manuscript = _frozen(work, plan, release, "place-sensitive" if sensitive else "place", lang)
        else:
            manuscript = papers.place(work, plan, lang, sensitive)
    write(papers.printed(manuscript), out)


def _frozen(work: Work, plan: str, number: int, paper: str, lang: str | None) -> Manuscript:
    """A paper of a version, in its own language when none is asked for."""
    from curriculum.papers import releasing
    from curriculum.planning import plans

    agenda = plans.get(work, plan).agenda
    return releasing.frozen(work, agenda.uid, number, paper, lang or agenda.language)


def write(paper: Paper, out: Path) -> None:
    """The paper in a file, and what is to be known of it on stderr."""
    for warning in paper.warnings:
        say(warning, err=True)
    write_file(paper.content, out)


def write_file(content: bytes, out: Path) -> None:
    """Write beside the target first, so that an interrupted export leaves the old file."""
    try:
        if out.exists() and not out.is_file():  # a printer, a pipe: it takes the paper and is not replaced
            out.write_bytes(content)
        else:
            _replace(Path(os.path.realpath(out)), content)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(out) from error
        raise FileNotWritable(out, error.strerror or type(error).__name__) from error
    say(f"{out}: {len(content):,} bytes")


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
