"""Registers a widget's front end from the files beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent
SHARED = ("element", "going")

Mount = Callable[..., Any]
"""`mount(key=, data=, on_<name>_change=)`: draws the widget with a mapping as its data."""


def register(name: str, *scripts: str) -> Mount:
    """The mounting command of the widget in folder `name`. Its scripts are joined in the order given (default: one of
    the same name) after the shared ones, since a component is one module, and the last of them defines
    `draw(component)`; its style sheet follows the shared one."""
    folder = HERE / name
    shared = [HERE / f"{part}.js" for part in SHARED]
    whole = (*shared, *(folder / f"{part}.js" for part in scripts or (name,)), HERE / "entry.js")
    script = "\n".join(file.read_text("utf-8") for file in whole)
    style = (HERE / "shared.css").read_text("utf-8") + (folder / f"{name}.css").read_text("utf-8")
    component = st.components.v2.component(f"sala_{name}", css=style, js=script)

    def mount(*, key: str, data: Mapping[str, Any], **callbacks: Any) -> Any:
        # As bytes: a mapping would make Streamlit import pandas (0.4 s, 70 MB) to look for tables in it.
        return component(key=key, data=json.dumps(data, ensure_ascii=False).encode(), **callbacks)

    return mount
