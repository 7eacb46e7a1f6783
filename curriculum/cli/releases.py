"""`sala plan release`, `releases`, `compare`, `restore`: versions of a plan."""

from __future__ import annotations

from typing import Annotated
from uuid import uuid4

import typer

from curriculum.cli.arguments import Json, Plan, opened
from curriculum.terminal import as_typed, print_json, say

app = typer.Typer()
Number = Annotated[int, typer.Argument(help="The version's number.", min=1)]


@app.command("release")
def release(
    plan: Plan, name: Annotated[str, typer.Argument(help="What this version is called.", callback=as_typed)]
) -> None:
    """Keep a plan as it is now under a name, with every paper that it prints."""
    from curriculum.papers import releasing
    from curriculum.planning import plans

    with opened().write() as work:
        made = releasing.release(work, plans.get(work, plan).agenda.uid, name)
    say(f"{made.number}  {made.name}  {made.short}")


@app.command("releases")
def list_releases(plan: Plan, as_json: Json = False) -> None:
    """List the versions of a plan, the newest first."""
    from curriculum.planning import checks, plans, releases

    with opened().read() as work:
        kept = releases.releases(work, plans.get(work, plan).agenda.uid)
    if as_json:
        print_json(
            [
                {
                    "number": one.number,
                    "name": one.name,
                    "date": one.made_at.date().isoformat(),
                    "sha256": one.sha256,
                    "muted": [
                        {
                            "check": muted.check,
                            "reason": muted.reason,
                            "about": muted.about,
                            "everywhere": muted.everywhere,
                        }
                        for muted in one.muted
                    ],
                }
                for one in kept
            ]
        )
        return
    for one in kept:
        say(f"{one.number}  {one.name}  {one.made_at.date().isoformat()}  {one.short}")
        for muted in one.muted:
            said = checks.muted_words(muted.check, muted.reason, muted.about, everywhere=muted.everywhere)
            say(f"   {said}")


@app.command("compare")
def compare(
    plan: Plan,
    first: Number,
    second: Annotated[
        int | None, typer.Argument(help="Another version; without it the plan as it is now.", min=1)
    ] = None,
) -> None:
    """Say what changed from one version to another, or to the plan as it is now."""
    from curriculum.planning import plans, releases
    from curriculum.planning.difference import difference
    from curriculum.planning.difference_words import sentence

    with opened().read() as work:
        present = plans.get(work, plan).agenda
        before = releases.agenda_of(work, present.uid, first)
        after = releases.agenda_of(work, present.uid, second) if second else present
    for change in difference(before, after):
        say(sentence(change))


@app.command("restore")
def restore(plan: Plan, number: Number) -> None:
    """Bring a plan back to a version. It is one step, and can be undone."""
    from curriculum.planning import plans, releases

    with opened().write() as work:
        uid = plans.get(work, plan).agenda.uid
        outcome = releases.restore(work, uid, f"cli-{uuid4()}", 1, number)
    say(
        f"The plan is as in version {number}."
        if outcome.applied
        else f"The plan is the same as version {number}."
    )
