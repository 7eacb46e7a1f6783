"""Clock times: computed from order, lengths, pins and minutes between, and from nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.timeline import Gap, Problem, ProblemKind, TimedDay, timeline
from tests.planning.agendas import (
    LAW,
    a_day,
    a_plan,
    a_session,
    a_step,
    agendas,
    an_item,
    done,
    groups,
    uid,
    unpinned_agendas,
)


def the_day(*items: Item, start: int = 540, end: int = 1020) -> TimedDay:
    return timeline(a_plan(a_day(1, *items, start=start, end=end))).days[0]


def times(day: TimedDay) -> list[tuple[int, int]]:
    return [(timed.start, timed.end) for timed in day.items]


@LAW
@given(agendas())
def test_the_same_agenda_has_the_same_times_and_every_item_on_a_day_has_one(agenda: Agenda) -> None:
    timed = timeline(agenda)
    assert timeline(agenda) == timed
    assert {t.item.uid for _, t in timed.everything()} == {item.uid for item in agenda.on_days()}


@LAW
@given(unpinned_agendas())
def test_without_pins_starts_only_go_up_and_lengths_and_gaps_fill_the_day(agenda: Agenda) -> None:
    for day in timeline(agenda).days:
        starts = [timed.start for timed in day.items]
        assert starts == sorted(starts)
        lengths = sum(timed.item.length for timed in day.items)
        assert day.day.start + lengths + day.free == max(day.end, day.day.end)
        assert day.overrun == max(0, day.end - day.day.end)
        kinds = {problem.kind for timed in day.items for problem in timed.problems}
        assert ProblemKind.OVERLAP not in kinds
        assert (ProblemKind.OVERRUN in kinds) == (day.overrun > 0)


@LAW
@given(unpinned_agendas())
def test_pinning_everything_where_it_stands_moves_nothing(agenda: Agenda) -> None:
    timed = timeline(agenda)
    pins = tuple(op.Pin(item=t.item.uid, at=t.start) for _, t in timed.everything() if t.start <= 1440)
    pinned = timeline(done(agenda, op.Several(operations=pins)).agenda)
    assert [(t.start, t.end, t.problems) for _, t in pinned.everything()] == [
        (t.start, t.end, t.problems) for _, t in timed.everything()
    ]


@LAW
@given(agendas(), st.data(), st.integers(1, 200))
def test_a_pinned_item_keeps_its_start_when_an_earlier_one_grows(
    agenda: Agenda, data: st.DataObject, more: int
) -> None:
    day = a_day(900_000, an_item(900_001), *(agenda.days[0].items if agenda.days else ()))
    plan = a_plan(day, *agenda.days[1:])
    longer = done(plan, op.SetMinutes(item=uid(900_001), minutes=30 + more)).agenda
    before, after = timeline(plan).days[0], timeline(longer).days[0]
    for old, new in zip(before.items, after.items, strict=True):
        assert new.start == old.start if old.item.pin is not None else new.start >= old.start


def test_items_follow_each_other_with_the_minutes_between() -> None:
    day = the_day(an_item(2, 30), an_item(3, 45, gap=10))
    assert times(day) == [(540, 570), (580, 625)]
    assert day.gaps == (Gap(570, 580, uid(2)), Gap(625, 1020, uid(3)))
    assert day.free == 10 + 395


def test_a_later_pin_leaves_a_gap_before_it() -> None:
    day = the_day(an_item(2, 30), an_item(3, 60, pin=750))
    assert times(day) == [(540, 570), (750, 810)]
    assert day.gaps[0] == Gap(570, 750, uid(2))


def test_an_earlier_pin_is_an_overlap_on_the_pinned_item() -> None:
    day = the_day(an_item(2, 90), an_item(3, 20, pin=600), an_item(4, 10))
    assert times(day) == [(540, 630), (600, 620), (630, 640)]
    assert [timed.problems for timed in day.items] == [(), (Problem(ProblemKind.OVERLAP, 20),), ()]


def test_an_overlap_lasts_as_long_as_both_run() -> None:
    day = the_day(an_item(2, 60), an_item(3, 15, pin=540))
    assert times(day) == [(540, 600), (540, 555)]
    assert day.items[1].problems == (Problem(ProblemKind.OVERLAP, 15),)


def test_what_has_ended_before_the_one_ahead_of_it_begins_overlaps_nothing() -> None:
    day = the_day(an_item(2, 60, pin=600), an_item(3, 30, pin=540))
    assert times(day) == [(600, 660), (540, 570)]
    assert not any(timed.problems for timed in day.items)


def test_what_begins_before_its_group_says_how_much_of_it() -> None:
    day = the_day(an_item(2, 60), groups(3, (an_item(4, 30, pin=580),)))
    (inner,) = day.items[1].strands[0]
    assert inner.problems == (Problem(ProblemKind.OVERLAP, 20),)


@LAW
@given(agendas())
def test_an_overlap_is_never_longer_than_either_and_is_there_whenever_two_share_a_minute(
    agenda: Agenda,
) -> None:
    for day in timeline(agenda).days:
        for place, timed in enumerate(day.items):
            taken = set(range(timed.start, timed.end))
            shared = [len(taken & set(range(other.start, other.end))) for other in day.items[:place]]
            said = [p.minutes for p in timed.problems if p.kind is ProblemKind.OVERLAP]
            assert said == [longest for longest in [max(shared, default=0)] if longest]


def test_a_pin_before_the_day_begins_is_no_overlap_and_the_rest_waits_for_the_day() -> None:
    day = the_day(an_item(2, 30, pin=480), an_item(3, 30))
    assert times(day) == [(480, 510), (540, 570)]
    assert not any(timed.problems for timed in day.items)
    assert (day.start, day.end) == (480, 570)


def test_what_goes_past_the_hard_end_says_by_how_much() -> None:
    day = the_day(an_item(2, 60), an_item(3, 45), an_item(4, 10), start=540, end=630)
    assert day.overrun == 25
    assert [timed.problems for timed in day.items] == [
        (),
        (Problem(ProblemKind.OVERRUN, 15),),
        (Problem(ProblemKind.OVERRUN, 10),),
    ]


def test_what_ends_on_the_next_date_is_a_problem() -> None:
    day = the_day(an_item(2, 90, pin=1400), end=1440)
    assert Problem(ProblemKind.PAST_MIDNIGHT, 50) in day.items[0].problems


def test_a_parallel_item_takes_as_long_as_its_longest_strand() -> None:
    day = the_day(groups(2, (an_item(3, 20), an_item(4, 30, gap=5)), (an_item(5, 40),)), an_item(6))
    assert times(day) == [(540, 595), (595, 625)]
    inner = [[(timed.start, timed.end) for timed in strand] for strand in day.items[0].strands]
    assert inner == [[(540, 560), (565, 595)], [(540, 580)]]


def test_items_for_the_team_only_take_time_like_others() -> None:
    team = an_item(2, 30).model_copy(update={"everyone": False})
    assert times(the_day(team, an_item(3))) == [(540, 570), (570, 600)]


def test_a_cut_where_the_module_may_not_pause_is_marked_on_the_part_before_it() -> None:
    def problems(pause: bool) -> list[tuple[Problem, ...]]:
        session = a_session(2, a_step("open", 10, pause=pause), a_step("task", 30))
        split = op.SplitItem(item=uid(2), after_step="open", new=uid(3))
        return [
            timed.problems for timed in timeline(done(a_plan(a_day(1, session)), split).agenda).days[0].items
        ]

    assert problems(pause=True) == [(), ()]
    assert problems(pause=False) == [(Problem(ProblemKind.SPLIT_NOT_AT_A_PAUSE),), ()]


def test_a_day_with_nothing_is_one_gap() -> None:
    day = the_day()
    assert day.gaps == (Gap(540, 1020, None),)
    assert (day.start, day.end, day.overrun, day.free) == (540, 540, 0, 480)
