"""Pages drawn by Streamlit's own test runner."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

from streamlit.proto.WidgetStates_pb2 import WidgetState
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


def trigger(app: AppTest, widget: str, event: str, value: object) -> AppTest:
    """What `setTriggerValue(event, value)` of a widget of ours sends. AppTest has no public way to one."""
    drawn = next(
        each.proto
        for each in app.get("bidi_component")
        if each.proto.component_name.removeprefix("sala_") == widget
    )
    events = f"$$STREAMLIT_INTERNAL_KEY_{drawn.id}__events"
    states = app._tree.get_widget_states()
    said = json.dumps([{"event": event, "value": value}])
    states.widgets.append(WidgetState(id=events, json_trigger_value=said))
    states.widgets.append(WidgetState(id=drawn.id, json_value="{}"))
    app._run(states)
    assert not app.exception
    return app
