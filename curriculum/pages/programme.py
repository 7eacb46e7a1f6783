"""Programme: its aim, what the library teaches of what it asks for, its days, and the way to start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from curriculum.errors import NotFound
from curriculum.i18n import _, clock, language, minutes_text, ngettext, number_text
from curriculum.library.teaching import Taught, taught
from curriculum.pages import address, new_plan, ways
from curriculum.pages.board_picture import days_text
from curriculum.pages.ground import database
from curriculum.vocabulary import Vocabulary
from curriculum.vocabulary import get as get_vocabulary
from curriculum.vocabulary.values import Programme, Rhythm, SkeletonItem
from curriculum.widgets.links import Link, links


def draw() -> None:
    name = address.parameters().get("id", "")
    with database().read() as work:
        words = get_vocabulary(work)
        programme = words.programmes.get(name)
        if programme is None:
            raise NotFound(_("programme"), name)
        teaching = taught(work, programme.objectives)
    st.set_page_config(page_title=address.tab(programme.label))
    with st.container(key="back"):
        ways.link("plan", _("All plans"), icon="arrow_back")
    st.title(programme.label, anchor=False)
    st.html(f'<p class="sala-lede">{escape(programme.aim)}</p>')
    main, aside = st.columns([0.6, 0.4], gap="large")
    with aside, st.container(key="start"):
        st.header(_("Start a plan"), anchor=False)
        new_plan.form(programme)
    with main:
        _objectives(programme, words, teaching)
        _days(programme, words)


def _objectives(programme: Programme, words: Vocabulary, teaching: dict[str, tuple[Taught, ...]]) -> None:
    st.header(_("By the end, participants can"), anchor=False)
    if not programme.objectives:
        st.markdown(_("This programme asks for nothing in particular."))
        return
    st.caption(
        _how_many(len(programme.objectives), sum(bool(teaching[name]) for name in programme.objectives))
    )
    for name in programme.objectives:
        with st.container(key=f"objective-{name}", gap="xxsmall"):
            st.html(f'<p class="sala-aim">{escape(words.label("objective", name))}</p>')
            if teaching[name]:
                links([_link(session) for session in teaching[name]], key=f"teaching-{name}")
            else:
                st.html(f'<p class="sala-gap">{escape(_("No session of the library teaches this yet."))}</p>')


def _how_many(asked: int, met: int) -> str:
    if asked == met:
        return _("The library has sessions for all of these.")
    return ngettext(
        "The library has sessions for {met} of {number}; the other is a gap.",
        "The library has sessions for {met} of {number}; the others are gaps.",
        asked - met,
    ).format(met=number_text(met), number=number_text(asked))


def _link(session: Taught) -> Link:
    href = ways.href("module", m=address.name_of(session.slug, session.uid))
    label = f"{session.title} · {minutes_text(session.minutes)}"
    return Link(label, href, "menu_book", lang=session.lang if session.lang != language() else "")


def _days(programme: Programme, words: Vocabulary) -> None:
    st.header(_("The days"), anchor=False)
    rhythm = words.rhythms.get(programme.rhythm)
    st.html(f'<p class="sala-prose">{escape(" ".join(_rhythm(programme, rhythm)))}</p>')
    said = []
    for number, day in enumerate(programme.skeleton, start=1):
        title = _("Day {number}").format(number=number_text(number))
        title = f"{title} · {day.title}" if day.title else title
        said.append(f"<section><h3>{escape(title)}</h3><ul>{_items(day.items)}</ul></section>")
    st.html(f'<div class="sala-days">{"".join(said)}</div>')


def _rhythm(programme: Programme, rhythm: Rhythm | None) -> Iterator[str]:
    if rhythm is None:
        yield _("{days}.").format(days=days_text(programme.days))
        return
    yield _("{days}, {begin} to {end}, at most {minutes} at a sitting: {rhythm}.").format(
        days=days_text(programme.days),
        begin=clock(rhythm.start),
        end=clock(rhythm.end),
        minutes=minutes_text(rhythm.longest_sitting),
        rhythm=rhythm.label,
    )
    if rhythm.note:
        yield rhythm.note
    yield _("The time between is yours.")


def _items(items: Sequence[SkeletonItem]) -> str:
    return "".join(f"<li>{_when(item)}<span>{escape(_what(item))}</span></li>" for item in items)


def _when(item: SkeletonItem) -> str:
    return f'<span class="at">{clock(item.pin) if item.pin is not None else ""}</span>'


def _what(item: SkeletonItem) -> str:
    said = f"{item.title} · {minutes_text(item.minutes)}"
    return said if item.everyone else _("{item} · team only").format(item=said)
