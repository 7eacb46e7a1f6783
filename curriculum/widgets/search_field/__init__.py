"""The field of Find: words, and names that they may mean, offered while somebody types.

The names come from the server's own route and not through the page: what is only being typed is asked of
nothing else, and stands in no address.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from curriculum.widgets.front_end import register

_mount = register("search_field")


@dataclass(frozen=True, slots=True)
class Labels:
    name: str
    """Of the field, for those who listen."""
    placeholder: str
    clear: str
    suggestions: str
    """Of the list."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A name that was chosen from the list. It comes from a browser: nothing in it is certain."""

    kind: str
    value: str
    uid: str
    lang: str
    rest: str
    """What else stood in the field, and stays."""


def search_field(
    words: str,
    labels: Labels,
    *,
    key: str,
    ask: str,
    longest: int,
    on_words: Callable[[str], None],
    on_taken: Callable[[Taken], None],
) -> None:
    """Draw the field with `words` in it. `ask` is the address that answers what is typed after it. What is sent off,
    or taken from the list, is called in the callback phase."""
    import streamlit as st

    heard = f"{key}-heard"

    def said(event: str) -> dict[str, str]:
        value = (st.session_state.get(key) or {}).get(event)
        if not isinstance(value, dict):
            return {}
        st.session_state[heard] = value.get("at")
        return {str(name): text for name, text in value.items() if isinstance(text, str)}

    def sent() -> None:
        value = said("sent")
        if "words" in value:
            on_words(value["words"])

    def taken() -> None:
        value = said("taken")
        if value.get("kind") and value.get("value"):
            on_taken(Taken(*(value.get(name, "") for name in ("kind", "value", "uid", "lang", "rest"))))

    data = {
        "words": words,
        "labels": asdict(labels),
        "ask": ask,
        "longest": longest,
        "heard": st.session_state.get(heard),
    }
    _mount(key=key, data=data, on_sent_change=sent, on_taken_change=taken)
