"""The papers of a plan, one at a time: the agenda, the facilitator guide, the handouts, and what to fill in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from curriculum import papers
from curriculum.access import Work
from curriculum.errors import NotFound
from curriculum.i18n import _, day_label, language_name, minutes_text, ngettext, number_text
from curriculum.pages import address, named, paper, ways
from curriculum.pages.ground import database
from curriculum.papers import Manuscript, releasing
from curriculum.planning import local_facts, releases
from curriculum.planning.agenda import Agenda
from curriculum.planning.editions import languages
from curriculum.planning.local_facts import FactsOfSession
from curriculum.planning.releases import Release
from curriculum.planning.timeline import timeline
from curriculum.widgets.links import Link, links

KEPT_IN_THE_ADDRESS = ("p", "face", "guide", "handouts", "sensitive", "release")
AS_IT_IS = ""
"""In the address: no release."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page knows of the plan."""

    agenda: Agenda
    langs: tuple[str, ...]
    facts: tuple[FactsOfSession, ...]
    kept: tuple[Release, ...]
    """The versions of the plan, the newest first."""
    release: int | None
    """The number of the one that is printed; None: the plan as it is."""

    @property
    def name(self) -> str:
        return address.name_of(self.agenda.slug, self.agenda.uid)

    @property
    def sessions(self) -> bool:
        return any(item.module for item in self.agenda.on_days())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One of the papers, as it has been chosen."""

    manuscript: Manuscript
    download: str
    """What the button says."""
    picture: str
    """What the first page is of."""


def draw(said: address.Parameters) -> None:
    with database().read() as work:
        present = named.plan(work, said.get("p") or str(st.session_state.get("plan", ""))).agenda
        plan = _read(work, present, said.get("release", AS_IT_IS))
        agenda = plan.agenda
    with st.container(key="back"):
        ways.link("plan", agenda.title, icon="arrow_back", p=plan.name)
    st.title(_("Print"), anchor=False)
    every: dict[str, tuple[str, Callable[[_Read], _Sheet | None]]] = {
        "agenda": (_("Agenda"), _agenda),
        "guide": (_("Guide"), _guide),
        "handouts": (_("Handouts"), _handouts),
        "place": (_("Fill-in sheet"), _place),
    }
    chosen = said.get("paper", "")
    chosen = chosen if chosen in every else "agenda"
    rest = {**{name: said.get(name, "") for name in KEPT_IN_THE_ADDRESS}, "p": plan.name}
    links(
        [
            Link(label, ways.href("print", **rest, paper=name), current=name == chosen)
            for name, (label, _draw) in every.items()
        ],
        key="papers-of-plan",
        look="tabs",
        label=_("Papers of this plan"),
    )
    choices, page = st.columns([0.4, 0.6], gap="large")
    with choices:
        if plan.kept:
            _choose_version(plan)
        _label, choose = every[chosen]
        sheet = choose(plan) if plan.sessions or chosen == "agenda" else _no_session_yet(plan)
        if sheet:
            paper.download(sheet.download, sheet.manuscript)
    if sheet:
        with page:
            paper.picture(sheet.picture, sheet.manuscript)


def _read(work: Work, present: Agenda, wanted: str) -> _Read:
    kept = releases.releases(work, present.uid)
    number = next((one.number for one in kept if str(one.number) == wanted), None)
    if number is None:
        facts = local_facts.local_facts(work, present)
        return _Read(present, languages(work, present), facts, kept, None)
    agenda = releases.agenda_of(work, present.uid, number)
    agenda = agenda.model_copy(update={"slug": present.slug})
    langs = releases.languages(work, present.uid, number)
    return _Read(agenda, langs, local_facts.local_facts(work, agenda), kept, number)


def _choose_version(plan: _Read) -> None:
    """The plan as it is, or one of its versions; a click writes the address."""
    labels = {AS_IT_IS: _("The plan as it is now, a draft")}
    labels |= {str(one.number): f"{number_text(one.number)} · {one.name} · {one.short}" for one in plan.kept}
    shown = str(plan.release or AS_IT_IS)
    if st.session_state.get("release") != shown:
        st.session_state["release"] = shown
    st.selectbox(
        _("Version"), list(labels), format_func=labels.__getitem__, key="release", on_change=_show_version
    )


def _show_version() -> None:
    address.show({**address.parameters(), "release": str(st.session_state["release"])})


def _agenda(plan: _Read) -> _Sheet:
    face = paper.one_of(
        "face", _("For whom"), {"participants": _("Participants"), "team": _("The team")}, "participants"
    )
    paper.sentence(_what_an_agenda_shows(face))
    paper.remarks(_of_the_agenda(plan.agenda))
    manuscript = _written(
        plan, f"agenda-{face}", lambda work: papers.agenda(work, plan.agenda.slug, face=face)
    )
    return _Sheet(manuscript, _("Agenda (PDF)"), _("The first page of the agenda"))


def _what_an_agenda_shows(face: str) -> str:
    if face == "team":
        return _("All items, those of the team too. No names and no venue. Keep it with the team.")
    return _(
        "What everybody may see: no item of the team, no names, no venue, and titles for outsiders where there are "
        "some, yours or the library's. The file has a neutral name."
    )


def _of_the_agenda(agenda: Agenda) -> list[str]:
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
    return said


def _guide(plan: _Read) -> _Sheet:
    lang = _language("guide", plan)
    paper.sentence(
        _(
            "For the team: every session with its steps by the clock, your own words beside them, then the keys. "
            "Your private notes stand in it."
        )
    )
    manuscript = _written(plan, "guide", lambda work: papers.guide(work, plan.agenda.slug, lang), lang)
    paper.remarks(manuscript.remarks)
    return _Sheet(manuscript, _("Facilitator guide (PDF)"), _("The first page of the facilitator guide"))


def _handouts(plan: _Read) -> _Sheet | None:
    lang = _language("handouts", plan)
    try:
        manuscript = _written(
            plan, "handouts", lambda work: papers.handouts(work, plan.agenda.slug, lang), lang
        )
    except NotFound:
        paper.sentence(_("No session of this plan has a handout."))
        return None
    paper.sentence(_("For everybody: each handout on a page of its own, without keys and without names."))
    paper.remarks(manuscript.remarks)
    return _Sheet(manuscript, _("Handouts (PDF)"), _("The first page of the handouts"))


def _place(plan: _Read) -> _Sheet | None:
    if not plan.facts:
        paper.sentence(_("The sessions of this plan ask nothing about the place."))
        return None
    still = sum(session.open for session in plan.facts)
    paper.sentence(
        _(
            "For the team: what the sessions ask about this place. Answers print; open questions print as a line."
        )
    )
    with st.container(gap="xsmall"):
        st.markdown(
            ngettext("**{number}** question is open.", "**{number}** questions are open.", still).format(
                number=number_text(still)
            )
            if still
            else _("All questions are answered.")
        )
        ways.link("place", _("Answer them here"), icon="edit_note", p=plan.name)
    asks = any(fact.blank.sensitive for session in plan.facts for fact in session.facts)
    sensitive = asks and paper.switch("sensitive", _("Print answers that could harm someone, too"))
    manuscript = _written(
        plan,
        "place-sensitive" if sensitive else "place",
        lambda work: papers.place(work, plan.agenda.slug, sensitive=sensitive),
    )
    return _Sheet(manuscript, _("Fill-in sheet (PDF)"), _("The first page of the fill-in sheet"))


def _no_session_yet(plan: _Read) -> _Sheet | None:
    paper.sentence(_("This plan has no session yet, so there is nothing to print here."))
    ways.link("find", _("Find sessions"), icon="search", plan=plan.name)
    return None


def _language(name: str, plan: _Read) -> str:
    return paper.one_of(
        name, _("Language"), {tag: language_name(tag) for tag in plan.langs}, plan.agenda.language
    )


def _written(
    plan: _Read, name: str, write: Callable[[Work], Manuscript], lang: str | None = None
) -> Manuscript:
    """The paper as `write` makes it now, or as the version has kept it under its name."""
    with database().read() as work:
        if plan.release is None:
            return write(work)
        agenda = plan.agenda
        return releasing.frozen(work, agenda.uid, plan.release, name, lang or agenda.language)
