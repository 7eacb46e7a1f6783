"""A translated edition carries the data of its source, and knows what it was translated from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from curriculum.library.checks.check import Remark, Sheet, check
from curriculum.library.data import data_of
from curriculum.library.format import document, sha256
from curriculum.library.passages import passages, stale_passages
from curriculum.text.yaml import Path

_ITS_OWN = {"lang", "grade", "aliases", "translation"}
"""What an edition says of itself."""


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
    mine, theirs = (data_of(module) for module in (sheet.module, sheet.source))
    for field in (name for name in mine if name not in _ITS_OWN):
        yield from _differences(mine[field], theirs[field], (field,))


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
    for name in stale_passages(sheet.module, sheet.source):
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


def _differences(mine: Any, source: Any, at: Path) -> Iterator[Remark]:
    """The smallest things that differ."""
    if mine == source:
        return
    field = next(name for name in reversed(at) if isinstance(name, str))
    if isinstance(mine, dict) and isinstance(source, dict) and mine.keys() == source.keys():
        for name in mine:
            yield from _differences(mine[name], source[name], (*at, name))
    elif (names := _names(mine)) and (others := _names(source)):
        if names != others:
            odd = ", ".join(sorted(set(names) ^ set(others))) or "in another order"
            yield Remark(at, f"the keys of `{field}` differ from the source's: {odd}")
        else:
            for number, (one, other) in enumerate(zip(mine, source, strict=True)):
                yield from _differences(one, other, (*at, number))
    else:
        yield Remark(at, f"`{field}` differs from the source's; it is the same in every edition")


def _names(values: Any) -> list[str]:
    """What the values of a list are called, if they have names of their own."""
    keyed = isinstance(values, list) and all(isinstance(value, dict) for value in values)
    return [value.get("key") or value.get("id") or "" for value in values] if keyed else []
