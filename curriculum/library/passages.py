"""A module cut into passages: what a translator translates, and what goes stale when its source changes.

title · outward-title · promise · trainer · group · key-points · term/<key> · provision/<id> · preparation
blank/<key> · flip-chart/<key> · step/<key> · step/<key>/say (and the other parts) · notes
hard-question/<key> · load/signs · load/response · adaptation/<key> · evaluation/<key>
handout/<key> · handout/<key>/key
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from curriculum.library.module import EvaluationItem, Knowledge, Module, Skill, Step
from curriculum.library.sections import STEP_PARTS

DIGITS = 12
"""Of a sha256, kept in the front matter of a translated edition."""


def passages(module: Module) -> dict[str, str]:
    """Passage -> its words, in the order of the module; those without words are left out."""
    return {name: words for name, words in _passages(module) if words}


def hashes(module: Module) -> dict[str, str]:
    """Passage -> the first digits of the sha256 of its words."""
    return {
        name: hashlib.sha256(words.encode()).hexdigest()[:DIGITS] for name, words in passages(module).items()
    }


def stale_passages(translated: Module, source: Module) -> tuple[str, ...]:
    """The passages of `source` that have changed, or gone, since they were translated; none without a note of them."""
    now = hashes(source)
    noted = translated.translation.passages if translated.translation else {}
    return tuple(name for name, digits in noted.items() if now.get(name) != digits)


def _passages(module: Module) -> Iterator[tuple[str, str]]:
    yield "title", module.title
    yield "outward-title", module.outward_title or ""
    yield "promise", module.promise or ""
    if module.trainer:
        yield "trainer", _together(module.trainer.needs, module.trainer.not_for)
    if module.group:
        yield "group", _together(module.group.at_least, module.group.at_most)
    yield "key-points", _together(*module.key_points)
    for term in module.terms:
        yield f"term/{term.key}", _together(term.term, term.meaning, term.dispute)
    for provision in module.provisions:
        yield f"provision/{provision.id}", provision.fallback or ""
    if module.preparation:
        yield "preparation", _together(module.preparation.room, *module.preparation.materials)
    for blank in module.blanks:
        yield f"blank/{blank.key}", _together(blank.question, blank.example)
    for chart in module.flip_charts:
        yield f"flip-chart/{chart.key}", _together(chart.title, chart.text)
    for step in module.steps:
        yield from _step(step)
    yield "notes", module.notes
    for question in module.hard_questions:
        yield f"hard-question/{question.key}", _together(question.title, question.text)
    yield "load/signs", module.load_signs
    yield "load/response", module.load_response
    for adaptation in module.adaptations:
        yield f"adaptation/{adaptation.key}", _together(adaptation.title, adaptation.text)
    for item in module.evaluation:
        yield f"evaluation/{item.key}", _evaluation(item)
    for handout in module.handouts:
        yield f"handout/{handout.key}", _together(handout.title, handout.text)
        if handout.answers:
            yield f"handout/{handout.key}/key", _together(handout.answers.title, handout.answers.text)


def _step(step: Step) -> Iterator[tuple[str, str]]:
    yield (
        f"step/{step.key}",
        _together(step.title, step.product, *(step.needs[need] for need in sorted(step.needs))),
    )
    for part in STEP_PARTS.values():
        yield f"step/{step.key}/{part}", getattr(step, part.replace("-", "_"))


def _evaluation(item: EvaluationItem) -> str:
    words: list[str | None] = [item.title, item.text]
    if isinstance(item, Knowledge):
        words += [item.options[letter] for letter in sorted(item.options)] + [item.why]
    elif isinstance(item, Skill):
        words += item.criteria
    return _together(*words)


def _together(*words: str | None) -> str:
    return "\n\n".join(each for each in words if each)
