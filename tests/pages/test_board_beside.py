"""What stands beside the agenda: sessions that fit, without those that are in the plan; advice; history."""

from __future__ import annotations

from uuid import UUID

import pytest

from curriculum.access import Work
from curriculum.library import modules
from curriculum.pages import board_beside
from curriculum.pages.board_picture import Beside
from curriculum.pages.ground import database
from curriculum.planning import checks, plans
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda
from curriculum.planning.timeline import timeline
from curriculum.vocabulary import get as get_vocabulary
from curriculum.widgets.board.outbox import Beside as Wanted
from curriculum.widgets.board.picture import Library

pytestmark = pytest.mark.usefixtures("home")
PLAN = "sample-two-day"


def drawn(work: Work, agenda: Agenda, **wanted: object) -> Beside:
    asked = Wanted.model_validate(wanted)
    return board_beside.draw(work, agenda, timeline(agenda), asked, get_vocabulary(work), {})


def library(work: Work, agenda: Agenda, **wanted: object) -> Library:
    shown = drawn(work, agenda, panel="library", **wanted).library
    assert shown is not None
    return shown


def test_what_is_in_the_plan_is_not_offered_again() -> None:
    with database().read() as work:
        agenda = plans.get(work, PLAN).agenda
        here = {str(item.module) for item in agenda.everything() if item.module}
        found = library(work, agenda)
        assert found.found
        assert not here & {one.id for one in found.found}
        assert found.aim == ""


def test_free_time_is_offered_what_its_minutes_hold() -> None:
    with database().write() as work:
        agenda = plans.create(work, "Ours", days=1).agenda
        day = timeline(agenda).days[0]
        gap = day.gaps[0]
        found = library(work, agenda, day=str(day.day.uid), after="", minutes=gap.minutes)
        assert found.aim == "For Day 1, 09:00–10:30"
        cards = {str(card.uid): card for card in modules.cards(work, modules_named(found))}
        assert cards
        assert all((card.core_minutes or card.minutes) <= gap.minutes for card in cards.values())


def modules_named(found: Library) -> list[UUID]:
    return [UUID(one.id) for one in found.found]


def test_free_time_is_filled_with_what_leaves_least_of_it() -> None:
    with database().write() as work:
        agenda = plans.create(work, "Ours", days=1).agenda
        day = str(timeline(agenda).days[0].day.uid)
        whole = [one.minutes for one in library(work, agenda, day=day, minutes=90).found if one.minutes <= 90]
        assert whole == sorted(whole, reverse=True) != []


def test_sessions_for_other_people_or_in_other_languages_come_last_and_say_so() -> None:
    with database().write() as work:
        plan = plans.create(work, "Ours", days=1).agenda
        fields = (
            op.SetPlan(field="audience", value="police-and-security-forces"),
            op.SetPlan(field="languages", value=("km",)),
        )
        for sequence, field in enumerate(fields, start=1):
            plan = plans.perform(work, plan.uid, "a-test", sequence, field).plan.agenda
        found = library(work, plan, day=str(plan.days[0].uid), minutes=120).found
        foreign = ["not written for: Police and security forces" in one.note for one in found]
        assert foreign == sorted(foreign)
        assert set(foreign) == {False, True}
        assert all("not in ភាសាខ្មែរ" in one.note or "not in ខ្មែរ" in one.note for one in found)


def test_a_session_is_replaced_by_those_that_share_most_of_its_objectives() -> None:
    with database().write() as work:
        agenda = plans.create(work, "Ours", days=1).agenda
        safe, agreements = (
            modules.shown(work, slug) for slug in ("safe-for-whom", "five-agreements-we-can-see")
        )
        for number, module in enumerate((safe, agreements), start=1):
            agenda = plans.add_module(work, agenda.uid, module.uid, "a-test", number)[0].plan.agenda
        first = next(item for item in agenda.everything() if item.module == safe.uid)
        found = library(work, agenda, instead=str(first.uid))
        assert first.title in found.aim
        assert found.found[0].note == "1 of 3 objectives"
        assert {one.note for one in found.found[1:]} <= {"0 of 3 objectives"}  # on the same theme
        assert found.remark == "None covers all of its 3 objectives."
        second = next(item for item in agenda.everything() if item.module == agreements.uid)
        found = library(work, agenda, instead=str(second.uid))
        assert found.found[0].note == "1 of 1 objective"
        assert found.remark == ""


def test_where_no_session_shares_an_objective_that_is_said_and_any_is_found_by_a_word() -> None:
    with database().read() as work:
        agenda = plans.get(work, PLAN).agenda
        session = next(item for item in agenda.everything() if "factory" in item.title)
        none = library(work, agenda, instead=str(session.uid))
        assert none.remark == "None covers one of its 4 objectives."
        searched = library(work, agenda, instead=str(session.uid), words="witness")
        assert searched.found[0].note == "0 of 4 objectives"


@pytest.mark.parametrize("nonsense", [{"day": "x", "after": "y", "minutes": 7}, {"instead": "nobody"}])
def test_what_is_gone_or_nonsense_is_for_anywhere(nonsense: dict[str, object]) -> None:
    with database().read() as work:
        assert library(work, plans.get(work, PLAN).agenda, **nonsense).aim == ""


def test_advice_and_history_are_read_only_when_they_are_looked_at() -> None:
    with database().write() as work:
        plan = plans.get(work, PLAN).agenda
        agenda = plans.perform(work, plan.uid, "a-test", 1, op.SetPlan(field="people", value=12)).plan.agenda
        nothing = drawn(work, agenda)
        assert (nothing.advice, nothing.history, nothing.library) == (None, (), None)
        assert nothing.look == 3
        advice = drawn(work, agenda, panel="advice").advice
        assert advice is not None
        assert sum(len(group.remarks) for group in advice.look) == 3
        (chapter,) = drawn(work, agenda, panel="history").history
        assert (chapter.words, chapter.undoes, chapter.who) == ("changed how many people come", 1, "")


def test_notes_can_be_muted_and_what_is_muted_for_every_plan_is_only_told() -> None:
    with database().write() as work:
        agenda = plans.get(work, PLAN).agenda
        checks.mute_everywhere(work, "long-sitting", "group-agreed")
        checks.set_number(work, "type-share", 10)
        advice = drawn(work, agenda, panel="advice").advice
        assert advice is not None
        assert [note.mutes for note in advice.notes] == [True]
        (muted,) = advice.muted
        assert (muted.said, muted.mends, muted.mutes) == ("The group agreed · in every plan", (), False)
