"""The sample plan: made once, after its modules, and never again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import delete

from curriculum.access import Actor, Work
from curriculum.db import Database, open_database
from curriculum.errors import FileProblem
from curriculum.planning import operations as op
from curriculum.planning import plans, store
from curriculum.planning.timeline import timeline
from tests.planning.libraries import a_module, a_written_step


def the_modules(work: Work) -> None:
    """Modules that have the names, keys and minutes that the sample plan counts on."""
    for slug, steps, spare in (
        ("dignity-in-our-words", {"word": 5, "tell": 5, "wall": 3, "debrief": 5}, 2),
        (
            "who-answers-for-the-factory",
            {"chain": 10, "sort": 27, "pillars": 11, "map": 32, "weigh": 20, "route": 26, "debrief": 36},
            18,
        ),
        (
            "an-interview-that-does-no-harm",
            {"opening-words": 22, "rebuild": 20, "decide": 18, "first-ten": 40, "debrief": 30, "close": 5},
            15,
        ),
    ):
        pauses = {"map", "rebuild", "decide"}
        a_module(work, slug, *(a_written_step(key, steps[key], key in pauses) for key in steps), spare=spare)


@pytest.fixture(scope="module")
def file_with_modules(tmp_path_factory: pytest.TempPathFactory, words_file: Path) -> Path:
    """A database file with the modules of the sample, to be copied."""
    path = Path(shutil.copy(words_file, tmp_path_factory.mktemp("modules")))
    database = open_database(path)
    with database.write() as work:
        the_modules(work)
    database.close()
    return path


@pytest.fixture
def with_modules(tmp_path: Path, file_with_modules: Path) -> Iterator[Database]:
    """A database of its own with the modules of the sample."""
    database = open_database(shutil.copy(file_with_modules, tmp_path / "modules.db"))
    yield database
    database.close()


def test_the_sample_is_two_days_without_a_problem(with_modules: Database) -> None:
    with with_modules.write() as work:
        plans.load_sample(work)
    with with_modules.read() as work:
        agenda = plans.get(work, "sample-two-day").agenda
    timed = timeline(agenda)
    assert [(day.start, day.end, day.overrun) for day in timed.days] == [(540, 1050, 0), (540, 1020, 0)]
    assert not any(one.problems for _, one in timed.everything())
    assert agenda.aside == ()
    parts = [
        (one.item.title, one.item.part, one.item.length) for _, one in timed.everything() if one.item.part
    ]
    assert parts == [
        ("who-answers-for-the-factory (en)", 1, 80),
        ("who-answers-for-the-factory (en)", 2, 100),
        ("an-interview-that-does-no-harm (en)", 1, 60),
        ("an-interview-that-does-no-harm (en)", 2, 90),
    ]
    for day in timed.days:
        team = [one.item.title for one in day.items if not one.item.everyone]
        assert team == ["Team debrief"] == [day.items[-1].item.title]


def test_a_second_load_and_a_load_after_a_change_make_nothing(with_modules: Database) -> None:
    with with_modules.write() as work:
        uid = plans.load_sample(work)
        assert uid is not None
    with with_modules.write() as work:
        agenda = plans.by_uid(work, uid).agenda
        plans.perform(work, uid, "c", 1, op.RemoveDay(day=agenda.days[0].uid))
        assert plans.load_sample(work) is None
        assert len(plans.get(work, "sample-two-day").agenda.days) == 1


def test_a_sample_that_was_removed_does_not_come_back(with_modules: Database) -> None:
    with with_modules.write() as work:
        plans.load_sample(work)
        work.session.execute(delete(store.PLAN))
    with with_modules.write() as work:
        assert plans.load_sample(work) is None
        assert plans.list_plans(work) == ()


def test_a_second_person_gets_no_second_sample(with_modules: Database) -> None:
    with with_modules.write() as work:
        plans.load_sample(work)
    with with_modules.write(Actor(UUID(int=42))) as work:
        assert plans.load_sample(work) is None
        assert len(plans.list_plans(work)) == 1


def test_the_sample_waits_for_its_modules(with_words: Database) -> None:
    with with_words.write() as work:
        assert plans.load_sample(work) is None
        the_modules(work)
        assert plans.load_sample(work) is not None


def test_a_plan_of_ones_own_keeps_its_name(with_words: Database) -> None:
    with with_words.write() as work:
        mine = plans.create(work, "Sample two day")
        the_modules(work)
        plans.load_sample(work)
        assert plans.get(work, "sample-two-day").agenda.uid == mine.agenda.uid
        assert plans.get(work, "sample-two-day-2").agenda.title == "Who must answer, and how we listen"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("days: []", "days"),
        ("days: [{title: A, start: '9', end: '10:00', items: []}]", "start"),
        ("days: [{title: A, start: '09:00', end: '10:00', items: [{rest-of: x}]}]", "x: the rest stands"),
        (
            "days: [{title: A, start: '09:00', end: '10:00', items: [{title: B}]}]",
            "custom has its own minutes",
        ),
        ("days: [{title: A, start: '09:00', end: '10:00', items: [{for: teem}]}]", "“teem” does not fit"),
        ("days: [{title: A, start: '10:00', end: '09:00', items: []}]", "a day starts before it ends"),
        ("days: [", "not YAML"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(
    database: Database, tmp_path: Path, line: str, message: str
) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    head = "slug: s\ntitle: T\noutward-title: O\nlanguage: en\npeople: 9\nrhythm: ordinary\n"
    (folder / "sample-two-day.yaml").write_text(head + line + "\n", encoding="utf-8")
    with pytest.raises(FileProblem, match=message) as raised, database.write() as work:
        plans.load_sample(work, tmp_path)
    assert raised.value.path == "sample-two-day.yaml"
    assert raised.value.line == {"x: the rest stands": None, "not YAML": 8}.get(message, 7)
