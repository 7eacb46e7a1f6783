"""The board in a real browser: every change with the mouse, again with the keyboard alone, and none is lost."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser
expect: Any = pytest.importorskip("playwright.sync_api").expect

SAMPLE = "/plan?p=sample-two-day"
CASES = "Our own cases, told in fours"
FACTORY = "Who answers for the factory?"


class Board:
    """What a person sees of the board, and the few things that one does on it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        page.goto(address)
        self.root = page.locator(".root:has(.columns)")
        expect(self.root.locator(".block").first).to_be_visible(timeout=60_000)

    def block(self, title: str, day: int = 0) -> Any:
        within = self.root.locator(".day").nth(day - 1) if day else self.root
        return within.locator("button.block").filter(has_text=title).first

    def by_id(self, uid: str) -> Any:
        return self.root.locator(f'.stop[data-id="{uid}"]')

    def field(self, role: str) -> Any:
        return self.root.locator(f'.inspector [data-role="{role}"]')

    def settled(self) -> None:
        """Python has answered everything."""
        expect(self.root).to_have_attribute("data-pending", "0")

    def clock(self, uid: str) -> str:
        self.settled()
        return str(self.by_id(uid).locator(".clock").inner_text())

    def length(self, uid: str) -> int:
        """Minutes between the begin and the end that the block shows."""
        begin, end = (int(time[:2]) * 60 + int(time[3:]) for time in self.clock(uid).split("–"))
        return end - begin

    def undo_until(self, times: dict[str, str]) -> None:
        """Undo until every block shows its time of before."""
        for _ in range(60):
            if all(self.by_id(uid).count() and self.clock(uid) == time for uid, time in times.items()):
                return
            self.root.locator(".undo").click()
            self.settled()
        raise AssertionError(f"undo never led back to {times}")

    def focused(self) -> Any:
        return self.root.locator(":focus")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


@pytest.fixture
def board(page: Any, served: str) -> Board:
    return Board(page, served + SAMPLE)


def test_every_block_says_when_it_begins_and_ends(board: Board) -> None:
    clocks = board.root.locator(".day .clock").all_inner_texts()
    assert len(clocks) > 10
    assert all(re.fullmatch(r"\d\d:\d\d–\d\d:\d\d", clock) for clock in clocks)


def test_no_block_covers_another_and_hours_stand_level(board: Board) -> None:
    for day in board.root.locator(".day").all():
        boxes = [box.bounding_box() for box in day.locator(".body > .block, .body > .gap").all()]
        boxes.sort(key=lambda box: box["y"])
        for above, below in itertools.pairwise(boxes):
            assert above["y"] + above["height"] <= below["y"] + 1
    lunches = [
        box.bounding_box()["y"] for box in board.root.locator(".body > .block").filter(has_text="Lunch").all()
    ]
    assert len(lunches) == 2
    assert lunches[0] == lunches[1]


def test_a_plan_is_changed_with_the_mouse_and_taken_back(board: Board) -> None:
    cases = board.block(CASES)
    uid = cases.get_attribute("data-id")
    break_after = board.block("Lunch", day=1).get_attribute("data-id")
    before = {uid: board.clock(uid), break_after: board.clock(break_after)}
    minutes = board.length(uid)

    cases.click()
    board.field("minutes-more").click()
    assert board.length(uid) == minutes + 5
    expect(board.field("minutes")).to_have_value(str(minutes + 5))
    board.field("minutes").fill("50")
    board.field("minutes").press("Enter")
    assert board.length(uid) == 50

    board.field("earlier").click()
    assert board.clock(uid) < before[uid]
    board.field("pin").check()
    board.settled()
    board.field("starts-at").fill("14:30")
    board.field("starts-at").press("Enter")
    assert board.clock(uid) == "14:30–15:20"
    expect(board.by_id(uid).locator(".pin")).to_be_visible()
    assert "starts at 14:30" in str(board.by_id(uid).get_attribute("aria-label"))

    board.field("team").check()
    board.settled()
    assert "team only" in str(board.by_id(uid).get_attribute("aria-label"))
    board.field("place").select_option(label=board.field("place").locator("option").nth(1).inner_text())
    board.settled()
    expect(board.root.locator(".day").nth(1).locator(f'[data-id="{uid}"]')).to_be_visible()
    board.field("set-aside").click()
    board.settled()
    expect(board.root.locator(f'.aside [data-id="{uid}"]')).to_be_visible()
    board.field("remove").click()
    board.settled()
    expect(board.by_id(uid)).to_have_count(0)

    board.undo_until(before)


