"""Every check has a plan on which it speaks, and a near miss on which it does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import pytest

from curriculum.library.module import Group
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Day, Item
from curriculum.planning.checks import CHECKS, Check, Remark, label, sentence
from curriculum.planning.editions import Remark as Paper
from tests.planning.agendas import a_day, a_plan, an_item, done, groups, uid
from tests.planning.scenes import Shelf, a_scene, a_step

ANNA, BEN, HALL, LOFT = uid(900_001), uid(900_002), uid(900_003), uid(900_004)
BY_NAME: dict[str, Check] = {check.name: check for check in CHECKS}


class Case(NamedTuple):
    fires: Callable[[Shelf], Agenda]
    near: Callable[[Shelf], Agenda]
    mends: tuple[str, ...] = ()
    """All that must be offered on the first remark."""


def plan(*days: Day, **fields: Any) -> Agenda:
    return a_plan(*days).model_copy(update=fields)


def having(item: Item, **fields: Any) -> Item:
    return item.model_copy(update=fields)


def waiting(*items: Item) -> Day:
    """A day with these items as its fallback."""
    return a_day(1, work(2), work(7)).model_copy(update={"fallback": items})


def two_groups(first: Item, second: Item) -> Agenda:
    return plan(a_day(1, groups(2, (first,), (second,))))


def heavy(shelf: Shelf, debrief: bool = True, **about: Any) -> Item:
    steps = (a_step("task", 40, method="case-study"), a_step("talk", 20, role="debrief", method="debriefing"))
    return shelf.session(5, *steps, off=() if debrief else ("talk",), load="heavy", **about)


def work(number: int, minutes: int = 60, **fields: Any) -> Item:
    return having(an_item(number, minutes), **fields)


def rest(number: int, minutes: int = 30, kind: str = "break") -> Item:
    return having(an_item(number, minutes), kind=kind, title="Rest")


def energiser(number: int) -> Item:
    return Item(uid=uid(number), kind="activity", title="Energiser", module=uid(9), slack=10)


def own_case(shelf: Shelf, number: int = 5, handouts: tuple[str, ...] = ("sheet",), **about: Any) -> Item:
    return shelf.session(number, a_step("own", 30, own_cases=True, handouts=handouts), **about)


def week(free: dict[int, tuple[Item, ...]], count: int = 7, dates: tuple[date, ...] = ()) -> Agenda:
    """Full days of nine to five, but for those that `free` names by their number."""
    days = []
    for number in range(1, count + 1):
        items = free.get(number, (work(100 + number, 480),))
        day = a_day(number, *items)
        days.append(day.model_copy(update={"date": dates[number - 1]}) if dates else day)
    return plan(*days)


def three_days(*items: Item, **fields: Any) -> Agenda:
    return plan(a_day(1, *items), a_day(92, energiser(94)), a_day(93, energiser(95)), **fields)


def methods(shelf: Shelf, number: int, *methods: tuple[str, int], **about: Any) -> Item:
    steps = (a_step(f"s{place}", minutes, method=method) for place, (method, minutes) in enumerate(methods))
    return shelf.session(number, *steps, **about)


def objective(shelf: Shelf, number: int, *names: str, **about: Any) -> Item:
    return shelf.session(number, a_step("task", 30, objectives=names), **about)


def building(shelf: Shelf) -> Item:
    return objective(shelf, 2, prerequisites=("dignity-own-words",))


def visit(number: int, out: int = 30, back: int = 30) -> Item:
    return having(an_item(number, 60, "visit"), travel_out=out, travel_back=back)


def interpreted(shelf: Shelf, slack: int, **about: Any) -> Agenda:
    item = shelf.session(
        5, a_step("say", 20, plenary=10), a_step("extra", 30, core=False), slack=slack, **about
    )
    return plan(a_day(1, item), interpretation="consecutive")


CASES: dict[str, Case] = {
    "overlap": Case(
        lambda s: plan(a_day(1, work(2), an_item(3, pin=570))),
        lambda s: plan(a_day(1, work(2), an_item(3, pin=600))),
        ("free-start", "shorten"),
    ),
    "past-the-hard-end": Case(
        lambda s: plan(a_day(1, work(2, 481))),
        lambda s: plan(a_day(1, work(2, 480))),
        ("set-aside", "end-later"),
    ),
    "past-midnight": Case(
        lambda s: plan(a_day(1, work(2, 61), start=1380, end=1440)),
        lambda s: plan(a_day(1, work(2, 60), start=1380, end=1440)),
        ("set-aside",),
    ),
    "person-in-two-places": Case(
        lambda s: two_groups(work(3, leads=(ANNA,)), work(4, leads=(ANNA, BEN))),
        lambda s: two_groups(work(3, leads=(ANNA,)), work(4, leads=(BEN,))),
    ),
    "room-in-two-uses": Case(
        lambda s: two_groups(work(3, room=HALL), work(4, room=HALL)),
        lambda s: two_groups(work(3, room=HALL), work(4, room=LOFT)),
    ),
    "no-time-between-rooms": Case(
        lambda s: plan(a_day(1, work(2, leads=(ANNA,), room=HALL), work(3, leads=(ANNA,), room=LOFT, gap=4))),
        lambda s: plan(a_day(1, work(2, leads=(ANNA,), room=HALL), work(3, leads=(ANNA,), room=LOFT, gap=5))),
        ("leave-time",),
    ),
    "interpreters-in-too-many-groups": Case(
        lambda s: plan(
            a_day(1, groups(2, (work(3),), (work(4),), (work(5),))), interpretation="simultaneous"
        ),
        lambda s: plan(
            a_day(1, groups(2, (work(3),), (work(4),), (rest(5),))), interpretation="simultaneous"
        ),
    ),
    "waiting-content": Case(
        lambda s: plan(waiting(work(3, 470), work(4, 11))),
        lambda s: plan(waiting(work(3, 470), work(4, 10))),
        ("set-aside", "end-later"),
    ),
    "fallback-not-harmless": Case(
        lambda s: plan(waiting(heavy(s))),
        lambda s: plan(waiting(s.session(6)), a_day(8, heavy(s))),
    ),
    "heavy-with-officials": Case(
        lambda s: plan(a_day(1, heavy(s, officials=True))),
        lambda s: plan(a_day(1, heavy(s), work(3, officials=True))),
        ("without-officials",),
    ),
    "heavy-without-debrief": Case(
        lambda s: plan(a_day(1, heavy(s, debrief=False))),
        lambda s: plan(a_day(1, heavy(s))),
        ("switch-on-debrief",),
    ),
    "heavy-without-soft-time": Case(
        lambda s: plan(a_day(1, heavy(s), rest(3, 25), work(4))),
        lambda s: plan(a_day(1, heavy(s), rest(3, 25), work(4, gap=5))),
        ("leave-time",),
    ),
    "heavy-in-the-evening": Case(
        lambda s: plan(a_day(1, heavy(s, pin=1021), end=1200)),
        lambda s: plan(a_day(1, heavy(s, pin=1020), end=1200)),
    ),
    "heavy-with-one-trainer": Case(
        lambda s: plan(a_day(1, heavy(s, leads=(ANNA,)))),
        lambda s: plan(a_day(1, heavy(s, leads=(ANNA, BEN)))),
    ),
    "own-cases-before-agreement": Case(
        lambda s: plan(a_day(1, work(2, 14), own_case(s), objective(s, 6, "agreements-propose-rule"))),
        lambda s: plan(a_day(1, objective(s, 6, "agreements-propose-rule"), own_case(s))),
        ("add-agreement",),
    ),
    "long-sitting": Case(
        lambda s: plan(a_day(1, work(2, 60), energiser(3), work(4, 21))),
        lambda s: plan(a_day(1, work(2, 60), rest(3, 10), work(4, 90))),
        ("add-break",),
    ),
    "objectives-not-covered": Case(
        lambda s: plan(a_day(1, objective(s, 2, "dignity-own-words")), programme="half-day"),
        lambda s: plan(a_day(1, objective(s, 2, "dignity-own-words", "foundations-sort-duties")), programme="half-day"),
    ),
    "interpretation-not-allowed-for": Case(
        lambda s: interpreted(s, slack=9), lambda s: interpreted(s, slack=10), ("lengthen", "only-core")
    ),
    "prerequisites-out-of-order": Case(
        lambda s: plan(a_day(1, building(s), objective(s, 3, "dignity-own-words"))),
        lambda s: plan(a_day(1, objective(s, 3, "dignity-own-words"), building(s))),
        ("swap",),
    ),
    "visit-without-preparation": Case(
        lambda s: plan(a_day(1, work(2, 14), visit(3))),
        lambda s: plan(a_day(1, work(2, 15), visit(3))),
        ("add-preparation",),
    ),
    "visit-without-debrief": Case(
        lambda s: plan(a_day(1, visit(3), rest(4), work(5, 14))),
        lambda s: plan(a_day(1, visit(3), rest(4), work(5, 15))),
        ("add-talk",),
    ),
    "visit-without-slack": Case(
        lambda s: plan(a_day(1, visit(3), work(4, gap=14))),
        lambda s: plan(a_day(1, visit(3), work(4, gap=15))),
        ("leave-time",),
    ),
    "visit-without-way": Case(
        lambda s: plan(a_day(1, visit(3, 0, 0))),
        lambda s: plan(a_day(1, visit(3, 0, 10))),
    ),
    "required-before-arrival": Case(
        lambda s: plan(a_day(1, s.session(2)).model_copy(update={"rhythm": "travel-day"}), a_day(3)),
        lambda s: plan(a_day(1, s.session(2, pin=840)).model_copy(update={"rhythm": "travel-day"}), a_day(3)),
        ("begin-later", "next-day"),
    ),
    "ceremony-without-buffer": Case(
        lambda s: plan(a_day(1, an_item(2, 30, "ceremony"), rest(3, 20), work(4, gap=9))),
        lambda s: plan(a_day(1, an_item(2, 30, "ceremony"), rest(3, 20), work(4, gap=10))),
        ("leave-time", "remove"),
    ),
    "handout-language": Case(
        lambda s: plan(a_day(1, own_case(s, papers={"en": frozenset(), "km": frozenset({Paper.MISSING})}))),
        lambda s: plan(a_day(1, own_case(s, handouts=(), papers={"km": frozenset({Paper.MISSING})}))),
    ),
    "withdrawn-session": Case(
        lambda s: plan(a_day(1, s.session(2, shown={}))),
        lambda s: plan(a_day(1, s.session(2))),
    ),
    "no-opening": Case(
        lambda s: plan(a_day(1, s.session(2), work(3))),
        lambda s: plan(a_day(1, work(3), s.session(2))),
        ("add-opening",),
    ),
    "no-evaluation": Case(
        lambda s: plan(a_day(1, work(3), s.session(2), an_item(4, 30, "ceremony"))),
        lambda s: plan(a_day(1, s.session(2), work(3, 10))),
        ("add-evaluation",),
    ),
    "no-action-planning": Case(
        lambda s: plan(a_day(1, s.session(2), work(3, 44))),
        lambda s: plan(a_day(1, methods(s, 2, ("action-planning", 30)), work(3, 10))),
        ("add-action",),
    ),
    "group-outside-range": Case(
        lambda s: plan(a_day(1, s.session(2, group=group())), people=25),
        lambda s: plan(a_day(1, s.session(2, group=group())), people=24),
    ),
    "venue-without": Case(
        lambda s: plan(a_day(1, s.session(2, a_step("show", 30, needs={"projector": "Draw it."}))), venue=("wall",)),
        lambda s: plan(a_day(1, s.session(2, a_step("show", 30, needs={"projector": "Draw it."}))), venue=None),
    ),
    "leading-too-long": Case(
        lambda s: plan(a_day(1, work(2, 181, leads=(ANNA,)), work(3, leads=(BEN,)))),
        lambda s: plan(a_day(1, work(2, 180, leads=(ANNA,)), rest(3), work(4, leads=(BEN,)))),
    ),
    "much-input": Case(
        lambda s: plan(a_day(1, methods(s, 2, ("input", 34), ("case-study", 66)))),
        lambda s: plan(a_day(1, methods(s, 2, ("input", 33), ("case-study", 67)))),
    ),
    "input-in-the-low-energy-window": Case(
        lambda s: plan(a_day(1, methods(s, 2, ("input", 20), pin=800)), rhythm="ordinary"),
        lambda s: plan(a_day(1, methods(s, 2, ("input", 19), pin=800)), rhythm="ordinary"),
    ),
    "own-case-sheet-too-late": Case(
        lambda s: plan(a_day(1, work(2), own_case(s, pin=931))),
        lambda s: plan(a_day(1, work(2), own_case(s, handouts=(), pin=935), own_case(s, 7, pin=930))),
    ),
    "no-free-half-day": Case(
        lambda s: week({6: (work(106, 301),)}),
        lambda s: week({5: (work(106, 300),)}),
    ),
    "no-free-day": Case(
        lambda s: week({}),
        lambda s: week({4: (rest(104, 300, "free"),)}),
    ),
    "theory-without-practice": Case(
        lambda s: three_days(methods(s, 2, ("case-study", 76), ("role-play", 24))),
        lambda s: three_days(methods(s, 2, ("case-study", 75), ("role-play", 25))),
    ),
    "practice-without-action": Case(
        lambda s: three_days(methods(s, 2, ("role-play", 100), ("action-planning", 5))),
        lambda s: three_days(methods(s, 2, ("role-play", 90), ("action-planning", 10))),
    ),
    "no-way-to-a-remedy": Case(
        lambda s: three_days(methods(s, 2, ("case-study", 60), themes=("fair-trial",))),
        lambda s: three_days(methods(s, 2, ("case-study", 60), themes=("individual-complaints",))),
    ),
    "approaches-out-of-balance": Case(
        lambda s: three_days(
            methods(s, 2, ("debate", 61), approaches=("research",)),
            methods(s, 3, ("debate", 39), approaches=("campaign",)),
        ),
        lambda s: three_days(
            methods(s, 2, ("debate", 60), approaches=("research",)),
            methods(s, 3, ("debate", 40), approaches=("campaign",)),
        ),
    ),
    "newer-revision": Case(
        lambda s: plan(a_day(1, s.newer(s.session(2), a_step("task", 40), a_step("more", 10)))),
        lambda s: plan(a_day(1, s.session(2))),
        ("take-newer",),
    ),
    "one-way-of-learning": Case(
        lambda s: plan(a_day(1, methods(s, 2, ("debate", 51)), methods(s, 3, ("role-play", 49)))),
        lambda s: plan(a_day(1, methods(s, 2, ("debate", 50)), methods(s, 3, ("role-play", 50)))),
    ),
    "one-method": Case(
        lambda s: plan(a_day(1, methods(s, 2, ("debate", 41)), methods(s, 3, ("quiz", 30), ("sorting", 29)))),
        lambda s: plan(a_day(1, methods(s, 2, ("debate", 40)), methods(s, 3, ("quiz", 31), ("sorting", 29)))),
    ),
    "few-methods": Case(
        lambda s: plan(a_day(1, methods(s, 2, ("debate", 30)), methods(s, 3, ("quiz", 30)))),
        lambda s: plan(a_day(1, methods(s, 2, ("debate", 30)), methods(s, 3, ("quiz", 20), ("sorting", 10)))),
    ),
}  # fmt: skip


def group() -> Group:
    return Group(least=8, best=20, most=24)


def remarks(name: str, agenda: Agenda, shelf: Shelf) -> list[Remark]:
    return list(BY_NAME[name](a_scene(agenda, shelf)))


def test_every_check_has_a_case() -> None:
    assert sorted(CASES) == sorted(check.name for check in CHECKS)


@pytest.mark.parametrize("name", CASES)
def test_it_speaks_and_says_so_in_a_sentence(name: str) -> None:
    shelf = Shelf()
    (remark, *_) = remarks(name, CASES[name].fires(shelf), shelf)
    assert remark.check == name
    assert remark.size > 0
    said = sentence(remark, {ANNA: "Anna"})
    assert "{" not in said
    assert said[0].isupper() or said[0] in "“1"
    assert said.endswith(".")
    assert len(said.split()) <= 24


@pytest.mark.parametrize("name", CASES)
def test_it_does_not_speak_of_a_near_miss(name: str) -> None:
    shelf = Shelf()
    assert remarks(name, CASES[name].near(shelf), shelf) == []


@pytest.mark.parametrize("name", [name for name in CASES if CASES[name].mends])
def test_one_click_mends(name: str) -> None:
    shelf = Shelf()
    agenda = CASES[name].fires(shelf)
    (remark, *_) = remarks(name, agenda, shelf)
    assert {*CASES[name].mends} <= {mend.name for mend in remark.mends}
    for mend in remark.mends:
        after = done(agenda, mend.operation)
        left = [again for again in remarks(name, after.agenda, shelf) if again.subject == remark.subject]
        assert left == [] or left[0].size < remark.size, mend.name
        assert done(after.agenda, after.inverse).agenda == agenda
        assert 1 <= len(label(mend.name).split()) <= 4


def test_a_mend_that_would_push_something_over_an_edge_is_not_offered() -> None:
    agenda = plan(a_day(1, an_item(2, 30, "ceremony"), an_item(3, 450)))
    (remark,) = remarks("ceremony-without-buffer", agenda, Shelf())
    assert [mend.name for mend in remark.mends] == ["remove"]


def test_a_long_session_is_broken_where_it_may_pause() -> None:
    shelf = Shelf()
    steps = (a_step("one", 40, pause_after=True), a_step("two", 40, pause_after=True), a_step("three", 40))
    agenda = plan(a_day(1, shelf.session(2, *steps)))
    (remark,) = remarks("long-sitting", agenda, shelf)
    assert dict(remark.data) == {"title": "Session 2", "minutes": 120, "enough": 90}
    (mend,) = remark.mends
    after = done(agenda, mend.operation).agenda
    assert [(item.kind, item.length) for item in after.days[0].items] == [
        ("module", 80),
        ("break", 15),
        ("module", 40),
    ]
    assert remarks("long-sitting", after, shelf) == []


def test_a_session_that_runs_into_a_break_goes_on_behind_it() -> None:
    shelf = Shelf()
    session = shelf.session(2, a_step("one", 50, pause_after=True), a_step("two", 40))
    agenda = plan(a_day(1, session, having(rest(3), pin=600), having(work(4), pin=680)))
    (remark,) = remarks("overlap", agenda, shelf)
    mend = next(mend for mend in remark.mends if mend.name == "split-around")
    after = done(agenda, mend.operation).agenda
    assert [(item.kind, item.length) for item in after.days[0].items] == [
        ("module", 50),
        ("break", 30),
        ("module", 40),
        ("custom", 60),
    ]
    assert remarks("overlap", after, shelf) == []
    late = plan(a_day(1, session, having(rest(3), pin=600), having(work(4), pin=660)))
    (remark,) = remarks("overlap", late, shelf)
    assert "split-around" not in {mend.name for mend in remark.mends}


def test_consecutive_interpretation_shortens_the_longest_sitting() -> None:
    agenda = plan(a_day(1, work(2, 76)))
    assert remarks("long-sitting", agenda, Shelf()) == []
    (remark,) = remarks("long-sitting", plan(*agenda.days, interpretation="consecutive"), Shelf())
    assert remark.data["enough"] == 75


def test_a_group_that_sits_too_long_is_told_though_the_other_rests() -> None:
    inner = (work(3, 50), work(4, 50)), (work(5, 50), rest(6, 15), work(7, 35))
    (remark,) = remarks("long-sitting", plan(a_day(1, groups(2, *inner))), Shelf())
    assert remark.subject == uid(4)


def test_days_that_are_not_in_the_plan_are_free() -> None:
    dates = tuple(date(2027, 3, number) for number in (1, 2, 3, 5, 6, 7, 8))
    assert remarks("no-free-day", week({}, dates=dates), Shelf()) == []


def test_a_split_session_is_told_once_and_taken_anew_as_a_whole() -> None:
    shelf = Shelf()
    whole = shelf.session(2, a_step("one", 30, pause_after=True), a_step("two", 30))
    shelf.newer(whole, a_step("one", 20, pause_after=True), a_step("two", 30), a_step("three", 10))
    agenda = done(plan(a_day(1, whole)), op.SplitItem(item=uid(2), after_step="one", new=uid(8))).agenda
    (remark,) = remarks("newer-revision", agenda, shelf)
    assert "now 20 min, before 30 min" in sentence(remark)
    (mend,) = remark.mends
    after = done(agenda, mend.operation).agenda
    assert [item.length for item in after.days[0].items] == [20, 40]
    assert remarks("newer-revision", after, shelf) == []


def test_what_the_trainer_chose_stays_when_the_newer_revision_is_taken() -> None:
    shelf = Shelf()
    item = shelf.session(2, a_step("one", 30), a_step("two", 30))
    shelf.newer(item, a_step("one", 20), a_step("two", 20))
    chosen = item.steps[0].model_copy(update={"minutes": 45}), item.steps[1].model_copy(update={"on": False})
    agenda = plan(a_day(1, having(item, steps=chosen)))
    (remark,) = remarks("newer-revision", agenda, shelf)
    after = done(agenda, remark.mends[0].operation).agenda.days[0].items[0]
    assert [(step.minutes, step.written, step.on) for step in after.steps] == [
        (45, 20, True),
        (20, 20, False),
    ]
    assert after.revisions == {"en": "b" * 64}


def test_two_people_who_lead_too_long_make_one_remark() -> None:
    items = (work(2, 200, leads=(ANNA, BEN)), work(3, 30, leads=(BEN,)))
    (remark,) = remarks("leading-too-long", plan(a_day(1, *items)), Shelf())
    assert sentence(remark, {BEN: "Ben"}).startswith("On day 1 Ben leads for 230 min, and 1 more person")
    assert "somebody" in sentence(remark)


def test_words_of_people_are_never_read_as_a_pattern() -> None:
    agenda = plan(a_day(1, having(work(2, 481), title="{minutes} {evil.x}")))
    (remark,) = remarks("past-the-hard-end", agenda, Shelf())
    assert "{minutes} {evil.x}" in sentence(remark)


def test_an_item_that_a_check_adds_is_named_in_the_plans_language() -> None:
    shelf = Shelf()
    agenda = plan(a_day(1, shelf.session(2)), language="th")
    (remark,) = remarks("no-opening", agenda, shelf)
    operation = remark.mends[0].operation
    assert isinstance(operation, op.AddItem)
    assert operation.item.uid not in {uid(1), uid(2)}
