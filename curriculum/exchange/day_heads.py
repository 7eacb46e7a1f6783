"""Headings of days: “Day 1”, “Monday 3 March 2025: Opening”, “ថ្ងៃទី១”, “पहिलो दिन”, “วันที่ 3 มีนาคม 2568”. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812 - fields are called date
from functools import cache
from typing import NamedTuple

import regex  # type: ignore[import-untyped]
from babel import Locale

from curriculum.exchange import words
from curriculum.exchange.clock_reading import any_of, european

MOST_READ = 160
"""Characters of a line that is read as a heading; a longer one is none."""
BUDDHIST = 543
"""Years by which the calendar of Thailand, Laos and Cambodia is ahead."""
MOST_NUMBER = 60


@dataclass(frozen=True, slots=True)
class DayHead:
    """What a heading says about its day."""

    number: int | None = None
    date: Date | None = None
    weekday: bool = False
    spoken: str = ""
    """The words of a weekday, or of a date that no calendar here knows; a day without a title bears them."""
    title: str = ""
    """What follows."""
    other_date: Date | None = None
    """The date when its numbers are month first, where that is possible."""

    def same_day(self, other: DayHead) -> bool:
        """Whether both may speak of one day: nothing that both say differs, and something that both say is the same."""
        pairs = [
            (self.number, other.number),
            (self.date, other.date),
            (self.spoken or None, other.spoken or None),
        ]
        said = [(one, two) for one, two in pairs if one is not None and two is not None]
        return bool(said) and all(one == two for one, two in said)

    def goes_on(self, other: DayHead) -> bool:
        """Whether the heading that follows at once says the rest: “Day 1”, and below it a date."""
        return (self.number is None) != (other.number is None) and not (self.title and other.title)

    def with_rest(self, other: DayHead) -> DayHead:
        """Both as one heading."""
        return DayHead(
            self.number or other.number,
            self.date or other.date,
            self.weekday or other.weekday,
            self.spoken or other.spoken,
            self.title or other.title,
            self.other_date or other.other_date,
        )


class _Read(NamedTuple):
    head: DayHead
    end: int

    @property
    def only_weekday(self) -> bool:
        return (
            self.head.weekday and not self.head.date and _weekdays().fullmatch(self.head.spoken) is not None
        )


_BEFORE_DATE = regex.compile(r"\s*[–—|(,:]\s*|\s+-\s+")
_GAP = r"[\s,./–-]*"
_REST = regex.compile(r"^\s*(?:[:：–—\-,;(|/។။။])\s*")
_OF_BUDDHISTS = regex.compile(r"[\p{Thai}\p{Khmer}\p{Lao}]")
_DAY = any_of(words.DAY)
_NUMBERED = regex.compile(
    rf"^{_DAY}[\s.:#-]*(?:{any_of(words.BEFORE_NUMBER)}[\s.-]*)*(?P<number>\d{{1,2}})(?!\d|[:.]\d)",
    regex.IGNORECASE,
)
_NUMBERED_BEHIND = regex.compile(
    rf"^(?:{any_of(words.BEFORE_NUMBER)}[\s.-]*)?(?P<number>\d{{1,2}})\s*(?:{any_of(words.AFTER_NUMBER)})?\s*-?{_DAY}",
    regex.IGNORECASE,
)
_AFTER_DIGIT = regex.compile(
    r"^(?P<number>\d{1,2})(?:st|nd|rd|th|-р|р)\s+(?:day|өдөр)(?![\p{L}])", regex.IGNORECASE
)
_WORDS_OF_NUMBERS = any_of(word for ordinal in words.ORDINALS for word in ordinal)
_NAMED = regex.compile(
    rf"^(?:{_DAY}[\s-]*(?:ke-?)?(?P<word>{_WORDS_OF_NUMBERS})|(?P<word>{_WORDS_OF_NUMBERS})\s*{_DAY})",
    regex.IGNORECASE,
)
_ISO = regex.compile(r"^(?P<y>\d{4})\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?!\d)日?")
_NUMERIC = regex.compile(r"^(?P<a>\d{1,2})\s?[-/.]\s?(?P<b>\d{1,2})\s?[-/.]\s?(?P<y>\d{4}|\d{2})(?![\d:])")
_NUMBER = regex.compile(r"^(?P<n>\d{1,4})(?!\d|[:.]\d\d)(?:(?:st|nd|rd|th)(?!\p{L}))?", regex.IGNORECASE)
_FILLER = regex.compile(rf"^{any_of(words.IN_DATES)}[\s,.:-]*", regex.IGNORECASE)
_BETWEEN = regex.compile(rf"^{_GAP}")
_TO = regex.compile(rf"^\s*(?:[-–—~]|{any_of(words.UNTIL)})\s*\d", regex.IGNORECASE)


def read_head(text: str) -> DayHead | None:
    """What a line says as the heading of a day; None when it is none."""
    line = " ".join(text.strip(" *_#=•·-–—|").split())
    if not line or len(line) > MOST_READ:
        return None
    plain = european(line)
    first = _step(plain)
    if first is None:
        return None
    head, at = first.head, first.end
    while at < len(plain):
        behind = _REST.match(plain[at:]) or regex.match(r"\s+", plain[at:])
        more = _step(plain[at + behind.end() :]) if behind else None
        if behind is None or more is None:
            break
        if not head.goes_on(more.head) and not more.only_weekday:
            return None  # “3 March – 7 March”: the days of the whole
        head, at = head.with_rest(more.head), at + behind.end() + more.end
    rest = line[at:].strip()
    if rest.strip(" )].:។") and not _REST.match(rest):
        return None
    if _TO.match(plain[at:]):
        return None
    title = rest.strip(" :：–—-,;|/.()" if rest.count("(") == 1 and rest.endswith(")") else " :：–—-,;|/.)")
    return _with_date_behind(replace(head, title=title))


def _with_date_behind(head: DayHead) -> DayHead:
    """“Opening – Monday 3 March 2025”: a title that ends in the day's date gives it away."""
    for gap in _BEFORE_DATE.finditer(head.title) if not head.date and not head.spoken else ():
        behind = head.title[gap.end() :]
        more = _date(european(behind)) or _weekday(european(behind))
        if more and not behind[more.end :].strip(" )."):
            return replace(head.with_rest(more.head), title=head.title[: gap.start()].strip())
    return head


