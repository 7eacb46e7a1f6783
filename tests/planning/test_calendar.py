"""Dates of a plan: given, moved as a whole, and what the calendar holds against them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.errors import InvalidValue
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Day, Holiday
from curriculum.planning.apply import apply
from curriculum.planning.calendar import clashes, date_range, dated, moved, rest_days, undated
from curriculum.planning.operations import Clash, Operation
from tests.planning.agendas import LAW, a_day, a_plan, agendas, done

MONDAY = date(2026, 11, 23)
SUNDAY = frozenset({6})
dates = st.dates(date(2020, 1, 1), date(2040, 12, 31))
weekdays = st.frozensets(st.integers(0, 6), max_size=6)


def a_week_of(number: int, *holidays: Holiday) -> Agenda:
    plan = a_plan(*(a_day(place + 1) for place in range(number)))
    return plan.model_copy(update={"holidays": holidays})


def dates_of(agenda: Agenda) -> list[date | None]:
    return [day.date for day in agenda.days]


def after(agenda: Agenda, operation: Operation | None) -> Agenda:
    return agenda if operation is None else done(agenda, operation).agenda


@st.composite
def calendars(draw: st.DrawFn) -> Agenda:
    """Agendas with any dates and holidays."""
    agenda = draw(agendas())
    placed = tuple(_on(day, draw(st.none() | dates)) for day in agenda.days)
    feasts = draw(st.lists(dates, max_size=4, unique=True))
    holidays = tuple(Holiday(date=feast, title="Feast") for feast in sorted(feasts))
    return agenda.model_copy(update={"days": placed, "holidays": holidays})


def _on(day: Day, when: date | None) -> Day:
    return day.model_copy(update={"date": when})


def test_days_follow_each_other_around_rest_days_and_holidays() -> None:
    plan = a_week_of(7, Holiday(date=date(2026, 11, 25), title="Temple feast"))
    given = after(plan, dated(plan, MONDAY, rest=SUNDAY))
    assert [when.day for when in dates_of(given) if when] == [23, 24, 26, 27, 28, 30, 1]
    assert date_range(given) == (MONDAY, date(2026, 12, 1))
    assert rest_days(given) == SUNDAY
    assert not clashes(given)


def test_the_first_day_is_the_next_one_when_it_may_not_be_used_itself() -> None:
    plan = a_week_of(1, Holiday(date=MONDAY, title="Temple feast"))
    assert dates_of(after(plan, dated(plan, date(2026, 11, 22), rest=SUNDAY))) == [date(2026, 11, 24)]


def test_a_plan_moves_as_a_whole_and_its_holidays_stay() -> None:
    plan = a_week_of(3, Holiday(date=date(2026, 12, 2), title="National day"))
    with_dates = after(plan, dated(plan, MONDAY))
    with_gap = done(with_dates, op.SetDay(day=plan.days[1].uid, field="date", value=None)).agenda
    moved_on = after(with_gap, moved(with_gap, date(2026, 11, 30)))
    assert dates_of(moved_on) == [date(2026, 11, 30), None, date(2026, 12, 2)]
    assert moved_on.holidays == plan.holidays
    assert [(clash.kind, clash.day, clash.holiday) for clash in clashes(moved_on)] == [
        ("holiday", plan.days[2].uid, "National day")
    ]


def test_a_plan_without_dates_neither_moves_nor_has_a_range() -> None:
    plan = a_week_of(2)
    assert moved(plan, MONDAY) is None
    assert undated(plan) is None
    assert date_range(plan) is None
    assert rest_days(plan) == frozenset()
    assert clashes(plan) == ()


def test_a_date_that_comes_twice_or_too_early_is_told_with_the_other_day() -> None:
    first, second, third = a_week_of(3).days
    plan = a_plan(_on(first, date(2026, 11, 24)), _on(second, MONDAY), _on(third, date(2026, 11, 24)))
    assert [(clash.kind, clash.day, clash.other) for clash in clashes(plan)] == [
        ("out-of-order", second.uid, first.uid),
        ("same-date", third.uid, first.uid),
    ]


@pytest.mark.parametrize("first", [date.max, date.max - timedelta(days=1)])
def test_a_calendar_that_ends_before_the_plan_is_said(first: date) -> None:
    plan = a_week_of(3)
    with_dates = after(plan, dated(plan, MONDAY))
    for build in (dated, moved):
        with pytest.raises(InvalidValue):
            build(with_dates, first)


def test_a_week_of_rest_days_is_refused() -> None:
    with pytest.raises(InvalidValue):
        dated(a_week_of(1), MONDAY, rest=frozenset(range(7)))


@LAW
@given(calendars(), dates, weekdays)
def test_given_dates_rise_leave_out_what_they_should_and_stay_when_given_again(
    agenda: Agenda, first: date, rest: frozenset[int]
) -> None:
    given = after(agenda, dated(agenda, first, rest))
    days = [when for when in dates_of(given) if when]
    assert len(days) == len(agenda.days)
    assert days == sorted(set(days))
    assert all(when >= first and when.weekday() not in rest for when in days)
    assert not clashes(given)
    assert dated(given, first, rest) is None
    assert dated(given, first, rest | rest_days(given)) is None


@LAW
@given(calendars(), dates)
def test_a_move_keeps_all_distances_and_a_second_one_changes_nothing(agenda: Agenda, first: date) -> None:
    there = after(agenda, moved(agenda, first))
    before, behind = dates_of(agenda), dates_of(there)
    assert [when is None for when in before] == [when is None for when in behind]
    distances = {new - old for old, new in zip(before, behind, strict=True) if old and new}
    assert len(distances) <= 1
    between = date_range(there)
    assert between is None or between[0] == first
    assert moved(there, first) is None
    assert there.holidays == agenda.holidays


@LAW
@given(calendars())
def test_dates_are_taken_off_all_at_once_and_undone_at_once(agenda: Agenda) -> None:
    gesture = undated(agenda)
    if gesture is None:
        assert not any(dates_of(agenda))
        return
    change = done(agenda, gesture)
    assert not any(dates_of(change.agenda))
    assert not isinstance(apply(change.agenda, change.inverse), Clash)
    assert done(change.agenda, change.inverse).agenda == agenda
