"""The shipped library: `modules/` and `data/` -> the database, with the index, in one transaction.

Loading again changes nothing. A changed file makes a revision, a vanished one withdraws its edition, a file
whose edition was edited in the app since is a conflict and waits for a person, a broken one is reported and
skipped.

`read` takes the files in and parses them, unless they are those that were `loaded` last; `take_in` writes what
they say: whoever reads before the transaction keeps it short. `load` does it all.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from curriculum import search
from curriculum.access import Work, allow
from curriculum.library import revisions
from curriculum.library.entries import entry
from curriculum.library.finding import Finding
from curriculum.library.format import from_document
from curriculum.library.module import Module
from curriculum.library.revisions import Outcome
from curriculum.library.shipment import (
    INDEXED,
    ReadEdition,
    ReadFolder,
    Shipment,
    read,
    unreadable,
)
from curriculum.models.installation import InstallationState
from curriculum.models.library import ModuleRow, Revision
from curriculum.vocabulary import Vocabulary, loading
from curriculum.vocabulary import get as vocabulary_of

__all__ = ["LoadReport", "load", "loaded", "read", "take_in"]

_FINGERPRINT = "shipped"


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did. Counts are of records: editions, and terms of the vocabulary."""

    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    conflicts: tuple[str, ...] = ()
    """`slug lang`, or `kind/id` of the vocabulary: changed both in the files and in the app."""
    problems: tuple[Finding, ...] = ()


def load(work: Work, folder: Path) -> LoadReport:
    """Bring the library up to date with the files in `folder`, which holds `modules/` and `data/`.

    Files that are as they were are not read at all.
    """
    return take_in(work, read(folder, known=loaded(work)))


def loaded(work: Work) -> str:
    """The fingerprint of the files that were loaded last."""
    return _LastLoad.of(work).fingerprint


def take_in(work: Work, shipment: Shipment | None) -> LoadReport:
    """Bring the library up to date with what `read` found."""
    before = _LastLoad.of(work)
    if shipment is None or shipment.fingerprint == before.fingerprint:
        return _as_before(work, before)
    allow(work.actor, "change library")
    search.prepare(work)
    words = loading.take_in(work, shipment.shelf)
    taking = _Taking(
        work,
        changed=words.changed,
        unchanged=words.unchanged,
        withdrawn=words.withdrawn,
        conflicts=list(words.conflicts),
        problems=[*map(unreadable, words.problems), *shipment.problems],
    )
    for folder in shipment.folders:
        taking.folder(folder)
    if shipment.complete:
        taking.withdraw_vanished()
    everything = bool(words.changed or words.withdrawn) or before.indexed != INDEXED
    _index(work, taking.stale, everything=everything)
    report = taking.report()
    # What is wrong must be said again at the next start: only a sound load is remembered.
    sound = not (report.problems or report.conflicts)
    state = _LastLoad(shipment.fingerprint if sound else "-", INDEXED, report.changed + report.unchanged)
    work.session.merge(InstallationState(name=_FINGERPRINT, value=state.written()))
    work.session.flush()
    return report


def _as_before(work: Work, before: _LastLoad) -> LoadReport:
    """The files are those of the last load: at most the index has to be made again."""
    allow(work.actor, "change library")
    search.prepare(work)
    _index(work, frozenset())
    return LoadReport(unchanged=before.records)


@dataclass(frozen=True, slots=True)
class _LastLoad:
    """What it left: the files it took in, how it indexed them, how many records there were."""

    fingerprint: str = ""
    indexed: int = 0
    records: int = 0

    @classmethod
    def of(cls, work: Work) -> _LastLoad:
        row = work.session.get(InstallationState, _FINGERPRINT)
        parts = row.value.split() if row else []
        return cls(parts[0], int(parts[1]), int(parts[2])) if len(parts) == 3 else cls()

    def written(self) -> str:
        return f"{self.fingerprint} {self.indexed} {self.records}"


