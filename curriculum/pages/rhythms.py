"""Rhythms: choose one to look at, edit it, or make a copy to edit. What is edited here stays when Sala is updated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from html import escape
from uuid import uuid4

import streamlit as st

from curriculum.access import Work
from curriculum.errors import NotFound
from curriculum.i18n import _, clock, minutes_text
from curriculum.pages import address, named, ways
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.saying import gesture
from curriculum.vocabulary import Vocabulary, rhythms
from curriculum.vocabulary import get as get_vocabulary
from curriculum.vocabulary.loading import version
from curriculum.vocabulary.values import Pause, Rhythm, Window
from curriculum.widgets.links import Link, links

LAST = "rhythm-change"
LAST_MINUTE = 1439
"""Of a day, as a clock on the screen has it."""
USUAL_LOW = Window(780, 870)
USUAL = Window(900, 945)
"""Where a new pause may lie, until somebody says."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was done last, and the rhythm as it was before; None: it was not there."""

    rhythm: str
    version: str
    said: str
    before: Rhythm | None


def draw() -> None:
    said = address.parameters()
    with database().read() as work:
        words, edition = get_vocabulary(work), version(work.session)[:12]
        plan = named.plan(work, said["p"]).agenda if said.get("p") else None
    st.set_page_config(page_title=address.tab(_("Rhythms")))
    name = address.name_of(plan.slug, plan.uid) if plan else ""
    with st.container(key="back"):
        if plan:
            ways.link("settings", plan.title, icon="arrow_back", p=name, part="rhythm")
        else:
            ways.link("plan", _("All plans"), icon="arrow_back")
    st.title(_("Rhythms"), anchor=False)
    lede = _(
        "Shapes of a day: its hours, its pauses, how long people sit. Change them to the hours of your place."
    )
    st.html(f'<p class="sala-lede">{escape(lede)}</p>')
    rhythm = words.rhythms.get(said.get("id", "")) or next(iter(words.rhythms.values()), None)
    if rhythm is None:
        raise NotFound(_("rhythm"), said.get("id", ""))
    links(
        [
            Link(each.label, ways.href("rhythms", p=name, id=each.id), current=each.id == rhythm.id)
            for each in words.rhythms.values()
        ],
        key="every-rhythm",
        look="tabs",
        label=_("Rhythms"),
    )
    _last(edition)
    main, aside = st.columns([0.62, 0.38], gap="large")
    with aside:
        _beside(rhythm, words, name)
    with main:
        _form(rhythm, edition)


def describe(rhythm: Rhythm) -> None:
    """A rhythm in a few lines: its hours, its note, its pauses with their windows."""
    facts = _("{begin} to {end}, at most {minutes} at a sitting.").format(
        begin=clock(rhythm.start), end=clock(rhythm.end), minutes=minutes_text(rhythm.longest_sitting)
    )
    said = [facts]
    if rhythm.low_energy:
        said.append(
            _("Low energy from {begin} to {end}.").format(
                begin=clock(rhythm.low_energy.start), end=clock(rhythm.low_energy.end)
            )
        )
    if rhythm.arrivals:
        said.append(_("People come or leave: nothing that all need stands before everybody is there."))
    note = f'<p class="sala-prose">{escape(rhythm.note)}</p>' if rhythm.note else ""
    pauses = "".join(
        f'<li><span class="at">{clock(p.window.start)}–{clock(p.window.end)}</span>'
        f"<span>{escape(p.label)} · {minutes_text(p.minutes)}</span></li>"
        for p in rhythm.pauses
    )
    st.html(
        f'<div class="sala-days sala-rhythm"><p class="sala-prose">{escape(" ".join(said))}</p>{note}'
        f"<ul>{pauses}</ul></div>"
    )


