"""From the rows of a source to a `PastedAgenda`. Pure, and nothing vanishes silently.

`read_agenda(rows)` never raises. Every row that says something is either used (`PastedAgenda.used`) or stands in
`not_understood`. A day begins at a heading, in a source without headings where the times go backwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date  # noqa: N812 - fields are called date
from itertools import groupby

import regex  # type: ignore[import-untyped]

from curriculum.exchange.clock_reading import Times, times_in
from curriculum.exchange.columns import Fields, Grid, Role, fields_of, grid_of, roles_of
from curriculum.exchange.day_heads import DayHead, read_head
from curriculum.exchange.entries import LONGEST_JOINED, Entry, parts, timed
from curriculum.exchange.pasted_agenda import Leftover, PastedAgenda, PastedDay
from curriculum.exchange.rows import Row, Where, rows_of_text, says_something
from curriculum.planning.fields import LONGEST_TITLE


def read_agenda(rows: Sequence[Row]) -> PastedAgenda:
    """What the rows say."""
    reading = _Reading(workbook=len({row.where.sheet for row in rows if not row.is_sheet_name}) > 1)
    for those in _tables(rows):
        if those[0].is_sheet_name:
            reading.begin_sheet(those[0])
        elif len(those) > 1 and (grid := grid_of(those)):
            reading.take_grid(grid, those)
        else:
            reading.begin_table(those[0].table)
            for row in those:
                reading.take(row)
    return reading.finished()


def _tables(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows of one table together; of lines those together that are divided into cells, or are not."""

    def belonging(row: Row) -> tuple[int, str, bool, bool]:
        return row.table, row.where.sheet, row.is_sheet_name, not row.table and len(row.cells) > 2

    return (list(group) for _, group in groupby(rows, belonging))


@dataclass(slots=True)
class _Day:
    head: DayHead = field(default_factory=DayHead)
    headed: bool = False
    """Whether a heading began it, and not only the times."""
    from_sheet: bool = False
    entries: list[Entry] = field(default_factory=list)
    loose: list[Row] = field(default_factory=list)
    """Rows without a time that no entry was there for."""


