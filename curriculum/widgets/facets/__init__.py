"""The filters of Find: groups of values with exact counts, themes as a tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from curriculum.widgets.front_end import register

_mount = register("facets")


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    label: str
    count: int
    number: str
    """The count, as it is shown."""
    chosen: bool
    depth: int = 0
    parent: str = ""
    lang: str = ""
    """The language of the label, when it is not the page's."""


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    label: str
    choices: tuple[Choice, ...]
    open: bool = False
    more: str = ""
    """Label of the button that shows values without any module; empty shows all."""


def facets(groups: Sequence[Group], *, key: str, on_choice: Callable[[str, tuple[str, ...]], None]) -> None:
    """Draw the groups; `on_choice(group, chosen ids)` is called in the callback phase for each that was ticked.

    Ticks come faster than pages: a message tells of every group whose tick no page has answered yet, and a page says
    which message was the last that it heard.
    """
    import streamlit as st

    heard = f"{key}-heard"

    def changed() -> None:
        picked = (st.session_state.get(key) or {}).get("picked")
        if not isinstance(picked, dict) or not isinstance(picked.get("groups"), dict):
            return
        st.session_state[heard] = picked.get("at")
        for group, chosen in picked["groups"].items():
            if isinstance(chosen, list):
                on_choice(str(group), tuple(str(value) for value in chosen))

    data = {"groups": [asdict(group) for group in groups], "heard": st.session_state.get(heard)}
    _mount(key=key, data=data, on_picked_change=changed)
