"""What the cells of a row are for: time, title, who, where; by the heads of their columns or by what they say. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import regex  # type: ignore[import-untyped]

from curriculum.exchange import words
from curriculum.exchange.clock_reading import Times, any_of, length_in, length_of, spaced, times_in
from curriculum.exchange.day_heads import DayHead, read_head
from curriculum.exchange.rows import Cell, Row, says_something

Role = Literal["time", "title", "who", "where", "minutes", "day", "number", "more"]
ROLES: tuple[Role, ...] = ("time", "title", "who", "where", "minutes", "day", "number")
LONGEST_NAME = 80
"""Characters of a cell that may be a name."""

_HEADS: dict[Role, regex.Pattern] = {
    role: regex.compile(rf"\W*{any_of(words.HEADS[role])}(?:\W.*)?", regex.IGNORECASE | regex.DOTALL)
    for role in ROLES
}
_HEADS["more"] = regex.compile(
    rf"\W*{any_of(words.NOT_KEPT_AS_TITLE)}(?:\W.*)?", regex.IGNORECASE | regex.DOTALL
)
_LONGEST_HEAD = 40
_LABEL = {
    role: regex.compile(rf"^\s*{any_of(words.HEADS[role])}\s*[:：]\s*(?P<rest>\S.*)$", regex.IGNORECASE)
    for role in ("who", "where")
}
_PLACE = regex.compile(
    any_of(word for word in words.HEADS["where"] if spaced(word) and len(word) > 3), regex.IGNORECASE
)
_SERIAL = regex.compile(r"^\W*\d{1,3}\W*$")
_BETWEEN_NAMES = regex.compile(rf"\s*(?:[,;/&\n+•]|{any_of(words.AND)})\s*", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fields:
    """A row, taken apart. Every word of the row is in one of these, but times, lengths and serial numbers."""

    times: Times | None = None
    minutes: int | None = None
    title: str = ""
    who: tuple[str, ...] = ()
    where: str = ""
    day: DayHead | None = None
    more: tuple[str, ...] = ()
    """Lines that belong to it: what else stood in the row."""


def roles_of(row: Row) -> dict[int, Role] | None:
    """Column -> role, when the row is the head of a table; None when it is another row."""
    texts = {
        place: cell.text
        for place, cell in enumerate(row.cells)
        if says_something(cell.text) or "#" in cell.text
    }
    if len(texts) < 2 or any(len(text) > _LONGEST_HEAD for text in texts.values()):
        return None
    roles = {place: role for place, text in texts.items() if (role := _role_of(text))}
    if len(roles) * 2 <= len(texts) or ("title" not in roles.values() and "time" not in roles.values()):
        return None
    return roles | dict.fromkeys(texts.keys() - roles.keys(), "more")


def _role_of(text: str) -> Role | None:
    return next((role for role, head in _HEADS.items() if head.fullmatch(text)), None)


def fields_of(row: Row, roles: dict[int, Role]) -> Fields:
    """The row by the roles of its columns; without roles by what the cells say."""
    fields = Fields()
    plain: list[tuple[Role | None, str]] = []
    started: Times | None = None
    for place, cell in enumerate(row.cells):
        role = roles.get(place)
        if not says_something(cell.text):
            continue
        if role == "day" and not fields.day and (day := read_head(cell.text)):
            fields = replace(fields, day=day)
        elif role in (None, "time", "day") and (found := _time_of(cell.text, role)):
            started, rest = _joined(started, found[0]), found[1]
            if says_something(rest):
                plain.append((None if role == "time" else role, rest))
        elif role in (None, "minutes", "time") and (minutes := length_of(cell.text, role == "minutes")):
            fields = replace(fields, minutes=minutes)
        elif role is None and len(row.texts) > 1 and not fields.day and (day := read_head(cell.text)):
            fields = replace(fields, day=day)
        elif role == "number" or (
            role is None and place == 0 and len(row.texts) > 2 and _SERIAL.match(cell.text)
        ):
            continue
        else:
            plain.append((role, cell.text))
    return _sorted_out(replace(fields, times=started), plain)


def _time_of(text: str, role: Role | None) -> tuple[Times, str] | None:
    """Times over two lines of one cell are one: “09:00” above “10:30”."""
    if role == "time" or len(text) < 40:
        return times_in(" - ".join(text.split("\n"))) if "\n" in text and role == "time" else times_in(text)
    return times_in(text)


def _joined(first: Times | None, second: Times) -> Times:
    """A start and an end in cells of their own."""
    if first is None or first.end is not None:
        return first or second
    end = second.start if second.start > first.start else second.start + 720
    return replace(first, end=end) if first.start < end <= 1440 else first


def _sorted_out(fields: Fields, plain: list[tuple[Role | None, str]]) -> Fields:
    """The other cells: one title, who, where, and the rest as lines that belong to it."""
    has_roles = any(role for role, _ in plain)
    title = ""
    more: list[str] = []
    who: list[str] = []
    where = ""
    for role, text in plain:
        lines = [line for line in text.split("\n") if says_something(line)]
        if role == "title" or (
            role is None and not title and not (has_roles and any(r == "title" for r, _ in plain))
        ):
            if title:
                more += lines
            else:
                title, rest = lines[0], lines[1:]
                more += rest
        elif role == "who" or (role is None and not has_roles and not who and _may_be_a_name(text)):
            who += names_in(text)
        elif role == "where" or (
            role is None and not where and _PLACE.search(text) and len(text) <= LONGEST_NAME
        ):
            where = f"{where}, {' '.join(lines)}" if where else " ".join(lines)
        else:
            more += lines
    if not title and more:
        title, more = more[0], more[1:]
    minutes = fields.minutes
    if (
        (found := length_in(title))
        and says_something(found[1])
        and (not fields.times or not fields.times.end)
    ):
        minutes, title = found
    return replace(fields, minutes=minutes, title=title, who=tuple(who), where=where, more=tuple(more))


def _may_be_a_name(text: str) -> bool:
    return len(text) <= LONGEST_NAME and not _PLACE.search(text) and not regex.search(r"[•·▪●:?]", text)


def names_in(text: str) -> tuple[str, ...]:
    """The names that a cell lists."""
    return tuple(
        name for part in _BETWEEN_NAMES.split(text) if says_something(name := part.strip(" .-–—()|"))
    )


def labelled(line: str) -> tuple[Literal["who", "where"], str] | None:
    """What a line such as “Facilitator: …” or “Room: …” says, and of which of the two; None for other lines."""
    for role, label in _LABEL.items():
        if found := label.match(line):
            return ("who" if role == "who" else "where"), found["rest"].strip()
    return None


# Tables whose columns are days


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a day in every column and a time in every row."""

    head: Row
    days: dict[int, DayHead] = field(default_factory=dict)
    """Column -> day."""
    body: tuple[Row, ...] = ()
    before: tuple[Row, ...] = ()
    """Rows above its head."""


