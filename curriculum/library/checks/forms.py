"""Is the edition written in the normal form, and is everything in the folder part of it?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from curriculum.library.checks.check import Remark, Sheet, check
from curriculum.library.files import name_of
from curriculum.library.writing import write_edition


@check("warning")
def normal_form(sheet: Sheet) -> Iterator[Remark]:
    """Files are as Sala writes them, so that a comparison shows only what somebody changed."""
    for path, text in write_edition(sheet.module).items():
        found = sheet.files[path]
        if found != text:
            lines = zip_longest(found.split("\n"), text.split("\n"))
            line = next((number for number, (old, new) in enumerate(lines, 1) if old != new), 1)
            said = f"is not in normal form from here on; Sala would write: {_line(text, line)}"
            yield Remark((), said, place=(path, line))


def _line(text: str, number: int) -> str:
    line = [*text.split("\n"), *[""] * number][number - 1]
    return f"“{line[:60]}”" if line else "an empty line"


@check("warning")
def file_is_read(sheet: Sheet) -> Iterator[Remark]:
    """Every file of the folder belongs to an edition."""
    if sheet.module.translation:
        return
    for path in sheet.files:
        if name_of(path) is None:
            said = "is no file of the format; keys are small Latin letters, digits and hyphens"
            yield Remark((), said, place=(path, 1))
