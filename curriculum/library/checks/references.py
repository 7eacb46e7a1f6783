"""What a module names must be in the vocabulary."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from curriculum.library.checks.check import Remark, Sheet, check
from curriculum.text.yaml import Path


def _unknown(names: Iterable[tuple[Path, str]], known: Collection[str], what: str) -> Iterator[Remark]:
    for path, name in names:
        if name not in known:
            near = get_close_matches(name, sorted(known), n=1)
            hint = f"did you mean “{near[0]}”?" if near else "see data/ for those there are"
            yield Remark(path, f"there is no {what} “{name}”; {hint}")


def _listed(field: str, names: Iterable[str]) -> Iterator[tuple[Path, str]]:
    for number, name in enumerate(names):
        yield (field, number), name


@check("error")
def unknown_theme(sheet: Sheet) -> Iterator[Remark]:
    """Themes are ids of data/themes.yaml."""
    yield from _unknown(_listed("themes", sheet.module.themes), sheet.vocabulary.themes, "theme")


@check("error")
def unknown_objective(sheet: Sheet) -> Iterator[Remark]:
    """Objectives, prerequisites and what a module leads to are ids of data/objectives.yaml."""
    module = sheet.module
    lists = (
        ("objectives", module.objectives),
        ("prerequisites", module.prerequisites),
        ("leads-to", module.leads_to),
    )
    for field, names in lists:
        yield from _unknown(_listed(field, names), sheet.vocabulary.objectives, "objective")


@check("error")
def unknown_provision(sheet: Sheet) -> Iterator[Remark]:
    """Provisions are ids that data/instruments/*.yaml gives."""
    cited = ((("provisions", number, "id"), each.id) for number, each in enumerate(sheet.module.provisions))
    yield from _unknown(cited, sheet.vocabulary.provisions, "provision")


@check("error")
def unknown_work(sheet: Sheet) -> Iterator[Remark]:
    """Reading names works of data/works.yaml, the approved list."""
    yield from _unknown(_listed("reading", sheet.module.reading), sheet.vocabulary.works, "work")


@check("error")
def unknown_method(sheet: Sheet) -> Iterator[Remark]:
    """A step's method is an id of data/methods.yaml."""
    methods = (
        (("steps", number, "method"), step.method)
        for number, step in enumerate(sheet.module.steps)
        if step.method
    )
    yield from _unknown(methods, sheet.vocabulary.methods, "method")


@check("error")
def unknown_scale_value(sheet: Sheet) -> Iterator[Remark]:
    """Audience, approaches, settings and adaptations are values of the scales of data/scales.yaml."""
    module = sheet.module
    adaptations = ((("adaptations", number), each.key) for number, each in enumerate(module.adaptations))
    lists: tuple[tuple[str, Iterable[tuple[Path, str]]], ...] = (
        ("audience", _listed("audience", module.audience)),
        ("approach", _listed("approaches", module.approaches)),
        ("setting", _listed("settings", module.settings)),
        ("adaptation", adaptations),
    )
    for scale, names in lists:
        yield from _unknown(names, sheet.vocabulary.scales.get(scale, {}), f"value of the scale {scale}")
