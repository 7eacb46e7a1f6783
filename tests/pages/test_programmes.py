"""Programmes: what they are for, which sessions teach it, and what no session teaches yet."""

from __future__ import annotations

import pytest

from curriculum.library.teaching import taught
from curriculum.pages.ground import database
from curriculum.planning import plans
from curriculum.vocabulary import get as get_vocabulary
from tests.pages.drawing import opened, widgets, words

pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize("name", ["half-day", "ntss", "atss", "acsl"])
def test_a_programme_shows_its_aim_its_objectives_with_their_sessions_and_its_days(name: str) -> None:
    with database().read() as work:
        programme = get_vocabulary(work).programmes[name]
        teaching = taught(work, programme.objectives)
    app = opened("programme", id=name)
    said, linked = words(app), widgets(app)
    assert app.title[0].value == programme.label
    assert said.count('class="sala-aim"') == len(programme.objectives)
    assert said.count("No session of the library teaches this yet") == sum(
        not sessions for sessions in teaching.values()
    )
    for sessions in teaching.values():
        for session in sessions:
            assert f"/module?m={session.slug}" in linked
    assert said.count("<h3>Day ") == len(programme.skeleton)


def test_a_plan_starts_from_here() -> None:
    app = opened("programme", id="two-day")
    app.text_input(key="new-title").set_value("Rivers")
    next(button for button in app.button if button.label == "Start the plan").click().run()
    assert not app.exception
    with database().read() as work:
        assert len(plans.get(work, "rivers").agenda.days) == 2


def test_home_and_the_form_lead_to_programmes() -> None:
    assert "/programme?id=ntss" in widgets(opened("home"))
    assert "/programme?id=atss" in widgets(opened("plan", new="atss"))
