"""What holds for the advice on any plan: it is pure, it never stops, and what is offered can be done."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any, get_args
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.errors import InvalidValue, NotFound
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.apply import apply
from curriculum.planning.checks import (
    CHECKS,
    GROUPS,
    Advice,
    Remark,
    Scene,
    advise,
    hear_again,
    label,
    ledger,
    mark_of,
    mute,
    sentence,
)
from curriculum.planning.checks.check import MendName
from curriculum.planning.checks.muting import Scope
from curriculum.planning.checks.numbers import numbers
from curriculum.planning.editions import Remark as Paper
from curriculum.planning.facts import RevisionFacts, SessionFacts
from curriculum.planning.operations import Done
from tests.planning.agendas import (
    KEYS,
    LAW,
    MODULE,
    a_day,
    a_plan,
    agendas,
    an_item,
    done,
    groups,
    operations,
    uid,
)
from tests.planning.scenes import NEWER, PINNED, Shelf, a_scene, a_step


def a_revision(sha256: str = PINNED, **about: Any) -> RevisionFacts:
    steps = {
        key: a_step(
            key,
            20 + 10 * place,
            plenary=5 * place,
            method=("input", "role-play", "action-planning", "case-study", "debriefing", "circle")[place],
            objectives=("dignity-own-words", "interview-decide-not-to")[: place % 3],
            handouts=("sheet",) if place % 2 else (),
            needs={"projector": "Draw it."} if place == 1 else {},
            own_cases=place == 3,
            pause_after=place == 2,
        )
        for place, key in enumerate(KEYS)
    }
    return RevisionFacts(
        sha256, "en", "Session", steps=steps, load="heavy", approaches=("research",), **about
    )


SHELF = Shelf(
    {
        MODULE: SessionFacts(
            a_revision(),
            {"en": NEWER},
            newer=replace(a_revision(NEWER), steps={"input": a_step("input", 50), "new": a_step("new", 10)}),
            papers={"en": frozenset(), "km": frozenset({Paper.MISSING}), "th": frozenset({Paper.STALE})},
        ),
        uid(10_001): SessionFacts(a_revision(prerequisites=("dignity-own-words",))),
    }
)
QUICK = numbers({"rest-from-days": 2, "days-to-free-day": 2, "days-to-half-day": 1, "balance-from-days": 1})
"""Numbers under which short plans are looked at as long ones."""


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    agenda = draw(agendas())
    fields = {
        "interpretation": draw(st.sampled_from(("none", "consecutive", "simultaneous"))),
        "rhythm": draw(st.sampled_from((None, "ordinary", "travel-day", "gone"))),
        "programme": draw(st.sampled_from((None, "one-day", "gone"))),
        "venue": draw(st.sampled_from((None, (), ("wall",)))),
        "languages": draw(st.sampled_from(((), ("km",), ("th", "km")))),
    }
    own = draw(st.sampled_from((numbers(), QUICK)))
    return a_scene(agenda.model_copy(update=fields), draw(st.sampled_from((SHELF, Shelf()))), own)


def again(scene: Scene, agenda: Agenda) -> Scene:
    """The scene of another agenda, all else being equal."""
    shelf = SHELF if scene.facts.sessions else Shelf()
    return a_scene(agenda, shelf, scene.numbers, scene.muted)


def heard(advice: Advice) -> dict[tuple[str, UUID], Remark]:
    return {(remark.check, remark.subject): remark for remark in advice}


@LAW
@given(scenes())
def test_advice_is_the_same_for_the_same_plan_and_every_remark_has_words(scene: Scene) -> None:
    before = scene.agenda.model_dump_json()
    advice = advise(scene)
    assert advise(again(scene, scene.agenda)) == advice
    assert scene.agenda.model_dump_json() == before
    remarks = list(advice)
    assert len(heard(advice)) == len(remarks)
    assert len(advice.look) <= scene.numbers.most_shown
    assert not advice.rest or len(advice.look) == scene.numbers.most_shown
    for remark in remarks:
        said = sentence(remark)
        assert said.strip() == said != ""
        assert "{" not in said
        assert remark.size > 0


@LAW
@given(scenes())
def test_every_mend_can_be_done_and_leaves_less_to_mend(scene: Scene) -> None:
    for remark in advise(scene):
        for mend in remark.mends:
            after = done(scene.agenda, mend.operation)
            left = heard(advise(again(scene, after.agenda))).get((remark.check, remark.subject))
            assert left is None or left.size < remark.size, (remark, mend)
            assert done(after.agenda, after.inverse).agenda == scene.agenda


@LAW
@given(scenes(), st.sampled_from(get_args(Scope)), st.data())
def test_muting_hides_what_it_names_and_nothing_else(scene: Scene, scope: Scope, data: st.DataObject) -> None:
    advice = advise(scene)
    can = [remark for remark in advice if remark.level != "impossible"]
    if not can:
        return
    remark = data.draw(st.sampled_from(can))
    muting = mute(scene.agenda, remark, "visit", scope)
    quiet = again(scene, done(scene.agenda, muting).agenda)
    now = advise(quiet)
    assert (remark.check, remark.subject) not in heard(now)
    gone = heard(advice).keys() - heard(now).keys()
    assert {check for check, _ in gone} == {remark.check}
    if scope == "item":
        assert gone == {(remark.check, remark.subject)}
    assert {(one.remark.check, one.remark.subject) for one in now.muted} == gone
    assert {one.reason for one in now.muted} == {"visit"}
    loud = done(quiet.agenda, hear_again(remark, muting.subject)).agenda
    assert advise(again(scene, loud)) == advice


@LAW
@given(scenes(), st.data())
def test_a_change_of_the_item_lets_its_remarks_be_heard_again(scene: Scene, data: st.DataObject) -> None:
    about_items = [
        remark
        for remark in advise(scene)
        if remark.level != "impossible" and scene.agenda.item(remark.subject) is not None
    ]
    if not about_items:
        return
    remark = data.draw(st.sampled_from(about_items))
    quiet = done(scene.agenda, mute(scene.agenda, remark, "other")).agenda
    renamed = done(quiet, op.Rename(item=remark.subject, title="Another name")).agenda
    advice = advise(again(scene, renamed))
    assert (remark.check, remark.subject) in heard(advice)
    assert not advice.muted


@LAW
@given(scenes(), st.data())
def test_a_mark_stays_while_its_subject_does(scene: Scene, data: st.DataObject) -> None:
    agenda = scene.agenda
    change = data.draw(operations(agenda))
    outcome = apply(agenda, change)
    if not isinstance(outcome, Done):
        return
    for day in agenda.days:
        if outcome.agenda.day(day.uid) == day:
            assert mark_of(agenda, day.uid) == mark_of(outcome.agenda, day.uid)
    back = done(outcome.agenda, outcome.inverse).agenda
    assert mark_of(back, agenda.uid) == mark_of(agenda, agenda.uid)


def test_a_drag_leaves_what_was_muted_for_the_plan_and_a_new_session_does_not() -> None:
    agenda = a_plan(a_day(1, an_item(2), an_item(3)))
    dragged = done(agenda, op.MoveItem(item=uid(3), into=uid(1), after=None)).agenda
    assert mark_of(dragged, agenda.uid) == mark_of(agenda, agenda.uid)
    grown = done(agenda, op.AddItem(item=an_item(4), into=uid(1))).agenda
    assert mark_of(grown, agenda.uid) != mark_of(agenda, agenda.uid)


def test_the_mark_of_the_plan_does_not_know_what_is_muted() -> None:
    agenda = a_plan(a_day(1, an_item(2, 30, "ceremony"), an_item(3)))
    (remark,) = advise(a_scene(agenda)).look
    muted = done(agenda, mute(agenda, remark, "custom", "plan")).agenda
    assert mark_of(muted, agenda.uid) == mark_of(agenda, agenda.uid)
    with pytest.raises(NotFound):
        mark_of(agenda, uid(77_777))


def test_what_is_impossible_is_never_muted() -> None:
    agenda = a_plan(a_day(1, an_item(2, 481)))
    (remark,) = advise(a_scene(agenda)).impossible
    with pytest.raises(InvalidValue):
        mute(agenda, remark, "other")
    everything = {check.name: "other" for check in CHECKS}
    advice = advise(a_scene(agenda, muted=everything))
    assert advice.impossible == (remark,)
    assert not advice.look


def test_what_is_muted_for_the_library_is_told_as_muted() -> None:
    agenda = a_plan(a_day(1, an_item(2, 30, "ceremony"), an_item(3)))
    advice = advise(a_scene(agenda, muted={"ceremony-without-buffer": "custom"}))
    assert not advice.look
    (muted,) = advice.muted
    assert (muted.remark.check, muted.reason, muted.subject) == ("ceremony-without-buffer", "custom", None)


def test_a_few_are_shown_and_never_five_times_the_same() -> None:
    days = (a_day(n, an_item(10 * n, 30, "ceremony"), an_item(10 * n + 1, 100)) for n in range(1, 8))
    advice = advise(a_scene(a_plan(*days)))
    shown = Counter(remark.check for remark in advice.look)
    assert shown == {"long-sitting": 2, "no-free-day": 1, "ceremony-without-buffer": 2}
    groups_shown = [remark.group for remark in advice.look]
    assert groups_shown == sorted(groups_shown, key=GROUPS.index)
    assert len(advice.rest) == 10


@LAW
@given(scenes())
def test_the_ledger_gives_every_minute_of_learning_once(scene: Scene) -> None:
    page = ledger(scene)
    assert page == ledger(again(scene, scene.agenda))
    assert {line.id for line in page.gaps} <= set(scene.programme.objectives if scene.programme else ())
    held: list[Item] = [one.item for one in scene.sessions if one.strand is None]
    if all(one.strand is None for one in scene.sessions):
        assert page.whole.minutes == sum(step.minutes for item in held for step in item.steps if step.on)
    assert sum(line.sums.minutes for line in page.days) == pytest.approx(
        page.whole.minutes, abs=len(page.days)
    )


def test_minutes_are_shared_over_a_steps_objectives_and_over_groups() -> None:
    shelf = Shelf()
    both = shelf.session(2, a_step("a", 30, objectives=("dignity-own-words", "plan-next-step")))
    one = shelf.session(3, a_step("b", 40, objectives=("dignity-own-words",), method="role-play"))
    off = shelf.session(4, a_step("c", 20, objectives=("plan-next-step",)), a_step("d", 20), off=("c",))
    team = shelf.session(5, a_step("e", 50, objectives=("plan-next-step",)), everyone=False)
    agenda = a_plan(a_day(1, both, groups(6, (one,), (an_item(7),)), off, team))
    page = ledger(a_scene(agenda.model_copy(update={"programme": "one-day"}), shelf))
    assert [(line.id, line.minutes, line.required) for line in page.objectives] == [
        ("dignity-own-words", 35, True),
        ("foundations-sort-duties", 0, True),
        ("plan-next-step", 15, True),
    ]
    assert [line.id for line in page.gaps] == ["foundations-sort-duties"]
    assert page.whole.minutes == 70
    assert dict(page.whole.types) == {"practice": 20}
    assert dict(page.days[0].sums.methods) == {"role-play": 20}


def test_every_mend_has_a_short_label() -> None:
    for name in get_args(MendName):
        assert 1 <= len(label(name).split()) <= 4