@dataclass(slots=True)
class _Taking:
    """One load under way."""

    work: Work
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    conflicts: list[str] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    seen: set[tuple[int, str]] = field(default_factory=set)
    """(module's row, language) of every edition that has a sound file."""
    broken: set[str] = field(default_factory=set)
    """Slugs of folders from which something could not be read: nothing of theirs is withdrawn."""
    owners: dict[UUID, str] = field(default_factory=dict)
    """uid -> slug, of this load."""
    stale: set[int] = field(default_factory=set)
    """Modules' rows to index anew."""

    def folder(self, folder: ReadFolder) -> None:
        for problem in folder.problems:
            self.refuse(folder.slug, problem)
        first = folder.first
        if first is None:
            return
        if said := self.identity_problem(first, folder.slug):
            self.refuse(folder.slug, Finding("readable", "error", "module.md", 1, said))
            return
        assert first.uid is not None
        row, renamed = revisions.keep_module(self.work, first, first.uid, folder.slug)
        if renamed:
            self.stale.add(_id(row))
        for edition in folder.editions:
            self.edition(row, edition)

    def identity_problem(self, module: Module, slug: str) -> str | None:
        """Why the module cannot be kept under its uid and slug."""
        if module.uid is None:
            return "`uid` is missing; a shipped module carries its own, the same for ever"
        if module.uid in self.owners:
            return f"the `uid` is that of “{self.owners[module.uid]}”; give this module its own"
        if not revisions.slug_is_free(self.work, slug, module.uid):
            return f"another module is called “{slug}”; name this folder differently"
        self.owners[module.uid] = slug
        return None

    def edition(self, row: ModuleRow, read: ReadEdition) -> None:
        lang = read.module.lang
        self.seen.add((_id(row), lang))
        outcome = revisions.keep_edition(self.work, row, lang, read.files, read.document)
        if outcome is Outcome.CHANGED:
            self.changed += 1
            self.stale.add(_id(row))
        elif outcome is Outcome.CONFLICT:
            self.conflicts.append(f"{row.slug} {lang}")
        else:
            self.unchanged += 1

    def withdraw_vanished(self) -> None:
        for row, edition in list(revisions.published(self.work)):
            gone = (row.id, edition.lang) not in self.seen and row.slug not in self.broken
            if not (gone and edition.loaded):
                continue
            if revisions.withdraw(self.work, edition) is Outcome.CONFLICT:
                self.conflicts.append(f"{row.slug} {edition.lang}")
                continue
            self.withdrawn += 1
            search.remove(self.work, row.uid, edition.lang)

    def refuse(self, slug: str, finding: Finding) -> None:
        self.broken.add(slug)
        self.problems.append(replace(finding, path=f"modules/{slug}/{finding.path}"))

    def report(self) -> LoadReport:
        conflicts, problems = tuple(self.conflicts), tuple(self.problems)
        return LoadReport(self.changed, self.unchanged, self.withdrawn, conflicts, problems)


def _index(work: Work, stale: Collection[int], *, everything: bool = False) -> None:
    """Bring the index up to date with what the library shows now: with what changed, and what it lacks."""
    lacking = search.missing(work)
    vocabularies = _Vocabularies(work)
    for row, edition in list(revisions.published(work)):
        if everything or row.id in stale or (row.uid, edition.lang) in lacking:
            revision = work.session.get_one(Revision, edition.published_id)
            module = from_document(revision.document, revision.sha256)
            source = edition.lang == row.source_lang
            words = vocabularies.of(edition.lang)
            search.put(work, entry(module, words, uid=row.uid, slug=row.slug, source=source))


@dataclass(slots=True)
class _Vocabularies:
    work: Work
    known: dict[str, Vocabulary] = field(default_factory=dict)

    def of(self, lang: str) -> Vocabulary:
        if lang not in self.known:
            self.known[lang] = vocabulary_of(replace(self.work, language=lang))
        return self.known[lang]


def _id(row: ModuleRow) -> int:
    assert row.id is not None
    return row.id
