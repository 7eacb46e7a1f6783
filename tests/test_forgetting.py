"""Forgetting a name: everywhere in what people wrote, down to the bytes of every file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import JSON
from sqlmodel.sql.sqltypes import AutoString

from curriculum import forgetting, search, vocabulary
from curriculum.copies import back_up
from curriculum.db import Database, open_database
from curriculum.errors import InvalidValue
from curriculum.forgetting import OWN_WORDS, forget, look
from curriculum.library import saved_searches
from curriculum.models.types import metadata
from curriculum.planning import notes, plans
from curriculum.planning.agenda import Item
from curriculum.planning.operations import AddItem, Rename, SetStepWords
from curriculum.vocabulary import rhythms

NAME = "Malalai Rahimi"


def a_plan_that_names(database: Database, name: str) -> UUID:
    """A plan with `name` in its title, in a note, and in the log only (an item was called so, and no longer is)."""
    with database.write() as work:
        plan = plans.create(work, f"Training with {name}", days=1).agenda
        notes.write(work, plan.uid, f"{name} drives; call the day before")
        tea = Item(uid=uuid4(), kind="custom", title="Coffee", minutes=15)
        plans.perform(work, plan.uid, "test", 0, AddItem(item=tea, into=plan.days[0].uid))
        item = tea.uid
        for number, title in enumerate((f"Tea with {name}", "Tea"), start=1):
            assert plans.perform(work, plan.uid, "test", number, Rename(item=item, title=title)).applied
    return plan.uid


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.mark.parametrize("name", [NAME, "มาลาไล", "मलाला", "မလာလာ", "Małgorzata Żuk"])
def test_no_file_holds_a_forgotten_name(database: Database, tmp_path: Path, name: str) -> None:
    a_plan_that_names(database, name)
    escaped = name.encode("ascii", "backslashreplace")
    assert name.encode() in bytes_of(tmp_path) or escaped in bytes_of(tmp_path)
    found = forget(database, name)
    assert found.places["note"] == 1
    assert found.places["operation"] == 2
    left = bytes_of(tmp_path).lower()
    for word in name.split():
        assert word.encode().lower() not in left
        assert word.encode("ascii", "backslashreplace").lower() not in left
    with database.read() as work:
        assert [plan.title for plan in plans.list_plans(work)] == ["Training with …"]


def test_undo_brings_no_name_back(database: Database) -> None:
    uid = a_plan_that_names(database, NAME)
    forget(database, NAME)
    with database.write() as work:
        outcome = plans.undo(work, uid, "test", 9)
        assert outcome.applied
        assert outcome.plan.agenda.days[0].items[0].title == "Tea with …"


def test_looking_changes_nothing(database: Database, tmp_path: Path) -> None:
    a_plan_that_names(database, NAME)
    before = look(database, NAME)
    assert before.places == {"plan": 1, "note": 1, "operation": 2}
    assert look(database, NAME) == before
    with database.read() as work:
        assert NAME in next(iter(plans.list_plans(work))).title


def test_copies_that_still_hold_it_are_named(database: Database, tmp_path: Path) -> None:
    back_up(database, tmp_path / "before.db")
    a_plan_that_names(database, NAME)
    with_name = back_up(database, tmp_path / "with.db")
    found = forget(database, NAME)
    assert found.copies == (with_name,)
    assert NAME.encode() in with_name.read_bytes()


def test_a_copy_that_cannot_be_read_is_named_too(database: Database, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db").write_bytes(b"no database")
    assert forget(database, NAME).copies == (tmp_path / "copy.db",)


def test_the_librarys_own_words_stay_and_are_named(library: Database) -> None:
    found = forget(library, "Anan")
    assert found.modules == ("who-answers-for-the-factory",)
    with library.read() as work:
        assert search.search(work, search.SearchRequest("Anan")).total == 1
        assert not search.agrees(work)


def test_a_note_beside_a_step_is_forgotten(library: Database) -> None:
    with library.write() as work:
        plan = plans.get(work, "sample-two-day").agenda
        item = next(item for item in plan.on_days() if item.steps)
        note = notes.write(work, plan.uid, f"ask {NAME.upper()}")
        words = SetStepWords(item=item.uid, step=item.steps[0].key, words=note)
        plans.perform(work, plan.uid, "test", 1, words)
    forget(library, NAME)
    with library.read() as work:
        assert notes.texts(work, [note]) == {note: "ask …"}


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Ana", "Banana and Ana, ANA’s aunt", "Banana and …, …’s aunt"),
        ("Nu Nu", "Nu  Nu came; nunu did not", "… came; nunu did not"),
        ("มาลา", "คุณมาลามาแล้ว", "คุณ…มาแล้ว"),
        ("(+)", "a (+) b", "a … b"),
        ("Zoë", "Zoe\u0308 came", "… came"),
    ],
)
def test_what_counts_as_the_name(database: Database, name: str, text: str, left: str) -> None:
    with database.write() as work:
        plan = plans.create(work, "Plan", days=1).agenda
        note = notes.write(work, plan.uid, text)
    forget(database, name)
    with database.read() as work:
        assert notes.texts(work, [note])[note] == left


@pytest.mark.parametrize("name", ["", " ", "A", "x" * 201])
def test_what_is_no_name_is_refused(database: Database, name: str) -> None:
    with pytest.raises(InvalidValue):
        forget(database, name)


def test_every_column_of_words_in_the_tables_of_planning_is_looked_through() -> None:
    """A column that a later version adds is either people's own words, or stands here with a reason."""
    not_words = {
        # the slug is renamed; the others are ids, tags and choices
        "plan": {
            "slug",
            "language",
            "zone",
            "audience",
            "programme",
            "interpretation",
            "languages",
            "venue",
            "muted",
        },
        "day": {"rhythm"},
        "item": {"kind", "leads", "needs", "if_absent"},
        "strand": {"leads"},
        "name": {"kind"},
        "item_step": {"key", "learning_type", "role"},
        "item_revision": {"lang"},
        "operation": {"client"},
        "preference": {"name"},
        "rhythm": {"slug", "loaded"},
        "saved_search": set(),
        "label": {"lang", "use"},
    }
    tables = {
        "plan",
        "day",
        "item",
        "strand",
        "item_step",
        "item_revision",
        "name",
        "note",
        "operation",
        "preference",
        "rhythm",
        "label",
        "saved_search",
    }
    for name in tables:
        words = {
            column.name
            for column in metadata.tables[name].columns
            if isinstance(column.type, AutoString | JSON)
        }
        assert words - not_words.get(name, set()) == set(OWN_WORDS.get(name, ()))


