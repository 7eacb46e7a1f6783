"""Finding modules: the index, its words and its facets behind one entry, `search(work, request)`.

Read in this order: `request` (what is asked and answered), `searching` (the entry), `query` (what was typed),
`answering` (which editions answer it, and how well) over `holdings` (which words they hold) and `weights`,
`facets` (exact counts), `telling` (the passage that is shown) and `snippets`; then `wordindex` (phrases and
passages) with `fulltext` (SQLite) and `plaintext` (elsewhere), and the other side, `index` (put, remove, rebuild,
agrees) over `tables` and `schema`.

`prepare(work)` belongs to loading: it makes the index where there is none, and builds it anew from its stored
passages after a change of the analyser or of a weight. After a change of its tables it begins again, and
`missing(work)` says what has to be put. Imports `models`, `text` and the ground floor.
"""

from curriculum.search.catching_up import catch_up
from curriculum.search.embedding import embedder
from curriculum.search.facets import Edition
from curriculum.search.index import agrees, missing, prepare, put, rebuild, remove
from curriculum.search.request import (
    FACETS,
    Entry,
    FacetCount,
    Hit,
    Passage,
    SearchRequest,
    SearchResult,
    Snippet,
)
from curriculum.search.searching import editions_with, search

__all__ = [
    "FACETS",
    "Edition",
    "Entry",
    "FacetCount",
    "Hit",
    "Passage",
    "SearchRequest",
    "SearchResult",
    "Snippet",
    "agrees",
    "catch_up",
    "editions_with",
    "embedder",
    "missing",
    "prepare",
    "put",
    "rebuild",
    "remove",
    "search",
]
