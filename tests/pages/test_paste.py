"""Last year's agenda, pasted or as a file: what was understood, what takes a line's place, and the plan."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from curriculum.pages.ground import database
from curriculum.planning import names, plans
from curriculum.planning.agenda import Agenda
from tests.exchange.agendas import a_document, a_workbook
from tests.pages.drawing import opened, uid_of, words

pytestmark = pytest.mark.usefixtures("home")
LAST_YEAR = """Human rights at work
Bangkok, 3-7 March 2025
Day 1: Listening
09:00-11:30 Who answers for the factory? | Malee
11:30-12:30 <b>Lunch</b>
"""


def read(text: str = LAST_YEAR, plan: str = "") -> AppTest:
    app = opened("paste", **({"p": plan} if plan else {}))
    app.text_area(key="paste-0-text").set_value(text)
    return press(app, "Read it")


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def last_plan() -> Agenda:
    with database().read() as work:
        return plans.get(work, plans.list_plans(work)[0].slug).agenda


def test_what_was_understood_is_shown_before_anything_is_kept() -> None:
    before = last_plan()
    said = words(read())
    assert "1 day · **2** lines · **1** not understood" in said
    assert "Bangkok, 3-7 March 2025" in said
    assert "Day 1 · Listening" in said
    assert "&lt;b&gt;Lunch&lt;/b&gt;" in said
    assert last_plan() == before


def test_a_plan_with_a_session_of_the_library_in_a_lines_place() -> None:
    app = read()
    app.selectbox(key="paste-0-module-0-0").select(str(uid_of("who-answers-for-the-factory")))
    app.selectbox(key="paste-0-kind-0-1").select("custom")
    press(app, "Make the plan")
    agenda = last_plan()
    assert agenda.title == "Human rights at work"
    first, second = agenda.days[0].items
    assert (first.kind, first.length) == ("module", 150)
    assert (second.kind, second.title, second.length) == ("custom", "<b>Lunch</b>", 60)
    assert not first.leads


def test_names_are_kept_when_that_is_ticked() -> None:
    app = read()
    app.checkbox(key="paste-0-people").check()
    press(app, "Make the plan")
    with database().read() as work:
        assert names.known(work, "person") == ("Malee",)


def test_days_are_added_to_a_plan_that_there_is() -> None:
    with database().read() as work:
        before = plans.get(work, "sample-two-day").agenda
    press(read(plan="sample-two-day"), f"Add to {before.title}")
    with database().read() as work:
        after = plans.get(work, "sample-two-day").agenda
    assert after.days[:-1] == before.days
    assert after.days[-1].title == "Listening"


TABLE = [["Time", "Session"], ["09:00-10:30", "Rights"]]


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", a_document("Day 1", TABLE)), ("a.xlsx", a_workbook(Day_1=TABLE))]
)
def test_a_file(name: str, content: bytes) -> None:
    app = opened("paste")
    app.file_uploader(key="paste-0-file").set_value((name, content, "application/octet-stream")).run()
    assert "**1** line" in words(press(app, "Read it"))


@pytest.mark.parametrize("text", ["", "Dear all, thank you for coming.", "\x00\u202e" * 50])
def test_a_text_without_times_is_answered_in_a_sentence(text: str) -> None:
    app = read(text)
    assert app.warning or app.error or app.toast
    assert "Make the plan" not in [button.label for button in app.button]
