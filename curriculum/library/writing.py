"""One edition of a module -> its files in normal form. Reading them gives the same module again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from curriculum.library.files import Name
from curriculum.library.module import (
    Copies,
    EvaluationItem,
    FlipChart,
    Handout,
    Module,
    Need,
    Section,
    Step,
    Value,
)
from curriculum.library.sections import LOAD_PARTS, SECTIONS, STEP_PARTS
from curriculum.text import yaml

_BODY = (
    "flip_charts",
    "steps",
    "notes",
    "hard_questions",
    "load_signs",
    "load_response",
    "adaptations",
    "evaluation",
)
_PARTS = tuple(name.replace("-", "_") for name in STEP_PARTS.values())


def write_edition(module: Module) -> dict[str, str]:
    """Path inside the module's folder -> text."""
    suffix = module.lang if module.translation else None
    files = {Name(suffix).path: _module(module)}
    for handout in module.handouts:
        front = {"title": handout.title, "kind": handout.kind}
        files[Name(suffix, handout.key).path] = _paper(front, handout.text)
        if handout.answers:
            front = {"title": handout.answers.title, "kind": "key"}
            files[Name(suffix, handout.key, answers=True).path] = _paper(front, handout.answers.text)
    return files


def _module(module: Module) -> str:
    always = ("format", "grade", "kind")
    front = _fields(module, always, leave_out=(*_BODY, "handouts"))
    if module.preparation and module.preparation.copies:
        front["preparation"]["copies"] = [_copies(copies) for copies in module.preparation.copies]
    if module.translation:
        passages = dict(sorted(module.translation.passages.items()))
        front["translation"] = _fields(module.translation, ("reviewed",)) | (
            {"passages": passages} if passages else {}
        )
    return _paper(front, "\n\n".join(_body(module)))


def _paper(front: Mapping[str, Any], body: str) -> str:
    head = f"---\n{yaml.write(front)}---\n"
    return f"{head}\n{body}\n" if body else head


def _copies(copies: Copies) -> yaml.OnOneLine:
    return yaml.OnOneLine(_fields(copies))


def _body(module: Module) -> Iterator[str]:
    """The sections that hold something, in order."""
    pieces: Mapping[str, Iterable[str]] = {
        "Flip-charts": _keyed(module.flip_charts),
        "Steps": (piece for step in module.steps for piece in _step(step)),
        "Trainer's notes": _texts(module.notes),
        "Hard questions": _keyed(module.hard_questions),
        "Emotional load": _named(2, LOAD_PARTS, module),
        "Adaptations": _keyed(module.adaptations),
        "Evaluation": (piece for item in module.evaluation for piece in _evaluation(item)),
    }
    for title in SECTIONS:
        if below := tuple(pieces[title]):
            yield f"# {title}"
            yield from below


def _keyed(values: Sequence[FlipChart | Section]) -> Iterator[str]:
    for value in values:
        yield _heading(value)
        yield from _texts(value.text)


def _step(step: Step) -> Iterator[str]:
    yield _heading(step)
    data = _fields(step, leave_out=("key", "title", "needs", *_PARTS))
    if step.needs:
        # `needs` keeps its place, before `own-cases` and `product`.
        needs = {"needs": {need: step.needs[need] for need in get_args(Need) if need in step.needs}}
        late = {name: data.pop(name) for name in ("own-cases", "product") if name in data}
        data |= needs | late
    yield _fence(data)
    yield from _named(3, STEP_PARTS, step)


def _evaluation(item: EvaluationItem) -> Iterator[str]:
    yield _heading(item)
    data = {"type": item.type} | _fields(item, leave_out=("key", "title", "text", "type"))
    if "options" in data:
        data["options"] = dict(sorted(data["options"].items()))
    yield _fence(data)
    yield from _texts(item.text)


def _named(level: int, names: Mapping[str, str], value: Value) -> Iterator[str]:
    for title, name in names.items():
        if text := getattr(value, name.replace("-", "_")):
            yield f"{'#' * level} {title}"
            yield text


def _texts(text: str) -> Iterator[str]:
    if text:
        yield text


def _heading(value: FlipChart | Section | Step | EvaluationItem | Handout) -> str:
    return f"## {value.title} {{#{value.key}}}"


def _fence(data: Mapping[str, Any]) -> str:
    """A `yaml` fence that is longer than any run of backticks in it."""
    text = yaml.write(data)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * max(3, longest + 1)
    return f"{ticks}yaml\n{text}{ticks}"


def _fields(value: Value, always: Sequence[str] = (), leave_out: Sequence[str] = ()) -> dict[str, Any]:
    """The fields that say something, with the names and in the order of files."""
    every = value.model_dump(mode="json", by_alias=True, exclude=set(leave_out))
    told = value.model_dump(
        mode="json", by_alias=True, exclude=set(leave_out), exclude_defaults=True, exclude_none=True
    )
    return {name: told.get(name, every[name]) for name in every if name in told or name in always}
