"""What the board sent, done to the plan: operations, undo and redo, own words. For the callback phase."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import streamlit as st
from pydantic import ValidationError

from curriculum.access import Work
from curriculum.errors import InputError, SalaError
from curriculum.i18n import wording
from curriculum.pages.board_clash import clash_message, nothing_understood, refused
from curriculum.pages.ground import database
from curriculum.planning import notes, plans
from curriculum.planning.operations import OPERATION, SetStepWords
from curriculum.planning.plans import Outcome
from curriculum.widgets.board.outbox import Entry, OwnWords, Unreadable
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
            outcome = _outcome(work, plan, client, entry)
    except ValidationError:
        return nothing_understood()
    return clash_message(outcome.clash) if outcome.clash else None


def _outcome(work: Work, plan: UUID, client: str, entry: Entry) -> Outcome:
    if entry.command == "undo":
        return plans.undo(work, plan, client, entry.sequence)
    if entry.command == "redo":
        return plans.redo(work, plan, client, entry.sequence)
    operation = (
        _written(work, plan, entry.words) if entry.words else OPERATION.validate_python(entry.operation)
    )
    return plans.perform(work, plan, client, entry.sequence, operation)


def _written(work: Work, plan: UUID, own: OwnWords) -> SetStepWords:
    """The text becomes a note; the operation only names it."""
    named = {"op": "SetStepWords", "item": own.item, "step": own.step, "words": None}
    empty = SetStepWords.model_validate(named)
    return empty.model_copy(update={"words": notes.write(work, plan, own.text)}) if own.text else empty
