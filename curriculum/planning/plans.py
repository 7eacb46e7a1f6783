"""Plans: making, finding, changing and undoing them. The one door to planning for pages and the command line.

Rows are the truth. A change is tried on what the rows say now, and written with its log entry in one
transaction; the message that asked for it, (client, sequence), is remembered, so that sending it again does
nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID, uuid4, uuid5

from pydantic import ValidationError

from curriculum import i18n, vocabulary
from curriculum.access import Work, allow
from curriculum.errors import InvalidValue, NotFound
from curriculum.planning import history, notes, places, saving, sessions, store, templates, zones
from curriculum.planning.agenda import Agenda, Day
from curriculum.planning.apply import apply
from curriculum.planning.fields import LONGEST_TITLE, MOST_DAYS, MOST_PEOPLE
from curriculum.planning.history import Aim, Entry
from curriculum.planning.operations import Clash, Done, FillBlank, Operation, Several
from curriculum.planning.places import Place
from curriculum.planning.sample import load_sample
from curriculum.planning.sessions import item_for
from curriculum.planning.slugs import free_slug, may_be, slug_from
from curriculum.planning.store import StoredPlan
from curriculum.planning.summaries import PlanSummary, list_plans
from curriculum.planning.tree import Spot
from curriculum.planning.wording import wording

__all__ = [
    "MOST_DAYS",
    "OpenPlan",
    "Outcome",
    "Place",
    "PlanSummary",
    "add_module",
    "by_uid",
    "create",
    "fill_blank",
    "get",
    "item_for",
    "list_plans",
    "load_sample",
    "perform",
    "redo",
    "undo",
    "version",
    "with_item_back",
]

ORDINARY = "ordinary"


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
    number: int | None = None
    """Of the operation that was applied, in the plan's log: what `undo` takes back when it is given."""


# Finding


def get(work: Work, slug: str) -> OpenPlan:
    """Raises `NotFound`."""
    if not may_be(slug):
        raise NotFound("plan", slug)
    return _opened(work, store.by_slug(work.session, slug))


def by_uid(work: Work, uid: UUID) -> OpenPlan:
    """Raises `NotFound`."""
    return _opened(work, store.by_uid(work.session, uid))


def version(work: Work, uid: UUID) -> int:
    """How many changes a plan has seen. Raises `NotFound`."""
    return store.version(work.session, uid)


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
    """A new plan with a programme's skeleton, or with the pauses of ordinary days, in the machine's time zone.

    Args:
        days: 1 to 30; by default as many as the programme has, or two.
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
    shape = words.rhythms.get(template.rhythm if template else ORDINARY)
    laid_out = (
        templates.days_of_programme(template, shape, count)
        if template
        else templates.days_of_rhythm(shape, count)
    )
    uid = uuid4()
    name = free_slug(work, slug or slug_from(title, uid))
    chosen = {"rhythm": shape.id if shape else None, "programme": template.id if template else None}
    agenda = _agenda(uid, name, title, language, people, chosen, laid_out)
    return _opened(work, saving.add(work, agenda))


# Changing


def perform(
    work: Work,
    plan_uid: UUID,
    client: str,
    sequence: int,
    operation: Operation,
    had: frozenset[UUID] = frozenset(),
) -> Outcome:
    """Does one operation. `client` and `sequence` name the message: a resend does nothing and counts as
    applied.

    Raises `NotFound` when the plan, or a module, revision or note that the operation names, is not there; a
    module that was withdrawn from the library is not there for a plan that does not have it yet, unless it is among
    those that the plan `had`.
    """
    stored, known = _turn(work, plan_uid, client, sequence)
    if known is not None:
        return Outcome(_opened(work, stored), applied=True, number=known)
    tried = _tried(work, stored, operation)
    if isinstance(tried, Clash):
        return Outcome(_opened(work, stored), applied=False, clash=tried)
    _only_what_the_library_shows(work, stored.agenda, tried.agenda, had)
    saved = saving.save(work, stored, tried.agenda)
    number = history.log(work, stored.id, (client, sequence), operation, tried.inverse, Aim())
    return Outcome(_opened(work, saved), applied=True, number=number)


def undo(work: Work, plan_uid: UUID, client: str, sequence: int, number: int | None = None) -> Outcome:
    """Takes back my last operation that still stands. One whose target is gone is a clash, and then left
    out.

    With `number` it takes back that operation (`Outcome.number`) or nothing: once I have done something else
    since, it is not applied.
    """

    def target(work: Work, plan_id: int) -> Entry | None:
        last = history.undoable(work, plan_id)
        return last if last and number in (None, last.number) else None

    return _take_back(work, plan_uid, (client, sequence), target, lambda entry: Aim(undoes=entry))


def redo(work: Work, plan_uid: UUID, client: str, sequence: int) -> Outcome:
    """Does again what my last undo took back, unless I have done something new since."""
    sent = (client, sequence)
    return _take_back(work, plan_uid, sent, history.redoable, lambda entry: Aim(redoes=entry))


def with_item_back(work: Work, plan_uid: UUID, clash: Clash) -> Operation | None:
    """What clashed, with the item put back that somebody had taken out: where it stood, else set aside. None when
    the clash is about something else, or that cannot be done.
    """
    if clash.reason != "item-gone":
        return None
    stored = store.by_uid(work.session, plan_uid)
    back = history.taken_out(work, stored.id, UUID(clash.subject))
    if back is None:
        return None
    aside = back.model_copy(update={"into": None, "after": None})
    for way in (back, aside):
        both = Several(operations=(way, clash.operation))
        if isinstance(_tried(work, stored, both), Done):
            return both
    return None


def _take_back(
    work: Work,
    plan_uid: UUID,
    sent: tuple[str, int],
    target: Callable[[Work, int], Entry | None],
    aim: Callable[[int], Aim],
) -> Outcome:
    stored, known = _turn(work, plan_uid, *sent)
    entry = target(work, stored.id) if known is None else None
    if entry is None:
        return Outcome(_opened(work, stored), applied=known is not None, number=known)
    tried = _tried(work, stored, entry.inverse)
    if isinstance(tried, Clash):
        history.step_over(work, stored.id, sent, aim(entry.number))
        return Outcome(_opened(work, stored), applied=False, clash=tried)
    saved = saving.save(work, stored, tried.agenda)
    number = history.log(work, stored.id, sent, entry.inverse, tried.inverse, aim(entry.number))
    return Outcome(_opened(work, saved), applied=True, number=number)


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
    if known is not None:
        outcome = Outcome(_opened(work, stored), applied=True, number=known)
        return outcome, places.standing(stored.agenda, uid)
    item = item_for(work, module_uid, stored.agenda.language, uid)
    proposal = places.propose(stored.agenda, item, Spot(into, after))
    return perform(work, plan_uid, client, sequence, proposal.operation), proposal.place


def fill_blank(
    work: Work, plan_uid: UUID, client: str, sequence: int, module: UUID, blank: str, answer: str
) -> Outcome:
    """Answers a module's blank for this plan's place; an empty answer opens it again.

    Raises `NotFound` when the plan or the module is not there, `InvalidValue` for an answer that is too long.
    """
    words = notes.write(work, plan_uid, answer.strip()) if answer.strip() else None
    return perform(work, plan_uid, client, sequence, FillBlank(module=module, blank=blank, words=words))


# How it is done


def _turn(work: Work, plan_uid: UUID, client: str, sequence: int) -> tuple[StoredPlan, int | None]:
    """The plan, held until the end of the transaction, and the message's number in the log if it came before."""
    allow(work.actor, "change plan")
    if not 1 <= len(client) <= 64 or not client.isprintable():
        raise InvalidValue("client", client[:64], "a name of 1 to 64 characters")
    if not 0 <= sequence < 2**31:
        raise InvalidValue("sequence", sequence, "a whole number from 0 on")
    stored = store.by_uid(work.session, plan_uid, lock=True)
    return stored, history.number_of(work, stored.id, client, sequence)


