"""Operations: each is applied whole or not at all, and each can be taken back exactly."""

from __future__ import annotations

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Item, Strand
from curriculum.planning.apply import apply
from curriculum.planning.fields import MOST_DAYS, MOST_ITEMS, MOST_ITEMS_OF_STRAND, MOST_STEPS, MOST_STRANDS
from curriculum.planning.operations import OPERATION, Clash, Done
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
    operations,
    uid,
)

THREE_STEPS = (a_step("open", 10), a_step("task", 30, pause=True), a_step("debrief", 20))


@LAW
@given(st.data())
def test_every_operation_can_be_taken_back_exactly(data: st.DataObject) -> None:
    agenda = data.draw(agendas())
    operation = data.draw(operations(agenda))
    outcome = apply(agenda, operation)
    event(f"{operation.op}: {type(outcome).__name__}")
    if isinstance(outcome, Done):
        back = done(outcome.agenda, outcome.inverse)
        assert back.agenda == agenda
        assert done(back.agenda, back.inverse).agenda == outcome.agenda


@LAW
@given(st.data())
def test_what_an_operation_makes_is_a_valid_agenda_and_travels_as_json(data: st.DataObject) -> None:
    agenda = data.draw(agendas())
    operation = data.draw(operations(agenda))
    assert OPERATION.validate_json(OPERATION.dump_json(operation)) == operation
    outcome = apply(agenda, operation)
    if isinstance(outcome, Done):
        assert Agenda.model_validate_json(outcome.agenda.model_dump_json()) == outcome.agenda
        assert OPERATION.validate_json(OPERATION.dump_json(outcome.inverse)) == outcome.inverse
        uids = [item.uid for item in outcome.agenda.everything()]
        assert len(set(uids)) == len(uids)


@LAW
@given(st.data())
def test_several_are_done_one_after_the_other_or_not_at_all(data: st.DataObject) -> None:
    agenda = data.draw(agendas())
    several = op.Several(operations=tuple(data.draw(st.lists(operations(agenda, several=False), max_size=4))))
    outcome = apply(agenda, several)
    now: Agenda = agenda
    for operation in several.operations:
        one = apply(now, operation)
        if isinstance(one, Clash):
            assert isinstance(outcome, Clash)
            assert (outcome.operation, outcome.reason) == (several, one.reason)
            return
        now = one.agenda
    assert isinstance(outcome, Done)
    assert outcome.agenda == now


def test_an_item_goes_first_or_behind_the_one_that_is_named() -> None:
    plan = a_plan(a_day(1, an_item(2), an_item(3)))
    plan = done(plan, op.AddItem(item=an_item(4), into=uid(1))).agenda
    plan = done(plan, op.AddItem(item=an_item(5), into=uid(1), after=uid(2))).agenda
    assert [item.uid.int for item in plan.days[0].items] == [4, 2, 5, 3]


def test_an_item_without_a_place_is_set_aside() -> None:
    plan = done(a_plan(a_day(1, an_item(2))), op.MoveItem(item=uid(2))).agenda
    assert plan.days[0].items == ()
    assert plan.aside == (an_item(2),)


def test_a_removed_day_comes_back_with_all_that_it_held() -> None:
    held = groups(3, (an_item(4), a_session(5, *THREE_STEPS)), (an_item(6),))
    plan = a_plan(a_day(1), a_day(2, an_item(7), held), a_day(8))
    removed = done(plan, op.RemoveDay(day=uid(2)))
    assert [day.uid.int for day in removed.agenda.days] == [1, 8]
    assert done(removed.agenda, removed.inverse).agenda == plan


def test_a_parallel_item_is_refused_in_its_own_strand_and_in_any_other() -> None:
    plan = a_plan(a_day(1, groups(2, (an_item(3),)), groups(4, (an_item(5),))))
    for strand in (20, 40):
        assert clash(plan, op.MoveItem(item=uid(2), into=uid(strand))) == "does-not-fit"


def test_an_item_moves_out_of_its_strand_and_back() -> None:
    plan = a_plan(a_day(1, groups(2, (an_item(3), an_item(4)))))
    out = done(plan, op.MoveItem(item=uid(4), into=uid(1), after=uid(2)))
    assert [item.uid.int for item in out.agenda.days[0].items] == [2, 4]
    assert done(out.agenda, out.inverse).agenda == plan


