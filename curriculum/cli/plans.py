"""`sala plan`: the agendas of workshops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from curriculum.cli.arguments import Json, Plan, opened
from curriculum.terminal import print_json, say

app = typer.Typer(help="Plans: the agendas of workshops.", no_args_is_help=True)


@app.command("list")
def list_plans(as_json: Json = False) -> None:
    """List the plans."""
    from curriculum.planning import plans

    with opened().read() as work:
        found = plans.list_plans(work)
    if as_json:
        print_json([{"slug": one.slug, "title": one.title, "days": one.days} for one in found])
        return
    for one in found:
        say(f"{one.slug}  {one.title}  ({one.days} days)")


@app.command("show")
def show_plan(plan: Plan, as_json: Json = False) -> None:
    """Show a plan's agenda with its clock times."""
    from curriculum.i18n import clock_past_midnight, day_label
    from curriculum.planning import plans
    from curriculum.planning.timeline import TimedItem, timeline

    with opened().read() as work:
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
