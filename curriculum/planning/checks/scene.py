"""Everything that a check may look at, put together once: the agenda with its times, facts, numbers and words.

Pure: no session, no clock, no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from curriculum.planning import tree
from curriculum.planning.agenda import Agenda, Day, Item, Leads, StepChoice, Strand
from curriculum.planning.apply import apply
from curriculum.planning.checks.numbers import Numbers
from curriculum.planning.checks.sums import Sums, sums
from curriculum.planning.facts import Facts, RevisionFacts, SessionFacts, StepFacts
from curriculum.planning.fields import MODULE_KINDS, ItemKind, Reason
from curriculum.planning.operations import Done, Operation
from curriculum.planning.parts import families
from curriculum.planning.timeline import ProblemKind, TimedAgenda, TimedDay, TimedItem, timeline
from curriculum.vocabulary import Vocabulary
from curriculum.vocabulary.values import Programme, Rhythm

REST: frozenset[ItemKind] = frozenset({"break", "pause", "free"})
"""What asks nothing of anybody."""
HEAVY = "heavy"
"""The load of a session that needs care."""
ACQUISITION = "acquisition"
"""The learning type of input."""


class Running(NamedTuple):
    """A step that is on, with its clock times. A session's steps run one after the other from its start."""

    choice: StepChoice
    facts: StepFacts | None
    start: int
    end: int


class Learning(NamedTuple):
    """A step that is on, in what everyone does."""

    placed: Placed
    step: Running
    minutes: float
    """In a group, weighed by the share of the people who are in it."""
    objectives: tuple[str, ...]
    method: str | None

    @property
    def learning_type(self) -> str | None:
        return self.step.choice.learning_type


@dataclass(frozen=True, slots=True)
class Placed:
    """An item that has a time, with all that is known of where it stands."""

    day: TimedDay
    number: int
    """Of the day, from 1."""
    timed: TimedItem
    session: SessionFacts | None
    strand: Strand | None = None
    parallel: Item | None = None
    """What the strand belongs to."""

    @property
    def item(self) -> Item:
        return self.timed.item

    @property
    def uid(self) -> UUID:
        return self.timed.item.uid

    @property
    def called(self) -> dict[str, Any]:
        """What a sentence names it by: its title, and which part it is of a session that was split."""
        return {"title": self.item.title} | ({"part": self.item.part} if self.item.part else {})

    @property
    def start(self) -> int:
        return self.timed.start

    @property
    def end(self) -> int:
        return self.timed.end

    @property
    def at(self) -> tuple[int, int]:
        """For comparing over days."""
        return self.number, self.start

    @property
    def revision(self) -> RevisionFacts | None:
        return self.session.revision if self.session else None

    @property
    def leads(self) -> Leads:
        """Who leads: the item's own people, else those of its group."""
        return self.item.leads or (self.strand.leads if self.strand else ())

    @property
    def room(self) -> UUID | None:
        return self.item.room or (self.strand.room if self.strand else None)

    @property
    def row(self) -> tuple[int, UUID | None]:
        """What it stands in: a day, or one of its groups."""
        return self.number, self.strand.uid if self.strand else None

    @property
    def works(self) -> bool:
        """Whether it asks something of participants."""
        return self.item.everyone and self.item.kind not in REST

    @property
    def is_session(self) -> bool:
        return self.item.kind in MODULE_KINDS

    def running(self) -> Iterator[Running]:
        """The steps that are on, one after the other."""
        at = self.start
        known = self.revision.steps if self.revision else {}
        for step in self.item.steps:
            if step.on:
                yield Running(step, known.get(step.key), at, at + step.minutes)
                at += step.minutes


