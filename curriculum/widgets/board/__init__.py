"""The board: a plan's days side by side, an inspector, and what is set aside, all in one component.

In reading order: `picture` (what it is given), `outbox` (what it sends), then the front end: `board.js`
(mounting), `named.js` (the chosen item in the address), `outbox.js`, `expected.js` (the agenda as it will be once
Python has answered), `room.js` (where an item finds room), `gestures.js` (what a click or a key means as
operations), `heights.js` (minutes to pixels), `blocks.js`, `gaps.js` and `days.js` (drawing), `several.js` (what is
chosen together), `landing.js` (where a drop would land, and what it means), `drag.js` and `resize.js` (the pointer),
`menu.js`, `keys.js`, the inspector in `fields.js`, `item_inspector.js`, `item_details.js`, `steps.js` and
`day_inspector.js`, what stands beside the agenda in `beside.js`, `library.js`, `history.js` and
`advice.js`, and `watch.js` (what
others do).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

import streamlit as st

from curriculum.widgets.board.outbox import Beside, Entry, Unreadable, read_beside, read_outbox
from curriculum.widgets.board.picture import Picture
from curriculum.widgets.front_end import register

_mount = register(
    "board",
    "named",
    "outbox",
    "expected",
    "room",
    "gestures",
    "heights",
    "blocks",
    "gaps",
    "days",
    "fields",
    "item_inspector",
    "steps",
    "item_details",
    "day_inspector",
    "several",
    "landing",
    "drag",
    "resize",
    "menu",
    "library",
    "history",
    "advice",
    "beside",
    "watch",
    "keys",
    "board",
)

OnOperations = Callable[[str, Sequence[Entry | Unreadable]], int]
"""(client, entries) -> the number of the last entry that is dealt with; what comes after it is sent again."""
OnGo = Callable[[Mapping[str, Any]], None]


def board(picture: Picture, *, key: str, on_operations: OnOperations, on_go: OnGo) -> None:
    """Draw the board. Both callbacks run in the callback phase.

    Args:
        on_operations: told of every entry once and in order; a resend of what was dealt with is dropped.
        on_go: `{"to": "find", "day", "after", "minutes"}` or `{"to": "module", "item"}`, as strings; hostile.
    """
    dealt_with: dict[str, int] = st.session_state.setdefault(f"{key}-dealt-with", {})
    state = st.session_state.get(key) or {}

    def sent() -> None:
        outbox = read_outbox((st.session_state.get(key) or {}).get("outbox"))
        if outbox is None:
            return
        last = dealt_with.get(outbox.client, 0)
        entries = outbox.after(last)
        if entries:
            dealt_with[outbox.client] = max(last, on_operations(outbox.client, entries))

    def went() -> None:
        value = (st.session_state.get(key) or {}).get("went")
        if isinstance(value, dict):
            on_go({name: said for name, said in value.items() if isinstance(said, str) and len(said) < 100})

    outbox = read_outbox(state.get("outbox"))
    client = outbox.client if outbox else ""
    _mount(
        key=key,
        data={
            **asdict(replace(picture, words=dict(picture.words), hint=dict(picture.hint))),
            "acknowledged": {"client": client, "sequence": dealt_with.get(client, 0)},
        },
        on_outbox_change=sent,
        on_went_change=went,
        on_beside_change=lambda: None,
        on_woken_change=lambda: None,
    )


def beside(key: str) -> Beside:
    """What the reader wants beside the agenda of the board with this key."""
    return read_beside((st.session_state.get(key) or {}).get("beside"))


__all__ = ["beside", "board"]
