"""What is known of the sessions that a plan pins, from a real database."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from sqlalchemy import event
from sqlmodel import select

from curriculum.access import Work
from curriculum.db import Database
from curriculum.library import modules
from curriculum.library.format import document as document_of
from curriculum.library.format import sha256
from curriculum.library.module import Module, Step, Translation
from curriculum.library.passages import hashes
from curriculum.models.library import Edition, ModuleRow, Revision
from curriculum.planning import facts as room
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.editions import Remark, editions
from curriculum.planning.facts import Difference, Facts, facts
from curriculum.planning.sessions import item_for
from tests.planning.agendas import a_day, a_plan, an_item, uid

OPEN = Step(key="open", title="Open", minutes=20, plenary=10, say="> Welcome.")
TASK = Step(key="task", title="Task", minutes=30, needs={"wall": "Use the floor."}, own_cases=True)


def kept(work: Work, module: Module, number: int = 1) -> str:
    """Publishes an edition, anew if it is there; gives the sha256 of its revision."""
    session, text = work.session, document_of(module)
    row = session.exec(select(ModuleRow).where(ModuleRow.uid == module.uid)).one_or_none()
    if row is None:
        row = ModuleRow(uid=module.uid, slug=f"m-{module.uid}", kind="module", source_lang=module.lang)
        session.add(row)
        session.flush()
    edition = session.exec(
        select(Edition).where(Edition.module_id == row.id, Edition.lang == module.lang)
    ).one_or_none()
    if edition is None:
        edition = Edition(module_id=row.id, lang=module.lang)
        session.add(edition)
        session.flush()
    made = Revision(
        edition_id=edition.id,
        number=number,
        sha256=sha256(text),
        document=text,
        made_at=work.now,
        actor=work.actor.uid,
    )
    session.add(made)
    session.flush()
    edition.published_id = made.id
    session.flush()
    return made.sha256


def withdrawn(work: Work, module: Module) -> None:
    rows = select(Edition).join(ModuleRow).where(ModuleRow.uid == module.uid)
    for edition in work.session.exec(rows):
        edition.published_id = None
    work.session.flush()


def a_module(*steps: Step, lang: str = "en", **about: object) -> Module:
    minutes = sum(step.minutes for step in steps)
    return Module(uid=uuid4(), lang=lang, title="Session", minutes=minutes, steps=steps, **about)


def planned(work: Work, module: Module, **fields: object) -> tuple[Agenda, Item]:
    assert module.uid is not None
    item = item_for(work, module.uid, "en", uid(2))
    agenda = a_plan(a_day(1, item, an_item(3))).model_copy(update=fields)
    return agenda, item


def found(work: Work, agenda: Agenda, item: Item) -> room.SessionFacts:
    session = facts(work, agenda).of(item)
    assert session is not None
    return session


def test_what_the_module_says_of_itself_and_its_steps(any_database: Database) -> None:
    module = a_module(OPEN, TASK, prerequisites=("plan-next-step",), themes=("fair-trial",))
    with any_database.write() as work:
        kept(work, module)
        agenda, item = planned(work, module)
        session = found(work, agenda, item)
    assert (session.withdrawn, session.newer, session.differences) == (False, None, ())
    assert list(session.revision.steps) == ["open", "task"]
    assert session.revision.steps["open"].plenary == 10
    assert dict(session.revision.steps["task"].needs) == {"wall": "Use the floor."}
    assert session.revision.steps["task"].own_cases
    assert session.revision.prerequisites == ("plan-next-step",)
    assert dict(session.papers) == {"en": frozenset()}


def test_a_newer_revision_says_what_changed_and_a_withdrawn_one_that_it_is(any_database: Database) -> None:
    module = a_module(OPEN, TASK)
    with any_database.write() as work:
        kept(work, module)
        agenda, item = planned(work, module)
        more = Step(key="more", title="More", minutes=10)
        kept(work, module.model_copy(update={"steps": (replace_minutes(OPEN, 25), more), "minutes": 35}), 2)
        session = found(work, agenda, item)
        assert session.differences == (
            Difference("minutes", "Open", 20, 25),
            Difference("new", "More", after=10),
            Difference("gone", "Task", before=30),
        )
        assert not session.withdrawn
        withdrawn(work, module)
        session = found(work, agenda, item)
        assert session.withdrawn
        assert session.newer is None


def replace_minutes(step: Step, minutes: int) -> Step:
    return step.model_copy(update={"minutes": minutes})


def test_languages_that_are_missing_drafts_or_older_than_their_source(any_database: Database) -> None:
    source = a_module(OPEN, TASK)
    passages = {**hashes(source), "title": "0" * 12}
    fresh = Translation(of="en", reviewed=True, passages=hashes(source))
    stale = Translation(of="en", reviewed=False, passages=passages)
    with any_database.write() as work:
        kept(work, source)
        kept(work, source.model_copy(update={"lang": "th", "translation": fresh}))
        kept(work, source.model_copy(update={"lang": "km", "translation": stale}))
        agenda, item = planned(work, source, languages=("th", "km", "my"))
        papers = found(work, agenda, item).papers
    assert {lang: set(remarks) for lang, remarks in papers.items()} == {
        "en": set(),
        "th": set(),
        "km": {Remark.DRAFT, Remark.STALE},
        "my": {Remark.MISSING},
    }


def test_a_revision_that_is_not_there_is_not_known_and_nothing_stops(any_database: Database) -> None:
    lost = Item(uid=uid(2), kind="module", title="Lost", module=uid(9), slack=30, revisions={"en": "0" * 64})
    with any_database.read() as work:
        assert facts(work, a_plan(a_day(1, lost))) == Facts({})


@pytest.mark.parametrize("items", [1, 40])
def test_the_number_of_queries_does_not_grow_with_the_plan(database: Database, items: int) -> None:
    with database.write() as work:
        made = [a_module(OPEN, TASK, promise=f"Promise {n} of {uuid4()}") for n in range(3)]
        for module in made:
            kept(work, module)
        chosen = [item_for(work, made[n % 3].uid or uid(0), "en", uid(100 + n)) for n in range(items)]
        agenda = a_plan(a_day(1, *chosen))
        assert queries(work, lambda: facts(work, agenda)) == 2
        assert queries(work, lambda: facts(work, agenda)) == 1
        assert len(facts(work, agenda).sessions) == items


def queries(work: Work, act: Callable[[], object]) -> int:
    said: list[str] = []

    def note(*given: object) -> None:
        said.append(str(given[2]))

    engine = work.session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(said)


def test_facts_agree_with_what_prints(database: Database) -> None:
    """`editions` says the same of each paper, one item at a time."""
    source = a_module(OPEN, TASK)
    stale = Translation(of="en", reviewed=False, passages={**hashes(source), "title": "0" * 12})
    with database.write() as work:
        kept(work, source)
        kept(work, source.model_copy(update={"lang": "km", "translation": stale}))
        agenda, item = planned(work, source, languages=("km", "my"))
        session = found(work, agenda, item)
        for language in ("en", "km", "my"):
            assert {*editions(work, agenda, language)[item.uid].remarks} == session.papers[language]
        assert modules.published_revisions(work, {source.uid})[source.uid] == dict(session.revisions)
