"""How the steps of a module's item give and take when its length is set.

Shorter: the slack gives first. Then every step that is on gives in proportion to its length, in steps down
to the next multiple of five minutes, and none goes below five minutes (or below its own, if it is shorter).
Longer: steps that were cut go back towards what the module has written first; what is left becomes slack.
The sum is always exactly what was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from curriculum.planning.agenda import Item
from curriculum.planning.fields import STEP_OF_MINUTES

Steps = dict[str, int]
"""Key of a step that is on -> its minutes."""


def resized(item: Item, minutes: int) -> Item | None:
    """`item`, a module's, at a length of `minutes`; None when its steps cannot give as much."""
    now = {step.key: step.minutes for step in item.steps if step.on}
    change = minutes - item.length
    if change < 0:
        from_slack = min(item.slack, -change)
        wanted = _shrunk(now, by=-change - from_slack)
        slack = item.slack - from_slack
    else:
        wanted = _grown(now, {step.key: step.written for step in item.steps}, by=change)
        slack = item.slack + change - (sum(wanted.values()) - sum(now.values()))
    if wanted is None:
        return None
    steps = tuple(s.model_copy(update={"minutes": wanted.get(s.key, s.minutes)}) for s in item.steps)
    return item.model_copy(update={"steps": steps, "slack": slack})


def _shrunk(now: Steps, by: int) -> Steps | None:
    """`now` with `by` minutes less in all; None when the steps at their shortest are still too long."""
    least = {key: min(minutes, STEP_OF_MINUTES) for key, minutes in now.items()}
    if sum(now.values()) - sum(least.values()) < by:
        return None
    share = _shares(now, {key: -minutes for key, minutes in now.items()}, by)

    def down(key: str, at: int) -> int:
        return max(least[key] - at, -(at % STEP_OF_MINUTES or STEP_OF_MINUTES))

    return _walk(now, -by, down, share)


def _grown(now: Steps, written: Steps, by: int) -> Steps:
    """`now` with up to `by` minutes more, none beyond what is written."""
    missing = {key: max(0, written[key] - minutes) for key, minutes in now.items()}
    by = min(by, sum(missing.values()))
    share = _shares(now, missing, by)

    def up(key: str, at: int) -> int:
        return min(max(0, written[key] - at), STEP_OF_MINUTES - at % STEP_OF_MINUTES)

    return _walk(now, by, up, share)


def _shares(now: Steps, weight: Steps, by: int) -> dict[str, Fraction]:
    """Where each step would stand if minutes could be divided."""
    whole = abs(sum(weight.values())) or 1
    return {key: minutes + Fraction(weight[key] * by, whole) for key, minutes in now.items()}


def _walk(now: Steps, change: int, stride: Callable[[str, int], int], share: dict[str, Fraction]) -> Steps:
    """Spreads `change` one stride at a time at the step furthest from its share; of two, the longer."""
    at = dict(now)
    sign = 1 if change > 0 else -1

    def need(key: str) -> tuple[Fraction, int]:
        return sign * (share[key] - at[key]), at[key]

    while change:
        key = max((key for key in at if stride(key, at[key])), key=need)
        minutes = stride(key, at[key])
        minutes = minutes if abs(minutes) < abs(change) else change
        at[key] += minutes
        change -= minutes
    return at
