"""Does what a module says in one place agree with what it says in another?"""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.library.checks.check import Remark, Sheet, check


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