def test_a_sessions_steps_are_chosen_timed_and_split_with_the_mouse(board: Board) -> None:
    uid = board.block(FACTORY).get_attribute("data-id")
    parts = board.root.locator("button.block").filter(has_text=FACTORY)
    count, before = parts.count(), {uid: board.clock(uid)}
    minutes = board.length(uid)
    board.block(FACTORY).click()

    steps = board.root.locator(".inspector .step")
    first, second = steps.nth(0), steps.nth(1)
    worth = int(second.locator("input[type=number]").input_value())
    second.locator("input[type=checkbox]").uncheck()
    assert board.length(uid) == minutes - worth
    second.locator("input[type=checkbox]").check()
    assert board.length(uid) == minutes

    written = int(first.locator("input[type=number]").input_value())
    first.locator(".more").click()
    assert board.length(uid) == minutes + 5
    expect(first.locator(".facts")).to_contain_text(f"written {written}")

    first.locator("summary").click()
    first.locator("textarea").fill("Ask about the <b>strike</b> of last year")
    board.field("title").click()
    board.settled()

    first.locator(".split").click()
    board.settled()
    expect(parts).to_have_count(count + 1)
    assert board.length(uid) == written + 5

    board.page.reload()
    again = Board(board.page, board.page.url)
    again.by_id(uid).click()
    expect(again.root.locator(".inspector textarea").first).to_have_value(
        "Ask about the <b>strike</b> of last year"
    )
    assert again.length(uid) == written + 5
    again.undo_until(before)
    expect(parts).to_have_count(count)


def test_thirty_fast_clicks_lose_none(board: Board) -> None:
    uid = board.block(CASES).get_attribute("data-id")
    minutes = board.length(uid)
    board.block(CASES).click()
    more = board.field("minutes-more")
    more.evaluate("button => { for (let click = 0; click < 20; click += 1) button.click(); }")
    for _ in range(10):
        more.click(no_wait_after=True)
    expect(board.field("minutes")).to_have_value(str(minutes + 150))
    assert board.length(uid) == minutes + 150

    board.page.reload()
    again = Board(board.page, board.page.url)
    assert again.length(uid) == minutes + 150
    again.block(CASES).click()
    again.field("minutes").fill(str(minutes))
    again.field("minutes").press("Enter")
    assert again.length(uid) == minutes


def test_the_whole_plan_is_changed_with_the_keyboard_alone(board: Board) -> None:
    uid = board.block(CASES).get_attribute("data-id")
    before, minutes = {uid: board.clock(uid)}, board.length(uid)
    board.block("Opening ceremony").focus()
    for _ in range(12):
        if board.focused().get_attribute("data-id") == uid:
            break
        board.press("ArrowDown")
    expect(board.focused()).to_have_attribute("data-id", uid)
    assert board.root.locator(".frame .stop[tabindex='0']").count() == 1

    board.press("+", "+", "-", "Shift+ArrowDown")
    assert board.length(uid) == minutes + 10
    board.press("Alt+ArrowUp")
    assert board.clock(uid) < before[uid]
    expect(board.root.locator(".spoken-only[aria-live]")).to_contain_text(board.clock(uid))
    board.press("Alt+ArrowRight")
    board.settled()
    expect(board.root.locator(".day").nth(1).locator(f'[data-id="{uid}"]')).to_be_focused()
    board.press("p")
    board.settled()
    assert "starts at" in str(board.by_id(uid).get_attribute("aria-label"))
    board.press("p")
    board.settled()
    assert "starts at" not in str(board.by_id(uid).get_attribute("aria-label"))

    board.press("Enter")
    expect(board.field("title")).to_be_focused()
    board.press("Tab", "Tab", "Enter")  # to −, to the number, and out of it
    board.press("Escape")
    expect(board.by_id(uid)).to_be_focused()

    board.press("Delete")
    board.settled()
    expect(board.by_id(uid)).to_have_count(0)
    board.press("Control+z")
    board.settled()
    expect(board.by_id(uid)).to_have_count(1)
    board.press("Control+Shift+z")
    board.settled()
    expect(board.by_id(uid)).to_have_count(0)
    for _ in range(20):
        board.press("Control+z")
        board.settled()
        if board.by_id(uid).count() and board.clock(uid) == before[uid]:
            break
    assert board.clock(uid) == before[uid]


