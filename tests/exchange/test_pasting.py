"""A pasted agenda as days of a plan: the clock that was read, one undo, names only when they are asked for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.db import Database, open_database
from curriculum.errors import InvalidValue
from curriculum.exchange import pasting
from curriculum.exchange.nearest import nearest
from curriculum.exchange.new_days import LONGEST_DAY, days_of
from curriculum.exchange.pasted_agenda import PastedAgenda, PastedDay, PastedLine
from curriculum.exchange.rows import Where
from curriculum.planning import names, notes, plans
from curriculum.planning.agenda import Agenda
from curriculum.planning.timeline import timeline
from tests.exchange.agendas import read
from tests.planning.agendas import LAW, uid

LAST_YEAR = """Human rights at work
Day 1 - 3 March 2025
09:00-09:30 Opening ceremony
09:30-12:00 Who answers for the factory? | Malee | Room 2
- bring the battery case
12:00-13:00 Lunch
13:00-14:00 Group A: the market | Budi
13:00-14:00 Group B: the mine | Malee
Day 2 - 4 March 2025
09:00-11:00 Safety for interviews
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, shipped_file: Path) -> Iterator[Database]:
    database = open_database(Path(shutil.copy(shipped_file, tmp_path_factory.mktemp("library"))))
    yield database
    database.close()


LINES = st.lists(
    st.tuples(
        st.integers(0, 1400), st.integers(1, 600), st.sampled_from(("break", "pause", "custom", "free"))
    ),
    max_size=12,
)


@LAW
@given(st.lists(LINES, min_size=1, max_size=4))
def test_every_line_starts_and_ends_when_it_was_read_to(days: list[list[tuple[int, int, str]]]) -> None:
    pasted = PastedAgenda(days=tuple(PastedDay(lines=_lines(day)) for day in days))
    agenda = Agenda(uid=uid(1), slug="law", title="Law", days=days_of(pasted))
    for day, made in zip(pasted.days, timeline(agenda).days, strict=True):
        assert {(timed.start, timed.end) for timed in made.items} == {
            (line.start, min(line.end, line.start + LONGEST_DAY)) for line in day.lines
        }


def _lines(day: list[tuple[int, int, str]]) -> tuple[PastedLine, ...]:
    return tuple(
        PastedLine((Where(number),), start, start + minutes, f"Line {number}", kind)  # type: ignore[arg-type]
        for number, (start, minutes, kind) in enumerate(sorted(day), 1)
    )


def test_a_new_plan_from_last_years_agenda(library: Database) -> None:
    with library.write() as work:
        done = pasting.new_plan(work, read(LAST_YEAR), "This year", "test", 1)
        plan = done.plan.agenda
        assert [day.title for day in plan.days] == [None, None]
        first = plan.days[0]
        assert [(item.kind, item.title) for item in first.items[:3]] == [
            ("ceremony", "Opening ceremony"),
            ("custom", "Who answers for the factory?"),
            ("pause", "Lunch"),
        ]
        groups = first.items[3]
        assert groups.kind == "parallel"
        assert [strand.items[0].title for strand in groups.strands] == [
            "Group A: the market",
            "Group B: the mine",
        ]
        assert first.date is None
        assert not any(item.leads or item.room for item in first.items)
        assert not names.known(work, "person")
        note = first.items[1].note
        assert note
        assert notes.texts(work, [note])[note] == "- bring the battery case"


def test_names_rooms_and_dates_are_kept_when_that_is_asked_for(library: Database) -> None:
    with library.write() as work:
        wanted = pasting.Choices(people=True, rooms=True, dates=True)
        done = pasting.new_plan(work, read(LAST_YEAR), "With names", "test-names", 1, wanted)
        first = done.plan.agenda.days[0]
        assert str(first.date) == "2025-03-03"
        assert set(names.known(work, "person")) == {"Malee", "Budi"}
        assert len(first.items[1].leads) == 1
        assert first.items[1].room


def test_a_module_takes_the_place_and_the_minutes_of_its_line(library: Database) -> None:
    with library.write() as work:
        pasted = read(LAST_YEAR)
        near = nearest(work, pasted)[0, 1]
        assert near[0].title.startswith("Who answers for the factory")
        done = pasting.new_plan(
            work, pasted, "With a module", "test-module", 1, pasting.Choices(modules={(0, 1): near[0].uid})
        )
        item = done.plan.agenda.days[0].items[1]
        assert item.kind == "module"
        assert item.module == near[0].uid
        assert item.length == 150
        assert item.note
        assert "Who answers for the factory?" in notes.texts(work, [item.note])[item.note]


def test_one_undo_takes_all_of_it_back(library: Database) -> None:
    with library.write() as work:
        plan = plans.create(work, "Has a day", days=1).agenda
        pasting.add_to(work, plan.uid, read(LAST_YEAR), "test-undo", 1)
        assert len(plans.by_uid(work, plan.uid).agenda.days) == 3
        plans.undo(work, plan.uid, "test-undo", 2)
        assert len(plans.by_uid(work, plan.uid).agenda.days) == 1


def test_what_has_no_times_or_is_more_than_a_plan_holds_is_refused(library: Database) -> None:
    with library.write() as work:
        before = len(plans.list_plans(work))
        for text in ("Dear all,\nthank you.", "\n".join(f"Day {n}\n09:00-10:00 A" for n in range(1, 90))):
            with pytest.raises(InvalidValue):
                pasting.new_plan(work, read(text), "Nothing", "test-refused", 1)
        assert len(plans.list_plans(work)) == before


def test_files_of_strangers_are_not_named_in_a_plan(library: Database, tmp_path: Path) -> None:
    """A title is a title: signs of Markdown or HTML stay the letters they are."""
    with library.write() as work:
        done = pasting.new_plan(work, read("09:00-10:00 <b>[x](http://evil.test)</b>"), "Odd", "test-odd", 1)
        assert done.plan.agenda.days[0].items[0].title == "<b>[x](http://evil.test)</b>"
