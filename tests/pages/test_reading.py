"""A plan to be read: every item by the clock, who leads it, what was noted; hostile words stay words."""

from __future__ import annotations

from uuid import uuid4

import pytest

from curriculum.i18n import clock_past_midnight
from curriculum.pages.ground import database
from curriculum.planning import names, notes, plans
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.timeline import timeline
from tests.pages.drawing import opened, words

pytestmark = pytest.mark.usefixtures("home")
PLAN = "sample-two-day"
HOSTILE = "<img src=x onerror=alert(1)>"


def agenda() -> Agenda:
    with database().read() as work:
        return plans.get(work, PLAN).agenda


def test_every_item_stands_by_its_time_with_its_steps() -> None:
    told = words(opened("read", p=PLAN))
    for day in timeline(agenda()).days:
        for timed in day.items:
            assert timed.item.title in told
            assert f"<b><bdi>{clock_past_midnight(timed.start)}</bdi></b>" in told
            assert all(step.title in told for step in timed.item.steps if step.on)


def test_who_leads_and_what_was_noted_is_read_and_nothing_is_markup() -> None:
    plan = agenda()
    with database().write() as work:
        lead, note = names.named(work, "person", "Thiri <b>"), notes.write(work, plan.uid, HOSTILE)
        item = Item(
            uid=uuid4(), kind="custom", title=HOSTILE, minutes=10, leads=(lead,), note=note, if_absent="swap"
        )
        add = op.AddItem(item=item, into=plan.days[0].uid)
        assert plans.perform(work, plan.uid, "a-test", 1, add).applied
    told = words(opened("read", p=PLAN))
    assert "Thiri &lt;b&gt;" in told
    assert told.count("&lt;img src=x") == 2
    assert "If the person who leads is absent: It changes places with another" in told
    assert "<img" not in told


def test_a_plan_without_days_says_so() -> None:
    with database().write() as work:
        plan = plans.create(work, "Empty", days=1).agenda
        plans.perform(work, plan.uid, "a-test", 1, op.RemoveDay(day=plan.days[0].uid))
    assert "no day yet" in words(opened("read", p=plan.slug))
