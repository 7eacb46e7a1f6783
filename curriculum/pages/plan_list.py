"""All plans, those that are put away below them, and the form that starts a new one."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from curriculum.errors import SalaError
from curriculum.i18n import _, date_text, hours_text, number_text, wording
from curriculum.pages import address, putting_away, ways
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
        every, away = plans.list_plans(work), plans.list_plans(work, put_away=True)
    st.title(_("Plans"), anchor=False)
    listed, beside = st.columns([0.58, 0.42], gap="large")
    with beside:
        _form(words, programme if programme in words.programmes else "")
    with listed:
        putting_away.draw_last({plan.uid for plan in away})
        if not every:
            st.markdown(_("No plan yet. Start one here, or add a session that you like."))
        for plan in every:
            _row(plan, _("Put away"), putting_away.put_away, (plan.uid, plan.title))
        if away:
            with st.expander(_("Put away ({number})").format(number=number_text(len(away)))):
                for plan in away:
                    _row(plan, _("Bring back"), putting_away.bring_back, (plan.uid,))


def _row(plan: PlanSummary, way: str, does: Callable[..., None], given: tuple[object, ...]) -> None:
    """A plan, and the one thing that can be done to it from here."""
    with st.container(key=f"plan-row-{plan.uid}", horizontal=True, vertical_alignment="center"):
        with st.container(gap="xxsmall"):
            name = address.name_of(plan.slug, plan.uid)
            ways.link("plan", plan.title, icon="calendar_view_week", p=name)
            st.caption(_facts(plan))
        st.button(
            way, key=f"away-{plan.uid}", type="tertiary", help=plain(plan.title), on_click=does, args=given
        )


def _facts(plan: PlanSummary) -> str:
    planned = _("{time} planned").format(time=hours_text(plan.minutes))
    changed = _("changed {date}").format(date=date_text(plan.changed_at.astimezone().date()))
    return " · ".join((days_text(plan.days), planned, changed))


def _form(words: Vocabulary, programme: str) -> None:
    st.header(_("New plan"), anchor=False)
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
