"""Fill in for this place: what the sessions of a plan ask about it, each answer kept as one leaves its field."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from uuid import UUID

import streamlit as st

from curriculum.i18n import _, ngettext, number_text
from curriculum.pages import address, named, target, ways
from curriculum.pages.board_clash import clash_message
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.saying import gesture, say_later
from curriculum.planning import notes, plans
from curriculum.planning.agenda import Agenda
from curriculum.planning.local_facts import FactsOfSession, LocalFact, local_facts
from curriculum.planning.plans import OpenPlan

LAST = "place-last"
WIDTH = 720
"""Pixels: of a field, which is read like a line of text."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The answer that was kept last, and the plan's version that it made."""

    plan: UUID
    version: int
    number: int | None
    """Of the operation, in the plan's log."""


def draw() -> None:
    said = address.parameters()
    with database().read() as work:
        plan = named.plan(work, said.get("p") or str(st.session_state.get("plan", "")))
        sessions = local_facts(work, plan.agenda)
    agenda = plan.agenda
    st.set_page_config(page_title=address.tab(_("Fill in for this place")))
    name = address.name_of(agenda.slug, agenda.uid)
    with st.container(key="back"):
        ways.link("plan", agenda.title, icon="arrow_back", p=name)
    st.title(_("Fill in for this place"), anchor=False)
    if not sessions:
        _nothing_asked(agenda, name)
        return
    lede = _(
        "What the sessions ask about the place where you train. Each answer is kept as you leave its field."
    )
    st.html(f'<p class="sala-lede">{escape(lede)}</p>')
    _progress(plan, sessions, name)
    for session in sessions:
        _session(agenda, session)


def _nothing_asked(agenda: Agenda, name: str) -> None:
    if any(item.module for item in agenda.on_days()):
        st.markdown(_("The sessions of this plan ask nothing about the place."))
    else:
        st.markdown(
            _("This plan has no session yet. Add some, and what they ask about the place stands here.")
        )
        ways.link("find", _("Find sessions"), icon="search", plan=name)


def _progress(plan: OpenPlan, sessions: tuple[FactsOfSession, ...], name: str) -> None:
    """How far one is, the way back from the last answer, and the way to the sheet; stays in sight."""
    asked = sum(len(session.facts) for session in sessions)
    answered = asked - sum(session.open for session in sessions)
    with st.container(
        key="place-bar", horizontal=True, gap="small", vertical_alignment="center", width=WIDTH
    ):
        st.markdown(
            ngettext("**{done}** of {number} answered", "**{done}** of {number} answered", asked).format(
                done=number_text(answered), number=number_text(asked)
            ),
            width="content",
        )
        last: _Kept | None = st.session_state.get(LAST)
        if last and (last.plan, last.version) == (plan.agenda.uid, plan.version):
            st.button(
                _("Undo"),
                key="undo-place",
                type="tertiary",
                icon=":material/undo:",
                help=_("Takes back the answer that was kept last"),
                on_click=_undo,
                args=(last,),
            )
        ways.link("print", _("Print the sheet"), icon="print", p=name, paper="place")


def _session(agenda: Agenda, session: FactsOfSession) -> None:
    st.html(f'<h2 class="sala-heading" lang="{escape(session.lang)}">{escape(session.title)}</h2>')
    for fact in session.facts:
        with st.container(key=f"question-{session.module}-{fact.blank.key}", gap="xxsmall", width=WIDTH):
            _field(agenda, session.module, fact)


def _field(agenda: Agenda, module: UUID, fact: LocalFact) -> None:
    """The plan decides what stands in the field whenever its answer is another; typing is left alone until then."""
    blank = fact.blank
    key = f"answer-{agenda.uid}-{module}-{blank.key}"
    if key not in st.session_state or st.session_state.get(f"{key}-kept") != fact.answer:
        st.session_state[key] = st.session_state[f"{key}-kept"] = fact.answer
    st.text_area(
        plain(blank.question),
        key=key,
        height="content",
        max_chars=notes.LONGEST,
        on_change=_keep,
        args=(agenda.uid, module, blank.key, key),
    )
    if blank.example:
        st.caption(_("For example: {example}").format(example=plain(blank.example)))
    if blank.sensitive:
        warning = _("The answer could harm someone. It prints only when you ask for it.")
        st.html(f'<p class="sala-notice sala-small">{escape(warning)}</p>')


@gesture
def _keep(plan: UUID, module: UUID, blank: str, key: str) -> None:
    answer = str(st.session_state[key] or "")
    with database().write() as work:
        outcome = plans.fill_blank(work, plan, target.client(), target.next_sequence(), module, blank, answer)
    if outcome.clash:
        say_later(clash_message(outcome.clash).text)
        return
    st.session_state[LAST] = _Kept(plan, outcome.plan.version, outcome.number)


@gesture
def _undo(last: _Kept) -> None:
    with database().write() as work:
        plans.undo(work, last.plan, target.client(), target.next_sequence(), number=last.number)
    st.session_state.pop(LAST, None)
