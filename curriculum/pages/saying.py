"""Errors as one sentence on the screen, and what a click could not do."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from curriculum.errors import SalaError
from curriculum.i18n import wording
from curriculum.pages.plain import plain

Given = ParamSpec("Given")
_TROUBLE = "trouble"


def sentence(error: SalaError) -> str:
    """The error in the reader's language, with nothing in it that Markdown would read."""
    return plain(wording(error))


def gesture(callback: Callable[Given, None]) -> Callable[Given, None]:
    """A callback whose error is said on the page that is drawn next; nothing that it did is kept by then."""

    @wraps(callback)
    def run(*given: Given.args, **named: Given.kwargs) -> None:
        try:
            callback(*given, **named)
        except SalaError as error:
            st.session_state[_TROUBLE] = sentence(error)

    return run


def say_later(words: str) -> None:
    """Say these words on the page that is drawn next; for callbacks."""
    st.session_state[_TROUBLE] = plain(words)


def say_trouble() -> None:
    """Say once what the last click could not do; `frame` calls it above the page."""
    if trouble := st.session_state.pop(_TROUBLE, None):
        st.error(trouble)
