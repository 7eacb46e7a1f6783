"""Opening a pack: a plan that is not here is made as it stands; one that is here takes over what was done elsewhere.

Both logs remember every change by its message, (client, sequence): what both have is the common past. What only the
pack has is done here in its order, by the same road as a change on the board, in one transaction. A change that does
not fit, or that would silently undo what was done here since the common past, is not done: it is a choice, and stays
one until somebody decides, because its message is not in the log yet. Opening a pack again does nothing more.

What two people did to different things ends in the same agenda on both laptops, whoever opens first. What they did to
the same thing is for them to decide. An entry that came with a pack is nobody's here: undo takes back one's own only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy import insert, select

from curriculum import i18n
from curriculum.access import Actor, Work, allow
from curriculum.errors import FileProblem, NotFound
from curriculum.i18n import _
from curriculum.planning import history, plans, saving, store
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.apply import apply
from curriculum.planning.fields import MODULE_KINDS
from curriculum.planning.history import LOG, NOTHING, Aim
from curriculum.planning.operations import Clash, ClashReason, Operation
from curriculum.planning.packs import Pack, PackedEntry
from curriculum.planning.slugs import free_slug
from curriculum.planning.store import EDITION, MODULE, NAME, NOTE, REVISION, StoredPlan
from curriculum.planning.wording import offered

ELSEWHERE = Actor(UUID("00000000-0000-4000-8000-000000000002"))
"""Whoever did what a pack brings."""
Message = tuple[str, int]
"""Client and sequence: the name of a change on every laptop."""
Slot = tuple[str, str]
"""What a change is about: a thing's id, and what of it."""
WHOLE = "*"


@dataclass(frozen=True, slots=True)
class Choice:
    """A change of the other laptop that was not done, for somebody here to decide."""

    message: Message
    words: str
    """What it was: “renamed “Lunch”: “Meal””."""
    why: ClashReason | None
    """Why it does not fit; None: it fits, and would undo what was done here."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What opening a pack did."""

    plan: Agenda
    made: bool
    """The plan was not here before."""
    done: int
    """Changes that were taken over."""
    choices: tuple[Choice, ...]
    set_in: tuple[str, ...]
    """Titles of sessions that this library does not have: they are own items of the same length now."""
    without_rhythm: bool = False
    """They chose a rhythm that this library does not have: it was left out."""


@dataclass(slots=True)
class _Missing:
    """What a pack names and this library does not have."""

    sessions: list[str] = field(default_factory=list)
    rhythm: bool = False


def open_pack(work: Work, pack: Pack) -> Merged:
    """Takes a pack into this database."""
    allow(work.actor, "change plan")
    with i18n.use(work.language):
        _take_names(work, pack)
        try:
            stored = store.by_uid(work.session, pack.agenda.uid, lock=True)
        except NotFound:
            return _make(work, pack)
        return _merge(work, stored, pack)


def settle(work: Work, pack: Pack, message: Message, theirs: bool) -> bool:
    """Decides a choice: does the other laptop's change, or leaves it for ever. Gives whether it could be done.

    Raises `NotFound` when the plan or the choice is not there.
    """
    allow(work.actor, "change plan")
    entry = next((one for one in pack.log if (one.client, one.sequence) == message), None)
    stored = store.by_uid(work.session, pack.agenda.uid, lock=True)
    if entry is None or history.number_of(work, stored.id, *message) is not None:
        raise NotFound("choice", f"{message[0]} {message[1]}")
    _take_names(work, pack)
    _take_notes(work, stored.id, pack)
    if not theirs:
        _log(work, stored.id, entry, NOTHING, NOTHING, Aim())
        return True
    tried = apply(stored.agenda, entry.operation)
    if isinstance(tried, Clash):
        return False
    saving.save(work, stored, tried.agenda)
    _log(work, stored.id, entry, entry.operation, tried.inverse, Aim())
    return True


# A plan that is not here


def _make(work: Work, pack: Pack) -> Merged:
    missing = _Missing()
    agenda = _at_home(work, pack.agenda, missing)
    slug = free_slug(work, pack.agenda.slug)
    bare = Agenda(uid=agenda.uid, slug=slug, title=agenda.title, zone=agenda.zone)
    stored = saving.add(work, bare)
    _take_notes(work, stored.id, pack)
    _of_this_plan_alone(work, stored, agenda)
    saving.save(work, stored, agenda.model_copy(update={"slug": slug}))
    for entry in pack.log:
        history.copy(work, stored.id, ELSEWHERE, entry)
    now = plans.by_uid(work, agenda.uid).agenda
    return Merged(now, True, len(pack.log), (), tuple(missing.sessions), missing.rhythm)


# A plan that is here


