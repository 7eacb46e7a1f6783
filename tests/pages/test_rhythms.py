"""Rhythms: looked at, edited, copied, taken out of use, and each of that taken back."""

from __future__ import annotations

from datetime import time

import pytest
from streamlit.testing.v1 import AppTest

from curriculum.pages.ground import database
from curriculum.vocabulary import get as get_vocabulary
from curriculum.vocabulary.values import Rhythm, Window
from tests.pages.drawing import LINK, opened, turn_to, widgets, words

pytestmark = pytest.mark.usefixtures("home")


def known() -> dict[str, Rhythm]:
    with database().read() as work:
        return dict(get_vocabulary(work).rhythms)


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def undo(app: AppTest) -> None:
    app.button(key="undo-rhythm").click().run()
    assert not app.exception


def field(app: AppTest, kind: str, label: str, number: int = 0):  # type: ignore[no-untyped-def]
    return [each for each in app.get(kind) if each.label == label][number]


def test_every_rhythm_is_shown_with_its_hours_and_pauses() -> None:
    app = opened("rhythms", p="sample-two-day", id="travel-day")
    said = words(app)
    assert "11:00 to 16:00" in said
    assert "before everybody is there" in said
    assert "12:00–13:30" in said
    for name in known():
        assert f"id={name}" in widgets(app)
    assert "/settings?p=sample-two-day&part=rhythm" in widgets(app)
    assert "/rhythms?p=sample-two-day" in widgets(opened("settings", p="sample-two-day", part="rhythm"))


def test_a_rhythm_is_edited_and_taken_back() -> None:
    app = opened("rhythms", id="ordinary")
    before = known()["ordinary"]
    field(app, "time_input", "Start").set_value(time(8, 30))
    field(app, "toggle", "A time of low energy").set_value(False)
    field(app, "text_input", "Name", 1).set_value("Tea")
    field(app, "number_input", "Minutes").set_value(20)
    press(app, "Save")
    after = known()["ordinary"]
    assert (after.start, after.low_energy) == (510, None)
    assert (after.pauses[0].label, after.pauses[0].minutes) == ("Tea", 20)
    assert after.pauses[1:] == before.pauses[1:]
    undo(app)
    assert known()["ordinary"] == before
    assert field(app, "time_input", "Start").value == time(9)


def test_pauses_are_added_and_removed() -> None:
    app = opened("rhythms", id="half-day")
    press(app, "Save, and add a pause")
    assert [pause.label for pause in known()["half-day"].pauses] == ["Morning break", "New pause"]
    press(app, "Remove")
    assert [pause.label for pause in known()["half-day"].pauses] == ["New pause"]
    undo(app)
    assert len(known()["half-day"].pauses) == 2


def test_a_copy_is_made_edited_and_taken_out_of_use() -> None:
    app = opened("rhythms", id="ordinary")
    shipped = known()
    press(app, "Make a copy")
    (own,) = set(known()) - set(shipped)
    assert known()[own].label == "Ordinary days, our own"
    turn_to(app, "rhythms", {"id": own})
    app.run()
    field(app, "text_input", "Name").set_value("School days")
    press(app, "Save")
    assert known()[own].label == "School days"
    assert known()["ordinary"] == shipped["ordinary"]
    press(app, "Take out of use")
    turn_to(app, "rhythms", {})
    app.run()
    assert set(known()) == set(shipped)
    undo(app)
    assert known()[own].label == "School days"


@pytest.mark.parametrize(
    ("kind", "label", "value", "said"),
    [
        ("time_input", "End", time(8), "a time after the start"),
        ("time_input", "Low energy to", time(9), "two times, the earlier one first"),
        ("text_input", "Name", " ", "one line"),
        ("number_input", "Minutes", 61, "at most the minutes between"),
    ],
)
def test_what_does_not_hang_together_is_said_and_nothing_is_saved(
    kind: str, label: str, value: object, said: str
) -> None:
    app = opened("rhythms", id="ordinary")
    before = known()
    field(app, kind, label).set_value(value)
    press(app, "Save")
    assert said in words(app)
    assert known() == before


def test_a_day_that_ends_at_midnight_still_does_after_it_was_edited() -> None:
    from curriculum.vocabulary import rhythms

    with database().write() as work:
        rhythm = get_vocabulary(work).rhythms["half-day"]
        rhythms.keep(work, Rhythm(rhythm.id, "Late", "", 900, 1440, 90, Window(1300, 1440), ()))
    app = opened("rhythms", id="half-day")
    field(app, "text_input", "Name").set_value("Later")
    press(app, "Save")
    assert (known()["half-day"].label, known()["half-day"].end) == ("Later", 1440)


@pytest.mark.parametrize("value", [LINK, "\x00", "own-nothing"])
def test_an_unknown_rhythm_shows_the_first(value: str) -> None:
    app = opened("rhythms", id=value)
    assert field(app, "text_input", "Name").value == "Ordinary days"
    assert LINK not in words(app)
