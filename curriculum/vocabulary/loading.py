"""Data files -> the database. An unchanged record is left alone; a vanished one is withdrawn, not deleted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from curriculum.access import Work, allow
from curriculum.errors import FileProblem
from curriculum.models.installation import VOCABULARY, InstallationState
from curriculum.vocabulary import datafiles, rows
from curriculum.vocabulary.datafiles import Shelf
from curriculum.vocabulary.terms import KINDS, Kind


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did."""

    changed: int
    unchanged: int
    withdrawn: int
    problems: tuple[FileProblem, ...]
    conflicts: tuple[str, ...]
    """`kind/id` of records that were changed both in the files and in the app: the app's are kept."""


def load(work: Work, folder: Path) -> int:
    """Bring the vocabulary up to date with the data files in `folder`; the number of records that changed.

    Raises `FileProblem` for the first thing that is wrong in a file.
    """
    loaded = load_sound(work, folder)
    if loaded.problems:
        raise loaded.problems[0]
    return loaded.changed + loaded.withdrawn


def load_sound(work: Work, folder: Path) -> Loaded:
    """Like `load`, but takes in what is sound and reports what is not."""
    return take_in(work, datafiles.read(folder))


def take_in(work: Work, shelf: Shelf) -> Loaded:
    """Bring the vocabulary up to date with what was read from the data files before."""
    allow(work.actor, "change vocabulary")
    kept = rows.kept(work.session)
    ids: dict[Kind, dict[str, int]] = {
        kind: {name: each.row.id for name, each in kept[kind].items()} for kind in KINDS
    }
    changed = unchanged = withdrawn = 0
    conflicts: list[str] = []
    for position, term in enumerate(shelf.terms):
        before = kept[term.kind].pop(term.id, None)
        if before and before.loaded == term.digest and not before.withdrawn:
            if before.row.position != position:
                before.row.position = position
            unchanged += 1
            continue
        if before and before.term.digest not in (before.loaded, term.digest):
            conflicts.append(f"{term.kind}/{term.id}")
            continue
        row = rows.keep(work.session, term, position, ids, before.row if before else None, term.digest)
        ids[term.kind][term.id] = row.id
        changed += 1
    for kind in KINDS:
        for gone in kept[kind].values():
            if kind not in shelf.incomplete and gone.loaded and not gone.withdrawn:
                gone.row.withdrawn = True
                withdrawn += 1
    work.session.flush()
    remember_version(work.session)
    return Loaded(changed, unchanged, withdrawn, tuple(shelf.problems), tuple(conflicts))


def version(session: Session) -> str:
    """A hash of everything that the vocabulary says; empty before the first load."""
    remembered = session.get(InstallationState, VOCABULARY)
    return remembered.value if remembered else ""


def remember_version(session: Session) -> None:
    """Must follow every change of the vocabulary: by it readers know whether what they hold is true."""
    said = hashlib.sha256()
    for kind, terms in rows.kept(session).items():
        for name, each in terms.items():
            said.update(f"{kind}/{name}/{each.term.digest}/{each.row.position}/{each.withdrawn}\n".encode())
    session.merge(InstallationState(name=VOCABULARY, value=said.hexdigest()))
    session.flush()
