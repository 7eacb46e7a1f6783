"""One quiet line at the foot of Find: how far searching by meaning is."""

from __future__ import annotations

import streamlit as st

from curriculum.i18n import _, number_text
from curriculum.pages.ground import database
from curriculum.search import Readiness, readiness

COMMAND = 'pip install "sala[semantic]"'
PAUSE = 15
"""Seconds between two looks at work that goes on."""


def draw(ready: Readiness) -> None:
    """Nothing once all is read."""
    if not ready.model:
        st.caption(
            _("Search finds words. To find what is near in meaning, too: {command}").format(
                command=f"`{COMMAND}`"
            )
        )
    elif not ready.complete:
        st.fragment(_progress, run_every=PAUSE)()


def _progress() -> None:
    with database().read() as work:
        ready = readiness(work)
    if not ready.complete:
        st.caption(
            _("Search by meaning is still reading the library: {read} of {of} passages.").format(
                read=number_text(ready.read), of=number_text(ready.of)
            )
        )
