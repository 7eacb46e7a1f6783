"""Names of people and rooms, and what plans keep of them: ids and nothing else."""

from __future__ import annotations

from uuid import uuid4

import pytest

from curriculum.db import Database
from curriculum.errors import InvalidValue, NotFound
from curriculum.planning import names, notes
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Holiday, Item, Muted, Strand
from tests.planning.deeds import a_new_plan, do, stored, undo


def a_name(database: Database, text: str, kind: names.NameKind = "person") -> str:
    with database.write() as work:
        return str(names.named(work, kind, text))


def test_a_name_is_kept_once_and_offered_again(any_database: Database) -> None:
    first, again = a_name(any_database, "Malalai  Rahimi "), a_name(any_database, "Malalai Rahimi")
    room = a_name(any_database, "Malalai Rahimi", "room")
    assert first == again != room
    with any_database.read() as work:
        assert names.known(work, "person") == ("Malalai Rahimi",)
        assert names.known(work, "room") == ("Malalai Rahimi",)


@pytest.mark.parametrize("wrong", ["", "   ", "x" * 201, "a\x00b"])
def test_what_is_no_name_is_refused(database: Database, wrong: str) -> None:
    with pytest.raises(InvalidValue):
        a_name(database, wrong)


def everything_of_an_editor(database: Database) -> tuple[Agenda, list[op.Operation]]:
    """A plan, and operations that use every field that the editor has."""
    plan = a_new_plan(database)
    with database.write() as work:
        lead, other = names.named(work, "person", "Malalai"), names.named(work, "person", "Thiri")
        room = names.named(work, "room", "Garden hall")
        note = notes.write(work, plan.uid, "She has to leave at three.")
    day = plan.days[0].uid
    visit = Item(uid=uuid4(), kind="visit", title="The river", minutes=120, travel_out=40, travel_back=45)
    strand = Strand(uid=uuid4(), title="Women")
    groups = Item(uid=uuid4(), kind="parallel", title="Groups", strands=(strand,))
    rainy = Item(uid=uuid4(), kind="custom", title="A film", minutes=60, leads=(other,))
    fields = {
        "leads": (lead, other),
        "room": room,
        "note": note,
        "materials": "Markers, tape",
        "needs": ("wall", "power"),
        "officials": True,
        "if_absent": "swap",
        "absent_note": note,
    }
    muted = Muted(check="no-debrief", subject=visit.uid, reason="travel", mark="0" * 12)
    holiday = Holiday.model_validate({"date": "2027-04-13", "title": "Songkran"})
    return plan, [
        op.AddItem(item=visit, into=day),
        op.AddItem(item=groups, into=day, after=visit.uid),
        *(op.SetItem.model_validate({"item": visit.uid, "field": f, "value": v}) for f, v in fields.items()),
        op.SetStrand(strand=strand.uid, field="leads", value=(lead,)),
        op.SetStrand(strand=strand.uid, field="room", value=room),
        op.SetStrand(strand=strand.uid, field="people", value=9),
        op.SetFallback(day=day, items=(rainy,)),
        op.SwitchDay(day=day),
        op.SetDay(day=day, field="remark", value="Bring a hat"),
        op.SetDay(day=day, field="rhythm", value="travel-day"),
        op.SetHoliday(date=holiday.date, title=holiday.title),
        op.Mute(check=muted.check, subject=muted.subject, muted=muted),
        op.SetPlan(field="languages", value=("km", "my")),
        op.SetPlan(field="venue", value=("power",)),
        op.SetPlan(field="interpretation", value="consecutive"),
    ]


def test_every_field_is_stored_and_taken_back(any_database: Database) -> None:
    plan, operations = everything_of_an_editor(any_database)
    outcome = do(any_database, plan, *operations)
    assert outcome.applied
    assert outcome.clash is None
    now = stored(any_database, plan)
    assert now == outcome.plan.agenda
    assert (now.days[0].on_fallback, now.days[0].remark) == (True, "Bring a hat")
    assert [item.title for item in now.days[0].items] == ["A film"]
    assert [item.title for item in now.days[0].fallback] == ["The river", "Groups"]
    assert now.days[0].fallback[0].length == 205
    for _ in operations:
        undo(any_database, plan)
    assert stored(any_database, plan) == plan


def test_a_plan_names_nobody_who_is_not_there(any_database: Database) -> None:
    plan, (add, *_) = everything_of_an_editor(any_database)
    other = a_new_plan(any_database)
    do(any_database, plan, add)
    assert isinstance(add, op.AddItem)
    with any_database.write() as work:
        foreign = notes.write(work, other.uid, "Of another plan")
    for field, value in (
        ("leads", (uuid4(),)),
        ("room", uuid4()),
        ("note", foreign),
        ("absent_note", uuid4()),
    ):
        with pytest.raises(NotFound):
            do(
                any_database,
                plan,
                op.SetItem.model_validate({"item": add.item.uid, "field": field, "value": value}),
            )
    assert stored(any_database, plan).days[0].items[0] == add.item
