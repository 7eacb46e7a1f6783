"""Which edition of each module a plan prints in a language, and what one should know before it prints.

An item pins a revision per language. A language that it has not pinned prints as the library shows it now; where
the module is not in that language at all, the plan's own language prints in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from curriculum.access import Work
from curriculum.errors import NotFound
from curriculum.library import modules
from curriculum.library.module import Module
from curriculum.library.passages import stale_passages
from curriculum.planning.agenda import Agenda, Item


class Remark(StrEnum):
    """What is not as it should be with an edition that prints."""

    MISSING = "missing"
    """The module is not in the language that was asked for; another prints."""
    DRAFT = "draft"
    """A translation that nobody has reviewed."""
    STALE = "stale"
    """Passages of its source have changed since they were translated."""
    OUTDATED = "outdated"
    """The library shows a newer revision than the one that the plan pins."""


@dataclass(frozen=True, slots=True)
class PrintedEdition:
    """The edition of an item's module that prints."""

    module: Module
    source: Module | None
    """What a translation was made from; None for the first edition."""
    asked: str
    """The language that was asked for."""
    stale: tuple[str, ...]
    """The passages whose source has changed, as `library.passages` names them."""
    outdated: bool

    @property
    def is_draft(self) -> bool:
        return self.module.translation is not None and not self.module.translation.reviewed

    @property
    def original(self) -> Module | None:
        """What prints beside a draft's words where they must be right; None when they stand alone."""
        return self.source if self.is_draft else None

    @property
    def remarks(self) -> tuple[Remark, ...]:
        wrong = {
            Remark.MISSING: not _speaks(self.module.lang, self.asked),
            Remark.DRAFT: self.is_draft,
            Remark.STALE: bool(self.stale),
            Remark.OUTDATED: self.outdated,
        }
        return tuple(remark for remark, holds in wrong.items() if holds)


def editions(work: Work, agenda: Agenda, language: str) -> Mapping[UUID, PrintedEdition]:
    """Item -> what it prints in `language`, for every item of a module that stands on a day.

    Raises `NotFound` when a pinned revision is no longer in the database.
    """
    standing = [item for item in agenda.on_days() if item.module]
    shown = modules.published_revisions(work, {item.module for item in standing if item.module})
    return {item.uid: _edition(work, item, shown, language, agenda.language) for item in standing}


def languages(work: Work, agenda: Agenda) -> tuple[str, ...]:
    """Every language in which some session on the days can print, the plan's own first."""
    standing = [item for item in agenda.on_days() if item.module]
    shown = modules.published_revisions(work, {item.module for item in standing if item.module})
    spoken = {lang for item in standing for lang in item.revisions}
    spoken.update(lang for revisions in shown.values() for lang in revisions)
    return (agenda.language, *sorted(spoken - {agenda.language}))


def _edition(
    work: Work, item: Item, shown: Mapping[UUID, Mapping[str, str]], language: str, usual: str
) -> PrintedEdition:
    assert item.module is not None
    published = shown.get(item.module, {})
    revisions = {**published, **item.revisions}
    lang = _nearest(revisions, language, usual)
    if lang is None:
        raise NotFound("edition", item.title)
    module = modules.at_revision(work, revisions[lang])
    source = None
    if module.translation and module.translation.of in revisions:
        source = modules.at_revision(work, revisions[module.translation.of])
    return PrintedEdition(
        module=module,
        source=source,
        asked=language,
        stale=stale_passages(module, source) if source else (),
        outdated=lang in published and published[lang] != revisions[lang],
    )


def _nearest(revisions: Mapping[str, str], *wishes: str) -> str | None:
    """The first wish that can be met, else any language, the library's first."""
    for wish in wishes:
        for lang in (wish, wish.split("-")[0]):
            if lang in revisions:
                return lang
    return next(iter(revisions), None)


def _speaks(lang: str, asked: str) -> bool:
    return lang.split("-")[0] == asked.split("-")[0]
