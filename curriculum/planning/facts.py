"""What the checks and the ledger need to know of the sessions that an agenda pins.

    facts(work, agenda) -> Facts

Two queries whatever the number of items; one once the revisions are known, because a revision never changes and
what was read of it is kept under its sha256. Values leave here, rows never do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal
from uuid import UUID

from sqlalchemy import select

from curriculum.access import Work
from curriculum.library import modules
from curriculum.library.format import from_document
from curriculum.library.module import Group, Kind, Load, Module, Need, Role, Step, Trainer
from curriculum.library.passages import hashes
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.editions import Remark
from curriculum.planning.sessions import one_line
from curriculum.planning.store import REVISION
from curriculum.remembered import Remembered


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A step as its module has it."""

    key: str
    title: str
    """On one line, as a plan holds it."""
    minutes: int
    plenary: int = 0
    role: Role | None = None
    method: str | None = None
    core: bool = True
    cut: int | None = None
    pause_after: bool = False
    objectives: tuple[str, ...] = ()
    handouts: tuple[str, ...] = ()
    needs: Mapping[Need, str] = field(default_factory=lambda: MappingProxyType({}))
    """What it needs -> how to do without."""
    own_cases: bool = False


@dataclass(frozen=True, slots=True)
class RevisionFacts:
    """One revision of a module, in one language."""

    sha256: str
    lang: str
    title: str
    kind: Kind = "module"
    steps: Mapping[str, StepFacts] = field(default_factory=lambda: MappingProxyType({}))
    """By their keys, in their order."""
    objectives: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    group: Group | None = None
    trainer: Trainer | None = None
    load: Load | None = None
    themes: tuple[str, ...] = ()
    approaches: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    translation_of: str | None = None
    """The language that it was translated from; None for the first edition."""
    reviewed: bool = True
    words: Mapping[str, str] = field(default_factory=_nothing)
    """Passage -> hash of its words."""
    translated: Mapping[str, str] = field(default_factory=_nothing)
    """Passage -> hash of the source's words that were translated."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a newer revision differs in one step."""

    what: Literal["new", "gone", "minutes"]
    step: str
    """Its title."""
    before: int = 0
    after: int = 0
    """Minutes."""


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """A module's item: what it runs, and how that stands to the library."""

    revision: RevisionFacts
    """What it pins in the plan's language, or in the nearest one."""
    revisions: Mapping[str, str] = field(default_factory=_nothing)
    """What the library shows now: language -> sha256, the source first."""
    newer: RevisionFacts | None = None
    """What the library shows instead of the pinned revision."""
    papers: Mapping[str, frozenset[Remark]] = field(default_factory=lambda: MappingProxyType({}))
    """Language that participants read -> what is not as it should be with what prints in it."""

    @property
    def withdrawn(self) -> bool:
        """The library no longer shows it in this language."""
        return self.revision.lang not in self.revisions

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What is another in the steps of the newer revision; none where only words changed."""
        return tuple(_differences(self.revision, self.newer)) if self.newer else ()


@dataclass(frozen=True, slots=True)
class Facts:
    sessions: Mapping[UUID, SessionFacts] = field(default_factory=lambda: MappingProxyType({}))
    """By the ids of the items on the days, and of those that wait there. One whose revision is not in the database has
    none.
    """

    def of(self, item: Item) -> SessionFacts | None:
        return self.sessions.get(item.uid)


_REMEMBERED = Remembered[str, RevisionFacts](most=2000)


def facts(work: Work, agenda: Agenda) -> Facts:
    """What is known of every module's item that stands on a day or waits there.

    Raises `FileProblem` for a broken revision.
    """
    standing = [item for item in (*agenda.on_days(), *agenda.waiting()) if item.module]
    shown = modules.published_revisions(work, {item.module for item in standing if item.module})
    wanted = {sha for item in standing for sha in item.revisions.values()}
    wanted.update(sha for revisions in shown.values() for sha in revisions.values())
    known = _revisions(work, wanted)
    languages = tuple(dict.fromkeys((agenda.language, *agenda.languages)))
    made: dict[tuple[UUID, tuple[tuple[str, str], ...]], SessionFacts | None] = {}
    sessions: dict[UUID, SessionFacts] = {}
    for item in standing:
        assert item.module is not None
        pinned = (item.module, tuple(sorted(item.revisions.items())))
        if pinned not in made:
            made[pinned] = _session(item.revisions, shown.get(item.module, {}), known, languages)
        if session := made[pinned]:
            sessions[item.uid] = session
    return Facts(MappingProxyType(sessions))


def _revisions(work: Work, wanted: Iterable[str]) -> dict[str, RevisionFacts]:
    known = {sha: found for sha in wanted if (found := _REMEMBERED.get(sha))}
    unread = set(wanted) - known.keys()
    if unread:
        query = select(REVISION.c.sha256, REVISION.c.document).where(REVISION.c.sha256.in_(unread))
        for sha, document in work.session.execute(query):
            known[sha] = _REMEMBERED.keep(sha, revision_facts(from_document(document, sha), sha))
    return known


def revision_facts(module: Module, sha256: str) -> RevisionFacts:
    """What is kept of an edition that is at hand."""
    translation = module.translation
    return RevisionFacts(
        sha256=sha256,
        lang=module.lang,
        title=module.title,
        kind=module.kind,
        steps=MappingProxyType({step.key: _step(step) for step in module.steps}),
        objectives=module.objectives,
        prerequisites=module.prerequisites,
        leads_to=module.leads_to,
        group=module.group,
        trainer=module.trainer,
        load=module.load.level if module.load else None,
        themes=module.themes,
        approaches=module.approaches,
        provisions=tuple(citation.id for citation in module.provisions),
        translation_of=translation.of if translation else None,
        reviewed=translation is None or translation.reviewed,
        words=MappingProxyType(hashes(module)),
        translated=MappingProxyType(dict(translation.passages)) if translation else _nothing(),
    )


def _step(step: Step) -> StepFacts:
    return StepFacts(
        key=step.key,
        title=one_line(step.title),
        minutes=step.minutes,
        plenary=min(step.plenary, step.minutes),
        role=step.role,
        method=step.method,
        core=step.core,
        cut=step.cut,
        pause_after=step.pause_after,
        objectives=step.objectives,
        handouts=step.handouts,
        needs=MappingProxyType(dict(step.needs)),
        own_cases=step.own_cases,
    )


def _session(
    pinned: Mapping[str, str],
    shown: Mapping[str, str],
    known: Mapping[str, RevisionFacts],
    languages: tuple[str, ...],
) -> SessionFacts | None:
    usual = languages[0]
    revision = known.get(_nearest(pinned or shown, usual))
    if revision is None:
        return None
    now = shown.get(revision.lang)
    newer = known.get(now) if now and now != revision.sha256 else None
    every = {**shown, **pinned}
    papers = {language: _remarks(every, language, usual, known) for language in languages}
    return SessionFacts(revision, MappingProxyType(dict(shown)), newer, MappingProxyType(papers))


def _nearest(revisions: Mapping[str, str], *wishes: str) -> str:
    """The sha256 for the first wish that can be met, else for any language, the library's first; else “”."""
    for wish in wishes:
        for lang in (wish, wish.split("-")[0]):
            if lang in revisions:
                return revisions[lang]
    return next(iter(revisions.values()), "")


