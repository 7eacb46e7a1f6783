"""Goes to another page when it is drawn: for what a click in Python leads to."""

from __future__ import annotations

from uuid import uuid4

from curriculum.widgets.front_end import register

_mount = register("way")


def way(href: str) -> None:
    """Go to `href`, an address of Sala's own that begins with a slash."""
    _mount(key=f"way-{uuid4()}", data={"href": href})
