"""Two trainers, two laptops: a pack makes the same plan elsewhere, merges by its changes, and leaves choices."""

from __future__ import annotations

import hashlib
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum import vocabulary
from curriculum.db import Database, open_database
from curriculum.errors import FileProblem
from curriculum.planning import merging, names, notes, packs, plans
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.chronicle import chronicle
from curriculum.planning.merging import Merged
from curriculum.planning.packs import Pack
from curriculum.settings import shipped
from curriculum.vocabulary import rhythms
from tests.planning.agendas import LAW, operations
from tests.planning.deeds import do, stored, undo
from tests.planning.libraries import a_module, a_written_step


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Database]:
    """The other laptop."""
    opened = open_database(tmp_path / "elsewhere.db")
    yield opened
    opened.close()


def a_plan_with_four(database: Database) -> Agenda:
    """Two days with two items each."""
    with database.write() as work:
        agenda = plans.create(work, "Two days").agenda
    for day in agenda.days:
        for item in day.items:
            do(database, agenda, op.RemoveItem(item=item.uid))
        for number in (2, 1):
            item = Item(uid=uuid4(), kind="custom", title=f"Item {number}", minutes=30)
            do(database, agenda, op.AddItem(item=item, into=day.uid))
    return stored(database, agenda)


def packed(database: Database, plan: Agenda, without_notes: bool = False) -> Pack:
    with database.read() as work:
        slug = plans.by_uid(work, plan.uid).agenda.slug
        return packs.read(packs.written(packs.pack(work, slug, without_notes)))


def opened(database: Database, pack: Pack) -> Merged:
    with database.write() as work:
        return merging.open_pack(work, pack)


def exchanged(one: Database, other: Database, plan: Agenda) -> tuple[Merged, Merged]:
    """What each did when it opened the other's plan."""
    first, second = packed(one, plan), packed(other, plan)
    return opened(other, first), opened(one, second)


def test_a_plan_that_is_not_there_is_made_as_it_stands_with_its_history(
    any_database: Database, elsewhere: Database
) -> None:
    plan = a_plan_with_four(any_database)
    with any_database.write() as work:
        lead, note = names.named(work, "person", "Thiri"), notes.write(work, plan.uid, "Ask first.")
    item = plan.days[0].items[0].uid
    do(
        any_database,
        plan,
        op.SetItem(item=item, field="leads", value=(lead,)),
        op.SetItem(item=item, field="note", value=note),
    )
    undo(any_database, plan)
    merged = opened(elsewhere, packed(any_database, plan))
    assert merged.made
    assert stored(elsewhere, plan) == stored(any_database, plan)
    with elsewhere.read() as work:
        assert names.texts(work, [lead]) == {lead: "Thiri"}
        assert notes.texts(work, [note]) == {note: "Ask first."}
        there = chronicle(work, plan.uid)
    with any_database.read() as work:
        here = chronicle(work, plan.uid)
    assert [(c.words, c.stands) for c in there] == [(c.words, c.stands) for c in here]
    assert not any(chapter.mine for chapter in there)
    assert not undo(elsewhere, plan).applied
    assert packed(elsewhere, plan) == packed(any_database, plan)


def test_without_notes_no_name_and_no_note_leaves(database: Database, elsewhere: Database) -> None:
    plan = a_plan_with_four(database)
    with database.write() as work:
        lead, note = names.named(work, "person", "Thiri"), notes.write(work, plan.uid, "Ask first.")
    item = plan.days[0].items[0].uid
    do(
        database,
        plan,
        op.SetItem(item=item, field="leads", value=(lead,)),
        op.SetItem(item=item, field="note", value=note),
    )
    pack = packed(database, plan, without_notes=True)
    assert {one.text for one in (*pack.names, *pack.notes)} == {""}
    assert opened(elsewhere, pack).plan.days[0].items[0].leads == (lead,)


def test_opening_twice_does_nothing_more(database: Database, elsewhere: Database) -> None:
    plan = a_plan_with_four(database)
    opened(elsewhere, packed(database, plan))
    do(database, plan, op.SetPlan(field="people", value=9))
    pack = packed(database, plan)
    assert opened(elsewhere, pack).done == 1
    again = opened(elsewhere, pack)
    assert (again.done, again.choices) == (0, ())
    assert stored(elsewhere, plan) == stored(database, plan)


