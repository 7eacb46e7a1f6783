"""Reading times of day and lengths as trainers write them: “9.00 – 10.30 น.”, “9:00 AM to 10:30 AM”, “(90 min)”.

Pure. What is read is plain text whose digits were made European by `european`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import regex  # type: ignore[import-untyped]

from curriculum.exchange import words

HALF = 720
LONGEST_NIGHT = 600
"""Minutes: an end before its start is on the next day if it is no longer than this after it."""
READ_AT_START, READ_AT_END = 120, 90
"""Characters of a line in which a time is looked for."""


@dataclass(frozen=True, slots=True)
class Times:
    """When something starts and, where that is said, ends; minutes from midnight."""

    start: int
    end: int | None = None
    """After the start; past 1440 on the next day."""
    halved: bool = False
    """Written with a word for the half of the day."""

    @property
    def bare(self) -> bool:
        """Without such a word, and with an hour up to 12: it may be of the afternoon."""
        return not self.halved and self.start < 13 * 60

    def in_the_afternoon(self) -> Times:
        """The same, twelve hours later."""
        return Times(self.start + HALF, None if self.end is None else self.end + HALF, self.halved)


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int
    half: str = ""
    """am, pm, noon or unknown."""

    @property
    def minutes(self) -> int:
        hour = self.hour
        if self.half == "am" and hour == 12:
            hour = 0
        if (self.half == "pm" and hour < 12) or (self.half == "noon" and hour < 10):
            hour += 12
        return hour * 60 + self.minute


def european(text: str) -> str:
    """`text`, as long as before, with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() and not c.isascii() else c for c in text)


