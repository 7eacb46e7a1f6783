"""Forget a name: looking changes nothing, forgetting leaves nothing, and the address never says it."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from curriculum import copies, forgetting
from curriculum.errors import DatabaseBusy
from curriculum.pages.ground import database
from curriculum.planning import plans
from curriculum.planning.operations import SetPlan
from tests.pages.drawing import opened, turn_to, widgets, words

pytestmark = pytest.mark.usefixtures("home")
NAME = "Somchai"


@pytest.fixture
def named() -> None:
    """A plan with the name in its title and its history."""
    with database().write() as work:
        plan = plans.create(work, "With friends", days=1).agenda
        plans.perform(work, plan.uid, "test", 1, SetPlan(field="title", value=f"With {NAME}"))


def looked(app: AppTest, name: str) -> AppTest:
    app.text_input(key=next(field.key for field in app.text_input)).set_value(name)
    next(button for button in app.button if button.label == "Look").click().run()
    assert not app.exception
    return app


def everything_remembered(app: AppTest) -> str:
    """All that the visit keeps between two runs."""
    state = app.session_state._state
    return repr(list(state.filtered_state.items()))


def test_looking_says_where_it_stands_and_changes_nothing(named: None) -> None:
    app = looked(opened("forget"), NAME)
    said = words(app)
    assert "1 title" in said
    assert "1 change in the history" in said
    assert "cannot be undone" in said
    assert not dict(app.query_params)
    with database().read() as work:
        assert plans.get(work, "with-friends").agenda.title == f"With {NAME}"


def test_a_name_that_stands_nowhere(named: None) -> None:
    assert "Nothing that people wrote here says it" in words(looked(opened("forget"), "Hatice"))


@pytest.mark.parametrize("name", ["", "x", "   "])
def test_what_is_no_name_is_said_in_one_sentence(name: str) -> None:
    app = looked(opened("forget"), name)
    assert "does not fit" in words(app)
    assert "forget-it" not in [button.key for button in app.button]


def test_forgetting_leaves_nothing_here_or_in_the_visit(named: None) -> None:
    app = opened("find", q=NAME)
    turn_to(app, "print", {"p": "with-friends"})
    app.run()
    turn_to(app, "plan", {"p": "with-friends"})
    app.run()
    turn_to(app, "forget", {})
    looked(app.run(), NAME)
    assert NAME in everything_remembered(app)
    app.button(key="forget-it").click().run()
    assert not app.exception
    assert "Forgotten in 2 places." in [message.value for message in app.success]
    assert NAME not in everything_remembered(app)
    assert NAME not in words(app) + widgets(app)
    with database().read() as work:
        assert plans.get(work, "with-friends").agenda.title == f"With {forgetting.BLANK}"
        assert not forgetting.look(database(), NAME).places
    next(button for button in app.button if button.label == "Forget another name").click().run()
    assert [field.value for field in app.text_input] == [""]


def test_the_library_and_copies_that_keep_it_are_named(named: None, tmp_path: Path) -> None:
    copy = copies.back_up(database(), tmp_path / "copy.db")
    app = looked(opened("forget"), NAME)
    assert str(copy) in words(app)
    app = looked(opened("forget"), "factory")
    assert "Who answers for the factory?" in widgets(app)
    assert "stay as they are" in words(app)


def test_a_database_that_is_held_is_said_and_the_name_can_be_forgotten_again(
    named: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_given: object) -> None:
        raise DatabaseBusy("sala.db")

    app = looked(opened("forget"), NAME)
    monkeypatch.setattr(forgetting, "forget", busy)
    app.button(key="forget-it").click().run()
    assert not app.exception
    assert "Another program" in words(app)
    assert "Look" in [button.label for button in app.button]


def test_every_page_leads_here_quietly() -> None:
    assert '"/forget"' in widgets(opened("home"))
