"""What the board sends is done to the plan once, in order; what is hostile or refused changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import streamlit as st
from sqlalchemy import text

from curriculum.pages.board_changes import MESSAGE, make_changes
from curriculum.pages.ground import database
from curriculum.planning import names, notes, plans
from curriculum.planning.agenda import Agenda, Item
from curriculum.widgets.board.outbox import (
    Beside,
    Deed,
    Entry,
    OwnWords,
    Session,
    Told,
    Unreadable,
    read_beside,
    read_outbox,
)

NOBODY = "2b2a3f57-6a0e-4a55-9a86-0a3a6a1c9c01"
CLIENT = "3f0c2f9e-8a52-4a3c-9f51-1f6f3c1f8c11"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, shipped_file: Path) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("home")
        patch.setenv("SALA_HOME", str(folder))
        shutil.copy(shipped_file, folder / "sala.db")
        yield folder
        database().close()


@pytest.fixture
def plan(home: Path) -> UUID:
    """A plan of its own with a break and a session."""
    with database().write() as work:
        made = plans.create(work, "Ours", days=1).agenda
        module = plans.get(work, "sample-two-day").agenda
        session = next(item.module for item in module.everything() if item.module)
        plans.add_module(work, made.uid, session, "a-test", 1)
    st.session_state.pop(MESSAGE, None)
    return made.uid


def agenda(plan: UUID) -> Agenda:
    with database().read() as work:
        return plans.by_uid(work, plan).agenda


def a_break(plan: UUID) -> Item:
    return next(item for item in agenda(plan).everything() if item.minutes)


def a_session(plan: UUID) -> Item:
    return next(item for item in agenda(plan).everything() if item.steps)


def minutes(plan: UUID, sequence: int, wanted: int) -> Entry:
    operation = {"op": "SetMinutes", "item": str(a_break(plan).uid), "minutes": wanted}
    return Entry(sequence=sequence, operation=operation)


def test_entries_are_done_in_order_and_all_dealt_with(plan: UUID) -> None:
    assert make_changes(plan, CLIENT, [minutes(plan, 1, 40), minutes(plan, 2, 45)]) == 2
    assert a_break(plan).minutes == 45
    assert st.session_state[MESSAGE] is None


def test_a_resend_to_a_new_session_does_nothing(plan: UUID) -> None:
    make_changes(plan, CLIENT, [minutes(plan, 1, 40)])
    make_changes(plan, CLIENT, [Entry(sequence=2, command="undo")])
    before = a_break(plan).minutes
    assert make_changes(plan, CLIENT, [minutes(plan, 1, 40), Entry(sequence=2, command="undo")]) == 2
    assert a_break(plan).minutes == before != 40


def test_undo_and_redo_are_entries_like_others(plan: UUID) -> None:
    before = a_break(plan).minutes
    make_changes(plan, CLIENT, [minutes(plan, 1, 40), Entry(sequence=2, command="undo")])
    assert a_break(plan).minutes == before
    make_changes(plan, CLIENT, [Entry(sequence=3, command="redo")])
    assert a_break(plan).minutes == 40


@pytest.mark.parametrize(
    "operation",
    [
        {},
        {"op": "DropTable"},
        {"op": "SetMinutes", "item": "../../etc/passwd", "minutes": 5},
        {"op": "SetMinutes", "item": str(uuid4()), "minutes": 10**9},
        {"op": "Rename", "item": str(uuid4()), "title": "two\nlines"},
        {"op": "AddItem", "item": {"kind": "module"}},
    ],
)
def test_a_hostile_operation_is_left_out_with_a_sentence_and_the_next_is_done(
    plan: UUID, operation: dict[str, object]
) -> None:
    entries = [Entry(sequence=1, operation=operation), minutes(plan, 2, 45)]
    assert make_changes(plan, CLIENT, entries) == 2
    assert a_break(plan).minutes == 45
    assert "could not be understood" in st.session_state[MESSAGE].text


def test_an_unreadable_entry_is_not_waited_for(plan: UUID) -> None:
    before = agenda(plan)
    assert make_changes(plan, CLIENT, [Unreadable(sequence=7)]) == 7
    assert agenda(plan) == before
    assert st.session_state[MESSAGE]


def test_a_module_that_is_not_there_is_refused_in_a_sentence(plan: UUID) -> None:
    item = {
        "uid": str(uuid4()),
        "kind": "module",
        "title": "Nowhere",
        "module": str(uuid4()),
        "steps": [{"key": "a", "title": "A", "minutes": 5, "written": 5}],
    }
    operation = {"op": "AddItem", "item": item, "into": str(agenda(plan).days[0].uid)}
    before = agenda(plan)
    assert make_changes(plan, CLIENT, [Entry(sequence=1, operation=operation)]) == 1
    assert agenda(plan) == before
    assert st.session_state[MESSAGE].choices


def test_what_is_gone_is_a_clash_that_says_so(plan: UUID) -> None:
    gone = Entry(sequence=1, operation={"op": "RemoveItem", "item": str(uuid4())})
    assert make_changes(plan, CLIENT, [gone]) == 1
    assert st.session_state[MESSAGE].text.startswith("That item is gone")


def test_what_somebody_took_out_is_brought_back_with_my_change(plan: UUID) -> None:
    rest = a_break(plan)
    remove = Entry(sequence=1, operation={"op": "RemoveItem", "item": str(rest.uid)})
    rename = Entry(sequence=1, operation={"op": "Rename", "item": str(rest.uid), "title": "Tea"})
    make_changes(plan, "somebody-else", [remove])
    make_changes(plan, CLIENT, [rename])
    back, leave = st.session_state[MESSAGE].choices
    assert (back.label, leave.operation) == ("Bring it back with my change", None)
    make_changes(plan, CLIENT, [Entry(sequence=2, operation=back.operation)])
    found = agenda(plan).item(rest.uid)
    assert found == rest.model_copy(update={"title": "Tea"})
    assert st.session_state[MESSAGE] is None


def test_own_words_become_a_note_and_empty_words_take_it_away(plan: UUID) -> None:
    item = a_session(plan)
    key = item.steps[0].key

    def say(sequence: int, text: str) -> UUID | None:
        words = OwnWords(item=str(item.uid), step=key, text=text)
        make_changes(plan, CLIENT, [Entry(sequence=sequence, words=words)])
        return a_session(plan).steps[0].words

    note = say(1, "Ask <i>first</i>")
    assert note is not None
    with database().read() as work:
        assert notes.texts(work, [note]) == {note: "Ask <i>first</i>"}
    assert say(2, "") is None


def test_words_for_nothing_leave_no_note_behind(plan: UUID) -> None:
    words = OwnWords(item="not an id", step="a", text="a secret")
    assert make_changes(plan, CLIENT, [Entry(sequence=1, words=words)]) == 1
    with database().read() as work:
        kept = work.session.scalar(text("SELECT count(*) FROM note WHERE text = 'a secret'"))
    assert kept == 0


def test_when_the_database_fails_nothing_is_dealt_with_so_that_it_is_sent_again(
    plan: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [minutes(plan, 1, 40)]
    (tmp_path / "sala.db").write_bytes(b"no database at all, but a long enough file to be looked at" * 100)
    with monkeypatch.context() as broken:
        broken.setenv("SALA_HOME", str(tmp_path))
        assert make_changes(plan, CLIENT, entries) == 0
        assert "sala.db" in st.session_state[MESSAGE].text
    assert make_changes(plan, CLIENT, entries) == 1
    assert a_break(plan).minutes == 40


# What is typed becomes rows; gestures become operations


def test_names_and_notes_are_rows_that_the_operation_names(plan: UUID) -> None:
    item = str(a_break(plan).uid)
    told = [
        ("leads", ("Malalai", " Thiri ", "Malalai")),
        ("room", ("Garden hall",)),
        ("note", ("Ask first.",)),
    ]
    entries = [
        Entry(sequence=number, told=Told(of=item, field=field, texts=texts))
        for number, (field, texts) in enumerate(told, start=1)
    ]
    assert make_changes(plan, CLIENT, entries) == 3
    now = a_break(plan)
    with database().read() as work:
        assert [names.texts(work, now.leads)[uid] for uid in now.leads] == ["Malalai", "Thiri"]
        assert names.texts(work, [now.room])[now.room] == "Garden hall"
        assert notes.texts(work, [now.note])[now.note] == "Ask first."
        logged = str([dict(row._mapping) for row in work.session.execute(text("SELECT * FROM operation"))])
    assert "Malalai" not in logged
    assert "Ask first" not in logged
    assert make_changes(plan, CLIENT, [Entry(sequence=4, told=Told(of=item, field="leads", texts=()))]) == 4
    assert a_break(plan).leads == ()


def test_a_session_stands_exactly_where_it_was_dropped(plan: UUID) -> None:
    day, module, uid = agenda(plan).days[0], a_session(plan).module, uuid4()
    dropped = Session(module=str(module), uid=str(uid), into=str(day.uid), after=None, gap=15)
    assert make_changes(plan, CLIENT, [Entry(sequence=1, session=dropped)]) == 1
    first = agenda(plan).days[0].items[0]
    assert (first.uid, first.module, first.gap) == (uid, module, 15)


@pytest.mark.parametrize("name", ["duplicate", "shorten", "fallback", "replace"])
def test_a_deed_is_one_step_that_can_be_taken_back(plan: UUID, name: str) -> None:
    before = agenda(plan)
    session, day = a_session(plan), before.days[0]
    deed = {"name": name, "item": str(session.uid), "day": str(day.uid), "module": str(session.module)}
    make_changes(plan, CLIENT, [Entry(sequence=1, deed=Deed.model_validate(deed))])
    assert agenda(plan) != before
    make_changes(plan, CLIENT, [Entry(sequence=2, command="undo")])
    assert agenda(plan) == before


@pytest.mark.parametrize(
    "hostile",
    [
        {"told": {"of": "nobody", "field": "leads", "texts": ["x"]}},
        {"told": {"of": NOBODY, "field": "leads", "texts": ["\x00"]}},
        {"told": {"of": NOBODY, "field": "title", "texts": []}},
        {"session": {"module": "nobody", "uid": NOBODY, "into": None, "after": None, "gap": 0}},
        {"session": {"module": NOBODY, "uid": NOBODY, "into": None, "after": None, "gap": 0}},
        {"deed": {"name": "duplicate", "item": "nobody"}},
        {"deed": {"name": "replace", "item": NOBODY, "module": None}},
        {"deed": {"name": "burn"}},
        {"deed": {"name": "fallback"}},
    ],
    ids=str,
)
def test_what_means_nothing_changes_nothing_and_is_dealt_with(plan: UUID, hostile: dict[str, object]) -> None:
    before = agenda(plan)
    outbox = read_outbox({"client": CLIENT, "entries": [{"sequence": 1, **hostile}], "attempt": 1})
    assert outbox is not None
    assert make_changes(plan, CLIENT, outbox.entries) == 1
    assert agenda(plan) == before


def test_what_the_board_sends_as_json_is_read(plan: UUID) -> None:
    told = {"of": str(a_break(plan).uid), "field": "leads", "strand": False, "texts": ["Malalai"]}
    sent = {"client": CLIENT, "entries": [{"sequence": 1, "told": told}], "attempt": 3}
    outbox = read_outbox(sent)
    assert outbox is not None
    assert isinstance(outbox.entries[0], Entry)


@pytest.mark.parametrize("wrong", [None, 7, [], {"panel": "kitchen"}, {"minutes": -1}, {"words": "x" * 500}])
def test_what_is_wanted_beside_the_agenda_is_read_as_hostile(wrong: object) -> None:
    assert read_beside(wrong) == Beside()
    assert read_beside({"panel": "library", "words": "dam", "minutes": 45}).minutes == 45


def test_the_pauses_of_a_day_are_copied_to_all_others_in_one_step(plan: UUID) -> None:
    day = {"uid": str(uuid4()), "start": 540, "end": 1020}
    first = agenda(plan).days[0]
    make_changes(
        plan, CLIENT, [Entry(sequence=1, operation={"op": "AddDay", "day": day, "after": str(first.uid)})]
    )
    before = agenda(plan)
    assert before.days[1].items == ()
    make_changes(plan, CLIENT, [Entry(sequence=2, deed=Deed(name="pauses", day=str(first.uid)))])
    rests = [item.title for item in first.items if item.kind in ("break", "pause")]
    assert [item.title for item in agenda(plan).days[1].items] == rests
    make_changes(plan, CLIENT, [Entry(sequence=3, command="undo")])
    assert agenda(plan) == before