@pytest.mark.parametrize(
    ("operation", "reason"),
    [
        (op.RemoveItem(item=uid(99)), "item-gone"),
        (op.MoveItem(item=uid(2), into=uid(1), after=uid(99)), "item-gone"),
        (op.MoveItem(item=uid(2), into=uid(1), after=uid(2)), "item-gone"),
        (op.MoveItem(item=uid(2), into=uid(99)), "day-gone"),
        (op.AddItem(item=an_item(2), into=uid(1)), "id-taken"),
        (op.AddItem(item=an_item(1), into=uid(1)), "id-taken"),
        (op.AddItem(item=groups(9, (an_item(9),))), "id-taken"),
        (op.SwitchStep(item=uid(3), step="never", on=True), "step-gone"),
        (op.SetSteps(item=uid(3), steps=(a_step("open", 5, on=False),), slack=9), "last-step"),
        (op.SetSteps(item=uid(2), steps=THREE_STEPS, slack=0), "does-not-fit"),
        (op.SplitItem(item=uid(3), after_step="debrief", new=uid(50)), "does-not-fit"),
        (op.SplitItem(item=uid(3), after_step="open", new=uid(2)), "id-taken"),
        (op.JoinItems(item=uid(3), second=uid(3)), "does-not-fit"),
        (op.JoinItems(item=uid(3), second=uid(2)), "does-not-fit"),
        (op.MoveDay(day=uid(1), after=uid(99)), "day-gone"),
        (op.SetDay(day=uid(1), field="start", value=1020), "does-not-fit"),
        (op.RemoveStrand(strand=uid(99)), "strand-gone"),
        (op.RenameStrand(strand=uid(99), title="A"), "strand-gone"),
        (op.AddStrand(item=uid(2), strand=Strand(uid=uid(50), title="A")), "does-not-fit"),
    ],
)
def test_what_cannot_be_done_is_a_clash_with_its_reason(operation: op.Operation, reason: str) -> None:
    plan = a_plan(a_day(1, an_item(2), a_session(3, *THREE_STEPS)))
    assert clash(plan, operation) == reason


def test_a_group_gets_another_name_and_keeps_all_else() -> None:
    plan = a_plan(a_day(1, groups(2, (an_item(3),), (an_item(4), an_item(5)))))
    renamed = done(plan, op.RenameStrand(strand=uid(21), title="Lawyers"))
    first, second = renamed.agenda.days[0].items[0].strands
    assert (first.title, second.title) == ("Group 0", "Lawyers")
    assert second.items == (an_item(4), an_item(5))
    assert done(renamed.agenda, renamed.inverse).agenda == plan


def test_the_last_step_that_is_on_stays_on() -> None:
    plan = a_plan(a_day(1, a_session(2, a_step("open", 10), a_step("task", 30), slack=20)))
    plan = done(plan, op.SwitchStep(item=uid(2), step="open", on=False)).agenda
    assert clash(plan, op.SwitchStep(item=uid(2), step="task", on=False)) == "last-step"


def test_a_split_cuts_between_steps_and_leaves_the_slack_with_the_last_part() -> None:
    plan = a_plan(a_day(1, a_session(2, *THREE_STEPS, slack=15), an_item(3)))
    cut = done(plan, op.SplitItem(item=uid(2), after_step="task", new=uid(4))).agenda
    first, second, _ = cut.days[0].items
    assert [(first.part, first.length), (second.part, second.length)] == [(1, 40), (2, 35)]
    assert [step.key for step in second.steps] == ["debrief"]


def test_a_split_of_a_split_numbers_all_three_parts() -> None:
    plan = a_plan(a_day(1, a_session(2, *THREE_STEPS)))
    once = done(plan, op.SplitItem(item=uid(2), after_step="task", new=uid(4)))
    twice = done(once.agenda, op.SplitItem(item=uid(2), after_step="open", new=uid(5)))
    assert [(item.uid.int, item.part) for item in twice.agenda.days[0].items] == [(2, 1), (5, 2), (4, 3)]
    assert done(done(twice.agenda, twice.inverse).agenda, once.inverse).agenda == plan


def test_two_runs_of_one_module_in_two_strands_are_numbered_apart() -> None:
    def halves(first: int, second: int) -> tuple[Item, ...]:
        return a_session(first, *THREE_STEPS[:2]), a_session(second, *THREE_STEPS[2:])

    plan = a_plan(a_day(1, groups(2, halves(3, 4), halves(5, 6))))
    assert [[item.part for item in strand.items] for strand in plan.days[0].items[0].strands] == [
        [1, 2],
        [1, 2],
    ]


