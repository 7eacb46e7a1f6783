"""Short things must be short. Languages that do not write spaces between words are not counted."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.library.checks.check import Remark, Sheet, check
from curriculum.text.scripts import script_for

MOST_TITLE, MOST_PROMISE, MOST_MEANING = 8, 25, 30
"""Words."""
UNSPACED = frozenset(("Thai", "Laoo", "Khmr", "Mymr", "Hans", "Hant", "Jpan", "Tibt"))
"""Scripts."""


def _too_long(sheet: Sheet, words: str | None, most: int) -> int | None:
    """How many words there are, if that is more than `most`."""
    if script_for(sheet.module.lang) in UNSPACED:
        return None
    number = len((words or "").split())
    return number if number > most else None


@check("warning")
def title_is_short(sheet: Sheet) -> Iterator[Remark]:
    """A title has at most 8 words."""
    if number := _too_long(sheet, sheet.module.title, MOST_TITLE):
        yield Remark(("title",), f"the title has {number} words; at most {MOST_TITLE} fit an agenda")


@check("warning")
def promise_is_short(sheet: Sheet) -> Iterator[Remark]:
    """A promise is one sentence of at most 25 words."""
    if number := _too_long(sheet, sheet.module.promise, MOST_PROMISE):
        yield Remark(("promise",), f"the promise has {number} words; say it in {MOST_PROMISE}")


@check("warning")
def meaning_is_short(sheet: Sheet) -> Iterator[Remark]:
    """A key term is explained in at most 30 words."""
    for place, term in enumerate(sheet.module.terms):
        if number := _too_long(sheet, term.meaning, MOST_MEANING):
            said = f"the meaning of “{term.term}” has {number} words; say it in {MOST_MEANING}"
            yield Remark(("terms", place, "meaning"), said)
