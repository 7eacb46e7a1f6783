"""Plans in a real database, on SQLite and on PostgreSQL: changes, resends, undo, redo, and a restart."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from curriculum.access import Actor
from curriculum.db import Database, open_database
from curriculum.errors import InvalidValue, NotAllowed, NotFound
from curriculum.models.vocabulary import Rhythm
from curriculum.planning import history, notes, plans, saving, store
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.parts import numbered
from tests.planning.agendas import IDS, KEYS, LAW, a_day, agendas, an_item, groups, operations, uid
from tests.planning.deeds import a_new_plan, do, redo, stored, undo
from tests.planning.libraries import a_module, a_written_step

OTHER = Actor(UUID(int=42))


def lengths(agenda: Agenda) -> list[int]:
    return [item.length for item in agenda.days[0].items]


def lunch(minutes: int = 60) -> Item:
    return Item(uid=uuid4(), kind="pause", title="Lunch", minutes=minutes)


def test_what_is_done_is_there_when_the_plan_is_read_again(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    first, second = (day.uid for day in plan.days)
    meal, parallel = lunch(), groups(5, (an_item(6), an_item(7, gap=5)), ())
    outcome = do(
        any_database,
        plan,
        op.AddItem(item=meal, into=first),
        op.AddItem(item=parallel, into=first, after=meal.uid),
        op.MoveItem(item=an_item(7).uid, into=second),
        op.AddDay(day=a_day(8, an_item(9, pin=600)), after=second),
        op.SetPlan(field="zone", value="Asia/Bangkok"),
        op.RemoveItem(item=an_item(6).uid),
        op.MoveDay(day=a_day(8).uid),
    )
    assert outcome.applied
    assert outcome.plan.version == 7
    assert stored(any_database, plan) == outcome.plan.agenda
    assert [len(day.items) for day in outcome.plan.agenda.days] == [1, 2, 1]


def test_every_stored_change_reads_back_as_it_was_applied(any_database: Database) -> None:
    with any_database.write() as work:
        steps = [a_written_step(key, 10, pause=True) for key in ("open", "task", "close")]
        session = plans.item_for(work, a_module(work, "one", *steps))

    def again(number: int) -> Item:
        return session.model_copy(update={"uid": uid(number)})

    @settings(LAW, max_examples=6)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        plan = a_new_plan(any_database)
        try:
            do(
                any_database,
                plan,
                op.RemoveDay(day=plan.days[0].uid),
                op.AddDay(day=a_day(1, again(2), again(3), groups(4, (again(5),), ()))),
                op.AddDay(day=a_day(6, an_item(7))),
            )
            for _ in range(3):
                _change_and_change_back(any_database, plan, data)
        finally:
            with any_database.write() as work:
                work.session.execute(store.PLAN.delete())

    law()


def _change_and_change_back(database: Database, plan: Agenda, data: st.DataObject) -> None:
    before = stored(database, plan)
    outcome = do(database, plan, data.draw(_storable(before)))
    assert stored(database, plan) == outcome.plan.agenda
    if outcome.applied:
        assert undo(database, plan).plan.agenda == before
        assert stored(database, plan) == before
        redo(database, plan)
        assert stored(database, plan) == outcome.plan.agenda
    else:
        assert outcome.plan.agenda == before


def _storable(agenda: Agenda) -> st.SearchStrategy[op.Operation]:
    """Operations that name no module, revision, note, person or room from outside the database."""
    strangers = (op.AddItem, op.AddDay, op.AddStrand, op.SetStepWords, op.FillBlank, op.Several)

    def names_a_stranger(operation: op.Operation) -> bool:
        if isinstance(operation, op.SetItem | op.SetStrand):
            return bool(operation.value) and operation.field in ("leads", "room", "note", "absent_note")
        return isinstance(operation, strangers)

    return operations(agenda).filter(lambda operation: not names_a_stranger(operation))


def test_a_resend_does_nothing_and_counts_as_applied(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    add = op.AddItem(item=lunch(), into=plan.days[0].uid)
    for _ in range(2):
        with any_database.write() as work:
            outcome = plans.perform(work, plan.uid, "board", 7, add)
    assert outcome.applied
    assert outcome.plan.version == 1
    assert lengths(stored(any_database, plan)) == [60]
    for _ in range(2):
        with any_database.write() as work:
            outcome = plans.undo(work, plan.uid, "board", 8)
    assert outcome.applied
    assert outcome.plan.version == 2


def test_a_clash_writes_nothing_and_may_be_tried_again(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    meal = lunch()
    with any_database.write() as work:
        outcome = plans.perform(work, plan.uid, "board", 1, op.RemoveItem(item=meal.uid))
    assert (outcome.applied, outcome.clash and outcome.clash.reason) == (False, "item-gone")
    assert outcome.plan.version == 0
    do(any_database, plan, op.AddItem(item=meal, into=plan.days[0].uid))
    with any_database.write() as work:
        assert plans.perform(work, plan.uid, "board", 1, op.RemoveItem(item=meal.uid)).applied


def test_an_id_that_another_plan_uses_is_taken(any_database: Database) -> None:
    one, two = a_new_plan(any_database), a_new_plan(any_database)
    meal = lunch()
    do(any_database, one, op.AddItem(item=meal))
    outcome = do(any_database, two, op.AddItem(item=meal))
    assert outcome.clash is not None
    assert (outcome.clash.reason, outcome.clash.subject) == ("id-taken", str(meal.uid))


def test_undo_and_redo_go_all_the_way_back_and_forth(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    meal = lunch()
    seen = [plan]
    for operation in (
        op.AddItem(item=meal, into=plan.days[0].uid),
        op.SetMinutes(item=meal.uid, minutes=45),
        op.RemoveDay(day=plan.days[0].uid),
    ):
        seen.append(do(any_database, plan, operation).plan.agenda)
    for expected in reversed(seen[:-1]):
        assert undo(any_database, plan).plan.agenda == expected
    assert not undo(any_database, plan).applied
    for expected in seen[1:]:
        assert redo(any_database, plan).plan.agenda == expected
    assert not redo(any_database, plan).applied
    assert undo(any_database, plan).plan.agenda == seen[-2]


@settings(LAW, max_examples=8)
@given(st.lists(st.sampled_from(("do", "do", "undo", "undo", "redo")), min_size=3, max_size=12))
def test_undo_and_redo_are_two_stacks(empty_file: Path, deeds: list[str]) -> None:
    with TemporaryDirectory() as folder:
        database = open_database(shutil.copy(empty_file, folder))
        plan = a_new_plan(database)
        behind: list[Agenda] = []
        ahead: list[Agenda] = []
        now = plan
        for deed in deeds:
            if deed == "do":
                behind, ahead = [*behind, now], []
                outcome = do(database, plan, op.AddItem(item=lunch(), into=plan.days[0].uid))
                now = outcome.plan.agenda
            elif deed == "undo":
                outcome = undo(database, plan)
                if behind:
                    ahead, now = [now, *ahead], behind.pop()
            else:
                outcome = redo(database, plan)
                if ahead:
                    behind, now = [*behind, now], ahead.pop(0)
            assert outcome.plan.agenda == now
            assert (outcome.plan.can_undo, outcome.plan.can_redo) == (bool(behind), bool(ahead))
        database.close()


def test_an_outcome_names_the_operation_and_undo_takes_back_exactly_that_one(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    mine, other = lunch(60), lunch(30)
    day = plan.days[0].uid
    number = do(any_database, plan, op.AddItem(item=mine, into=day)).number
    assert number is not None
    do(any_database, plan, op.AddItem(item=other, into=day), actor=OTHER)  # what others do is not in the way
    with any_database.write() as work:
        again = plans.perform(work, plan.uid, "find", 1, op.RemoveItem(item=other.uid))
        assert plans.perform(work, plan.uid, "find", 1, op.RemoveItem(item=other.uid)).number == again.number

    def take_back(sequence: int) -> plans.Outcome:
        with any_database.write() as work:
            return plans.undo(work, plan.uid, "find", sequence, number=number)

    late = take_back(2)
    assert (late.applied, late.clash, late.number) == (False, None, None)
    assert late.plan.agenda == again.plan.agenda
    undo(any_database, plan)  # the removal; the addition is the last again
    assert take_back(3).plan.agenda.days[0].items == (other,)
    assert not take_back(4).applied


def test_a_plan_opens_although_its_last_entry_cannot_be_read(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    changed = do(any_database, plan, op.AddItem(item=lunch(), into=plan.days[0].uid)).plan.agenda
    with any_database.write() as work:
        work.session.execute(update(history.LOG).values(inverse={"op": "Unheard", "of": 1}))
    with any_database.read() as work:
        opened = plans.by_uid(work, plan.uid)
    assert (opened.agenda, opened.can_undo) == (changed, False)
    assert not undo(any_database, plan).applied
    do(any_database, plan, op.AddItem(item=lunch(), into=plan.days[0].uid))
    assert undo(any_database, plan).plan.agenda == changed


def test_a_plan_that_would_hold_too_much_is_refused_and_opens_as_it_was(database: Database) -> None:
    plan = a_new_plan(database)
    flood = tuple(op.AddItem(item=lunch(1), into=plan.days[0].uid) for _ in range(600))
    outcome = do(database, plan, op.Several(operations=flood))
    assert outcome.clash is not None
    assert (outcome.clash.reason, outcome.clash.subject) == ("too-many", str(plan.days[0].uid))
    assert stored(database, plan) == plan


def test_two_who_change_two_fields_keep_both(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    do(any_database, plan, op.SetPlan(field="title", value="Three days"))
    do(any_database, plan, op.SetPlan(field="people", value=31), actor=OTHER)
    do(any_database, plan, op.SetDay(day=plan.days[0].uid, field="title", value="Arrival"))
    do(any_database, plan, op.SetDay(day=plan.days[0].uid, field="start", value=600), actor=OTHER)
    agenda = undo(any_database, plan).plan.agenda
    assert (agenda.title, agenda.people, agenda.days[0].title, agenda.days[0].start) == (
        "Three days", 31, None, 600,
    )  # fmt: skip


def test_a_rhythm_that_is_not_in_the_vocabulary_is_refused(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    with pytest.raises(NotFound):
        do(any_database, plan, op.SetPlan(field="rhythm", value="never"))
    with any_database.write() as work:
        work.session.add(Rhythm(uid=uuid4(), slug="monsoon", position=0))
    do(any_database, plan, op.SetPlan(field="rhythm", value="monsoon"))
    assert stored(any_database, plan).rhythm == "monsoon"


def test_something_new_ends_redo(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    do(any_database, plan, op.AddItem(item=lunch(), into=plan.days[0].uid))
    assert undo(any_database, plan).plan.can_redo
    outcome = do(any_database, plan, op.AddItem(item=lunch(45), into=plan.days[0].uid))
    assert not outcome.plan.can_redo
    assert not redo(any_database, plan).applied
    assert lengths(stored(any_database, plan)) == [45]


def test_undo_takes_back_mine_and_leaves_what_others_did(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    mine, theirs = lunch(60), lunch(30)
    do(any_database, plan, op.AddItem(item=mine, into=plan.days[0].uid))
    do(any_database, plan, op.AddItem(item=theirs, into=plan.days[0].uid), actor=OTHER)
    assert undo(any_database, plan).plan.agenda.days[0].items == (theirs,)


def test_an_undo_whose_target_is_gone_is_shown_once_and_then_left_out(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    first, second = lunch(60), lunch(30)
    day = plan.days[0].uid
    do(any_database, plan, op.AddItem(item=first, into=day), op.AddItem(item=second, into=day))
    do(any_database, plan, op.SetMinutes(item=second.uid, minutes=20))
    do(any_database, plan, op.RemoveItem(item=second.uid), actor=OTHER)
    outcome = undo(any_database, plan)
    assert (outcome.applied, outcome.clash and outcome.clash.reason) == (False, "item-gone")
    assert outcome.plan.can_undo
    assert not outcome.plan.can_redo
    assert undo(any_database, plan).clash is not None  # adding it cannot be taken back either
    assert undo(any_database, plan).plan.agenda.days[0].items == ()
    assert redo(any_database, plan).plan.agenda.days[0].items == (first,)


def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "sala.db"
    database = open_database(path)
    plan = a_new_plan(database)
    changed = do(database, plan, op.AddItem(item=lunch(), into=plan.days[0].uid)).plan.agenda
    database.close()
    database = open_database(path)
    with database.read() as work:
        opened = plans.by_uid(work, plan.uid)
    assert opened.can_undo
    assert opened.last == "added “Lunch”"
    assert undo(database, plan).plan.agenda == plan
    database.close()
    database = open_database(path)
    outcome = redo(database, plan)
    assert (outcome.plan.agenda, outcome.plan.version) == (changed, 3)
    database.close()


def test_two_connections_lose_no_change_of_each_other(any_database: Database, tmp_path: Path) -> None:
    plan = a_new_plan(any_database)
    meal = lunch(1)
    do(any_database, plan, op.AddItem(item=meal, into=plan.days[0].uid))
    place = any_database.path
    second = open_database(place) if place else any_database

    def ten_minutes_more(database: Database) -> None:
        for _ in range(10):
            with database.write() as work:
                now = plans.by_uid(work, plan.uid).agenda.days[0].items[0].length
                plans.perform(work, plan.uid, str(uuid4()), 1, op.SetMinutes(item=meal.uid, minutes=now + 1))

    threads = [threading.Thread(target=ten_minutes_more, args=(each,)) for each in (any_database, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if second is not any_database:
        second.close()
    assert lengths(stored(any_database, plan)) == [21]
    with any_database.read() as work:
        numbers = work.session.execute(select(history.LOG.c.number)).scalars()
        assert sorted(numbers) == list(range(1, 22))


def test_a_failed_transaction_leaves_neither_rows_nor_log(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    with pytest.raises(RuntimeError, match="power cut"), any_database.write() as work:
        plans.perform(work, plan.uid, "board", 1, op.AddItem(item=lunch(), into=plan.days[0].uid))
        raise RuntimeError("power cut")
    assert stored(any_database, plan) == plan
    with any_database.read() as work:
        assert not plans.by_uid(work, plan.uid).can_undo


def test_a_module_that_is_not_in_the_library_cannot_be_put_into_a_plan(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    stranger = Item(uid=uuid4(), kind="module", title="?", module=uuid4(), slack=30)
    with pytest.raises(NotFound):
        do(any_database, plan, op.AddItem(item=stranger, into=plan.days[0].uid))


def test_a_withdrawn_module_enters_no_plan_and_stays_where_it_is(any_database: Database) -> None:
    plan, other = a_new_plan(any_database), a_new_plan(any_database)
    with any_database.write() as work:
        module = a_module(work, "one", a_written_step("open", 10))
        item = plans.item_for(work, module)
    add = op.AddItem(item=item, into=plan.days[0].uid)
    do(any_database, plan, add)
    with any_database.write() as work:
        work.session.execute(update(store.EDITION).values(published_id=None))
    again = item.model_copy(update={"uid": uuid4()})
    with pytest.raises(NotFound):
        do(any_database, other, op.AddItem(item=again, into=other.days[0].uid))
    do(any_database, plan, op.AddItem(item=again, into=plan.days[1].uid))
    for _ in range(2):
        undo(any_database, plan)
    assert stored(any_database, plan) == plan
    assert redo(any_database, plan).plan.agenda.days[0].items == (item,)


def test_an_item_that_comes_back_as_another_module_pins_that_ones_revision(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    with any_database.write() as work:
        one, two = (plans.item_for(work, a_module(work, name, a_written_step("open", 10))) for name in "ab")
    add = op.AddItem(item=one, into=plan.days[0].uid)
    other = two.model_copy(update={"uid": one.uid})
    do(any_database, plan, add)
    change = op.Several(operations=(op.RemoveItem(item=one.uid), op.AddItem(item=other)))
    assert do(any_database, plan, change).plan.agenda.aside == (other,)
    assert stored(any_database, plan).aside == (other,)
    assert undo(any_database, plan).plan.agenda.days[0].items == (one,)


def test_words_beside_a_step_are_a_note_that_the_log_does_not_hold(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    with any_database.write() as work:
        module = a_module(work, "one", a_written_step("open", 10))
        item = plans.item_for(work, module)
        secret = notes.write(work, plan.uid, "Ask Dina first")
    do(any_database, plan, op.AddItem(item=item, into=plan.days[0].uid))
    outcome = do(any_database, plan, op.SetStepWords(item=item.uid, step="open", words=secret))
    assert outcome.plan.agenda.days[0].items[0].steps[0].words == secret
    with any_database.read() as work:
        assert notes.texts(work, [secret, uuid4()]) == {secret: "Ask Dina first"}
        assert "Dina" not in str(work.session.execute(select(history.LOG)).all())
    with pytest.raises(NotFound):
        do(any_database, plan, op.SetStepWords(item=item.uid, step="open", words=uuid4()))


def test_a_local_fact_is_filled_in_undone_and_kept_in_a_note(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    with any_database.write() as work:
        module = a_module(work, "one", a_written_step("open", 10))
        plans.fill_blank(work, plan.uid, "me", 1, module, "lawyer", "  Dina, district office ")
    with any_database.read() as work:
        agenda = plans.by_uid(work, plan.uid).agenda
        note = agenda.answer(module, "lawyer")
        assert note
        assert notes.texts(work, [note]) == {note: "Dina, district office"}
        assert "Dina" not in str(work.session.execute(select(history.LOG)).all())
    with any_database.write() as work:
        emptied = plans.fill_blank(work, plan.uid, "me", 2, module, "lawyer", " ")
        assert emptied.plan.agenda.answer(module, "lawyer") is None
        assert plans.undo(work, plan.uid, "me", 3).plan.agenda.answer(module, "lawyer") == note
        with pytest.raises(NotFound):
            plans.fill_blank(work, plan.uid, "me", 4, uuid4(), "lawyer", "Dina")


def test_plans_are_listed_with_their_days_and_minutes(any_database: Database) -> None:
    plan = a_new_plan(any_database)
    with any_database.write() as work:
        plans.create(work, "Another", days=1)
    do(any_database, plan, op.AddItem(item=lunch(), into=plan.days[0].uid))
    with any_database.read() as work:
        listed = plans.list_plans(work)
    assert [(summary.slug, summary.days, summary.minutes) for summary in listed] == [
        ("two-days", 2, 60),
        ("another", 1, 0),
    ]


def test_a_plan_that_is_put_away_is_on_no_list_until_undo_or_bringing_it_back(any_database: Database) -> None:
    def listed(put_away: bool = False) -> list[str]:
        with any_database.read() as work:
            return [summary.slug for summary in plans.list_plans(work, put_away)]

    plan, other = a_new_plan(any_database), a_new_plan(any_database)
    away = op.SetPlan(field="put_away", value=True)
    outcome = do(any_database, plan, op.AddItem(item=lunch(), into=plan.days[0].uid), away)
    assert (listed(), listed(put_away=True)) == ([other.slug], [plan.slug])
    assert outcome.plan.last == "put the plan away"
    assert stored(any_database, plan) == outcome.plan.agenda
    assert undo(any_database, plan).plan.undone == "put the plan away"
    assert (listed(), listed(put_away=True)) == ([plan.slug, other.slug], [])
    do(any_database, plan, away)
    back = do(any_database, plan, op.SetPlan(field="put_away", value=False))
    assert (lengths(back.plan.agenda), back.plan.last) == ([60], "brought the plan back")
    assert listed(put_away=True) == []


def test_the_minutes_of_a_plan_in_the_list_are_those_of_its_items(any_database: Database) -> None:
    with any_database.write() as work:
        a_module(work, "one", *(a_written_step(key, 10) for key in KEYS))
        session = plans.item_for(work, a_module(work, "two", a_written_step("open", 10)))
        work.session.execute(store.NAME.insert(), [{"uid": uid, "kind": "room", "text": "R"} for uid in IDS])

    def known(item: Item) -> Item:
        """The item with a module that the library has, and without notes: its plan has none yet."""
        strands = tuple(s.model_copy(update={"items": tuple(map(known, s.items))}) for s in item.strands)
        own = {"module": session.module, "revisions": session.revisions} if item.module else {}
        return item.model_copy(update={"strands": strands, "note": None, "absent_note": None, **own})

    @settings(LAW, max_examples=6)
    @given(agendas())
    def law(agenda: Agenda) -> None:
        days = tuple(
            d.model_copy(
                update={"items": tuple(map(known, d.items)), "fallback": tuple(map(known, d.fallback))}
            )
            for d in agenda.days
        )
        aside = tuple(map(known, agenda.aside))
        agenda = numbered(agenda.model_copy(update={"days": days, "aside": aside}))
        with any_database.write() as work:
            work.session.execute(store.PLAN.delete())
            saving.add(work, agenda)
        with any_database.read() as work:
            (summary,) = plans.list_plans(work)
            assert plans.by_uid(work, agenda.uid).agenda == agenda
        assert summary.days == len(agenda.days)
        assert summary.minutes == sum(item.length for day in agenda.days for item in day.items)

    law()


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Two days: Who answers?", "two-days-who-answers"), ("อบรมสองวัน", "plan-"), ("Hội thảo", "h-i-th-o")],
)
def test_a_plan_is_named_after_its_title(database: Database, title: str, slug: str) -> None:
    with database.write() as work:
        first, second = plans.create(work, title).agenda.slug, plans.create(work, title).agenda.slug
        assert first.startswith(slug)
        assert first != second
        assert plans.get(work, second).agenda.title == title
        with pytest.raises(NotFound):
            plans.get(work, "never")


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"title": "x" * 300},
        {"days": 0},
        {"days": plans.MOST_DAYS + 1},
        {"people": 0},
        {"language": "!"},
        {"slug": "../x"},
    ],
)
def test_what_a_plan_cannot_be_is_refused_with_its_field(
    database: Database, wrong: dict[str, object]
) -> None:
    with pytest.raises(InvalidValue) as raised, database.write() as work:
        plans.create(work, **{"title": "Plan", **wrong})  # type: ignore[arg-type]
    assert raised.value.field == next(iter(wrong))


def test_who_may_not_change_plans_changes_none(database: Database) -> None:
    plan = a_new_plan(database)
    reader = Actor(UUID(int=9), frozenset())
    with database.write(reader) as work:
        for attempt in (
            lambda work=work: plans.create(work, "Mine"),
            lambda work=work: plans.perform(work, plan.uid, "c", 1, op.RemoveDay(day=plan.days[0].uid)),
            lambda work=work: plans.undo(work, plan.uid, "c", 2),
            lambda work=work: plans.redo(work, plan.uid, "c", 3),
            lambda work=work: notes.write(work, plan.uid, "x"),
        ):
            with pytest.raises(NotAllowed):
                attempt()


def test_a_message_must_name_itself(database: Database) -> None:
    plan = a_new_plan(database)
    with database.write() as work:
        for client, sequence in (("", 1), ("x" * 65, 1), ("c", -1), ("c", 2**31)):
            with pytest.raises(InvalidValue):
                plans.perform(work, plan.uid, client, sequence, op.RemoveDay(day=plan.days[0].uid))


@pytest.mark.parametrize("name", ["", "\x00", "half \udcff", "../../etc/passwd", "x" * 100_000, "%", "Ünï"])
def test_what_no_plan_can_be_called_is_not_found(any_database: Database, name: str) -> None:
    with any_database.read() as work, pytest.raises(NotFound):
        plans.get(work, name)
