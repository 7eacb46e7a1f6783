"""A module as the index wants it: its facets and its passages as plain text. What each weighs, `search` says."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from curriculum.library.module import Module
from curriculum.library.sections import STEP_PARTS
from curriculum.search import Entry, Passage
from curriculum.text.markdown import plain
from curriculum.vocabulary.values import Vocabulary


def entry(module: Module, vocabulary: Vocabulary, *, uid: UUID, slug: str, source: bool) -> Entry:
    """One edition for the index; `vocabulary` is in the edition's language."""
    return Entry(
        uid=uid,
        kind=module.kind,
        slug=slug,
        lang=module.lang,
        title=module.title,
        minutes=module.minutes,
        source=source,
        facets=_facets(module, vocabulary),
        passages=tuple(passage for passage in _passages(module, vocabulary) if passage.text),
    )


def _facets(module: Module, vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    methods = frozenset(step.method for step in module.steps if step.method)
    cited = (vocabulary.provisions.get(citation.id) for citation in module.provisions)
    values = {
        "length": {vocabulary.length(module.minutes)},
        "audience": module.audience,
        "theme": module.themes,
        "approach": module.approaches,
        "method": methods,
        "learning-type": {
            vocabulary.methods[method].learning_type for method in methods & vocabulary.methods.keys()
        },
        "difficulty": {module.difficulty},
        "load": {module.load.level if module.load else None},
        "objective": module.objectives,
        "instrument": {provision.instrument for provision in cited if provision},
        "provision": {citation.id for citation in module.provisions},
    }
    return {facet: frozenset(value for value in chosen if value) for facet, chosen in values.items()}


def _passages(module: Module, vocabulary: Vocabulary) -> Iterator[Passage]:
    yield Passage("title", module.title)
    yield Passage("promise", module.promise or "")
    for name in module.themes:
        if theme := vocabulary.themes.get(name):
            yield Passage("theme", " · ".join((theme.label, *theme.also)), name)
    for name in module.objectives:
        if objective := vocabulary.objectives.get(name):
            yield Passage("objective", objective.text, name)
    for term in module.terms:
        yield Passage("term", _lines(term.term, term.meaning, term.dispute), term.key)
    yield Passage("key-points", _lines(*module.key_points))
    for chart in module.flip_charts:
        yield Passage("flip-chart", _lines(chart.title, plain(chart.text)), chart.key)
    for step in module.steps:
        parts = (plain(getattr(step, part.replace("-", "_"))) for part in STEP_PARTS.values())
        yield Passage("step-title", _lines(step.title, step.product), step.key)
        yield Passage("step", _lines(*parts), step.key)
    yield Passage("notes", plain(module.notes))
    for question in module.hard_questions:
        yield Passage("hard-question", _lines(plain(question.title), plain(question.text)), question.key)
    for adaptation in module.adaptations:
        yield Passage("adaptation", _lines(adaptation.title, plain(adaptation.text)), adaptation.key)
    for handout in module.handouts:
        yield Passage("handout", _lines(handout.title, plain(handout.text)), handout.key)
        if handout.answers:
            yield Passage("key", _lines(handout.answers.title, plain(handout.answers.text)), handout.key)


def _lines(*texts: str | None) -> str:
    return "\n".join(text for text in texts if text)
