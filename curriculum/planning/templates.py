"""The days that a new plan begins with: a programme's skeleton, or a rhythm with its pauses."""

from __future__ import annotations

from typing import get_args
from uuid import uuid4

from curriculum.planning.agenda import Day, Item
from curriculum.planning.fields import ItemKind
from curriculum.vocabulary.values import Pause, Programme, Rhythm, SkeletonDay, SkeletonItem

KINDS: dict[str, ItemKind] = {kind: kind for kind in get_args(ItemKind)} | {"meal": "pause"}
"""Kinds of the vocabulary -> kinds of items. A meal is a pause, as in the programmes."""


def days_of_programme(programme: Programme, rhythm: Rhythm | None, count: int) -> tuple[Day, ...]:
    """The first `count` days of a programme; days beyond its own have the rhythm's pauses only."""
    skeleton = programme.skeleton[:count]
    days = tuple(_skeleton_day(day, rhythm) for day in skeleton)
    return days + days_of_rhythm(rhythm, count - len(days))


def days_of_rhythm(rhythm: Rhythm | None, count: int) -> tuple[Day, ...]:
    """`count` days with a rhythm's pauses and nothing else; without a rhythm they are empty, 9:00 to
    17:00.
    """
    return tuple(_rhythm_day(rhythm) for _ in range(count))


def _rhythm_day(rhythm: Rhythm | None) -> Day:
    if rhythm is None:
        return Day(uid=uuid4())
    pauses = sorted((pause_item(pause) for pause in rhythm.pauses), key=lambda item: item.pin or 0)
    return Day(uid=uuid4(), start=rhythm.start, end=rhythm.end, items=tuple(pauses))


def kind_of(pause: Pause) -> ItemKind:
    return KINDS.get(pause.kind, "pause")


def pause_item(pause: Pause) -> Item:
    """A named pause of a rhythm as an item at its usual time."""
    return Item(
        uid=uuid4(),
        kind=kind_of(pause),
        title=pause.label,
        minutes=pause.minutes,
        pin=pause.usual,
    )


def _skeleton_day(day: SkeletonDay, rhythm: Rhythm | None) -> Day:
    hours = {"start": rhythm.start, "end": rhythm.end} if rhythm else {}
    items = tuple(_skeleton_item(item) for item in day.items)
    return Day(uid=uuid4(), title=day.title or None, items=items, **hours)


def _skeleton_item(item: SkeletonItem) -> Item:
    return Item(
        uid=uuid4(),
        kind=KINDS.get(item.kind, "custom"),
        title=item.title,
        minutes=item.minutes,
        everyone=item.everyone,
        pin=item.pin,
    )
