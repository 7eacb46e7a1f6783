"""The papers of a plan as a person gets them: fill in for the place, print the sheet, the guide and the handouts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_walk import reach, text_of

pytestmark = pytest.mark.browser
expect: Any = pytest.importorskip("playwright.sync_api").expect

PLAN = "p=sample-two-day"


def downloaded(page: Any, button: str, folder: Path) -> str:
    """What stands in the PDF that one click gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    name = download.value.suggested_filename
    download.value.save_as(folder / name)
    return f"{name}: {text_of(folder / name)}"


def answered(page: Any, number: int) -> None:
    expect(page.get_by_text(re.compile(rf"^{number} of \d+ answered$"))).to_be_visible()


def test_a_blank_is_filled_in_and_stands_on_the_sheet(page: Any, served: str, tmp_path: Path) -> None:
    page.goto(f"{served}/plan?{PLAN}")
    page.get_by_role("link", name="Fill in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fill in for this place")
    answered(page, 0)
    action_plan = page.get_by_role("textbox", name="Is there a national action plan")
    lawyer = page.get_by_role("textbox", name="Which lawyer or union adviser")
    action_plan.fill("Drafted in Vientiane, never passed")
    lawyer.click()
    answered(page, 1)
    page.keyboard.type("Advocate Maya")
    page.keyboard.press("Tab")
    answered(page, 2)
    expect(action_plan).to_have_value("Drafted in Vientiane, never passed")

    page.get_by_role("link", name="Print the sheet").click()
    expect(page.get_by_role("img", name="The first page of the fill-in sheet")).to_be_visible()
    sheet = downloaded(page, "Fill-in sheet (PDF)", tmp_path)
    assert sheet.startswith("place.pdf: ")
    assert "Drafted in Vientiane, never passed" in sheet
    assert "Advocate Maya" not in sheet
    page.get_by_text("Print answers that could harm someone, too").click()
    expect(page).to_have_url(re.compile("sensitive=yes"))
    expect(page.get_by_role("switch", name="Print answers that could harm someone, too")).to_be_checked()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    assert "Advocate Maya" in downloaded(page, "Fill-in sheet (PDF)", tmp_path)

    page.get_by_role("link", name="Answer them here").click()
    answered(page, 2)
    expect(lawyer).to_have_value("Advocate Maya")
    page.get_by_role("button", name="Undo").click()
    answered(page, 1)
    expect(lawyer).to_have_value("")


def test_answers_are_given_with_the_keyboard_alone(page: Any, served: str) -> None:
    page.goto(f"{served}/place?{PLAN}")
    fields = page.get_by_role("textbox")
    expect(fields.first).to_be_visible()
    reach(page, fields.first)
    page.keyboard.type("Section 4")
    page.keyboard.press("Tab")
    page.keyboard.type("Both, with a reservation")
    page.keyboard.press("Tab")
    page.keyboard.type("still typing")
    expect(fields.nth(0)).to_have_value("Section 4")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    expect(fields.nth(2)).to_have_value(re.compile("still typing"))
    expect(fields.nth(2)).to_be_focused()
    page.reload()
    expect(fields.nth(0)).to_have_value("Section 4")
    expect(fields.nth(1)).to_have_value("Both, with a reservation")


def test_guide_and_handouts_print_in_languages_of_their_own(page: Any, served: str, tmp_path: Path) -> None:
    page.goto(f"{served}/print?{PLAN}")
    papers = page.get_by_role("navigation", name="Papers of this plan")
    expect(papers.get_by_role("link", name="Agenda")).to_have_attribute("aria-current", "page")
    papers.get_by_role("link", name="Handouts").click()
    page.get_by_role("radio", name="ไทย").click()
    expect(page).to_have_url(re.compile("handouts=th"))
    expect(page.get_by_role("heading", name="Before you print")).to_be_visible()
    expect(page.get_by_text(re.compile("is a draft translation that nobody has reviewed"))).to_be_visible()
    expect(page.get_by_role("img", name="The first page of the handouts")).to_be_visible()
    handouts = downloaded(page, "Handouts (PDF)", tmp_path)
    assert handouts.startswith("handouts.pdf: ")
    assert re.search("[\u0e01-\u0e5b]", handouts)

    papers.get_by_role("link", name="Guide").click()
    expect(page.get_by_role("img", name="The first page of the facilitator guide")).to_be_visible()
    expect(page.get_by_role("heading", name="Before you print")).to_have_count(0)
    guide = downloaded(page, "Facilitator guide (PDF)", tmp_path)
    assert guide.startswith("guide.pdf: ")
    assert "Who answers for the factory?" in guide
    papers.get_by_role("link", name="Handouts").click()
    expect(page.get_by_role("heading", name="Before you print")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("img", name="The first page of the facilitator guide")).to_be_visible()


def test_a_name_is_forgotten_and_never_stood_in_the_address(page: Any, served: str) -> None:
    page.goto(f"{served}/programme?id=half-day")
    page.get_by_label("Title").fill("For Somchai")
    page.get_by_role("button", name="Start the plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("For Somchai")
    page.get_by_role("link", name="Forget a name").click()
    page.get_by_label("Name", exact=True).fill("Somchai")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 title of a plan, a day or something on it")).to_be_visible()
    assert page.url == f"{served}/forget"
    page.get_by_role("button", name="Forget it everywhere").click()
    expect(page.get_by_text(re.compile("^Forgotten in "))).to_be_visible()
    page.get_by_role("button", name="Forget another name").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("")
    page.get_by_role("link", name="Plans", exact=True).click()
    expect(page.get_by_role("link", name="For …")).to_be_visible()
    assert "Somchai" not in page.content()