def test_rhythms_of_ones_own_forget_too(library: Database) -> None:
    with library.write() as work:
        ours = rhythms.copied(work, "ordinary", f"As {NAME} likes it")
        tea = replace(ours.pauses[0], label=f"Tea at {NAME}'s")
        rhythms.keep(work, replace(ours, note=f"Ask {NAME}", pauses=(tea, *ours.pauses[1:])))
    found = forget(library, NAME)
    assert (found.places["rhythm"], found.places["label"]) == (1, 2)
    with library.read() as work:
        left = vocabulary.get(work).rhythms[ours.id]
    assert (left.label, left.note, left.pauses[0].label) == ("As … likes it", "Ask …", "Tea at …'s")


def test_saved_searches_forget_too(database: Database, tmp_path: Path) -> None:
    with database.write() as work:
        saved_searches.save(work, f"For {NAME}", {"q": f'"{NAME}" lenders', "theme": "ifi"})
        saved_searches.save(work, "Lenders", {"q": "lenders"})
    assert forget(database, NAME).places == {"saved_search": 1}
    with database.read() as work:
        kept = {search.name: search.asked for search in saved_searches.saved(work)}
    assert kept == {"For …": {"q": '"…" lenders', "theme": "ifi"}, "Lenders": {"q": "lenders"}}
    assert b"rahimi" not in bytes_of(tmp_path).lower()


@given(st.text(max_size=60), st.text(alphabet="abñกಕ한 '(*", min_size=2, max_size=8))
@settings(max_examples=200)
def test_what_was_blanked_does_not_say_the_name_any_more(text: str, name: str) -> None:
    if len("".join(name.split())) < forgetting.SHORTEST:
        return
    pattern = forgetting.pattern_of(name)
    assert not pattern.search(forgetting.blanked(text + name + text, pattern))


@pytest.mark.postgresql
def test_a_name_is_forgotten_on_a_server_too(postgresql: str) -> None:
    database = open_database(postgresql)
    a_plan_that_names(database, NAME)
    assert forget(database, NAME).places["operation"] == 2
    assert look(database, NAME).places == {}
    database.close()
