"""Fill in for this place: answers are kept, counted and taken back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from curriculum.pages.ground import database
from curriculum.planning import plans
from curriculum.planning.local_facts import LocalFact, local_facts
from curriculum.planning.operations import SetPlan
from tests.pages.drawing import opened, widgets, words

pytestmark = pytest.mark.usefixtures("home")
PLAN = "sample-two-day"


def facts() -> list[LocalFact]:
    with database().read() as work:
        sessions = local_facts(work, plans.get(work, PLAN).agenda)
    return [fact for session in sessions for fact in session.facts]


def answer(app: AppTest, number: int, text: str) -> None:
    app.text_area[number].set_value(text).run()
    assert not app.exception


def test_every_question_has_a_field_an_example_and_a_warning_where_one_is_due() -> None:
    app = opened("place", p=PLAN)
    assert [field.label for field in app.text_area] == [fact.blank.question for fact in facts()]
    assert words(app).count("could harm someone") == sum(fact.blank.sensitive for fact in facts())
    examples = [caption.value for caption in app.caption]
    assert len(examples) == sum(bool(fact.blank.example) for fact in facts())


def test_an_answer_is_kept_counted_and_taken_back() -> None:
    app = opened("place", p=PLAN)
    asked = len(facts())
    assert f"**0** of {asked} answered" in words(app)
    assert "undo-place" not in [button.key for button in app.button]
    answer(app, 0, "Section 4: dignity")
    answer(app, 1, "Both")
    assert f"**2** of {asked} answered" in words(app)
    assert [fact.answer for fact in facts()[:2]] == ["Section 4: dignity", "Both"]
    app.button(key="undo-place").click().run()
    assert [fact.answer for fact in facts()[:2]] == ["Section 4: dignity", ""]
    assert app.text_area[1].value == ""
    assert app.text_area[0].value == "Section 4: dignity"
    assert "undo-place" not in [button.key for button in app.button]


def test_an_emptied_field_opens_its_question_again() -> None:
    app = opened("place", p=PLAN)
    answer(app, 0, "Section 4")
    answer(app, 0, "  ")
    assert facts()[0].answer == ""
    assert "**0** of" in words(app)


def test_what_was_answered_elsewhere_shows_and_undo_leaves_it() -> None:
    app = opened("place", p=PLAN)
    answer(app, 0, "Section 4")
    with database().write() as work:
        plan = plans.get(work, PLAN).agenda
        plans.perform(work, plan.uid, "other", 1, SetPlan(field="people", value=12))
        session = local_facts(work, plan)[0]
        plans.fill_blank(work, plan.uid, "other", 2, session.module, session.facts[0].blank.key, "Section 5")
    app.run()
    assert app.text_area[0].value == "Section 5"
    assert "undo-place" not in [button.key for button in app.button]


def test_markdown_in_an_answer_stays_what_was_typed() -> None:
    app = opened("place", p=PLAN)
    answer(app, 0, "**no** <b>html</b>\nsecond line")
    assert facts()[0].answer == "**no** <b>html</b>\nsecond line"


def test_a_plan_that_asks_nothing_says_what_to_do() -> None:
    with database().write() as work:
        plans.create(work, "Nothing yet", days=1)
    app = opened("place", p="nothing-yet")
    assert "no session yet" in words(app)
    assert "/find?plan=nothing-yet" in widgets(app)


def test_the_plan_leads_here_and_here_leads_to_the_sheet() -> None:
    assert "/place?p=sample-two-day" in widgets(opened("plan", p=PLAN))
    assert "/print?p=sample-two-day&paper=place" in widgets(opened("place", p=PLAN))
