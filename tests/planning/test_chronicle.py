"""The history list: what was done, by whom, and what of it still stands."""

from __future__ import annotations

from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.access import Actor
from curriculum.db import Database
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda
from curriculum.planning.chronicle import Chapter, chronicle
from tests.planning.agendas import LAW
from tests.planning.deeds import a_new_plan, do, redo, undo


def told(database: Database, plan: Agenda) -> tuple[Chapter, ...]:
    with database.read() as work:
        return chronicle(work, plan.uid)


def renamed(plan: Agenda, title: str) -> op.Operation:
    return op.SetDay(day=plan.days[0].uid, field="title", value=title)


def test_the_newest_step_comes_first_and_what_was_taken_back_is_told_once(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    assert told(any_database, plan) == ()
    do(any_database, plan, renamed(plan, "A"), op.SetPlan(field="people", value=12))
    undo(any_database, plan)
    last, first = told(any_database, plan)
    assert (first.words, first.stands, last.stands) == ("renamed day 1", True, False)
    redo(any_database, plan)
    assert [chapter.stands for chapter in told(any_database, plan)] == [True, True]
    undo(any_database, plan)
    undo(any_database, plan)
    assert [chapter.stands for chapter in told(any_database, plan)] == [False, False]


def test_what_somebody_else_did_is_told_as_theirs(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    do(any_database, plan, renamed(plan, "Mine"))
    do(any_database, plan, renamed(plan, "Theirs"), actor=Actor(uuid4()))
    undo(any_database, plan)
    theirs, mine = told(any_database, plan)
    assert (theirs.mine, theirs.stands) == (False, True)
    assert (mine.mine, mine.stands) == (True, False)


def test_what_stands_is_what_has_not_been_taken_back(database: Database) -> None:
    @settings(LAW, max_examples=15)
    @given(st.lists(st.sampled_from(("do", "undo", "redo")), max_size=10))
    def law(gestures: list[str]) -> None:
        _stands_what_was_not_taken_back(database, gestures)

    law()


def _stands_what_was_not_taken_back(database: Database, gestures: list[str]) -> None:
    plan = a_new_plan(database)
    done: list[bool] = []
    back: list[int] = []
    for number, gesture in enumerate(gestures):
        if gesture == "do":
            do(database, plan, renamed(plan, f"Day {number}"))
            done.append(True)
            back.clear()
        elif gesture == "undo" and True in done:
            undo(database, plan)
            last = max(place for place, stands in enumerate(done) if stands)
            done[last] = False
            back.append(last)
        elif gesture == "redo" and back:
            redo(database, plan)
            done[back.pop()] = True
    assert [chapter.stands for chapter in reversed(told(database, plan))] == done
