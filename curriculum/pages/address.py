"""The address bar names what is on the screen: reading it, writing it, and keeping it quiet.

A page reads its parameters with `parameters()` at the start of the script and never keeps them elsewhere; a callback
changes them with `show()`, so that Back and Forward walk through what was seen. (`bind="query-params"` would push a
phantom entry and lose the filters.)

In quiet mode an address holds no word that tells what is read: modules and plans go by their uid, and a search goes
by a token that only this session can resolve.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping

import streamlit as st

TOKEN = "v"  # noqa: S105 - the name of a parameter
KEPT_VIEWS = 400
TELLING_NOTHING = frozenset(
    {
        "m",
        "p",
        "lang",
        "face",
        "part",
        "day",
        "item",
        "paper",
        "guide",
        "handouts",
        "sensitive",
        "id",
        "a",
        "b",
        "release",
    }
)
"""Parameters whose values are uids, languages, or few and the same for everything that is read."""
MOST_DIGITS = 6
MOST_VALUES = 40
Parameters = dict[str, str]


def quiet() -> bool:
    """Whether titles and queries stay out of the address bar and the tab."""
    return bool(st.session_state.get("quiet", False))


def parameters() -> Parameters:
    """What the address says, with a quiet token resolved; unknown tokens say nothing."""
    said = {name: str(value) for name, value in st.query_params.items()}
    token = said.pop(TOKEN, None)
    return {**_views().get(token, {}), **said} if token else said


def forgotten() -> bool:
    """Whether the address is a quiet one that this session cannot resolve."""
    token = st.query_params.get(TOKEN)
    return token is not None and token not in _views()


def number(said: Mapping[str, str], name: str, most: int) -> int | None:
    """The whole number from 1 to `most` that a parameter gives, or None."""
    text = said.get(name, "")
    value = int(text) if len(text) <= MOST_DIGITS and text.isascii() and text.isdecimal() else 0
    return value if 1 <= value <= most else None


def values(said: Mapping[str, str], name: str) -> list[str]:
    """The values that a parameter lists, each once, at most `MOST_VALUES`."""
    return list(dict.fromkeys(value for value in said.get(name, "").split(",") if value))[:MOST_VALUES]


def link(wanted: Mapping[str, str]) -> Parameters:
    """The query parameters that an address needs in order to mean `wanted`."""
    # Half a character cannot stand in an address
    said = {name: value.encode("utf-8", "replace").decode() for name, value in wanted.items() if value}
    if not quiet() or not said or set(said) <= TELLING_NOTHING:
        return said
    views = _views()
    token = hashlib.sha256((_salt() + json.dumps(said, sort_keys=True)).encode()).hexdigest()[:12]
    views[token] = said
    while len(views) > KEPT_VIEWS:
        views.pop(next(iter(views)))
    return {TOKEN: token}


def show(wanted: Mapping[str, str]) -> None:
    """Write the address, unless it says that already; for callbacks."""
    said = link(wanted)
    if said != st.query_params.to_dict():
        st.query_params.from_dict(said)


def name_of(slug: str, uid: object) -> str:
    """How an address names a module or a plan."""
    return str(uid) if quiet() else slug


def tab(title: str) -> str:
    """The title of the browser's tab."""
    return "Sala" if quiet() else f"{title} · Sala"


def _views() -> dict[str | None, Parameters]:
    views: dict[str | None, Parameters] = st.session_state.setdefault("quiet-views", {})
    return views


def _salt() -> str:
    return str(st.session_state.setdefault("quiet-salt", secrets.token_hex(8)))
