"""Settings of a plan: what it is and for whom, its calendar, its rhythm, its venue. Each change is one operation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, get_args
from uuid import UUID

import streamlit as st

from curriculum.access import Work
from curriculum.i18n import _, language_name
from curriculum.pages import address, named, plan_calendar, plan_rhythm, putting_away, ways
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.plan_changes import bar, change, held, is_new
from curriculum.pages.saying import gesture
from curriculum.planning.agenda import Agenda
from curriculum.planning.fields import MOST_LANGUAGES, MOST_PEOPLE, Interpretation, Need
from curriculum.planning.operations import SetPlan
from curriculum.vocabulary import Vocabulary
from curriculum.vocabulary import get as get_vocabulary
from curriculum.widgets.links import Link, links

LANGUAGES = (
    "en", "ar", "bn", "dz", "fil", "hi", "id", "ja", "km", "ko", "lo", "mn", "ms", "my", "ne", "ps", "fa", "si",
    "ta", "tet", "th", "ur", "vi", "zh",
)  # fmt: skip
"""Languages of workshops in the region; a plan's own is always among the choices."""
WIDTH = 640
"""Pixels: of a field, which is read like a line of text."""


def draw() -> None:
    said = address.parameters()
    with database().read() as work:
        plan = named.plan(work, said.get("p") or str(st.session_state.get("plan", "")))
        words = get_vocabulary(work)
    agenda = plan.agenda
    st.set_page_config(page_title=address.tab(_("Settings")))
    name = address.name_of(agenda.slug, agenda.uid)
    with st.container(key="back"):
        ways.link("plan", agenda.title, icon="arrow_back", p=name)
    st.title(_("Settings"), anchor=False)
    parts: dict[str, tuple[str, Callable[[Agenda, Vocabulary], None]]] = {
        "plan": (_("Plan"), _plan),
        "calendar": (_("Calendar"), plan_calendar.draw),
        "rhythm": (_("Rhythm"), plan_rhythm.draw),
        "venue": (_("Venue"), _venue),
    }
    chosen = said.get("part", "")
    chosen = chosen if chosen in parts else "plan"
    links(
        [
            Link(label, ways.href("settings", p=name, part=part), current=part == chosen)
            for part, (label, _draw) in parts.items()
        ],
        key="parts-of-settings",
        look="tabs",
        label=_("Parts of the settings"),
    )
    bar(plan)
    parts[chosen][1](agenda, words)


# The plan


def _plan(agenda: Agenda, words: Vocabulary) -> None:
    with st.container(key="settings-plan", width=WIDTH):
        _text(agenda, "title", _("Title"), "", _("A plan needs a title of one line."))
        _text(
            agenda,
            "outward_title",
            _("Title for outsiders"),
            _("Stands on participants’ papers instead of the title."),
            _("A title is one line."),
        )
        people, audience = st.columns([0.3, 0.7])
        with people:
            key = held(_key(agenda, "people"), agenda.people)
            st.number_input(
                _("People"),
                1,
                MOST_PEOPLE,
                key=key,
                on_change=_set,
                args=(agenda.uid, "people", key, _("People")),
            )
        with audience:
            _choice(
                agenda,
                "audience",
                _("For whom"),
                [None, *words.scales.get("audience", {})],
                lambda chosen: words.label("audience", chosen) if chosen else _("Anybody"),
            )
        _languages(agenda)
        _programme(agenda, words)
        _away(agenda)


def _languages(agenda: Agenda) -> None:
    st.header(_("Languages"), anchor=False)
    _choice(agenda, "language", _("Language of the plan"), LANGUAGES, language_name)
    others = list(dict.fromkeys((*agenda.languages, *LANGUAGES)))
    key = held(_key(agenda, "languages"), list(agenda.languages))
    label = _("Participants also read")
    st.multiselect(
        label,
        others,
        key=key,
        format_func=language_name,
        max_selections=MOST_LANGUAGES,
        placeholder=_("No other language"),
        help=_("Handouts are looked for in these languages too."),
        on_change=_set,
        args=(agenda.uid, "languages", key, label),
    )
    ways_of_interpreting: dict[Interpretation, str] = {
        "none": _("None"),
        "simultaneous": _("Simultaneous"),
        "consecutive": _("Consecutive"),
    }
    _segments(agenda, "interpretation", _("Interpretation"), ways_of_interpreting)
    if agenda.interpretation == "consecutive":
        st.caption(_("Whatever is said to all is said twice: allow about twice the time."))


