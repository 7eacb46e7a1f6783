"""The print tree: plain frozen values that say what a paper holds, and nothing about how it looks.

Every writer prints the same tree. What a face leaves out is left out here, never hidden by a writer.
Words are in the paper's language, dates and times formatted. `Tree` is Markdown as `text.markdown` parses
it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

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


PrintTree: TypeAlias = AgendaTree | ModuleTree