def test_days_and_breaks_are_added_and_taken_back(board: Board) -> None:
    days = board.root.locator(".day")
    board.root.locator(".bar .add-day").click()
    board.settled()
    expect(days).to_have_count(3)
    days.nth(2).locator(".add").click()
    board.field("add-minutes").fill("25")
    board.field("add-Break").click()
    board.settled()
    expect(days.nth(2).locator(".block .clock")).to_have_text("09:00–09:25")
    days.nth(2).locator(".head").click()
    board.field("start").fill("8:15")
    board.field("start").press("Enter")
    board.settled()
    expect(days.nth(2).locator(".block .clock")).to_have_text("08:15–08:40")
    for _ in range(3):
        board.root.locator(".undo").click()
        board.settled()
    expect(days).to_have_count(2)


def test_a_phone_shows_a_day_at_a_time(page: Any, served: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    board = Board(page, served + SAMPLE)
    expect(board.root.locator(".day:visible")).to_have_count(1)
    board.root.locator(".tab").nth(1).click()
    expect(board.root.locator(".day:visible")).to_have_attribute("aria-label", re.compile("Day 2"))
    board.root.locator(".day:visible button.block").first.click()
    expect(board.root.locator(".inspector header")).to_be_visible()
    expect(board.root.locator(".day:visible")).to_have_count(0)
    board.root.locator(".back").click()
    expect(board.root.locator(".day:visible")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    advice = board.root.locator(".open-advice").bounding_box()
    assert advice["x"] + advice["width"] <= 390


def test_what_comes_to_a_day_goes_where_there_is_room(board: Board) -> None:
    lunch = board.block("Lunch", day=1).get_attribute("data-id")
    before = {lunch: board.clock(lunch)}
    gap = board.root.locator(".day").nth(0).locator(".gap").first
    free = minutes_in(gap)
    begins = re.search(r"\d\d:\d\d", str(gap.locator(".fill").get_attribute("aria-label"))).group()
    board.root.locator(".day").nth(0).locator(".head").click()
    board.field("add-minutes").fill(str(free))
    board.field("add-Break").click()
    board.settled()
    expect(board.focused()).to_have_attribute("aria-label", re.compile(f"^Break, .*{begins}–"))
    assert board.clock(lunch) == before[lunch]

    added = str(board.focused().get_attribute("data-id"))
    board.field("set-aside").click()
    expect(board.root.locator(f'.aside [data-id="{added}"]')).to_be_focused()
    board.settled()
    expect(board.root.locator(f'.aside [data-id="{added}"]')).to_be_focused()
    day = board.field("place").locator("option").nth(0).get_attribute("value")
    board.field("place").select_option(day)
    assert board.clock(added).startswith(begins)
    for _ in range(3):
        board.root.locator(".undo").click()
        board.settled()
    expect(board.by_id(added)).to_have_count(0)


def minutes_in(gap: Any) -> int:
    return int(re.search(r"\d+", gap.locator(".free").inner_text()).group())


def test_free_time_takes_something_of_ones_own(board: Board) -> None:
    gap = board.root.locator(".gap").first
    minutes = min(30, minutes_in(gap))
    gap.locator(".own").click()
    board.settled()
    expect(board.focused()).to_have_attribute("aria-label", re.compile("^Own item"))
    assert board.length(str(board.focused().get_attribute("data-id"))) == minutes
    board.root.locator(".undo").click()
    board.settled()


def test_what_has_a_fixed_start_does_not_go_earlier_or_later(board: Board) -> None:
    uid = str(board.block(CASES).get_attribute("data-id"))
    board.block(CASES).click()
    board.field("pin").check()
    board.settled()
    time = board.clock(uid)
    expect(board.field("earlier")).to_be_disabled()
    expect(board.field("later")).to_be_disabled()
    expect(board.root.get_by_text("its start is fixed", exact=True)).to_be_visible()
    board.by_id(uid).focus()
    board.press("Alt+ArrowUp")
    expect(board.root.locator(".spoken-only[aria-live]")).to_contain_text("its start is fixed")
    assert board.clock(uid) == time
    board.root.locator(".undo").click()
    board.settled()
    expect(board.field("earlier")).to_be_enabled()


def test_after_delete_the_focus_is_next_door_and_undo_works_anywhere(board: Board) -> None:
    day = board.root.locator(".day").nth(0)
    blocks = day.locator(".body > button.block")
    count = blocks.count()
    first, second = (str(blocks.nth(place).get_attribute("data-id")) for place in (0, 1))
    blocks.nth(0).focus()
    board.press("Delete")
    board.settled()
    expect(board.by_id(second)).to_be_focused()
    expect(board.by_id(first)).to_have_count(0)
    last = str(blocks.last.get_attribute("data-id"))
    blocks.last.focus()
    board.press("Delete")
    board.settled()
    expect(blocks).to_have_count(count - 2)
    expect(board.by_id(last)).to_have_count(0)
    expect(blocks.last).to_be_focused()

    board.page.evaluate("document.activeElement.blur()")
    for left in (count - 1, count):
        board.press("Control+z")
        board.settled()
        expect(blocks).to_have_count(left)
    board.press("Control+Shift+z")
    board.settled()
    expect(blocks).to_have_count(count - 1)
    board.press("Control+z")
    board.settled()
    expect(blocks).to_have_count(count)


def test_undo_on_the_page_leaves_text_fields_alone(board: Board) -> None:
    blocks = board.root.locator("button.block")
    count = blocks.count()
    board.block("Opening ceremony").click()
    board.field("remove").click()
    board.settled()
    expect(blocks).to_have_count(count - 1)
    board.block(CASES).click()
    board.field("title").click()
    board.press("End", "x", "Control+z")
    expect(board.field("title")).to_have_value(CASES)
    board.settled()
    expect(blocks).to_have_count(count - 1)
    board.press("Escape", "Control+z")
    board.settled()
    expect(blocks).to_have_count(count)


def test_a_core_step_that_is_left_out_is_said_in_words(board: Board) -> None:
    uid = str(board.block(FACTORY).get_attribute("data-id"))
    board.block(FACTORY).click()
    step = (
        board.root.locator(".inspector .step").filter(has=board.page.get_by_text("core", exact=False)).first
    )
    step.locator("input[type=checkbox]").uncheck()
    board.settled()
    expect(board.root.locator(".inspector .problem")).to_contain_text("a core step is left out")
    expect(board.by_id(uid)).to_have_attribute("aria-label", re.compile("a core step is left out"))
    step.locator("input[type=checkbox]").check()
    board.settled()
    expect(board.root.locator(".inspector .problem")).to_have_count(0)


def test_the_days_have_the_whole_width_until_something_is_chosen(board: Board) -> None:
    inspector = board.root.locator(".side")
    board.block(CASES).click()  # once there and back: by then the page has found its width
    expect(inspector).to_be_visible()
    board.press("Escape")
    expect(inspector).to_be_hidden()
    wide = board.root.locator(".frame").bounding_box()["width"]
    expect(inspector).to_be_hidden()
    board.block(CASES).click()
    expect(inspector).to_be_visible()
    assert board.root.locator(".frame").bounding_box()["width"] < wide
    board.press("Escape")
    expect(inspector).to_be_hidden()
    assert board.root.locator(".frame").bounding_box()["width"] == wide
    expect(board.block(CASES)).to_be_focused()


def test_headings_come_in_order_and_a_day_is_read_in_the_order_of_its_hours(board: Board) -> None:
    board.block(CASES).click()
    levels = board.root.locator("h1, h2, h3, h4, h5").evaluate_all(
        "all => all.map(one => Number(one.tagName[1]))"
    )
    assert levels[0] == 2
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))
    for day in board.root.locator(".day").all():
        tops = [box.bounding_box()["y"] for box in day.locator(".body > :is(.block, .gap)").all()]
        assert tops == sorted(tops)


