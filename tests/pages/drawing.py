"""Pages drawn by Streamlit's own test runner."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from curriculum.library import modules
from curriculum.pages.ground import database

MAIN = str(Path(__file__).parents[2] / "curriculum" / "pages" / "main.py")
LINK = "[read this](http://evil.test)"
"""What an address must never turn into."""


def opened(page: str, /, **query: str) -> AppTest:
    """The page with this name and these parameters in its address, drawn."""
    app = AppTest.from_file(MAIN, default_timeout=60)
    turn_to(app, page, query)
    app.run()
    assert not app.exception
    return app


def turn_to(app: AppTest, page: str, query: dict[str, str]) -> None:
    """What the browser does with an address. AppTest has no public way to a page that is a function."""
    app._page_hash = calc_hash("" if page == "home" else page)
    app.query_params.clear()
    app.query_params.update(query)


def words(app: AppTest) -> str:
    """Everything that the page says in titles, Markdown and HTML."""
    said = [element.value for element in (*app.title, *app.header, *app.markdown, *app.error, *app.warning)]
    said += [str(element.proto.body) for element in app.get("html")]
    return "\n".join(said)


def widgets(app: AppTest) -> str:
    """The data of every widget of ours on the page."""
    return b"".join(widget.proto.bytes for widget in app.get("bidi_component")).decode()


def uid_of(slug: str) -> UUID:
    with database().read() as work:
        return modules.shown(work, slug).uid
