"""Bending an agenda in a real browser: dragging, resizing, several at once, what stands beside it, two people."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.test_board import CASES, FACTORY, SAMPLE, Board

pytestmark = pytest.mark.browser
expect: Any = pytest.importorskip("playwright.sync_api").expect


@pytest.fixture
def board(page: Any, served: str) -> Board:
    return Board(page, served + SAMPLE)


# Dragging, resizing, several at once


def centre(box: dict[str, float], down: float = 0.5) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] * down


def drag(page: Any, start: tuple[float, float], *ways: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    for way in ways:
        page.mouse.move(*way, steps=5)
    page.mouse.up()


def clocks(board: Board, day: int) -> dict[str, str]:
    board.settled()
    blocks = board.root.locator(".day").nth(day - 1).locator(".body > .block").all()
    return {
        block.locator(".title").first.inner_text(): block.locator(".clock").first.inner_text()
        for block in blocks
    }


def test_a_block_is_dragged_into_the_air_of_another_day_and_nothing_else_moves_there(board: Board) -> None:
    before = clocks(board, 1)
    cases = board.block("Feedback on the two days", day=2)
    air = board.root.locator(".day").nth(0).locator(".gap").first
    drag(board.page, centre(cases.bounding_box(), 0.2), centre(air.bounding_box()))
    board.settled()
    after = clocks(board, 1)
    assert (
        after.pop("Feedback on the two days") == "12:15–12:35"
    )  # 20 minutes in 15: it is shown, not resolved
    assert after == before
    expect(board.root.locator(".problem").filter(has_text="overlaps").first).to_be_visible()
    board.press("Control+z")
    board.settled()
    assert clocks(board, 1) == before


def test_a_block_is_dragged_before_another_and_what_follows_makes_room(board: Board) -> None:
    before = clocks(board, 1)
    intro, dignity = board.block("Introductions", day=1), board.block("Dignity", day=1)
    drag(board.page, centre(dignity.bounding_box()), centre(intro.bounding_box(), 0.2))
    board.settled()
    after = clocks(board, 1)
    assert after["Dignity, in our own words"].startswith("09:30")
    assert after["Introductions, hopes and agreements"] == "09:50–10:30"
    assert after["Lunch"] == before["Lunch"]
    board.undo_until({intro.get_attribute("data-id"): before["Introductions, hopes and agreements"]})


def test_the_lower_edge_changes_the_minutes_five_at_a_time(board: Board) -> None:
    cases = board.block(CASES)
    uid = cases.get_attribute("data-id")
    before = board.length(uid)
    edge = cases.locator(".edge").bounding_box()
    x, y = centre(edge)
    drag(board.page, (x, y), (x, y - 20))
    assert board.length(uid) < before
    assert board.length(uid) % 5 == 0
    board.press("Control+z")
    board.settled()
    assert board.length(uid) == before


def test_several_blocks_are_moved_as_one_and_taken_back_as_one(board: Board) -> None:
    sessions = board.root.locator(".day").nth(0).locator("button.block.session")
    ids = [sessions.nth(place).get_attribute("data-id") for place in (0, 1)]
    for uid in ids:
        board.by_id(uid).click(modifiers=["Control"])
    expect(board.root.locator(".several")).to_contain_text("Chosen: 2")
    board.root.locator(".several").get_by_role("button", name="Set aside").click()
    board.settled()
    expect(board.root.locator(".aside .block")).to_have_count(2)
    board.press("Control+z")
    board.settled()
    expect(board.root.locator(".aside .block")).to_have_count(0)
    board.by_id(ids[0]).focus()
    board.press("s", "Escape")
    expect(board.root.locator(".several")).to_be_hidden()


def test_several_blocks_are_moved_and_removed_with_the_keyboard(board: Board) -> None:
    before = clocks(board, 1)
    first, second = board.block("Introductions", day=1), board.block("Dignity", day=1)
    ids = [block.get_attribute("data-id") for block in (first, second)]
    for uid in ids:
        board.by_id(uid).focus()
        board.press("s")
    expect(board.root.locator(".several")).to_contain_text("Chosen: 2")
    board.press("Alt+ArrowDown")
    board.settled()
    assert clocks(board, 1)["Morning break"] == "09:30–10:00"
    board.by_id(ids[1]).focus()
    board.press("Alt+ArrowRight")
    board.settled()
    other_day = board.root.locator(".day").nth(1)
    for uid in ids:
        expect(other_day.locator(f'.stop[data-id="{uid}"]')).to_have_count(1)
    board.by_id(ids[1]).focus()
    board.press("Delete")
    board.settled()
    for uid in ids:
        expect(board.by_id(uid)).to_have_count(0)
    for _ in range(3):
        board.press("Control+z")
        board.settled()
    assert clocks(board, 1) == before


def test_a_day_is_dragged_as_a_whole(board: Board) -> None:
    heads = board.root.locator(".head")
    expect(heads.nth(0)).to_contain_text("Who must answer")
    first, second = heads.nth(0).bounding_box(), heads.nth(1).bounding_box()
    drag(board.page, centre(first, 0.2), (second["x"] + second["width"] - 10, second["y"] + 10))
    board.settled()
    expect(heads.nth(0)).to_contain_text("How we listen")
    board.press("Control+z")
    board.settled()
    expect(heads.nth(0)).to_contain_text("Who must answer")


def test_escape_lets_go_of_what_is_dragged(board: Board) -> None:
    before = clocks(board, 1)
    dignity = board.block("Dignity", day=1)
    board.page.mouse.move(*centre(dignity.bounding_box()))
    board.page.mouse.down()
    board.page.mouse.move(600, 600, steps=4)
    expect(board.root.locator(".ghost")).to_be_visible()
    board.press("Escape")
    expect(board.root.locator(".ghost")).to_have_count(0)
    board.page.mouse.up()
    assert clocks(board, 1) == before
    expect(board.root.locator(".inspector header")).to_have_count(0)


def test_a_finger_that_rests_drags_and_one_that_moves_scrolls(browser: Any, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    board = Board(context.new_page(), served + SAMPLE)
    fingers = context.new_cdp_session(board.page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        places = [{"x": x, "y": y} for x, y in points]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    def stroke(start: tuple[float, float], end: tuple[float, float], rest: int) -> None:
        touch("touchStart", start)
        board.page.wait_for_timeout(rest)
        for step in range(1, 9):
            touch("touchMove", tuple(a + (b - a) * step / 8 for a, b in zip(start, end, strict=True)))
            board.page.wait_for_timeout(20)
        touch("touchEnd")

    before = clocks(board, 1)
    intro, dignity = board.block("Introductions").bounding_box(), board.block("Dignity").bounding_box()
    stroke(centre(intro), centre(dignity, 0.9), rest=600)
    board.settled()
    expect(board.block("Introductions").locator(".clock")).to_have_text("09:50–10:30")
    board.root.locator(".undo").tap()
    board.settled()
    stroke((200, 700), (200, 400), rest=0)
    assert clocks(board, 1) == before
    expect(board.root.locator(".ghost")).to_have_count(0)
    context.close()


# Beside the agenda


def test_a_session_is_dragged_from_the_library_to_its_place(board: Board) -> None:
    board.root.locator(".open-library").click()
    board.root.locator(".search").fill("five agreements")
    found = board.root.locator(".session-found").filter(has_text="Five agreements we can see").first
    expect(found).to_be_visible()
    expect(board.root.locator(".session-found").nth(11)).to_have_count(0)
    lunch = board.block("Lunch", day=2)
    drag(board.page, centre(found.bounding_box(), 0.3), (600, 400), centre(lunch.bounding_box(), 0.8))
    board.settled()
    expect(board.block("Five agreements we can see", day=2).locator(".clock")).to_have_text("13:30–13:50")
    board.root.locator(".open-history").click()
    last = board.root.locator(".chapters li").first
    expect(last).to_contain_text("added “Five agreements we can see”", ignore_case=True)
    last.hover()
    last.get_by_role("button").click()
    board.settled()
    expect(board.block("Five agreements we can see", day=2)).to_have_count(0)
    expect(last).to_contain_text("undone")


def test_air_is_filled_from_the_library_with_what_fits(board: Board) -> None:
    board.root.locator(".gap .fill").first.click()
    expect(board.root.locator(".aim")).to_contain_text("12:15–12:30")
    expect(board.root.locator(".search")).to_be_focused()
    expect(board.root.locator("[aria-live]")).to_contain_text(
        re.compile(r"For Day 1, 12:15–12:30\. \d+ session")
    )
    facts = board.root.locator(".session-found .facts")
    expect(facts.first).to_be_visible()
    for text in facts.all_inner_texts():
        shortest = re.search(r"core (\d+)", text) or re.search(r"(\d+) min", text)
        assert shortest is not None
        assert int(shortest[1]) <= 15
    board.press("Escape")
    expect(board.root.locator(".gap .fill").first).to_be_focused()
    board.press("Enter")
    board.root.get_by_role("button", name="All filters").click()
    board.page.wait_for_url(re.compile(r"/find\?.*plan=sample-two-day"))
    for part in ("day=", "minutes=15", "language=en"):
        assert part in board.page.url


def test_a_session_gives_its_place_to_another_with_the_same_objectives(board: Board) -> None:
    session = board.block("Dignity", day=1)
    time = session.locator(".clock").inner_text()
    session.click(button="right")
    board.root.get_by_role("menuitem", name="Duplicate").click()
    board.settled()
    expect(
        board.root.locator(".day").nth(0).locator("button.block").filter(has_text="Dignity")
    ).to_have_count(2)
    board.press("Control+z")
    board.settled()
    factory = board.block(FACTORY)
    factory.focus()
    board.press("m")
    expect(board.root.get_by_role("menu")).to_be_visible()
    board.press("ArrowDown", "Enter")
    expect(board.root.locator(".aim")).to_contain_text("In the place of")
    put = board.root.get_by_role("button", name="Put in its place: ")
    expect(put.first).to_be_visible()
    expect(board.root.locator(".session-found .suits").first).to_have_text("0 of 4 objectives")
    before = board.root.locator("button.block").count()
    put.first.click()
    board.settled()
    expect(board.root.locator(".beside")).to_be_hidden()
    expect(board.root.locator("button.block")).to_have_count(before)
    expect(board.root.locator(".undo")).to_contain_text("in the place of")
    board.press("Control+z")
    board.settled()
    expect(board.root.locator("[aria-live]")).to_contain_text("Undo: put ")
    session.focus()
    board.press("m", "Escape")
    expect(session).to_be_focused()
    assert session.locator(".clock").inner_text() == time


def test_who_leads_and_where_is_kept_by_name_and_shown_on_the_block(board: Board) -> None:
    board.block(CASES).click()
    board.field("details").click()
    board.field("leads").fill("Malalai, Thiri")
    board.field("leads").press("Enter")
    board.settled()
    board.field("room").fill("Garden hall")
    board.field("room").press("Enter")
    board.settled()
    expect(board.block(CASES)).to_contain_text("Malalai, Thiri · Garden hall")
    board.field("note").fill("Ask her first.")
    board.field("note").blur()
    board.settled()
    board.page.reload()
    board.block(CASES).click()
    expect(board.field("leads")).to_have_value("Malalai, Thiri")
    expect(board.field("note")).to_have_value("Ask her first.")
    for _ in range(3):
        board.root.locator(".undo").click()
        board.settled()
    expect(board.block(CASES)).not_to_contain_text("Malalai")


def test_a_day_has_a_fallback_and_changes_to_it_and_back(board: Board) -> None:
    def times() -> list[str]:
        board.settled()
        return list(board.root.locator(".day").nth(0).locator(".body > .block .clock").all_inner_texts())

    before = times()
    board.root.locator(".head").nth(0).click()
    board.field("add-fallback").click()
    expect(board.root.locator(".head").nth(0)).to_contain_text("Fallback ready")
    board.field("switch-day").click()
    expect(board.root.locator(".head").nth(0)).to_contain_text("Fallback in use")
    assert times() == before
    assert FACTORY not in clocks(board, 1)
    board.field("switch-day").click()
    assert times() == before
    expect(board.block(FACTORY)).to_be_visible()
    board.field("remove-fallback").click()
    board.settled()
    expect(board.root.locator(".head").nth(0)).not_to_contain_text("Fallback")


def test_the_whole_plan_stands_on_one_screen(board: Board) -> None:
    board.root.locator(".dense").click()
    assert board.root.evaluate(
        "node => [node.querySelector('.columns')].every((days) => days.scrollWidth <= days.clientWidth"
        " && days.scrollHeight <= days.clientHeight)"
    )
    expect(board.root.locator(".day .clock:visible")).to_have_count(0)
    board.root.locator(".gap .fill").first.click()
    expect(board.root.locator(".aim")).to_contain_text("For Day 1")
    board.root.locator(".close").click()
    board.root.locator(".dense").click()
    expect(board.root.locator(".day .clock:visible").first).to_be_visible()


def test_two_people_see_each_others_changes(board: Board, browser: Any, served: str) -> None:
    other = Board(browser.new_context(viewport={"width": 1366, "height": 768}).new_page(), served + SAMPLE)
    uid = board.block(CASES).get_attribute("data-id")
    before = board.clock(uid)
    other.by_id(uid).focus()
    other.press("Shift+ArrowUp")
    changed = other.clock(uid)
    assert changed != before
    expect(board.by_id(uid).locator(".clock")).to_have_text(changed)
    other.by_id(uid).focus()
    other.press("Delete")
    other.settled()
    expect(board.by_id(uid)).to_have_count(0)
    for _ in range(2):
        other.root.locator(".undo").click()
        other.settled()
    expect(board.by_id(uid).locator(".clock")).to_have_text(before)


def test_a_block_is_taken_up_moved_and_put_down_with_the_keyboard(board: Board) -> None:
    dignity = board.block("Dignity", day=1)
    uid, before = dignity.get_attribute("data-id"), dignity.locator(".clock").inner_text()
    dignity.focus()
    board.press("Space")
    live = board.root.locator("[aria-live]")
    expect(live).to_contain_text("taken up")
    board.press("ArrowUp")
    board.settled()
    assert board.clock(uid) == "09:30–09:50"
    expect(live).to_contain_text("moved “Dignity, in our own words”")
    board.press("ArrowRight")
    board.settled()
    expect(board.root.locator(".day").nth(1).locator(f'.stop[data-id="{uid}"]')).to_be_focused()
    board.press("Space")
    expect(live).to_contain_text("put down")
    board.press("ArrowUp")
    expect(board.by_id(uid)).not_to_be_focused()
    board.undo_until({uid: before})


# Advice


def test_advice_is_mended_with_a_click_muted_with_a_reason_and_heard_again(board: Board) -> None:
    button = board.root.locator(".open-advice")
    expect(button.locator(".count.yellow")).to_have_text("3")
    button.click()
    remarks = board.root.locator(".beside .remarks .remark")
    expect(remarks).to_have_count(3)
    guest = remarks.filter(has_text="Guests come late")
    guest.locator(".remark-text").click()
    expect(board.focused()).to_have_attribute("aria-label", re.compile("Opening ceremony"))
    guest.get_by_role("button", name="Guest cancels").click()
    expect(board.block("Opening ceremony")).to_have_count(0)
    expect(guest).to_have_count(0)
    board.press("Control+z")
    board.settled()
    expect(remarks).to_have_count(3)

    energy = remarks.filter(has_text="energy is low")
    energy.locator("summary").click()
    energy.get_by_label("Why").select_option("custom")
    energy.get_by_role("button", name="Mute").click()
    expect(remarks).to_have_count(2)
    expect(button.locator(".count.yellow")).to_have_text("2")
    muted = board.root.locator('[data-name="muted"]')
    muted.locator("summary").first.click()
    expect(muted.locator(".remark")).to_contain_text("energy is low")
    muted.get_by_role("button", name="Hear it again").click()
    expect(remarks).to_have_count(3)
    for _ in range(2):
        board.root.locator(".undo").click()
        board.settled()


def test_what_is_impossible_is_red_and_says_how_to_mend_it(board: Board) -> None:
    feedback = board.block("Feedback on the day", day=1)
    feedback.focus()
    board.press("p")
    board.settled()
    feedback.click()
    board.field("starts-at").fill("16:00")
    board.field("starts-at").press("Enter")
    board.settled()
    expect(board.root.locator(".open-advice .count.red")).to_be_visible()
    board.press("Escape")
    board.root.locator(".open-advice").click()
    first = board.root.locator(".remarks.impossible .remark").first
    expect(first).to_contain_text("Feedback on the day")
    first.get_by_role("button", name="Free its start", exact=True).click()
    expect(board.root.locator(".open-advice .count.red")).to_have_count(0)
    for _ in range(3):
        board.root.locator(".undo").click()
        board.settled()


def test_the_ledger_gives_minutes_to_every_objective(board: Board) -> None:
    board.root.locator(".open-advice").click()
    board.root.locator('[data-name="ledger"] > summary').click()
    rows = board.root.locator('[data-name="ledger"] .amount')
    expect(rows.first).to_be_visible()
    assert all(re.fullmatch(r"\d+ min|no minutes yet", text) for text in rows.all_inner_texts())
