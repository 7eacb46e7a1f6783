"""All plans, and the form that starts a new one."""

from __future__ import annotations

import streamlit as st

from curriculum.errors import SalaError
from curriculum.i18n import _, minutes_text, wording
from curriculum.pages import address, ways
from curriculum.pages.board_picture import days_text
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.planning import plans
from curriculum.planning.plans import PlanSummary
from curriculum.vocabulary import Vocabulary
from curriculum.vocabulary import get as get_vocabulary

PROBLEM = "new-plan-problem"


def draw(programme: str) -> None:
    """The plans that there are, the last changed first; `programme` is chosen in the form to begin with."""
    with database().read() as work:
        words = get_vocabulary(work)
        every = plans.list_plans(work)
    st.title(_("Plans"), anchor=False)
    listed, beside = st.columns([0.58, 0.42], gap="large")
    with beside:
        _form(words, programme if programme in words.programmes else "")
    with listed:
        if not every:
            st.markdown(_("No plan yet. Start one here, or add a session that you like."))
        for plan in every:
            _row(plan)


def _row(plan: PlanSummary) -> None:
    changed = _("changed {date}").format(date=plan.changed_at.date().isoformat())
    with st.container(key=f"plan-row-{plan.uid}", gap="xxsmall"):
        name = address.name_of(plan.slug, plan.uid)
        ways.link("plan", plan.title, icon="calendar_view_week", p=name)
        st.caption(
            " · ".join(
                (
                    days_text(plan.days),
                    _("{minutes} planned").format(minutes=minutes_text(plan.minutes)),
                    changed,
                )
            )
        )


def _form(words: Vocabulary, programme: str) -> None:
    st.subheader(_("New plan"), anchor=False)
    if problem := st.session_state.pop(PROBLEM, None):
        st.error(problem)
    choices = ["", *words.programmes]
    st.selectbox(
        _("Start from"),
        choices,
        index=choices.index(programme),
        format_func=lambda chosen: words.programmes[chosen].label if chosen else _("Empty days with breaks"),
        key="new-programme",
    )
    chosen = words.programmes.get(str(st.session_state["new-programme"]))
    if chosen:
        st.caption(plain(chosen.aim))
    with st.form("new-plan", border=False):
        st.text_input(_("Title"), key="new-title", max_chars=200, placeholder=_("My workshop"))
        days, people = st.columns(2)
        usual = min(plans.MOST_DAYS, chosen.days) if chosen else 2
        days.number_input(_("Days"), 1, plans.MOST_DAYS, usual, key=f"new-days-{chosen.id if chosen else ''}")
        people.number_input(_("People"), 1, 1000, 24, key="new-people")
        st.form_submit_button(_("Start the plan"), type="primary", on_click=_create)


def _create() -> None:
    said = st.session_state
    programme = str(said["new-programme"])
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
