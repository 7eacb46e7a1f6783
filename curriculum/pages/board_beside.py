"""What stands beside the agenda: sessions of the library that fit, or what has been done so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from curriculum.access import Work
from curriculum.i18n import _, clock, date_text, day_label, minutes_text, ngettext, number_text
from curriculum.library import modules
from curriculum.library.modules import Card
from curriculum.pages import address, learning, named, ways
from curriculum.pages.board_advice import counsel
from curriculum.pages.board_picture import Beside
from curriculum.planning import chronicle
from curriculum.planning.agenda import Agenda
from curriculum.planning.timeline import TimedAgenda
from curriculum.search import search
from curriculum.search.request import SearchRequest
from curriculum.vocabulary import Vocabulary
from curriculum.widgets.board.outbox import Beside as Wanted
from curriculum.widgets.board.picture import Chapter, Found, Library

SHOWN = 12
"""Sessions in the panel."""
LOOKED_AT = 60
"""Sessions among which those that are in the plan already are passed over."""


def draw(
    work: Work,
    agenda: Agenda,
    timed: TimedAgenda,
    wanted: Wanted,
    words: Vocabulary,
    names: Mapping[UUID, str],
) -> Beside:
    """What the reader asked for; what the browser sent is read as hostile. `names` are those of people and rooms."""
    said = counsel(work, agenda, timed, names, words, whole=wanted.panel == "advice")
    return Beside(
        wanted.panel,
        library=_library(work, agenda, timed, wanted, words) if wanted.panel == "library" else None,
        history=tuple(_history(work, agenda)) if wanted.panel == "history" else (),
        advice=said.shown,
        impossible=said.impossible,
        look=said.look,
    )


def _library(work: Work, agenda: Agenda, timed: TimedAgenda, wanted: Wanted, words: Vocabulary) -> Library:
    instead = agenda.item(named.uid_in(wanted.instead) or agenda.uid)
    objectives = _objectives(work, instead.module) if instead and instead.module else ()
    filters = {"objective": frozenset(objectives)} if objectives else {}
    asked = SearchRequest(words=wanted.words, filters=filters, limit=LOOKED_AT)
    hits = [hit.uid for hit in search(work, asked).hits]
    here = {item.module for item in agenda.everything() if item.module}
    cards = {card.uid: card for card in modules.cards(work, hits)}
    fitting = [cards[uid] for uid in hits if uid in cards and uid not in here]
    if wanted.minutes:
        fitting = [card for card in fitting if (card.core_minutes or card.minutes) <= wanted.minutes]
        meant = _meant_for(work, agenda, asked)
        fitting.sort(key=lambda card: (card.uid not in meant, card.minutes > wanted.minutes))
    said = ngettext("{n} session", "{n} sessions", len(fitting)).format(n=number_text(len(fitting)))
    aim = _instead(instead.title) if instead else _gap(agenda, timed, wanted)
    return Library(wanted.words, aim, tuple(_found(card, words) for card in fitting[:SHOWN]), said)


def _objectives(work: Work, module: UUID) -> tuple[str, ...]:
    return modules.by_uid(work, module).module.objectives


def _meant_for(work: Work, agenda: Agenda, asked: SearchRequest) -> frozenset[UUID]:
    """Those of the sessions asked for that are for the plan's audience and in its language: they come first."""
    own = {"language": frozenset({agenda.language})}
    if agenda.audience:
        own["audience"] = frozenset({agenda.audience})
    meant = search(work, replace(asked, filters={**asked.filters, **own}))
    return frozenset(hit.uid for hit in meant.hits)


def _instead(title: str) -> str:
    return _("In the place of “{title}”").format(title=title)


def _gap(agenda: Agenda, timed: TimedAgenda, wanted: Wanted) -> str:
    """“For Day 1, 11:00–12:30”; empty when no free time was chosen, or it is gone."""
    uid, after = named.uid_in(wanted.day), named.uid_in(wanted.after)
    for number, day in enumerate(timed.days, start=1):
        if day.day.uid != uid:
            continue
        where = day_label(day.day.date, number)
        gap = next((gap for gap in day.gaps if gap.after == after), None)
        if gap is None or not wanted.minutes:
            return _("For {day}").format(day=where)
        return _("For {day}, {begin}–{end}").format(day=where, begin=clock(gap.start), end=clock(gap.end))
    return ""


def _found(card: Card, words: Vocabulary) -> Found:
    mix = learning.parts(card.mix, words)
    return Found(
        id=str(card.uid),
        title=card.title,
        lang=card.lang,
        minutes=card.minutes,
        length=_length(card),
        promise=card.promise,
        character=card.character,
        note="",
        href=ways.href("module", m=address.name_of(card.slug, card.uid), lang=card.lang),
        mix=mix,
        mix_spoken=learning.spoken(mix) if mix else "",
    )


def _length(card: Card) -> str:
    if card.core_minutes in (0, card.minutes):
        return minutes_text(card.minutes)
    core = _("core {minutes}").format(minutes=number_text(card.core_minutes))
    return f"{minutes_text(card.minutes)} · {core}"


def _history(work: Work, agenda: Agenda) -> Iterator[Chapter]:
    undos = 0
    for chapter in chronicle.chronicle(work, agenda.uid):
        if chapter.mine and chapter.stands:
            undos += 1
        yield Chapter(
            words=chapter.words,
            who="" if chapter.mine else _("somebody else"),
            when=_when(
                chapter.at.astimezone(ZoneInfo(agenda.zone)), work.now.astimezone(ZoneInfo(agenda.zone))
            ),
            stands=chapter.stands,
            undoes=undos if chapter.mine and chapter.stands else 0,
        )


def _when(at: datetime, now: datetime) -> str:
    """“10:42”, or with its date when that is not today."""
    time = clock(at.hour * 60 + at.minute)
    return time if at.date() == now.date() else f"{date_text(at.date())}, {time}"
