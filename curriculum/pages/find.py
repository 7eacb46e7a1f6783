"""Find: words and filters in, cards out; and the way from a card into a plan."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from curriculum.i18n import _, language_name, ngettext, number_text
from curriculum.library import modules
from curriculum.pages import address, learning, saved_searches, target
from curriculum.pages.card_faces import face
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.search import search
from curriculum.search.request import FACETS, FacetCount, Order, SearchRequest, SearchResult
from curriculum.vocabulary import Vocabulary
from curriculum.vocabulary import get as get_vocabulary
from curriculum.widgets.cards import cards
from curriculum.widgets.facets import Choice, Group, facets

PAGE = 10
MOST_PAGES = 10_000
OPEN_AT_FIRST = ("length", "language", "audience", "theme")
ORDERS: tuple[Order, ...] = ("best", "title", "shortest", "longest")


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
    _search_line(said)
    groups = _groups(result, words)
    with st.sidebar:
        facets(groups, key="facets", on_choice=_choose)
    if not printing:
        target.draw(aim)
    _chosen(request, words)
    saved_searches.draw(said, words, result.total)
    _count(result, groups, words)
    if aim and aim.gap_chosen and not printing:
        _longer(result)
    if not result.total:
        _nothing()
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


def request_of(said: address.Parameters) -> SearchRequest:
    """What an address of Find asks: the page of results that it names."""
    page = address.number(said, "page", MOST_PAGES) or 1
    order = said.get("sort", "best")
    return SearchRequest(
        words=said.get("q", "")[:400],
        filters={facet: frozenset(address.values(said, facet)) for facet in FACETS if said.get(facet)},
        order=order if order in ORDERS else "best",
        limit=PAGE,
        offset=PAGE * (page - 1),
    )


def _search_line(said: address.Parameters) -> None:
    """The address decides what stands in the field; typing writes the address."""
    if "q" not in st.session_state or st.session_state.get("q-from") != said.get("q", ""):
        st.session_state["q"] = st.session_state["q-from"] = said.get("q", "")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text_input(
            _("Search"),
            key="q",
            type="search",
            on_change=_type,
            icon=":material/search:",
            placeholder=_("A right, a method, a question …"),
            label_visibility="collapsed",
            max_chars=400,
        )
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


def _type() -> None:
    said = address.parameters()
    said.pop("page", None)
    said.pop("sort", None)
    st.session_state["q-from"] = st.session_state["q"].strip()
    address.show({**said, "q": st.session_state["q"].strip()})


def _sort() -> None:
    said = address.parameters()
    said.pop("page", None)
    address.show({**said, "sort": st.session_state["sort"]})


def _choose(facet: str, chosen: tuple[str, ...]) -> None:
    if facet not in FACETS:
        return
    said = address.parameters()
    said.pop("page", None)
    address.show({**said, facet: ",".join(sorted(chosen))})


def _groups(result: SearchResult, words: Vocabulary) -> list[Group]:
    return [
        Group(
            id=facet,
            label=facet_label(facet),
            choices=tuple(_choices(facet, result.facets.get(facet, ()), words)),
            open=facet in OPEN_AT_FIRST,
            more=_("Show those without a session") if facet in ("theme", "objective", "method") else "",
        )
        for facet in FACETS
        if result.facets.get(facet)
    ]


def facet_label(facet: str) -> str:
    """What a facet is called on the screen."""
    return {
        "length": _("Length"),
        "language": _("Language"),
        "audience": _("For whom"),
        "theme": _("Theme"),
        "approach": _("Approach"),
        "method": _("Method"),
        "learning-type": _("How people learn"),
        "difficulty": _("Difficulty"),
        "load": _("Emotional load"),
        "objective": _("Objective"),
        "instrument": _("Instrument"),
        "kind": _("Kind"),
    }[facet]


def value_label(facet: str, value: str, words: Vocabulary) -> str:
    """What a value of a facet is called on the screen."""
    return language_name(value) if facet == "language" else words.label(facet, value)


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


def _chosen(request: SearchRequest, words: Vocabulary) -> None:
    active = [(facet, value) for facet, values in request.filters.items() for value in sorted(values)]
    if not active:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="active"):
        for facet, value in active:
            st.button(
                plain(value_label(facet, value, words)),
                key=f"x-{facet}-{value}",
                icon=":material/close:",
                icon_position="right",
                help=_("Take this filter away"),
                on_click=_take_away,
                args=(facet, value),
            )
        st.button(_("Clear all"), type="tertiary", on_click=_clear, args=(tuple(FACETS),))


def _take_away(facet: str, value: str) -> None:
    said = address.parameters()
    said.pop("page", None)
    rest = [other for other in address.values(said, facet) if other != value]
    address.show({**said, facet: ",".join(rest)})


def _clear(names: tuple[str, ...]) -> None:
    said = address.parameters()
    address.show({name: value for name, value in said.items() if name not in (*names, "page")})


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
        st.button(offer, type="tertiary", icon=":material/call_split:", on_click=_clear, args=(("length",),))


def _nothing() -> None:
    with st.container(horizontal_alignment="center", gap="xsmall"):
        st.header(_("No session fits all of these"), anchor=False, width="content")
        st.markdown(_("Take away one filter, or search for a broader word."), width="content")
        st.button(_("Clear everything"), type="primary", on_click=_clear, args=((*FACETS, "q"),))


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