def _remarks(
    revisions: Mapping[str, str], asked: str, usual: str, known: Mapping[str, RevisionFacts]
) -> frozenset[Remark]:
    """As `editions.PrintedEdition.remarks`, but for what is outdated."""
    edition = known.get(_nearest(revisions, asked, usual))
    if edition is None:
        return frozenset({Remark.MISSING})
    source = known.get(revisions.get(edition.translation_of or "", ""))
    wrong = {
        Remark.MISSING: edition.lang.split("-")[0] != asked.split("-")[0],
        Remark.DRAFT: not edition.reviewed,
        Remark.STALE: source is not None and _is_stale(edition, source),
    }
    return frozenset(remark for remark, holds in wrong.items() if holds)


def _is_stale(edition: RevisionFacts, source: RevisionFacts) -> bool:
    return any(source.words.get(name) != digits for name, digits in edition.translated.items())


def _differences(before: RevisionFacts, after: RevisionFacts) -> Iterator[Difference]:
    for key, step in after.steps.items():
        had = before.steps.get(key)
        if had is None:
            yield Difference("new", step.title, after=step.minutes)
        elif had.minutes != step.minutes:
            yield Difference("minutes", step.title, had.minutes, step.minutes)
    for key, step in before.steps.items():
        if key not in after.steps:
            yield Difference("gone", step.title, before=step.minutes)
