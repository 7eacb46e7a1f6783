"""All that the papers of a plan are made from: read once, in one transaction, then everything is pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from curriculum import vocabulary
from curriculum.access import Work
from curriculum.i18n import _, language_name, ngettext, number_text
from curriculum.library.module import Handout, Module
from curriculum.papers.tree import Leaf
from curriculum.planning import names, notes, plans
from curriculum.planning.agenda import Agenda, Item, Strand
from curriculum.planning.editions import PrintedEdition, Remark, editions
from curriculum.planning.local_facts import FactsOfSession, local_facts
from curriculum.planning.timeline import TimedAgenda, TimedDay, timeline, waiting
from curriculum.text.scripts import direction
from curriculum.vocabulary import Vocabulary


@dataclass(frozen=True)
class PlanSource:
    """A plan, its times, and the modules that it runs in one language."""

    lang: str
    agenda: Agenda
    timed: TimedAgenda
    editions: Mapping[UUID, PrintedEdition]
    """By the item's uid."""
    notes: Mapping[UUID, str]
    """The trainer's own words beside steps and the team's notes on items, by the note's uid."""
    names: Mapping[UUID, str]
    """Of the people who lead and of rooms, by their uids."""
    facts: tuple[FactsOfSession, ...]
    """What the sessions ask about the place, and what was answered."""
    vocabulary: Vocabulary

    @cached_property
    def waiting(self) -> Mapping[UUID, TimedDay]:
        """The other content of the days that have one."""
        return waiting(self.agenda)

    @cached_property
    def numbers(self) -> Mapping[UUID, int]:
        """Module -> its number in the plan, in the order of the days. The parts of a session share one."""
        numbers: dict[UUID, int] = {}
        for _day, timed in self.timed.everything():
            if timed.item.module and timed.item.uid in self.editions:
                numbers.setdefault(timed.item.module, len(numbers) + 1)
        return numbers

    @property
    def beside_lang(self) -> str:
        """The language of what prints beside drafts; empty when nothing does."""
        return next((edition.original.lang for edition in self.editions.values() if edition.original), "")

    def in_its_language(self, leaf: Leaf, module: Module) -> Leaf:
        """`leaf`, told which language it is in where that is not the paper's."""
        if module.lang == self.lang:
            return leaf
        return replace(leaf, lang=module.lang, rtl=direction(module.lang) == "rtl")

    def codes(self, item: Item, module: Module) -> Mapping[str, str]:
        """Handout -> the code that guide and handout both bear: “3B”, the second handout of session 3."""
        assert item.module is not None
        number = self.numbers[item.module]
        return {handout.key: f"{number}{letter}" for letter, handout in module.lettered_handouts()}

    def sessions(self) -> Iterator[tuple[Item, Module]]:
        """Each module once, by number, with the first of its items."""
        seen: set[UUID] = set()
        for _day, timed in self.timed.everything():
            item = timed.item
            if item.module and item.uid in self.editions and item.module not in seen:
                seen.add(item.module)
                yield item, self.editions[item.uid].module

    def used_handouts(self, item: Item, module: Module) -> Iterator[tuple[str, Handout]]:
        """The handouts of a session with their codes, but those that only switched-off steps use."""
        on = {step.key for part in self._parts(item) for step in part.steps if step.on}
        needed = {key for step in module.steps if step.key in on for key in step.handouts}
        wanted = {key for step in module.steps for key in step.handouts}
        codes = self.codes(item, module)
        for _letter, handout in module.lettered_handouts():
            if handout.key in needed or handout.key not in wanted:
                yield codes[handout.key], handout

    def _parts(self, item: Item) -> Iterator[Item]:
        return (other for other in self.agenda.on_days() if other.module == item.module)


def plan_source(work: Work, slug: str, lang: str | None = None) -> PlanSource:
    """A plan as it stands now, to be printed in `lang`, by default in its own language. Raises `NotFound`."""
    agenda = plans.get(work, slug).agenda
    lang = lang or agenda.language
    words = set(_notes(agenda))
    printed = editions(work, agenda, lang)
    return PlanSource(
        lang=lang,
        agenda=agenda,
        timed=timeline(agenda),
        editions=printed,
        notes=notes.texts(work, words),
        names=names.texts(work, set(_named(agenda))),
        facts=local_facts(work, agenda, printed),
        vocabulary=vocabulary.get(replace(work, language=lang)),
    )


def _notes(agenda: Agenda) -> Iterator[UUID]:
    for item in agenda.everything():
        yield from (step.words for step in item.steps if step.words)
        yield from (note for note in (item.note, item.absent_note) if note)


def _named(agenda: Agenda) -> Iterator[UUID]:
    for item in agenda.everything():
        yield from by(item)
        for strand in item.strands:
            yield from by(strand)


def by(holder: Item | Strand) -> tuple[UUID, ...]:
    """Who leads an item or a group, and its room."""
    return (*holder.leads, *((holder.room,) if holder.room else ()))


def remarks(source: PlanSource) -> tuple[str, ...]:
    """What one should know of the languages of a paper before it prints, a sentence each, in the reader's."""
    return tuple(
        sentence
        for item, module in source.sessions()
        for sentence in _remarks(module.title, source.editions[item.uid])
    )


def _remarks(title: str, edition: PrintedEdition) -> Iterator[str]:
    lang = language_name(edition.module.lang)
    for remark in edition.remarks:
        match remark:
            case Remark.MISSING:
                asked = language_name(edition.asked)
                yield _("“{title}” is not in {asked}; it prints in {language}.").format(
                    title=title, asked=asked, language=lang
                )
            case Remark.DRAFT:
                yield _("“{title}” in {language} is a draft translation that nobody has reviewed.").format(
                    title=title, language=lang
                )
            case Remark.STALE:
                count = len(edition.stale)
                yield ngettext(
                    "“{title}” in {language}: {number} passage has changed in the source since it was translated.",
                    "“{title}” in {language}: {number} passages have changed in the source since they were translated.",
                    count,
                ).format(title=title, language=lang, number=number_text(count))
            case Remark.OUTDATED:
                yield _(
                    "“{title}” has a newer version in the library; the plan keeps the one that it began with."
                ).format(title=title)
