"""A plan's days in the calendar: giving them dates, moving them, and what the calendar holds against them.

Pure: builds the operations of a gesture and leaves it to `plans.perform` to do them. Holidays are the trainer's
own (`Agenda.holidays`) and stay where they are, whatever the plan does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date
from datetime import timedelta
from typing import Literal
from uuid import UUID

from curriculum.errors import InvalidValue
from curriculum.i18n import _
from curriculum.planning.agenda import Agenda, Day
from curriculum.planning.operations import SetDay, Several

Weekday = int
"""0 is Monday, 6 is Sunday, as `date.weekday()` counts."""
WEEK: tuple[Weekday, ...] = tuple(range(7))
ONE_DAY = timedelta(days=1)

Against = Literal["holiday", "same-date", "out-of-order"]


@dataclass(frozen=True, slots=True)
class DateClash:
    """What the calendar holds against a day's date. It advises: the plan keeps the date."""

    kind: Against
    day: UUID
    date: Date
    other: UUID | None = None
    """The earlier day with the same date, or the day before it in the plan that comes later in the calendar."""
    holiday: str | None = None
    """What the holiday is called."""


def date_range(agenda: Agenda) -> tuple[Date, Date] | None:
    """The first and the last date of the plan; None while no day has one."""
    dates = [day.date for day in agenda.days if day.date]
    return (min(dates), max(dates)) if dates else None


def dated(agenda: Agenda, first: Date, rest: frozenset[Weekday] = frozenset()) -> Several | None:
    """Gives the days dates in their order, one after the other from `first` on, leaving out the plan's holidays and
    the weekdays in `rest`. None: they have these dates.

    Raises `InvalidValue` when no weekday is left, or when the calendar ends before the plan does.
    """
    if rest.issuperset(WEEK):
        raise InvalidValue(_("Rest days"), len(WEEK), _("six weekdays at most"))
    holidays = {holiday.date for holiday in agenda.holidays}
    free = (date for date in _from(first) if date.weekday() not in rest and date not in holidays)
    return _several(agenda, dict(zip((day.uid for day in agenda.days), free, strict=False)))


def moved(agenda: Agenda, first: Date) -> Several | None:
    """Moves the plan as a whole, so that its earliest date is `first`: the distances between the days stay, and a
    day without a date still has none. None: nothing moves.

    Raises `InvalidValue` when a day would fall out of the calendar.
    """
    between = date_range(agenda)
    if between is None:
        return None
    by = first - between[0]
    try:
        return _several(agenda, {day.uid: day.date + by for day in agenda.days if day.date})
    except OverflowError:
        raise _past_the_calendar(first) from None


def undated(agenda: Agenda) -> Several | None:
    """Takes the dates off; the plan is a template again. None: no day has one."""
    return _several(agenda, {day.uid: None for day in agenda.days})


def clashes(agenda: Agenda) -> tuple[DateClash, ...]:
    """Days that fall on a holiday, that have the date of an earlier day, or that stand behind a later one."""
    return tuple(_clashes(agenda))


def rest_days(agenda: Agenda) -> frozenset[Weekday]:
    """The weekdays that the plan leaves out between its first date and its last, holidays aside."""
    between = date_range(agenda)
    if between is None:
        return frozenset()
    used = {day.date for day in agenda.days if day.date}
    kept = {date.weekday() for date in used}
    holidays = {holiday.date for holiday in agenda.holidays}
    first, last = between
    length = (last - first).days
    skipped = (first + timedelta(days=number) for number in range(min(length, 4 * len(WEEK))))
    return frozenset(date.weekday() for date in skipped if date not in used | holidays) - kept


def _from(first: Date) -> Iterator[Date]:
    date = first
    while True:
        yield date
        try:
            date += ONE_DAY
        except OverflowError:
            raise _past_the_calendar(first) from None


def _past_the_calendar(first: Date) -> InvalidValue:
    return InvalidValue(_("First day"), first.isoformat(), _("a date that leaves room for all days"))


def _several(agenda: Agenda, dates: dict[UUID, Date] | dict[UUID, None]) -> Several | None:
    changes = tuple(
        SetDay(day=day.uid, field="date", value=dates[day.uid])
        for day in agenda.days
        if day.uid in dates and dates[day.uid] != day.date
    )
    return Several(operations=changes, doing="dates") if changes else None


def _clashes(agenda: Agenda) -> Iterator[DateClash]:
    holidays = {holiday.date: holiday.title for holiday in agenda.holidays}
    first_on: dict[Date, UUID] = {}
    latest: Day | None = None
    for day in agenda.days:
        if day.date is None:
            continue
        if day.date in holidays:
            yield DateClash("holiday", day.uid, day.date, holiday=holidays[day.date])
        if day.date in first_on:
            yield DateClash("same-date", day.uid, day.date, first_on[day.date])
        first_on.setdefault(day.date, day.uid)
        if latest and latest.date and day.date < latest.date:
            yield DateClash("out-of-order", day.uid, day.date, latest.uid)
        else:
            latest = day