def _step(plain: str) -> _Read | None:
    """One part of a heading at the start of `plain`: a date, a weekday or the number of a day."""
    return _date(plain) or _number(plain) or _weekday(plain)


def _number(plain: str) -> _Read | None:
    for pattern in (_NUMBERED, _NUMBERED_BEHIND, _AFTER_DIGIT):
        if (found := pattern.match(plain)) and 1 <= int(found["number"]) <= MOST_NUMBER:
            return _Read(DayHead(number=int(found["number"])), found.end())
    if found := _NAMED.match(plain):
        word = found["word"].lower()
        number = next((n for n, those in enumerate(words.ORDINALS, 1) if word in those), None)
        if number:
            return _Read(DayHead(number=number), found.end())
    return None


def _weekday(plain: str) -> _Read | None:
    found = _weekdays().match(plain)
    return _Read(DayHead(weekday=True, spoken=plain[: found.end()].strip()), found.end()) if found else None


def _date(plain: str) -> _Read | None:
    """A date with or without its weekday, at the start."""
    numbers: list[tuple[int, bool]] = []
    months: list[int] = []
    weekday = False
    at = end = 0
    while at < len(plain):
        rest = plain[at:]
        gap = _BETWEEN.match(rest)
        step = gap.end() if gap else 0
        rest = rest[step:]
        if not numbers and not months and (whole := _whole_date(rest)):
            head = whole.head
            return _Read(replace(head, weekday=weekday), at + step + whole.end)
        if (found := _month_names().match(rest)) and not months:
            months.append(_months()[" ".join(found[0].lower().rstrip(".").split())])
            at = end = at + step + found.end()
        elif (found := _NUMBER.match(rest)) and _is_wanted(
            numbers, months, int(found["n"]), plain[at : at + step]
        ):
            numbers.append((int(found["n"]), bool(months)))
            at = end = at + step + found.end()
        elif (found := _weekdays(short=True).match(rest)) and not weekday and not months:
            weekday = True
            at += step + found.end()
        elif found := _FILLER.match(rest):
            at += step + found.end()
            end = at if months and numbers and not found[0].isascii() else end
        else:
            break
    if (
        len(months) != 1
        or not numbers
        or (len(numbers) == 2 and not any(n > 31 or behind for n, behind in numbers))
    ):
        return None
    return _Read(_put_together([n for n, _ in numbers], months[0], plain[:end].strip(), weekday), end)


