"""All plans, those that are put away below them, and the form that starts a new one."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from curriculum.i18n import _, date_text, hours_text, number_text
from curriculum.pages import address, new_plan, putting_away, ways
from curriculum.pages.board_picture import days_text
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.planning import plans
from curriculum.planning.plans import PlanSummary
from curriculum.vocabulary import Vocabulary
from curriculum.vocabulary import get as get_vocabulary


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
            ways.link("paste", _("Paste last year’s agenda"), icon="content_paste")
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
        ways.link("programme", _("What it asks for, and its days"), icon="menu_book", id=chosen.id)
    new_plan.form(chosen)
