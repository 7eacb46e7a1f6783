"""The steps of a module on paper: running clock, facts, needs, notices, parts."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.i18n import _, minutes_text, number_text
from curriculum.library.module import Module, Step
from curriculum.papers.body import passage
from curriculum.papers.tree import Fact, Part, StepPage
from curriculum.vocabulary import Vocabulary


def step_pages(module: Module, vocabulary: Vocabulary) -> tuple[StepPage, ...]:
    """Every step in order, with the minutes since the session began."""
    letters = {handout.key: letter for letter, handout in module.lettered_handouts()}
    pages = []
    begins = 0
    for number, step in enumerate(module.steps, start=1):
        ends = begins + step.minutes
        pages.append(
            StepPage(
                number=number_text(number),
                title=step.title,
                clock=f"{begins}–{ends}",
                length=minutes_text(step.minutes),
                facts=tuple(_facts(step, vocabulary)),
                details=tuple(_details(step, module, vocabulary, letters)),
                parts=tuple(_parts(step)),
                notices=tuple(_notices(step, module)),
            )
        )
        begins = ends
    return tuple(pages)


def _facts(step: Step, vocabulary: Vocabulary) -> Iterator[str]:
    if step.role:
        yield vocabulary.label("role", step.role)
    if step.method:
        yield vocabulary.label("method", step.method)
    yield _("core") if step.core else _("optional")
    if step.cut is not None:
        yield _("cut number {number}").format(number=number_text(step.cut))
    if step.plenary:
        yield _("{minutes} when interpreted").format(minutes=minutes_text(step.interpreted))


def _details(step: Step, module: Module, vocabulary: Vocabulary, letters: dict[str, str]) -> Iterator[Fact]:
    for key in step.handouts:
        handout = module.handout(key)
        if handout:
            yield Fact(_("Handout {letter}").format(letter=letters[key]), handout.title)
    for need, without in step.needs.items():
        yield Fact(
            _("Needs: {thing}").format(thing=vocabulary.label("need", need)),
            _("Without it: {instead}").format(instead=without) if without else "",
        )
    if step.product:
        yield Fact(_("Product"), step.product)


def _notices(step: Step, module: Module) -> Iterator[str]:
    if module.load and module.load.peak == step.key:
        yield _("The emotional load is highest here.")
    if step.own_cases:
        yield _("People use cases of their own: nothing of it leaves the room.")
    if step.pause_after:
        yield _("The session may break off after this step.")


def _parts(step: Step) -> Iterator[Part]:
    for heading, text in (
        (_("Before"), step.before),
        (_("Say"), step.say),
        (_("Minute by minute"), step.minute_by_minute),
        (_("Listen for"), step.listen_for),
        (_("If stuck"), step.if_stuck),
    ):
        body = passage(text)
        if body:
            yield Part(heading, body)
