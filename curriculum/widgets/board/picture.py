"""What the board draws: an agenda as plain values, every word formatted. Times are minutes from midnight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from curriculum.widgets.cards import Part


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a module's item, as the inspector shows it."""

    key: str
    title: str
    on: bool
    minutes: int
    note: str
    """"core" or "optional", and that the session may pause after it."""
    wrote: str
    """"written 30", when this plan runs it otherwise."""
    words: str
    """The trainer's own words beside it."""
    splits: bool
    """Whether the item can be cut after it."""
    core: bool = True


@dataclass(frozen=True, slots=True)
class Strand:
    id: str
    title: str
    blocks: tuple[Block, ...]
    leads: tuple[str, ...] = ()
    """Names of those who lead it."""
    room: str = ""
    people: int | None = None
    by: str = ""
    """“Thiri · Room 2 · 12 people”; empty when nothing of it is said."""


@dataclass(frozen=True, slots=True)
class Block:
    """One item. What is set aside has an empty `time`."""

    id: str
    kind: str
    kind_word: str
    title: str
    outward_title: str
    time: str
    """"09:00–10:30"."""
    length: str
    """"90 min"."""
    spoken: str
    start: int
    end: int
    minutes: int
    pin: int | None
    fixed: str
    """"starts at 09:00", when it is pinned."""
    gap: int
    """Minutes left free before it."""
    team: bool
    marks: tuple[str, ...]
    """"team only", "part 2"."""
    problems: tuple[str, ...]
    resizable: bool
    """False when the length follows from the strands."""
    mix: tuple[Part, ...] = ()
    mix_spoken: str = ""
    spare: str = ""
    """"10 min spare", when steps leave minutes unassigned."""
    steps: tuple[Step, ...] = ()
    strands: tuple[Strand, ...] = ()
    next_group: str = ""
    """What a further group of a parallel item is called."""
    joins: str = ""
    """The id of the next part, when the module was split after this one."""
    href: str = ""
    """Where the module can be read."""
    leads: tuple[str, ...] = ()
    """Names of those who lead it."""
    room: str = ""
    by: str = ""
    """Who leads it, and where, on one line."""
    note: str = ""
    """The private note."""
    materials: str = ""
    needs: tuple[str, ...] = ()
    officials: bool = False
    if_absent: str = ""
    absent_note: str = ""
    travel_out: int = 0
    travel_back: int = 0
    shortens: bool = False
    """Whether some steps that are on are no core steps."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Free time; a click looks for something that fills it."""

    start: int
    end: int
    after: str
    """The item that it follows; empty at the day's beginning."""
    label: str
    invitation: str
    spoken: str
    own: str
    """"own item", where one can be put there; else empty."""
    own_spoken: str


@dataclass(frozen=True, slots=True)
class Day:
    id: str
    name: str
    """"Day 1"."""
    label: str
    """Its date and title, as far as it has them."""
    title: str
    date: str
    """ISO, or empty."""
    start: int
    end: int
    summary: str
    """"75 min free", "full", "20 min past 17:00"."""
    overrun: str
    """The hard end, "17:00", where something passes it; else empty."""
    spoken: str
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]
    mix: tuple[Part, ...] = ()
    mix_spoken: str = ""
    remark: str = ""
    """A note for the whole day."""
    holiday: str = ""
    """What it falls on."""
    fallback: str = ""
    """“Fallback ready”, “Fallback in use”; empty when it has none."""
    switched: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A session of the library in the panel beside the agenda."""

    id: str
    title: str
    lang: str
    minutes: int
    length: str
    promise: str
    character: str
    note: str
    """“2 of 3 objectives · not in Khmer”: how it suits the place and the plan; empty when there is nothing to say."""
    href: str
    mix: tuple[Part, ...]
    mix_spoken: str


@dataclass(frozen=True, slots=True)
class Library:
    """What the panel beside the agenda shows."""

    words: str
    """That were searched for."""
    aim: str
    """What it is for: “For 11:00–12:30, Day 1”, “In the place of “Lunch””; empty: for anywhere."""
    found: tuple[Found, ...]
    said: str
    """“12 sessions”."""
    remark: str = ""
    """What is to be known before one is chosen: “None covers all of its 3 objectives.”"""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One step of the history."""

    words: str
    who: str
    """Empty: I did."""
    when: str
    stands: bool
    undoes: int
    """How many undos lead back to before it; 0: none does."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check says."""

    check: str
    subject: str
    text: str
    item: str
    """The block that it speaks of; empty when it is about a day or the plan."""
    day: str
    mends: tuple[Choice, ...]
    """One click each."""
    said: str = ""
    """Why it is muted."""
    mutes: bool = False
    """Whether it can be muted."""


@dataclass(frozen=True, slots=True)
class RemarkGroup:
    name: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    label: str
    minutes: str
    gap: bool
    """It is asked for, and has no minutes."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the checks say, and the ledger."""

    impossible: tuple[Remark, ...]
    look: tuple[RemarkGroup, ...]
    rest: tuple[RemarkGroup, ...]
    rest_name: str
    """“7 more”."""
    notes: tuple[Remark, ...]
    muted: tuple[Remark, ...]
    muted_name: str
    reasons: tuple[tuple[str, str], ...]
    scopes: tuple[tuple[str, str], ...]
    objectives: tuple[LedgerLine, ...]
    learning: tuple[LedgerLine, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the add buttons."""

    kind: str
    label: str
    minutes: int
    length: str
    """"30 min"."""
    strands: tuple[str, ...] = ()
    """Titles of the groups of a parallel item."""


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    operation: Mapping[str, Any] | None = None
    """None: only the message goes."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that waits for a decision."""

    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    plan: str
    version: int
    lang: str
    """The language of titles and steps."""
    days: tuple[Day, ...]
    aside: tuple[Block, ...]
    aside_name: str
    """"Set aside 2"."""
    hours: tuple[tuple[int, str], ...]
    kinds: tuple[Kind, ...]
    legend: tuple[Part, ...]
    words: Mapping[str, str]
    undo: str = ""
    """What undo would take back; empty when there is nothing."""
    redo: str = ""
    said: str = ""
    """What was done last, for those who listen."""
    selected: str = ""
    """The item that the address names."""
    message: Message | None = None
    needs: tuple[tuple[str, str], ...] = ()
    """What an item may need of the venue: key and words."""
    absences: tuple[tuple[str, str], ...] = ()
    known_people: tuple[str, ...] = ()
    known_rooms: tuple[str, ...] = ()
    beside: str = ""
    """What stands beside the agenda: library, history, advice or nothing."""
    library: Library | None = None
    history: tuple[Chapter, ...] = ()
    advice: Advice | None = None
    impossible: int = 0
    """How much the checks say is impossible, and how much they find worth a look."""
    look: int = 0
    hint: Mapping[str, str] = field(default_factory=dict)
    """Keys of the keyboard and what they do."""
