"""What stands beside the agenda: sessions of the library that fit, or what has been done so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from curriculum.access import Work
from curriculum.errors import NotFound
from curriculum.i18n import (
    _,
    clock,
    date_text,
    day_label,
    language_name,
    minutes_text,
    ngettext,
    number_text,
)
from curriculum.library import modules, teaching
from curriculum.library.module import Module
from curriculum.library.modules import Card
from curriculum.pages import address, learning, named, ways
from curriculum.pages.board_advice import counsel
from curriculum.pages.board_picture import Beside
from curriculum.planning import chronicle, offers
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.offers import Offer
from curriculum.planning.timeline import TimedAgenda
from curriculum.search import editions_with, search
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
    replaced = agenda.item(named.uid_in(wanted.instead) or agenda.uid)
    old = _pinned(work, agenda, replaced) if replaced else None
    promised = len(old.objectives) if old else 0
    found = _offers(work, agenda, wanted.words, old)
    if old and replaced:
        found = offers.instead(found, replaced.length)
    elif wanted.minutes:
        found = offers.filling(found, wanted.minutes, searched=bool(wanted.words))
    said = ngettext("{n} session", "{n} sessions", len(found)).format(n=number_text(len(found)))
    return Library(
        wanted.words,
        _instead(replaced.title) if replaced else _gap(agenda, timed, wanted),
        tuple(_found(one, words, _note(one, agenda, words, promised)) for one in found[:SHOWN]),
        said,
        remark=_remark(found, promised),
    )


def _pinned(work: Work, agenda: Agenda, item: Item) -> Module | None:
    """The session as the plan runs it; None for something of one's own, and where this library never had it."""
    pins = [item.revisions[lang] for lang in (agenda.language, *item.revisions) if lang in item.revisions]
    try:
        return modules.at_revision(work, pins[0]) if pins else None
    except NotFound:
        return None


def _offers(work: Work, agenda: Agenda, asked: str, old: Module | None) -> list[Offer]:
    """Sessions that are not in the plan: what is asked for in words, else what has an objective or a theme of `old`."""
    shared = teaching.shared(work, old.objectives if old else ())
    themes = {"theme": frozenset(old.themes)} if old and not asked else {}
    hits = search(work, SearchRequest(asked, themes, limit=LOOKED_AT)).hits
    alike = [] if asked else sorted(shared, key=lambda uid: -shared[uid])[:LOOKED_AT]
    here = {item.module for item in agenda.everything() if item.module}
    found = dict.fromkeys(uid for uid in (*alike, *(hit.uid for hit in hits)) if uid not in here)
    ours = _written_for(work, agenda.audience) if agenda.audience else found.keys()
    return [
        Offer(card, shared.get(card.uid, 0), offers.unread(agenda, card.langs), card.uid not in ours)
        for card in modules.cards(work, found)
    ]


def _written_for(work: Work, audience: str) -> frozenset[UUID]:
    having = editions_with(work, "audience", [audience])[audience]
    return frozenset(editions[0].uid for editions in having)


def _remark(found: Sequence[Offer], objectives: int) -> str:
    """That no session keeps all that the replaced one promises; empty when one does, or it promises nothing."""
    if not objectives or any(one.shared == objectives for one in found):
        return ""
    if any(one.shared for one in found):
        said = ngettext("None covers its objective.", "None covers all of its {n} objectives.", objectives)
    elif found:
        said = ngettext("None covers its objective.", "None covers one of its {n} objectives.", objectives)
    else:
        said = ngettext(
            "No other session covers its objective. Search for a word to put any session in its place.",
            "No other session covers one of its {n} objectives. Search for a word to put any session in its place.",
            objectives,
        )
    return said.format(n=number_text(objectives))


def _note(offer: Offer, agenda: Agenda, words: Vocabulary, objectives: int) -> str:
    """“2 of 3 objectives · not in Khmer · not written for journalists”."""
    told = []
    if objectives:
        said = ngettext("{shared} of {n} objective", "{shared} of {n} objectives", objectives)
        told.append(said.format(shared=number_text(offer.shared), n=number_text(objectives)))
    told += [_("not in {language}").format(language=language_name(lang)) for lang in offer.unread]
    if offer.for_others and agenda.audience:
        told.append(
            _("not written for: {audience}").format(audience=words.label("audience", agenda.audience))
        )
    return " · ".join(told)


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


def _found(offer: Offer, words: Vocabulary, note: str) -> Found:
    card = offer.card
    mix = learning.parts(card.mix, words)
    return Found(
        id=str(card.uid),
        title=card.title,
        lang=card.lang,
        minutes=card.minutes,
        length=_length(card),
        promise=card.promise,
        character=card.character,
        note=note,
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
