"""What the fields of an agenda may hold: titles, lengths, times of day, and how much of each there may be."""

from __future__ import annotations

from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, StringConstraints

from curriculum.library.module import Need
from curriculum.text.names import Key, LanguageTag

__all__ = [
    "LONGEST_LINE",
    "LONGEST_TITLE",
    "MODULE_KINDS",
    "MOST_DAYS",
    "MOST_FILLED",
    "MOST_HOLIDAYS",
    "MOST_ITEMS",
    "MOST_ITEMS_OF_STRAND",
    "MOST_LANGUAGES",
    "MOST_LEADS",
    "MOST_MUTED",
    "MOST_PEOPLE",
    "MOST_STEPS",
    "MOST_STRANDS",
    "STEP_OF_MINUTES",
    "Absence",
    "ClockTime",
    "Interpretation",
    "ItemKind",
    "Key",
    "LanguageTag",
    "Length",
    "Line",
    "Need",
    "People",
    "Reason",
    "Sha256",
    "Span",
    "Title",
    "Zone",
]  # fmt: skip

ItemKind = Literal["module", "activity", "break", "pause", "ceremony", "visit", "free", "custom", "parallel"]
LONGEST_TITLE = 200
MOST_PEOPLE = 1000
MOST_DAYS = 30
MOST_ITEMS = 500
"""Of a day, and of what is set aside."""
MOST_ITEMS_OF_STRAND = 200
MOST_STRANDS = 20
MOST_STEPS = 200
MOST_FILLED = 2000
MOST_LEADS = 12
MOST_LANGUAGES = 8
MOST_HOLIDAYS = 100
MOST_MUTED = 500
LONGEST_LINE = 500
Title = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST_TITLE, pattern=r"^[^\x00-\x1f\x7f]+$"
    ),
]
"""One line of words."""
Line = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST_LINE, pattern=r"^[^\x00-\x1f\x7f]+$"
    ),
]
"""A longer line: materials, a remark."""
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
People = Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
Length = Annotated[int, Field(ge=1, le=1440)]
Span = Annotated[int, Field(ge=0, le=1440)]
ClockTime = Annotated[int, Field(ge=0, le=1440)]
Absence = Literal["another", "core", "swap"]
"""If the person who leads is absent: another module, the core steps by the team, or it changes places."""
Interpretation = Literal["none", "simultaneous", "consecutive"]
Reason = Literal["fasting", "custom", "officials", "travel", "visit", "group-agreed", "small-team", "other"]
"""Why a remark is muted."""
MODULE_KINDS: frozenset[ItemKind] = frozenset({"module", "activity"})
STEP_OF_MINUTES = 5
"""Lengths are proposed in multiples of five minutes."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("an IANA time zone, such as Asia/Bangkok, is wanted") from error
    return name


Zone = Annotated[str, StringConstraints(max_length=60), AfterValidator(_known_zone)]
"""IANA name of a time zone."""
