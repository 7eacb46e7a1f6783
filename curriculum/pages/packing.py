"""Two laptops: take a plan along as a file, open one that was changed elsewhere, and decide what two have changed."""

from __future__ import annotations

from html import escape

import streamlit as st

from curriculum.i18n import _, ngettext, number_text
from curriculum.pages import address, named, ways
from curriculum.pages.board_clash import reason_sentence
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.saying import gesture, say_later
from curriculum.planning import merging, packs
from curriculum.planning.merging import Choice, Merged
from curriculum.planning.packs import Pack

OPENED = "opened-pack"
"""What was opened last in this session, and what came of it."""
WIDTH = 720
"""Pixels."""


def draw() -> None:
    said = address.parameters()
    st.set_page_config(page_title=address.tab(_("Two laptops")))
    with database().read() as work:
        plan = named.plan(work, said["p"]).agenda if said.get("p") else None
    with st.container(key="back"):
        if plan:
            ways.link("plan", plan.title, icon="arrow_back", p=address.name_of(plan.slug, plan.uid))
        else:
            ways.link("plan", _("All plans"), icon="arrow_back")
    st.title(_("Two laptops"), anchor=False)
    lede = _("Work on one plan on two laptops without a network: carry it over as a file, and back.")
    st.html(f'<p class="sala-lede">{escape(lede)}</p>')
    if plan:
        _take_along(plan.slug)
    _open()


def _take_along(slug: str) -> None:
    with st.container(key="take-along", width=WIDTH):
        st.header(_("Take it along"), anchor=False)
        without = st.toggle(
            _("Leave private notes and names out"),
            key="without-notes",
            help=_("For somebody who is not of the team."),
        )
        if not without:
            st.caption(_("Private notes and names are in the file. Give it to your team only."))
        with database().read() as work:
            content = packs.written(packs.pack(work, slug, without))
        st.download_button(
            _("Plan as a file"),
            content,
            file_name="plan.sala",
            mime="application/octet-stream",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )


def _open() -> None:
    with st.container(key="open-pack", gap="small", width=WIDTH):
        st.header(_("Open one"), anchor=False)
        st.file_uploader(
            _("A plan from another laptop"),
            type=["sala"],
            key="packed-plan",
            max_upload_size=packs.MOST_BYTES // 1_000_000,
            on_change=_opened,
        )
        known: tuple[Pack, Merged] | None = st.session_state.get(OPENED)
        if known:
            _what_came(*known)


def _what_came(pack: Pack, merged: Merged) -> None:
    title = plain(merged.plan.title)
    if merged.made:
        st.markdown(_("**{plan}** was not here: it is now, with its history.").format(plan=title))
    else:
        taken = ngettext(
            "**{plan}**: {n} change was taken over.", "**{plan}**: {n} changes were taken over.", merged.done
        )
        st.markdown(taken.format(plan=title, n=number_text(merged.done)))
    for missing in merged.set_in:
        said = _("This library does not have “{title}”: it is an own item of the same length.")
        st.markdown(said.format(title=plain(missing)))
    if merged.without_rhythm:
        st.markdown(
            _("This library does not have the rhythm that they chose. Choose one in the plan’s settings.")
        )
    if merged.choices:
        st.subheader(_("For you to decide"), anchor=False)
    for number, choice in enumerate(merged.choices):
        _choice(pack, choice, number)
    name = address.name_of(merged.plan.slug, merged.plan.uid)
    ways.link("plan", _("Open the plan"), icon="calendar_view_week", p=name)


def _choice(pack: Pack, choice: Choice, number: int) -> None:
    with st.container(key=f"choice-{number}", gap="xxsmall"):
        why = reason_sentence(choice.why) if choice.why else _("You have changed the same here since.")
        st.markdown(f"**{plain(_('They {words}.').format(words=choice.words))}** {plain(why)}")
        with st.container(horizontal=True, gap="small"):
            if choice.why is None:
                st.button(
                    _("Take theirs"), key=f"theirs-{number}", on_click=_settle, args=(pack, choice, True)
                )
            st.button(_("Keep mine"), key=f"mine-{number}", on_click=_settle, args=(pack, choice, False))


@gesture
def _opened() -> None:
    given = st.session_state.get("packed-plan")
    if given is None:
        st.session_state.pop(OPENED, None)
        return
    _take_over(packs.read(given.getvalue(), str(given.name)))


def _take_over(pack: Pack) -> None:
    with database().write() as work:
        merged = merging.open_pack(work, pack)
    st.session_state[OPENED] = (pack, merged)


@gesture
def _settle(pack: Pack, choice: Choice, theirs: bool) -> None:
    with database().write() as work:
        done = merging.settle(work, pack, choice.message, theirs)
    if not done:
        say_later(_("That does not fit any more. Nothing was changed."))
    _take_over(pack)
