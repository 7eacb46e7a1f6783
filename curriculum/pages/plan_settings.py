"""The plan's own fields: title, outward title, people, language, zone."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

import streamlit as st
from pydantic import ValidationError

from curriculum.i18n import _, language_name
from curriculum.pages import target
from curriculum.pages.board_changes import MESSAGE
from curriculum.pages.board_clash import clash_message, refused
from curriculum.pages.ground import database
from curriculum.planning import plans
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
    with (
        st.popover(_("Settings"), icon=":material/tune:", type="tertiary"),
        st.form(f"settings-{version}", border=False),
    ):
        st.text_input(_("Title"), agenda.title, key=_key("title", version), max_chars=200)
        st.text_input(
            _("Title for outsiders"),
            agenda.outward_title or "",
            key=_key("outward_title", version),
            max_chars=200,
            help=_("Stands on participants’ papers instead of the title."),
        )
        st.number_input(_("People"), 1, 1000, agenda.people, key=_key("people", version))
        audiences = [None, *words.scales["audience"]]
        st.selectbox(
            _("For whom"),
            audiences,
            index=audiences.index(agenda.audience) if agenda.audience in audiences else 0,
            format_func=lambda chosen: words.label("audience", chosen) if chosen else _("Anybody"),
            key=_key("audience", version),
        )
        languages = [*LANGUAGES] if agenda.language in LANGUAGES else [agenda.language, *LANGUAGES]
        st.selectbox(
            _("Language"),
            languages,
            index=languages.index(agenda.language),
            format_func=language_name,
            key=_key("language", version),
        )
        zones = _zones() if agenda.zone in _zones() else (agenda.zone, *_zones())
        st.selectbox(_("Time zone"), zones, index=zones.index(agenda.zone), key=_key("zone", version))
        st.form_submit_button(_("Save"), type="primary", on_click=_keep, args=(agenda, version))


@cache
def _zones() -> tuple[str, ...]:
    """Asia and the Pacific first."""
    near = ("Asia/", "Pacific/", "Australia/", "Indian/")
    technical = ("Etc/", "posix/", "right/")
    every = (zone for zone in available_timezones() if "/" in zone and not zone.startswith(technical))
    return ("UTC", *sorted(every, key=lambda zone: (not zone.startswith(near), zone)))


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


def _key(field: str, version: int) -> str:
    return f"plan-{field}-{version}"