def _programme(agenda: Agenda, words: Vocabulary) -> None:
    st.header(_("Programme"), anchor=False)
    _choice(
        agenda,
        "programme",
        _("The plan follows"),
        [None, *words.programmes],
        lambda chosen: words.label("programme", chosen) if chosen else _("No programme"),
        _("Its objectives are looked for in the plan. The days stay as they are."),
    )
    if agenda.programme in words.programmes:
        ways.link("programme", _("What it asks for, and its days"), icon="menu_book", id=agenda.programme)


def _away(agenda: Agenda) -> None:
    st.header(_("Put away"), anchor=False)
    if agenda.put_away:
        putting_away.draw_way_back(agenda)
        return
    st.markdown(_("The plan leaves every list. It can be brought back at any time."))
    st.button(
        _("Put this plan away"),
        icon=":material/archive:",
        on_click=_put_away,
        args=(agenda,),
        key="put-plan-away",
    )


def _put_away(agenda: Agenda) -> None:
    putting_away.put_away(agenda.uid, agenda.title)
    ways.go("plan")


# The venue


def _venue(agenda: Agenda, words: Vocabulary) -> None:
    said = agenda.venue is not None
    with st.container(key="settings-venue", width=WIDTH):
        st.markdown(_("What sessions need is compared with what the venue has. Its name is not asked for."))
        key = held(_key(agenda, "venue-said"), "known" if said else "open")
        answers = {"open": _("Nobody has said yet"), "known": _("We know what it has")}
        st.segmented_control(
            _("What the venue has"),
            list(answers),
            key=key,
            format_func=answers.__getitem__,
            required=True,
            on_change=_set_venue_said,
            args=(agenda.uid, key),
        )
        if agenda.venue is None:
            return
        needs = _needs()
        key = held(_key(agenda, "venue"), list(agenda.venue))
        st.pills(
            _("It has"),
            list(needs),
            selection_mode="multi",
            key=key,
            format_func=needs.__getitem__,
            on_change=_set,
            args=(agenda.uid, "venue", key, _("Venue")),
        )
        if not agenda.venue:
            st.caption(_("Nothing of this is there: every session is taken through its way without."))


def _needs() -> dict[Need, str]:
    words = {
        "power": _("Power"),
        "projector": _("Projector"),
        "internet": _("Internet"),
        "wall": _("A wall to put paper on"),
        "floor": _("A floor to move on"),
        "rooms": _("Rooms for small groups"),
        "phones": _("Phones of participants"),
    }
    return {need: words[need] for need in get_args(Need)}


@gesture
def _set_venue_said(plan: UUID, key: str) -> None:
    """Only from not knowing to knowing and back: what somebody else entered meanwhile stays."""
    known = st.session_state[key] == "known"

    def build(_work: Work, agenda: Agenda) -> SetPlan | None:
        if known == (agenda.venue is not None):
            return None
        return SetPlan(field="venue", value=() if known else None)

    change(plan, build, _said(_("Venue")))


# Fields


def _text(agenda: Agenda, field: str, label: str, help_: str, wrong: str) -> None:
    key = held(_key(agenda, field), getattr(agenda, field) or "")
    st.text_input(
        label,
        key=key,
        max_chars=200,
        help=help_ or None,
        on_change=_set,
        args=(agenda.uid, field, key, label, wrong),
    )


def _choice(
    agenda: Agenda,
    field: str,
    label: str,
    choices: Sequence[Any],
    named_: Callable[[Any], str],
    help_: str = "",
) -> None:
    value = getattr(agenda, field)
    every = [*choices] if value in choices else [value, *choices]
    key = held(_key(agenda, field), value)
    st.selectbox(
        label,
        every,
        key=key,
        format_func=lambda chosen: plain(named_(chosen)),
        help=help_ or None,
        on_change=_set,
        args=(agenda.uid, field, key, label),
    )


def _segments(agenda: Agenda, field: str, label: str, choices: dict[Any, str]) -> None:
    key = held(_key(agenda, field), getattr(agenda, field))
    st.segmented_control(
        label,
        list(choices),
        key=key,
        format_func=choices.__getitem__,
        required=True,
        on_change=_set,
        args=(agenda.uid, field, key, label),
    )


@gesture
def _set(plan: UUID, field: str, key: str, label: str, wrong: str = "") -> None:
    if not is_new(key):
        return
    value = st.session_state[key]
    if isinstance(value, str) and field == "outward_title":
        value = value.strip() or None
    if isinstance(value, list):
        value = tuple(value)
    given = {"field": field, "value": value}
    change(plan, lambda _work, _agenda: SetPlan.model_validate(given), _said(label), wrong=wrong, field=key)


def _said(label: str) -> str:
    return _("{what}: kept.").format(what=label)


def _key(agenda: Agenda, field: str) -> str:
    return f"plan-{field}-{agenda.uid}"
