"""What a trainer does in a day, in one process tree; run by test_nothing_leaves inside a network of its own.

python a_day_of_work.py FOLDER      writes agenda.pdf, module.pdf and seen.png there
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, chromium
from tests.serving import served


def sala(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "curriculum.cli", *words], check=True)


def main(folder: Path) -> None:
    folder.mkdir()
    sala("load")
    sala("search", "corporation")
    sala("export", "agenda", "sample-two-day", "--out", str(folder / "agenda.pdf"))
    sala("export", "module", "who-answers-for-the-factory", "--out", str(folder / "module.pdf"))
    with served(Path(os.environ["SALA_HOME"])) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        for place in (
            "/",
            "/find?q=corporation",
            "/module?m=who-answers-for-the-factory",
            "/plan?p=sample-two-day",
        ):
            page.goto(address + place)
            page.get_by_role("heading", level=1).wait_for()
            page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / "seen.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
