"""Forget a name: where it stands, then blanking it everywhere. The address never holds it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from curriculum import forgetting
from curriculum.access import Work
from curriculum.errors import NotFound
from curriculum.forgetting import Found
from curriculum.i18n import _, ngettext, number_text
from curriculum.library import modules
from curriculum.pages import address, ways
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.saying import gesture
from curriculum.widgets.links import Link, links

STAGE = "forget-stage"
FIELD = "forget-name"
KEPT = ("quiet", "quiet-toggle", "client", "sequence", "plan")
"""What a session still knows afterwards: nothing in it is a word of anybody's."""
SHOWN = 12
"""Sessions of the library, and copies, that are listed."""

KINDS = dict.fromkeys(("plan", "day", "item", "strand", "item_step"), "title") | {
    "release": "version",
    "released_paper": "version",
    "label": "rhythm",
}
"""Tables that are one thing to a reader."""


@dataclass(frozen=True, slots=True)
class _Looked:
    name: str
    found: Found


@dataclass(frozen=True, slots=True)
class _Forgotten:
    found: Found


def draw() -> None:
    st.title(_("Forget a name"), anchor=False)
    lede = _("Blanks the name of a person or a place in everything that people wrote here.")
    st.html(f'<p class="sala-lede">{escape(lede)}</p>')
    stage = st.session_state.get(STAGE)
    if isinstance(stage, _Forgotten):
        _forgotten(stage.found)
        return
    with st.container(key="forget", width=560):
        with st.form("forget-form", border=False):
            st.text_input(_("Name"), key=FIELD, max_chars=forgetting.LONGEST, autocomplete="off")
            st.caption(_("As it was written. Each spelling is forgotten by itself."))
            st.form_submit_button(_("Look"), icon=":material/search:", on_click=_look)
        if isinstance(stage, _Looked):
            _looked(stage)


@gesture
def _look() -> None:
    """Changes nothing."""
    st.session_state.pop(STAGE, None)
    name = str(st.session_state[FIELD])
    st.session_state[STAGE] = _Looked(name, forgetting.look(database(), name))


def _looked(stage: _Looked) -> None:
    st.header(_("Where it stands"), anchor=False)
    said = _places(stage.found)
    if said:
        st.html(f'<ul class="sala-prose sala-list">{said}</ul>')
    else:
        st.markdown(_("Nothing that people wrote here says it."))
    _stays(stage.found)
    st.header(_("Forget it"), anchor=False)
    st.markdown(_("“…” will stand in its place. **This cannot be undone.**"))
    if st.button(_("Forget it everywhere"), type="primary", key="forget-it"):
        with st.spinner(_("Forgetting …")):
            _forget(stage.name)
        st.rerun()


@gesture
def _forget(name: str) -> None:
    """What this visit remembers goes as well, also when somebody else holds the database's file too long."""
    try:
        found = forgetting.forget(database(), name)
    finally:
        for remembered in [key for key in st.session_state if key not in KEPT]:
            del st.session_state[remembered]
    st.session_state[STAGE] = _Forgotten(found)


def _forgotten(found: Found) -> None:
    number = sum(found.places.values())
    if number:
        said = ngettext("Forgotten in {number} place.", "Forgotten in {number} places.", number)
        st.success(said.format(number=number_text(number)), icon=":material/check:")
    else:
        st.info(_("Nothing that people wrote here said it."))
    _stays(found)
    beyond = _(
        "Papers that were printed, files that were sent and the history of your browser may still say it: "
        "Sala cannot reach them."
    )
    st.html(f'<p class="sala-prose">{escape(beyond)}</p>')
    st.button(_("Forget another name"), on_click=_again)


def _again() -> None:
    st.session_state.pop(STAGE, None)


def _places(found: Found) -> str:
    """Where it stands, a line each, in words."""
    counts: dict[str, int] = {}
    for table, number in found.places.items():
        kind = KINDS.get(table, table)
        counts[kind] = counts.get(kind, 0) + number
    wording = {
        "title": _in_titles,
        "name": _in_names,
        "note": _in_notes,
        "operation": _in_the_history,
        "version": _in_versions,
        "rhythm": _in_rhythms,
        "address": _in_addresses,
        "saved_search": _in_saved_searches,
        "preference": _in_settings,
    }
    return "".join(
        f"<li>{escape(say(counts[kind]).format(number=number_text(counts[kind])))}</li>"
        for kind, say in wording.items()
        if counts.get(kind)
    )


def _in_titles(number: int) -> str:
    return ngettext(
        "{number} title of a plan, a day or something on it",
        "{number} titles of plans, of days or of what stands on them",
        number,
    )


def _in_notes(number: int) -> str:
    return ngettext(
        "{number} private note or answer about a place",
        "{number} private notes or answers about a place",
        number,
    )


def _in_the_history(number: int) -> str:
    return ngettext(
        "{number} change in the history of plans", "{number} changes in the history of plans", number
    )


def _in_names(number: int) -> str:
    return ngettext("{number} name of a person or a room", "{number} names of people or rooms", number)


def _in_versions(number: int) -> str:
    return ngettext("{number} part of a version", "{number} parts of versions", number)


def _in_rhythms(number: int) -> str:
    return ngettext("{number} text of a rhythm", "{number} texts of rhythms", number)


def _in_addresses(number: int) -> str:
    return ngettext("{number} address of a plan", "{number} addresses of plans", number)


def _in_saved_searches(number: int) -> str:
    return ngettext("{number} saved search", "{number} saved searches", number)


def _in_settings(number: int) -> str:
    return ngettext("{number} setting", "{number} settings", number)


def _stays(found: Found) -> None:
    """What keeps the name: the library's own texts, and copies."""
    if found.modules:
        st.header(_("The library says it too"), anchor=False)
        st.markdown(_("These texts belong to the library and stay as they are."))
        with database().read() as work:
            titles = [_title(work, slug) for slug in found.modules[:SHOWN]]
        links(titles, key="forget-modules")
        _and_more(len(found.modules))
    if found.copies:
        st.header(_("Copies that still hold it"), anchor=False)
        st.markdown(_("Delete these files, or make them anew once the name is forgotten."))
        files = "".join(f"<li><code>{escape(str(copy))}</code></li>" for copy in found.copies[:SHOWN])
        st.html(f'<ul class="sala-prose sala-list">{files}</ul>')
        _and_more(len(found.copies))


def _title(work: Work, slug: str) -> Link:
    try:
        shown = modules.shown(work, slug)
    except NotFound:
        return Link(_("{name} (withdrawn)").format(name=slug), "/find", "menu_book")
    where = ways.href("module", m=address.name_of(shown.slug, shown.uid))
    return Link(shown.module.title, where, "menu_book", lang=shown.lang)


def _and_more(number: int) -> None:
    if number > SHOWN:
        st.caption(
            plain(
                ngettext("and {number} more", "and {number} more", number - SHOWN).format(
                    number=number_text(number - SHOWN)
                )
            )
        )
