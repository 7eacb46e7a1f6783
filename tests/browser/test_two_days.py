"""Two days from nothing, as somebody who has never been here: once with the mouse, once with the keyboard alone."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.test_board import Board
from tests.browser.test_board_editing import centre, drag
from tests.browser.test_walk import reach

pytestmark = pytest.mark.browser
expect: Any = pytest.importorskip("playwright.sync_api").expect


class OnBoard(Board):
    """The board of the page that is open."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.root = page.locator(".root:has(.columns)")
        expect(self.root.locator(".block").first).to_be_visible()


def sessions(board: Board, day: int) -> Any:
    return board.root.locator(".day").nth(day - 1).locator("button.block.session")


def test_two_days_are_built_with_the_mouse(page: Any, served: str) -> None:
    page.goto(f"{served}/plan")
    page.get_by_role("button", name="Start the plan").click()
    board = OnBoard(page)

    board.root.locator(".gap .fill").first.click()
    board.root.locator(".session-found").first.get_by_role("button", name="Add").click()
    board.settled()
    expect(sessions(board, 1)).to_have_count(1)

    board.root.locator(".search").fill("factory")
    found = board.root.locator(".session-found").filter(has_text="Who answers for the factory?")
    expect(found).to_be_visible()
    found.get_by_role("button", name="Add").click()
    board.settled()
    parts = board.root.locator("button.block.session").filter(has_text="Who answers for the factory?")
    expect(parts).to_have_count(2)  # around a break, at a pause

    board.root.locator(".search").fill("interview")
    found = board.root.locator(".session-found").filter(has_text="An interview that does no harm")
    expect(found).to_be_visible()
    morning = board.root.locator(".day").nth(1).locator(".gap").first
    drag(page, centre(found.bounding_box(), 0.2), (600, 400), centre(morning.bounding_box(), 0.2))
    board.settled()
    expect(sessions(board, 2).first).to_contain_text("An interview that does no harm")
    board.root.locator(".open-advice").click()
    red = board.root.locator(".remarks.impossible .remark")
    expect(red.first).to_be_visible()  # it runs into the break, and says so
    interview = sessions(board, 2).first
    interview.click(button="right")
    board.root.get_by_role("menuitem", name="Split").click()
    board.settled()
    expect(sessions(board, 2)).to_have_count(2)

    board.root.locator(".gap .own").first.click()
    board.field("title").fill("Feedback of the day")
    board.field("title").press("Enter")
    board.settled()
    expect(board.block("Feedback of the day")).to_be_visible()
    page.get_by_role("link", name="Print").click()
    expect(page.get_by_role("button", name="Agenda (PDF)")).to_be_visible()


def test_two_days_are_built_with_the_keyboard_alone(page: Any, served: str) -> None:
    page.goto(f"{served}/plan")
    start = page.get_by_role("button", name="Start the plan")
    expect(start).to_be_visible()
    reach(page, start)
    page.keyboard.press("Enter")
    board = OnBoard(page)

    reach(page, board.root.locator(".open-library"))
    board.press("Enter")
    search = board.root.locator(".search")
    expect(search).to_be_visible()
    for words, title in (
        ("factory", "Who answers for the factory?"),
        ("dignity", "Dignity, in our own words"),
    ):
        reach(page, search)
        board.press("Control+a")
        page.keyboard.type(words)
        button = board.root.get_by_role("button", name=f"Add: {title}")
        expect(button).to_be_visible()
        reach(page, button)
        board.press("Enter")
        board.settled()
        expect(board.root.locator("button.block.session").filter(has_text=title).first).to_be_visible()

    dignity = board.block("Dignity, in our own words")
    uid = dignity.get_attribute("data-id")
    reach(page, board.root.locator('.stop[tabindex="0"]'))
    for _ in range(40):
        if board.by_id(uid).evaluate("node => node === node.getRootNode().activeElement"):
            break
        board.press("ArrowDown")
    expect(board.by_id(uid)).to_be_focused()
    board.press("Space", "ArrowRight", "Space")
    board.settled()
    expect(board.root.locator(".day").nth(1).locator(f'.stop[data-id="{uid}"]')).to_be_focused()
    minutes = board.length(uid)
    board.press("Shift+ArrowDown")
    assert board.length(uid) == minutes + 5
    board.press("m")
    board.root.get_by_role("menuitem", name="Duplicate").focus()
    board.press("Enter")
    board.settled()
    expect(sessions(board, 2)).to_have_count(2)
    board.press("Control+z")
    board.settled()
    expect(sessions(board, 2)).to_have_count(1)
    link = page.get_by_role("link", name="Print")
    reach(page, link)
    board.press("Enter")
    expect(page).to_have_url(re.compile("/print"))
