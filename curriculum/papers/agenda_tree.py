"""An agenda becomes a print tree: whose paper it is decides which entries and titles are in it.

Times come from `planning.timeline`, labels and dates from `i18n`. Free time and pins are not entries: what is
left open stays empty on paper, between the times where the day begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - fields are called date

from curriculum.i18n import _, clock_past_midnight, day_label, use
from curriculum.papers.faces import Face
from curriculum.papers.stamp import Stamp, stamped
from curriculum.papers.tree import OPEN, AgendaTree, Block, DayColumn, StrandColumn
from curriculum.planning.agenda import Agenda, Day, Item
from curriculum.planning.timeline import TimedAgenda, TimedDay, TimedItem, waiting
from curriculum.text.shortening import shortened

DAYS_ON_ONE_SHEET = 5
DAYS_OF_A_WEEK = 7
LONGEST_TITLE = 140
"""Letters of a title in the grid; what is longer ends in “…”."""


def agenda_tree(
    agenda: Agenda, timed: TimedAgenda, face: Face, language: str | None = None, stamp: Stamp | None = None
) -> AgendaTree:
    """The agenda for `face`, in `language` (the plan's own when None), marked as a draft or with its release."""
    lang = language or agenda.language
    with use(lang):
        heading = shortened(_heading(agenda, face), LONGEST_TITLE)
        # A day has no outward title: where the plan goes by one, its days go by their numbers.
        untitled = face.outward_titles and agenda.outward_title is not None
        columns = [_column(day, number, face, untitled) for number, day in enumerate(timed.days, start=1)]
        dates = [day.day.date for day in timed.days]
        sheets = tuple(tuple(columns[at] for at in sheet) for sheet in _sheets(dates))
        others = tuple(_others(agenda, face)) if face.team_items else ()
        return AgendaTree(
            lang=lang,
            title=heading,
            heading=heading,
            mark=stamped(stamp),
            empty=_("This plan has no days yet."),
            sheets=(
                *sheets,
                *(others[at : at + DAYS_ON_ONE_SHEET] for at in range(0, len(others), DAYS_ON_ONE_SHEET)),
            ),
        )


def _others(agenda: Agenda, face: Face) -> Iterator[DayColumn]:
    """The other content of the days that have one: for the team, which must be able to change to it."""
    other = waiting(agenda)
    for number, day in enumerate(agenda.days, start=1):
        if day.uid in other:
            column = _column(other[day.uid], number, face, untitled=False)
            yield replace(column, title=other_content(day))


def other_content(day: Day) -> str:
    """What waits for a day to change to it: its fallback, or the usual content while the fallback is in use."""
    return _("Usual content") if day.on_fallback else _("Fallback")


def _heading(agenda: Agenda, face: Face) -> str:
    if face.outward_titles:
        return agenda.outward_title or _("Agenda")
    return agenda.title


def _sheets(dates: list[Date | None]) -> Iterator[list[int]]:
    """Which days stand on one sheet: all up to five; beyond, a week, or five where dates are missing."""
    if len(dates) <= DAYS_ON_ONE_SHEET:
        if dates:
            yield list(range(len(dates)))
        return
    weeks: dict[tuple[int, int], list[int]] = {}
    dated = all(dates)
    for place, date in enumerate(dates):
        week = date.isocalendar()[:2] if dated and date else (0, place // DAYS_ON_ONE_SHEET)
        weeks.setdefault(week, []).append(place)
    for days in weeks.values():
        # The same date may stand twice in a plan that is being changed.
        for first in range(0, len(days), DAYS_OF_A_WEEK):
            yield days[first : first + DAYS_OF_A_WEEK]


def _column(day: TimedDay, number: int, face: Face, untitled: bool) -> DayColumn:
    return DayColumn(
        label=day_label(day.day.date, number),
        title="" if untitled else shortened(day.day.title or "", LONGEST_TITLE),
        blocks=tuple(_with_edges(tuple(_blocks(day.items, face)), day)),
    )


def _with_edges(blocks: tuple[Block, ...], day: TimedDay) -> Iterator[Block]:
    """`blocks`, and what nobody, the team included, has filled where the day begins and ends."""
    begin, end = day.day.start, day.day.end
    if not blocks:
        yield _open(begin, end, clock_past_midnight(begin), clock_past_midnight(end))
        return
    if min(timed.start for timed in day.items) > begin:
        yield _open(begin, min(block.start for block in blocks), begins=clock_past_midnight(begin))
    yield from blocks
    if day.end < end:
        yield _open(max(block.end for block in blocks), end, ends=clock_past_midnight(end))


def _open(start: int, end: int, begins: str = "", ends: str = "") -> Block:
    return Block(OPEN, word="", title="", start=start, end=end, begins=begins, ends=ends)


def _blocks(items: Iterable[TimedItem], face: Face) -> Iterator[Block]:
    for timed in items:
        item = timed.item
        if not item.everyone and not face.team_items:
            continue
        strands = tuple(
            StrandColumn(shortened(strand.title, LONGEST_TITLE), tuple(_blocks(inner, face)))
            for strand, inner in zip(item.strands, timed.strands, strict=True)
        )
        yield Block(
            kind=item.kind,
            word=_kind_words().get(item.kind, ""),
            title=_title(item, face),
            start=timed.start,
            end=timed.end,
            begins=clock_past_midnight(timed.start),
            ends=clock_past_midnight(timed.end),
            team_only="" if item.everyone else _("Team"),
            strands=strands,
        )


def _title(item: Item, face: Face) -> str:
    title = (item.outward_title if face.outward_titles else None) or item.title
    title = shortened(title, LONGEST_TITLE)
    return _("{title}, part {part}").format(title=title, part=item.part) if item.part else title


def _kind_words() -> dict[str, str]:
    """The kinds that a reader must be told; breaks, pauses and free time say it in their titles."""
    return {
        "module": _("Session"),
        "activity": _("Activity"),
        "ceremony": _("Ceremony"),
        "visit": _("Visit"),
        "parallel": _("In groups"),
    }
