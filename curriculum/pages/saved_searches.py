"""Saved searches, behind one quiet control on Find: keep what is asked, open it again, rename it, remove it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import streamlit as st

from curriculum.i18n import _
from curriculum.library import saved_searches as searches
from curriculum.library.asked import PARAMETERS, in_words, spelled
from curriculum.library.saved_searches import SavedSearch
from curriculum.pages import address, ways
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.saying import gesture
from curriculum.vocabulary import Vocabulary

OPEN = "saved-searches"
"""The state of the popover: whether it is open."""
RENAMED, REMOVED = "saved-search-renamed", "saved-search-removed"


def draw(said: address.Parameters, words: Vocabulary, found: int) -> None:
    """One line: the saved searches, and the way to the paper of what was found."""
    with st.container(key="kept", horizontal=True, gap="small", vertical_alignment="center"):
        control = st.popover(
            _("Saved searches"), type="tertiary", icon=":material/bookmark:", key=OPEN, on_change="rerun"
        )
        if control.open:
            with control:
                _inside(spelled(said), words)
        if found:
            ways.link("list", _("Print as a reading list"), icon="print", **spelled(said))


def _inside(now: address.Parameters, words: Vocabulary) -> None:
    with database().read() as work:
        kept = searches.saved(work)
    with st.container(key="saved-here", width=400):
        _save(now, kept, words)
        _removed()
        for each in kept:
            _one(each, words)


def _save(now: address.Parameters, kept: Iterable[SavedSearch], words: Vocabulary) -> None:
    if not in_words(now, words):
        if not kept:
            st.caption(_("Search, or tick filters: then you can keep here what you asked."))
        return
    if here := searches.same(kept, now):
        st.caption(_("What is on the screen is saved as **{name}**.").format(name=plain(here.name)))
        return
    proposed = searches.proposed_name(kept, now, words)
    key = f"saved-name-{proposed}"
    st.text_input(_("Name"), value=proposed, key=key, max_chars=searches.LONGEST_NAME, autocomplete="off")
    st.button(_("Save this search"), type="primary", key="save-search", on_click=_keep, args=(now, key))


def _removed() -> None:
    removed: SavedSearch | None = st.session_state.get(REMOVED)
    if removed is None:
        return
    with st.container(key="saved-removed", horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(_("**{name}** is removed.").format(name=plain(removed.name)), width="content")
        st.button(_("Undo"), key="undo-remove", type="tertiary", icon=":material/undo:", on_click=_bring_back)


def _one(search: SavedSearch, words: Vocabulary) -> None:
    with st.container(key=f"kept-search-{search.uid}", gap=None):
        if st.session_state.get(RENAMED) == search.uid:
            key = f"saved-new-name-{search.uid}"
            st.text_input(
                _("Name"), value=search.name, key=key, max_chars=searches.LONGEST_NAME, autocomplete="off"
            )
            with st.container(horizontal=True, gap="small"):
                st.button(
                    _("Rename"), key=f"saved-renamed-{search.uid}", on_click=_rename, args=(search.uid, key)
                )
                st.button(
                    _("Cancel"), key=f"saved-as-it-was-{search.uid}", type="tertiary", on_click=_being_renamed
                )
            return
        st.button(
            plain(search.name),
            key=f"saved-open-{search.uid}",
            type="tertiary",
            icon=":material/search:",
            on_click=_open,
            args=(search,),
        )
        said = in_words(search.asked, words)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if said != search.name:
                st.caption(plain(said), width="stretch")
            for label, key, doing, given in (
                (_("Rename"), "rename", _being_renamed, search.uid),
                (_("Remove"), "remove", _remove, search.uid),
            ):
                st.button(
                    label,
                    key=f"saved-{key}-{search.uid}",
                    type="tertiary",
                    help=f"{label}: {plain(search.name)}",
                    on_click=doing,
                    args=(given,),
                )


@gesture
def _keep(now: address.Parameters, key: str) -> None:
    st.session_state.pop(REMOVED, None)
    with database().write() as work:
        searches.save(work, str(st.session_state[key]), now)


@gesture
def _open(search: SavedSearch) -> None:
    """What one is doing stays: the plan that one adds to, and printing."""
    said = address.parameters()
    doing = {name: value for name, value in said.items() if name not in {*PARAMETERS, "page"}}
    st.session_state[OPEN] = False
    address.show({**search.asked, **doing})


def _being_renamed(uid: UUID | None = None) -> None:
    st.session_state[RENAMED] = uid


@gesture
def _rename(uid: UUID, key: str) -> None:
    with database().write() as work:
        searches.rename(work, uid, str(st.session_state[key]))
    st.session_state.pop(RENAMED, None)


@gesture
def _remove(uid: UUID) -> None:
    with database().write() as work:
        st.session_state[REMOVED] = searches.remove(work, uid)


@gesture
def _bring_back() -> None:
    removed = st.session_state.pop(REMOVED)
    with database().write() as work:
        searches.bring_back(work, removed)
