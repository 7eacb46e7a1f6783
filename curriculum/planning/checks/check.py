"""What a check is: one pure function over a scene, its name, its level and its group beside it.

A check yields what it sees; at most once for each subject, so that muting a remark hides exactly that one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal
from uuid import UUID

from curriculum.planning.checks.scene import Scene
from curriculum.planning.operations import Operation

Level = Literal["impossible", "look", "note"]
Group = Literal["clock", "care", "shape", "outside", "interpreting", "papers", "content", "design"]
GROUPS: tuple[Group, ...] = (
    "clock", "care", "outside", "shape", "interpreting", "papers", "content", "design",
)  # fmt: skip
"""In the order in which they are shown."""
MendName = Literal[
    "free-start", "set-aside", "end-later", "leave-time", "add-break", "split-here", "add-opening", "add-evaluation",
    "add-action", "add-agreement", "add-preparation", "add-talk", "switch-on-debrief", "without-officials", "remove",
    "next-day", "begin-later", "swap", "take-newer", "lengthen", "only-core", "shorten",
    "split-around",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mend:
    """One click that mends: `words.label` says what stands on its button."""

    name: MendName
    operation: Operation
    days: frozenset[UUID]
    """All that it touches."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check has to say about one subject."""

    subject: UUID
    """The item, the day or the plan."""
    size: int = 1
    """How much of it there is, in the check's own measure: more is worse."""
    day: UUID | None = None
    data: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """What the sentence names."""
    mends: tuple[Mend, ...] = ()
    """What might mend it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A check's word about one subject. `words.sentence` says it."""

    check: str
    level: Level
    group: Group
    subject: UUID
    size: int
    day: UUID | None
    data: Mapping[str, Any]
    offered: tuple[Mend, ...] = field(repr=False)
    scene: Scene = field(repr=False, compare=False)

    @property
    def mends(self) -> tuple[Mend, ...]:
        """What mends it without a clash and without new trouble with the clock. Tried when it is asked for: most
        remarks are never opened.
        """
        return tuple(mend for mend in self.offered if self.scene.can(mend.operation, *mend.days))


Look = Callable[[Scene], Iterable[Seen]]


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the list of checks. Call it with a scene to have its remarks."""

    name: str
    level: Level
    group: Group
    why: str
    look: Look

    def __call__(self, scene: Scene) -> Iterator[Remark]:
        for seen in self.look(scene):
            data = MappingProxyType(dict(seen.data))
            yield Remark(
                self.name, self.level, self.group, seen.subject, seen.size, seen.day, data, seen.mends, scene
            )


def check(level: Level, group: Group) -> Callable[[Look], Check]:
    """Makes a check of a function: its name with hyphens is the check's, its docstring says why."""

    def make(look: Look) -> Check:
        return Check(look.__name__.replace("_", "-"), level, group, (look.__doc__ or "").strip(), look)

    return make
