"""What a new plan holds, and where a module goes in it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from curriculum import vocabulary
from curriculum.access import Work
from curriculum.db import Database
from curriculum.errors import NotFound
from curriculum.planning import operations as op
from curriculum.planning import plans
from curriculum.planning.agenda import Item
from curriculum.planning.checks import advice_for
from curriculum.planning.places import Place, propose
from curriculum.planning.timeline import timeline
from curriculum.planning.tree import Spot
from tests.planning.deeds import a_new_plan, do, undo
from tests.planning.libraries import a_module, a_written_step


def the_long_one(work: Work) -> UUID:
    """180 minutes that may pause after 80."""
    return a_module(
        work,
        "long",
        a_written_step("sort", 40, method="sorting"),
        a_written_step("map", 40, pause=True),
        a_written_step("weigh", 50),
        a_written_step("debrief", 32, role="debrief"),
        spare=18,
    )


def test_an_ordinary_day_has_four_sittings_of_ninety_minutes(with_words: Database) -> None:
    plan = a_new_plan(with_words)
    for day in timeline(plan).days:
        assert [(gap.start, gap.minutes) for gap in day.gaps] == [(540, 90), (660, 90), (810, 90), (930, 90)]
        assert not any(timed.problems for timed in day.items)


def test_a_programme_brings_its_skeleton_and_more_days_have_the_pauses(with_words: Database) -> None:
    with with_words.write() as work:
        words = vocabulary.get(work)
        for programme in words.programmes.values():
            made = plans.create(work, programme.label, programme=programme.id).agenda
            assert [day.title for day in made.days] == [day.title for day in programme.skeleton]
            assert made.rhythm == programme.rhythm
            assert made.programme == programme.id, "what it asks for is known"
            assert plans.get(work, made.slug).agenda.programme == programme.id
            assert not any(timed.problems for _, timed in timeline(made).everything())
        longer = plans.create(work, "Longer", days=3, programme="two-day").agenda
        assert [len(day.items) for day in longer.days] == [6, 8, 3]
        with pytest.raises(NotFound):
            plans.create(work, "None", programme="never")
        assert plans.create(work, "Empty").agenda.programme is None


def test_a_programme_starts_without_a_remark(with_words: Database) -> None:
    with with_words.write() as work:
        for programme in vocabulary.get(work).programmes:
            made = plans.create(work, programme, programme=programme).agenda
            assert [remark.check for remark in advice_for(work, made)] == []


def test_a_modules_item_holds_its_steps_its_slack_and_its_revision(with_words: Database) -> None:
    with with_words.write() as work:
        item = plans.item_for(work, the_long_one(work))
        assert (item.length, item.slack, item.title) == (180, 18, "long (en)")
        assert item.steps[0].learning_type == vocabulary.get(work).methods["sorting"].learning_type
        assert [step.role for step in item.steps] == [None, None, None, "debrief"]
        two = a_module(work, "two", a_written_step("open", 10), langs=("en", "th"))
        thai, khmer = (plans.item_for(work, two, lang) for lang in ("th", "km"))
        assert (thai.title, khmer.title) == ("two (th)", "two (en)")
        assert thai.revisions == khmer.revisions, "it pins a revision of every language"
        assert set(thai.revisions) == {"en", "th"}


def test_a_module_goes_into_the_first_place_that_holds_it(with_words: Database) -> None:
    plan = a_new_plan(with_words)
    with with_words.write() as work:
        short = a_module(work, "short", a_written_step("open", 60))
        outcome, place = plans.add_module(work, plan.uid, short, "find", 1)
        assert (place.day, place.start, place.end, place.fits) == (1, 540, 600, True)
        _, place = plans.add_module(work, plan.uid, short, "find", 2)
        assert (place.day, place.start) == (1, 660)
        _, place = plans.add_module(work, plan.uid, short, "find", 3, into=plan.days[1].uid)
        assert (place.day, place.start) == (2, 540)
        lunch_uid = outcome.plan.agenda.days[1].items[1].uid
        _, place = plans.add_module(work, plan.uid, short, "find", 4, into=plan.days[1].uid, after=lunch_uid)
        assert (place.day, place.start) == (2, 810)
        again, where = plans.add_module(work, plan.uid, short, "find", 4)
        assert (again.plan.version, where) == (4, place)


def test_a_module_too_long_for_a_sitting_is_cut_at_its_pause_around_the_break(with_words: Database) -> None:
    plan = a_new_plan(with_words)
    with with_words.write() as work:
        outcome, place = plans.add_module(work, plan.uid, the_long_one(work), "find", 1)
        assert plans.add_module(work, plan.uid, uuid4(), "find", 1)[1] == place  # a resend
    assert (place.start, place.end) == (540, 620)
    assert place.rest is not None
    assert (place.rest.start, place.rest.end) == (660, 750)
    timed = timeline(outcome.plan.agenda)
    assert not any(one.problems for _, one in timed.everything())
    assert [item.part for item in outcome.plan.agenda.days[0].items][:3] == [1, None, 2]
    assert undo(with_words, plan).plan.agenda == plan


def test_what_has_no_room_is_set_aside(with_words: Database) -> None:
    with with_words.write() as work:
        plan = plans.create(work, "Short", days=1).agenda
        solid = a_module(work, "solid", a_written_step("talk", 120))
        outcome, place = plans.add_module(work, plan.uid, solid, "find", 1)
    assert (place.fits, place.day, place.start) == (False, None, None)
    assert [item.title for item in outcome.plan.agenda.aside] == ["solid (en)"]
    assert timeline(outcome.plan.agenda) == timeline(plan)


def test_a_place_is_never_across_a_pinned_item_or_the_hard_end(with_words: Database) -> None:
    plan = a_new_plan(with_words)
    behind_the_meal = plan.days[0].items[1].uid

    def place(minutes: int, day: UUID | None = None, after: UUID | None = None) -> Place:
        item = Item(uid=uuid4(), kind="custom", title="Talk", minutes=minutes)
        return propose(plan, item, Spot(day, after)).place

    assert place(90).start == 540
    assert place(91).fits is False
    assert place(30, plan.days[0].uid, behind_the_meal).start == 810
    last = place(30, plan.days[1].uid)
    assert (last.day, last.start) == (2, 540)


def test_undo_is_worded_in_the_readers_language_where_there_is_one(with_words: Database) -> None:
    plan = a_new_plan(with_words)
    meal = plan.days[0].items[1].uid
    assert do(with_words, plan, op.MoveItem(item=meal)).plan.last == "set “Midday meal” aside"
    assert do(with_words, plan, op.RemoveItem(item=meal)).plan.last == "removed “Midday meal”"
    assert do(with_words, plan, op.RemoveDay(day=plan.days[0].uid)).plan.last == "removed a day"
    outcome = undo(with_words, plan)
    assert (outcome.plan.last, outcome.plan.undone) == ("removed “Midday meal”", "removed a day")
    with with_words.read() as work:
        assert plans.by_uid(replace(work, language="xx"), plan.uid).last == "removed “Midday meal”"
