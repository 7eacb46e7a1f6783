"""Two laptops: the plan as a file, one that is opened, and what two have changed."""

from __future__ import annotations

from uuid import uuid4

import pytest
from streamlit.testing.v1 import AppTest

from curriculum.db import Database
from curriculum.pages.ground import database
from curriculum.planning import merging, packs, plans
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Item
from tests.pages.drawing import opened, words

pytestmark = pytest.mark.usefixtures("home")
PLAN = "sample-two-day"


def agenda() -> Agenda:
    with database().read() as work:
        return plans.get(work, PLAN).agenda


def change(title: str) -> None:
    plan = agenda()
    rename = op.Rename(item=plan.days[0].items[0].uid, title=title)
    with database().write() as work:
        assert plans.perform(work, plan.uid, f"here-{uuid4()}", 1, rename).applied


def changed_elsewhere(other: Database, title: str) -> bytes:
    """The plan's file, after somebody has renamed its first item and added another on another laptop."""
    with database().read() as work:
        pack = packs.pack(work, PLAN)
    with other.write() as work:
        plan = merging.open_pack(work, pack).plan
        rename = op.Rename(item=plan.days[0].items[0].uid, title=title)
        own = op.AddItem(
            item=Item(uid=uuid4(), kind="custom", title="Tea", minutes=10), into=plan.days[1].uid
        )
        for sequence, operation in enumerate((rename, own)):
            assert plans.perform(work, plan.uid, "elsewhere", sequence, operation).applied
        return packs.written(packs.pack(work, plan.slug))


def given(app: AppTest, content: bytes) -> None:
    app.file_uploader(key="packed-plan").set_value(("plan.sala", content, "application/octet-stream")).run()
    assert not app.exception


def test_the_plan_is_a_file_to_be_taken_along() -> None:
    app = opened("laptops", p=PLAN)
    assert "Private notes and names are in the file" in "".join(caption.value for caption in app.caption)
    app.toggle(key="without-notes").set_value(True).run()
    assert not app.caption
    assert len(app.get("download_button")) == 1


def test_what_was_done_elsewhere_is_taken_over_and_the_same_again_does_nothing(library: Database) -> None:
    app = opened("laptops", p=PLAN)
    given(app, changed_elsewhere(library, "Renamed elsewhere"))
    assert "2 changes were taken over" in words(app)
    assert agenda().days[0].items[0].title == "Renamed elsewhere"
    assert agenda().days[1].items[0].title == "Tea"


@pytest.mark.parametrize(("button", "title"), [("theirs-0", "Theirs"), ("mine-0", "Mine")])
def test_what_two_have_changed_is_for_people_to_decide(library: Database, button: str, title: str) -> None:
    content = changed_elsewhere(library, "Theirs")
    change("Mine")
    app = opened("laptops", p=PLAN)
    given(app, content)
    assert "You have changed the same here since" in words(app)
    assert agenda().days[0].items[0].title == "Mine"
    app.button(key=button).click().run()
    assert not app.exception
    assert agenda().days[0].items[0].title == title
    assert "You have changed the same here since" not in words(app)


def test_a_file_that_is_no_plan_is_one_sentence() -> None:
    before = agenda()
    app = opened("laptops")
    given(app, b"PK\x03\x04 no plan")
    (error,) = app.error
    assert error.value.replace("\\", "") == "plan.sala: It is no plan that Sala has packed."
    assert agenda() == before