def test_parts_that_changed_since_the_split_come_apart_as_they_were() -> None:
    plan = a_plan(a_day(1, a_session(2, *THREE_STEPS, slack=5), an_item(3)), a_day(9))
    plan = done(plan, op.SplitItem(item=uid(2), after_step="open", new=uid(4))).agenda
    for operation in (
        op.MoveItem(item=uid(4), into=uid(9)),
        op.Rename(item=uid(4), title="The rest"),
        op.Pin(item=uid(4), at=600),
        op.SetMinutes(item=uid(2), minutes=25),
    ):
        plan = done(plan, operation).agenda
    joined = done(plan, op.JoinItems(item=uid(2), second=uid(4)))
    assert joined.agenda.days[0].items[0].length == 25 + 55
    assert done(joined.agenda, joined.inverse).agenda == plan


def many(count: int, first: int = 1000) -> tuple[Item, ...]:
    return tuple(an_item(number, 1) for number in range(first, first + count))


def parallel_with(*strands: tuple[Item, ...]) -> Item:
    made = tuple(Strand(uid=uid(500 + n), title="A", items=items) for n, items in enumerate(strands))
    return Item(uid=uid(2), kind="parallel", title="Groups", strands=made)


def session_of(number: int, count: int, prefix: str) -> Item:
    return a_session(number, *(a_step(f"{prefix}{n}", 5) for n in range(count)))


AT_THE_LIMIT: tuple[tuple[Agenda, op.Operation], ...] = (
    (a_plan(a_day(1, *many(MOST_ITEMS - 1))), op.AddItem(item=an_item(9), into=uid(1))),
    (a_plan(a_day(1, *many(MOST_ITEMS - 1)), aside=(an_item(9),)), op.MoveItem(item=uid(9), into=uid(1))),
    (a_plan(aside=many(MOST_ITEMS - 1)), op.AddItem(item=an_item(9))),
    (
        a_plan(a_day(1, *many(MOST_ITEMS - 2), session_of(9, 2, "a"))),
        op.SplitItem(item=uid(9), after_step="a0", new=uid(10)),
    ),
    (
        a_plan(a_day(1, parallel_with(many(MOST_ITEMS_OF_STRAND - 1)))),
        op.AddItem(item=an_item(9), into=uid(500)),
    ),
    (
        a_plan(a_day(1, parallel_with(*[()] * (MOST_STRANDS - 1)))),
        op.AddStrand(item=uid(2), strand=Strand(uid=uid(9), title="B")),
    ),
    (a_plan(*(a_day(number) for number in range(100, 100 + MOST_DAYS - 1))), op.AddDay(day=a_day(9))),
    (
        a_plan(a_day(1, session_of(3, MOST_STEPS - 1, "a"), session_of(4, 1, "z"))),
        op.JoinItems(item=uid(3), second=uid(4)),
    ),
)
"""A plan with room for one more, and what fills it."""

MORE: tuple[op.Operation, ...] = (
    op.AddItem(item=an_item(11), into=uid(1)),
    op.AddItem(item=an_item(11), into=uid(1)),
    op.AddItem(item=an_item(11)),
    op.AddItem(item=an_item(11), into=uid(1)),
    op.AddItem(item=an_item(11), into=uid(500)),
    op.AddStrand(item=uid(2), strand=Strand(uid=uid(11), title="C")),
    op.AddDay(day=a_day(11)),
    op.Several(
        operations=(
            op.AddItem(item=session_of(11, 1, "y"), into=uid(1)),
            op.JoinItems(item=uid(3), second=uid(11)),
        )
    ),
)
"""One too many after that, in the same order."""


@pytest.mark.parametrize(
    ("plan", "filling", "more"), [(*full, more) for full, more in zip(AT_THE_LIMIT, MORE, strict=True)]
)
def test_what_fills_a_plan_is_done_and_one_more_is_refused(
    plan: Agenda, filling: op.Operation, more: op.Operation
) -> None:
    full = done(plan, filling)
    assert Agenda.model_validate_json(full.agenda.model_dump_json()) == full.agenda
    assert done(full.agenda, full.inverse).agenda == plan
    assert clash(full.agenda, more) == "too-many"


def test_parts_that_were_joined_in_a_full_day_come_apart_again() -> None:
    full = a_day(1, session_of(3, 1, "a"), *many(MOST_ITEMS - 1))
    plan = a_plan(full, a_day(2, session_of(4, 1, "z")))
    joined = done(plan, op.JoinItems(item=uid(3), second=uid(4)))
    assert done(joined.agenda, joined.inverse).agenda == plan


def clash(agenda: Agenda, operation: op.Operation) -> str:
    outcome = apply(agenda, operation)
    assert isinstance(outcome, Clash), outcome
    return outcome.reason
