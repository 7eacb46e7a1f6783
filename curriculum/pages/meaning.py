"""One quiet line at the foot of Find: how far searching by meaning is."""

from __future__ import annotations

import streamlit as st

from curriculum.i18n import _, number_text
from curriculum.pages.ground import database
from curriculum.search import Readiness, readiness

COMMAND = 'pip install "sala[semantic]"'
PAUSE = 15
"""Seconds between two looks at work that goes on."""


def draw() -> None:
    """Nothing once all is read. It looks for itself, after all else is drawn: counting what a large library lacks takes
    longer than a search."""
    ready = _ready()
    if not ready.model:
        lacking = _("Search finds words. To find what is near in meaning, too: {command}")
        st.caption(lacking.format(command=f"`{COMMAND}`"))
    elif not ready.complete:
        st.fragment(_progress, run_every=PAUSE)()


def _progress() -> None:
    ready = _ready()
    if not ready.complete:
        st.caption(
            _("Search by meaning is still reading the library: {read} of {of} passages.").format(
                read=number_text(ready.read), of=number_text(ready.of)
            )
        )


def _ready() -> Readiness:
    with database().read() as work:
        return readiness(work)
