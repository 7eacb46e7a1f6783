"""Which modules could stand in the place of a pasted line: what the search finds for its title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import regex  # type: ignore[import-untyped]

from curriculum.access import Work
from curriculum.exchange.new_days import Place
from curriculum.exchange.pasted_agenda import PastedAgenda, PastedLine
from curriculum.library import modules
from curriculum.search import search
from curriculum.search.request import SearchRequest

MOST = 3
_QUOTES = regex.compile(r'["“”„«»「」『』]')
_LABEL = regex.compile(
    r"^\s*(?:session|module|part|unit|topic|sesi|modul|phiên|หัวข้อที่)\s*[\dIVX.]*\s*[:.–—-]\s*",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Nearest:
    uid: UUID
    title: str
    minutes: int


def nearest(work: Work, pasted: PastedAgenda) -> Mapping[Place, tuple[Nearest, ...]]:
    """For every line that could be a session up to three modules, the nearest first; lines without any are left out."""
    found: dict[str, list[UUID]] = {}
    lines = {
        (number, place): line
        for number, day in enumerate(pasted.days)
        for place, line in enumerate(day.lines)
        if line.kind == "custom"
    }
    for line in lines.values():
        words = _asked(line)
        if words and words not in found:
            found[words] = [hit.uid for hit in search(work, SearchRequest(words=words, limit=MOST)).hits]
    cards = {card.uid: card for card in modules.cards(work, {uid for uids in found.values() for uid in uids})}
    return {
        place: tuple(Nearest(uid, cards[uid].title, cards[uid].minutes) for uid in uids if uid in cards)
        for place, line in lines.items()
        if (uids := found.get(_asked(line)))
    }


def _asked(line: PastedLine) -> str:
    """The title as a query: without “Session 3:”, without phrases, and with its last word whole."""
    words = _LABEL.sub("", _QUOTES.sub(" ", line.title)).strip()
    return f"{words} ." if words else ""
