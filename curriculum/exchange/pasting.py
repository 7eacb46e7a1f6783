"""A pasted agenda into a plan: the door for pages and the command line.

Everything is one operation, so that one undo takes it all back. Names of people and rooms are kept only when that is
asked for, as rows (`planning.names`); what was said beside a title becomes a private note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from curriculum.access import Work
from curriculum.errors import InvalidValue
from curriculum.exchange.new_days import Place, Wanted, days_of, pasting
from curriculum.exchange.pasted_agenda import PastedAgenda, PastedLine
from curriculum.planning import names, notes, plans
from curriculum.planning.fields import LONGEST_TITLE, MOST_DAYS, MOST_ITEMS, MOST_LEADS, ItemKind
from curriculum.planning.plans import OpenPlan, Outcome


@dataclass(frozen=True, slots=True)
class Choices:
    """What the trainer decided about a pasted agenda."""

    kinds: Mapping[Place, ItemKind] = field(default_factory=dict)
    modules: Mapping[Place, UUID] = field(default_factory=dict)
    """Modules to put in the place of lines."""
    people: bool = False
    """Whether names are kept."""
    rooms: bool = False
    dates: bool = False


AS_READ = Choices()


def new_plan(
    work: Work, pasted: PastedAgenda, title: str, client: str, sequence: int, choices: Choices = AS_READ
) -> Outcome:
    """A new plan with the days of a pasted agenda. Raises what `add_to` and `plans.create` raise."""
    _fits(pasted)
    plan = plans.create(work, title, days=1)
    return _paste(work, plan, pasted, (client, sequence), choices, instead=True)


def add_to(
    work: Work, plan_uid: UUID, pasted: PastedAgenda, client: str, sequence: int, choices: Choices = AS_READ
) -> Outcome:
    """Adds the days of a pasted agenda behind those of a plan.

    Raises `NotFound` when the plan or a chosen module is not there, `InvalidValue` when it is more than a plan holds or
    when nothing in it was understood.
    """
    _fits(pasted)
    return _paste(work, plans.by_uid(work, plan_uid), pasted, (client, sequence), choices, instead=False)


def _paste(
    work: Work, plan: OpenPlan, pasted: PastedAgenda, sent: tuple[str, int], choices: Choices, instead: bool
) -> Outcome:
    agenda = plan.agenda
    wanted = {
        (number, place): _wanted(work, plan, (number, place), line, choices)
        for number, day in enumerate(pasted.days)
        for place, line in enumerate(day.lines)
    }
    days = days_of(pasted, wanted, choices.dates)
    return plans.perform(work, agenda.uid, *sent, pasting(agenda, days, instead))


def _wanted(work: Work, plan: OpenPlan, place: Place, line: PastedLine, choices: Choices) -> Wanted:
    module = choices.modules.get(place)
    more = list(line.more)
    if module and line.title not in more:
        more.insert(0, line.title)  # a module brings its own title
    leads = (
        dict.fromkeys(names.named(work, "person", n[:LONGEST_TITLE]) for n in line.who)
        if choices.people
        else {}
    )
    room = names.named(work, "room", line.where[:LONGEST_TITLE]) if choices.rooms and line.where else None
    return Wanted(
        kind=choices.kinds.get(place),
        item=plans.item_for(work, module, plan.agenda.language) if module else None,
        leads=tuple(leads)[:MOST_LEADS],
        room=room,
        note=notes.write(work, plan.agenda.uid, "\n".join(more)) if more else None,
    )


def _fits(pasted: PastedAgenda) -> None:
    if not pasted.days:
        raise InvalidValue("agenda", "", "lines with times, such as “09:00-10:30 Opening”")
    if len(pasted.days) > MOST_DAYS:
        raise InvalidValue("days", len(pasted.days), f"at most {MOST_DAYS} days")
    fullest = max(len(day.lines) for day in pasted.days)
    if fullest > MOST_ITEMS:
        raise InvalidValue("lines", fullest, f"at most {MOST_ITEMS} lines in a day")