@dataclass(frozen=True)
class Scene:
    agenda: Agenda
    timed: TimedAgenda
    facts: Facts
    numbers: Numbers
    words: Vocabulary = field(repr=False)
    muted: Mapping[str, Reason]
    """What is muted for the whole library: check -> reason."""

    @property
    def programme(self) -> Programme | None:
        return self.words.programmes.get(self.agenda.programme or "")

    def rhythm(self, day: Day) -> Rhythm | None:
        return self.words.rhythms.get(day.rhythm or self.agenda.rhythm or "")

    @property
    def is_consecutive(self) -> bool:
        return self.agenda.interpretation == "consecutive"

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every item that has a time: of each day in its order, an item of groups before what is in them."""
        return tuple(self._placed())

    def _placed(self) -> Iterator[Placed]:
        for number, day in enumerate(self.timed.days, start=1):
            for timed in day.items:
                yield Placed(day, number, timed, self.facts.of(timed.item))
                for strand, inner in zip(timed.item.strands, timed.strands, strict=True):
                    for one in inner:
                        yield Placed(day, number, one, self.facts.of(one.item), strand, timed.item)

    @cached_property
    def by_uid(self) -> Mapping[UUID, Placed]:
        return {one.uid: one for one in self.placed}

    @cached_property
    def days(self) -> tuple[tuple[Placed, ...], ...]:
        """The items of each day that are for everyone, without what is in groups, in the order of the clock."""
        of_day: list[list[Placed]] = [[] for _ in self.timed.days]
        for one in self.placed:
            if one.parallel is None and one.item.everyone:
                of_day[one.number - 1].append(one)
        return tuple(tuple(sorted(day, key=lambda one: (one.start, one.end))) for day in of_day)

    @cached_property
    def sessions(self) -> tuple[Placed, ...]:
        """Sessions and activities for everyone, in groups too, in the order of the clock."""
        held = [one for one in self.placed if one.is_session and one.item.everyone]
        return tuple(sorted(held, key=lambda one: one.at))

    @cached_property
    def runs(self) -> tuple[tuple[Placed, ...], ...]:
        """Each session with all its parts on the days, in the order of the clock."""
        family = {item.uid: parts[0].uid for parts in families(self.agenda) for item in parts}
        runs: dict[UUID, list[Placed]] = {}
        for one in self.sessions:
            runs.setdefault(family.get(one.uid, one.uid), []).append(one)
        return tuple(tuple(run) for run in runs.values())

    @cached_property
    def _ids(self) -> frozenset[UUID]:
        return frozenset(tree.ids(self.agenda))

    def fresh(self, name: str) -> UUID:
        """An id for something new, the same whenever the scene is the same."""
        number = 0
        while (uid := uuid5(self.agenda.uid, f"{name} {number}")) in self._ids:
            number += 1
        return uid

    @cached_property
    def learning(self) -> tuple[Learning, ...]:
        """Every step that is on in what everyone does, in the order of the clock."""
        return tuple(self._learning())

    def _learning(self) -> Iterator[Learning]:
        for one in self.sessions:
            weight = _weight(one)
            for step in one.running():
                known = step.facts
                yield Learning(
                    one,
                    step,
                    weight * step.choice.minutes,
                    known.objectives if known else (),
                    known.method if known else None,
                )

    @cached_property
    def sums(self) -> Sums:
        return sums(self.learning, self.words.scales.get("learning-type", {}))

    @cached_property
    def sums_of_days(self) -> tuple[Sums, ...]:
        """As many as there are days."""
        of_day: list[list[Learning]] = [[] for _ in self.timed.days]
        for each in self.learning:
            of_day[each.placed.number - 1].append(each)
        return tuple(sums(day, self.words.scales.get("learning-type", {})) for day in of_day)

    def after(self, one: Placed) -> Iterator[Placed]:
        """What the same people do on the same day once `one` is over, in the order of the clock."""
        own = [
            other
            for other in self.placed
            if other.number == one.number
            and other.item.everyone
            and other.start >= one.end
            and other.uid != one.uid
            and (other.strand is None or (one.strand and other.strand.uid == one.strand.uid))
        ]
        yield from sorted(own, key=lambda other: (other.start, other.end))

    def next_work(self, one: Placed) -> Placed | None:
        """What next asks something of the people of `one`, on the same day."""
        return next((other for other in self.after(one) if other.works), None)

    @cached_property
    def work_days(self) -> tuple[tuple[Placed, ...], ...]:
        """What is asked of everyone, day by day, for the days on which anything is."""
        days = (tuple(one for one in day if one.works) for day in self.days)
        return tuple(day for day in days if day)

    @cached_property
    def others(self) -> tuple[Scene, ...]:
        """A scene for every day that has another content waiting: that day as if it had switched (`on_fallback`: to its
        fallback), and nothing on the days around it.
        """
        return tuple(self._switched(day) for day in self.agenda.days if day.fallback)

    def _switched(self, switching: Day) -> Scene:
        other = {"items": switching.fallback, "fallback": (), "on_fallback": not switching.on_fallback}
        bare = {"items": (), "fallback": (), "on_fallback": False}
        days = tuple(
            day.model_copy(update=other if day.uid == switching.uid else bare) for day in self.agenda.days
        )
        agenda = self.agenda.model_copy(update={"days": days})
        return self.of(agenda)

    def of(self, agenda: Agenda) -> Scene:
        """The same with another state of the plan."""
        return replace(self, agenda=agenda, timed=timeline(agenda))

    def can(self, operation: Operation, *days: UUID) -> bool:
        """Whether `operation`, which touches these days alone, is done without a clash and without new trouble with
        the clock. It is tried on those days: a plan of two weeks is not put together anew for each button.
        """
        own = frozenset(days)
        few = self.agenda.model_copy(update={"days": tuple(d for d in self.agenda.days if d.uid in own)})
        outcome = apply(few, operation)
        if not isinstance(outcome, Done):
            return False
        had = dict(_troubles(TimedAgenda(tuple(day for day in self.timed.days if day.day.uid in own))))
        now = timeline(outcome.agenda)
        return all(minutes <= had.get(what, 0) for what, minutes in _troubles(now))


def _weight(one: Placed) -> float:
    if one.parallel is None or one.strand is None:
        return 1.0
    people = [strand.people for strand in one.parallel.strands]
    if all(people):
        return (one.strand.people or 0) / sum(number or 0 for number in people)
    return 1.0 / len(people)


def _troubles(timed: TimedAgenda) -> Iterator[tuple[tuple[UUID, ProblemKind], int]]:
    for _, one in timed.everything():
        for problem in one.problems:
            if problem.kind is not ProblemKind.SPLIT_NOT_AT_A_PAUSE:
                yield (one.item.uid, problem.kind), problem.minutes
