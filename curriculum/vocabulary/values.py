"""The vocabulary as frozen values, with its words in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar

Value = TypeVar("Value")


def _empty() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Theme:
    id: str
    label: str
    definition: str
    parent: str | None
    children: tuple[str, ...]
    also: tuple[str, ...] = ()
    """Other names, for searching."""
    related: tuple[str, ...] = ()
    scope: str = ""
    match: tuple[tuple[str, str], ...] = ()
    """(`exact` or `close`, address) in public vocabularies."""


@dataclass(frozen=True, slots=True)
class Objective:
    id: str
    text: str
    verb: str
    domain: str
    bloom: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Method:
    id: str
    label: str
    learning_type: str
    definition: str = ""
    not_when: str = ""


@dataclass(frozen=True, slots=True)
class ScaleValue:
    id: str
    label: str
    note: str = ""
    detail: Mapping[str, Any] = field(default_factory=_empty)
    """What the scale adds: `light` and `dark` colours, or the `least` and `most` minutes of a length."""


@dataclass(frozen=True, slots=True)
class Provision:
    id: str
    instrument: str
    number: str
    heading: str
    summary: str


@dataclass(frozen=True, slots=True)
class Instrument:
    id: str
    label: str
    short: str
    kind: str
    binding: bool
    adopted: int
    """Year."""
    in_force: int | None
    symbol: str | None
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A book or guide that reading lists may name."""

    id: str
    title: str
    by: str | None
    publisher: str | None
    year: int | None
    edition: str | None
    status: str
    """`seen` or `known`."""
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Two times of a day, in minutes from midnight."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pause:
    key: str
    kind: str
    label: str
    minutes: int
    window: Window
    """It lies wholly inside."""

    @property
    def latest(self) -> int:
        """The last minute at which it may begin."""
        return max(self.window.start, self.window.end - self.minutes)

    @property
    def usual(self) -> int:
        """Where it begins when nothing speaks against it: in the middle of its window, down to five minutes, so that an
        ordinary day has four equal sittings.
        """
        middle = self.window.start + (self.latest - self.window.start) // 2
        return max(self.window.start, middle - middle % 5)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A shape of day. Times are minutes from midnight."""

    id: str
    label: str
    note: str
    start: int
    end: int
    longest_sitting: int
    """Minutes."""
    low_energy: Window | None
    pauses: tuple[Pause, ...]
    arrivals: bool = False
    """People come or leave on such a day: nothing that all need stands before everybody has arrived."""
    own: bool = False
    """Made here, and not shipped."""


@dataclass(frozen=True, slots=True)
class SkeletonItem:
    kind: str
    title: str
    minutes: int
    everyone: bool
    pin: int | None
    """Fixed start, in minutes from midnight."""


@dataclass(frozen=True, slots=True)
class SkeletonDay:
    title: str
    items: tuple[SkeletonItem, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    id: str
    label: str
    aim: str
    days: int
    rhythm: str
    objectives: tuple[str, ...]
    skeleton: tuple[SkeletonDay, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that is in use, in the order in which it is shown.

    Labels are in one language, English where it has none.
    """

    language: str
    themes: Mapping[str, Theme] = field(default_factory=_empty)
    scales: Mapping[str, Mapping[str, ScaleValue]] = field(default_factory=_empty)
    methods: Mapping[str, Method] = field(default_factory=_empty)
    objectives: Mapping[str, Objective] = field(default_factory=_empty)
    instruments: Mapping[str, Instrument] = field(default_factory=_empty)
    provisions: Mapping[str, Provision] = field(default_factory=_empty)
    works: Mapping[str, CitedWork] = field(default_factory=_empty)
    rhythms: Mapping[str, Rhythm] = field(default_factory=_empty)
    programmes: Mapping[str, Programme] = field(default_factory=_empty)
    labels: Mapping[tuple[str, str], str] = field(default_factory=_empty)
    """(facet, id) -> label, withdrawn ones too, so that an old plan keeps its words."""

    def label(self, facet: str, name: str) -> str:
        """The words for an id; what is not known is its own label.

        Facets are `theme`, `method`, `objective`, `instrument`, `provision`, `work`, `rhythm`, `programme`,
        and the scales by their names; `scale` names the scales themselves.
        """
        return self.labels.get((facet, name), name)

    def below(self, theme: str) -> frozenset[str]:
        """The ids of a theme and of everything below it; empty for an unknown theme."""
        found: set[str] = set()
        waiting = [theme] if theme in self.themes else []
        while waiting:
            name = waiting.pop()
            found.add(name)
            waiting.extend(self.themes[name].children)
        return frozenset(found)

    def length(self, minutes: int) -> str | None:
        """The value of the scale `length` that holds `minutes`."""
        for name, value in self.scales.get("length", {}).items():
            if value.detail.get("least", 0) <= minutes <= value.detail.get("most", minutes):
                return name
        return None
