"""A translated edition carries the data of its source, and knows what it was translated from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from curriculum.library.checks.check import Remark, Sheet, check
from curriculum.library.format import document, sha256
from curriculum.library.module import Module
from curriculum.library.passages import hashes, passages

_DATA = (
    "uid", "kind", "themes", "audience", "approaches", "settings", "difficulty", "minutes", "spare",
    "objectives", "prerequisites", "leads_to", "reading",
)  # fmt: skip
_STEP_DATA = (
    "role", "minutes", "plenary", "method", "core", "cut", "pause_after", "objectives", "handouts",
    "own_cases",
)  # fmt: skip
_KEYED = (
    "terms",
    "blanks",
    "flip_charts",
    "steps",
    "hard_questions",
    "adaptations",
    "evaluation",
    "handouts",
)


@check("error")
def source_is_there(sheet: Sheet) -> Iterator[Remark]:
    """The language that an edition was translated from is that of the first edition."""
    translation = sheet.module.translation
    if translation and sheet.source and translation.of != sheet.source.lang:
        said = f"`of` is “{translation.of}”, and the first edition is in “{sheet.source.lang}”"
        yield Remark(("translation", "of"), said)


@check("error")
def data_is_the_sources(sheet: Sheet) -> Iterator[Remark]:
    """Everything but the words is the same in every edition."""
    if not sheet.source:
        return
    yield from _differences(sheet.module, sheet.source, _DATA, ())
    for field in _KEYED:
        mine, theirs = (_keys(module, field) for module in (sheet.module, sheet.source))
        if mine != theirs:
            odd = ", ".join(sorted(set(mine) ^ set(theirs))) or "in another order"
            said = f"the keys of `{_dashed(field)}` differ from the source's: {odd}"
            yield Remark((_dashed(field),), said)
    for number, step in enumerate(sheet.module.steps):
        if source := sheet.source.step(step.key):
            yield from _differences(step, source, _STEP_DATA, ("steps", number))
            if set(step.needs) != set(source.needs):
                yield Remark(("steps", number, "needs"), "`needs` names other things than the source")
    if [each.id for each in sheet.module.provisions] != [each.id for each in sheet.source.provisions]:
        yield Remark(("provisions",), "`provisions` differ from the source's")


@check("warning")
def passage_is_up_to_date(sheet: Sheet) -> Iterator[Remark]:
    """No passage of the source changed since it was translated. Noted by `sala stamp`."""
    translation = sheet.module.translation
    if not (translation and sheet.source):
        return
    if translation.source is None:
        yield Remark(("translation",), "`source` is not noted; once the words agree, `sala stamp` notes it")
        return
    if translation.source == sha256(document(sheet.source)):
        return
    now = hashes(sheet.source)
    for name, noted in translation.passages.items():
        if now.get(name) != noted:
            said = f"the source of “{name}” changed since; translate it again, then `sala stamp`"
            yield Remark(("translation", "passages", name), said)


@check("warning")
def passage_is_translated(sheet: Sheet) -> Iterator[Remark]:
    """What the source says, the translation says."""
    if sheet.source:
        said = passages(sheet.module)
        for name in passages(sheet.source):
            if name not in said:
                yield Remark((), f"“{name}” has no words here; the source has some")


def _differences(
    mine: Any, source: Any, fields: tuple[str, ...], at: tuple[str | int, ...]
) -> Iterator[Remark]:
    for field in fields:
        if getattr(mine, field) != getattr(source, field):
            said = f"`{_dashed(field)}` differs from the source's; it is the same in every edition"
            yield Remark((*at, _dashed(field)), said)


def _keys(module: Module, field: str) -> list[str]:
    return [value.key for value in getattr(module, field)]


def _dashed(field: str) -> str:
    return field.replace("_", "-")
