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


def test_a_session_is_replaced_by_one_with_an_objective_of_its_own() -> None:
    with database().read() as work:
        agenda = plans.get(work, PLAN).agenda
        session = next(item for item in agenda.everything() if item.module)
        assert session.module is not None
        wanted = set(modules.by_uid(work, session.module).module.objectives)
        found = library(work, agenda, instead=str(session.uid))
        assert session.title in found.aim
        for uid in modules_named(found):
            assert wanted & set(modules.by_uid(work, uid).module.objectives)


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
