"""A pasted agenda as days of a plan, with exactly its clock times. Pure.

An item follows the one before it; it is pinned where that would not give its start. Lines with the same start and
end are the groups of one parallel item; other overlaps stay, pinned, and the timeline shows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID, uuid4

from curriculum.exchange.pasted_agenda import PastedAgenda, PastedDay, PastedLine
from curriculum.i18n import _
from curriculum.planning.agenda import Agenda, Day, Item, Strand
from curriculum.planning.fields import MODULE_KINDS, MOST_STRANDS, ItemKind
from curriculum.planning.minutes import resized
from curriculum.planning.operations import AddDay, RemoveDay, Several

LONGEST_DAY = 1440

Place = tuple[int, int]
"""A line of a pasted agenda: the number of its day and its own in the day, from 0 on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What becomes of a line, where it is another thing than what was read."""

    kind: ItemKind | None = None
    item: Item | None = None
    """A module's, to be put in the line's place."""
    leads: tuple[UUID, ...] = ()
    room: UUID | None = None
    note: UUID | None = None


NOTHING_ELSE = Wanted()


def days_of(
    pasted: PastedAgenda, wanted: Mapping[Place, Wanted] | None = None, with_dates: bool = False
) -> tuple[Day, ...]:
    """The days of a pasted agenda. An item of a module takes the minutes of its line where its steps can."""
    return tuple(_day(day, number, wanted or {}, with_dates) for number, day in enumerate(pasted.days))


def pasting(agenda: Agenda, days: tuple[Day, ...], instead: bool = False) -> Several:
    """The one operation that adds `days` behind those of `agenda`, or puts them in the stead of all that there are."""
    operations: list[AddDay | RemoveDay] = []
    after = agenda.days[-1].uid if agenda.days else None
    for day in days:
        operations.append(AddDay(day=day, after=after))
        after = day.uid
    # The old ones go last: whoever looks at a history sees what came, and then what went
    operations += [RemoveDay(day=day.uid) for day in agenda.days if instead]
    return Several(operations=tuple(operations), doing="paste")


def _day(day: PastedDay, number: int, wanted: Mapping[Place, Wanted], with_dates: bool) -> Day:
    hours = {}
    if day.lines:
        start = min(line.start for line in day.lines)
        hours = {"start": start, "end": max(start + 1, min(LONGEST_DAY, max(line.end for line in day.lines)))}
    date = day.date if with_dates else None
    return Day(
        uid=uuid4(), title=day.title or None, date=date, items=tuple(_items(day, number, wanted)), **hours
    )


def _items(day: PastedDay, number: int, wanted: Mapping[Place, Wanted]) -> Iterator[Item]:
    at = min((line.start for line in day.lines), default=0)
    lines = list(enumerate(day.lines))
    for (start, _end), group in groupby(lines, lambda pair: (pair[1].start, pair[1].end)):
        members = [(line, wanted.get((number, place), NOTHING_ELSE)) for place, line in group]
        for some in (members[first : first + MOST_STRANDS] for first in range(0, len(members), MOST_STRANDS)):
            made = [_item(line, want) for line, want in some]
            item = made[0] if len(made) == 1 else _parallel(made)
            yield item.model_copy(update={"pin": start}) if start != at else item
            at = max(at, start + item.length)


def _parallel(items: list[Item]) -> Item:
    strands = tuple(Strand(uid=uuid4(), title=item.title, items=(item,)) for item in items)
    return Item(uid=uuid4(), kind="parallel", title=_("In parallel"), strands=strands)


def _item(line: PastedLine, want: Wanted) -> Item:
    minutes = min(LONGEST_DAY, line.end - line.start)
    own = {"leads": want.leads, "room": want.room, "note": want.note}
    if want.item:
        fitted = resized(want.item, minutes) or want.item
        return fitted.model_copy(update=own)
    kind = want.kind or line.kind
    if kind in MODULE_KINDS or kind == "parallel":
        kind = "custom"
    return Item(uid=uuid4(), kind=kind, title=line.title, minutes=minutes, **own)
