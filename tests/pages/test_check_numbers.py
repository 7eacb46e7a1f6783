"""The page of the checks' numbers: what is set there holds, and what was muted can be heard again."""

from __future__ import annotations

from datetime import time

import pytest
from streamlit.testing.v1 import AppTest

from curriculum.pages.ground import database
from curriculum.planning import checks
from tests.pages.drawing import opened, words

pytestmark = pytest.mark.usefixtures("home")


def pressed(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def own() -> dict[str, int]:
    with database().read() as work:
        return dict(checks.own_numbers(work))


def test_a_number_that_was_changed_is_kept_and_shows_what_it_was() -> None:
    app = opened("checks")
    app.number_input(key="check-number-longest-sitting").set_value(60)
    app.time_input(key="check-number-evening").set_value(time(17, 0))
    pressed(app, "Save")
    assert "Saved" in "".join(element.value for element in app.success)
    assert own() == {"evening": 1020, "longest-sitting": 60}
    app = opened("checks")
    assert app.number_input(key="check-number-longest-sitting").value == 60
    assert "90" in app.number_input(key="check-number-longest-sitting").help


def test_saving_without_a_change_keeps_nothing() -> None:
    pressed(opened("checks"), "Save")
    assert own() == {}


def test_the_way_back_to_the_shipped_numbers() -> None:
    with database().write() as work:
        checks.set_number(work, "transfer", 9)
    app = pressed(opened("checks"), "Back to Sala’s numbers")
    assert own() == {}
    assert app.number_input(key="check-number-transfer").value == 5
    assert "Back to Sala’s numbers" not in [button.label for button in app.button]


def test_what_is_muted_for_the_library_can_be_heard_again() -> None:
    assert "Nothing is muted for the whole library." in words(opened("checks"))
    with database().write() as work:
        checks.mute_everywhere(work, "long-sitting", "custom")
    app = opened("checks")
    assert "**Long sittings** · The host’s custom" in words(app)
    pressed(app, "Let it be heard again")
    assert "Long sittings" not in words(app)
