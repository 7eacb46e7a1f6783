"""Objectives: can they be seen, are they practised, are they measured? And whom is it for?"""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.library.checks.check import Remark, Sheet, check

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
        if name not in practised and sheet.module.grade != "sketch":
            said = f"no step practises “{name}”; name it in the `objectives` of one, or leave it out here"
            yield Remark(("objectives", number), said)


@check("warning")
def objective_is_measured(sheet: Sheet) -> Iterator[Remark]:
    """Some evaluation item measures each objective of a published module."""
    module = sheet.module
    measured = {item.objective for item in module.evaluation}
    for number, name in enumerate(module.objectives):
        if name not in measured and module.grade == "published" and module.kind == "module":
            yield Remark(("objectives", number), f"no evaluation item measures “{name}”; write one")


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


@check("error")
def group_is_in_order(sheet: Sheet) -> Iterator[Remark]:
    """The least number of people is not above the best, nor the best above the most."""
    group = sheet.module.group
    if group and not group.least <= group.best <= group.most:
        said = f"`least` {group.least}, `best` {group.best} and `most` {group.most} are not in order"
        yield Remark(("group",), said)


@check("error")
def peak_is_a_step(sheet: Sheet) -> Iterator[Remark]:
    """The emotional load is highest in a step of this module."""
    load = sheet.module.load
    if load and load.peak and not sheet.module.step(load.peak):
        keys = ", ".join(step.key for step in sheet.module.steps)
        yield Remark(("load", "peak"), f"no step has the key “{load.peak}”; they are {keys}")


@check("warning")
def treaty_has_a_fallback(sheet: Sheet) -> Iterator[Remark]:
    """Where a state is not a party to a treaty, the trainer needs something else to cite."""
    vocabulary = sheet.vocabulary
    for number, citation in enumerate(sheet.module.provisions):
        provision = vocabulary.provisions.get(citation.id)
        instrument = provision and vocabulary.instruments.get(provision.instrument)
        if instrument and instrument.kind == "treaty" and not citation.fallback:
            said = (
                f"“{citation.id}” is of a treaty; say in `fallback` what to use where the state is no party"
            )
            yield Remark(("provisions", number), said)


@check("error")
def keys_are_unique(sheet: Sheet) -> Iterator[Remark]:
    """A key names one step, handout, blank, flip-chart or evaluation item, and no other."""
    module = sheet.module
    parts = (
        ("steps", module.steps),
        ("handouts", module.handouts),
        ("blanks", module.blanks),
        ("flip-charts", module.flip_charts),
        ("evaluation", module.evaluation),
    )
    seen: dict[str, str] = {}
    for field, values in parts:
        for number, value in enumerate(values):
            if value.key in seen:
                said = f"the key “{value.key}” is used among `{seen[value.key]}` too; change the newer one"
                yield Remark((field, number), said)
            seen.setdefault(value.key, field)
