"""The calendar of a plan, a part of its settings: dates, a move to another date, holidays, a note for a whole day."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - as in the agenda
from functools import cache
from html import escape
from uuid import UUID

import streamlit as st

from curriculum import i18n
from curriculum.i18n import _, date_text, day_label, number_text, weekday_text, zone_text
from curriculum.pages.plain import plain
from curriculum.pages.plan_changes import change, held, is_new
from curriculum.pages.saying import gesture, say_later
from curriculum.planning import calendar, zones
from curriculum.planning.agenda import Agenda, Day
from curriculum.planning.calendar import WEEK, DateClash
from curriculum.planning.fields import LONGEST_LINE, LONGEST_TITLE
from curriculum.planning.operations import SetDay, SetHoliday, SetPlan
from curriculum.vocabulary import Vocabulary

FORM = "DD/MM/YYYY"
EARLIEST, LATEST = Date(2000, 1, 1), Date(2199, 12, 31)
"""Dates that can be chosen; a plan's own always can."""
WIDTH = 860
"""Pixels."""


def draw(agenda: Agenda, words: Vocabulary) -> None:
    with st.container(key="settings-calendar", width=WIDTH):
        _span(agenda)
        give, move = st.columns(2, gap="large")
        with give:
            _give(agenda)
        with move:
            _move(agenda)
        _days(agenda)
        _holidays(agenda)
        _zone(agenda)


def _span(agenda: Agenda) -> None:
    between = calendar.date_range(agenda)
    if between is None:
        st.markdown(_("The plan has no dates yet."))
        return
    first, last = between
    span = _("{first} to {last}").format(first=date_text(first), last=date_text(last))
    st.markdown(f"**{plain(span if first != last else date_text(first))}** · {plain(zone_text(agenda.zone))}")
    against = [_against(clash, agenda) for clash in calendar.clashes(agenda)]
    if against:
        said = "".join(f"<li>{escape(sentence)}</li>" for sentence in against)
        label = escape(_("Look at these dates"))
        st.html(f'<section class="sala-care sala-remarks"><h2>{label}</h2><ul>{said}</ul></section>')


def _against(clash: DateClash, agenda: Agenda) -> str:
    numbers = {day.uid: number for number, day in enumerate(agenda.days, start=1)}
    where = day_label(clash.date, numbers[clash.day])
    if clash.kind == "holiday":
        return _("{day} is a holiday: {holiday}.").format(day=where, holiday=clash.holiday)
    other = number_text(numbers[clash.other]) if clash.other else ""
    if clash.kind == "same-date":
        return _("{day} has the date of day {other}.").format(day=where, other=other)
    return _("{day} comes before day {other} in the calendar.").format(day=where, other=other)


# Dates for all days


def _give(agenda: Agenda) -> None:
    st.header(_("Dates"), anchor=False)
    between = calendar.date_range(agenda)
    first = _date(f"first-{agenda.uid}", _("First day"), between[0] if between else None)
    rest = held(f"rest-{agenda.uid}", sorted(calendar.rest_days(agenda)))
    st.pills(
        _("Rest days in the week"), list(WEEK), selection_mode="multi", key=rest, format_func=weekday_text
    )
    st.caption(_("One day after the other; rest days and holidays are left out."))
    st.button(
        _("Give the days dates"),
        key="give-dates",
        type="primary",
        on_click=_give_dates,
        args=(agenda.uid, first, rest),
    )


@gesture
def _give_dates(plan: UUID, first: str, rest: str) -> None:
    day = st.session_state[first]
    if day is None:
        say_later(_("Choose the first day."))
        return
    left_out = frozenset(st.session_state[rest])
    change(
        plan,
        lambda _work, agenda: calendar.dated(agenda, day, left_out),
        _("The days have dates from {date} on.").format(date=date_text(day)),
        _("The days have these dates already."),
    )


def _move(agenda: Agenda) -> None:
    between = calendar.date_range(agenda)
    if between is None:
        return
    st.header(_("Move the whole plan"), anchor=False)
    key = _date(f"move-{agenda.uid}", _("It begins on"), between[0])
    st.caption(_("Days keep their distances, and holidays stay where they are."))
    with st.container(horizontal=True):
        st.button(_("Move the plan"), key="move-plan", on_click=_move_plan, args=(agenda.uid, key))
        st.button(
            _("Take the dates off"),
            key="take-dates",
            type="tertiary",
            on_click=_take_dates,
            args=(agenda.uid,),
        )


@gesture
def _move_plan(plan: UUID, key: str) -> None:
    day = st.session_state[key]
    if day is None:
        say_later(_("Choose the first day."))
        return
    change(
        plan,
        lambda _work, agenda: calendar.moved(agenda, day),
        _("The plan begins on {date}.").format(date=date_text(day)),
        _("The plan begins on that date already."),
    )


@gesture
def _take_dates(plan: UUID) -> None:
    change(plan, lambda _work, agenda: calendar.undated(agenda), _("The days have no dates any more."))


# One day