def _is_wanted(numbers: list[tuple[int, bool]], months: list[int], number: int, gap: str) -> bool:
    """A day, or a year that is not written like the end of a stretch of days."""
    if not numbers:
        return True
    if len(numbers) > 1 or not months:
        return len(numbers) == 1 and (numbers[0][0] > 31 or number > 31)
    looks_like_year = number > 31 or (number >= 20 and not gap.strip(" ,./-"))
    return looks_like_year or numbers[0][0] > 31


def _whole_date(plain: str) -> _Read | None:
    if found := _ISO.match(plain):
        head = _head(int(found["y"]), int(found["m"]), int(found["d"]), found[0])
        return _Read(head, found.end())
    if found := _NUMERIC.match(plain):
        day, month, year = int(found["a"]), int(found["b"]), int(found["y"])
        usual, other = _head(year, month, day, found[0]), _head(year, day, month, found[0])
        if usual.date is None and other.date is not None:
            usual, other = other, usual
        return _Read(replace(usual, other_date=other.date), found.end())
    return None


def _put_together(numbers: list[int], month: int, spoken: str, weekday: bool) -> DayHead:
    days = [n for n in numbers if n <= 31]
    years = [n for n in numbers if n > 31] or days[1:]
    if not days or not years:
        return DayHead(weekday=weekday, spoken=spoken)
    return replace(_head(years[0], month, days[0], spoken), weekday=weekday)


def _head(year: int, month: int, day: int, spoken: str) -> DayHead:
    """With the date, or only with its words where it is none of our calendar."""
    if year < 100:
        year += 2500 if year >= 60 and _OF_BUDDHISTS.search(spoken) else 2000
    if 2500 <= year < 2700:
        year -= BUDDHIST
    try:
        # 2070 to 2100 are years of Nepal's calendar long before they are ours
        date = Date(year, month, day) if 1990 <= year < 2070 else None
    except ValueError:
        date = None
    return DayHead(date=date, spoken="" if date else spoken)


@cache
def _months() -> Mapping[str, int]:
    names: dict[str, int] = {}
    for tag in words.LANGUAGES:
        locale = Locale.parse(tag)
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[form].get(width, {}).items():
                    plain = european(" ".join(name.lower().rstrip(".").split()))
                    names.setdefault(plain, number)
    return names | {"sept": 9}


@cache
def _month_names() -> regex.Pattern:
    return regex.compile(rf"^{any_of(_months())}(?!\d)\.?", regex.IGNORECASE)


@cache
def _weekdays(short: bool = False) -> regex.Pattern:
    names: set[str] = set()
    for tag in words.LANGUAGES:
        days = Locale.parse(tag).days
        for form in ("format", "stand-alone"):
            names |= set(days[form]["wide"].values())
            if short:
                names |= {name for name in days[form]["abbreviated"].values() if len(name) > 2}
    bare = {name.removeprefix("วัน").removeprefix("ວັນ") for name in names}
    with_word = rf"(?:{any_of(('ថ្ងៃ', 'ວັນ', 'วัน', 'hari', 'بروز'))}\s*)?"
    return regex.compile(rf"^{with_word}{any_of(names | bare)}\.?", regex.IGNORECASE)
