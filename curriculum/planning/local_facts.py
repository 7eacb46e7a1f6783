"""What the sessions of a plan ask about its place, and what has been answered.

A module's blank is a question; the plan holds the answer, in a note, so that it can be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from curriculum.access import Work
from curriculum.library.module import Blank
from curriculum.planning import notes
from curriculum.planning.agenda import Agenda
from curriculum.planning.editions import PrintedEdition, editions


@dataclass(frozen=True, slots=True)
class LocalFact:
    blank: Blank
    answer: str
    """Empty while it is open."""


@dataclass(frozen=True, slots=True)
class FactsOfSession:
    """What one module asks, in its own order."""

    module: UUID
    title: str
    lang: str
    facts: tuple[LocalFact, ...]

    @property
    def open(self) -> int:
        return sum(not fact.answer for fact in self.facts)


def local_facts(
    work: Work, agenda: Agenda, printed: Mapping[UUID, PrintedEdition] | None = None
) -> tuple[FactsOfSession, ...]:
    """Every module on the days that asks something, in the order of the days.

    `printed` gives the editions; without it they are those in the plan's language.
    """
    shown = editions(work, agenda, agenda.language) if printed is None else printed
    answers = notes.texts(work, (filled.words for filled in agenda.filled))
    return tuple(_facts(agenda, shown, answers))


def _facts(
    agenda: Agenda, shown: Mapping[UUID, PrintedEdition], answers: Mapping[UUID, str]
) -> Iterator[FactsOfSession]:
    seen: set[UUID] = set()
    for item in agenda.on_days():
        if item.module is None or item.module in seen:
            continue
        seen.add(item.module)
        module = shown[item.uid].module
        facts = []
        for blank in module.blanks:
            words = agenda.answer(item.module, blank.key)
            facts.append(LocalFact(blank, answers.get(words, "") if words else ""))
        if facts:
            yield FactsOfSession(item.module, module.title, module.lang, tuple(facts))
