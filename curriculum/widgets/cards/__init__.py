"""The results of Find, and every other list of modules: one component for the whole list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from curriculum.widgets.front_end import register

_mount = register("cards")


@dataclass(frozen=True, slots=True)
class Part:
    """One learning type of the bar."""

    label: str
    minutes: int
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Language:
    tag: str
    name: str
    """In its own script."""


@dataclass(frozen=True, slots=True)
class CardFace:
    """A card as it is drawn: every word formatted."""

    id: str
    href: str
    title: str
    lang: str
    minutes: str
    unit: str
    totals: tuple[str, ...]
    """“core 95”, “interpreted 240”."""
    level: str
    promise: str
    excerpt: tuple[tuple[str, bool], ...]
    """Pieces of the text that matched, and whether each is marked."""
    character: str
    themes: tuple[str, ...]
    languages: tuple[Language, ...]
    mix: tuple[Part, ...]
    mix_spoken: str
    button: str
    button_spoken: str
    mark: str = ""
    """Before the excerpt: why it is here, when its words do not say so."""
    mark_spoken: str = ""
    """The same at length."""
    note: str = ""
    """Below the button: “in this plan: Day 1”."""
    button_href: str = ""
    """Where the button leads; without it the button calls `on_add`."""


def cards(
    faces: Sequence[CardFace],
    *,
    key: str,
    on_add: Callable[[str], None],
) -> None:
    """Draw the list. A title is a link to its module; a button calls `on_add(id)` in the callback phase."""
    import streamlit as st

    def added() -> None:
        value = (st.session_state.get(key) or {}).get("added")
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            on_add(value["id"])

    _mount(key=key, data={"cards": [asdict(face) for face in faces]}, on_added_change=added)