def test_many_days_say_that_there_are_more_beside_them(board: Board) -> None:
    days, after = board.root.locator(".day"), board.root.locator(".further.after")
    expect(after).to_be_hidden()
    for _ in range(11):
        board.root.locator(".bar .add-day").click()
    board.settled()
    expect(days).to_have_count(13)
    board.root.locator(".columns").evaluate("columns => { columns.scrollLeft = 0; }")
    expect(after).to_be_visible()
    while after.is_visible():
        after.click()
        board.page.wait_for_timeout(100)
    expect(days.last.locator(".head")).to_be_in_viewport()
    expect(board.root.locator(".further.before")).to_be_visible()
    for _ in range(11):
        board.press("Control+z")
    board.settled()
    expect(days).to_have_count(2)


def test_undo_and_redo_say_the_same_and_never_cut_what_was_done(board: Board) -> None:
    board.block(FACTORY).click()
    board.field("minutes-more").click()
    board.settled()
    undo, redo = (board.root.locator(f".bar .{name}") for name in ("undo", "redo"))
    minutes = board.field("minutes").input_value()
    expect(undo.locator(".what")).to_have_text(re.compile(f"^set “Who answers for[^”]*…” to {minutes}"))
    done = undo.locator(".what").inner_text()
    undo.click()
    board.settled()
    expect(redo.locator(".what")).to_have_text(done)
    redo.click()
    board.settled()
    expect(undo.locator(".what")).to_have_text(done)
    undo.click()
    board.settled()


