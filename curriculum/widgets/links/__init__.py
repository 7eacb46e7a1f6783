"""Links between pages: real addresses that keep the session and write one step of the browser's history.

(`st.page_link` does not write the address when it leads to the page one is on, and the sidebar's own links do nothing
there.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal
from uuid import uuid4

from curriculum.widgets.front_end import register

_mount = register("links")


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    href: str
    """An address of Sala's own that begins with a slash."""
    icon: str = ""
    """A name of Material Symbols."""
    current: bool = False
    lang: str = ""
    """The language of the label, when it is not the page's."""
    note: str = ""
    """Below the label, quietly."""


def links(
    these: Sequence[Link],
    *,
    key: str,
    look: Literal["plain", "columns", "navigation", "tabs"] = "plain",
    label: str = "",
) -> None:
    """Draw the links, one under another, in columns, or as tabs beside each other; `label` names them for those who
    listen."""
    _mount(key=key, data={"links": [asdict(link) for link in these], "look": look, "label": label, "go": ""})


def go_to(href: str) -> None:
    """Go to `href` now: for what a click in Python leads to."""
    _mount(key=f"go-{uuid4()}", data={"links": [], "look": "plain", "label": "", "go": href})