def _merge(work: Work, stored: StoredPlan, pack: Pack) -> Merged:
    _take_notes(work, stored.id, pack)
    here = _messages(work, stored.id)
    theirs = {(entry.client, entry.sequence) for entry in pack.log}
    touched = _touched(work, stored.id, here.keys() - theirs)
    agenda, numbers = stored.agenda, dict(here)
    missing = _Missing()
    choices: list[Choice] = []
    done: list[tuple[PackedEntry, Operation, Operation]] = []
    for entry in pack.log:
        message = (entry.client, entry.sequence)
        if message in here or entry.stepped_over:
            continue
        operation = _possible(work, entry.operation, missing)
        tried = apply(agenda, operation)
        if isinstance(tried, Clash):
            choices.append(Choice(message, offered(operation, entry.inverse, agenda), tried.reason))
        elif tried.agenda == agenda:
            done.append((entry, operation, tried.inverse))
        elif _overlaps(touched, operation):
            choices.append(Choice(message, offered(operation, entry.inverse, agenda), None))
        else:
            agenda = tried.agenda
            done.append((entry, operation, tried.inverse))
    if agenda != stored.agenda:
        _of_this_plan_alone(work, stored, agenda)
        saving.save(work, stored, agenda)
    by_number = {entry.number: (entry.client, entry.sequence) for entry in pack.log}
    for entry, operation, inverse in done:
        aim = Aim(
            undoes=numbers.get(by_number.get(entry.undoes or 0, ("", 0))),
            redoes=numbers.get(by_number.get(entry.redoes or 0, ("", 0))),
        )
        numbers[entry.client, entry.sequence] = _log(work, stored.id, entry, operation, inverse, aim)
    set_in = tuple(dict.fromkeys(missing.sessions))
    return Merged(agenda, False, len(done), tuple(choices), set_in, missing.rhythm)


def _of_this_plan_alone(work: Work, stored: StoredPlan, agenda: Agenda) -> None:
    """Raises `FileProblem` when a pack names what another plan of this database has."""
    if saving.taken_elsewhere(work.session, stored, agenda):
        raise FileProblem(
            agenda.title, None, _("A part of it belongs to another plan here. Nothing was changed.")
        )


def _log(
    work: Work, plan_id: int, entry: PackedEntry, operation: Operation, inverse: Operation, aim: Aim
) -> int:
    return history.log(
        replace(work, actor=ELSEWHERE), plan_id, (entry.client, entry.sequence), operation, inverse, aim
    )


def _messages(work: Work, plan_id: int) -> dict[Message, int]:
    query = select(LOG.c.client, LOG.c.sequence, LOG.c.number).where(LOG.c.plan_id == plan_id)
    return {(client, sequence): number for client, sequence, number in work.session.execute(query)}


def _touched(work: Work, plan_id: int, messages: Iterable[Message]) -> frozenset[Slot]:
    """What was changed here since the common past."""
    touched: set[Slot] = set()
    for client, sequence in messages:
        number = history.number_of(work, plan_id, client, sequence)
        entry = history.entry(work, plan_id, number) if number else None
        if entry:
            touched.update(slots(entry.operation))
    return frozenset(touched)


def _overlaps(touched: frozenset[Slot], operation: Operation) -> bool:
    whole = {thing for thing, what in touched if what == WHOLE}
    things = {thing for thing, _what in touched}
    return any(
        slot in touched or slot[0] in whole or (slot[1] == WHOLE and slot[0] in things)
        for slot in slots(operation)
    )


def slots(operation: Operation) -> Iterator[Slot]:
    """What a change is about. What is new is about nothing that somebody else could have changed."""
    match operation:
        case op.Several():
            moves = operation.doing in ("place", "move")
            for one in operation.operations:
                if not (moves and isinstance(one, op.SetGap)):  # what follows makes room: nobody meant that
                    yield from slots(one)
        case op.RemoveItem():
            yield str(operation.item), WHOLE
        case op.RemoveDay():
            yield str(operation.day), WHOLE
        case op.RemoveStrand():
            yield str(operation.strand), WHOLE
        case op.MoveItem():
            yield str(operation.item), "place"
        case op.SetMinutes() | op.SetSteps() | op.SwitchStep() | op.SetStepMinutes() | op.SplitItem():
            yield str(operation.item), "minutes"
        case op.JoinItems():
            yield str(operation.item), "minutes"
            yield str(operation.second), WHOLE
        case op.SetStepWords():
            yield str(operation.item), f"words {operation.step}"
        case op.SetItem():
            yield str(operation.item), operation.field
        case op.Pin() | op.SetGap() | op.Rename() | op.RenameOutward() | op.SetFor():
            yield str(operation.item), operation.op
        case op.SetStrand():
            yield str(operation.strand), operation.field
        case op.RenameStrand():
            yield str(operation.strand), "title"
        case op.SetDay():
            yield str(operation.day), operation.field
        case op.MoveDay():
            yield str(operation.day), "place"
        case op.SetFallback() | op.SwitchDay():
            yield str(operation.day), "fallback"
        case op.SetPlan():
            yield "plan", operation.field
        case op.SetHoliday():
            yield "plan", operation.date.isoformat()
        case op.FillBlank():
            yield str(operation.module), operation.blank
        case op.AddItem() | op.AddDay() | op.AddStrand() | op.Mute():
            return


