"""The papers of a plan: which is chosen, in which language, and what is said before it prints."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from curriculum import papers
from curriculum.pages.ground import database
from curriculum.papers.tree import Paper
from curriculum.planning import plans
from curriculum.planning.local_facts import local_facts
from tests.pages.drawing import LINK, opened, turn_to, widgets, words

pytestmark = pytest.mark.usefixtures("home")
PLAN = "sample-two-day"


@pytest.mark.parametrize(
    ("paper", "button"),
    [
        ("agenda", "Agenda (PDF)"),
        ("guide", "Facilitator guide (PDF)"),
        ("handouts", "Handouts (PDF)"),
        ("place", "Fill-in sheet (PDF)"),
    ],
)
def test_each_paper_has_its_button_and_its_first_page(paper: str, button: str) -> None:
    app = opened("print", p=PLAN, paper=paper)
    assert [one.proto.label for one in app.get("download_button")] == [button]
    assert words(app).count('<img class="sala-page"') == 1


def test_only_the_chosen_paper_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    printed = papers.printed

    def noted(manuscript: papers.Manuscript) -> Paper:
        made.append(manuscript.name)
        return printed(manuscript)

    monkeypatch.setattr(papers, "printed", noted)
    app = opened("print", p=PLAN, paper="place")
    assert made == ["place.pdf"]
    app.run()
    assert made == ["place.pdf"], "what has not changed is not made again"


def test_guide_and_handouts_have_languages_of_their_own() -> None:
    app = opened("print", p=PLAN, paper="guide", guide="th", handouts="en")
    assert app.segmented_control(key="guide").value == "th"
    assert "guide=th&handouts=en&paper=handouts" in widgets(app).replace("sensitive=&", "")
    turn_to(app, "print", {"p": PLAN, "paper": "handouts", "guide": "th"})
    app.run()
    assert app.segmented_control(key="handouts").value == "en", "the plan's own"
    app.segmented_control(key="handouts").set_value("th").run()
    said = {"p": PLAN, "paper": "handouts", "guide": "th", "handouts": "th"}
    assert dict(app.query_params) == said


def test_what_is_missing_or_a_draft_is_said_before_the_button() -> None:
    app = opened("print", p=PLAN, paper="guide", guide="th")
    said = words(app)
    assert "is not in ไทย; it prints in English" in said
    assert "is a draft translation that nobody has reviewed" in said
    assert "Before you print" not in words(opened("print", p=PLAN, paper="guide"))
    places = [_what(element) for element in app.main]
    assert places.index("remarks") < places.index("download_button")


def _what(element: Any) -> str:
    is_remarks = element.type == "html" and "sala-remarks" in element.proto.body
    return "remarks" if is_remarks else str(element.type)


@pytest.mark.parametrize("paper", ["guide", "handouts", "place"])
def test_a_plan_without_sessions_says_what_to_do(paper: str) -> None:
    with database().write() as work:
        plans.create(work, "Nothing yet", days=1)
    app = opened("print", p="nothing-yet", paper=paper)
    assert "no session yet" in words(app)
    assert "/find?plan=nothing-yet" in widgets(app)
    assert not app.get("download_button")


@pytest.mark.parametrize("value", [LINK, "9" * 5000, "\x00", "../../etc/passwd", "xx-xx"])
@pytest.mark.parametrize("name", ["paper", "guide", "handouts", "sensitive", "face"])
def test_a_hostile_choice_is_none(name: str, value: str) -> None:
    app = opened("print", **{"p": PLAN, "paper": "handouts", name: value})
    assert app.get("download_button")
    assert LINK not in words(app)


def sheets(app: AppTest) -> list[papers.Manuscript]:
    """What the session's papers and pictures were made of, the newest last."""
    return [manuscript for _make, manuscript, _made in app.session_state["papers"]]


def test_answers_that_could_harm_print_only_when_asked_for() -> None:
    with database().write() as work:
        plan = plans.get(work, PLAN).agenda
        asked = next(
            (session.module, fact.blank.key)
            for session in local_facts(work, plan)
            for fact in session.facts
            if fact.blank.sensitive
        )
        plans.fill_blank(work, plan.uid, "test", 1, *asked, "Advocate Maya")
        kept_off = papers.place(work, PLAN)
        printed = papers.place(work, PLAN, sensitive=True)
    app = opened("print", p=PLAN, paper="place")
    assert sheets(app) == [kept_off, kept_off]
    app.toggle(key="sensitive").set_value(True).run()
    assert app.query_params["sensitive"] == "yes"
    assert sheets(app)[-2:] == [printed, printed]
    app.toggle(key="sensitive").set_value(False).run()
    assert "sensitive" not in app.query_params


def test_the_sheet_says_how_many_questions_are_open_and_where_to_answer_them() -> None:
    app = opened("print", p=PLAN, paper="place")
    assert "questions are open" in words(app)
    assert "/place?p=sample-two-day" in widgets(app)