@dataclass(slots=True)
class _Reading:
    workbook: bool
    """Whether there are several sheets."""
    days: list[_Day] = field(default_factory=lambda: [_Day()])
    roles: dict[int, Role] = field(default_factory=dict)
    used: list[Where] = field(default_factory=list)
    left: list[Leftover] = field(default_factory=list)
    last: int = 0
    """The number of the row that was taken last."""
    split_at: set[int] = field(default_factory=set)

    def begin_sheet(self, row: Row) -> None:
        self.roles, self.last = {}, 0
        head = read_head(row.text)
        if self.workbook or head:
            self.days.append(_Day(head or DayHead(), headed=head is not None, from_sheet=True))
            if head is None and not regex.fullmatch(r"\p{L}+\s?\d{0,3}", row.text):
                self.days[-1].head = DayHead(title=row.text)

    def begin_table(self, table: int) -> None:
        if table:
            self.roles = {}

    def take(self, row: Row) -> None:
        if not row.texts:
            return
        if head := self._head_of(row):
            self._begin_day(head, row)
        elif roles := roles_of(row):
            self.roles = roles
            self.used.append(row.where)
        else:
            self._take_fields(row, fields_of(row, self.roles if len(row.cells) > 1 or row.table else {}))
        self.last = row.where.number

    def _head_of(self, row: Row) -> DayHead | None:
        """A row is a heading with all that it says, or with its only text."""
        head = read_head(row.text)
        if head is None or (head.title and (times_in(head.title) or len(row.texts) > 2)):
            return None
        return head if len(row.texts) == 1 or not head.title else None

    def _begin_day(self, head: DayHead, row: Row | None = None) -> None:
        if row:
            self.used.append(row.where)
        day = self.days[-1]
        if day.headed and not day.entries and not day.loose and day.head.goes_on(head):
            day.head = day.head.with_rest(head)
        elif day.headed and day.head.same_day(head):
            return
        else:
            self.days.append(_Day(head, headed=True))

    def _take_fields(self, row: Row, fields: Fields) -> None:
        if fields.day and (fields.times or fields.minutes or len(row.texts) > 1):
            self._begin_day(fields.day)
        if not row.table and (split := self._head_and_time(row)):
            self._begin_day(split[0])
            fields = split[1]
        if fields.times or fields.minutes:
            self.used.append(row.where)
            entry = Entry(
                [row.where], fields.times, fields.minutes, fields.title, list(fields.who), fields.where
            )
            entry.more += fields.more
            self.days[-1].entries.append(entry)
        else:
            self._go_on(row, fields)

    def _head_and_time(self, row: Row) -> tuple[DayHead, Fields] | None:
        """“Day 1: 09:00-10:00 Opening” in one line."""
        head = read_head(row.text)
        if head and head.title and times_in(head.title):
            rest = rows_of_text(head.title)
            return replace(head, title=""), fields_of(rest[0], {})
        return None

    def _go_on(self, row: Row, fields: Fields) -> None:
        """A row without a time: more about the line before it, or one that has to wait."""
        day = self.days[-1]
        entry = day.entries[-1] if day.entries else None
        follows = row.where.number <= self.last + 1 or (entry is not None and not entry.title)
        across = row.table > 0 and len(row.texts) == 1 and max(cell.across for cell in row.cells) > 1
        if entry and follows and not across and entry.holds(row.text):
            self.used.append(row.where)
            entry.who += fields.who if row.table else ()
            entry.where = entry.where or (fields.where if row.table else "")
            lines = (fields.title, *fields.more) if row.table else (row.text,)
            for line in lines:
                if says_something(line):
                    entry.go_on(row, line)
        elif entry:
            self._leave(row)
        else:
            day.loose.append(row)

    def _leave(self, row: Row) -> None:
        self.left.append(Leftover(row.where, row.text))

    # Days side by side

    def take_grid(self, grid: Grid, rows: Sequence[Row]) -> None:
        for row in grid.before:
            self.take(row)
        self.used += [row.where for row in rows if row not in grid.before]
        columns = {place: _Day(head, headed=True) for place, head in grid.days.items()}
        clocks = [_clock_of(row, grid) for row in grid.body]
        for number, row in enumerate(grid.body):
            for place, cell in enumerate(row.cells):
                if not says_something(cell.text):
                    continue
                until = clocks[min(number + cell.down, len(clocks)) - 1]
                over = [day for column, day in columns.items() if place <= column < place + cell.across]
                if over:
                    for day in over:
                        _into(day, row, cell.text, _from_until(clocks[number], until))
                elif place not in grid.days and not times_in(_flat(cell.text)):
                    self.left.append(Leftover(row.where, _flat(cell.text)))
        self.days += columns.values()
        for day in columns.values():
            for entry in [e for e in day.entries if e.times is None and e.minutes is None]:
                day.entries.remove(entry)
                self.left += [Leftover(entry.sources[0], entry.title)]
        self.days.append(_Day())

    # The end

    def finished(self) -> PastedAgenda:
        title = self._title()
        month_first = _month_first([day.head for day in self.days])
        has_headings = any(day.headed for day in self.days)
        days: list[PastedDay] = []
        for day in self.days:
            self._settle_loose(day)
            self._leave_untitled(day)
            for part in parts(day.entries, split=not has_headings, twelve=_counts_to_twelve(day)):
                lines = tuple(sorted(timed(part), key=lambda line: line.start))
                if lines or day.headed:
                    head = day.head
                    date = head.other_date if month_first and head.other_date else head.date
                    days.append(PastedDay((head.title or head.spoken)[:LONGEST_TITLE], date, lines))
        left = tuple(sorted(self.left, key=lambda one: one.where.number if not self.workbook else 0))
        return PastedAgenda(title, tuple(days), left, frozenset(self.used))

    def _title(self) -> str:
        """The first line above all days; what else stands there is not understood."""
        first = self.days[0]
        title = ""
        for row in first.loose:
            if not title and len(row.text) <= LONGEST_TITLE:
                title = row.text
                self.used.append(row.where)
            else:
                self._leave(row)
        first.loose = []
        return title

    def _settle_loose(self, day: _Day) -> None:
        """Lines of a day without a time: its title, where it has no other; its entries, where it has none."""
        rows, day.loose = day.loose, []
        if day.entries or not day.headed:
            if len(rows) == 1 and day.headed and not day.head.title and len(rows[0].text) <= LONGEST_JOINED:
                day.head = replace(day.head, title=rows[0].text)
                self.used.append(rows[0].where)
            else:
                for row in rows:
                    self._leave(row)
            return
        for row in rows:
            self.used.append(row.where)
            fields = fields_of(row, self.roles if row.table else {})
            entry = Entry(
                [row.where], None, None, fields.title, list(fields.who), fields.where, list(fields.more)
            )
            day.entries.append(entry)

    def _leave_untitled(self, day: _Day) -> None:
        """A time that nothing was said about is not understood."""
        for entry in [entry for entry in day.entries if not says_something(entry.title)]:
            day.entries.remove(entry)
            if entry.more or entry.who or entry.where:
                entry.title = next(iter([*entry.more, entry.where, *entry.who]))
            for where in entry.sources:
                if where in self.used:
                    self.used.remove(where)
                self.left.append(Leftover(where, _said(entry)))


def _counts_to_twelve(day: _Day) -> bool:
    """Whether no time of the day shows that its hours run to twenty-four."""
    times = [entry.times for entry in day.entries if entry.times and not entry.times.halved]
    return all(one.bare for one in times)


def _said(entry: Entry) -> str:
    clock = entry.times
    time = f"{clock.start // 60:02}:{clock.start % 60:02}" if clock else ""
    return " ".join(part for part in (time, entry.title) if part)


def _into(day: _Day, row: Row, text: str, times: Times | None) -> None:
    """A cell of a day's column; a second line of it says more, and a time of its own is the cell's."""
    lines = [line for line in text.split("\n") if says_something(line)]
    own = times_in(lines[0])
    first = own[1] if own and says_something(own[1]) else lines[0]
    if own and not says_something(own[1]) and len(lines) > 1:
        first, lines = lines[1], lines[1:]
    entry = Entry([row.where], own[0] if own else times, None, first)
    for line in lines[1:]:
        entry.go_on(row, line)
    day.entries.append(entry)


def _clock_of(row: Row, grid: Grid) -> Times | None:
    """The time of a row of days side by side: what stands in the columns that are no day's."""
    texts = (_flat(cell.text) for place, cell in enumerate(row.cells) if place not in grid.days)
    return next((found[0] for text in texts if text and (found := times_in(text))), None)


def _from_until(first: Times | None, last: Times | None) -> Times | None:
    if first is None or last is None or last.end is None or last.end <= first.start:
        return first
    return replace(first, end=last.end)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _month_first(heads: Sequence[DayHead]) -> bool:
    """Whether “3/4/2025” is of March: where that makes the days lie closer together."""
    both = [(head.date, head.other_date or head.date) for head in heads if head.date]
    if len(both) < 2:
        return False
    usual, other = ([pair[way] for pair in both if pair[way]] for way in (0, 1))
    return _span(other) < _span(usual)


def _span(dates: Sequence[Date | None]) -> int:
    days = [date.toordinal() for date in dates if date]
    return max(days) - min(days)
