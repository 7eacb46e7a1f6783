"""Setting a session's length: who gives first, who gets back first, and that the sum is what was asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.planning import operations as op
from curriculum.planning.agenda import Item, StepChoice
from curriculum.planning.apply import apply
from curriculum.planning.operations import Clash, Done
from tests.planning.agendas import LAW, a_day, a_plan, a_session, a_step, agendas, done, groups, steps, uid


def at_length(item: Item, minutes: int) -> Item:
    outcome = done(a_plan(a_day(1, item)), op.SetMinutes(item=item.uid, minutes=minutes))
    changed = outcome.agenda.item(item.uid)
    assert changed is not None
    return changed


def lengths(item: Item) -> list[int]:
    return [step.minutes for step in item.steps]


@LAW
@given(st.data())
def test_the_length_is_what_was_asked_for(data: st.DataObject) -> None:
    agenda = data.draw(agendas().filter(lambda agenda: any(agenda.everything())))
    item = data.draw(st.sampled_from(list(agenda.everything())))
    minutes = data.draw(st.integers(1, 1440))
    outcome = apply(agenda, op.SetMinutes(item=item.uid, minutes=minutes))
    if isinstance(outcome, Done):
        changed = outcome.agenda.item(item.uid)
        assert changed is not None
        assert changed.length == minutes


@LAW
@given(steps(), st.integers(0, 40), st.integers(1, 600))
def test_steps_give_only_when_the_slack_is_used_up_and_never_below_five_minutes(
    chosen: tuple[StepChoice, ...], slack: int, minutes: int
) -> None:
    item = a_session(2, *chosen, slack=slack)
    outcome = apply(a_plan(a_day(1, item)), op.SetMinutes(item=uid(2), minutes=minutes))
    least = sum(min(5, step.minutes) for step in chosen if step.on)
    if isinstance(outcome, Clash):
        assert outcome.reason == "does-not-fit"
        assert minutes < least
        return
    changed = outcome.agenda.days[0].items[0]
    assert minutes >= least or minutes == item.length
    for before, after in zip(chosen, changed.steps, strict=True):
        if not before.on:
            assert after == before
        elif minutes <= item.length:
            assert min(5, before.minutes) <= after.minutes <= before.minutes
            assert after.minutes == before.minutes or changed.slack == 0
        else:
            assert before.minutes <= after.minutes <= max(before.minutes, before.written)
    if minutes < item.length:
        uneven = [s for b, s in zip(chosen, changed.steps, strict=True) if s != b and s.minutes % 5]
        assert len(uneven) <= 1
    elif changed.slack > slack:
        assert all(step.minutes >= step.written for step in changed.steps if step.on)


@LAW
@given(steps(), st.integers(0, 40), st.integers(1, 600))
def test_shrinking_and_growing_back_gives_the_written_minutes_again(
    chosen: tuple[StepChoice, ...], slack: int, minutes: int
) -> None:
    as_written = tuple(step.model_copy(update={"minutes": step.written}) for step in chosen)
    item = a_session(2, *as_written, slack=slack)
    outcome = apply(a_plan(a_day(1, item)), op.SetMinutes(item=uid(2), minutes=min(minutes, item.length)))
    if isinstance(outcome, Done):
        assert at_length(outcome.agenda.days[0].items[0], item.length) == item


@pytest.mark.parametrize(
    ("minutes", "expected", "slack"),
    [
        (100, [10, 30, 40], 20),  # more than written: slack grows
        (90, [10, 30, 40], 10),
        (80, [10, 30, 40], 0),  # the slack has given
        (60, [10, 20, 30], 0),  # then the steps, the long ones first
        (40, [5, 15, 20], 0),
        (43, [5, 15, 23], 0),  # one step takes the odd minutes
        (15, [5, 5, 5], 0),
    ],
)
def test_steps_scale_in_steps_of_five_minutes(minutes: int, expected: list[int], slack: int) -> None:
    item = a_session(2, a_step("open", 10), a_step("task", 30), a_step("debrief", 40), slack=10)
    changed = at_length(item, minutes)
    assert (lengths(changed), changed.slack) == (expected, slack)


def test_steps_that_are_no_multiple_of_five_go_to_the_next_one_below() -> None:
    item = a_session(2, a_step("open", 12), a_step("task", 18), a_step("close", 3))
    assert lengths(at_length(item, 28)) == [10, 15, 3]


def test_steps_that_are_off_neither_give_nor_count() -> None:
    item = a_session(2, a_step("open", 20), a_step("task", 60, on=False))
    changed = at_length(item, 10)
    assert lengths(changed) == [10, 60]


def test_what_is_too_short_for_the_steps_is_a_clash() -> None:
    item = a_session(2, a_step("open", 10), a_step("close", 3))
    outcome = apply(a_plan(a_day(1, item)), op.SetMinutes(item=uid(2), minutes=7))
    assert isinstance(outcome, Clash)
    assert outcome.reason == "does-not-fit"


def test_a_parallel_item_takes_its_length_from_its_strands_only() -> None:
    outcome = apply(a_plan(a_day(1, groups(2, ()))), op.SetMinutes(item=uid(2), minutes=30))
    assert isinstance(outcome, Clash)
