"""Which sessions of the library are offered first: for free time, or in the place of another. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from curriculum.library.modules import Card
from curriculum.planning.agenda import Agenda


@dataclass(frozen=True, slots=True)
class Offer:
    """A session of the library, and how it suits a plan."""

    card: Card
    shared: int = 0
    """Objectives that it has in common with the session whose place it would take."""
    unread: tuple[str, ...] = ()
    """Languages of the plan in which it cannot be read, the plan's own first."""
    for_others: bool = False
    """It is written for other people than those who come."""

    @property
    def strangeness(self) -> tuple[bool, int]:
        """The less, the better it suits those who come."""
        return self.for_others, len(self.unread)


def unread(agenda: Agenda, langs: Iterable[str]) -> tuple[str, ...]:
    """The languages of a plan that are not among `langs`; a language stands for its varieties."""
    there = frozenset(langs)
    asked = dict.fromkeys((agenda.language, *agenda.languages))
    return tuple(lang for lang in asked if not {lang, lang.split("-")[0]} & there)


def filling(offers: Iterable[Offer], minutes: int, searched: bool) -> list[Offer]:
    """What fits into `minutes`, if need be with its core alone: what suits those who come, then what is whole, then
    what leaves the least time over. After a search what was found first stays first instead.
    """
    held = [one for one in offers if (one.card.core_minutes or one.card.minutes) <= minutes]
    return sorted(
        held,
        key=lambda one: (
            one.strangeness,
            one.card.minutes > minutes,
            0 if searched else abs(minutes - one.card.minutes),
        ),
    )


def instead(offers: Iterable[Offer], minutes: int) -> list[Offer]:
    """Those with most objectives in common first; among equals what suits those who come, and is about as long."""
    return sorted(offers, key=lambda one: (-one.shared, one.strangeness, abs(minutes - one.card.minutes)))
