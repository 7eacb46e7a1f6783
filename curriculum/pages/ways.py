"""Ways between pages: links that keep the session, and going on from a click."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

from curriculum.pages import address
from curriculum.pages.plain import plain
from curriculum.widgets.way import way


def know(pages: dict[str, Page]) -> None:
    """Remember this run's pages; `frame` calls it before a page draws."""
    st.session_state["pages"] = pages


def link(name: str, label: str, *, icon: str | None = None, **query: Any) -> None:
    """A real link to another page. `label` is plain text; parameters that are None or empty are left out."""
    st.page_link(
        st.session_state["pages"][name],
        label=plain(label),
        icon=icon,
        query_params=address.link(_said(query)),
    )


def href(name: str, **query: Any) -> str:
    """The address that `link` leads to, for a widget's `<a>`."""
    said = address.link(_said(query))
    return f"/{name}?{urlencode(said)}" if said else f"/{name}"


def go(name: str, **query: Any) -> None:
    """Open another page at the start of the next run; for callbacks."""
    st.session_state["go"] = (name, _said(query))


def follow() -> None:
    """Go where a callback wanted to, and draw nothing else; `frame` calls it before a page draws."""
    wanted = st.session_state.pop("go", None)
    if wanted:
        name, query = wanted
        way(href(name, **query))
        st.stop()


def _said(query: dict[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in query.items() if value not in (None, "")}
