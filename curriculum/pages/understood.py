"""How a search was understood, above its results: every filter as a chip that can be taken away, words that were taken
for others, and that nothing holds all of it."""

from __future__ import annotations

import regex  # type: ignore[import-untyped]
import streamlit as st

from curriculum.i18n import _
from curriculum.pages import address, search_line
from curriculum.pages.facet_labels import value_label
from curriculum.pages.plain import plain
from curriculum.search import FACETS, SearchRequest, SearchResult, asking
from curriculum.search.asking import Part
from curriculum.search.query import LONGEST
from curriculum.vocabulary import Vocabulary

MOST_PARTS = 40
MOST_SLIPS = 3


def chips(request: SearchRequest, result: SearchResult, words: Vocabulary) -> None:
    """What is ticked, then what is typed."""
    ticked = [(facet, value) for facet, values in request.filters.items() for value in sorted(values)]
    typed = result.asked.parts[:MOST_PARTS]
    if not ticked and not typed:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="active"):
        for facet, value in ticked:
            label = plain(value_label(facet, value, words))
            _chip(label, f"x-{facet}-{value}", _take_away, facet, value)
        for part in typed:
            rest = asking.without(request.words, part)
            _chip(plain(_said(part, words)), f"part-{part.start}", _ask, rest)
        if len(ticked) + len(typed) > 1:
            st.button(_("Clear all"), type="tertiary", on_click=_clear_all, args=(_loose(request, result),))


def sentences(request: SearchRequest, result: SearchResult) -> None:
    for word, other in list(result.instead.items())[:MOST_SLIPS]:
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"instead-{word}"):
            sentence = _("No session says “{word}”, so “{other}” was searched for, too.")
            st.markdown(sentence.format(word=plain(word), other=plain(other)), width="content")
            only = _("Search only for “{word}”").format(word=plain(word))
            st.button(
                only,
                key=f"only-{word}",
                type="tertiary",
                on_click=_ask,
                args=(_quoted(request.words, word),),
            )
    if result.near:
        st.markdown(_("No session holds all of this; these come nearest."))


def clear(names: tuple[str, ...]) -> None:
    """Take these out of the address; for callbacks."""
    said = address.parameters()
    address.show({name: value for name, value in said.items() if name not in (*names, "page")})


def _chip(label: str, key: str, act: object, *args: object) -> None:
    st.button(
        label,
        key=key,
        icon=":material/close:",
        icon_position="right",
        help=_("Take this filter away"),
        on_click=act,  # type: ignore[arg-type]
        args=args,
    )


def _said(part: Part, words: Vocabulary) -> str:
    named = ", ".join(sorted({value_label(each.facet, each.value, words) for each in part.concepts}))
    match part.kind:
        case _ if not part.known:
            return _("{typed}: no such value").format(typed=part.text)
        case "filter":
            return named
        case "without":
            return _("not {what}").format(what=named or part.text.removeprefix("-"))
        case _:
            return part.text


def _loose(request: SearchRequest, result: SearchResult) -> str:
    """The words without anything that is a chip."""
    words = request.words[:LONGEST]
    for part in reversed(result.asked.parts):
        words = words[: part.start] + " " + words[part.end :]
    return " ".join(words.split())


def _quoted(words: str, word: str) -> str:
    """What was typed, where one word means itself and nothing else."""
    alone = rf"(?<!\w){regex.escape(word)}(?!\w)"
    quoted, found = regex.subn(alone, lambda match: f'"{match.group()}"', words, 1, regex.IGNORECASE)
    return str(quoted) if found else f'"{word}"'


def _take_away(facet: str, value: str) -> None:
    said = search_line.with_ticks(address.parameters())
    said.pop("page", None)
    rest = [other for other in address.values(said, facet) if other != value]
    address.show({**said, facet: ",".join(rest)})


def _ask(words: str) -> None:
    said = address.parameters()
    said.pop("page", None)
    address.show({**said, "q": words})


def _clear_all(words: str) -> None:
    said = address.parameters()
    kept = {name: value for name, value in said.items() if name not in (*FACETS, "page")}
    address.show({**kept, "q": words})
