"""Minutes of learning by kind: by way of learning, by method, by objective."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

Minutes = Mapping[str, int]


class Learnt(Protocol):
    """A step that is on, in what everyone does."""

    @property
    def minutes(self) -> float: ...
    @property
    def learning_type(self) -> str | None: ...
    @property
    def method(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Sums:
    """Minutes of learning, in all and by kind."""

    minutes: int
    types: Minutes
    """Learning type -> minutes, in the order of the scale."""
    methods: Minutes
    """Method -> minutes, the longest first."""


def sums(learning: Sequence[Learnt], types: Iterable[str]) -> Sums:
    """`types` are the learning types in their order."""
    by_type = _per(learning, lambda each: each.learning_type)
    by_method = _per(learning, lambda each: each.method)
    order = dict.fromkeys((*types, *sorted(by_type)))
    longest = sorted(by_method, key=lambda name: (-by_method[name], name))
    return Sums(
        whole(sum(each.minutes for each in learning)),
        MappingProxyType({name: whole(by_type[name]) for name in order if name in by_type}),
        MappingProxyType({name: whole(by_method[name]) for name in longest}),
    )


def _per(learning: Iterable[Learnt], of: Callable[[Learnt], str | None]) -> dict[str, float]:
    minutes: dict[str, float] = {}
    for each in learning:
        if name := of(each):
            minutes[name] = minutes.get(name, 0.0) + each.minutes
    return minutes


def whole(minutes: float) -> int:
    """Whole minutes; what has any has at least one."""
    return max(1, round(minutes)) if minutes else 0
