"""The rows that an agenda names by id: people and rooms, and private notes."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from curriculum.planning.agenda import Agenda, Item, Strand


def names_in(agenda: Agenda) -> Iterator[UUID]:
    """Of the people who lead, and of rooms."""
    for item in agenda.everything():
        yield from names_of(item)
        for strand in item.strands:
            yield from names_of(strand)


def names_of(holder: Item | Strand) -> tuple[UUID, ...]:
    """Who leads an item or a group, and then its room."""
    return (*holder.leads, *((holder.room,) if holder.room else ()))


def notes_in(agenda: Agenda) -> Iterator[UUID]:
    """The trainers' own words beside steps, the private notes on items, and the answers about the place."""
    for item in agenda.everything():
        yield from (step.words for step in item.steps if step.words)
        yield from (note for note in (item.note, item.absent_note) if note)
    yield from (filled.words for filled in agenda.filled)