def _days(agenda: Agenda) -> None:
    st.header(_("Days"), anchor=False)
    for number, day in enumerate(agenda.days, start=1):
        with st.container(key=f"settings-day-{day.uid}"):
            label, date, note = st.columns([0.26, 0.24, 0.5], vertical_alignment="center")
            label.markdown(_name_of(day, number))
            with date:
                _date(
                    f"date-{day.uid}",
                    _("Date of day {number}").format(number=number_text(number)),
                    day.date,
                    (agenda.uid, day.uid, number),
                )
            with note:
                key = held(f"remark-{day.uid}", day.remark or "")
                st.text_input(
                    _("Note for the whole of day {number}").format(number=number_text(number)),
                    key=key,
                    max_chars=LONGEST_LINE,
                    placeholder=_("Note for the whole day"),
                    label_visibility="collapsed",
                    on_change=_set_remark,
                    args=(agenda.uid, day.uid, key, number),
                )


def _name_of(day: Day, number: int) -> str:
    name = f"**{plain(day_label(day.date, number))}**"
    return f"{name}  \n{plain(day.title)}" if day.title else name


@gesture
def _set_date(key: str, plan: UUID, day: UUID, number: int) -> None:
    if is_new(key):
        value = st.session_state[key]
        change(
            plan,
            lambda _work, _agenda: SetDay(day=day, field="date", value=value),
            _("Date of day {number}: kept.").format(number=number_text(number)),
        )


@gesture
def _set_remark(plan: UUID, day: UUID, key: str, number: int) -> None:
    if is_new(key):
        value = str(st.session_state[key]).strip() or None
        change(
            plan,
            lambda _work, _agenda: SetDay(day=day, field="remark", value=value),
            _("Note for day {number}: kept.").format(number=number_text(number)),
            wrong=_("A note is one line."),
            field=key,
        )


# Holidays


def _holidays(agenda: Agenda) -> None:
    st.header(_("Holidays"), anchor=False)
    if not agenda.holidays:
        st.markdown(_("None entered. Sala knows no holidays: enter those of the place."))
    for holiday in agenda.holidays:
        with st.container(
            key=f"holiday-{holiday.date}",
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
        ):
            st.markdown(f"**{plain(date_text(holiday.date))}** · {plain(holiday.title)}", width="content")
            st.button(
                _("Remove"),
                key=f"remove-{holiday.date}",
                type="tertiary",
                help=plain(holiday.title),
                on_click=_set_holiday,
                args=(agenda.uid, holiday.date, None),
            )
    with st.form("new-holiday", border=False, clear_on_submit=True):
        date, title, add = st.columns([0.26, 0.52, 0.22], vertical_alignment="bottom")
        date.date_input(_("Date"), None, EARLIEST, LATEST, key="holiday-date", format=FORM)
        title.text_input(_("What is kept"), key="holiday-title", max_chars=LONGEST_TITLE)
        with add:
            st.form_submit_button(_("Add the holiday"), on_click=_add_holiday, args=(agenda.uid,))


def _add_holiday(plan: UUID) -> None:
    date, title = st.session_state["holiday-date"], str(st.session_state["holiday-title"]).strip()
    if date is None or not title:
        say_later(_("A holiday needs its date and a name."))
        return
    _set_holiday(plan, date, title)


@gesture
def _set_holiday(plan: UUID, date: Date, title: str | None) -> None:
    said = _("{date} is a holiday.") if title else _("{date} is a day like others.")
    change(
        plan,
        lambda _work, _agenda: SetHoliday(date=date, title=title),
        said.format(date=date_text(date)),
        wrong=_("A holiday’s name is one line."),
    )


# The time zone


def _zone(agenda: Agenda) -> None:
    st.header(_("Time zone"), anchor=False)
    places = _places(i18n.language())
    choices = [*places] if agenda.zone in places else [agenda.zone, *places]
    key = held(f"plan-zone-{agenda.uid}", agenda.zone)
    st.selectbox(
        _("Time zone"),
        choices,
        key=key,
        format_func=lambda zone: places.get(zone) or zone_text(zone),
        label_visibility="collapsed",
        on_change=_set_zone,
        args=(agenda.uid, key),
    )


@gesture
def _set_zone(plan: UUID, key: str) -> None:
    if is_new(key):
        zone = st.session_state[key]
        said = _("{what}: kept.").format(what=_("Time zone"))
        change(plan, lambda _work, _agenda: SetPlan(field="zone", value=zone), said)


@cache
def _places(language: str) -> dict[str, str]:
    """Zones and what they are called; Asia and the Pacific first, each part by its names."""
    near = ("Asia/", "Pacific/", "Australia/", "Indian/")
    with i18n.use(language):
        named = {zone: zone_text(zone) for zone in zones.of_places()}
        order = sorted(named, key=lambda zone: (not zone.startswith(near), named[zone]))
        return {zone: named[zone] for zone in order} | {zones.NOWHERE: zone_text(zones.NOWHERE)}


def _date(key: str, label: str, value: Date | None, day: tuple[UUID, UUID, int] | None = None) -> str:
    """A field for a date, with its key; with `day` it is that day's own and is kept as it changes."""
    held(key, value)
    shown = [date for date in (value, st.session_state[key]) if date]
    st.date_input(
        label,
        value=None,
        min_value=min([EARLIEST, *shown]),
        max_value=max([LATEST, *shown]),
        key=key,
        format=FORM,
        label_visibility="collapsed" if day else "visible",
        on_change=_set_date if day else None,
        args=(key, *day) if day else None,
    )
    return key