def _last(edition: str) -> None:
    last: _Kept | None = st.session_state.get(LAST)
    if last is None or last.version != edition:
        return
    with st.container(key="settings-bar", horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(plain(last.said), width="content")
        st.button(
            _("Undo"),
            key="undo-rhythm",
            type="tertiary",
            icon=":material/undo:",
            on_click=_undo,
            args=(last,),
        )


def _beside(rhythm: Rhythm, words: Vocabulary, plan: str) -> None:
    describe(rhythm)
    if not rhythm.own:
        st.caption(
            _(
                "Comes with Sala. What you change here stays when Sala is updated; a copy leaves this one as it is."
            )
        )
    with st.container(horizontal=True):
        st.button(
            _("Make a copy"),
            key="copy-rhythm",
            icon=":material/content_copy:",
            on_click=_copy,
            args=(rhythm, plan, len(words.rhythms)),
        )
        if rhythm.own:
            st.button(
                _("Take out of use"),
                key="withdraw-rhythm",
                type="tertiary",
                on_click=_withdraw,
                args=(rhythm, plan),
            )


# The form


def _form(rhythm: Rhythm, edition: str) -> None:
    """Every field is new at each edition of the vocabulary, so that an undo shows in it."""
    form = f"{rhythm.id}-{edition}"
    with st.form(f"rhythm-{form}", border=False):
        st.text_input(_("Name"), rhythm.label, key=f"label-{form}", max_chars=rhythms.LONGEST_LABEL)
        st.text_area(_("Note"), rhythm.note, key=f"note-{form}", max_chars=rhythms.LONGEST_NOTE)
        start, end, longest = st.columns(3)
        start.time_input(_("Start"), _clock(rhythm.start), key=f"start-{form}", step=300)
        end.time_input(_("End"), _clock(rhythm.end), key=f"end-{form}", step=300)
        longest.number_input(
            _("Longest sitting (minutes)"), 1, 1440, rhythm.longest_sitting, step=5, key=f"longest-{form}"
        )
        low = rhythm.low_energy or USUAL_LOW
        has, begins, ends = st.columns(3, vertical_alignment="bottom")
        has.toggle(_("A time of low energy"), rhythm.low_energy is not None, key=f"low-{form}")
        begins.time_input(_("Low energy from"), _clock(low.start), key=f"low-from-{form}", step=300)
        ends.time_input(_("Low energy to"), _clock(low.end), key=f"low-to-{form}", step=300)
        st.toggle(
            _("People come or leave on such a day"),
            rhythm.arrivals,
            key=f"arrivals-{form}",
            help=_("Nothing that all need stands before everybody is there."),
        )
        st.header(_("Pauses"), anchor=False)
        st.caption(_("Each lies wholly between its two times."))
        for pause in rhythm.pauses:
            _pause(rhythm, pause, form)
        with st.container(horizontal=True):
            st.form_submit_button(_("Save"), type="primary", on_click=_save, args=(rhythm, form))
            if len(rhythm.pauses) < rhythms.MOST_PAUSES:
                st.form_submit_button(
                    _("Save, and add a pause"), icon=":material/add:", on_click=_add, args=(rhythm, form)
                )


def _pause(rhythm: Rhythm, pause: Pause, form: str) -> None:
    kinds = {"break": _("Break"), "meal": _("Meal"), "pause": _("Prayer or rest")}
    key = f"{form}-{pause.key}"
    with st.container(key=f"rhythm-pause-{key}"):
        label, kind = st.columns([0.6, 0.4])
        label.text_input(_("Name"), pause.label, key=f"pause-label-{key}", max_chars=rhythms.LONGEST_LABEL)
        kind.selectbox(
            _("Kind"),
            list(kinds),
            index=list(kinds).index(pause.kind),
            format_func=kinds.__getitem__,
            key=f"pause-kind-{key}",
        )
        begins, ends, minutes, remove = st.columns([0.25, 0.25, 0.25, 0.25], vertical_alignment="bottom")
        begins.time_input(_("Not before"), _clock(pause.window.start), key=f"pause-from-{key}", step=300)
        ends.time_input(_("Over by"), _clock(pause.window.end), key=f"pause-to-{key}", step=300)
        minutes.number_input(_("Minutes"), 1, 1440, pause.minutes, step=5, key=f"pause-minutes-{key}")
        with remove:
            st.form_submit_button(
                _("Remove"),
                key=f"pause-remove-{key}",
                type="tertiary",
                help=plain(pause.label),
                on_click=_remove,
                args=(rhythm, form, pause.key),
            )


@gesture
def _save(rhythm: Rhythm, form: str) -> None:
    _keep(rhythm, _written(rhythm, form), _("The rhythm is saved."))


@gesture
def _add(rhythm: Rhythm, form: str) -> None:
    written = _written(rhythm, form)
    pause = Pause(f"pause-{uuid4().hex[:8]}", "break", _("New pause"), 15, USUAL)
    _keep(rhythm, replace(written, pauses=(*written.pauses, pause)), _("A pause is added."))


@gesture
def _remove(rhythm: Rhythm, form: str, key: str) -> None:
    written = _written(rhythm, form)
    pauses = tuple(pause for pause in written.pauses if pause.key != key)
    _keep(rhythm, replace(written, pauses=pauses), _("The pause is removed."))


def _keep(before: Rhythm, after: Rhythm, said: str) -> None:
    if after != before:
        _change(lambda work: rhythms.keep(work, after), before.id, said, before)


def _written(rhythm: Rhythm, form: str) -> Rhythm:
    """The rhythm as the form has it. Raises `InvalidValue`."""
    given = st.session_state
    return replace(
        rhythm,
        label=str(given[f"label-{form}"]).strip(),
        note=str(given[f"note-{form}"]).strip(),
        start=_minutes(given[f"start-{form}"]),
        end=_minutes(given[f"end-{form}"], rhythm.end),
        longest_sitting=int(given[f"longest-{form}"]),
        low_energy=_low_energy(rhythm, form) if given[f"low-{form}"] else None,
        arrivals=bool(given[f"arrivals-{form}"]),
        pauses=tuple(_pause_written(pause, f"{form}-{pause.key}") for pause in rhythm.pauses),
    )


def _pause_written(pause: Pause, key: str) -> Pause:
    given = st.session_state
    between = _window(f"pause-from-{key}", f"pause-to-{key}", pause.window.end)
    label, minutes = str(given[f"pause-label-{key}"]).strip(), int(given[f"pause-minutes-{key}"])
    return Pause(pause.key, str(given[f"pause-kind-{key}"]), label, minutes, between)


def _low_energy(rhythm: Rhythm, form: str) -> Window:
    before = rhythm.low_energy.end if rhythm.low_energy else 0
    return _window(f"low-from-{form}", f"low-to-{form}", before)


def _window(begins: str, ends: str, before: int = 0) -> Window:
    given = st.session_state
    return Window(_minutes(given[begins]), _minutes(given[ends], before))


def _minutes(given: time, before: int = 0) -> int:
    """A day's end cannot be shown by a clock: what stood in for it is the end still."""
    minutes = given.hour * 60 + given.minute
    return before if minutes == min(before, LAST_MINUTE) else minutes


def _clock(minutes: int) -> time:
    return time(*divmod(min(minutes, LAST_MINUTE), 60))


# Copies


@gesture
def _copy(rhythm: Rhythm, plan: str, number: int) -> None:
    label = _("{rhythm}, our own").format(rhythm=rhythm.label)[: rhythms.LONGEST_LABEL].strip()
    with database().write() as work:
        copy = rhythms.copied(work, rhythm.id, label)
        edition = version(work.session)[:12]
    st.session_state[LAST] = _Kept(copy.id, edition, _("A copy is made. Give it a name."), None)
    ways.go("rhythms", p=plan, id=copy.id)


@gesture
def _withdraw(rhythm: Rhythm, plan: str) -> None:
    said = _("“{rhythm}” is out of use. Plans that have it keep their days.").format(rhythm=rhythm.label)
    _change(lambda work: rhythms.withdraw(work, rhythm.id), rhythm.id, said, rhythm)
    ways.go("rhythms", p=plan)


def _change(does: Callable[[Work], None], name: str, said: str, before: Rhythm | None) -> None:
    with database().write() as work:
        does(work)
        edition = version(work.session)[:12]
    st.session_state[LAST] = _Kept(name, edition, said, before)


@gesture
def _undo(last: _Kept) -> None:
    with database().write() as work:
        if last.before:
            rhythms.keep(work, last.before)
        else:
            rhythms.withdraw(work, last.rhythm)
    st.session_state.pop(LAST, None)
