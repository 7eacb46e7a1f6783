"""The whole path as a person walks it: find, plan, watch the clock, undo, print. With the mouse, then by keyboard."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from curriculum.settings import shipped

pytestmark = pytest.mark.browser
expect: Any = pytest.importorskip("playwright.sync_api").expect

FACTORY = "Who answers for the factory?"
SHIPPED = [folder for folder in (shipped() / "modules").iterdir() if (folder / "module.md").exists()]


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    said = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(said.split())


def block(page: Any, title: str) -> Any:
    return page.locator(".root button.block").filter(has_text=title).first


def clock(page: Any, title: str) -> str:
    expect(page.locator(".root:has(.columns)")).to_have_attribute("data-pending", "0")
    return str(block(page, title).locator(".clock").inner_text())


def box(page: Any, value: str) -> Any:
    """A filter, by its label; its count follows in the name."""
    return page.get_by_role("checkbox", name=re.compile(f"^{value} "))


def test_with_the_mouse(page: Any, served: str, tmp_path: Path) -> None:
    page.goto(served)
    page.get_by_role("link", name="Two-day workshop").click()
    page.get_by_label("Title").fill("Workers and rivers")
    page.get_by_role("button", name="Start the plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Workers and rivers")
    expect(page).to_have_url(re.compile(r"/plan\?p=workers-and-rivers"))

    page.get_by_role("link", name="Find sessions").click()
    expect(page.get_by_text("Adding to Workers and rivers")).to_be_visible()
    page.get_by_role("combobox", name="Search").fill("transnational corporations")
    page.get_by_role("combobox", name="Search").press("Enter")
    expect(page).to_have_url(re.compile(r"q=transnational\+corporations"))
    page.get_by_role("button", name=f"Add: {FACTORY}").click()
    added = page.locator(".st-key-added")
    expect(added).to_contain_text(FACTORY)
    expect(added).to_contain_text(re.compile(r"Day 1, \d\d:\d\d–\d\d:\d\d"))

    page.get_by_role("link", name="Open the plan").click()
    before, meal = clock(page, FACTORY), clock(page, "Midday meal")
    block(page, FACTORY).click()
    page.locator('.inspector [data-role="minutes-less"]').click()
    after = clock(page, FACTORY)
    assert after != before
    assert clock(page, "Midday meal") == meal, "the meal is pinned"
    page.locator(".undo").first.click()
    assert clock(page, FACTORY) == before

    page.get_by_role("link", name="Print").click()
    expect(page.get_by_role("img", name="The first page of the agenda")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Agenda (PDF)").click()
    assert download.value.suggested_filename == "agenda.pdf"
    download.value.save_as(tmp_path / "agenda.pdf")
    said = text_of(tmp_path / "agenda.pdf")
    assert before in said
    assert "Workers and rivers" not in said, "the inner title is not for participants"

    for heading in ("Workers and rivers", "Find"):
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.get_by_role("combobox", name="Search")).to_have_value("transnational corporations")


def test_back_and_forward_walk_through_what_was_seen(page: Any, served: str) -> None:
    page.goto(served + "/find")
    box(page, "Journalists").check()
    expect(page).to_have_url(re.compile("audience=journalists"))
    page.get_by_role("link", name="An interview that does no harm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("An interview that does no harm")
    page.go_back()
    expect(box(page, "Journalists")).to_be_checked()
    page.go_back()
    expect(box(page, "Journalists")).not_to_be_checked()
    expect(page.get_by_text(f"{len(SHIPPED)} sessions", exact=True)).to_be_visible()
    page.go_forward()
    expect(box(page, "Journalists")).to_be_checked()


def test_quick_ticks_of_two_filters_are_both_kept(page: Any, served: str) -> None:
    page.goto(served + "/find")
    box(page, "Defenders").check()
    box(page, "Journalists").check()
    expect(page).to_have_url(re.compile("audience=defenders%2Cjournalists"))
    expect(box(page, "Defenders")).to_be_checked()


def test_ticks_that_are_quicker_than_pages_stay_ticked(page: Any, served: str) -> None:
    page.goto(served + "/find")
    expect(box(page, "Journalists")).to_be_visible()
    ticked = page.evaluate(
        """async () => {
            const rooms = [...document.querySelectorAll("*")].map((each) => each.shadowRoot ?? each);
            const boxes = (id) => rooms.map((room) => room.querySelector(`li[data-id="${id}"] input`)).find(Boolean);
            const ids = ["defenders", "journalists", "91-150"];
            const seen = [];
            for (let tick = 0; tick < 60; tick += 1) {
                if (tick < ids.length) boxes(ids[tick]).click();
                await new Promise((done) => setTimeout(done, 10));
                seen.push(...ids.slice(0, tick + 1).map((id) => boxes(id).checked));
            }
            return seen.every(Boolean);
        }"""
    )
    expect(page).to_have_url(re.compile("audience=defenders%2Cjournalists"))
    expect(page).to_have_url(re.compile("length=91-150"))
    assert ticked, "a tick was taken away while its page was being made"


def test_on_a_phone_a_click_on_empty_time_opens_find_with_the_minutes_set(page: Any, served: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served + "/plan?p=sample-two-day")
    page.locator(".root .gap").first.click()
    expect(page).to_have_url(re.compile(r"/find\?.*minutes="))
    expect(page.get_by_text(re.compile("Adding to .* free"))).to_be_visible()


def test_on_a_phone_the_filters_open_from_a_button(page: Any, served: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served + "/find")
    page.get_by_role("button", name="Filter").click()
    box(page.locator(".st-key-filters-here"), "Journalists").check()
    expect(page).to_have_url(re.compile("audience=journalists"))
    page.get_by_role("button", name=re.compile(r"^Show \d+ sessions?$")).click()
    expect(page.locator(".st-key-filters-here")).to_have_count(0)


def test_the_sidebar_leads_out_of_a_plan_and_clears_find(page: Any, served: str) -> None:
    page.goto(served + "/plan?p=sample-two-day")
    page.get_by_role("link", name="Plans", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plans")
    page.get_by_role("link", name="Who must answer, and how we listen").click()
    expect(page).to_have_url(re.compile(r"/plan\?p=sample-two-day"))
    page.goto(served + "/find?q=interview")
    page.get_by_role("link", name="Find", exact=True).click()
    expect(page.get_by_role("combobox", name="Search")).to_have_value("")
    expect(page.get_by_text(f"{len(SHIPPED)} sessions", exact=True)).to_be_visible()


def test_language_and_face_stand_in_the_address(page: Any, served: str) -> None:
    page.goto(served + "/module?m=dignity-in-our-words")
    page.get_by_role("link", name="ไทย").click()
    expect(page).to_have_url(re.compile("lang=th"))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("ศักดิ์ศรี"))
    page.get_by_role("link", name="Print this session").click()
    page.get_by_role("radio", name="Handouts alone").click()
    expect(page).to_have_url(re.compile("face=participants"))
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("ศักดิ์ศรี"))


def test_the_part_of_a_module_stands_in_the_address(page: Any, served: str) -> None:
    page.goto(served + "/module?m=who-answers-for-the-factory")
    parts = page.get_by_role("navigation", name="Parts of this session")
    expect(parts.get_by_role("link", name="Session")).to_have_attribute("aria-current", "page")
    parts.get_by_role("link", name="Handouts").click()
    expect(page).to_have_url(re.compile("part=handouts"))
    key = page.get_by_text("ten of cards 1–12 in the right column")
    expect(key).to_be_hidden()
    page.get_by_text("B · Cards: state, company or remedy?").click()
    expect(key).to_be_hidden()
    page.get_by_text("Key to handout B").click()
    expect(key).to_be_visible()
    parts.get_by_role("link", name="Trainer's notes").click()
    expect(page.get_by_role("heading", name="Hard questions")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Hard questions")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("B · Cards: state, company or remedy?")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Whose hands are on the bicycle?")).to_be_visible()
    expect(parts.get_by_role("link", name="Session")).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize(
    "address",
    ["/", "/find", "/find?q=zzzzqqqq", "/plan", "/plan?p=sample-two-day", "/print?p=sample-two-day", "/plan?p=nothing"]
    + [f"/module?m=who-answers-for-the-factory&part={part}" for part in ("session", "handouts", "notes", "law")]
    + [f"/print?p=sample-two-day&paper={paper}" for paper in ("guide&guide=th", "handouts", "place")]
    + ["/place?p=sample-two-day", "/forget", "/programme?id=ntss"],
)  # fmt: skip
def test_headings_skip_no_level(page: Any, served: str, address: str) -> None:
    page.goto(served + address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.map(one => Number(one.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


def test_the_groups_of_filters_are_named(page: Any, served: str) -> None:
    page.goto(served + "/find")
    group = page.get_by_role("group", name="Length")
    expect(group.get_by_role("checkbox").first).to_be_visible()
    theme = page.get_by_role("group", name="Theme")
    count = theme.get_by_role("checkbox").count()
    theme.get_by_role("button", name="Show those without a session").click()
    assert theme.get_by_role("checkbox").count() > count


def test_quiet_leaves_no_word_in_the_address_or_the_tab(page: Any, served: str) -> None:
    page.goto(served)
    page.get_by_text("Quiet", exact=True).click()
    expect(page.get_by_role("switch", name="Quiet")).to_be_checked()
    page.get_by_role("link", name="Find", exact=True).click()
    page.get_by_role("combobox", name="Search").fill("interview")
    page.get_by_role("combobox", name="Search").press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    assert "interview" not in page.url
    page.get_by_role("link", name="An interview that does no harm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("An interview that does no harm")
    assert "interview" not in page.url
    assert page.title() == "Sala"
    page.go_back()
    expect(page.get_by_role("combobox", name="Search")).to_have_value("interview")
    page.get_by_text("Quiet", exact=True).click()
    expect(page.get_by_role("switch", name="Quiet")).not_to_be_checked()


def reach(page: Any, wanted: Any, key: str = "Tab", most: int = 120) -> None:
    """Press `key` until the wanted element has the focus."""
    for _ in range(most):
        if wanted.count() and wanted.first.evaluate("node => node.matches(':focus')"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{wanted} cannot be reached with {key}")


def test_with_the_keyboard_alone(page: Any, served: str, tmp_path: Path) -> None:
    page.goto(served + "/find")
    expect(page.get_by_role("button", name="Add: ").first).to_be_visible()
    reach(page, page.get_by_role("combobox", name="Search"))
    page.keyboard.type("transnational corporations")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=transnational"))
    reach(page, page.get_by_role("button", name=f"Add: {FACTORY}"))
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-added")).to_contain_text(FACTORY)
    reach(page, page.get_by_role("link", name="Open the plan"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(block(page, FACTORY)).to_be_visible()
    before = clock(page, FACTORY)
    reach(page, page.locator(".root button.block"))
    reach(page, block(page, FACTORY), "ArrowDown", most=20)
    page.keyboard.press("Shift+ArrowUp")
    assert clock(page, FACTORY) != before
    page.keyboard.press("Control+z")
    assert clock(page, FACTORY) == before
    reach(page, page.get_by_role("link", name="Print"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Agenda (PDF)")).to_be_visible()
    reach(page, page.get_by_role("button", name="Agenda (PDF)"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "agenda.pdf")
    assert before in text_of(tmp_path / "agenda.pdf")
