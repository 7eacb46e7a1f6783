"""What the papers of the team say: who leads, notes, what is missing, what waits for a day to change to it."""

from __future__ import annotations

import pytest

from curriculum import papers
from curriculum.db import Database
from curriculum.planning import gestures, names, notes, plans
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda
from tests.papers.pdf import failures, text_of
from tests.planning.deeds import do, stored


@pytest.fixture
def plan(library: Database) -> str:
    """The sample plan, led, noted and with a fallback for its first day; in a venue without a wall to write on."""
    with library.write() as work:
        agenda = plans.get(work, "sample-two-day").agenda
        lead, room = names.named(work, "person", "Malalai"), names.named(work, "room", "Garden hall")
        note = notes.write(work, agenda.uid, "Leave the door open.")
    first = agenda.days[0].items[0].uid
    session = next(item.uid for item in agenda.on_days() if item.module)
    fields = {"leads": (lead,), "room": room, "note": note, "materials": "A bell", "if_absent": "core"}
    fallback = gestures.with_fallback(agenda.days[0])
    assert fallback is not None
    do(
        library,
        agenda,
        *(op.SetItem.model_validate({"item": first, "field": f, "value": v}) for f, v in fields.items()),
        op.SetItem(item=session, field="leads", value=(lead,)),
        op.SetPlan(field="venue", value=("power", "floor")),
        op.SetDay(day=agenda.days[0].uid, field="remark", value="The market is closed."),
        fallback,
    )
    assert stored(library, agenda).days[0].fallback
    return agenda.slug


def printed(database: Database, name: str, plan: str, **options: str) -> str:
    with database.read() as work:
        manuscript = getattr(papers, name)(work, plan, **options)
    content = papers.printed(manuscript).content
    assert failures(content) == []
    return text_of(content)


def test_the_guide_says_who_leads_what_was_noted_and_what_is_missing(library: Database, plan: str) -> None:
    guide = printed(library, "guide", plan)
    for words in (
        "Malalai · Garden hall",
        "Leave the door open.",
        "To bring: A bell",
        "the team runs the core steps",
        "The market is closed.",
        "Fallback",
        "Missing here: Wall",
        "Without it:",
    ):
        assert words in guide


def test_the_other_content_of_a_day_prints_for_the_team_alone(library: Database, plan: str) -> None:
    team, participants = (printed(library, "agenda", plan, face=face) for face in ("team", "participants"))
    assert "Fallback" in team
    assert "Fallback" not in participants
    agenda = plan_of(library, plan)
    do(library, agenda, op.SwitchDay(day=agenda.days[0].uid))
    assert "Usual content" in printed(library, "agenda", plan, face="team")


def test_no_paper_of_participants_names_anybody(library: Database, plan: str) -> None:
    for name, options in (("agenda", {"face": "participants"}), ("handouts", {})):
        told = printed(library, name, plan, **options)
        assert "Malalai" not in told
        assert "Garden hall" not in told
        assert "door open" not in told


def plan_of(database: Database, slug: str) -> Agenda:
    with database.read() as work:
        return plans.get(work, slug).agenda
