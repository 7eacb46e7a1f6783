"""A release prints the same for ever, by names and notes that can be forgotten, and can be gone back to."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select, text

from curriculum import forgetting, papers
from curriculum.db import Database
from curriculum.errors import InvalidValue, NotFound
from curriculum.papers import releasing
from curriculum.planning import names, notes, plans, releases
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Muted
from curriculum.planning.checks import mark_of
from curriculum.planning.local_facts import local_facts
from curriculum.planning.releases import MutedThen, Release
from tests.papers.pdf import failures, text_of
from tests.planning.deeds import do, stored, undo

PAPERS = sorted(releasing.FILES)


@pytest.fixture
def plan(library: Database) -> Agenda:
    """The sample plan: led, noted, with an answer about the place."""
    with library.write() as work:
        agenda = plans.get(work, "sample-two-day").agenda
        lead = names.named(work, "person", "Malalai Rahimi")
        note = notes.write(work, agenda.uid, "- Leave the door open\n- Ask Malalai Rahimi first")
        session = next(item for item in agenda.on_days() if item.module and item.steps)
        assert session.module
        module, blank = next(
            (session.module, fact.blank.key)
            for session in local_facts(work, agenda)
            for fact in session.facts
            if not fact.blank.sensitive
        )
        plans.fill_blank(work, agenda.uid, "a-test", 1, module, blank, "At the river")
    do(
        library,
        agenda,
        op.SetItem(item=session.uid, field="leads", value=(lead,)),
        op.SetItem(item=session.uid, field="note", value=note),
        op.SetStepWords(item=session.uid, step=session.steps[0].key, words=note),
    )
    return stored(library, agenda)


def frozen(database: Database, plan: Agenda, name: str = "For the venue") -> Release:
    with database.write() as work:
        return releasing.release(work, plan.uid, name)


def printed(database: Database, plan: Agenda, release: Release, paper: str, lang: str = "en") -> bytes:
    with database.read() as work:
        manuscript = releasing.frozen(work, plan.uid, release.number, paper, lang)
    return papers.printed(manuscript).content


def test_a_release_prints_what_the_plan_printed_with_its_number_and_hash(
    library: Database, plan: Agenda
) -> None:
    release = frozen(library, plan)
    stamp = f"Release 1 · {release.short}"
    for paper in PAPERS:
        content = printed(library, plan, release, paper)
        assert failures(content) == []
        told = " ".join(text_of(content).split())
        name, _, rest = paper.partition("-")
        options = {"face": rest} if name == "agenda" else {"sensitive": True} if rest else {}
        with library.read() as work:
            live = getattr(papers, name)(work, plan.slug, **options)
        draft = " ".join(text_of(papers.printed(live).content).split())
        assert told.replace(stamp, "Draft") == draft
        assert (stamp in told) == (name != "handouts")


def test_nothing_that_is_done_afterwards_changes_what_a_release_prints(
    library: Database, plan: Agenda
) -> None:
    release = frozen(library, plan)
    before = {paper: printed(library, plan, release, paper) for paper in PAPERS}
    first = plan.days[0].items[0]
    do(
        library,
        plan,
        op.Rename(item=first.uid, title="Another opening"),
        op.RemoveDay(day=plan.days[1].uid),
        op.SetPlan(field="title", value="Another title"),
    )
    with library.write() as work:
        work.session.execute(text("UPDATE item_step SET title = 'changed'"))
    assert {paper: printed(library, plan, release, paper) for paper in PAPERS} == before


def test_a_forgotten_name_is_on_no_paper_of_a_release_and_in_no_row(library: Database, plan: Agenda) -> None:
    with library.write() as work:
        plans.perform(work, plan.uid, "t", 5, op.SetPlan(field="title", value="With Malalai Rahimi"))
    release = frozen(library, plan, "As Malalai Rahimi wanted")
    assert "Malalai Rahimi" in text_of(printed(library, plan, release, "guide"))
    forgetting.forget(library, "Malalai Rahimi")
    with library.read() as work:
        (kept,) = releases.releases(work, plan.uid)
    assert kept.name == "As … wanted"
    for paper in PAPERS:
        assert "Malalai" not in text_of(printed(library, plan, kept, paper))


def test_releases_are_counted_listed_and_tell_what_was_muted(any_database: Database) -> None:
    with any_database.write() as work:
        plan = plans.create(work, "Two days").agenda
    muted = Muted(check="no-opening", subject=plan.uid, reason="custom", mark=mark_of(plan, plan.uid))
    one = frozen(any_database, plan, "First")
    do(any_database, plan, op.Mute(check=muted.check, subject=muted.subject, muted=muted))
    two = frozen(any_database, plan, "Second")
    do(any_database, plan, op.SetPlan(field="people", value=7))
    three = frozen(any_database, plan, "Third")
    with any_database.read() as work:
        assert releases.releases(work, plan.uid) == (three, two, one)
        assert releases.agenda_of(work, plan.uid, 3).people == 7
    assert (one.number, two.number, three.number) == (1, 2, 3)
    assert one.sha256 == two.sha256 != three.sha256  # what is muted is no content
    then = MutedThen("no-opening", "custom", about=None)
    assert (one.muted, two.muted, three.muted) == ((), (then,), ())  # the plan is another: it is heard again


def test_a_plan_goes_back_to_a_release_in_one_step_that_can_be_undone(any_database: Database) -> None:
    with any_database.write() as work:
        plan = plans.create(work, "Two days").agenda
    frozen(any_database, plan, "First")
    do(any_database, plan, op.RemoveDay(day=plan.days[0].uid), op.SetPlan(field="title", value="One day"))
    changed = stored(any_database, plan)
    with any_database.write() as work:
        outcome = releases.restore(work, plan.uid, "back", 1, 1)
        assert outcome.applied
        assert outcome.plan.last == "went back to a release"
    assert stored(any_database, plan) == plan
    undo(any_database, plan)
    assert stored(any_database, plan) == changed
    with any_database.write() as work:
        releases.restore(work, plan.uid, "back", 2, 1)
        assert not releases.restore(work, plan.uid, "back", 3, 1).applied


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "two\nlines"])
def test_a_release_has_a_name_of_one_line(library: Database, plan: Agenda, name: str) -> None:
    with pytest.raises(InvalidValue):
        frozen(library, plan, name)
    with library.read() as work:
        assert releases.releases(work, plan.uid) == ()


def test_what_is_not_there_is_not_found(library: Database, plan: Agenda) -> None:
    release = frozen(library, plan)
    with library.read() as work:
        for act in (
            lambda: releases.get(work, plan.uid, 2),
            lambda: releasing.frozen(work, plan.uid, 2, "guide", "en"),
            lambda: releases.paper(work, plan.uid, release.number, "wishes", "en"),
        ):
            with pytest.raises(NotFound):
                act()


def test_what_is_kept_holds_ids_and_no_words_of_a_note(library: Database, plan: Agenda) -> None:
    frozen(library, plan)
    with library.read() as work:
        kept = work.session.execute(select(releases.PAPER.c.tree)).scalars()
        trees = [json.dumps(tree, ensure_ascii=False) for tree in kept]
    assert trees
    for tree in trees:
        assert "Malalai" not in tree
        assert "Leave the door" not in tree
        assert "At the river" not in tree
