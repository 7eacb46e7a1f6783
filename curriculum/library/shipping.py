"""The shipped library: `modules/` and `data/` -> the database, with the index, in one transaction.

Loading again changes nothing. A changed file makes a revision, a vanished one withdraws its edition, a file
whose edition was edited in the app since is a conflict and waits for a person, a broken one is reported and
skipped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from curriculum import __version__, search
from curriculum.access import Work, allow
from curriculum.errors import FileProblem
from curriculum.library import files, revisions
from curriculum.library.entries import entry
from curriculum.library.finding import Finding
from curriculum.library.format import document, from_document, languages, read_edition, sha256
from curriculum.library.module import Module
from curriculum.library.revisions import Outcome
from curriculum.models.library import ModuleRow, Revision
from curriculum.models.planning import Preference
from curriculum.vocabulary import Vocabulary, loading
from curriculum.vocabulary import get as vocabulary_of

INDEXED = 1
"""Raised whenever `entries` changes, so that a database loaded by an older Sala is indexed again."""
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
    """Bring the library up to date with the files in `folder`, which holds `modules/` and `data/`."""
    allow(work.actor, "change library")
    search.prepare(work)
    fingerprint = _fingerprint(folder)
    remembered = work.session.get(Preference, (loading.NOBODY, _FINGERPRINT))
    before = _Remembered.read(remembered.value if remembered else "")
    if before.fingerprint == fingerprint:
        return LoadReport(unchanged=before.records)
    words = loading.load_sound(work, folder / "data")
    shipment = _Shipment(
        work,
        folder / "modules",
        changed=words.changed,
        unchanged=words.unchanged,
        withdrawn=words.withdrawn,
        conflicts=list(words.conflicts),
        problems=[_finding(problem) for problem in words.problems],
    )
    shipment.load()
    shipment.index(everything=bool(words.changed or words.withdrawn) or before.indexed != INDEXED)
    report = shipment.report()
    # What is wrong must be said again at the next start: only a sound load is remembered.
    sound = not (report.problems or report.conflicts)
    state = _Remembered(fingerprint if sound else "-", INDEXED, report.changed + report.unchanged)
    work.session.merge(Preference(actor=loading.NOBODY, name=_FINGERPRINT, value=state.written()))
    work.session.flush()
    return report


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What the last load left: the files it took in, how it indexed them, how many records there were."""

    fingerprint: str = ""
    indexed: int = 0
    records: int = 0

    @classmethod
    def read(cls, value: str) -> _Remembered:
        parts = value.split()
        return cls(parts[0], int(parts[1]), int(parts[2])) if len(parts) == 3 else cls()

    def written(self) -> str:
        return f"{self.fingerprint} {self.indexed} {self.records}"


@dataclass(slots=True)
class _Shipment:
    """One load under way."""

    work: Work
    folder: Path
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    conflicts: list[str] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    seen: set[tuple[int, str]] = field(default_factory=set)
    """(module's row, language) of every edition that has a file, sound or not."""
    broken: set[str] = field(default_factory=set)
    """Slugs of folders from which something could not be read: nothing of theirs is withdrawn."""
    owners: dict[UUID, str] = field(default_factory=dict)
    """uid -> slug, of this load."""
    stale: set[int] = field(default_factory=set)
    """Modules' rows to index anew."""

    def load(self) -> None:
        folders = sorted(each for each in self.folder.glob("*") if each.is_dir())
        for folder in folders:
            self.module(folder)
        self.withdraw_vanished()

    def module(self, folder: Path) -> None:
        slug = folder.name
        texts, problems = files.read_folder(folder)
        for problem in problems:
            self.refuse(slug, _finding(problem))
        editions: list[Module] = []
        for lang in languages(texts):
            read = read_edition(texts, lang)
            for finding in read.findings:
                self.refuse(slug, finding)
            if read.module:
                editions.append(read.module)
        first = next((module for module in editions if module.translation is None), None)
        if first is None:
            self.refuse(
                slug, Finding("readable", "error", "module.md", None, "has no sound first edition; skipped")
            )
            return
        if said := self.identity_problem(first, slug):
            self.refuse(slug, Finding("readable", "error", "module.md", 1, said))
            return
        assert first.uid is not None
        row, renamed = revisions.keep_module(self.work, first, first.uid, slug)
        if renamed:
            self.stale.add(_id(row))
        for module in editions:
            self.edition(row, module)

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

    def edition(self, row: ModuleRow, module: Module) -> None:
        text = document(module)
        self.seen.add((_id(row), module.lang))
        outcome = revisions.keep_edition(self.work, row, module.lang, text, sha256(text))
        if outcome is Outcome.CHANGED:
            self.changed += 1
            self.stale.add(_id(row))
        elif outcome is Outcome.CONFLICT:
            self.conflicts.append(f"{row.slug} {module.lang}")
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

    def index(self, *, everything: bool) -> None:
        """Bring the index up to date with what the library shows now."""
        vocabularies = _Vocabularies(self.work)
        for row, edition in list(revisions.published(self.work)):
            if everything or row.id in self.stale:
                revision = self.work.session.get_one(Revision, edition.published_id)
                module = from_document(revision.document, revision.sha256)
                source = edition.lang == row.source_lang
                words = vocabularies.of(edition.lang)
                search.put(self.work, entry(module, words, uid=row.uid, slug=row.slug, source=source))

    def refuse(self, slug: str, finding: Finding) -> None:
        self.broken.add(slug)
        self.problems.append(replace(finding, path=f"modules/{slug}/{finding.path}"))

    def report(self) -> LoadReport:
        conflicts, problems = tuple(self.conflicts), tuple(self.problems)
        return LoadReport(self.changed, self.unchanged, self.withdrawn, conflicts, problems)


@dataclass(slots=True)
class _Vocabularies:
    work: Work
    known: dict[str, Vocabulary] = field(default_factory=dict)

    def of(self, lang: str) -> Vocabulary:
        if lang not in self.known:
            self.known[lang] = vocabulary_of(replace(self.work, language=lang))
        return self.known[lang]


def _fingerprint(folder: Path) -> str:
    """sha256 of every file that loading reads, and of the Sala that reads it."""
    said = hashlib.sha256(f"{__version__} {INDEXED}".encode())
    for file in _files(folder):
        said.update(file.relative_to(folder).as_posix().encode() + b"\0")
        said.update(hashlib.sha256(file.read_bytes()).digest())
    return said.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    patterns = ("data/*.yaml", "data/instruments/*.yaml", "modules/*/*.md", "modules/*/handouts/*.md")
    for pattern in patterns:
        yield from sorted(file for file in folder.glob(pattern) if file.is_file())


def _finding(problem: FileProblem) -> Finding:
    return Finding("readable", "error", problem.path, problem.line, problem.message)


def _id(row: ModuleRow) -> int:
    assert row.id is not None
    return row.id
