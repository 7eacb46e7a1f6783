"""The print tree: plain frozen values that say what a paper holds, and nothing about how it looks.

Every writer prints the same tree. What a face leaves out is left out here, never hidden by a writer.
Words are in the paper's language, dates and times formatted. `Tree` is Markdown as `text.markdown` parses
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias

from curriculum.text.markdown import Tree


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished file."""

    name: str
    """A neutral file name: it says nothing about the workshop."""
    media_type: str
    content: bytes
    warnings: tuple[str, ...] = ()
    """Sentences in the reader's language: what could not be printed as written."""


# --- the agenda ---

OPEN = "open"
"""The kind of a block for what a day leaves open at its edges: only the time of the edge is printed."""


@dataclass(frozen=True, slots=True)
class Block:
    """One entry of a day, with its times in minutes from midnight and as printed."""

    kind: str
    """Of the entry, or `OPEN`."""
    word: str
    """What kind of thing it is, in a word; empty where the title says it (breaks, pauses)."""
    title: str
    start: int
    end: int
    begins: str
    ends: str
    team_only: str = ""
    """The word that marks it, on the team's paper."""
    strands: tuple[StrandColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class StrandColumn:
    """One of the groups of a parallel entry."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class DayColumn:
    label: str
    """“Day 1”, with its date when it has one."""
    title: str
    """The day's own title, or empty."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class AgendaTree:
    """An agenda: one sheet for up to five days, otherwise one a week."""

    template: ClassVar[str] = "agenda"

    lang: str
    title: str
    """Of the document's properties."""
    heading: str
    mark: str
    """“Draft” while there is no release."""
    empty: str
    """What stands on the sheet of a plan without days."""
    sheets: tuple[tuple[DayColumn, ...], ...]


# --- a module ---


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading with its text; `asides` are passages under it."""

    heading: str
    text: Tree = ()
    asides: tuple[Passage, ...] = ()
    beside: Tree = ()
    """The same words in the language that a draft was translated from; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class Question:
    """A local fact to fill in: the question, an example, room to write."""

    question: str
    example: str
    warning: str
    """What to mind when the answer could harm someone; or empty."""


@dataclass(frozen=True, slots=True)
class Part:
    """Before, Say, Minute by minute, Listen for, If stuck."""

    heading: str
    text: Tree
    beside: Tree = ()
    """As in `Passage`."""


@dataclass(frozen=True, slots=True)
class StepPage:
    """One step of the guide."""

    number: str
    title: str
    clock: str
    """Minutes since the session began: “0–15”."""
    length: str
    """“15 min”."""
    facts: tuple[str, ...]
    """Role, method, core or optional, ..."""
    details: tuple[Fact, ...]
    """Handouts, what it needs and how to do without, the product."""
    parts: tuple[Part, ...]
    notices: tuple[str, ...]
    """What to mind here: the load is highest, people use their own cases, it may break off here."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A handout, or its key."""

    code: str
    """“A”."""
    label: str
    """“Handout A”."""
    kind: str
    title: str
    level: int
    """Of the title, among the headings of the paper."""
    text: Tree
    cards: tuple[Tree, ...] = ()
    """Instead of a text: cards to cut out."""
    beside: Tree = ()
    """As in `Passage`."""
    lang: str = ""
    """Where it is not the paper's."""
    rtl: bool = False
    """With `lang`."""


@dataclass(frozen=True, slots=True)
class ModuleTree:
    """A guide for the trainer, its handouts, and their keys last. Where handouts stand alone the guide is empty."""

    template: ClassVar[str] = "module"

    lang: str
    title: str
    """Of the document's properties."""
    cut_here: str
    handouts: tuple[Leaf, ...]
    heading: str = ""
    kicker: str = ""
    promise: str = ""
    mark: str = ""
    """A translation that nobody has reviewed, and the like; or empty."""
    facts_heading: str = ""
    facts: tuple[Fact, ...] = ()
    objectives: Passage | None = None
    care: Passage | None = None
    """The emotional load: to be read before anything is prepared."""
    opening: tuple[Passage, ...] = ()
    """What to prepare."""
    blanks_heading: str = ""
    blanks: tuple[Question, ...] = ()
    steps_heading: str = ""
    steps: tuple[StepPage, ...] = ()
    spare: Fact | None = None
    """Minutes that no step takes."""
    notes: tuple[Passage, ...] = ()
    """What the person who leads should know."""
    law: tuple[Passage, ...] = ()
    """What it rests on: terms, provisions, reading, origin."""
    footer: str = ""
    keys_heading: str = ""
    keys: tuple[Leaf, ...] = ()


# --- the papers of a plan beside its agenda


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in the list of a day."""

    begins: str
    ends: str
    title: str
    word: str
    """What kind of thing it is; or empty."""
    team_only: str
    inside: str
    """The group that it belongs to, in a parallel entry; or empty."""
    by: str = ""
    """Who leads it, and where. For the team alone."""


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step where it stands in the day."""

    begins: str
    page: StepPage
    own_words: Tree
    """What the trainer wrote beside it. For the team alone."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session as the plan runs it, or one of its parts."""

    running: str
    """At the head of every page: the day, the clock, the short title."""
    lang: str
    """Of the edition that prints: where a language is missing, another than the paper's."""
    rtl: bool
    label: str
    """“Session 3”, “Session 3, part 1”."""
    title: str
    clock: str
    promise: str
    mark: str
    """A draft translation, a missing language; or empty."""
    facts: tuple[Fact, ...]
    opening: tuple[Passage, ...]
    cuts_heading: str
    cuts: tuple[str, ...]
    """What to leave out when time is short, the first first."""
    left_out: tuple[str, ...]
    """Steps that the plan has switched off."""
    steps: tuple[TimedStep, ...]
    closing: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class GuideDay:
    running: str
    label: str
    title: str
    lines: tuple[Line, ...]
    sittings: tuple[Sitting, ...]
    notes: tuple[Passage, ...] = ()
    """What the team noted for the day and its items: notes, materials, what happens if somebody is absent."""
    other_heading: str = ""
    """“Fallback”, or the usual content while that is in use; empty when the day has one content only."""
    other: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """Something to bring in a number of copies."""

    code: str
    title: str
    count: str
    way: str
    """“one for each pair”."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A local fact of the plan's place."""

    question: str
    example: str
    answer: str
    """Empty: a line to write on prints instead."""
    warning: str


@dataclass(frozen=True, slots=True)
class PlaceQuestions:
    """The local facts that one session asks for."""

    session: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class PlaceTree:
    """Fill in for this place: the blanks of all sessions of a plan."""

    template: ClassVar[str] = "place"

    lang: str
    title: str
    heading: str
    lead: str
    """How many are open."""
    footer: str
    sessions: tuple[PlaceQuestions, ...]


@dataclass(frozen=True, slots=True)
class GuideTree:
    """The facilitator guide of a plan: what to prepare, every day, every session, the keys last."""

    template: ClassVar[str] = "guide"

    lang: str
    beside_lang: str
    """The language of what stands beside a draft's words; empty when nothing does."""
    title: str
    heading: str
    mark: str
    page_of: str
    """“{page} of {pages}”, to be filled in where pages are counted."""
    labels: dict[str, str]
    """Words of the form itself: real_minutes, done, notes, own_words, left_out, copies, code, number."""
    remarks: tuple[str, ...]
    """What is missing, outdated or not reviewed, a sentence each."""
    preparation_heading: str
    copies: tuple[Copy, ...]
    materials: tuple[Passage, ...]
    charts_heading: str
    charts: tuple[Passage, ...]
    days: tuple[GuideDay, ...]
    keys_heading: str
    keys: tuple[Leaf, ...]
    origins: Passage
    """Who wrote each session, under which licence: the last words of the guide."""


@dataclass(frozen=True, slots=True)
class HandoutsTree:
    """The handouts of a plan, without their keys, each with the code that the guide uses."""

    template: ClassVar[str] = "handouts"

    lang: str
    beside_lang: str
    title: str
    cut_here: str
    handouts: tuple[Leaf, ...]


# --- a reading list


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """The passage for which a session is on the list."""

    place: str
    """Where it stands: “Step 2: Draw the river”."""
    pieces: tuple[tuple[str, bool], ...]
    """The text, and whether this piece of it was asked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One session of a reading list."""

    number: str
    lang: str
    """Of title, promise and passage."""
    title: str
    minutes: str
    """“90 min”."""
    facts: tuple[str, ...]
    """The minutes of its core, its difficulty, the languages that it exists in, each with its state."""
    promise: str
    found: FoundPassage | None
    objectives: tuple[str, ...]
    law: tuple[str, ...]
    """The instruments that it cites, each with its articles."""


@dataclass(frozen=True, slots=True)
class ReadingListTree:
    """What a search found, to be read away from the screen."""

    template: ClassVar[str] = "reading_list"

    lang: str
    title: str
    """Of the document's properties: it tells nothing of what was asked."""
    kicker: str
    heading: str
    """The words that were asked for, else the filters."""
    filters: str
    lead: str
    """How many there are, and whether all of them stand here."""
    objectives_heading: str
    law_heading: str
    footer: str
    readings: tuple[Reading, ...]

    @property
    def langs(self) -> frozenset[str]:
        """Of all sessions: each is set as its own language is."""
        return frozenset(reading.lang for reading in self.readings)


@dataclass(frozen=True, slots=True)
class FrozenTree:
    """The tree of a paper of a release, as it was when that was made."""

    template: str
    lang: str
    beside_lang: str
    data: Mapping[str, Any]
    """The tree's fields as JSON."""


PrintTree: TypeAlias = (
    AgendaTree | ModuleTree | GuideTree | HandoutsTree | PlaceTree | ReadingListTree | FrozenTree
)
