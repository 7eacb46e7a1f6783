"""Start from last year's agenda: paste it or choose its file, look at what was understood, and make a plan of it.

Nothing is stored before the last step: until then the agenda is in the memory of this visit only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from uuid import UUID

import streamlit as st

from curriculum.errors import InvalidValue
from curriculum.exchange import pasting
from curriculum.exchange.nearest import Nearest, nearest
from curriculum.exchange.new_days import Place
from curriculum.exchange.pasted_agenda import PastedAgenda, PastedDay, PastedLine
from curriculum.exchange.pasting import Choices
from curriculum.exchange.reading import read_agenda
from curriculum.exchange.rows import MOST_TEXT, rows_of_text
from curriculum.exchange.tables import KINDS as FILES
from curriculum.exchange.tables import rows_of_file
from curriculum.i18n import (
    _,
    clock_past_midnight,
    date_text,
    day_label,
    minutes_text,
    ngettext,
    number_text,
)
from curriculum.pages import address, named, target, ways
from curriculum.pages.board_clash import clash_message
from curriculum.pages.board_picture import days_text
from curriculum.pages.board_words import kind_word
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.saying import gesture, say_later
from curriculum.planning.agenda import Agenda
from curriculum.planning.fields import LONGEST_TITLE, ItemKind

READ, ROUND = "paste-read", "paste-round"
KINDS: tuple[ItemKind, ...] = ("custom", "break", "pause", "ceremony", "visit", "free")
MOST_MEGABYTES = 10
WIDTH = 720
"""Pixels: of a field, which is read like a line of text."""
FEW = 6
"""Lines that are shown at once; more are folded."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read, and what could stand in its place."""

    pasted: PastedAgenda
    near: Mapping[Place, tuple[Nearest, ...]]


def draw() -> None:
    plan = _plan(address.parameters())
    if plan:
        with st.container(key="back"):
            ways.link("plan", plan.title, icon="arrow_back", p=address.name_of(plan.slug, plan.uid))
    else:
        with st.container(key="back"):
            ways.link("plan", _("All plans"), icon="arrow_back")
    st.title(_("Start from last year’s agenda"), anchor=False)
    read: _Read | None = st.session_state.get(READ)
    if read is None:
        _ask()
    else:
        _show(read, plan)


def _plan(said: address.Parameters) -> Agenda | None:
    """The plan that the address names, to which the days are added. Raises `NotFound`."""
    if not said.get("p"):
        return None
    with database().read() as work:
        return named.plan(work, said["p"]).agenda


# Paste or choose


def _ask() -> None:
    lede = _("Paste it as it is, or choose its file. You see what was understood before anything is kept.")
    st.html(f'<p class="sala-lede">{escape(lede)}</p>')
    with st.container(width=WIDTH):
        st.text_area(
            _("The agenda"),
            key=_key("text"),
            height=260,
            max_chars=MOST_TEXT,
            placeholder=_(
                "Day 1: Opening\n09:00-09:30 Welcome\n09:30-11:00 Human rights in our words\n11:00-11:15 Tea break"
            ),
        )
        st.file_uploader(
            _("Or its file: DOCX, XLSX or text"),
            type=[ending.removeprefix(".") for ending in FILES],
            max_upload_size=MOST_MEGABYTES,
            key=_key("file"),
        )
        st.button(_("Read it"), type="primary", on_click=_read)


@gesture
def _read() -> None:
    """The file, where one was chosen; else the text."""
    file = st.session_state.get(_key("file"))
    text = str(st.session_state.get(_key("text")) or "")
    if file is None and not text.strip():
        say_later(_("Paste an agenda first, or choose its file."))
        return
    rows = rows_of_file(file.name, file.getvalue()) if file else rows_of_text(text)
    pasted = read_agenda(rows)
    if not any(day.lines for day in pasted.days):
        raise InvalidValue(
            _("Agenda"), rows[0].text if rows else "", _("lines with times, such as “09:00-10:30 Opening”")
        )
    with database().read() as work:
        near = nearest(work, pasted)
    st.session_state[READ] = _Read(pasted, near)


