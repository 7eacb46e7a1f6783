"""Plans: making, finding, changing and undoing them. The one door to planning for pages and the command line.

Rows are the truth. A change is tried on what the rows say now, and written with its log entry in one
transaction; the message that asked for it, (client, sequence), is remembered, so that sending it again does
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4, uuid5

from pydantic import ValidationError
from sqlalchemy import insert, select

from curriculum import i18n, vocabulary
from curriculum.access import Work, allow
from curriculum.errors import InvalidValue, NotFound
from curriculum.planning import history, places, saving, store, templates
from curriculum.planning.agenda import Agenda, Day
from curriculum.planning.apply import apply
from curriculum.planning.operations import Clash, Operation
from curriculum.planning.places import Place
from curriculum.planning.sample import load_sample
from curriculum.planning.sessions import item_for
from curriculum.planning.slugs import free_slug, slug_from
from curriculum.planning.store import NOTE, StoredPlan
from curriculum.planning.tree import Spot
from curriculum.planning.wording import wording

__all__ = [
    "OpenPlan",
    "Outcome",
    "Place",
    "PlanSummary",
    "add_module",
    "by_uid",
    "create",
    "get",
    "item_for",
    "list_plans",
    "load_sample",
    "note",
    "perform",
    "place_for",
    "redo",
    "undo",
    "write_note",
]

ORDINARY = "ordinary"
MOST_DAYS = 60
MOST_NOTE = 10_000


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan in a list."""

    uid: UUID
    slug: str
    title: str
    days: int
    minutes: int
    """Of everything that stands on a day."""
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan to look at and to change."""

    agenda: Agenda
    version: int
    """Counts the changes; whoever holds an older one looks again."""
    can_undo: bool
    can_redo: bool
    last: str | None
    """What undo would take back, in words."""
    undone: str | None = None
    """What redo would do again, in words."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change came to: applied, or a clash, or neither when there was nothing to undo."""

    plan: OpenPlan
    applied: bool
    clash: Clash | None = None


# Finding


def list_plans(work: Work) -> tuple[PlanSummary, ...]:
    """All plans, the last changed first."""
    return tuple(_summary(stored) for stored in store.every_plan(work.session))


def get(work: Work, slug: str) -> OpenPlan:
    """Raises `NotFound`."""
    return _opened(work, store.by_slug(work.session, slug))


def by_uid(work: Work, uid: UUID) -> OpenPlan:
    """Raises `NotFound`."""
    return _opened(work, store.by_uid(work.session, uid))


# Making


def create(
    work: Work,
    title: str,
    days: int | None = None,
    programme: str | None = None,
    people: int = 24,
    language: str | None = None,
    slug: str | None = None,
) -> OpenPlan:
    """A new plan with a programme's skeleton, or with the pauses of ordinary days.

    Args:
        days: 1 to 60; by default as many as the programme has, or two.
        language: of the plan and its first words; by default the reader's.
        slug: wished for; made from the title otherwise. A number is added when it is taken.

    Raises:
        NotFound: there is no such programme.
        InvalidValue: a value out of its range.
    """
    allow(work.actor, "change plan")
    language = language or work.language
    words = vocabulary.get(replace(work, language=language))
    template = words.programmes.get(programme) if programme else None
    if programme and template is None:
        raise NotFound("programme", programme)
    count = days if days is not None else (template.days if template else 2)
    if not 1 <= count <= MOST_DAYS:
        raise InvalidValue("days", count, f"a number from 1 to {MOST_DAYS}")
    rhythm = template.rhythm if template else ORDINARY
    shape = words.rhythms.get(rhythm)
    laid_out = (
        templates.days_of_programme(template, shape, count)
        if template
        else templates.days_of_rhythm(shape, count)
    )
    uid = uuid4()
    name = free_slug(work, slug or slug_from(title, uid))
    agenda = _agenda(uid, name, title, language, people, rhythm, laid_out)
    return _opened(work, saving.add(work, agenda))


# Changing


def perform(work: Work, plan_uid: UUID, client: str, sequence: int, operation: Operation) -> Outcome:
    """Does one operation. `client` and `sequence` name the message: a resend does nothing and counts as
    applied.

    Raises `NotFound` when the plan, or a module, revision or note that the operation names, is not there.
    """
    stored, known = _turn(work, plan_uid, client, sequence)
    if known:
        return Outcome(_opened(work, stored), applied=True)
    saved, inverse = _tried(work, stored, operation)
    if isinstance(inverse, Clash):
        return Outcome(_opened(work, stored), applied=False, clash=inverse)
    history.log(work, stored.id, (client, sequence), operation, inverse)
    return Outcome(_opened(work, saved), applied=True)


def undo(work: Work, plan_uid: UUID, client: str, sequence: int) -> Outcome:
    """Takes back my last operation that still stands. One whose target is gone is a clash, and then left
    out.
    """
    stored, known = _turn(work, plan_uid, client, sequence)
    target = None if known else history.undoable(work, stored.id)
    if target is None:
        return Outcome(_opened(work, stored), applied=known)
    saved, inverse = _tried(work, stored, target.inverse)
    if isinstance(inverse, Clash):
        history.step_over_undo(work, stored.id, (client, sequence), target.number)
        return Outcome(_opened(work, stored), applied=False, clash=inverse)
    history.log(work, stored.id, (client, sequence), target.inverse, inverse, undoes=target.number)
    return Outcome(_opened(work, saved), applied=True)


