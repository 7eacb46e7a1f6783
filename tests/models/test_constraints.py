"""What the tables themselves refuse, whoever writes: rows put in directly, on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Table, insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from curriculum.access import LOCAL, Work
from curriculum.db import Database
from curriculum.models.types import metadata

UID = UUID("7a4bb9c4-0d3a-4e0f-8f0a-2f5ef3c5b101")


def table(name: str) -> Table:
    return metadata.tables[name]


def put(work: Work, name: str, **values: Any) -> int:
    """Insert one row, with what a sound row of that table has where `values` say nothing. Gives its id."""
    row = {**SOUND[name](work), **values}
    done = work.session.connection().execute(insert(table(name)).values(row))
    key = done.inserted_primary_key
    assert key is not None
    return key[0] if table(name).primary_key.columns.keys() == ["id"] else 0


def plan_of(work: Work) -> int:
    found = work.session.connection().execute(select(table("plan").c.id)).first()
    return int(found[0]) if found else put(work, "plan")


def item_of(work: Work) -> int:
    found = work.session.connection().execute(select(table("item").c.id)).first()
    return int(found[0]) if found else put(work, "item")


def session_of(work: Work) -> int:
    return put(work, "item", kind="module", minutes=None, module_id=module_of(work))


def module_of(work: Work) -> int:
    found = work.session.connection().execute(select(table("module").c.id)).first()
    return int(found[0]) if found else put(work, "module")


def rhythm_of(work: Work) -> int:
    found = work.session.connection().execute(select(table("rhythm").c.id)).first()
    return int(found[0]) if found else put(work, "rhythm")


def edition_of(work: Work) -> int:
    found = work.session.connection().execute(select(table("edition").c.id)).first()
    return int(found[0]) if found else put(work, "edition")


SOUND: dict[str, Any] = {
    "module": lambda work: {
        "uid": uuid4(), "slug": uuid4().hex, "kind": "module", "source_lang": "en",
    },
    "edition": lambda work: {"module_id": module_of(work), "lang": "en"},
    "revision": lambda work: {
        "edition_id": edition_of(work), "number": 1, "sha256": "0" * 64, "document": "{}",
        "made_at": work.now, "actor": LOCAL.uid,
    },
    "programme": lambda work: {
        "uid": uuid4(), "slug": uuid4().hex, "position": 0, "withdrawn": False, "days": 2, "detail": {},
        "rhythm_id": rhythm_of(work),
    },
    "rhythm": lambda work: {
        "uid": uuid4(), "slug": uuid4().hex, "position": 0, "withdrawn": False, "detail": {},
    },
    "label": lambda work: {"subject": UID, "lang": "en", "use": "label", "position": 0, "text": "Dignity"},
    "plan": lambda work: {
        "uid": uuid4(), "slug": uuid4().hex, "title": "Two days", "language": "en", "zone": "Asia/Bangkok",
        "people": 24, "version": 0, "made_at": work.now, "changed_at": work.now,
    },
    "day": lambda work: {
        "uid": uuid4(), "plan_id": plan_of(work), "position": 0, "start_minutes": 540, "end_minutes": 1020,
    },
    "item": lambda work: {
        "uid": uuid4(), "plan_id": plan_of(work), "position": 0, "kind": "break", "title": "Tea",
        "everyone": True, "minutes": 15, "slack": 0, "gap": 0,
    },
    "strand": lambda work: {
        "uid": uuid4(), "plan_id": plan_of(work), "item_id": item_of(work), "position": 0, "title": "Lawyers",
    },
    "note": lambda work: {"uid": uuid4(), "plan_id": plan_of(work), "text": "Ask first"},
    "item_step": lambda work: {
        "plan_id": plan_of(work), "item_id": item_of(work),
        "key": "open", "position": 0, "title": "Opening", "on": True, "minutes": 10,
        "written": 10, "core": True, "pause_after": False,
    },
    "item_revision": lambda work: {
        "item_id": session_of(work), "lang": "en", "module_id": module_of(work),
        "edition_id": edition_of(work), "revision_id": put(work, "revision"),
    },
    "operation": lambda work: {
        "plan_id": plan_of(work), "number": 1, "schema_version": 1, "actor": LOCAL.uid, "made_at": work.now,
        "client": "board", "sequence": 1, "operation": {}, "inverse": {}, "stepped_over": False,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(SOUND))
def test_a_sound_row_is_taken(any_database: Database, name: str) -> None:
    with any_database.write() as work:
        put(work, name)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        # foreign keys
        ("edition", {"module_id": 999}),
        ("edition", {"published_id": 999}),
        ("revision", {"edition_id": 999}),
        ("day", {"plan_id": 999}),
        ("item", {"plan_id": 999}),
        ("item", {"day_id": 999}),
        ("item", {"strand_id": 999}),
        ("item", {"kind": "module", "minutes": None, "module_id": 999}),
        ("item_step", {"note_id": 999}),
        ("item_revision", {"revision_id": 999}),
        ("plan", {"rhythm_id": 999}),
        ("programme", {"rhythm_id": 999}),
        ("operation", {"number": 2, "undoes": 1}),
        ("operation", {"number": 2, "redoes": 1}),
        # minutes
        ("item", {"minutes": 0}),
        ("item", {"minutes": -5}),
        ("item", {"slack": -1}),
        ("item", {"gap": -1}),
        ("item", {"pin": -1}),
        ("item", {"pin": 1441}),
        ("item_step", {"minutes": 0}),
        ("item_step", {"written": 0}),
        ("day", {"start_minutes": -1}),
        ("day", {"end_minutes": 540}),
        ("day", {"end_minutes": 1441}),
        # exactly one target
        ("item", {"minutes": None}),
        ("item", {"kind": "module", "minutes": None}),
        ("item", {"kind": "activity"}),
        ("item", {"kind": "parallel"}),
        ("item", {"kind": "surprise"}),
        # numbers and words that mean something
        ("module", {"kind": "book"}),
        ("revision", {"number": 0}),
        ("revision", {"sha256": "short"}),
        ("plan", {"people": 0}),
        ("plan", {"version": -1}),
        ("programme", {"days": 0}),
        # what every row has
        ("plan", {"title": None}),
        ("item", {"kind": None}),
        ("operation", {"client": None}),
        # an undo looks back, and at one thing
        ("operation", {"undoes": 1}),
        ("operation", {"redoes": 1}),
        ("operation", {"stepped_over": True}),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(f"{k}={v}" for k, v in value.items()),
)
def test_a_row_that_makes_no_sense_is_refused(
    any_database: Database, name: str, values: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), any_database.write() as work:
        put(work, name, **values)


def test_an_item_that_has_a_module_and_minutes_of_its_own_is_refused(any_database: Database) -> None:
    with pytest.raises(IntegrityError), any_database.write() as work:
        put(work, "item", kind="module", module_id=module_of(work), minutes=90)


def test_a_break_with_a_module_is_refused(any_database: Database) -> None:
    with pytest.raises(IntegrityError), any_database.write() as work:
        put(work, "item", module_id=module_of(work))


@pytest.mark.parametrize(
    "mixed",
    [
        lambda work, other: put(work, "item", plan_id=other, day_id=put(work, "day")),
        lambda work, other: put(work, "item", plan_id=other, strand_id=put(work, "strand")),
        lambda work, other: put(work, "strand", plan_id=other, item_id=item_of(work)),
        lambda work, other: put(work, "item_step", plan_id=other, item_id=item_of(work)),
        lambda work, other: put(work, "item_step", note_id=put(work, "note", plan_id=other)),
    ],
    ids=["day", "strand", "item", "step", "note"],
)
def test_nothing_of_one_plan_stands_in_another(any_database: Database, mixed: Any) -> None:
    with pytest.raises(IntegrityError), any_database.write() as work:
        plan_of(work)
        mixed(work, put(work, "plan"))


def another_edition(work: Work, lang: str = "en") -> int:
    return put(work, "edition", module_id=put(work, "module"), lang=lang)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda work: {"revision_id": put(work, "revision", edition_id=another_edition(work))},
        lambda work: {"edition_id": another_edition(work)},
        lambda work: {"module_id": put(work, "module")},
        lambda work: {"lang": "th"},
    ],
    ids=["another edition's revision", "another module's edition", "another module", "another language"],
)
def test_an_item_pins_a_revision_of_its_own_module_in_that_language(
    any_database: Database, wrong: Any
) -> None:
    with pytest.raises(IntegrityError), any_database.write() as work:
        edition_of(work)
        put(work, "item_revision", **wrong(work))


def test_an_edition_shows_no_revision_of_another(any_database: Database) -> None:
    with pytest.raises(IntegrityError), any_database.write() as work:
        mine = edition_of(work)
        theirs = put(work, "revision", edition_id=another_edition(work))
        change = table("edition").update().where(table("edition").c.id == mine).values(published_id=theirs)
        work.session.connection().execute(change)


def test_an_item_in_a_day_and_in_a_strand_at_once_is_refused(any_database: Database) -> None:
    with pytest.raises(IntegrityError), any_database.write() as work:
        put(work, "item", day_id=put(work, "day"), strand_id=put(work, "strand"))


@pytest.mark.parametrize(
    ("name", "twice"),
    [
        ("module", {"slug": "dignity"}),
        ("module", {"uid": UID}),
        ("plan", {"slug": "two-days"}),
        ("plan", {"uid": UID}),
        ("item", {"uid": UID}),
        ("edition", {}),
        ("revision", {}),
        ("label", {}),
        ("operation", {"number": 2}),
        ("item_step", {"position": 2}),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_what_must_be_unique_is_refused_the_second_time(
    any_database: Database, name: str, twice: dict[str, Any]
) -> None:
    with any_database.write() as work:
        put(work, name, **{key: value for key, value in twice.items() if key not in ("number", "position")})
    with pytest.raises(IntegrityError), any_database.write() as work:
        put(work, name, **twice)


def test_a_plan_takes_everything_of_its_own_with_it(any_database: Database) -> None:
    with any_database.write() as work:
        for name in ("day", "strand", "item_step", "note", "operation"):
            put(work, name)
        put(work, "operation", number=2, sequence=2, undoes=1)
    with any_database.write() as work:
        work.session.connection().execute(table("plan").delete())
    with any_database.read() as work:
        for name in ("day", "item", "strand", "item_step", "note", "operation"):
            assert work.session.connection().execute(select(table(name))).all() == []


def test_a_module_that_a_plan_holds_cannot_be_deleted(any_database: Database) -> None:
    with any_database.write() as work:
        put(work, "item", kind="module", minutes=None, module_id=module_of(work))
    with pytest.raises(IntegrityError), any_database.write() as work:
        work.session.connection().execute(table("module").delete())


def test_every_constraint_has_a_name() -> None:
    unnamed = [
        f"{one.name}: {constraint}"
        for one in SQLModel.metadata.tables.values()
        for constraint in one.constraints
        if constraint.name is None
    ]
    assert unnamed == []
