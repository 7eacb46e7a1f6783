"""What can be asked of the search, and what it answers. Plain frozen values; no session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal
from uuid import UUID

from curriculum.search.asking import Asked

FACETS = (
    "length",
    "language",
    "audience",
    "theme",
    "approach",
    "method",
    "learning-type",
    "difficulty",
    "load",
    "objective",
    "instrument",
    "kind",
    "provision",
)
"""The facets, in the order of the screen, which does not list the last. `length` values are the scale
`length` of `data/scales.yaml`."""

Mode = Literal["lexical", "meaning", "hybrid"]
Order = Literal["best", "title", "shortest", "longest"]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Words and filters. Within a facet values are alternatives; between facets all must hold.
    A theme stands for itself and everything below it. Words: a bare word also matches as a prefix when it is
    the last one typed; "words in quotation marks" are a phrase; `theme:tnc`, `minutes:<60`, `-lecture` are
    filters (`asking`)."""

    words: str = ""
    filters: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    order: Order = "best"
    """`best` is by title when there are no words."""
    limit: int = 20
    offset: int = 0
    mode: Mode = "hybrid"
    """`hybrid` counts words and meaning, and is `lexical` where no model of meaning is installed."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of the original text; `marks` are the (start, end) character ranges that matched."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    field: str = ""
    """Where it stands: `title`, `promise`, `step`, `handout`, ..."""
    key: str = ""
    """The key of the step or handout, if it is one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One module or activity; its editions are collapsed into it."""

    kind: str
    uid: UUID
    slug: str
    title: str
    lang: str
    """The edition that is shown: the one that matched best, else the reader's language, else the source."""
    snippet: Snippet
    score: float
    meant: bool = False
    """It answers for its meaning, and holds too few of the words."""


@dataclass(frozen=True, slots=True)
class FacetCount:
    id: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`total` counts all hits, not this page of them. `facets` holds exact counts for every value that any
    module has, zeros included; the counts of a facet disregard the choices within that same facet."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]
    asked: Asked = field(default_factory=lambda: Asked("", (), MappingProxyType({})))
    """The words as they were read."""
    instead: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Words that stand nowhere -> the words of the library that they were taken for, too."""
    near: bool = False
    """Nothing holds enough of the words; these hold most of them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit of the index."""

    field: str
    """Where it stands: `title`, `promise`, `step`, ... What it weighs for that is in `weights`."""
    text: str
    """Plain text, without markup."""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One edition as the index wants it."""

    uid: UUID
    kind: str
    slug: str
    lang: str
    title: str
    minutes: int
    source: bool
    """Whether this is the module's first language."""
    facets: Mapping[str, frozenset[str]]
    """Facet -> values; `theme` holds the themes as written, without those above them."""
    passages: tuple[Passage, ...]
