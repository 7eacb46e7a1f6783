"""Ways between pages: links that keep the session, and going on from a click."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from curriculum.pages import address
from curriculum.widgets.links import Link, go_to, links


def link(name: str, label: str, *, icon: str = "", label_lang: str = "", **query: Any) -> None:
    """A real link to another page; parameters that are None or empty are left out. `label` is plain text, in
    `label_lang` when that is not the page's language."""
    where = href(name, **query)
    links([Link(label, where, icon, lang=label_lang)], key=f"link-{name}-{where}-{label}")


def href(name: str, **query: Any) -> str:
    """The address of a page, home being the root."""
    said = address.link(_said(query))
    page = "/" if name == "home" else f"/{name}"
    return f"{page}?{urlencode(said)}" if said else page


def go(name: str, **query: Any) -> None:
    """Open another page at the start of the next run; for callbacks."""
    st.session_state["go"] = (name, _said(query))


def follow() -> None:
    """Go where a callback wanted to, and draw nothing else; `frame` calls it before a page draws."""
    wanted = st.session_state.pop("go", None)
    if wanted:
        name, query = wanted
        go_to(href(name, **query))
        st.stop()


def _said(query: dict[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in query.items() if value not in (None, "")}