def test_what_was_done_to_different_things_is_the_same_on_both(
    database: Database, elsewhere: Database
) -> None:
    plan = a_plan_with_four(database)
    opened(elsewhere, packed(database, plan))
    one, two = plan.days[0].items
    three, four = plan.days[1].items
    do(
        database,
        plan,
        op.Rename(item=one.uid, title="Here"),
        op.MoveItem(item=two.uid, into=plan.days[1].uid, after=four.uid),
    )
    do(
        elsewhere,
        plan,
        op.SetMinutes(item=three.uid, minutes=55),
        op.SetDay(day=plan.days[0].uid, field="title", value="There"),
    )
    there, here = exchanged(database, elsewhere, plan)
    assert (there.done, here.done, there.choices, here.choices) == (2, 2, (), ())
    assert stored(database, plan) == stored(elsewhere, plan)
    undo(elsewhere, plan)  # one's own, not the other's
    assert stored(elsewhere, plan).days[0].title is None


def test_two_who_changed_the_same_are_given_a_choice_and_nothing_is_lost(
    database: Database, elsewhere: Database
) -> None:
    plan = a_plan_with_four(database)
    opened(elsewhere, packed(database, plan))
    item, gone = plan.days[0].items[0], plan.days[1].items[0]
    do(database, plan, op.Rename(item=item.uid, title="Mine"), op.RemoveItem(item=gone.uid))
    do(elsewhere, plan, op.Rename(item=item.uid, title="Theirs"), op.SetMinutes(item=gone.uid, minutes=50))
    pack = packed(elsewhere, plan)
    merged = opened(database, pack)
    assert [choice.why for choice in merged.choices] == [None, "item-gone"]
    assert merged.choices[0].words == "renamed “Mine”: “Theirs”"
    assert stored(database, plan).item(item.uid).title == "Mine"
    assert opened(database, pack).choices == merged.choices  # they stay until somebody decides
    rename, resize = merged.choices
    with database.write() as work:
        assert merging.settle(work, pack, rename.message, theirs=True)
    with database.write() as work:
        assert not merging.settle(work, pack, resize.message, theirs=True)
    with database.write() as work:
        assert merging.settle(work, pack, resize.message, theirs=False)
    assert stored(database, plan).item(item.uid).title == "Theirs"
    assert opened(database, pack).choices == ()


def test_the_same_change_on_both_sides_is_no_choice(database: Database, elsewhere: Database) -> None:
    plan = a_plan_with_four(database)
    opened(elsewhere, packed(database, plan))
    for laptop in (database, elsewhere):
        do(laptop, plan, op.SetPlan(field="people", value=31))
    there, here = exchanged(database, elsewhere, plan)
    assert (there.choices, here.choices) == ((), ())
    assert stored(database, plan).people == 31


def test_a_session_that_this_library_does_not_have_is_set_in_as_an_own_item(
    database: Database, elsewhere: Database
) -> None:
    with database.write() as work:
        module = a_module(work, "rivers", a_written_step("open", 20), a_written_step("task", 40))
        plan = plans.create(work, "Two days").agenda
        plans.add_module(work, plan.uid, module, "a-test", 1)
    merged = opened(elsewhere, packed(database, plan))
    assert merged.set_in == ("rivers (en)",)
    own = next(item for item in merged.plan.everything() if item.title == "rivers (en)")
    assert (own.kind, own.length, own.module) == ("custom", 60, None)


def test_a_rhythm_that_this_library_does_not_have_is_left_out_and_told(
    database: Database, elsewhere: Database
) -> None:
    for each in (database, elsewhere):
        with each.write() as work:
            vocabulary.load(work, shipped() / "data")
    plan = a_plan_with_four(database)
    opened(elsewhere, packed(database, plan))
    with elsewhere.write() as work:
        own = rhythms.copied(work, "ordinary", "In the rains")
        rhythms.keep(work, own)
    do(elsewhere, plan, op.SetPlan(field="rhythm", value=own.id), op.SetPlan(field="people", value=9))
    merged = opened(database, packed(elsewhere, plan))
    assert (merged.without_rhythm, merged.choices) == (True, ())
    assert (merged.plan.people, merged.plan.rhythm) == (9, plan.rhythm)