# What a pack brings besides


def _take_names(work: Work, pack: Pack) -> None:
    wanted = {name.uid for name in pack.names}
    known = set(work.session.execute(select(NAME.c.uid).where(NAME.c.uid.in_(wanted))).scalars())
    new = [name.model_dump() for name in pack.names if name.uid not in known]
    if new:
        work.session.execute(insert(NAME), new)


def _take_notes(work: Work, plan_id: int, pack: Pack) -> None:
    wanted = {note.uid for note in pack.notes}
    known = set(work.session.execute(select(NOTE.c.uid).where(NOTE.c.uid.in_(wanted))).scalars())
    new = [{"plan_id": plan_id, **note.model_dump()} for note in pack.notes if note.uid not in known]
    if new:
        work.session.execute(insert(NOTE), new)


def _possible(work: Work, operation: Operation, missing: _Missing) -> Operation:
    """`operation` with own items in the place of sessions that this library does not have. A rhythm that is not here,
    and an answer to the blank of a session that is not, are left out.
    """
    match operation:
        case op.SetPlan(field="rhythm", value=str(rhythm)) if rhythm not in store.rhythms(work.session):
            missing.rhythm = True
            return NOTHING
        case op.FillBlank() if operation.module not in _modules(work):
            return NOTHING
        case op.Several():
            each = tuple(_possible(work, one, missing) for one in operation.operations)
            return operation.model_copy(update={"operations": each})
        case op.AddItem():
            return operation.model_copy(update={"item": _item_at_home(work, operation.item, missing)})
        case op.AddDay():
            items = tuple(_item_at_home(work, item, missing) for item in operation.day.items)
            waiting = tuple(_item_at_home(work, item, missing) for item in operation.day.fallback)
            day = operation.day.model_copy(update={"items": items, "fallback": waiting})
            return operation.model_copy(update={"day": day})
        case op.SetFallback():
            items = tuple(_item_at_home(work, item, missing) for item in operation.items)
            return operation.model_copy(update={"items": items})
        case _:
            return operation


def _at_home(work: Work, agenda: Agenda, missing: _Missing) -> Agenda:
    days = tuple(
        day.model_copy(
            update={
                "items": tuple(_item_at_home(work, item, missing) for item in day.items),
                "fallback": tuple(_item_at_home(work, item, missing) for item in day.fallback),
            }
        )
        for day in agenda.days
    )
    aside = tuple(_item_at_home(work, item, missing) for item in agenda.aside)
    known = _modules(work)
    filled = tuple(one for one in agenda.filled if one.module in known)
    rhythm = agenda.rhythm if agenda.rhythm in store.rhythms(work.session) else None
    missing.rhythm = rhythm != agenda.rhythm
    return agenda.model_copy(update={"days": days, "aside": aside, "filled": filled, "rhythm": rhythm})


def _modules(work: Work) -> frozenset[UUID]:
    return frozenset(work.session.execute(select(MODULE.c.uid)).scalars())


def _item_at_home(work: Work, item: Item, missing: _Missing) -> Item:
    strands = tuple(
        strand.model_copy(
            update={"items": tuple(_item_at_home(work, inner, missing) for inner in strand.items)}
        )
        for strand in item.strands
    )
    item = item.model_copy(update={"strands": strands})
    if item.kind not in MODULE_KINDS or _is_here(work, item):
        return item
    missing.sessions.append(item.title)
    own = {"kind": "custom", "minutes": item.length, "module": None, "steps": (), "slack": 0, "revisions": {}}
    return item.model_copy(update={**own, "part": None})


def _is_here(work: Work, item: Item) -> bool:
    """Whether this library has the item's session in every revision that the item pins."""
    of_edition = REVISION.c.edition_id == EDITION.c.id
    query = select(EDITION.c.lang, REVISION.c.sha256).where(of_edition)
    query = query.join(MODULE, MODULE.c.id == EDITION.c.module_id).where(MODULE.c.uid == item.module)
    here = {(row.lang, row.sha256) for row in work.session.execute(query)}
    return bool(here) and set(item.revisions.items()) <= here
