"""A real browser before a real server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import served as serve

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP accounts.google.com ~NOTFOUND , MAP *.googleapis.com ~NOTFOUND",
]


def chromium() -> str:
    """The browser's path; without one the test skips, and in CI it fails."""
    found = (
        os.environ.get("SALA_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    if found:
        return found
    reason = "no Chromium here: install Debian's package chromium, or set SALA_TEST_CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, shipped_file: Path) -> Iterator[str]:
    """The address of a Sala that nobody has used yet, one for each file of tests."""
    home = tmp_path_factory.mktemp("home")
    shutil.copy(shipped_file, home / "sala.db")
    with serve(home) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=30_000)  # a slow machine breaks no rule
    path = chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser, tmp_path: Path) -> Iterator[object]:
    """A window of 1366 by 768; fails the test when the page itself logs an error or asks another host."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    window = context.new_page()
    window.set_default_timeout(30_000)
    wrong: list[str] = []
    window.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    window.on("request", lambda request: _foreign(request.url, wrong))
    yield window
    context.close()
    assert not wrong, "\n".join(wrong)


def _foreign(url: str, wrong: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
        wrong.append(f"asked another host: {url}")
