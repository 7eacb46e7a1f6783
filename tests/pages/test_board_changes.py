"""What the board sends is done to the plan once, in order; what is hostile or refused changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import streamlit as st
from sqlalchemy import text

from curriculum import settings
from curriculum.library import shipping
from curriculum.pages.board_changes import MESSAGE, make_changes
from curriculum.pages.ground import database
from curriculum.planning import notes, plans
from curriculum.planning.agenda import Agenda, Item
from curriculum.widgets.board.outbox import Entry, OwnWords, Unreadable

CLIENT = "3f0c2f9e-8a52-4a3c-9f51-1f6f3c1f8c11"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("home")
        patch.setenv("SALA_HOME", str(folder))
        with database().write() as work:
            shipping.load(work, settings.shipped())
            plans.load_sample(work)
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
