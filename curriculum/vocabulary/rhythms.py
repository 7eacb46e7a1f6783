"""Rhythms as an organisation edits them: a copy under a name of its own, or a shipped one that was changed here.

What was edited here is never overwritten by the shipped files: a copy is in no file, and for a shipped rhythm
loading reports a conflict once both have changed (`loading`). Editing changes the words of the reader's language;
those of other languages stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from curriculum.access import Work, allow
from curriculum.errors import InvalidValue, NotFound
from curriculum.i18n import _, clock
from curriculum.text.values import DoesNotFit, fit
from curriculum.vocabulary import reading, rows
from curriculum.vocabulary.loading import remember_version
from curriculum.vocabulary.records import MOST_PAUSES, RhythmRecord
from curriculum.vocabulary.rows import Kept
from curriculum.vocabulary.terms import OWN, Term, spoken
from curriculum.vocabulary.values import Pause, Rhythm, Window

__all__ = ["LONGEST_LABEL", "LONGEST_NOTE", "MOST_PAUSES", "copied", "keep", "withdraw"]

LONGEST_LABEL = 80
LONGEST_NOTE = 1000


def copied(work: Work, name: str, label: str) -> Rhythm:
    """A new rhythm like `name`, called `label`. Raises `NotFound`, `InvalidValue`."""
    rhythm = reading.get(work).rhythms.get(name)
    if rhythm is None:
        raise NotFound(_("rhythm"), name)
    copy = replace(rhythm, id=f"{OWN}{uuid4().hex[:12]}", label=label, own=True)
    keep(work, copy)
    return copy


def keep(work: Work, rhythm: Rhythm) -> None:
    """Writes a rhythm as it was edited; one with a new id that begins with `OWN` is added.

    Raises `InvalidValue` for what is no rhythm, `NotFound` for an id that is neither known nor one's own.
    """
    allow(work.actor, "change vocabulary")
    check(rhythm)
    everything = rows.kept(work.session)["rhythm"]
    before = everything.get(rhythm.id)
    if before is None and not rhythm.id.startswith(OWN):
        raise NotFound(_("rhythm"), rhythm.id)
    last = max((each.row.position for each in everything.values()), default=0)
    term = _term(rhythm, before.term if before else None, work.language)
    if before:
        rows.keep(work.session, term, before.row.position, {}, before.row, before.loaded)
    else:
        rows.keep(work.session, term, last + 1, {})
    remember_version(work.session)


def withdraw(work: Work, name: str) -> None:
    """Takes one's own rhythm out of use; plans that have it keep its name. `keep` brings it back.

    Raises `NotFound` for one that is not there or not one's own.
    """
    allow(work.actor, "change vocabulary")
    found: Kept | None = rows.kept(work.session)["rhythm"].get(name)
    if found is None or not name.startswith(OWN):
        raise NotFound(_("rhythm"), name)
    found.row.withdrawn = True
    work.session.flush()
    remember_version(work.session)


def check(rhythm: Rhythm) -> None:
    """Raises `InvalidValue` for the first thing that does not hang together, in words for who edits it."""
    _check_line(_("Name"), rhythm.label)
    if len(rhythm.note) > LONGEST_NOTE or "\x00" in rhythm.note:
        raise InvalidValue(_("Note"), rhythm.note, _("at most {n} characters").format(n=LONGEST_NOTE))
    if not rhythm.start < rhythm.end <= 1440:
        raise InvalidValue(_("End"), clock(rhythm.end), _("a time after the start"))
    if not 1 <= rhythm.longest_sitting <= 1440:
        raise InvalidValue(_("Longest sitting"), rhythm.longest_sitting, _("1 to 1440 minutes"))
    if rhythm.low_energy:
        _check_window(_("Low energy"), rhythm.low_energy)
    if len(rhythm.pauses) > MOST_PAUSES:
        raise InvalidValue(_("Pauses"), len(rhythm.pauses), _("at most {n}").format(n=MOST_PAUSES))
    for pause in rhythm.pauses:
        _check_line(_("Name of a pause"), pause.label)
        _check_window(pause.label, pause.window)
        if not 1 <= pause.minutes <= pause.window.end - pause.window.start:
            wanted = _("at most the minutes between its two times")
            raise InvalidValue(pause.label, pause.minutes, wanted)
    try:
        fit(RhythmRecord, _record(rhythm))
    except DoesNotFit as error:
        raise InvalidValue(_("Rhythm"), rhythm.label, error.misfits[0].sentence) from error


def _check_line(field: str, text: str) -> None:
    if not 1 <= len(text) <= LONGEST_LABEL or not text.isprintable() or text != text.strip():
        wanted = _("one line of 1 to {n} characters").format(n=LONGEST_LABEL)
        raise InvalidValue(field, text, wanted)


def _check_window(field: str, window: Window) -> None:
    if not 0 <= window.start < window.end <= 1440:
        between = f"{clock(window.start)}-{clock(window.end)}"
        raise InvalidValue(field, between, _("two times, the earlier one first"))


def _term(rhythm: Rhythm, before: Term | None, language: str) -> Term:
    labels = {pause["key"]: pause["label"] for pause in before.data["pauses"]} if before else {}
    pauses = [
        _pause(pause, _said(labels.get(pause.key, {}), pause.label, language)) for pause in rhythm.pauses
    ]
    known = before.words if before else {}
    words = {}
    for use, text in (("label", rhythm.label), ("note", rhythm.note)):
        earlier = {lang: texts[0] for lang, texts in known.get(use, {}).items()}
        said = _said(earlier, text, language)
        if said:
            words[use] = {lang: (each,) for lang, each in said.items()}
    return Term("rhythm", rhythm.id, {**_data(rhythm), "pauses": pauses}, words)


def _said(before: Mapping[str, str], text: str, language: str) -> dict[str, str]:
    """`before` with `text` in one language, unless a reader of that language is told so already. No text: no words."""
    if not text:
        return {}
    return dict(before) if spoken(before, language) == text else {**before, language: text}


def _record(rhythm: Rhythm) -> dict[str, Any]:
    """As a file would say it, in English."""
    note = {"note": {"en": rhythm.note}} if rhythm.note.strip() else {}
    pauses = [_pause(pause, {"en": pause.label}) for pause in rhythm.pauses]
    return {"id": rhythm.id, "label": {"en": rhythm.label}, **note, **_data(rhythm), "pauses": pauses}


def _data(rhythm: Rhythm) -> dict[str, Any]:
    """Everything but words and pauses."""
    data: dict[str, Any] = {
        "start": clock(rhythm.start),
        "end": clock(rhythm.end),
        "longest-sitting": rhythm.longest_sitting,
    }
    if rhythm.low_energy:
        data["low-energy"] = _between(rhythm.low_energy)
    if rhythm.arrivals:
        data["arrivals"] = True
    return data


def _pause(pause: Pause, label: dict[str, str]) -> dict[str, Any]:
    return {
        "key": pause.key,
        "kind": pause.kind,
        "label": label,
        "minutes": pause.minutes,
        "window": _between(pause.window),
    }


def _between(window: Window) -> dict[str, str]:
    return {"from": clock(window.start), "to": clock(window.end)}