@settings(LAW, max_examples=8)
@given(data=st.data())
def test_whatever_was_done_before_it_was_packed_is_there(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, empty_file: Path
) -> None:
    folder = tmp_path_factory.mktemp("laptops")
    one, other = (open_database(shutil.copy(empty_file, folder / name)) for name in ("one.db", "other.db"))
    try:
        plan = a_plan_with_four(one)
        for sequence in range(data.draw(st.integers(0, 6))):
            present = stored(one, plan)
            wanted = data.draw(operations(present).filter(lambda made: not _names_rows(made)))
            with one.write() as work:
                plans.perform(work, plan.uid, "law", sequence, wanted)
        opened(other, packed(one, plan))
        assert stored(other, plan) == stored(one, plan)
        assert packed(other, plan) == packed(one, plan)
    finally:
        one.close()
        other.close()


def _names_rows(operation: op.Operation) -> bool:
    """Whether it names a module, a note, a person, a room or a rhythm: there are none here."""
    told = operation.model_dump_json()
    rows = ('"module":"', '"words":"', '"note","value":"', '"leads"', '"room":"', '"rhythm"', '"FillBlank"')
    fields = ('"field":"room"', '"field":"note"', '"field":"absent_note"', '"note":"', '"absent_note":"')
    return any(word in told for word in (*rows, *fields))


# Hostile files


def _a_pack(database: Database) -> bytes:
    with database.write() as work:
        plan = plans.create(work, "Two days").agenda
        return packs.written(packs.pack(work, plan.slug))


def test_the_same_plan_has_the_same_bytes_without_time_or_machine(database: Database) -> None:
    with database.write() as work:
        plan = plans.create(work, "Two days").agenda
        first = packs.written(packs.pack(work, plan.slug))
        assert packs.written(packs.pack(work, plan.slug)) == first
    body = zlib.decompress(first.split(b"\n", 2)[2])
    assert b"made_at" not in body
    assert b"actor" not in body


@LAW
@given(data=st.data())
def test_a_byte_that_is_not_right_is_told_and_nothing_is_read(data: st.DataObject, content: bytes) -> None:
    place = data.draw(st.integers(0, len(content) - 1))
    wrong = bytearray(content)
    wrong[place] ^= data.draw(st.integers(1, 255))
    for broken in (bytes(wrong), content[:place]):
        with pytest.raises(FileProblem):
            packs.read(broken, "plan.sala")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    database = open_database(tmp_path_factory.mktemp("pack") / "sala.db")
    try:
        return _a_pack(database)
    finally:
        database.close()


@pytest.mark.parametrize(
    "body",
    [b"{}", b"[]", b"null", b"\xff", b'{"format":"sala-plan"}', b"[" * 100_000, b"0" * 300_000_000],
    ids=["empty", "list", "null", "bytes", "short", "deep", "bomb"],
)
def test_what_is_no_pack_is_told_in_one_sentence(body: bytes) -> None:

    wrong = packs.MAGIC + hashlib.sha256(body).hexdigest().encode() + b"\n" + zlib.compress(body, 9)
    with pytest.raises(FileProblem):
        packs.read(wrong, "plan.sala")


def test_a_pack_takes_nothing_from_another_plan(database: Database, elsewhere: Database) -> None:
    plan = a_plan_with_four(database)
    victim = a_plan_with_four(elsewhere)
    day = plan.days[0].model_copy(update={"uid": victim.days[0].uid})
    pack = packed(database, plan)
    hostile = pack.model_copy(update={"agenda": pack.agenda.model_copy(update={"days": (day,)})})
    with pytest.raises(FileProblem):
        opened(elsewhere, hostile)
    assert stored(elsewhere, victim) == victim
    with elsewhere.read() as work:
        assert [one.uid for one in plans.list_plans(work)] == [victim.uid]


def test_a_log_that_looks_ahead_is_refused(database: Database) -> None:
    plan = a_plan_with_four(database)
    pack = packed(database, plan)
    ahead = pack.log[0].model_copy(update={"undoes": 99})
    with pytest.raises(FileProblem):
        packs.read(packs.written(pack.model_copy(update={"log": (ahead, *pack.log[1:])})))
