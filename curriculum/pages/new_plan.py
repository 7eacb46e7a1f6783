"""The form that starts a plan."""

from __future__ import annotations

import streamlit as st

from curriculum.errors import SalaError
from curriculum.i18n import _, wording
from curriculum.pages import address, ways
from curriculum.pages.ground import database
from curriculum.planning import plans
from curriculum.vocabulary.values import Programme

PROBLEM = "new-plan-problem"
USUAL_DAYS = 2


def form(programme: Programme | None) -> None:
    """Title, days, people: of a plan that starts from `programme`, or from empty days with breaks."""
    if problem := st.session_state.pop(PROBLEM, None):
        st.error(problem)
    name = programme.id if programme else ""
    with st.form("new-plan", border=False):
        st.text_input(_("Title"), key="new-title", max_chars=200, placeholder=_("My workshop"))
        days, people = st.columns(2)
        usual = min(plans.MOST_DAYS, programme.days) if programme else USUAL_DAYS
        days.number_input(_("Days"), 1, plans.MOST_DAYS, usual, key=f"new-days-{name}")
        people.number_input(_("People"), 1, 1000, 24, key="new-people")
        st.form_submit_button(_("Start the plan"), type="primary", on_click=_create, args=(name,))
    ways.link("paste", _("Start from last year’s agenda"), icon="content_paste")


def _create(programme: str) -> None:
    said = st.session_state
    try:
        with database().write() as work:
            plan = plans.create(
                work,
                str(said["new-title"]).strip() or _("My workshop"),
                days=int(said[f"new-days-{programme}"]),
                programme=programme or None,
                people=int(said["new-people"]),
            ).agenda
    except SalaError as error:
        said[PROBLEM] = wording(error)
        return
    ways.go("plan", p=address.name_of(plan.slug, plan.uid))
