"""The rhythm of a plan, a part of its settings: the plan's, that of a day, and laying it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

import streamlit as st

from curriculum.access import Work
from curriculum.i18n import _, clock, day_label, number_text
from curriculum.pages import address, rhythms, ways
from curriculum.pages.plain import plain
from curriculum.pages.plan_changes import change, held, is_new
from curriculum.pages.saying import gesture
from curriculum.planning.agenda import Agenda
from curriculum.planning.operations import Operation, SetDay, SetPlan
from curriculum.planning.rhythms import RESTS, copied_pauses, laid_out_on_all
from curriculum.vocabulary import Vocabulary
from curriculum.vocabulary import get as get_vocabulary
from curriculum.vocabulary.values import Rhythm

WIDTH = 860
"""Pixels."""


def draw(agenda: Agenda, words: Vocabulary) -> None:
    with st.container(key="settings-rhythm", width=WIDTH):
        _of_plan(agenda, words)
        _of_days(agenda, words)
        _lay_out(agenda)
        _copy(agenda)


def _of_plan(agenda: Agenda, words: Vocabulary) -> None:
    st.markdown(
        _("Hours and pauses of a usual day. You choose; Sala never guesses from a country or a religion.")
    )
    key = held(f"plan-rhythm-{agenda.uid}", agenda.rhythm)
    st.selectbox(
        _("Rhythm of the plan"),
        _choices(words, agenda.rhythm),
        key=key,
        format_func=lambda name: _name(words, name, _("None chosen")),
        on_change=_set_plan,
        args=(agenda.uid, key),
    )
    rhythm = words.rhythms.get(agenda.rhythm or "")
    if rhythm:
        rhythms.describe(rhythm)
    name = address.name_of(agenda.slug, agenda.uid)
    ways.link("rhythms", _("Look at all rhythms, and edit them"), icon="schedule", p=name, id=agenda.rhythm)


def _of_days(agenda: Agenda, words: Vocabulary) -> None:
    st.header(_("Days with another rhythm"), anchor=False)
    usual = _name(words, agenda.rhythm, _("None chosen"))
    for number, day in enumerate(agenda.days, start=1):
        with st.container(key=f"settings-rhythm-{day.uid}"):
            label, choice = st.columns([0.5, 0.5], vertical_alignment="center")
            hours = f"{clock(day.start)}–{clock(day.end)}"
            label.markdown(f"**{plain(day_label(day.date, number))}** · {hours}")
            key = held(f"rhythm-{day.uid}", day.rhythm)
            choice.selectbox(
                _("Rhythm of day {number}").format(number=number_text(number)),
                _choices(words, day.rhythm),
                key=key,
                format_func=lambda name: _name(words, name, _("As the plan: {rhythm}").format(rhythm=usual)),
                label_visibility="collapsed",
                on_change=_set_day,
                args=(agenda.uid, day.uid, key, number),
            )


def _choices(words: Vocabulary, own: str | None) -> list[str | None]:
    choices = [None, *words.rhythms]
    return choices if own in choices else [*choices, own]


def _name(words: Vocabulary, name: str | None, none: str) -> str:
    return plain(words.label("rhythm", name) if name else none)


@gesture
def _set_plan(plan: UUID, key: str) -> None:
    if is_new(key):
        name = st.session_state[key]
        change(
            plan,
            lambda _work, _agenda: SetPlan(field="rhythm", value=name),
            _("The rhythm is chosen. The days stay as they are until you lay it out."),
        )


@gesture
def _set_day(plan: UUID, day: UUID, key: str, number: int) -> None:
    if is_new(key):
        name = st.session_state[key]
        change(
            plan,
            lambda _work, _agenda: SetDay(day=day, field="rhythm", value=name),
            _("The rhythm of day {number} is chosen. The day stays as it is until you lay it out.").format(
                number=number_text(number)
            ),
        )


# Laying out


def _lay_out(agenda: Agenda) -> None:
    st.header(_("Lay it out"), anchor=False)
    st.markdown(
        _(
            "Gives every day the hours and pauses of its rhythm. Sessions stay in their order; pauses of your own "
            "stay as well."
        )
    )
    chosen = agenda.rhythm or any(day.rhythm for day in agenda.days)
    st.button(
        _("Lay it out on all days"),
        key="lay-out",
        type="primary",
        disabled=not chosen,
        on_click=_lay_out_now,
        args=(agenda.uid,),
    )


@gesture
def _lay_out_now(plan: UUID) -> None:
    change(
        plan,
        _laid_out,
        _("The rhythm is laid out on all days."),
        _("The days have these hours and pauses already."),
    )


def _laid_out(work: Work, agenda: Agenda) -> Operation | None:
    """In the plan's language, in which its pauses are called."""
    known: Mapping[str, Rhythm] = get_vocabulary(replace(work, language=agenda.language)).rhythms
    names = {pause.label for rhythm in known.values() for pause in rhythm.pauses}
    return laid_out_on_all(agenda, known, names)


def _copy(agenda: Agenda) -> None:
    st.header(_("Copy pauses"), anchor=False)
    numbers = {
        day.uid: number
        for number, day in enumerate(agenda.days, start=1)
        if any(item.kind in RESTS for item in day.items)
    }
    if not numbers or len(agenda.days) < 2:
        st.markdown(_("Once a day has a break, a meal or a pause, it can be copied to all other days."))
        return
    days = {day.uid: day_label(day.date, numbers[day.uid]) for day in agenda.days if day.uid in numbers}
    if st.session_state.get("copy-from") not in days:
        st.session_state["copy-from"] = next(iter(days))
    with st.container(key="copy-pauses", horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("Breaks, meals and pauses of"), list(days), key="copy-from", format_func=days.__getitem__
        )
        st.button(_("Copy to all days"), key="copy-to-all", on_click=_copy_now, args=(agenda.uid, numbers))


@gesture
def _copy_now(plan: UUID, numbers: Mapping[UUID, int]) -> None:
    day = st.session_state["copy-from"]
    number = number_text(numbers[day])
    change(
        plan,
        lambda _work, agenda: copied_pauses(agenda, day, [other.uid for other in agenda.days]),
        _("The pauses of day {number} are on all days.").format(number=number),
        _("All days have the pauses of day {number} already.").format(number=number),
    )
