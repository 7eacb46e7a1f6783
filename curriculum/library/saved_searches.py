"""Saved searches: what somebody asked, under a name. Each profile has its own.

Only the question is kept, never its answers: a saved search finds tomorrow what the library holds tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import select

from curriculum.access import Work, allow
from curriculum.errors import AlreadySaved, InvalidValue, NotFound, on_one_line
from curriculum.i18n import _, number_text
from curriculum.library.asked import Asked, in_words, spelled
from curriculum.models.searches import SavedSearchRow
from curriculum.text.shortening import shortened
from curriculum.vocabulary import Vocabulary

LONGEST_NAME = 80
MOST = 100
"""Saved searches of one profile."""
_LONGEST_VALUE = 4000


@dataclass(frozen=True, slots=True)
class SavedSearch:
    uid: UUID
    name: str
    asked: Asked
    """In its one spelling."""
    made_at: datetime


def saved(work: Work) -> tuple[SavedSearch, ...]:
    """What this profile has saved, by name."""
    return tuple(sorted((_value(row) for row in _rows(work)), key=lambda each: each.name.casefold()))


def same(searches: Iterable[SavedSearch], asked: Asked) -> SavedSearch | None:
    """The one that asks this."""
    wanted = spelled(asked)
    return next((each for each in searches if each.asked == wanted), None)


def proposed_name(searches: Iterable[SavedSearch], asked: Asked, vocabulary: Vocabulary) -> str:
    """What was asked in words, with a number when another search has that name already."""
    words = shortened(in_words(asked, vocabulary), LONGEST_NAME) or _("All sessions")
    taken = {each.name.casefold() for each in searches}
    if words.casefold() not in taken:
        return words
    stem = shortened(words, LONGEST_NAME - 6)
    numbered = (f"{stem} ({number_text(number)})" for number in range(2, MOST + 3))
    return next(name for name in numbered if name.casefold() not in taken)


def save(work: Work, name: str, asked: Asked) -> SavedSearch:
    """Keep what was asked. Raises `InvalidValue`, and `AlreadySaved` when it is kept under another name."""
    allow(work.actor, "save search")
    wanted, known = spelled(asked), saved(work)
    if before := same(known, wanted):
        raise AlreadySaved(before.name)
    _check(wanted)
    if len(known) >= MOST:
        raise InvalidValue(_("Saved searches"), len(known), _("at most {n}").format(n=MOST))
    made = SavedSearch(uuid4(), _checked_name(name, known), wanted, work.now)
    _put(work, made)
    return made


def rename(work: Work, uid: UUID, name: str) -> SavedSearch:
    """Raises `NotFound`, and `InvalidValue` for what is no name or another one's."""
    allow(work.actor, "save search")
    row = _row(work, uid)
    row.name = _checked_name(name, [each for each in saved(work) if each.uid != uid])
    work.session.add(row)
    return _value(row)


def remove(work: Work, uid: UUID) -> SavedSearch:
    """Take it away; what it was, for `bring_back`. Raises `NotFound`."""
    allow(work.actor, "save search")
    row = _row(work, uid)
    work.session.delete(row)
    return _value(row)


def bring_back(work: Work, removed: SavedSearch) -> SavedSearch:
    """One that was removed as it was, unless it has been saved again meanwhile: then that one."""
    allow(work.actor, "save search")
    known = saved(work)
    if again := same(known, removed.asked):
        return again
    _put(work, removed)
    return removed


def _check(asked: Asked) -> None:
    if not asked:
        raise InvalidValue(_("Search"), "", _("words or filters"))
    if any(len(value) > _LONGEST_VALUE for value in asked.values()):
        raise InvalidValue(_("Search"), _("too long"), _("fewer words and filters"))


def _checked_name(name: str, others: Iterable[SavedSearch]) -> str:
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME or on_one_line(name) != name:
        raise InvalidValue(_("Name"), name, _("one line of 1 to {n} characters").format(n=LONGEST_NAME))
    if name.casefold() in {each.name.casefold() for each in others}:
        raise InvalidValue(_("Name"), name, _("a name that no other saved search has"))
    return name


def _put(work: Work, search: SavedSearch) -> None:
    row = SavedSearchRow(
        uid=search.uid,
        actor=work.actor.uid,
        name=search.name,
        asked=dict(search.asked),
        made_at=search.made_at,
    )
    work.session.add(row)
    work.session.flush()


def _rows(work: Work) -> Iterable[SavedSearchRow]:
    return work.session.exec(select(SavedSearchRow).where(SavedSearchRow.actor == work.actor.uid))


def _row(work: Work, uid: UUID) -> SavedSearchRow:
    for row in _rows(work):
        if row.uid == uid:
            return row
    raise NotFound(_("saved search"), str(uid))


def _value(row: SavedSearchRow) -> SavedSearch:
    return SavedSearch(row.uid, row.name, row.asked, row.made_at)