def grid_of(rows: Sequence[Row]) -> Grid | None:
    """The table as days side by side; None when its columns are something else."""
    for place, row in enumerate(rows[:6]):
        if days := _days_across(row):
            return Grid(row, days, tuple(rows[place + 1 :]), tuple(rows[:place]))
    turned = _turned(rows)
    if turned and (days := _days_across(turned[0])):
        return Grid(turned[0], days, turned[1:])
    return None


def _days_across(row: Row) -> dict[int, DayHead]:
    days = {place: head for place, cell in enumerate(row.cells) if (head := read_head(_one_line(cell.text)))}
    others = [cell for place, cell in enumerate(row.cells) if place not in days and says_something(cell.text)]
    distinct = len({(head.number, head.date, head.spoken) for head in days.values()})
    return days if len(days) >= 2 and distinct == len(days) and len(others) <= 1 else {}


def _turned(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Columns as rows, where the first row names times."""
    if not rows or sum(times_in(_one_line(cell.text)) is not None for cell in rows[0].cells) < 2:
        return ()
    width = max(len(row.cells) for row in rows)

    def column(place: int) -> tuple[Cell, ...]:
        cells = (row.cells[place] if place < len(row.cells) else Cell("") for row in rows)
        return tuple(Cell(cell.text, cell.down, cell.across) for cell in cells)

    return tuple(Row(rows[0].where, column(place), rows[0].table) for place in range(width))


def _one_line(text: str) -> str:
    return " ".join(text.split())
