"""The search field as somebody uses it who types, by keyboard and by mouse."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser
expect: Any = pytest.importorskip("playwright.sync_api").expect


def field(page: Any) -> Any:
    return page.get_by_role("combobox", name="Search")


def test_names_are_offered_and_taken_by_keyboard(page: Any, served: str) -> None:
    page.goto(served + "/find")
    field(page).press_sequentially("lang:en transna")
    offer = page.get_by_role("option", name=re.compile("Transnational corporations"))
    expect(offer).to_be_visible()
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="suggestion")).to_have_count(1)
    assert page.url.endswith("/find"), "what is being typed stands in no address"
    page.keyboard.press("Escape")
    expect(offer).to_have_count(0)
    expect(field(page)).to_have_value("lang:en transna")
    page.keyboard.press("ArrowDown")
    expect(offer).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(offer).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-activedescendant", str(offer.get_attribute("id")))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"language=en&theme=transnational-corporations$"))
    expect(field(page)).to_have_value("")
    expect(field(page)).to_be_focused()
    page.keyboard.type("remedy theme:ifi minutes:<240")
    page.keyboard.press("Enter")
    expect(page).to_have_url(
        re.compile("theme=international-financial-institutions%2Ctransnational-corporations")
    )
    expect(field(page)).to_have_value("remedy minutes:<240")
    page.keyboard.press("Tab")
    expect(field(page)).not_to_be_focused()
    page.get_by_role("button", name="minutes:<240").click()
    expect(field(page)).to_have_value("remedy")


def test_a_click_opens_a_session_and_back_leads_to_the_words(page: Any, served: str) -> None:
    page.goto(served + "/find?q=rights")
    expect(field(page)).to_have_value("rights")
    field(page).fill("factory")
    page.get_by_role("option", name=re.compile("Who answers for the factory")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who answers for the factory?")
    page.go_back()
    expect(field(page)).to_have_value("rights")
    page.get_by_role("button", name="Clear the field").click()
    expect(page).to_have_url(re.compile("/find$"))
    expect(field(page)).to_have_value("")
