"""Find: words and filters in, cards out; and the way from a card into a plan."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from curriculum.i18n import _, ngettext, number_text
from curriculum.library import modules
from curriculum.pages import address, learning, meaning, saved_searches, search_line, target, understood
from curriculum.pages.card_faces import face
from curriculum.pages.facet_labels import facet_label, value_label
from curriculum.pages.ground import database
from curriculum.search import search
from curriculum.search.query import LONGEST
from curriculum.search.request import FACETS, FacetCount, SearchRequest, SearchResult
from curriculum.vocabulary import Vocabulary
from curriculum.vocabulary import get as get_vocabulary
from curriculum.widgets.cards import cards
from curriculum.widgets.facets import Choice, Group, facets

PAGE = 10
MOST_PAGES = 10_000
OPEN_AT_FIRST = ("length", "language", "audience", "theme")
UNLISTED = "provision"
"""Seven hundred articles are no list to tick; the chosen ones stand there."""


def draw() -> None:
    said = address.parameters()
    with database().read() as work:
        words = get_vocabulary(work)
        request = request_of(said)
        result = search(work, request)
        found = {card.uid: card for card in modules.cards(work, [hit.uid for hit in result.hits])}
        aim = target.target(work, said)
    st.session_state["found"] = said
    printing = said.get("do") == "print"
    st.title(_("Find a session to print") if printing else _("Find"), anchor=False)
    search_line.draw(said)
    groups = _groups(result, words)
    with st.sidebar:
        facets(groups, key="facets", on_choice=_choose)
    if not printing:
        target.draw(aim)
    understood.chips(request, result, words)
    understood.sentences(request, result)
    saved_searches.draw(said, words, result.total)
    _count(result, groups, words)
    if aim and aim.gap_chosen and not printing:
        _longer(result)
    if not result.total:
        _nothing()
        meaning.draw()
        return
    doing = {"button": _("Print"), "button_page": "print"} if printing else {"button": _("Add")}
    cards(
        [
            face(found[hit.uid], words, hit=hit, note=target.stands_already(aim, hit.uid), **doing)
            for hit in result.hits
            if hit.uid in found
        ],
        key="cards",
        on_add=target.add,
    )
    _pages(result.total, said)
    meaning.draw()


def request_of(said: address.Parameters) -> SearchRequest:
    """What an address of Find asks: the page of results that it names."""
    page = address.number(said, "page", MOST_PAGES) or 1
    order = said.get("sort", "best")
    return SearchRequest(
        words=said.get("q", "")[:LONGEST],
        filters={facet: frozenset(address.values(said, facet)) for facet in FACETS if said.get(facet)},
        order=order if order in search_line.ORDERS else "best",
        limit=PAGE,
        offset=PAGE * (page - 1),
    )


def _choose(facet: str, chosen: tuple[str, ...]) -> None:
    if facet not in FACETS:
        return
    said = search_line.with_ticks(address.parameters())
    said.pop("page", None)
    address.show({**said, facet: ",".join(sorted(chosen))})


def _groups(result: SearchResult, words: Vocabulary) -> list[Group]:
    return [
        Group(
            id=facet,
            label=facet_label(facet),
            choices=tuple(_choices(facet, counts, words)),
            open=facet in OPEN_AT_FIRST,
            more=_("Show those without a session") if facet in ("theme", "objective", "method") else "",
        )
        for facet in FACETS
        if (counts := _listed(facet, result))
    ]


def _listed(facet: str, result: SearchResult) -> tuple[FacetCount, ...]:
    counts = result.facets.get(facet, ())
    return tuple(count for count in counts if count.chosen) if facet == UNLISTED else counts


def _choices(facet: str, counts: Iterable[FacetCount], words: Vocabulary) -> Iterable[Choice]:
    counted = {count.id: count for count in counts}
    if facet == "theme":
        yield from _theme_choices(counted, words)
        return
    for value in _in_order(facet, counted, words):
        count = counted.get(value, FacetCount(value, 0))
        yield Choice(
            count.id,
            value_label(facet, count.id, words),
            count.count,
            number_text(count.count),
            count.chosen,
            lang=count.id if facet == "language" else "",
        )


def _in_order(facet: str, counted: dict[str, FacetCount], words: Vocabulary) -> list[str]:
    """Scales whole and in their own order; everything else as the search counted it, the fullest first."""
    if facet not in ("length", "difficulty", "load", "learning-type"):
        return list(counted)
    return list(words.scales[facet])


def _theme_choices(counted: dict[str, FacetCount], words: Vocabulary) -> Iterable[Choice]:
    for theme in words.themes.values():
        if theme.parent:
            continue
        for term, depth in ((theme, 0), *((words.themes[child], 1) for child in theme.children)):
            count = counted.get(term.id, FacetCount(term.id, 0))
            yield Choice(
                term.id,
                term.label,
                count.count,
                number_text(count.count),
                count.chosen,
                depth,
                term.parent or "",
            )


def _count(result: SearchResult, groups: list[Group], words: Vocabulary) -> None:
    sentence = ngettext("**{n}** session", "**{n}** sessions", result.total).format(
        n=number_text(result.total)
    )
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(sentence, width="content")
        with st.container(key="filter-button", width="content"):
            st.button(_("Filter"), icon=":material/tune:", on_click=_open_filters)
        st.html(learning.legend(words), width="content")
    _filters(groups, result.total)


def _open_filters() -> None:
    st.session_state["filters"] = not st.session_state.get("filters", False)


def _filters(groups: list[Group], total: int) -> None:
    """The filters among the results, where the sidebar is hidden; every tick shows at once in list and counts."""
    if not st.session_state.get("filters"):
        return
    with st.container(key="filters-here"):
        facets(groups, key="facets-here", on_choice=_choose)
        shown = ngettext("Show {n} session", "Show {n} sessions", total).format(n=number_text(total))
        st.button(shown, type="primary", on_click=_open_filters, width="stretch")


def _longer(result: SearchResult) -> None:
    """What a gap is too short for at one sitting may be divided: adding it puts its parts around the break."""
    lengths = result.facets.get("length", ())
    longer = sum(each.count for each in lengths if not each.chosen)
    if longer and any(each.chosen for each in lengths):
        offer = ngettext(
            "{n} longer session can be divided at a pause · Show it, too",
            "{n} longer sessions can be divided at a pause · Show them, too",
            longer,
        ).format(n=number_text(longer))
        st.button(
            offer,
            type="tertiary",
            icon=":material/call_split:",
            on_click=understood.clear,
            args=(("length",),),
        )


def _nothing() -> None:
    with st.container(horizontal_alignment="center", gap="xsmall"):
        st.header(_("No session fits all of these"), anchor=False, width="content")
        st.markdown(_("Take away one filter, or search for a broader word."), width="content")
        st.button(_("Clear everything"), type="primary", on_click=understood.clear, args=((*FACETS, "q"),))


def _pages(total: int, said: address.Parameters) -> None:
    last = -(-total // PAGE)
    if last < 2:
        return
    now = address.number(said, "page", MOST_PAGES) or 1
    with st.container(horizontal=True, horizontal_alignment="center", key="pages"):
        st.button(_("Earlier"), disabled=now <= 1, on_click=_turn, args=(now - 1,))
        st.markdown(
            _("Page {now} of {last}").format(now=number_text(now), last=number_text(last)), width="content"
        )
        st.button(_("Next"), disabled=now >= last, on_click=_turn, args=(now + 1,))


def _turn(page: int) -> None:
    address.show({**address.parameters(), "page": str(page)})
