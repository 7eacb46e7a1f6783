"""Print: what can be printed of a plan or of one module, and what will stand on it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from curriculum import papers
from curriculum.access import Work
from curriculum.i18n import _, language_name
from curriculum.pages import address, named, prose, ways
from curriculum.pages.ground import database
from curriculum.papers.tree import Paper


def draw() -> None:
    said = address.parameters()
    if said.get("m"):
        _module(said)
    else:
        _plan(said)


def _plan(said: address.Parameters) -> None:
    with database().read() as work:
        plan = named.plan(work, said.get("p") or str(st.session_state.get("plan", "")))
    agenda = plan.agenda
    name = address.name_of(agenda.slug, agenda.uid)
    with st.container(key="back"):
        ways.link("plan", agenda.title, icon=":material/arrow_back:", p=name)
    st.title(_("Print"), anchor=False)
    faces = {"participants": _("Participants"), "team": _("The team")}
    face = st.segmented_control(
        _("For whom"), list(faces), default="participants", format_func=faces.__getitem__, required=True
    )
    st.html(f'<p class="sala-prose">{prose.text(_what_a_face_shows(str(face)))}</p>')
    _download(
        _("Agenda (PDF)"),
        lambda work: papers.agenda(work, agenda.slug, face=str(face)),
        f"agenda-{agenda.slug}-{plan.version}-{face}",
    )


def _what_a_face_shows(face: str) -> str:
    if face == "team":
        return _("All items, those of the team too. No names and no venue. Keep it with the team.")
    return _(
        "What everybody may see: no item of the team, no names, no venue, outward titles where you gave some. "
        "The file has a neutral name."
    )


def _module(said: address.Parameters) -> None:
    with database().read() as work:
        shown = named.module(work, said["m"], said.get("lang"))
    with st.container(key="back"):
        ways.link(
            "module",
            shown.module.title,
            icon=":material/arrow_back:",
            m=address.name_of(shown.slug, shown.uid),
            lang=shown.lang,
        )
    st.title(_("Print one session"), anchor=False)
    lang = st.segmented_control(
        _("Language"), list(shown.langs), default=shown.lang, format_func=language_name, required=True
    )
    st.html(
        f'<p class="sala-prose">'
        f"{prose.text(_('The guide for the trainer, then every handout on a page of its own, then the keys.'))}</p>"
    )
    _download(
        _("Guide and handouts (PDF)"),
        lambda work: papers.module(work, shown.slug, lang=str(lang)),
        f"module-{shown.slug}-{lang}-{shown.sha256[:12]}",
    )


def _download(label: str, make: Callable[[Work], Paper], key: str) -> None:
    """Makes the paper once per state of the plan, then offers it: one click gives the file."""
    made: dict[str, Paper] = st.session_state.setdefault("papers", {})
    if key not in made:
        made.clear()
        with st.spinner(_("Setting the page …")), database().read() as work:
            made[key] = make(work)
    paper = made[key]
    st.download_button(
        label,
        paper.content,
        file_name=paper.name,
        mime=paper.media_type,
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
    for warning in paper.warnings:
        st.warning(warning)
