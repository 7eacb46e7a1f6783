"""A plan to be read, on a phone in the hand: each day as a list by the clock, each session's steps folded under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from uuid import UUID

import streamlit as st

from curriculum.i18n import _, clock_past_midnight, day_label, minutes_text
from curriculum.pages import address, named, ways
from curriculum.pages.board_picture import free_text
from curriculum.pages.board_words import absences, kind_word, problem_words
from curriculum.pages.ground import database
from curriculum.planning import names, notes
from curriculum.planning.agenda import Item, Strand
from curriculum.planning.mentions import names_in, names_of, notes_in
from curriculum.planning.timeline import TimedDay, TimedItem, timeline


def draw() -> None:
    said = address.parameters()
    with database().read() as work:
        agenda = named.plan(work, said.get("p") or str(st.session_state.get("plan", ""))).agenda
        reader = _Reader(
            agenda.language,
            names.texts(work, names_in(agenda)),
            notes.texts(work, notes_in(agenda)),
        )
    st.set_page_config(page_title=address.tab(agenda.title))
    with st.container(key="back"):
        ways.link("plan", agenda.title, icon="arrow_back", p=address.name_of(agenda.slug, agenda.uid))
    st.title(_("The days"), anchor=False)
    if not agenda.days:
        st.markdown(_("This plan has no day yet."))
    for number, day in enumerate(timeline(agenda).days, start=1):
        st.html(reader.day(day, number))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Writes days as HTML; every word of a plan is escaped."""

    lang: str
    names: Mapping[UUID, str]
    notes: Mapping[UUID, str]

    def day(self, timed: TimedDay, number: int) -> str:
        label = day_label(timed.day.date, number)
        facts = " · ".join(filter(None, (timed.day.title, free_text(timed), timed.day.remark)))
        rows = "".join(self._row(one) for one in timed.items)
        return (
            f'<section class="sala-reading"><h2>{escape(label)}</h2>'
            f'<p class="facts">{escape(facts)}</p><ol class="sala-steps">{rows}</ol></section>'
        )

    def _row(self, timed: TimedItem) -> str:
        item = timed.item
        begins, ends = clock_past_midnight(timed.start), clock_past_midnight(timed.end)
        facts = " · ".join(filter(None, (minutes_text(timed.end - timed.start), *self._facts(item))))
        problems = "".join(
            f'<p class="sala-notice">{escape(problem_words(one))}</p>' for one in timed.problems
        )
        strands = "".join(
            self._strand(strand, inner) for strand, inner in zip(item.strands, timed.strands, strict=True)
        )
        return (
            f'<li class="sala-step"><div class="at"><b><bdi>{begins}</bdi></b><bdi>–{ends}</bdi></div>'
            f'<div class="what"><h3 lang="{escape(self.lang)}" dir="auto">{escape(item.title)}</h3>'
            f'<p class="facts">{escape(facts)}</p>{problems}{self._noted(item)}{self._steps(item)}{strands}</div></li>'
        )

    def _facts(self, item: Item) -> Iterator[str]:
        if item.kind not in ("module", "activity", "custom"):
            yield kind_word(item.kind)
        if not item.everyone:
            yield _("team only")
        if item.travel_out or item.travel_back:
            yield _("on the way {minutes}").format(minutes=minutes_text(item.travel_out + item.travel_back))
        yield from self._by(item)

    def _by(self, holder: Item | Strand) -> Iterator[str]:
        """Who leads it, and where."""
        yield from (self.names[uid] for uid in names_of(holder) if uid in self.names)

    def _noted(self, item: Item) -> str:
        told = [self.notes.get(note, "") for note in (item.note,) if note]
        told += [item.materials] if item.materials else []
        if item.if_absent:
            name, way = _("If the person who leads is absent"), dict(absences())[item.if_absent]
            told.append(_("{name}: {whole}").format(name=name, whole=way))
            told.append(self.notes.get(item.absent_note, "") if item.absent_note else "")
        return "".join(f'<p class="sala-note">{escape(text)}</p>' for text in told if text)

    def _steps(self, item: Item) -> str:
        on = [step for step in item.steps if step.on]
        if not on:
            return ""
        rows = "".join(
            f'<li><span class="at">{escape(minutes_text(step.minutes))}</span>'
            f'<span lang="{escape(self.lang)}" dir="auto">{escape(step.title)}{self._own(step.words)}</span></li>'
            for step in on
        )
        return f'<details class="sala-days"><summary>{escape(_("Steps"))}</summary><ul>{rows}</ul></details>'

    def _own(self, words: UUID | None) -> str:
        text = self.notes.get(words, "") if words else ""
        return f'<span class="sala-note">{escape(text)}</span>' if text else ""

    def _strand(self, strand: Strand, inner: tuple[TimedItem, ...]) -> str:
        heading = " · ".join((strand.title, *self._by(strand)))
        rows = "".join(self._row(one) for one in inner)
        return f'<h4 class="sala-label">{escape(heading)}</h4><ol class="sala-steps">{rows}</ol>'
