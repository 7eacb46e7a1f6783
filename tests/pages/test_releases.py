"""Versions: one is kept under a name, compared, printed, gone back to; and going back is taken back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.planning import checks, plans
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda
from tests.pages.drawing import opened, words

pytestmark = pytest.mark.usefixtures("home")
PLAN = "sample-two-day"


def agenda() -> Agenda:
    with database().read() as work:
        return plans.get(work, PLAN).agenda


def kept(name: str = "For the venue") -> AppTest:
    app = opened("releases", p=PLAN)
    app.text_input(key="version-name").set_value(name)
    app.button[0].click().run()
    assert not app.exception
    return app


def change(operation: op.Operation, sequence: int = 1) -> None:
    with database().write() as work:
        assert plans.perform(work, agenda().uid, "a-test", sequence, operation).applied


def test_a_version_is_kept_and_listed() -> None:
    assert "No version has been kept yet" in words(opened("releases", p=PLAN))
    app = kept("For the <b>venue</b>")
    assert "Kept as version 1" in words(app)
    assert "1 · For the &lt;b&gt;venue&lt;/b&gt;" in words(app)


def test_a_version_names_what_was_muted_in_it() -> None:
    with database().read() as work:
        remark = next(iter(checks.advice_for(work, agenda()).look))
    change(checks.mute(agenda(), remark, "custom"))
    with database().write() as work:
        checks.mute_everywhere(work, remark.check, "small-team")
    kept()
    with database().write() as work:
        checks.mute_everywhere(work, remark.check, None)
    said = "\n".join(caption.value for caption in opened("releases", p=PLAN).caption)
    told = checks.muted_words(remark.check, "custom", agenda().days[0].items[0].title)
    assert plain(f"Muted: {told}") in said
    everywhere = checks.muted_words(remark.check, "small-team", everywhere=True)
    assert plain(f"Muted: {everywhere}") in said


def test_a_version_without_a_name_is_none() -> None:
    app = kept("   ")
    assert "No version has been kept yet" in words(app)
    assert len(app.error) == 1


def test_what_changed_since_is_told_and_taken_back_and_that_too() -> None:
    kept()
    before = agenda()
    change(op.Rename(item=before.days[0].items[0].uid, title="Another opening"))
    changed = agenda()
    app = opened("releases", p=PLAN, a="1", b="now")
    assert "“Another opening”: changed: title" in words(app)
    app.button(key="restore-1").click().run()
    assert agenda() == before
    assert "as it was in version 1" in words(app)
    assert "Nothing is different" in words(app)
    app.button(key="undo-restore").click().run()
    assert agenda() == changed


def test_a_version_prints_as_it_was() -> None:
    kept()
    change(op.SetPlan(field="title", value="Another title"))
    app = opened("print", p=PLAN, paper="agenda", face="team", release="1")
    assert app.selectbox(key="release").value == "1"
    assert not app.error
    draft = opened("print", p=PLAN, paper="agenda", face="team")
    assert draft.selectbox(key="release").value == ""


@pytest.mark.parametrize("nonsense", ["0", "2", "x", "1; DROP"])
def test_an_address_of_no_version_shows_the_plan_as_it_is(nonsense: str) -> None:
    kept()
    app = opened("print", p=PLAN, paper="agenda", release=nonsense)
    assert app.selectbox(key="release").value == ""
    assert not opened("releases", p=PLAN, a=nonsense, b=nonsense).error
