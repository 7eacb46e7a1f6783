"""The ledger: how many minutes a plan gives to each objective, way of learning and method.

Every minute is one of a step that is on: shared over the step's objectives, and in parallel groups weighed by the
people who are in them. Nothing is typed by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from curriculum.planning.checks.scene import Scene
from curriculum.planning.checks.sums import Sums, whole


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    id: str
    text: str
    minutes: int
    required: bool
    """Whether the plan's programme asks for it."""

    @property
    def is_gap(self) -> bool:
        return self.required and self.minutes == 0


@dataclass(frozen=True, slots=True)
class DayLine:
    day: UUID
    number: int
    sums: Sums


@dataclass(frozen=True, slots=True)
class Ledger:
    objectives: tuple[ObjectiveLine, ...]
    """What the programme asks for in its order, then everything else that has minutes, the longest first."""
    whole: Sums
    days: tuple[DayLine, ...]

    @property
    def gaps(self) -> tuple[ObjectiveLine, ...]:
        return tuple(line for line in self.objectives if line.is_gap)


def ledger(scene: Scene) -> Ledger:
    """Whole minutes; an objective that has any has at least one."""
    minutes = minutes_per_objective(scene)
    required = scene.programme.objectives if scene.programme else ()
    others = sorted(minutes.keys() - set(required), key=lambda name: (-minutes[name], name))
    lines = (
        ObjectiveLine(
            name, scene.words.label("objective", name), whole(minutes.get(name, 0.0)), name in required
        )
        for name in (*dict.fromkeys(required), *others)
    )
    days = (
        DayLine(timed.day.uid, number, of_day)
        for number, (timed, of_day) in enumerate(
            zip(scene.timed.days, scene.sums_of_days, strict=True), start=1
        )
    )
    return Ledger(tuple(lines), scene.sums, tuple(days))


def minutes_per_objective(scene: Scene) -> Mapping[str, float]:
    minutes: dict[str, float] = {}
    for each in scene.learning:
        for name in each.objectives:
            minutes[name] = minutes.get(name, 0.0) + each.minutes / len(each.objectives)
    return minutes
