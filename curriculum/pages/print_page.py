"""Print: what can be printed of a plan or of one module, and what will stand on it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from curriculum import papers
from curriculum.access import Work
from curriculum.i18n import _, day_label, language_name, minutes_text
from curriculum.pages import address, named, ways
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.papers import Manuscript
from curriculum.papers.tree import Paper
from curriculum.planning.agenda import Agenda
from curriculum.planning.timeline import timeline

KEPT = 4
"""Papers and pictures that a session holds."""


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
    with st.container(key="back"):
        name = address.name_of(agenda.slug, agenda.uid)
        ways.link("plan", agenda.title, icon="arrow_back", p=name)
    st.title(_("Print"), anchor=False)
    choices, page = st.columns([0.4, 0.6], gap="large")
    with choices:
        face = _one_of(
            "face", _("For whom"), {"participants": _("Participants"), "team": _("The team")}, "participants"
        )
        _sentence(_what_an_agenda_shows(face))
        offer = _Offer(
            f"agenda-{agenda.uid}-{plan.version}-{face}",
            lambda work: papers.agenda(work, agenda.slug, face=face),
        )
        _warn(agenda)
        _download(_("Agenda (PDF)"), offer)
    with page:
        _picture(_("The first page of the agenda"), offer)


def _warn(agenda: Agenda) -> None:
    """What one should know before the paper goes round: it prints all the same."""
    said = []
    for number, timed in enumerate(timeline(agenda).days, start=1):
        where = day_label(timed.day.date, number)
        if any(problem.kind == "overlap" for item in timed.items for problem in item.problems):
            said.append(_("{day}: some items stand at the same time.").format(day=where))
        if timed.overrun:
            over = minutes_text(timed.overrun)
            said.append(_("{day}: ends {minutes} late.").format(day=where, minutes=over))
        if not timed.items:
            said.append(_("{day}: nothing is planned yet.").format(day=where))
    if agenda.aside:
        said.append(_("What is set aside does not print."))
    if said:
        st.warning("  \n".join(plain(sentence) for sentence in said))


def _what_an_agenda_shows(face: str) -> str:
    if face == "team":
        return _("All items, those of the team too. No names and no venue. Keep it with the team.")
    return _(
        "What everybody may see: no item of the team, no names, no venue, and titles for outsiders where there are "
        "some, yours or the library's. The file has a neutral name."
    )


def _module(said: address.Parameters) -> None:
    with database().read() as work:
        shown = named.module(work, said["m"], said.get("lang"))
    with st.container(key="back"):
        name = address.name_of(shown.slug, shown.uid)
        ways.link("module", shown.module.title, icon="arrow_back", m=name, lang=shown.lang)
    st.title(_("Print one session"), anchor=False)
    choices, page = st.columns([0.4, 0.6], gap="large")
    with choices:
        lang = _one_of("lang", _("Language"), {tag: language_name(tag) for tag in shown.langs}, shown.lang)
        face = _one_of(
            "face", _("What"), {"team": _("Guide, handouts"), "participants": _("Handouts alone")}, "team"
        )
        _sentence(_what_a_module_shows(face))
        offer = _Offer(
            f"module-{shown.uid}-{shown.sha256}-{lang}-{face}",
            lambda work: papers.module(work, shown.slug, lang=lang, face=face),
        )
        _download(_("Guide and handouts (PDF)") if face == "team" else _("Handouts (PDF)"), offer)
    with page:
        _picture(_("The first page"), offer)


def _what_a_module_shows(face: str) -> str:
    if face == "team":
        return _("The guide for the trainer, then every handout on a page of its own, then the keys.")
    return _("Every handout on a page of its own, without the keys.")


@dataclass(frozen=True, slots=True)
class _Offer:
    """A paper that can be made: named by what it is made from, so that it is made once."""

    key: str
    manuscript: Callable[[Work], Manuscript]


def _one_of(name: str, label: str, choices: dict[str, str], first: str) -> str:
    """What the address says of `name`, or `first`; a click writes the address."""
    said = address.parameters().get(name, first)
    chosen = said if said in choices else first
    if st.session_state.get(name) != chosen:
        st.session_state[name] = chosen
    st.segmented_control(
        label,
        list(choices),
        key=name,
        format_func=choices.__getitem__,
        required=True,
        on_change=_choose,
        args=(name,),
    )
    return chosen


def _choose(name: str) -> None:
    address.show({**address.parameters(), name: str(st.session_state[name])})


def _sentence(words: str) -> None:
    st.html(f'<p class="sala-prose">{escape(words)}</p>')


def _download(label: str, offer: _Offer) -> None:
    """One click gives the file: the paper is made when the page is drawn."""
    paper: Paper = _made(offer.key, offer, papers.printed)
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
        st.warning(plain(warning))


def _picture(label: str, offer: _Offer) -> None:
    picture = base64.b64encode(_made(f"{offer.key}-picture", offer, papers.picture)).decode()
    alt = escape(label)
    st.html(f'<img class="sala-page" alt="{alt}" src="data:image/png;base64,{picture}">')


def _made(key: str, offer: _Offer, make: Callable[[Manuscript], Any]) -> Any:
    """What `make` makes of an offer, kept for this session until `KEPT` newer ones have been made."""
    made: dict[str, Any] = st.session_state.setdefault("papers", {})
    if key not in made:
        with st.spinner(_("Setting the page …")):
            with database().read() as work:
                manuscript = offer.manuscript(work)
            made[key] = make(manuscript)  # nobody waits for a transaction meanwhile
        while len(made) > KEPT:
            made.pop(next(iter(made)))
    return made[key]
