"""Finding modules: the index, its words, its meanings and its facets behind one entry, `search(work,
request)`.

Read in this order: `request` (what is asked and answered), `searching` (the entry), then what it calls.

    asking       filters, lengths and exclusions among what was typed
    query        the words and phrases that are left; `text` is how words are cut, in every script
    concepts     what the vocabulary calls things; `naming`: such names inside a query
    answering    which editions hold enough of the words, and how well, over `holdings` and `weights`
    spelling     words that stand nowhere
    meaning      which editions are near in meaning, over `vectors`; `fusing`: both together
    facets       exact counts
    telling      the passage that is shown; `snippets` cuts it

    suggesting   what somebody may mean who is still typing
    similar      modules that are like one

The other side: `index` (put, remove, rebuild, agrees) over `tables` and `schema`, with `pieces` for the
model of meaning; `wordindex` (phrases and passages) with `fulltext` (SQLite) and `plaintext` (elsewhere);
`embedding` finds the model (`e5` is the one that Sala knows), `catching_up` gives vectors to what has none.

`prepare(work)` belongs to loading: it makes the index where there is none, and builds it anew from its stored
passages after a change of the analyser or of a weight. After a change of its tables it begins again, and
`missing(work)` says what has to be put. Imports `models`, `text` and the ground floor.
"""

from curriculum.search.catching_up import Readiness, catch_up, readiness
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
from curriculum.search.searching import editions_with, search, understood
from curriculum.search.similar import similar
from curriculum.search.suggesting import Suggestion, suggest
from curriculum.search.vectors import Progress

__all__ = [
    "FACETS",
    "Edition",
    "Entry",
    "FacetCount",
    "Hit",
    "Passage",
    "Progress",
    "Readiness",
    "SearchRequest",
    "SearchResult",
    "Snippet",
    "Suggestion",
    "agrees",
    "catch_up",
    "editions_with",
    "embedder",
    "missing",
    "prepare",
    "put",
    "readiness",
    "rebuild",
    "remove",
    "search",
    "similar",
    "suggest",
    "understood",
]