def _tried(work: Work, stored: StoredPlan, operation: Operation) -> Done | Clash:
    """`apply`, and a clash as well when an id that is new here is in use in another plan."""
    outcome = apply(stored.agenda, operation)
    if isinstance(outcome, Clash):
        return outcome
    taken = saving.taken_elsewhere(work.session, stored, outcome.agenda)
    if taken is not None:
        return Clash(operation=operation, reason="id-taken", subject=str(taken))
    return outcome


def _only_what_the_library_shows(
    work: Work, before: Agenda, after: Agenda, had: frozenset[UUID] = frozenset()
) -> None:
    """Raises `NotFound` for a module that is new in `after` and not in the library."""
    here = {item.module for item in before.everything()} | had
    new = {item.module: item.title for item in after.everything() if item.module not in here}
    for module, title in new.items():
        if module and not sessions.may_be_added(work, module):
            raise NotFound("module", title)


def _opened(work: Work, stored: StoredPlan) -> OpenPlan:
    undoable, redoable = history.undoable(work, stored.id), history.redoable(work, stored.id)
    with i18n.use(work.language):
        last = _first_said(work, stored, undoable)
        undone = _first_said(work, stored, redoable)
    return OpenPlan(stored.agenda, stored.version, bool(undoable), bool(redoable), last, undone)


def _first_said(work: Work, stored: StoredPlan, entry: history.Entry | None) -> str | None:
    """The words of what an undo or redo is about: the same however often it was taken back and done again."""
    first = history.origin(work, stored.id, entry.number) if entry else None
    return wording(first.operation, first.inverse, stored.agenda) if first else None


_WANTED = {
    "title": f"one line of 1 to {LONGEST_TITLE} characters",
    "language": "a language tag, such as en, th or zh-Hant",
    "people": f"a number from 1 to {MOST_PEOPLE}",
}


def _agenda(
    uid: UUID,
    slug: str,
    title: str,
    language: str,
    people: int,
    chosen: dict[str, str | None],
    days: tuple[Day, ...],
) -> Agenda:
    given = {"title": title, "language": language, "people": people}
    fixed = {"uid": uid, "slug": slug, "zone": zones.here(), "days": days, **chosen}
    try:
        return Agenda.model_validate({**fixed, **given})
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise InvalidValue(field, given[field], _WANTED[field]) from error
