"""Objectives: can they be seen, are they practised, are they measured?"""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.library.checks.check import GRADES, Remark, Sheet, check
from curriculum.library.module import Grade
from curriculum.text.yaml import Path

NOT_OBSERVABLE = frozenset(
    ("understand", "know", "learn", "appreciate", "realise", "realize", "believe", "value", "feel", "grasp")
)
"""Verbs of what nobody can see or hear. “Be aware of” counts too."""


@check("warning")
def objective_can_be_observed(sheet: Sheet) -> Iterator[Remark]:
    """An objective begins with a verb that can be seen or heard done in the room."""
    for number, name in enumerate(sheet.module.objectives):
        objective = sheet.vocabulary.objectives.get(name)
        if objective and _hidden(objective.verb):
            said = (
                f"nobody can see people {objective.verb} (“{name}”); name, sort, draft or decide can be seen"
            )
            yield Remark(("objectives", number), said)


def _hidden(verb: str) -> bool:
    words = verb.lower().split()
    return not words or words[0] in NOT_OBSERVABLE or words[0] == "be"


@check("warning")
def objective_is_practised(sheet: Sheet) -> Iterator[Remark]:
    """Some step practises each objective."""
    practised = {name for step in sheet.module.steps for name in step.objectives}
    for number, name in enumerate(sheet.module.objectives):
        if name not in practised:
            said = f"no step practises “{name}”; name it in the `objectives` of one, or leave it out here"
            yield _asked_from("runnable", sheet, ("objectives", number), said)


@check("warning")
def objective_is_measured(sheet: Sheet) -> Iterator[Remark]:
    """Some evaluation item measures each objective of a published module."""
    module = sheet.module
    measured = {item.objective for item in module.evaluation}
    for number, name in enumerate(module.objectives):
        if name not in measured and module.grade != "sketch" and module.kind == "module":
            said = f"no evaluation item measures “{name}”; write one"
            yield _asked_from("published", sheet, ("objectives", number), said)


def _asked_from(grade: Grade, sheet: Sheet, path: Path, said: str) -> Remark:
    """For a module that has not reached `grade` only a note of what comes next."""
    reached = GRADES.index(sheet.module.grade) >= GRADES.index(grade)
    return Remark(path, said) if reached else Remark(path, said, "note", grade)


@check("error")
def objective_is_the_modules(sheet: Sheet) -> Iterator[Remark]:
    """Steps practise and items measure only what the module teaches."""
    module = sheet.module
    for number, step in enumerate(module.steps):
        for place, name in enumerate(step.objectives):
            if name not in module.objectives:
                said = f"“{name}” is not among the module's `objectives`; add it there"
                yield Remark(("steps", number, "objectives", place), said)
    for number, item in enumerate(module.evaluation):
        if item.objective not in module.objectives:
            said = f"“{item.objective}” is not among the module's `objectives`; add it there"
            yield Remark(("evaluation", number, "objective"), said)


@check("error")
def right_option_exists(sheet: Sheet) -> Iterator[Remark]:
    """The right answer is one of the options."""
    for number, item in enumerate(sheet.module.evaluation):
        if item.type == "knowledge" and item.right not in item.options:
            said = f"`right` is “{item.right}”, and the options are {', '.join(sorted(item.options))}"
            yield Remark(("evaluation", number, "right"), said)
