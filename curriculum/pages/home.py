"""Home: three doors."""

from __future__ import annotations

from html import escape

import streamlit as st

from curriculum.i18n import _, ngettext, number_text
from curriculum.pages import address, ways
from curriculum.pages.ground import database
from curriculum.planning import plans
from curriculum.vocabulary import get as get_vocabulary

PLANS_SHOWN = 3


def draw() -> None:
    with database().read() as work:
        words = get_vocabulary(work)
        open_plans = sorted(plans.list_plans(work), key=lambda plan: plan.changed_at, reverse=True)
    st.title(_("What do you need today?"), anchor=False)
    st.html(
        f'<p class="sala-lede">{escape(_("Sessions to teach from, plans to bend, papers to hand out."))}</p>'
    )
    with st.container(key="doors"):
        print_door, programme_door, plan_door = st.columns(3, gap="large")
    with print_door, st.container(key="door-print"):
        _door(_("Print one session"), _("A complete guide with its handouts, ready for tomorrow morning."))
        ways.link("find", _("Choose a session"), icon="print", do="print")
    with programme_door, st.container(key="door-programme"):
        _door(
            _("Start from a programme"),
            _("Days with breaks and rituals already in place; you fill the time between."),
        )
        for programme in words.programmes.values():
            days = ngettext("{n} day", "{n} days", programme.days).format(n=number_text(programme.days))
            ways.link("programme", f"{programme.label} · {days}", icon="calendar_add_on", id=programme.id)
        ways.link("find", _("Or begin with a module"), icon="search")
    with plan_door, st.container(key="door-plan"):
        _door(_("Open a plan"), _("Go on where you stopped. Every change can be undone."))
        for plan in open_plans[:PLANS_SHOWN]:
            ways.link(
                "plan",
                plan.title,
                icon="calendar_view_week",
                p=address.name_of(plan.slug, plan.uid),
            )
        ways.link("plan", _("All plans"))


def _door(title: str, sentence: str) -> None:
    st.html(f'<div class="sala-door"><h2>{escape(title)}</h2><p>{escape(sentence)}</p></div>')
