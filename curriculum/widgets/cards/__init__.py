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
    badge: str = ""


def cards(
    faces: Sequence[CardFace],
    *,
    key: str,
    on_open: Callable[[str], None],
    on_add: Callable[[str], None],
) -> None:
    """Draw the list; a title calls `on_open(id)`, a button `on_add(id)`, both in the callback phase."""
    import streamlit as st

    def clicked(what: str, then: Callable[[str], None]) -> Callable[[], None]:
        def run() -> None:
            value = (st.session_state.get(key) or {}).get(what)
            if isinstance(value, dict) and isinstance(value.get("id"), str):
                then(value["id"])

        return run

    _mount(
        key=key,
        data={"cards": [asdict(face) for face in faces]},
        on_opened_change=clicked("opened", on_open),
        on_added_change=clicked("added", on_add),
    )
