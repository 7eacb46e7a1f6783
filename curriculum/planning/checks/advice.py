"""What the checks have to say about a plan: red for the impossible, a few remarks worth a look, notes for the ledger.

`advice_for` is what a page calls; `advise` is pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from curriculum import vocabulary
from curriculum.access import Work
from curriculum.planning.agenda import Agenda
from curriculum.planning.checks.check import GROUPS, Remark
from curriculum.planning.checks.every import CHECKS
from curriculum.planning.checks.ledger import Ledger, ledger
from curriculum.planning.checks.muting import in_force, muted_everywhere
from curriculum.planning.checks.numbers import numbers_of
from curriculum.planning.checks.scene import Scene
from curriculum.planning.facts import facts
from curriculum.planning.fields import Reason
from curriculum.planning.timeline import TimedAgenda, timeline


@dataclass(frozen=True, slots=True)
class MutedRemark:
    """A remark that is not shown, and why."""

    remark: Remark
    reason: Reason
    subject: UUID | None
    """For which item, day or plan it is muted; None: for the whole library."""


@dataclass(frozen=True, slots=True)
class Advice:
    impossible: tuple[Remark, ...]
    look: tuple[Remark, ...]
    """The few that are shown, those of a group together."""
    rest: tuple[Remark, ...]
    """As worth a look, behind a count."""
    notes: tuple[Remark, ...]
    """For the ledger only."""
    muted: tuple[MutedRemark, ...]

    def __iter__(self) -> Iterator[Remark]:
        """Everything that is not muted."""
        yield from (*self.impossible, *self.look, *self.rest, *self.notes)


def advice_for(work: Work, agenda: Agenda, timed: TimedAgenda | None = None) -> Advice:
    """The advice on a plan as it is, in the reader's language. Raises `FileProblem` for a broken revision."""
    return advise(scene_of(work, agenda, timed))


def ledger_for(work: Work, agenda: Agenda, timed: TimedAgenda | None = None) -> Ledger:
    """The ledger of a plan, in the reader's language. Raises `FileProblem` for a broken revision."""
    return ledger(scene_of(work, agenda, timed))


def scene_of(work: Work, agenda: Agenda, timed: TimedAgenda | None = None) -> Scene:
    """What the checks look at: load it once and give it to `advise` and `ledger` both."""
    return Scene(
        agenda=agenda,
        timed=timed or timeline(agenda),
        facts=facts(work, agenda),
        numbers=numbers_of(work),
        words=vocabulary.get(work),
        muted=muted_everywhere(work),
    )


def advise(scene: Scene) -> Advice:
    """Every check's remarks, sorted and muted."""
    remarks = [remark for check in CHECKS for remark in check(scene)]
    heard: list[Remark] = []
    muted: list[MutedRemark] = []
    for remark, why in zip(remarks, _mutings(scene, remarks), strict=True):
        if why is None:
            heard.append(remark)
        else:
            muted.append(MutedRemark(remark, *why))
    look = _gravest([remark for remark in heard if remark.level == "look"])
    most = scene.numbers.most_shown
    return Advice(
        impossible=tuple(remark for remark in heard if remark.level == "impossible"),
        look=_grouped(look[:most]),
        rest=_grouped(look[most:]),
        notes=tuple(remark for remark in heard if remark.level == "note"),
        muted=tuple(muted),
    )


def _mutings(scene: Scene, remarks: Iterable[Remark]) -> Iterator[tuple[Reason, UUID | None] | None]:
    """For each remark its reason and for what it is muted; None where it is heard."""
    own = in_force(scene.agenda)
    for remark in remarks:
        subjects = dict.fromkeys((remark.subject, remark.day, scene.agenda.uid))
        holding = next((own[remark.check, s] for s in subjects if s and (remark.check, s) in own), None)
        if remark.level == "impossible":
            yield None
        elif holding:
            yield holding.reason, holding.subject
        elif remark.check in scene.muted:
            yield scene.muted[remark.check], None
        else:
            yield None


def _gravest(remarks: list[Remark]) -> list[Remark]:
    """The largest of every check, in the order of the checks, then the second of each, and so on: the few that are
    shown are never five times the same.
    """
    order = {check.name: place for place, check in enumerate(CHECKS)}
    seen: Counter[str] = Counter()
    ranked: list[tuple[int, int, Remark]] = []
    for remark in sorted(remarks, key=lambda remark: -remark.size):
        ranked.append((seen[remark.check], order[remark.check], remark))
        seen[remark.check] += 1
    return [remark for *_, remark in sorted(ranked, key=lambda each: each[:2])]


def _grouped(remarks: list[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda remark: GROUPS.index(remark.group)))
