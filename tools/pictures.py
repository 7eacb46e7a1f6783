"""Takes the pictures of the documentation: a fresh Sala, a real browser, the sample plan.

.venv/bin/python -m tools.pictures          writes docs/pictures/*.png
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, chromium
from tests.serving import ROOT, served

FOLDER = ROOT / "docs" / "pictures"
LAPTOP, PHONE = (1366, 768), (390, 844)
PICTURES = (
    ("find", "/find", LAPTOP, "light"),
    ("module", "/module?m=an-interview-that-does-no-harm", LAPTOP, "light"),
    ("plan", "/plan?p=sample-two-day", LAPTOP, "light"),
    ("editor", "/plan?p=sample-two-day", LAPTOP, "light"),
    ("advice", "/plan?p=sample-two-day", LAPTOP, "light"),
    ("place", "/place?p=sample-two-day", LAPTOP, "light"),
    ("print", "/print?p=sample-two-day&paper=guide", LAPTOP, "light"),
    ("find-phone", "/find", PHONE, "light"),
    ("plan-phone", "/plan?p=sample-two-day", PHONE, "dark"),
)
"""Name, address, width and height in pixels, scheme."""


def take(browser: Any, place: str, name: str, size: tuple[int, int], scheme: str) -> None:
    """One picture, once the page has come to rest."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page = context.new_page()
    page.goto(place)
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(3000)  # fonts, a paper's preview and the last redraw
    if name == "plan":
        page.locator(".root button.block").filter(has_text="Who answers").first.click()
    if name == "advice":
        page.locator(".open-advice").click()
    if name == "editor":
        carry_a_session(page)
    page.wait_for_timeout(1000)
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


def carry_a_session(page: Any) -> None:
    """A session of the library is held over the second day's last hour, and not let go."""
    page.locator(".open-library").click()
    page.locator(".search").fill("witness")
    page.wait_for_timeout(1500)
    found = page.locator(".session-found").first.bounding_box()
    target = page.locator(".day").nth(1).locator(".block").filter(has_text="Afternoon break").bounding_box()
    page.mouse.move(found["x"] + 60, found["y"] + 14)
    page.mouse.down()
    page.mouse.move(target["x"] + 120, target["y"] + target["height"] - 6, steps=8)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        served(Path(home)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, path, size, scheme in PICTURES:
            take(browser, address + path, name, size, scheme)
        browser.close()


if __name__ == "__main__":
    main()
