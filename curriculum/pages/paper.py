"""A paper on the screen: made once, what to know of it, the way to have it, and its first page."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from html import escape
from typing import TypeVar

import streamlit as st

from curriculum import papers
from curriculum.i18n import _
from curriculum.pages import address
from curriculum.pages.plain import plain
from curriculum.papers import Manuscript

MADE = "papers"
KEPT = 4
"""Papers and pictures that a session holds."""

Result = TypeVar("Result")


def one_of(name: str, label: str, choices: dict[str, str], first: str) -> str:
    """What the address says of `name`, or `first`; a click writes the address."""
    said = address.parameters().get(name, first)
    chosen = said if said in choices else first
    if st.session_state.get(name) != chosen:
        st.session_state[name] = chosen
    st.segmented_control(
        label,
        list(choices),
        key=name,
        format_func=choices.__getitem__,
        required=True,
        on_change=_choose,
        args=(name,),
    )
    return chosen


def switch(name: str, label: str) -> bool:
    """Whether the address says “yes” to `name`; a click writes the address."""
    on = address.parameters().get(name) == "yes"
    if st.session_state.get(name) != on:
        st.session_state[name] = on
    st.toggle(label, key=name, on_change=_switch, args=(name,))
    return on


def sentence(words: str) -> None:
    """A paragraph of our own words."""
    st.html(f'<p class="sala-prose">{escape(words)}</p>')


def remarks(sentences: Iterable[str]) -> None:
    """What one should know before it prints: it prints all the same."""
    said = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    if said:
        label = escape(_("Before you print"))
        st.html(f'<section class="sala-care sala-remarks"><h2>{label}</h2><ul>{said}</ul></section>')


def download(label: str, manuscript: Manuscript) -> None:
    """One click gives the file: the paper is made when the page is drawn, and no older one can be had meanwhile."""
    place = st.empty()
    with place:
        paper = _made(papers.printed, manuscript)
    place.download_button(
        label,
        paper.content,
        file_name=paper.name,
        mime=paper.media_type,
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
    for warning in paper.warnings[len(manuscript.remarks) :]:
        st.warning(plain(warning))


def picture(label: str, manuscript: Manuscript) -> None:
    """The first page."""
    shown = base64.b64encode(_made(papers.picture, manuscript)).decode()
    st.html(f'<img class="sala-page" alt="{escape(label)}" src="data:image/png;base64,{shown}">')


def _choose(name: str) -> None:
    address.show({**address.parameters(), name: str(st.session_state[name])})


def _switch(name: str) -> None:
    address.show({**address.parameters(), name: "yes" if st.session_state[name] else ""})


def _made(make: Callable[[Manuscript], Result], manuscript: Manuscript) -> Result:
    """What `make` makes, kept for this session until `KEPT` newer ones have been made.

    What was made is found by all that stands on it: whatever changed, and wherever, is made anew.
    """
    made: list[tuple[Callable[[Manuscript], Result], Manuscript, Result]]
    made = st.session_state.setdefault(MADE, [])
    for known, source, result in made:
        if known is make and source == manuscript:
            return result
    with st.spinner(_("Setting the page …")):
        result = make(manuscript)  # nobody waits for a transaction meanwhile
    made.append((make, manuscript, result))
    del made[:-KEPT]
    return result
