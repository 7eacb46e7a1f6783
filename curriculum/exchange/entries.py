"""Lines of an agenda while they are read, and how they come by a start and an end. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex  # type: ignore[import-untyped]

from curriculum.exchange.clock_reading import HALF, Times
from curriculum.exchange.columns import labelled, names_in
from curriculum.exchange.kinds import kind_of
from curriculum.exchange.pasted_agenda import PastedLine
from curriculum.exchange.rows import Row, Where
from curriculum.planning.fields import LONGEST_TITLE, ItemKind

LONGEST_JOINED = 120
"""Characters of a title that a second line may still make longer."""
LONGEST_MORE = 8000
"""Characters that one line keeps beside its title."""
USUAL_START = 540
USUAL_MINUTES: dict[ItemKind, int] = {"break": 15}
USUAL = 60
"""Minutes of a line whose length nobody says and nothing tells; a break's are fewer."""
AFTERNOON = 8
"""An hour before this one that goes backwards is of the afternoon, in a source that counts to twelve."""

_BULLET = regex.compile(r"^\s*(?:[•·▪●○◦‣*–—-]|\d{1,2}[.)]|[a-z][.)])\s*\S")


@dataclass(slots=True)
class Entry:
    """A line while more may be said about it."""

    sources: list[Where]
    times: Times | None
    minutes: int | None
    title: str
    who: list[str] = field(default_factory=list)
    where: str = ""
    more: list[str] = field(default_factory=list)

    def holds(self, text: str) -> bool:
        return sum(map(len, self.more)) + len(self.title) + len(text) <= LONGEST_MORE

    def go_on(self, row: Row, line: str) -> None:
        """Another line about the same."""
        self.sources.append(row.where)
        if not self.title:
            self.title = line
        elif said := labelled(line):
            if said[0] == "who":
                self.who += names_in(said[1])
            else:
                self.where = f"{self.where}, {said[1]}" if self.where else said[1]
        elif not self.more and not _BULLET.match(line) and len(self.title) + len(line) < LONGEST_JOINED:
            self.title = f"{self.title} {line}"
        else:
            self.more.append(line)


def parts(entries: Sequence[Entry], split: bool, twelve: bool) -> Iterator[list[Entry]]:
    """A day's entries with their hours settled; with `split` a new day wherever times go backwards."""
    part: list[Entry] = []
    before: Times | None = None
    for entry in entries:
        times = entry.times
        if times and before and times.start < before.start:
            later = times.in_the_afternoon()
            if twelve and times.bare and times.start < AFTERNOON * 60 and later.start >= before.start:
                times = entry.times = later
            elif split:
                yield part
                part = []
        part.append(entry)
        before = times or before
    yield part


def timed(entries: Sequence[Entry]) -> Iterator[PastedLine]:
    """Every entry with a start and an end: its own, its length's, or the next one's start."""
    at = USUAL_START
    for place, entry in enumerate(entries):
        start = entry.times.start if entry.times else at
        following = (e.times.start for e in entries[place + 1 :] if e.times and e.times.start > start)
        kind = kind_of(entry.title)
        end, guessed = _end(entry, start, next(following, None), kind)
        title, more = _title_and_more(entry)
        yield PastedLine(
            tuple(dict.fromkeys(entry.sources)),
            start,
            end,
            title,
            kind,
            guessed,
            tuple(entry.who),
            entry.where,
            more,
        )
        at = max(at, end)


def _end(entry: Entry, start: int, following: int | None, kind: ItemKind) -> tuple[int, bool]:
    if entry.times and entry.times.end and entry.times.end - start <= HALF * 2:
        return entry.times.end, False
    if entry.minutes:
        return start + entry.minutes, False
    if entry.times and following:
        return following, False
    return start + USUAL_MINUTES.get(kind, USUAL), True


def _title_and_more(entry: Entry) -> tuple[str, tuple[str, ...]]:
    """A title that is too long for one is cut, and stands whole among what else was said."""
    title = " ".join(entry.title.split())
    if len(title) <= LONGEST_TITLE:
        return title, tuple(entry.more)
    return title[: LONGEST_TITLE - 1].rstrip() + "…", (title, *entry.more)
