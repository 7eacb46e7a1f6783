"""What gestures make of an agenda: each can be done, taken back exactly, and leaves alone what it is not about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from curriculum.planning import gestures, tree
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda
from curriculum.planning.apply import apply
from curriculum.planning.operations import Done, Operation
from curriculum.planning.timeline import timeline
from tests.planning.agendas import LAW, a_day, a_plan, a_session, a_step, agendas, an_item, done, groups, uid


def taken_back(agenda: Agenda, operation: Operation) -> Agenda:
    """`agenda` after the operation, which can be done and undone exactly."""
    change = done(agenda, operation)
    assert done(change.agenda, change.inverse).agenda == agenda
    return change.agenda


@LAW
@given(st.data())
def test_every_gesture_can_be_done_and_is_undone_exactly(data: st.DataObject) -> None:
    agenda = data.draw(agendas().filter(lambda made: any(made.everything())))
    item = data.draw(st.sampled_from(list(agenda.everything())))
    new = an_item(88_888)
    for made in (
        gestures.duplicated(agenda, item.uid),
        gestures.shortened(item) if tree.spot_of(agenda, item.uid) else None,
        gestures.replaced(agenda, item.uid, new),
        *(gestures.with_fallback(day) for day in agenda.days),
    ):
        if made is None:
            continue
        outcome = apply(agenda, made)
        assert isinstance(outcome, Done)
        assert done(outcome.agenda, outcome.inverse).agenda == agenda


def test_a_copy_stands_behind_its_first_with_ids_of_its_own() -> None:
    first = groups(2, (an_item(3),), (an_item(4),)).model_copy(update={"pin": 600})
    agenda = a_plan(a_day(1, first, an_item(5)))
    after = taken_back(agenda, gestures.duplicated(agenda, first.uid) or op.Several(operations=()))
    one, two, last = after.days[0].items
    assert (one, last.uid) == (first, uid(5))
    assert (two.pin, two.title) == (None, first.title)
    assert [strand.title for strand in two.strands] == [strand.title for strand in one.strands]
    assert len(list(tree.ids(after))) == len(set(tree.ids(after)))


def test_the_core_of_a_session_is_what_it_cannot_do_without() -> None:
    core, extra = a_step("open", 20), a_step("more", 15).model_copy(update={"core": False})
    agenda = a_plan(a_day(1, a_session(2, core, extra, slack=10)))
    after = taken_back(agenda, gestures.shortened(agenda.days[0].items[0]) or op.Several(operations=()))
    short = after.days[0].items[0]
    assert short.length == 20
    assert gestures.shortened(short) is None
    assert gestures.shortened(an_item(3)) is None
    assert gestures.shortened(a_session(4, extra)) is None


def test_what_takes_a_place_takes_its_start_and_its_people() -> None:
    old = a_session(2, a_step("open", 20)).model_copy(
        update={"pin": 600, "leads": (uid(61),), "room": uid(62)}
    )
    agenda = a_plan(a_day(1, an_item(3), old, an_item(4)))
    new = a_session(5, a_step("look", 30), module=uid(99))
    after = taken_back(agenda, gestures.replaced(agenda, old.uid, new) or op.Several(operations=()))
    assert [item.uid for item in after.days[0].items] == [uid(3), uid(5), uid(4)]
    stands = after.days[0].items[1]
    assert (stands.pin, stands.leads, stands.room, stands.module) == (600, (uid(61),), uid(62), uid(99))


def test_a_fallback_has_the_clock_of_its_day_and_shows_no_session() -> None:
    talk = a_session(2, a_step("open", 50)).model_copy(update={"outward_title": "Working together"})
    agenda = a_plan(a_day(1, talk, an_item(3, 30, kind="break", pin=600), groups(4, (an_item(5, 45),))))
    after = taken_back(agenda, gestures.with_fallback(agenda.days[0]) or op.Several(operations=()))
    switched = taken_back(after, op.SwitchDay(day=uid(1)))
    assert [(t.start, t.end) for t in timeline(switched).days[0].items] == [
        (t.start, t.end) for t in timeline(agenda).days[0].items
    ]
    assert [item.kind for item in switched.days[0].items] == ["custom", "break", "custom"]
    assert switched.days[0].items[0].title == "Working together"
    assert gestures.with_fallback(after.days[0]) is None
    assert gestures.with_fallback(a_day(9)) is None
