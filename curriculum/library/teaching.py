"""Which sessions of the library teach an objective."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from curriculum.access import Work
from curriculum.search import Edition, editions_with


@dataclass(frozen=True, slots=True)
class Taught:
    """A published module that teaches an objective, in the edition for the reader."""

    uid: UUID
    slug: str
    lang: str
    title: str
    minutes: int


def taught(work: Work, objectives: Iterable[str]) -> dict[str, tuple[Taught, ...]]:
    """Objective -> the published modules that teach it, by title; nothing for one that is a gap."""
    return {
        objective: tuple(
            sorted((_shown(work, each) for each in modules), key=lambda one: one.title.casefold())
        )
        for objective, modules in editions_with(work, "objective", objectives).items()
    }


def shared(work: Work, objectives: Iterable[str]) -> Mapping[UUID, int]:
    """Module -> how many of the objectives it teaches; modules that teach none are left out."""
    found = editions_with(work, "objective", set(objectives))
    return Counter(editions[0].uid for modules in found.values() for editions in modules)


def _shown(work: Work, editions: Sequence[Edition]) -> Taught:
    """In the reader's language, in its wider language, or in the source."""
    wishes = (work.language, work.language.split("-")[0])
    by_lang = {edition.lang: edition for edition in editions}
    source = next((edition for edition in editions if edition.source), editions[0])
    best = next((by_lang[wish] for wish in wishes if wish in by_lang), source)
    return Taught(best.uid, best.slug, best.lang, best.title, best.minutes)
