"""Handouts and links: is everything there, and is everything used?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from curriculum.library.checks.check import Remark, Sheet, check
from curriculum.library.files import edition_files
from curriculum.text.markdown import SAFE_ADDRESSES, links

NEED_A_KEY = ("case", "cards", "worksheet")


@check("error")
def handout_is_there(sheet: Sheet) -> Iterator[Remark]:
    """A handout that a step uses or that is to be copied has a file."""
    module = sheet.module
    there = ", ".join(handout.key for handout in module.handouts) or "none"
    for number, step in enumerate(module.steps):
        for place, key in enumerate(step.handouts):
            if not module.handout(key):
                said = f"there is no handout “{key}”; write handouts/{key}.md, or use one of these: {there}"
                yield Remark(("steps", number, "handouts", place), said)
    for number, copies in enumerate(module.preparation.copies if module.preparation else ()):
        if not module.handout(copies.handout):
            said = f"there is no handout “{copies.handout}” to copy; write handouts/{copies.handout}.md"
            yield Remark(("preparation", "copies", number), said)


@check("warning")
def handout_is_used(sheet: Sheet) -> Iterator[Remark]:
    """A handout that no step uses is lost in the room."""
    used = {key for step in sheet.module.steps for key in step.handouts}
    for number, handout in enumerate(sheet.module.handouts):
        if handout.key not in used:
            said = f"no step uses the handout “{handout.key}”; name it in the `handouts` of one"
            yield Remark(("handouts", number, "text"), said)


@check("warning")
def handout_is_copied(sheet: Sheet) -> Iterator[Remark]:
    """The preparation says how many copies of each handout to print."""
    module = sheet.module
    if not module.preparation or module.grade == "sketch":
        return
    copied = {copies.handout for copies in module.preparation.copies}
    for handout in module.handouts:
        if handout.key not in copied:
            said = f"`copies` does not say how often to print “{handout.key}”"
            yield Remark(("preparation", "copies"), said)


@check("note")
def handout_has_a_key(sheet: Sheet) -> Iterator[Remark]:
    """A case, cards and a worksheet have answers, for the trainer only."""
    for number, handout in enumerate(sheet.module.handouts):
        if handout.kind in NEED_A_KEY and not handout.answers:
            said = (
                f"“{handout.title}” has no key; if there is something to answer, write {handout.key}.key.md"
            )
            yield Remark(("handouts", number, "text"), said)


@check("error")
def link_leads_somewhere(sheet: Sheet) -> Iterator[Remark]:
    """A link is a web or mail address, a telephone number, or a file of this folder."""
    module = sheet.module
    suffix = module.lang if module.translation else None
    for path in edition_files(sheet.files, suffix):
        body, before = _body(sheet.files[path])
        for address, line in links(body):
            if problem := _problem(address, path, sheet):
                yield Remark((), problem, place=(path, before + line + 1))


def _body(text: str) -> tuple[str, int]:
    """The text below the front matter, and how many lines stand above it."""
    found = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    front = found.group() if found else ""
    return text[len(front) :], front.count("\n")


def _problem(address: str, path: str, sheet: Sheet) -> str | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"“{address}” is no address"
    if parts.scheme:
        safe = address.lower().startswith(SAFE_ADDRESSES)
        return (
            None if safe else f"“{address}” is no web or mail address and no telephone; Sala prints no other"
        )
    if parts.netloc:
        return f"“{address}” names no scheme; begin it with https:"
    if not parts.path:
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    return (
        None
        if target in sheet.files
        else f"the link leads to “{address}”, and there is no such file in the folder"
    )
