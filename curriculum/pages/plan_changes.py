"""Changes of a plan outside its board: fields that are kept as one leaves them, and taking the last one back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import streamlit as st
from pydantic import ValidationError

from curriculum.access import Work
from curriculum.i18n import _
from curriculum.pages import target
from curriculum.pages.board_clash import clash_message
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.saying import gesture, say_later
from curriculum.planning import plans
from curriculum.planning.agenda import Agenda
from curriculum.planning.operations import Operation
from curriculum.planning.plans import OpenPlan

LAST = "plan-change"

Build = Callable[[Work, Agenda], Operation | None]
"""The operation that a gesture makes of the plan as it now is; None when there is nothing to do."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The change that was made last, and the plan's version that it made."""

    plan: UUID
    version: int
    number: int | None
    """Of the operation, in the plan's log."""
    said: str


def held(key: str, value: Any) -> str:
    """The field's key. The plan decides what stands in it whenever its value is another; typing is left alone until
    then.
    """
    if key not in st.session_state or st.session_state.get(f"{key}-kept") != value:
        st.session_state[key] = st.session_state[f"{key}-kept"] = value
    return key


def is_new(key: str) -> bool:
    """Whether a field was changed by the person who looks at it; for callbacks."""
    return bool(st.session_state[key] != st.session_state.get(f"{key}-kept"))


def change(plan: UUID, build: Build, said: str, nothing: str = "", wrong: str = "", field: str = "") -> None:
    """Does what `build` makes of the plan as it now is; for callbacks that are gestures.

    Args:
        said: what was done, in a sentence.
        nothing: what is said when there is nothing to do.
        wrong: what is said of a value that does not fit; the plan's own stands in `field` again.
    """
    try:
        with database().write() as work:
            operation = build(work, plans.by_uid(work, plan).agenda)
            if operation is None:
                outcome = None
            else:
                outcome = plans.perform(work, plan, target.client(), target.next_sequence(), operation)
    except ValidationError:
        st.session_state.pop(f"{field}-kept", None)
        say_later(wrong or _("That does not fit there. Nothing was changed."))
        return
    if outcome is None:
        st.session_state[LAST] = None
        st.session_state[f"{LAST}-nothing"] = nothing
    elif outcome.clash:
        say_later(clash_message(outcome.clash).text)
    else:
        st.session_state[LAST] = _Kept(plan, outcome.plan.version, outcome.number, said)


def bar(plan: OpenPlan) -> None:
    """What was done last, and the way to take it back; stays in sight."""
    last: _Kept | None = st.session_state.get(LAST)
    nothing = st.session_state.pop(f"{LAST}-nothing", "")
    with st.container(key="settings-bar", horizontal=True, gap="small", vertical_alignment="center"):
        if nothing:
            st.markdown(plain(nothing), width="content")
        elif last and (last.plan, last.version) == (plan.agenda.uid, plan.version):
            st.markdown(plain(last.said), width="content")
            st.button(
                _("Undo"),
                key="undo-change",
                type="tertiary",
                icon=":material/undo:",
                on_click=_undo,
                args=(last,),
            )
        else:
            st.caption(_("Each change is kept as you make it."), width="content")


@gesture
def _undo(last: _Kept) -> None:
    with database().write() as work:
        plans.undo(work, last.plan, target.client(), target.next_sequence(), number=last.number)
    st.session_state.pop(LAST, None)
