"""Two languages in one room: what is spoken before everybody is spoken twice."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.planning import operations as op
from curriculum.planning.checks.check import Mend, Seen, check
from curriculum.planning.checks.mending import mend
from curriculum.planning.checks.scene import Placed, Running, Scene
from curriculum.planning.operations import Operation

LONGEST = 1440


@check("look", "interpreting")
def interpretation_not_allowed_for(scene: Scene) -> Iterator[Seen]:
    """Consecutive interpretation says again what is spoken before everybody, so those minutes double; the library
    counts them for each step. The factor is a number that the organisation may set. Spare minutes are room for it.
    """
    if not scene.is_consecutive:
        return
    for one in scene.sessions:
        steps = [step for step in one.running() if step.facts]
        if not steps or len(steps) < sum(step.on for step in one.item.steps):
            continue
        needed = sum(_needed(scene, step) for step in steps)
        missing = needed - one.item.length
        if missing > 0:
            data = {**one.called, "minutes": missing, "needed": needed}
            mends = _lengthen(scene, one, needed) + _only_core(scene, one, steps)
            yield Seen(one.uid, missing, one.day.day.uid, data, mends)


def _needed(scene: Scene, step: Running) -> int:
    """Minutes of a step when its plenary part is interpreted."""
    assert step.facts is not None
    return step.facts.minutes + _more(scene, step.facts.plenary)


def _more(scene: Scene, plenary: int) -> int:
    return -(-plenary * (scene.numbers.interpreted_plenary - 100) // 100)


def _lengthen(scene: Scene, one: Placed, needed: int) -> tuple[Mend, ...]:
    if needed > LONGEST:
        return ()
    return mend("lengthen", op.SetMinutes(item=one.uid, minutes=needed), one)


def _only_core(scene: Scene, one: Placed, steps: list[Running]) -> tuple[Mend, ...]:
    """Where the core alone, interpreted, has room in the minutes that there are."""
    core = [step for step in steps if step.choice.core]
    if not core or len(core) == len(steps) or sum(_needed(scene, step) for step in core) > one.item.length:
        return ()
    kept = {step.choice.key for step in core}
    choices = tuple(
        choice.model_copy(update={"on": choice.on and choice.key in kept}) for choice in one.item.steps
    )
    slack = one.item.length - sum(step.choice.minutes for step in core)
    shorter: Operation = op.SetSteps(item=one.uid, steps=choices, slack=slack)
    return mend("only-core", op.Several(operations=(shorter,), doing="shorten"), one)
