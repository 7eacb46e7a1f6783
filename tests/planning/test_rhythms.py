"""Rhythms laid out on days, and pauses copied from one day to others."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from curriculum import settings, vocabulary
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Day, Item
from curriculum.planning.operations import Operation
from curriculum.planning.rhythms import RESTS, copied_pauses, laid_out, laid_out_on_all
from curriculum.planning.templates import days_of_rhythm
from curriculum.planning.timeline import timeline
from curriculum.vocabulary.values import Pause, Rhythm, Window
from tests.planning.agendas import LAW, a_day, a_plan, agendas, an_item, done, uid

WORDS = vocabulary.read_folder(settings.shipped() / "data")
RHYTHMS = WORDS.rhythms
NAMES = frozenset(pause.label for rhythm in RHYTHMS.values() for pause in rhythm.pauses)


def after(agenda: Agenda, operation: Operation | None) -> Agenda:
    return agenda if operation is None else done(agenda, operation).agenda


def with_rhythm(agenda: Agenda, name: str, names: frozenset[str] = NAMES) -> Agenda:
    return after(agenda, laid_out(agenda, RHYTHMS[name], [day.uid for day in agenda.days], names))


def at(agenda: Agenda, number: int = 0) -> list[tuple[str, int, int]]:
    """What stands on a day, with its clock."""
    return [(timed.item.title, timed.start, timed.end) for timed in timeline(agenda).days[number].items]


def sessions(items: tuple[Item, ...]) -> list[UUID]:
    return [item.uid for item in items if item.kind not in RESTS]


def a_pause(number: int, title: str, minutes: int, pin: int | None = None) -> Item:
    return an_item(number, minutes, "break", pin).model_copy(update={"title": title})


def test_an_empty_day_gets_the_hours_and_the_pauses() -> None:
    laid = with_rhythm(a_plan(a_day(1)), "fasting-month")
    day, fresh = laid.days[0], days_of_rhythm(RHYTHMS["fasting-month"], 1)[0]
    assert (day.start, day.end) == (510, 930)
    assert [(item.title, item.pin) for item in day.items] == [(item.title, item.pin) for item in fresh.items]
    assert with_rhythm(laid, "fasting-month") == laid


def test_one_rhythm_takes_the_place_of_another_and_back() -> None:
    ordinary = a_plan(*days_of_rhythm(RHYTHMS["ordinary"], 2))
    there = with_rhythm(ordinary, "hot-season")
    assert [title for title, _, _ in at(there)] == [pause.label for pause in RHYTHMS["hot-season"].pauses]
    back = with_rhythm(there, "ordinary")
    assert [at(back, number) for number in (0, 1)] == [at(ordinary, number) for number in (0, 1)]


def test_sessions_keep_their_order_and_pauses_come_between_them() -> None:
    plan = a_plan(a_day(1, an_item(2, 85), an_item(3, 80), an_item(4, 75), an_item(5, 90)))
    assert at(with_rhythm(plan, "ordinary")) == [
        ("Item 2", 540, 625),
        ("Morning break", 625, 655),
        ("Item 3", 655, 735),
        ("Midday meal", 735, 795),
        ("Item 4", 795, 870),
        ("Afternoon break", 885, 915),
        ("Item 5", 915, 1005),
    ]


def test_a_session_without_room_for_the_pause_goes_first_and_the_overlap_shows() -> None:
    laid = with_rhythm(a_plan(a_day(1, an_item(2, 180), an_item(3, 30))), "half-day")
    assert at(laid) == [("Item 2", 540, 720), ("Morning break", 640, 660), ("Item 3", 720, 750)]
    assert timeline(laid).days[0].items[1].problems


def test_a_pause_that_is_there_is_moved_and_keeps_its_title() -> None:
    tea = a_pause(3, "Tea with the elders", 45)
    laid = with_rhythm(a_plan(a_day(1, an_item(2, 60), tea, an_item(4, 60))), "half-day")
    assert at(laid) == [("Item 2", 540, 600), ("Tea with the elders", 615, 635), ("Item 4", 635, 695)]
    assert laid.days[0].items[1].uid == tea.uid


def test_what_the_trainer_made_stays_and_what_another_rhythm_left_goes() -> None:
    own = a_pause(2, "Karaoke", 30, pin=960)
    left = a_pause(3, "Afternoon water break", 15, pin=930)
    written_on = a_pause(4, "Second water break", 15, pin=990).model_copy(update={"materials": "Ice"})
    plan = a_plan(a_day(1, own, left, written_on))
    titles = [title for title, _, _ in at(with_rhythm(plan, "half-day"))]
    assert titles == ["Morning break", "Karaoke", "Second water break"]
    assert "Afternoon water break" in [
        title for title, _, _ in at(with_rhythm(plan, "half-day", frozenset()))
    ]


def test_every_day_follows_its_own_rhythm_or_the_plans() -> None:
    first, second, third = (a_day(number) for number in (1, 2, 3))
    plan = a_plan(first.model_copy(update={"rhythm": "travel-day"}), second, third)
    assert laid_out_on_all(plan.model_copy(update={"days": (second, third)}), RHYTHMS) is None
    laid = after(
        plan, laid_out_on_all(done(plan, op.SetPlan(field="rhythm", value="hot-season")).agenda, RHYTHMS)
    )
    assert [(day.start, day.end) for day in laid.days] == [(660, 960), (450, 990), (450, 990)]
    assert laid_out_on_all(laid.model_copy(update={"rhythm": "hot-season"}), RHYTHMS) is None


def test_pauses_are_copied_at_their_clock_times_and_replace_what_is_in_their_way() -> None:
    meal = an_item(3, 60, "pause").model_copy(update={"title": "Lunch by the river", "note": uid(900_001)})
    first = a_day(1, an_item(2, 150), meal)
    in_the_way, elsewhere = a_pause(5, "Lunch", 30, pin=700), a_pause(6, "Tea", 15, pin=900)
    plan = a_plan(first, a_day(4, an_item(7, 60), in_the_way, elsewhere), a_day(8))
    copied = after(plan, copied_pauses(plan, first.uid, [day.uid for day in plan.days]))
    assert at(copied, 1) == [("Item 7", 540, 600), ("Lunch by the river", 690, 750), ("Tea", 900, 915)]
    assert at(copied, 2) == [("Lunch by the river", 690, 750)]
    assert copied.days[0] == plan.days[0]
    assert not any(item.note for day in copied.days[1:] for item in day.items)
    assert copied_pauses(copied, first.uid, [day.uid for day in plan.days]) is None


def test_pauses_of_a_day_that_is_gone_are_no_gesture() -> None:
    assert copied_pauses(a_plan(a_day(1)), uid(2), [uid(1)]) is None


@st.composite
def rhythms(draw: st.DrawFn) -> Rhythm:
    """Any rhythm that the vocabulary would take."""
    start = draw(st.integers(0, 1200))
    pauses = tuple(draw(_pauses(number)) for number in range(draw(st.integers(0, 5))))
    return Rhythm("any", "Any", "", start, draw(st.integers(start + 1, 1440)), 90, None, pauses)


@st.composite
def _pauses(draw: st.DrawFn, number: int) -> Pause:
    begins = draw(st.integers(300, 1200))
    minutes = draw(st.integers(1, 90))
    window = Window(begins, begins + minutes + draw(st.integers(0, 90)))
    label = draw(st.sampled_from(("Lunch", "Tea", "Prayer", "Midday meal")))
    return Pause(f"pause-{number}", draw(st.sampled_from(("break", "meal", "pause"))), label, minutes, window)


names = st.frozensets(st.sampled_from(("Lunch", "Tea", "Opening", "Prayer", "Midday meal")))


def _order(days: tuple[Day, ...]) -> list[list[UUID]]:
    return [sessions(day.items) for day in days]


@LAW
@given(agendas(), rhythms(), names)
def test_a_rhythm_never_clashes_keeps_sessions_in_order_and_changes_nothing_twice(
    agenda: Agenda, rhythm: Rhythm, known: frozenset[str]
) -> None:
    days = [day.uid for day in agenda.days]
    gesture = laid_out(agenda, rhythm, days, known)
    laid = after(agenda, gesture)
    assert _order(laid.days) == _order(agenda.days)
    assert all((day.start, day.end) == (rhythm.start, rhythm.end) for day in laid.days)
    for day in laid.days:
        pinned = [(item.kind, item.pin, item.minutes) for item in day.items]
        for pause in rhythm.pauses:
            kind = "break" if pause.kind == "break" else "pause"
            assert any(
                (kind, pin, pause.minutes) in pinned for pin in range(pause.window.start, pause.latest + 1)
            )
    assert laid_out(laid, rhythm, days, known) is None
    if gesture:
        assert done(laid, done(agenda, gesture).inverse).agenda == agenda


@LAW
@given(agendas().filter(lambda agenda: len(agenda.days) > 1), st.data())
def test_copied_pauses_never_clash_keep_sessions_in_order_and_change_nothing_twice(
    agenda: Agenda, data: st.DataObject
) -> None:
    days = [day.uid for day in agenda.days]
    source = data.draw(st.sampled_from(days))
    gesture = copied_pauses(agenda, source, days)
    copied = after(agenda, gesture)
    assert _order(copied.days) == _order(agenda.days)
    assert copied.day(source) == agenda.day(source)
    assert copied_pauses(copied, source, days) is None
    if gesture:
        assert done(copied, done(agenda, gesture).inverse).agenda == agenda
