"""Versions of a plan: name one, see what changed since or between two, go back to one, print one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from curriculum.i18n import _, date_text, number_text
from curriculum.pages import address, named, target, ways
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.saying import gesture
from curriculum.papers import releasing
from curriculum.planning import checks, plans, releases
from curriculum.planning.agenda import Agenda
from curriculum.planning.difference import Change, difference
from curriculum.planning.difference_words import sentence
from curriculum.planning.plans import OpenPlan
from curriculum.planning.releases import Release

WIDTH = 720
"""Pixels."""
NOW = "now"
DONE = "release-done"


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done last on this page, and the plan's version that it made."""

    words: str
    version: int
    number: int | None
    """Of the operation, where there is one to be taken back."""


def draw() -> None:
    said = address.parameters()
    with database().read() as work:
        plan = named.plan(work, said.get("p") or str(st.session_state.get("plan", "")))
        kept = releases.releases(work, plan.agenda.uid)
    agenda = plan.agenda
    st.set_page_config(page_title=address.tab(_("Versions")))
    name = address.name_of(agenda.slug, agenda.uid)
    with st.container(key="back"):
        ways.link("plan", agenda.title, icon="arrow_back", p=name)
    st.title(_("Versions"), anchor=False)
    lede = _("Name a version before you print or share: it keeps the plan and every paper as they are now.")
    st.html(f'<p class="sala-lede">{escape(lede)}</p>')
    _what_was_done(plan)
    with st.form("name-version", border=False, clear_on_submit=True, width=WIDTH):
        st.text_input(
            _("Name of this version"), key="version-name", max_chars=200, placeholder=_("For the venue")
        )
        st.form_submit_button(_("Keep this version"), type="primary", on_click=_keep, args=(agenda,))
    ways.link("laptops", _("Work on it on two laptops"), icon="devices", p=name)
    if not kept:
        st.markdown(_("No version has been kept yet."))
        return
    compared = _number(said.get("a"), kept)
    for release in kept:
        _release(agenda, release, name)
        if compared == release.number:
            _comparison(agenda, release, kept, said.get("b", NOW), name)


def _number(said: str | None, kept: Sequence[Release]) -> int | None:
    return next((release.number for release in kept if str(release.number) == said), None)


def _what_was_done(plan: OpenPlan) -> None:
    done: _Done | None = st.session_state.get(DONE)
    if done is None or done.version != plan.version:
        return
    with st.container(key="added", horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(plain(done.words), width="content")
        if done.number is not None:
            st.button(
                _("Undo"),
                key="undo-restore",
                type="tertiary",
                icon=":material/undo:",
                on_click=_undo,
                args=(plan.agenda, done.number),
            )


def _release(agenda: Agenda, release: Release, name: str) -> None:
    with st.container(key=f"release-{release.number}", gap="xxsmall", width=WIDTH):
        st.html(
            f'<h2 class="sala-heading">{escape(number_text(release.number))} · {escape(release.name)}</h2>'
        )
        facts = [date_text(release.made_at.date()), release.short]
        st.caption(plain(" · ".join(facts)))
        for muted in release.muted:
            said = checks.muted_words(muted.check, muted.reason, muted.about, everywhere=muted.everywhere)
            st.caption(plain(_("Muted: {what}").format(what=said)))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            ways.link(
                "releases", _("What changed since"), icon="compare_arrows", p=name, a=release.number, b=NOW
            )
            ways.link("print", _("Print it"), icon="print", p=name, release=release.number)
            st.button(
                _("Go back to it"),
                key=f"restore-{release.number}",
                type="tertiary",
                icon=":material/history:",
                help=_("Everything that changed since is taken back. It can be undone."),
                on_click=_restore,
                args=(agenda, release),
            )


def _comparison(agenda: Agenda, release: Release, kept: Sequence[Release], other: str, name: str) -> None:
    with st.container(key="comparison", gap="xsmall", width=WIDTH):
        choices = {NOW: _("the plan as it is now")} | {
            str(one.number): f"{number_text(one.number)} · {one.name}" for one in kept if one is not release
        }
        with_ = other if other in choices else NOW
        if st.session_state.get("compare-with") != with_:
            st.session_state["compare-with"] = with_
        st.selectbox(
            _("Compared with"),
            list(choices),
            format_func=choices.__getitem__,
            key="compare-with",
            on_change=_compare,
            args=(name, release.number),
        )
        with database().read() as work:
            before = releases.agenda_of(work, agenda.uid, release.number)
            after = agenda if with_ == NOW else releases.agenda_of(work, agenda.uid, int(with_))
        if with_ != NOW and int(with_) < release.number:
            before, after = after, before
        _changes(difference(before, after))


def _changes(changes: Sequence[Change]) -> None:
    if not changes:
        st.markdown(_("Nothing is different."))
        return
    headings = {"new": _("New"), "moved": _("Moved"), "removed": _("Removed"), "changed": _("Changed")}
    for kind, heading in headings.items():
        told = [sentence(change) for change in changes if change.kind == kind]
        if told:
            rows = "".join(f"<li>{escape(one)}</li>" for one in told)
            st.html(f'<h3 class="sala-label">{escape(heading)}</h3><ul class="sala-list">{rows}</ul>')


def _compare(name: str, number: int) -> None:
    address.show({"p": name, "a": str(number), "b": str(st.session_state["compare-with"])})


@gesture
def _keep(agenda: Agenda) -> None:
    with database().write() as work:
        release = releasing.release(work, agenda.uid, str(st.session_state["version-name"]))
        version = plans.version(work, agenda.uid)
    words = _("Kept as version {number}, {hash}.").format(
        number=number_text(release.number), hash=release.short
    )
    st.session_state[DONE] = _Done(words, version, None)


@gesture
def _restore(agenda: Agenda, release: Release) -> None:
    with database().write() as work:
        outcome = releases.restore(work, agenda.uid, target.client(), target.next_sequence(), release.number)
    words = (
        _("The plan is as it was in version {number}.")
        if outcome.applied
        else _("The plan is the same as version {number}.")
    )
    st.session_state[DONE] = _Done(
        words.format(number=number_text(release.number)),
        outcome.plan.version,
        outcome.number if outcome.applied else None,
    )


@gesture
def _undo(agenda: Agenda, number: int) -> None:
    with database().write() as work:
        plans.undo(work, agenda.uid, target.client(), target.next_sequence(), number=number)
    st.session_state.pop(DONE, None)
