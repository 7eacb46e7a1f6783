"""Every operation says in a few words what it did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.planning import gestures
from curriculum.planning import operations as op
from curriculum.planning.agenda import Strand
from curriculum.planning.apply import apply
from curriculum.planning.operations import Done
from curriculum.planning.wording import wording
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

LONG = a_session(3, a_step("open", 10), a_step("task", 20), slack=5)
PLAN = a_plan(a_day(1, an_item(2), LONG, groups(4, ())), a_day(5))


@LAW
@given(st.data())
def test_every_operation_has_words_that_are_filled_in(data: st.DataObject) -> None:
    agenda = data.draw(agendas())
    operation = data.draw(operations(agenda))
    outcome = apply(agenda, operation)
    if isinstance(outcome, Done):
        words = wording(operation, outcome.inverse, outcome.agenda)
        assert words == words.strip() != ""
        assert "{" not in words


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (op.MoveItem(item=uid(2), into=uid(1), after=uid(3)), "moved “Item 2”"),
        (op.MoveItem(item=uid(2)), "set “Item 2” aside"),
        (op.RemoveItem(item=uid(2)), "removed “Item 2”"),
        (op.SetMinutes(item=uid(2), minutes=45), "set “Item 2” to 45 min"),
        (op.SwitchStep(item=uid(3), step="open", on=False), "switched off a step of “Session 3”"),
        (op.SplitItem(item=uid(3), after_step="open", new=uid(9)), "split “Session 3”"),
        (op.Pin(item=uid(2), at=600), "fixed the start of “Item 2”"),
        (op.AddStrand(item=uid(4), strand=Strand(uid=uid(9), title="Lawyers")), "added the group “Lawyers”"),
        (op.RemoveStrand(strand=uid(40)), "removed the group “Group 0”"),
        (op.RenameStrand(strand=uid(40), title="Lawyers"), "renamed the group “Lawyers”"),
        (op.AddDay(day=a_day(9), after=uid(1)), "added day 2"),
        (op.RemoveDay(day=uid(1)), "removed a day"),
        (op.RenameOutward(item=uid(2), outward_title="B"), "changed the title of “Item 2” for outsiders"),
        (op.SetDay(day=uid(1), field="title", value="New"), "renamed day 1"),
        (op.SetPlan(field="title", value="New"), "renamed the plan"),
        (op.SetPlan(field="put_away", value=True), "put the plan away"),
        (op.SetPlan(field="put_away", value=False), "brought the plan back"),
        (
            op.Several(operations=(op.SetGap(item=uid(2), minutes=5), op.Pin(item=uid(2), at=None))),
            "changed the minutes before “Item 2” and 1 change more",
        ),
        (
            op.SetStrand(strand=uid(40), field="people", value=9),
            "changed how many are in the group “Group 0”",
        ),
        (op.MoveItem(item=uid(2), into=uid(5)), "moved “Item 2” to day 2"),
        (
            op.Several(
                operations=(op.MoveItem(item=uid(2), into=uid(5)), op.SetGap(item=uid(2), minutes=5)),
                doing="place",
            ),
            "moved “Item 2” to day 2",
        ),
        (op.Several(operations=(op.RemoveItem(item=uid(2)), op.RemoveItem(item=uid(3)))), "removed 2 items"),
        (op.Several(operations=(op.MoveItem(item=uid(2)), op.MoveItem(item=uid(3)))), "set 2 items aside"),
        (gestures.replaced(PLAN, uid(3), an_item(9)), "put “Item 9” in the place of “Session 3”"),
        (gestures.duplicated(PLAN, uid(2)), "duplicated “Item 2”"),
        (gestures.shortened(LONG), "shortened “Session 3” to its core"),
        (gestures.with_fallback(PLAN.days[0]), "gave day 1 a fallback"),
    ],
)
def test_words_name_what_was_changed(operation: op.Operation, words: str) -> None:
    outcome = done(PLAN, operation)
    assert wording(operation, outcome.inverse, outcome.agenda) == words


def test_a_title_with_braces_is_only_a_title() -> None:
    plan = a_plan(a_day(1, an_item(2).model_copy(update={"title": "{0} {title} {length}"})))
    rename = op.SetMinutes(item=uid(2), minutes=5)
    assert wording(rename, done(plan, rename).inverse, plan) == "set “{0} {title} {length}” to 5 min"
