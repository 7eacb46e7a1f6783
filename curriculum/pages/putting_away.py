"""Putting a plan away, so that no list shows it, and bringing it back: changes like others, which undo takes back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import streamlit as st

from curriculum.i18n import _
from curriculum.pages import target
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.saying import gesture
from curriculum.planning import plans
from curriculum.planning.agenda import Agenda
from curriculum.planning.operations import SetPlan

LAST = "put-away"


@dataclass(frozen=True, slots=True)
class PutAway:
    """The plan that was put away last, and the operation that did it."""

    plan: UUID
    title: str
    number: int | None


@gesture
def put_away(plan: UUID, title: str) -> None:
    """For callbacks; the list of plans says what was done."""
    with database().write() as work:
        outcome = plans.perform(work, plan, target.client(), target.next_sequence(), _set(True))
    st.session_state[LAST] = PutAway(plan, title, outcome.number)


@gesture
def bring_back(plan: UUID) -> None:
    """For callbacks."""
    with database().write() as work:
        plans.perform(work, plan, target.client(), target.next_sequence(), _set(False))


def draw_last(away: set[UUID]) -> None:
    """What was put away last, with the way to take that back; nothing once it is no longer among those away."""
    last: PutAway | None = st.session_state.get(LAST)
    if last is None or last.plan not in away:
        return
    with st.container(key="put-away", horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(_("**{title}** is put away.").format(title=plain(last.title)), width="content")
        st.button(
            _("Undo"),
            key="undo-put-away",
            type="tertiary",
            icon=":material/undo:",
            on_click=_undo,
            args=(last,),
        )


def draw_way_back(agenda: Agenda) -> None:
    """Above a plan that is put away: what that means, and how to bring it back."""
    with st.container(key="put-away", horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(_("This plan is put away: no list shows it."), width="content")
        st.button(_("Bring it back"), type="tertiary", on_click=bring_back, args=(agenda.uid,))


@gesture
def _undo(last: PutAway) -> None:
    with database().write() as work:
        plans.undo(work, last.plan, target.client(), target.next_sequence(), number=last.number)


def _set(away: bool) -> SetPlan:
    return SetPlan(field="put_away", value=away)
