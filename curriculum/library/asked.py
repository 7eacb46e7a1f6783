"""What was asked of the library, as an address says it: in one spelling, and in words for people.

An address gives words as `q`, each facet's values with commas between them, and the order as `sort`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from curriculum.errors import on_one_line
from curriculum.i18n import _, language_name
from curriculum.search.request import FACETS, SearchRequest
from curriculum.vocabulary import Vocabulary

WORDS, ORDER, USUAL_ORDER = "q", "sort", "best"
PARAMETERS = frozenset({WORDS, ORDER, *FACETS})
"""All that asks something. The rest of an address says where one stands, and what one is doing."""
BETWEEN = " · "

Asked = Mapping[str, str]
"""Parameter -> value."""


def spelled(asked: Asked) -> dict[str, str]:
    """The same question in its one spelling, without what asks nothing: two that ask the same are equal."""
    said = {
        name: _value(name, on_one_line(value)) for name, value in sorted(asked.items()) if name in PARAMETERS
    }
    return {name: value for name, value in said.items() if value and (name, value) != (ORDER, USUAL_ORDER)}


def of_request(request: SearchRequest) -> dict[str, str]:
    """What a request asks, as an address would say it."""
    filters = {facet: ",".join(values) for facet, values in request.filters.items()}
    return spelled({WORDS: request.words, ORDER: request.order, **filters})


def in_words(asked: Asked, vocabulary: Vocabulary) -> str:
    """“duty of companies · Khmer · shortest first”; empty where nothing was asked. In the current language."""
    return BETWEEN.join(_said(spelled(asked), vocabulary))


def _value(name: str, value: str) -> str:
    if name in FACETS:
        return ",".join(sorted({each.strip() for each in value.split(",")} - {""}))
    return " ".join(value.split())


def _said(asked: Asked, vocabulary: Vocabulary) -> Iterator[str]:
    if WORDS in asked:
        yield asked[WORDS]
    for facet in FACETS:
        for value in filter(None, asked.get(facet, "").split(",")):
            yield language_name(value) if facet == "language" else vocabulary.label(facet, value)
    orders = {"title": _("by title"), "shortest": _("shortest first"), "longest": _("longest first")}
    if asked.get(ORDER) in orders:
        yield orders[asked[ORDER]]
