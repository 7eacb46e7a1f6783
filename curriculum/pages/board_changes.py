"""What the board sent, done to the plan: operations, undo and redo, own words. For the callback phase."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import streamlit as st
from pydantic import TypeAdapter, ValidationError

from curriculum.access import Work
from curriculum.errors import InputError, SalaError
from curriculum.i18n import wording
from curriculum.pages.board_clash import clash_message, nothing_understood, refused
from curriculum.pages.ground import database
from curriculum.planning import checks, gestures, names, notes, plans, rhythms
from curriculum.planning.agenda import Agenda
from curriculum.planning.fields import Reason
from curriculum.planning.operations import (
    OPERATION,
    AddItem,
    Clash,
    MoveItem,
    Operation,
    SetItem,
    SetStepWords,
    SetStrand,
    Several,
)
from curriculum.planning.plans import Outcome
from curriculum.widgets.board.outbox import Deed, Entry, OwnWords, Session, Told, Unreadable
from curriculum.widgets.board.picture import Message

MESSAGE = "board-message"
"""Where the sentence waits that the board shows next."""


def make_changes(plan: UUID, client: str, entries: Sequence[Entry | Unreadable]) -> int:
    """Do the entries in order, each in a turn of its own, and say up to which one they are dealt with.

    What is refused is dealt with too, and leaves a message. When the database fails, what is left is sent
    again.
    """
    st.session_state[MESSAGE] = None
    done = 0
    for entry in entries:
        try:
            message = _change(plan, client, entry)
        except InputError as error:
            message = refused(wording(error))
        except SalaError as error:
            st.session_state[MESSAGE] = refused(wording(error))
            return done
        if message:
            st.session_state[MESSAGE] = message
        done = entry.sequence
    return done


def _change(plan: UUID, client: str, entry: Entry | Unreadable) -> Message | None:
    if isinstance(entry, Unreadable):
        return nothing_understood()
    try:
        with database().write() as work:
            clash = _outcome(work, plan, client, entry).clash
            if clash:
                back = (
                    None
                    if entry.command or _about_its_place(clash)
                    else plans.with_item_back(work, plan, clash)
                )
                return clash_message(clash, back)
    except (ValidationError, ValueError):  # a UUID that is none is a ValueError
        return nothing_understood()
    return None


def _about_its_place(clash: Clash) -> bool:
    """It is not the item that is gone, but what it was to stand behind."""
    return isinstance(clash.operation, AddItem | MoveItem) and clash.subject == str(clash.operation.after)


def _outcome(work: Work, plan: UUID, client: str, entry: Entry) -> Outcome:
    if entry.command == "undo":
        return plans.undo(work, plan, client, entry.sequence)
    if entry.command == "redo":
        return plans.redo(work, plan, client, entry.sequence)
    if entry.deed and entry.deed.name == "add":
        return _added(work, plan, client, entry.sequence, entry.deed)
    operation = _operation(work, plan, entry)
    if operation is None:  # it is so already, or what it was about is gone
        return Outcome(plans.by_uid(work, plan), applied=False)
    return plans.perform(work, plan, client, entry.sequence, operation)


def _operation(work: Work, plan: UUID, entry: Entry) -> Operation | None:
    if entry.words:
        return _written(work, plan, entry.words)
    if entry.told:
        return _told(work, plan, entry.told)
    if entry.session:
        return _session(work, plan, entry.session)
    if entry.deed:
        return _deed(work, plan, entry.deed)
    return OPERATION.validate_python(entry.operation)


def _written(work: Work, plan: UUID, own: OwnWords) -> SetStepWords:
    """The text becomes a note; the operation only names it."""
    named = {"op": "SetStepWords", "item": own.item, "step": own.step, "words": None}
    empty = SetStepWords.model_validate(named)
    return empty.model_copy(update={"words": notes.write(work, plan, own.text)}) if own.text else empty


def _told(work: Work, plan: UUID, told: Told) -> Operation:
    """Names and notes become rows; the operation only names them."""
    texts = [text.strip() for text in told.texts if text.strip()]
    kind: names.NameKind = "room" if told.field == "room" else "person"
    uids = [
        notes.write(work, plan, text) if told.field.endswith("note") else names.named(work, kind, text)
        for text in texts
    ]
    value = tuple(dict.fromkeys(uids)) if told.field == "leads" else (uids[0] if uids else None)
    if told.strand:
        return SetStrand.model_validate({"strand": told.of, "field": told.field, "value": value})
    return SetItem.model_validate({"item": told.of, "field": told.field, "value": value})


def _session(work: Work, plan: UUID, session: Session) -> Operation:
    agenda = plans.by_uid(work, plan).agenda
    item = plans.item_for(work, UUID(session.module), agenda.language, UUID(session.uid))
    placed = {
        "item": item.model_copy(update={"gap": session.gap}),
        "into": session.into,
        "after": session.after,
    }
    also = tuple(OPERATION.validate_python(operation) for operation in session.also)
    add = AddItem.model_validate(placed)
    return Several(operations=(add, *also), doing="place") if also else add


def _added(work: Work, plan: UUID, client: str, sequence: int, deed: Deed) -> Outcome:
    """A session goes where it fits best: into the free time that was chosen, else the first that holds it."""
    into, after = (UUID(place) if place else None for place in (deed.day, deed.after))
    outcome, _place = plans.add_module(work, plan, UUID(deed.module or ""), client, sequence, into, after)
    return outcome


def _deed(work: Work, plan: UUID, deed: Deed) -> Operation | None:
    agenda = plans.by_uid(work, plan).agenda
    if deed.name == "mute":
        return _mute(work, agenda, deed)
    if deed.name == "fallback":
        day = agenda.day(UUID(deed.day or ""))
        return gestures.with_fallback(day) if day else None
    if deed.name == "pauses":
        others = [day.uid for day in agenda.days if day.uid != UUID(deed.day or "")]
        return rhythms.copied_pauses(agenda, UUID(deed.day or ""), others)
    item = agenda.item(UUID(deed.item or ""))
    if item is None:
        return None
    if deed.name == "duplicate":
        return gestures.duplicated(agenda, item.uid)
    if deed.name == "shorten":
        return gestures.shortened(item)
    return gestures.replaced(agenda, item.uid, plans.item_for(work, UUID(deed.module or ""), agenda.language))


def _mute(work: Work, agenda: Agenda, deed: Deed) -> Operation | None:
    """What mutes a remark that is still made; for the whole library it is no change of the plan."""
    subject = UUID(deed.subject or "")
    reason = TypeAdapter(Reason).validate_python(deed.reason)
    remarks = checks.advise(checks.scene_of(work, agenda))
    remark = next((one for one in remarks if (one.check, one.subject) == (deed.check, subject)), None)
    if remark is None:
        return None
    if deed.scope == "library":
        checks.mute_everywhere(work, remark.check, reason)
        return None
    return checks.mute(agenda, remark, reason, deed.scope or "item")
