"""Print: the papers of a plan, or those of one module."""

from __future__ import annotations

import streamlit as st

from curriculum import papers
from curriculum.i18n import _, language_name
from curriculum.pages import address, named, paper, print_plan, ways
from curriculum.pages.ground import database


def draw() -> None:
    said = address.parameters()
    if said.get("m"):
        _module(said)
    else:
        print_plan.draw(said)


def _module(said: address.Parameters) -> None:
    with database().read() as work:
        shown = named.module(work, said["m"], said.get("lang"))
    with st.container(key="back"):
        name = address.name_of(shown.slug, shown.uid)
        ways.link("module", shown.module.title, icon="arrow_back", m=name, lang=shown.lang)
    st.title(_("Print one session"), anchor=False)
    choices, page = st.columns([0.4, 0.6], gap="large")
    with choices:
        lang = paper.one_of(
            "lang", _("Language"), {tag: language_name(tag) for tag in shown.langs}, shown.lang
        )
        face = paper.one_of(
            "face", _("What"), {"team": _("Guide, handouts"), "participants": _("Handouts alone")}, "team"
        )
        paper.sentence(_what_a_module_shows(face))
        with database().read() as work:
            manuscript = papers.module(work, shown.slug, lang=lang, face=face)
        paper.download(_("Guide and handouts (PDF)") if face == "team" else _("Handouts (PDF)"), manuscript)
    with page:
        paper.picture(_("The first page"), manuscript)


def _what_a_module_shows(face: str) -> str:
    if face == "team":
        return _("The guide for the trainer, then every handout on a page of its own, then the keys.")
    return _("Every handout on a page of its own, without the keys.")
