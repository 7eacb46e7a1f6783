"""Minutes: do they add up, and can people bear them?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum.library.checks.check import Remark, Sheet, check
from curriculum.library.module import ACTIVITY_MINUTES, MODULE_MINUTES

MOST_INPUT = 4
"""Input may be one part in so many."""
LONGEST_SITTING = 90
"""Minutes."""

_ENTRY = re.compile(r"^[-*] \*\*\s*(\d+)\s*[–—-]\s*(\d+)\s*\*\*", re.MULTILINE)


@check("error")
def minutes_add_up(sheet: Sheet) -> Iterator[Remark]:
    """The module's minutes are those of its steps and the spare ones."""
    module = sheet.module
    if module.full_minutes != module.minutes:
        steps = module.full_minutes - module.spare
        said = f"`minutes` is {module.minutes}, but the steps ({steps}) and `spare` ({module.spare})"
        yield Remark(("minutes",), f"{said} make {module.full_minutes}; correct one of them")


@check("warning")
def length_fits_the_kind(sheet: Sheet) -> Iterator[Remark]:
    """A module takes 20 to 240 minutes, a short activity 5 to 20."""
    module = sheet.module
    allowed = MODULE_MINUTES if module.kind == "module" else ACTIVITY_MINUTES
    if module.minutes not in allowed:
        said = f"{module.minutes} minutes; one of kind `{module.kind}` takes {allowed.start} to {allowed[-1]}"
        yield Remark(("minutes",), said)


@check("error")
def plenary_within_the_step(sheet: Sheet) -> Iterator[Remark]:
    """A step cannot speak before everybody for longer than it lasts."""
    for number, step in enumerate(sheet.module.steps):
        if step.plenary > step.minutes:
            said = f"`plenary` is {step.plenary} of the step's {step.minutes} minutes; it is a part of them"
            yield Remark(("steps", number, "plenary"), said)


@check("warning")
def entries_fill_the_step(sheet: Sheet) -> Iterator[Remark]:
    """The entries of *Minute by minute* follow each other from 0 to the step's end."""
    for number, step in enumerate(sheet.module.steps):
        at = 0
        path = ("steps", number, "minute-by-minute")
        entries = [(int(start), int(end)) for start, end in _ENTRY.findall(step.minute_by_minute)]
        for start, end in entries:
            if start != at or end <= start:
                yield Remark(
                    path, f"the entry {start}–{end} does not begin where the last one ended, at {at}"
                )
                break
            at = end
        else:
            if entries and at != step.minutes:
                yield Remark(path, f"the entries end at {at}, the step at {step.minutes} minutes")


@check("warning")
def input_is_a_quarter_at_most(sheet: Sheet) -> Iterator[Remark]:
    """People listen for a quarter of the time at most; the rest they do something."""
    steps = sheet.module.steps
    listened = sum(step.minutes for step in steps if step.role == "input")
    whole = sum(step.minutes for step in steps)
    if listened * MOST_INPUT > whole:
        yield Remark(
            ("steps",), f"input takes {listened} of {whole} minutes; a quarter is enough, let people work"
        )


@check("warning")
def core_is_a_session(sheet: Sheet) -> Iterator[Remark]:
    """The core steps alone make a complete shorter session, so there must be some."""
    if sheet.module.steps and not any(step.core for step in sheet.module.steps):
        yield Remark(("steps",), "no step is core; the core steps alone make the shorter session")


@check("warning")
def can_pause(sheet: Sheet) -> Iterator[Remark]:
    """Nobody sits longer than 90 minutes: a longer module says where it may pause."""
    sat = 0
    for number, step in enumerate(sheet.module.steps):
        if sat and sat + step.minutes > LONGEST_SITTING:
            said = (
                f"people have sat {sat + step.minutes} minutes by its end; let an earlier step `pause-after`"
            )
            yield Remark(("steps", number), said)
            return
        sat = 0 if step.pause_after else sat + step.minutes


@check("warning")
def pause_is_between_steps(sheet: Sheet) -> Iterator[Remark]:
    """After the last step there is nothing to go on with."""
    steps = sheet.module.steps
    if steps and steps[-1].pause_after:
        path = ("steps", len(steps) - 1, "pause-after")
        yield Remark(path, "`pause-after` stands at the last step; leave it out")


@check("warning")
def cut_has_an_order(sheet: Sheet) -> Iterator[Remark]:
    """Two steps cannot both be cut first."""
    seen: dict[int, str] = {}
    for number, step in enumerate(sheet.module.steps):
        if step.cut in seen:
            said = f"`cut` is {step.cut}, as that of “{seen[step.cut]}”; number them in the order of cutting"
            yield Remark(("steps", number, "cut"), said)
        elif step.cut is not None:
            seen[step.cut] = step.title
