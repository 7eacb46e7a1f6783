"""How long Find takes at 5,000 modules: `python -m benchmarks.find [--modules 5000] [--rounds 40]`.

The modules are the shipped ones and copies of them under other titles (`large_library`). First the search alone,
every facet counted: one to five words as they follow each other in the shipped promises and key points, half of them
with a length ticked. Every word stands in hundreds of copies, which is harder than any real library of that size.
Then over the websocket, as in `click`: from the message to the end of the script. Then in a real Chromium: from the
click on a filter's box to the last change of the document that it causes, shadow roots included, once the number of
sessions has changed and nothing has changed for 400 ms. Milliseconds.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.click import Act, report, searching, ticking
from benchmarks.large_library import fill
from benchmarks.server import free_port, sala, started, wait_until_served
from benchmarks.session import Session
from curriculum.db import Database, open_database
from curriculum.library import modules
from curriculum.search import SearchRequest, search
from curriculum.settings import DATABASE_NAME, shipped
from tests.browser.conftest import FLAGS

SEARCH_TARGET, SERVER_TARGET, SETTLED_TARGET = 25.0, 60.0, 300.0
QUERIES = 200
STILL = 400
"""Milliseconds without a change after which a page has settled."""
WATCH = """
    const watcher = new MutationObserver(() => { window.changed = performance.now(); });
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    watcher.observe(document, all);
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (...how) {
        const root = attach.apply(this, how);
        watcher.observe(root, all);
        return root;
    };
    document.addEventListener("click", (event) => { window.clicked = event.timeStamp; }, true);
"""
SESSIONS = "() => [...document.querySelectorAll('strong')].map((each) => each.textContent).join()"
SETTLED = f"""(before) => new Promise((resolve) => {{
    const look = () => {{
        const now = ({SESSIONS})();
        if (now !== before && performance.now() - window.changed > {STILL}) resolve(window.changed - window.clicked);
        else setTimeout(look, 20);
    }};
    look();
}})"""


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--modules", type=int, default=5000)
    options.add_argument("--rounds", type=int, default=40, help="clicks of each kind")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, port = Path(folder), free_port()
        begun = time.perf_counter()
        database = open_database(home / DATABASE_NAME)
        fill(database, chosen.modules)
        size = (home / DATABASE_NAME).stat().st_size / 1e6
        print(f"{chosen.modules} modules, {size:.0f} MB, made in {time.perf_counter() - begun:.0f} s")
        print(f"{'':40} {'first':>7} {'p50':>7} {'p95':>7}")
        report("search alone", QUERIES, asking(database), SEARCH_TARGET)
        database.close()
        with started(sala(port), home):
            wait_until_served(port)
            with Session(port) as session:
                report("server: a filter's tick", chosen.rounds, ticking(session), SERVER_TARGET)
                report("server: another search", chosen.rounds, searching(session))
            measure_in_browser(port, chosen.rounds)


def asking(database: Database) -> Act:
    chance = random.Random(1948)
    with database.read() as work:
        shown = [
            modules.shown(work, folder.name).module for folder in sorted((shipped() / "modules").iterdir())
        ]
        lengths = [count.id for count in search(work, SearchRequest(limit=1)).facets["length"] if count.count]
    gc.collect()
    gc.freeze()  # as the server does once it has started
    said = [text.split() for module in shown for text in (module.promise, *module.key_points) if text]

    def ask(number: int) -> None:
        words = chance.choice(said)
        start = chance.randrange(len(words))
        filters = {"length": frozenset({chance.choice(lengths)})} if number % 2 else {}
        request = SearchRequest(" ".join(words[start:][: chance.randint(1, 5)]), filters, limit=10)
        with database.read() as work:
            search(work, request)

    return ask


def measure_in_browser(port: int, rounds: int) -> None:
    path = (
        os.environ.get("SALA_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    if not path:
        print("browser: no Chromium here; install Debian's package chromium, or set SALA_TEST_CHROMIUM")
        return
    with window(path) as page:
        page.goto(f"http://127.0.0.1:{port}/find")
        page.locator("[data-group=length] input").first.wait_for(timeout=60_000)
        page.wait_for_timeout(2000)
        report("browser: tick to settled", rounds, clicking(page), SETTLED_TARGET)


@contextmanager
def window(path: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.add_init_script(WATCH)
        yield page
        browser.close()


def clicking(page: Any) -> Act:
    """On and off, one length after the other; gives what the page itself measured."""
    rows = page.locator("[data-group=length] li:not(.none)")
    lengths = rows.count()

    def click(number: int) -> float:
        before = page.evaluate(SESSIONS)
        rows.nth(number // 2 % lengths).locator("input").click()
        return float(page.evaluate(SETTLED, before))

    return click


if __name__ == "__main__":
    main()