def any_of(those: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; letters of spaced scripts end where the word does."""
    return "(?:" + "|".join(_pattern(word) for word in sorted(set(those), key=len, reverse=True)) + ")"


def spaced(word: str) -> bool:
    """Whether the word's script puts spaces between words."""
    return not regex.search(r"[\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}\p{Han}\p{Hiragana}\p{Katakana}]", word)


def _pattern(word: str) -> str:
    escaped = str(regex.escape(word)).replace("\\ ", r"\s+")
    if not spaced(word):
        return escaped
    before = r"(?<![\p{L}\p{M}])" if word[0].isalpha() else ""
    after = r"(?![\p{L}\p{M}])" if word[-1].isalpha() or unicodedata.category(word[-1])[0] == "M" else ""
    return before + escaped + after


_HALVES = {"am": any_of(words.AM), "pm": any_of(words.PM), "noon": any_of(words.NOON)}
_HALF = "(?:" + "|".join(_HALVES.values()) + ")"
# Burmese and Bengali write their visarga where others write a colon, Khmer a sign of its own
_COLON = r"\s?[:：∶.\u17d6\u1038\u0983\u0903hH]\s?"
_MARK = any_of(words.HOUR_MARKS)
# “10:00 นโยบาย” has no น. of the clock: in scripts without spaces a mark is one only where no word goes on
_WORD_ENDS = r"(?![\p{L}\p{M}])"
_MARK_ENDED = rf"{_MARK}(?:{_WORD_ENDS}|(?=\s?\(?{_HALF}))"
_BEFORE = rf"(?:{any_of(words.BEFORE_TIME)}[\s:]*)*"


def _clock(name: str) -> str:
    """A time, with what may stand before and behind it."""
    hour = r"(?:[01]?\d|2[0-4])"
    digits = (
        rf"(?P<h_{name}>{hour})(?:{_COLON}|\s?{_MARK}\s?)(?P<m_{name}>[0-5]\d)(?!\d)"
        rf"|(?P<h_{name}>[01]\d|2[0-4])(?P<m_{name}>[0-5]\d)(?=\s?(?:h|hrs|hr|{_UNTIL_SIGN}))(?!\d)"
        rf"|(?P<h_{name}>{hour})(?!\d)(?=\s?(?:{_MARK_ENDED}|{_HALF}{_WORD_ENDS}))"
    )
    half_before = rf"(?:(?P<b_{name}>{_HALF})\s*)?"
    half_behind = rf"(?P<a_{name}>{_HALF})(?:{_WORD_ENDS}|(?=\s?{_MARK}{_WORD_ENDS}))"
    behind = rf"(?:\s?{_MARK_ENDED})?(?:\s?\(?{half_behind}\)?)?(?:\s?{_MARK}{_WORD_ENDS})?"
    return rf"{_BEFORE}{half_before}{_BEFORE}(?<!\d)(?:{digits}){behind}"


_UNTIL_SIGN = r"\s*[-‐‑‒–—―−~〜～→]\s*\d"
_UNTIL = rf"\s*(?:[-‐‑‒–—―−~〜～→]+|{any_of(words.UNTIL)})\s*"
# “9-10:30”: the hour before it needs no minutes
_SHORT = rf"(?<!\d)(?P<h_s>[01]?\d|2[0-4])(?={_UNTIL})"
# “0900-1030”
_MILITARY = (
    rf"(?<!\d)(?P<h_x>[01]\d|2[0-4])(?P<m_x>[0-5]\d){_UNTIL}"
    rf"(?P<h_y>[01]\d|2[0-4])(?P<m_y>[0-5]\d)(?!\d)(?:\s?{_MARK})?"
)
_TAIL = rf"(?:\s*{any_of(words.AFTER_RANGE)}{_WORD_ENDS})?"
_RANGE = rf"(?:{_MILITARY}|(?:{_clock('s')}|{_SHORT}){_UNTIL}{_clock('e')}{_TAIL})"
_TIME = f"(?:{_RANGE}|{_clock('o')})"
_BULLET = r"[\s•·▪●○◦‣*#>–—-]*(?:\d{1,2}[.)]\s+(?=\S))?[(\[]?\s*"
_NO_DATE = r"(?!\d{4}-\d\d?-\d)"
_AT_START = regex.compile(rf"^{_BULLET}{_NO_DATE}{_TIME}\s*[)\]]?\s*[:：.,;|–—-]*\s*", regex.IGNORECASE)
_AT_END = regex.compile(
    rf"(?:[\s(\[|,;:–—-]+{_RANGE}|(?:[(\[|,;–—]|\s-|\s{{2,}}|\s@|\sat\b)\s*{_clock('o')})\s*[)\]]?\s*\.?\s*$",
    regex.IGNORECASE,
)

_HOURS_WORD, _MINUTES_WORD = any_of(words.HOURS_MARKS), any_of(words.MINUTE_MARKS)
_LENGTH = (
    rf"(?:(?P<hours>\d{{1,2}}(?:[.,]\d{{1,2}})?|½|\d½)\s?-?{_HOURS_WORD}(?:\s*(?:and\s*)?(?P<rest>[0-5]?\d)\s?(?:{_MINUTES_WORD})?)?"
    rf"|(?P<minutes>\d{{1,3}})\s?-?{_MINUTES_WORD})"
)
_LENGTH_AT_END = regex.compile(
    rf"(?:[(\[]\s*{_LENGTH}\s*[)\]]|(?:^|\s*[-–—,:;|/]\s*|\s{{2,}}){_LENGTH})\s*\.?\s*$", regex.IGNORECASE
)
_ONLY_LENGTH = regex.compile(rf"^[\s(\[]*{_LENGTH}[\s)\].]*$", regex.IGNORECASE)
_ONLY_NUMBER = regex.compile(r"^\s*(\d{1,3})\s*$")


def times_in(text: str) -> tuple[Times, str] | None:
    """The time that a line starts or ends with, and the rest of the line; None when it has none."""
    plain = european(text)
    head, tail = plain[:READ_AT_START], plain[-READ_AT_END:]
    if (found := _AT_START.match(head)) and (times := _times(found)):
        return times, text[found.end() :].strip()
    cut = len(plain) - len(tail)
    if (found := _AT_END.search(tail)) and (times := _times(found)):
        return times, text[: cut + found.start()].strip()
    return None


def length_in(text: str) -> tuple[int, str] | None:
    """The length in minutes that a line ends with, “(90 min)”, and the rest of the line; None when it has none."""
    cut = max(0, len(text) - READ_AT_END)
    found = _LENGTH_AT_END.search(european(text[cut:]))
    minutes = _minutes(found) if found else None
    return (minutes, text[: cut + found.start()].strip()) if found and minutes else None


def length_of(text: str, column_says_minutes: bool = False) -> int | None:
    """The minutes that are all that the text says; a mere number where its column says that it is minutes."""
    plain = european(text.strip())[:READ_AT_END]
    if found := _ONLY_LENGTH.match(plain):
        return _minutes(found)
    if column_says_minutes and (found := _ONLY_NUMBER.match(plain)):
        return int(found[1]) or None
    return None


def _minutes(found: Any) -> int | None:
    if found["minutes"]:
        minutes = int(found["minutes"])
    else:
        hours = found["hours"].replace(",", ".").replace("½", ".5")
        minutes = round(float(hours) * 60) + int(found["rest"] or 0)
    return minutes if 1 <= minutes <= 1440 else None


def _times(found: Any) -> Times | None:
    if found["h_x"]:
        return _put_together(
            _Clock(int(found["h_x"]), int(found["m_x"])), _Clock(int(found["h_y"]), int(found["m_y"]))
        )
    start = _read(found, "s") or _read(found, "o")
    return _put_together(start, _read(found, "e")) if start else None


def _read(found: Any, name: str) -> _Clock | None:
    fields = found.groupdict()
    if not fields.get(f"h_{name}"):
        return None
    half = fields.get(f"b_{name}") or fields.get(f"a_{name}") or ""
    named = next(
        (kind for kind, those in _HALVES.items() if half and regex.fullmatch(those, half, regex.IGNORECASE)),
        "",
    )
    return _Clock(int(fields[f"h_{name}"]), int(fields.get(f"m_{name}") or 0), named)


def _put_together(start: _Clock, end: _Clock | None) -> Times | None:
    """The two as minutes: a half of the day that only one of them names holds for both where that makes sense."""
    if start.minutes >= 1440 or (end and end.minutes > 1440):
        return None
    halved = bool(start.half or (end and end.half))
    if end is None:
        return Times(start.minutes, None, halved)
    if end.half and not start.half:
        alike = _Clock(start.hour, start.minute, end.half)
        start = alike if alike.minutes < end.minutes else start
    first, last = start.minutes, end.minutes
    if last < first and not end.half and end.hour <= 12 and last + HALF > first:
        last += HALF  # “11:00-1:00”
    elif last < first and last + 1440 - first <= LONGEST_NIGHT:
        last += 1440
    return Times(first, last if last > first else None, halved)