def redo(work: Work, plan_uid: UUID, client: str, sequence: int) -> Outcome:
    """Does again what my last undo took back, unless I have done something new since."""
    stored, known = _turn(work, plan_uid, client, sequence)
    target = None if known else history.redoable(work, stored.id)
    if target is None:
        return Outcome(_opened(work, stored), applied=known)
    saved, inverse = _tried(work, stored, target.inverse)
    if isinstance(inverse, Clash):
        history.step_over_redo(work, stored.id, (client, sequence), target.number)
        return Outcome(_opened(work, stored), applied=False, clash=inverse)
    history.log(work, stored.id, (client, sequence), target.inverse, inverse, redoes=target.number)
    return Outcome(_opened(work, saved), applied=True)


def place_for(
    work: Work, agenda: Agenda, minutes: int, day: UUID | None = None, after: UUID | None = None
) -> Place:
    """The first place that holds `minutes`: behind `after` on `day` if that does, else from `day` on."""
    return places.place_for(agenda, minutes, day, after)


def add_module(
    work: Work,
    plan_uid: UUID,
    module_uid: UUID,
    client: str,
    sequence: int,
    into: UUID | None = None,
    after: UUID | None = None,
) -> tuple[Outcome, Place]:
    """Adds a module where it fits: at `into` and `after` if that holds it, else at the first place from
    there on,
    whole, or cut at a pause around a break; else it is set aside. Says where it now stands.

    Raises `NotFound` when the plan or the module is not there.
    """
    stored, known = _turn(work, plan_uid, client, sequence)
    uid = uuid5(plan_uid, f"{client} {sequence}")  # the same for a resend, which is asked where it stands
    if known:
        return Outcome(_opened(work, stored), applied=True), places.standing(stored.agenda, uid)
    item = item_for(work, module_uid, stored.agenda.language, uid)
    proposal = places.propose(stored.agenda, item, Spot(into, after))
    return perform(work, plan_uid, client, sequence, proposal.operation), proposal.place


# Notes


def write_note(work: Work, plan_uid: UUID, text: str) -> UUID:
    """Keeps a private note of a plan, and gives the id by which operations name it. Raises `NotFound`."""
    allow(work.actor, "change plan")
    if len(text) > MOST_NOTE or "\x00" in text:
        raise InvalidValue("note", text[:40], f"a text of at most {MOST_NOTE} characters")
    stored, uid = store.by_uid(work.session, plan_uid), uuid4()
    work.session.execute(insert(NOTE).values(uid=uid, plan_id=stored.id, text=text))
    return uid


def note(work: Work, uid: UUID) -> str:
    """The text of a note. Raises `NotFound`."""
    text = work.session.execute(select(NOTE.c.text).where(NOTE.c.uid == uid)).scalar()
    if text is None:
        raise NotFound("note", str(uid))
    return str(text)


# How it is done


def _turn(work: Work, plan_uid: UUID, client: str, sequence: int) -> tuple[StoredPlan, bool]:
    """The plan, held until the end of the transaction, and whether the message came before."""
    allow(work.actor, "change plan")
    if not 1 <= len(client) <= 64 or not client.isprintable():
        raise InvalidValue("client", client[:64], "a name of 1 to 64 characters")
    if not 0 <= sequence < 2**31:
        raise InvalidValue("sequence", sequence, "a whole number from 0 on")
    stored = store.by_uid(work.session, plan_uid, lock=True)
    return stored, history.knows(work, stored.id, client, sequence)


def _tried(work: Work, stored: StoredPlan, operation: Operation) -> tuple[StoredPlan, Operation | Clash]:
    """The plan after `operation` and its way back; or the plan as it was and the clash."""
    outcome = apply(stored.agenda, operation)
    if isinstance(outcome, Clash):
        return stored, outcome
    taken = saving.taken_elsewhere(work.session, stored, outcome.agenda)
    if taken is not None:
        return stored, Clash(operation=operation, reason="id-taken", subject=str(taken))
    return saving.save(work, stored, outcome.agenda), outcome.inverse


def _opened(work: Work, stored: StoredPlan) -> OpenPlan:
    undoable, redoable = history.undoable(work, stored.id), history.redoable(work, stored.id)
    with i18n.use(work.language):
        last = wording(undoable.operation, undoable.inverse, stored.agenda) if undoable else None
        # Redo does the inverse of an undo
        undone = wording(redoable.inverse, redoable.operation, stored.agenda) if redoable else None
    return OpenPlan(stored.agenda, stored.version, bool(undoable), bool(redoable), last, undone)


def _summary(stored: StoredPlan) -> PlanSummary:
    agenda = stored.agenda
    minutes = sum(item.length for day in agenda.days for item in day.items)
    return PlanSummary(agenda.uid, agenda.slug, agenda.title, len(agenda.days), minutes, stored.changed_at)


def _agenda(
    uid: UUID, slug: str, title: str, language: str, people: int, rhythm: str, days: tuple[Day, ...]
) -> Agenda:
    try:
        return Agenda(
            uid=uid, slug=slug, title=title, language=language, people=people, rhythm=rhythm, days=days
        )
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InvalidValue(field, first["input"], first["msg"]) from error
