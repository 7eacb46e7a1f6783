"""The line of Find that asks: the field with its suggestions, the order, and how to ask.

What is sent off is written into the address. Filters that were typed (`theme:tnc`) become ticks there, so that
ticks, chips and counts say the same.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from curriculum.i18n import _, language
from curriculum.pages import address, ways
from curriculum.pages.ground import database
from curriculum.search import asking, understood
from curriculum.search.query import LONGEST
from curriculum.search.request import Order
from curriculum.widgets.search_field import Labels, Taken, search_field

ORDERS: tuple[Order, ...] = ("best", "title", "shortest", "longest")
FILTERS = ("theme", "instrument", "provision", "objective", "method")
"""Kinds of suggestions that become filters: facets of the same names."""


def draw(said: address.Parameters) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="search-line"):
        search_field(
            said.get("q", ""),
            Labels(
                name=_("Search"),
                placeholder=_("A right, a method, a question …"),
                clear=_("Clear the field"),
                suggestions=_("Suggestions"),
            ),
            key="search",
            ask=f"/suggest?lang={language()}&q=",
            longest=LONGEST,
            on_words=_search,
            on_taken=_take,
        )
        _draw_orders(said)
        with st.popover(_("How to ask"), type="tertiary", icon=":material/help:"):
            st.html(_help())


def with_ticks(said: address.Parameters) -> address.Parameters:
    """What an address says, where filters that are typed in its words stand as ticks."""
    typed = " ".join(said.get("q", "")[:LONGEST].split())
    if ":" not in typed:
        return said
    with database().read() as work:
        asked = understood(work, typed)
    ticked = dict(said)
    for part in reversed(asked.parts):
        if part.kind == "filter" and part.known:
            typed = asking.without(typed, part)
            for concept in sorted(part.concepts):
                ticked = _ticked(ticked, concept.facet, concept.value)
    return {**ticked, "q": typed}


def examples() -> dict[str, str]:
    """What may be typed besides words -> what it finds."""
    return {
        '"battery case"': _("exactly these words, one after another"),
        "-lecture": _("nothing that says this"),
        "theme:tnc": _("a theme, by any of its names, with all below it"),
        "for:journalists": _("for whom it is"),
        "method:role-play": _("how people learn"),
        "lang:th": _("in this language"),
        'cites:"ICCPR 21"': _("what cites this article"),
        "minutes:<60": _("shorter than this; or minutes:30-60"),
    }


def _help() -> str:
    rows = "".join(
        f"<dt><code>{escape(typed)}</code></dt><dd>{escape(found)}</dd>"
        for typed, found in examples().items()
    )
    lead = _("Words in any language, a whole question too. Beside words, or alone:")
    return f'<p class="sala-small">{escape(lead)}</p><dl class="sala-asking">{rows}</dl>'


def _draw_orders(said: address.Parameters) -> None:
    labels = _order_labels(bool(said.get("q")))
    shown = said.get("sort", "best") if said.get("sort", "best") in labels else next(iter(labels))
    if st.session_state.get("sort") != shown:
        st.session_state["sort"] = shown
    st.segmented_control(
        _("Sort by"),
        list(labels),
        format_func=labels.__getitem__,
        required=True,
        key="sort",
        on_change=_sort,
        label_visibility="collapsed",
    )


def _order_labels(with_words: bool) -> dict[str, str]:
    best = {"best": _("Best match")} if with_words else {}
    rest = {"title": _("Title"), "shortest": _("Shortest"), "longest": _("Longest")}
    return {**best, **rest}


def _search(words: str) -> None:
    said = _anew()
    said.pop("sort", None)
    address.show(with_ticks({**said, "q": words[:LONGEST].strip()}))


def _take(taken: Taken) -> None:
    """A session opens; what a session may be about becomes a filter in the place of the words typed for it."""
    if taken.kind == "module":
        ways.go("module", m=address.name_of(taken.value, taken.uid), lang=taken.lang)
    elif taken.kind in FILTERS:
        said = {**_anew(), "q": taken.rest[:LONGEST].strip()}
        address.show(_ticked(with_ticks(said), taken.kind, taken.value))


def _sort() -> None:
    address.show({**_anew(), "sort": st.session_state["sort"]})


def _anew() -> address.Parameters:
    """What the address says, from the first page on."""
    said = address.parameters()
    said.pop("page", None)
    return said


def _ticked(said: address.Parameters, facet: str, value: str) -> address.Parameters:
    return {**said, facet: ",".join(sorted({*address.values(said, facet), value}))}