def test_groups_get_names_with_the_mouse_and_with_the_keyboard(board: Board) -> None:
    groups = board.root.locator(".title-of-group").first
    shown = board.root.locator(".strand-title")
    before = shown.all_inner_texts()
    groups.click()
    board.root.get_by_label("Name of the group").nth(0).fill("Along the river")
    board.press("Enter")
    board.settled()
    expect(shown.nth(0)).to_have_text("Along the river")
    expect(board.root.locator(".undo .what")).to_have_text("renamed the group “Along the river”")
    expect(board.root.get_by_role("group", name="Along the river")).to_be_visible()

    board.press("Escape")
    expect(groups).to_be_focused()
    board.press("Enter")
    name = board.root.get_by_label("Name of the group").nth(1)
    for _ in range(30):
        if name.evaluate("one => one.matches(':focus')"):
            break
        board.press("Tab")
    board.press("Control+a")
    board.page.keyboard.type("In the capital")
    board.press("Tab")
    board.settled()
    expect(shown.nth(1)).to_have_text("In the capital")
    for _ in range(2):
        board.root.locator(".undo").click()
        board.settled()
    assert shown.all_inner_texts() == before


def test_a_laptop_shows_an_ordinary_day_from_its_begin_to_its_end(page: Any, served: str) -> None:
    page.goto(served + "/plan")
    page.get_by_label("Title").fill("Two ordinary days")
    page.get_by_role("button", name="Start the plan").click()
    page.wait_for_url(re.compile("two-ordinary-days"))
    board = Board(page, page.url)
    for add in board.root.locator(".day > .add").all():
        expect(add).to_be_in_viewport(ratio=1)
    expect(board.root.locator(".axis")).to_contain_text("17:00")
    sizes = board.root.locator(".day *").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 11
    taller = board.root.locator(".body").first.bounding_box()["height"]
    page.set_viewport_size({"width": 1366, "height": 700})
    expect(board.root.locator(".day > .add").first).to_be_in_viewport(ratio=1)
    assert board.root.locator(".body").first.bounding_box()["height"] < taller


def test_the_address_names_what_is_chosen_without_a_step_of_history(board: Board) -> None:
    page = board.page
    steps = page.evaluate("history.length")
    cases, factory = (str(board.block(title).get_attribute("data-id")) for title in (CASES, FACTORY))
    for uid in (factory, cases):
        board.by_id(uid).click()
        expect(page).to_have_url(re.compile(f"p=sample-two-day&item={uid}$"))
    assert page.evaluate("history.length") == steps
    board.field("minutes-more").click()
    board.settled()
    expect(page).to_have_url(re.compile(f"item={cases}$"))
    board.root.locator(".undo").click()
    board.settled()

    page.reload()
    again = Board(page, page.url)
    expect(again.field("title")).to_have_value(CASES)
    page.get_by_role("link", name="Read the session").or_(
        page.get_by_role("link", name="Print")
    ).first.click()
    expect(again.root).to_have_count(0)
    page.go_back()
    expect(again.field("title")).to_have_value(CASES)
    again.root.locator(".close").click()
    expect(page).to_have_url(re.compile(r"p=sample-two-day$"))


def test_an_address_with_another_item_opens_it_and_back_opens_the_first(board: Board) -> None:
    page = board.page
    cases, factory = (str(board.block(title).get_attribute("data-id")) for title in (CASES, FACTORY))
    board.by_id(cases).click()
    page.evaluate(
        """item => {
          history.pushState(null, "", `?p=sample-two-day&item=${item}`);
          dispatchEvent(new PopStateEvent("popstate", { state: null }));
        }""",
        factory,
    )
    expect(board.field("title")).to_have_value(FACTORY)
    page.go_back()
    expect(board.field("title")).to_have_value(CASES)
    expect(page).to_have_url(re.compile(f"item={cases}$"))


@pytest.mark.parametrize("item", ["nothing", "00000000-0000-0000-0000-000000000000", "%00<b>"])
def test_an_unknown_item_in_the_address_is_ignored(page: Any, served: str, item: str) -> None:
    board = Board(page, f"{served}{SAMPLE}&item={item}")
    expect(board.root.locator(".side")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"p=sample-two-day$"))


def test_on_a_phone_the_address_opens_the_item_itself(page: Any, served: str) -> None:
    uid = Board(page, served + SAMPLE).block(CASES).get_attribute("data-id")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{served}{SAMPLE}&item={uid}")
    expect(page.locator(".inspector header")).to_be_visible(timeout=60_000)
    expect(page.locator('.inspector [data-role="title"]')).to_have_value(CASES)
    page.locator(".back").click()
    expect(page.locator(f'.day:visible [data-id="{uid}"]')).to_be_visible()
