"""The numbers of the checks, as this organisation has them, and the checks that are muted for the whole library."""

from __future__ import annotations

from datetime import time
from html import escape
from itertools import groupby

import streamlit as st

from curriculum import i18n
from curriculum.i18n import _, clock, minutes_text, number_text
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.saying import gesture
from curriculum.planning import checks
from curriculum.planning.checks import Number

SAVED = "check-numbers-saved"
LAST_MINUTE = 1439
"""Of a day, as a clock on the screen has it."""


def draw() -> None:
    st.title(_("Numbers of the checks"), anchor=False)
    lede = _("Sala advises by these numbers. They are yours: change what is different where you work.")
    st.html(f'<p class="sala-lede">{escape(lede)}</p>')
    with database().read() as work:
        own, muted = checks.own_numbers(work), checks.muted_everywhere(work)
    if st.session_state.pop(SAVED, False):
        st.success(_("Saved. Every plan is looked at with these numbers now."), icon=":material/check:")
    with st.container(key="check-numbers", width=640):
        with st.form("check-numbers-form", border=False):
            for group, numbers in groupby(checks.shipped(), key=lambda number: number.group):
                st.header(checks.group_name(group), anchor=False)
                for number in numbers:
                    _field(number, own.get(number.id, number.value))
            st.form_submit_button(_("Save"), type="primary", on_click=_keep)
        if own:
            st.button(_("Back to Sala’s numbers"), type="tertiary", on_click=_back)
        st.header(_("Muted for the whole library"), anchor=False)
        if not muted:
            st.markdown(_("Nothing is muted for the whole library."))
        for check, reason in muted.items():
            _muted(check, checks.reason_words(reason))


def _field(number: Number, value: int) -> None:
    label = plain(number.said(i18n.language()))
    shipped = (
        _("Sala’s: {value}").format(value=_said(number, number.value)) if value != number.value else None
    )
    if number.unit == "time":
        st.time_input(label, _clock(value), key=_key(number), step=900, help=shipped)
        return
    unit = {"minutes": _("minutes"), "percent": _("percent"), "days": _("days"), "count": ""}[number.unit]
    said = f"{label} ({unit})" if unit else label
    st.number_input(said, number.least, number.most, value, key=_key(number), help=shipped)


def _said(number: Number, value: int) -> str:
    if number.unit == "time":
        return clock(value)
    return minutes_text(value) if number.unit == "minutes" else number_text(value)


def _clock(minutes: int) -> time:
    return time(*divmod(min(minutes, LAST_MINUTE), 60))


def _muted(check: str, reason: str) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{plain(checks.check_name(check))}** · {plain(reason)}", width="content")
        st.button(_("Let it be heard again"), key=f"hear-{check}", on_click=_hear, args=(check,))


@gesture
def _keep() -> None:
    """Only what is another than it was: what somebody else set meanwhile stays."""
    with database().write() as work:
        own = checks.own_numbers(work)
        for number in checks.shipped():
            given = st.session_state[_key(number)]
            value = given.hour * 60 + given.minute if isinstance(given, time) else given
            if value != own.get(number.id, number.value):
                checks.set_number(work, number.id, value)
    st.session_state[SAVED] = True


@gesture
def _back() -> None:
    with database().write() as work:
        for name in checks.own_numbers(work):
            checks.set_number(work, name, None)
    for number in checks.shipped():
        st.session_state.pop(_key(number), None)
    st.session_state[SAVED] = True


@gesture
def _hear(check: str) -> None:
    with database().write() as work:
        checks.mute_everywhere(work, check, None)


def _key(number: Number) -> str:
    return f"check-number-{number.id}"