@gesture
def _again() -> None:
    _forget()


def _forget() -> None:
    st.session_state.pop(READ, None)
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _key(name: str) -> str:
    """A widget's key: another one for every agenda that is read in a visit."""
    return f"paste-{st.session_state.get(ROUND, 0)}-{name}"


# Look at it


def _show(read: _Read, plan: Agenda | None) -> None:
    pasted = read.pasted
    _summary(pasted)
    _not_understood(pasted)
    _options(pasted)
    for number, day in enumerate(pasted.days):
        _day(number, day, read.near)
    _bar(pasted, plan)


def _summary(pasted: PastedAgenda) -> None:
    lines = sum(len(day.lines) for day in pasted.days)
    said = [
        days_text(len(pasted.days)),
        ngettext("**{n}** line", "**{n}** lines", lines).format(n=number_text(lines)),
    ]
    left = len(pasted.not_understood)
    if left:
        said.append(
            ngettext("**{n}** not understood", "**{n}** not understood", left).format(n=number_text(left))
        )
    with st.container(key="paste-summary", horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(" · ".join(said), width="content")
        st.button(_("Read another"), type="tertiary", icon=":material/restart_alt:", on_click=_again)


def _not_understood(pasted: PastedAgenda) -> None:
    left = pasted.not_understood
    if not left:
        return
    with st.expander(_("Not understood, and left out"), expanded=len(left) <= FEW):
        rows = "".join(
            f'<li><span class="at">{escape(_place(one.where.number, one.where.sheet))}</span>'
            f'<span dir="auto">{escape(one.text)}</span></li>'
            for one in left
        )
        st.html(f'<div class="sala-days sala-left"><ul>{rows}</ul></div>')


def _place(number: int, sheet: str) -> str:
    if sheet:
        return _("{sheet}, row {number}").format(sheet=sheet, number=number_text(number))
    return _("Line {number}").format(number=number_text(number))


def _options(pasted: PastedAgenda) -> None:
    """What is left out unless it is ticked: names, rooms, dates."""
    dates = [day.date for day in pasted.days if day.date]
    if not (pasted.people or pasted.rooms or dates):
        return
    with st.container(key="paste-options", gap="xsmall"):
        if pasted.people:
            st.checkbox(_("Keep who leads: {names}").format(names=_some(pasted.people)), key=_key("people"))
        if pasted.rooms:
            st.checkbox(_("Keep the rooms: {names}").format(names=_some(pasted.rooms)), key=_key("rooms"))
        if dates:
            first, last = date_text(min(dates)), date_text(max(dates))
            label = _("Keep the dates: {first} to {last}").format(first=first, last=last)
            st.checkbox(label, key=_key("dates"))


def _some(names: tuple[str, ...]) -> str:
    shown = ", ".join(plain(name) for name in names[:FEW])
    more = len(names) - FEW
    if more <= 0:
        return shown
    return ngettext("{names} and {n} more", "{names} and {n} more", more).format(
        names=shown, n=number_text(more)
    )


def _day(number: int, day: PastedDay, near: Mapping[Place, tuple[Nearest, ...]]) -> None:
    label = day_label(day.date, number + 1)
    title = f"{label} · {day.title}" if day.title else label
    st.html(f'<h2 class="sala-heading" dir="auto">{escape(title)}</h2>')
    if not day.lines:
        st.caption(_("Nothing stands below this heading; the day will be empty."))
    for place, line in enumerate(day.lines):
        _line((number, place), line, near.get((number, place), ()))


def _line(place: Place, line: PastedLine, near: tuple[Nearest, ...]) -> None:
    """Time and title as they were read, what kind it is, and what the library could put in its place."""
    name = f"{place[0]}-{place[1]}"
    with st.container(key=f"pasted-{name}"):
        told, ways_on = st.columns([0.44, 0.56], vertical_alignment="center")
        told.html(_told(line))
        with ways_on.container(key=f"pasted-ways-{name}", horizontal=True, gap="small"):
            st.selectbox(
                _("Kind of {title}").format(title=plain(line.title)),
                KINDS,
                index=KINDS.index(line.kind) if line.kind in KINDS else 0,
                format_func=kind_word,
                key=_key(f"kind-{name}"),
                label_visibility="collapsed",
                width=150,
            )
            if near:
                _ways_for(line, near, _key(f"module-{name}"))


def _ways_for(line: PastedLine, near: tuple[Nearest, ...], key: str) -> None:
    keep = _("Keep it · {n} similar").format(n=number_text(len(near)))
    labels = {
        str(one.uid): _("Put “{title}” in its place ({minutes})").format(
            title=one.title, minutes=minutes_text(one.minutes)
        )
        for one in near
    }
    st.selectbox(
        _("In the place of {title}").format(title=plain(line.title)),
        ["", *labels],
        format_func=lambda uid: labels.get(uid) or keep,
        key=key,
        label_visibility="collapsed",
    )


def _told(line: PastedLine) -> str:
    about = [*line.who, *([line.where] if line.where else []), *(one.lstrip("-–•*· ") for one in line.more)]
    more = f'<span class="sala-note" dir="auto">{escape(" · ".join(about))}</span>' if about else ""
    minutes = minutes_text(line.end - line.start)
    length = _("{minutes}, guessed").format(minutes=minutes) if line.guessed else minutes
    return (
        '<div class="sala-pasted"><span class="at">'
        f"<b>{clock_past_midnight(line.start)}–{clock_past_midnight(line.end)}</b>{escape(length)}</span>"
        f'<span class="what"><span dir="auto">{escape(line.title)}</span>{more}</span></div>'
    )


# Make the plan


def _bar(pasted: PastedAgenda, plan: Agenda | None) -> None:
    with st.container(key="paste-bar", horizontal=True, vertical_alignment="bottom", gap="small"):
        if plan is None:
            st.text_input(
                _("Title of the plan"),
                key=_key("title"),
                max_chars=LONGEST_TITLE,
                value=pasted.title,
                placeholder=_("My workshop"),
                width=420,
            )
        label = _("Add to {title}").format(title=plain(plan.title)) if plan else _("Make the plan")
        st.button(label, type="primary", on_click=_make, args=(plan.uid if plan else None,))


@gesture
def _make(plan: UUID | None) -> None:
    read: _Read | None = st.session_state.get(READ)
    if read is None:
        return
    said = st.session_state
    choices = _choices(read)
    sent = target.client(), target.next_sequence()
    with database().write() as work:
        if plan is None:
            title = str(said.get(_key("title")) or "").strip() or _("My workshop")
            outcome = pasting.new_plan(work, read.pasted, title, *sent, choices)
        else:
            outcome = pasting.add_to(work, plan, read.pasted, *sent, choices)
    if outcome.clash:
        say_later(clash_message(outcome.clash).text)
        return
    _forget()
    agenda = outcome.plan.agenda
    ways.go("plan", p=address.name_of(agenda.slug, agenda.uid))


def _choices(read: _Read) -> Choices:
    """What was chosen on the page; what was never drawn is as it was read."""
    said = st.session_state
    kinds: dict[Place, ItemKind] = {}
    modules: dict[Place, UUID] = {}
    for place in _places(read.pasted):
        name = f"{place[0]}-{place[1]}"
        kind = said.get(_key(f"kind-{name}"))
        if kind in KINDS:
            kinds[place] = kind
        module = named.uid_in(said.get(_key(f"module-{name}")))
        if module and module in {one.uid for one in read.near.get(place, ())}:
            modules[place] = module
    ticked = {name: bool(said.get(_key(name))) for name in ("people", "rooms", "dates")}
    return Choices(kinds, modules, **ticked)


def _places(pasted: PastedAgenda) -> Iterator[Place]:
    for number, day in enumerate(pasted.days):
        for place in range(len(day.lines)):
            yield number, place
