"""The plan's own fields: title, outward title, people, language, zone; and the way to put it away."""

from __future__ import annotations

from functools import cache

import streamlit as st
from pydantic import ValidationError

from curriculum import i18n
from curriculum.i18n import _, language_name, zone_text
from curriculum.pages import putting_away, target, ways
from curriculum.pages.board_changes import MESSAGE
from curriculum.pages.board_clash import clash_message, refused
from curriculum.pages.ground import database
from curriculum.pages.saying import gesture
from curriculum.planning import plans, zones
from curriculum.planning.agenda import Agenda
from curriculum.planning.operations import SetPlan, Several
from curriculum.vocabulary import Vocabulary

LANGUAGES = (
    "en",
    "ar",
    "bn",
    "dz",
    "fil",
    "hi",
    "id",
    "ja",
    "km",
    "ko",
    "lo",
    "mn",
    "ms",
    "my",
    "ne",
    "ps",
    "fa",
    "si",
    "ta",
    "tet",
    "th",
    "ur",
    "vi",
    "zh",
)
"""Languages of workshops in the region; a plan's own is always among the choices."""

FIELDS = ("title", "outward_title", "people", "audience", "language", "zone")


def draw(agenda: Agenda, version: int, words: Vocabulary) -> None:
    """A popover with a form. Every field is new at each version, so that an undo shows in it."""
    with st.popover(_("Settings"), icon=":material/tune:", type="tertiary"):
        _form(agenda, version, words)
        if not agenda.put_away:
            st.button(
                _("Put this plan away"),
                icon=":material/archive:",
                type="tertiary",
                help=_("It leaves every list. It can be undone, and brought back at any time."),
                on_click=_put_away,
                args=(agenda,),
            )


def _form(agenda: Agenda, version: int, words: Vocabulary) -> None:
    with st.form(f"settings-{version}", border=False):
        st.text_input(_("Title"), agenda.title, key=_key("title", version), max_chars=200)
        st.text_input(
            _("Title for outsiders"),
            agenda.outward_title or "",
            key=_key("outward_title", version),
            max_chars=200,
            help=_("Stands on participants’ papers instead of the title."),
        )
        people, language = st.columns([0.42, 0.58])
        people.number_input(_("People"), 1, 1000, agenda.people, key=_key("people", version))
        languages = [*LANGUAGES] if agenda.language in LANGUAGES else [agenda.language, *LANGUAGES]
        language.selectbox(
            _("Language"),
            languages,
            index=languages.index(agenda.language),
            format_func=language_name,
            key=_key("language", version),
        )
        audiences = [None, *words.scales["audience"]]
        st.selectbox(
            _("For whom"),
            audiences,
            index=audiences.index(agenda.audience) if agenda.audience in audiences else 0,
            format_func=lambda chosen: words.label("audience", chosen) if chosen else _("Anybody"),
            key=_key("audience", version),
        )
        places = _places(i18n.language())
        choices = [*places] if agenda.zone in places else [agenda.zone, *places]
        st.selectbox(
            _("Time zone"),
            choices,
            index=choices.index(agenda.zone),
            format_func=lambda zone: places.get(zone) or zone_text(zone),
            key=_key("zone", version),
        )
        st.form_submit_button(_("Save"), type="primary", on_click=_keep, args=(agenda, version))


@cache
def _places(language: str) -> dict[str, str]:
    """Zones and what they are called; Asia and the Pacific first, each part by its names."""
    near = ("Asia/", "Pacific/", "Australia/", "Indian/")
    with i18n.use(language):
        named = {zone: zone_text(zone) for zone in zones.of_places()}
        order = sorted(named, key=lambda zone: (not zone.startswith(near), named[zone]))
        return {zone: named[zone] for zone in order} | {zones.NOWHERE: zone_text(zones.NOWHERE)}


@gesture
def _keep(agenda: Agenda, version: int) -> None:
    """One operation a field that is not what it was: what somebody else changed meanwhile stays."""
    said = {name: st.session_state[_key(name, version)] for name in FIELDS}
    said["outward_title"] = said["outward_title"].strip() or None
    other = {name: value for name, value in said.items() if value != getattr(agenda, name)}
    if not other:
        return
    try:
        changes = tuple(
            SetPlan.model_validate({"field": name, "value": value}) for name, value in other.items()
        )
    except ValidationError:
        st.session_state[MESSAGE] = refused(_("A plan needs a title of one line."))
        return
    wanted = changes[0] if len(changes) == 1 else Several(operations=changes)
    with database().write() as work:
        outcome = plans.perform(work, agenda.uid, target.client(), target.next_sequence(), wanted)
    st.session_state[MESSAGE] = clash_message(outcome.clash) if outcome.clash else None


def _put_away(agenda: Agenda) -> None:
    putting_away.put_away(agenda.uid, agenda.title)
    ways.go("plan")


def _key(field: str, version: int) -> str:
    return f"plan-{field}-{version}"
