"""Two states of one plan: the way from one to the other is exact, and what people read of it is true."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda
from curriculum.planning.apply import apply
from curriculum.planning.difference import Change, difference, operations_between
from curriculum.planning.operations import Done
from curriculum.planning.parts import numbered
from tests.planning.agendas import LAW, a_day, a_plan, agendas, an_item, done, operations, uid


def told(before: Agenda, after: Agenda) -> set[tuple[str, str, str]]:
    return {(change.kind, change.about, change.title) for change in difference(before, after)}


@LAW
@given(agendas(), agendas())
def test_the_operations_lead_from_any_state_to_any_other_and_back(before: Agenda, after: Agenda) -> None:
    there = done(before, operations_between(before, after))
    assert there.agenda == after.model_copy(update={"uid": before.uid, "slug": before.slug})
    assert done(there.agenda, there.inverse).agenda == before


@LAW
@given(st.data())
def test_whatever_was_done_is_led_back_from(data: st.DataObject) -> None:
    before = after = data.draw(agendas())
    for _ in range(data.draw(st.integers(1, 5))):
        outcome = apply(after, data.draw(operations(after)))
        after = outcome.agenda if isinstance(outcome, Done) else after
    assert done(after, operations_between(after, before)).agenda == before
    assert (difference(before, after) == ()) == (_seen(before) == _seen(after))


def _seen(agenda: Agenda) -> Agenda:
    """Without what no reader of the agenda sees: mutings, and the numbers of parts, which follow from the rest."""
    return numbered(agenda.model_copy(update={"muted": ()}))


@LAW
@given(agendas())
def test_the_same_is_no_difference(agenda: Agenda) -> None:
    assert difference(agenda, agenda) == ()
    assert operations_between(agenda, agenda).operations == ()


def test_what_people_read_names_what_is_new_moved_removed_and_changed() -> None:
    one, two, three = (an_item(number) for number in (11, 12, 13))
    before = a_plan(a_day(1, one, two, three), a_day(2))
    after = done(before, op.MoveItem(item=two.uid, into=uid(2))).agenda
    after = done(after, op.RemoveItem(item=one.uid)).agenda
    after = done(after, op.SetMinutes(item=three.uid, minutes=50)).agenda
    after = done(after, op.AddItem(item=an_item(14), into=uid(1))).agenda
    after = done(after, op.SetPlan(field="people", value=12)).agenda
    after = done(after, op.SetDay(day=uid(2), field="title", value="Out")).agenda
    assert told(before, after) == {
        ("changed", "plan", "Plan"),
        ("changed", "day", "2"),
        ("new", "item", "Item 14"),
        ("moved", "item", "Item 12"),
        ("removed", "item", "Item 11"),
        ("changed", "item", "Item 13"),
    }
    assert Change("moved", "item", "Item 12", (), 1, 2) in difference(before, after)
    assert Change("changed", "item", "Item 13", ("length",), 1, 1) in difference(before, after)


def test_one_that_passes_its_neighbours_has_moved_and_they_have_not() -> None:
    before = a_plan(a_day(1, *(an_item(number) for number in range(11, 16))))
    after = done(before, op.MoveItem(item=uid(11), into=uid(1), after=uid(15))).agenda
    assert told(before, after) == {("moved", "item", "Item 11")}
