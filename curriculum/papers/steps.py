"""The steps of a module on paper: running clock, facts, needs, notices, parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from curriculum.i18n import _, minutes_text, number_text
from curriculum.library.module import Module, Step
from curriculum.papers.body import passage
from curriculum.papers.tree import Fact, Part, StepPage
from curriculum.text.markdown import Tree
from curriculum.vocabulary import Vocabulary


def step_pages(module: Module, vocabulary: Vocabulary) -> tuple[StepPage, ...]:
    """Every step in order, with the minutes since the session began."""
    letters = {handout.key: letter for letter, handout in module.lettered_handouts()}
    pages = []
    begins = 0
    for number, step in enumerate(module.steps, start=1):
        pages.append(step_page(step, number, begins, module, vocabulary, letters))
        begins += step.minutes
    return tuple(pages)


def step_page(
    step: Step,
    number: int,
    begins: int,
    module: Module,
    vocabulary: Vocabulary,
    codes: Mapping[str, str],
    original: Step | None = None,
    venue: Collection[str] | None = None,
) -> StepPage:
    """One step that begins `begins` minutes after the session.

    `codes` are those of the handouts, by key. `original` is the step that a draft was translated from: what is
    spoken then has its words beside it. `venue` is what the place has: what it lacks is said, and how to do without;
    where nobody has said, both are said of everything.
    """
    return StepPage(
        number=number_text(number),
        title=step.title,
        clock=f"{begins}–{begins + step.minutes}",
        length=minutes_text(step.minutes),
        facts=tuple(_facts(step, vocabulary)),
        details=tuple(_details(step, module, vocabulary, codes, venue)),
        parts=tuple(_parts(step, original)),
        notices=tuple(_notices(step, module)),
    )


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


def _details(
    step: Step,
    module: Module,
    vocabulary: Vocabulary,
    codes: Mapping[str, str],
    venue: Collection[str] | None,
) -> Iterator[Fact]:
    for key in step.handouts:
        handout = module.handout(key)
        if handout:
            yield Fact(_("Handout {letter}").format(letter=codes[key]), handout.title)
    for need, without in step.needs.items():
        here = venue is not None and need in venue
        missing = venue is not None and not here
        told = _("Missing here: {thing}") if missing else _("Needs: {thing}")
        yield Fact(
            told.format(thing=vocabulary.label("need", need)),
            _("Without it: {instead}").format(instead=without) if without and not here else "",
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


def _parts(step: Step, original: Step | None) -> Iterator[Part]:
    headings = {
        "before": _("Before"),
        "say": _("Say"),
        "minute_by_minute": _("Minute by minute"),
        "listen_for": _("Listen for"),
        "if_stuck": _("If stuck"),
    }
    for name, heading in headings.items():
        body = passage(getattr(step, name))
        if body:
            beside = passage(getattr(original, name)) if original and _is_spoken(name, body) else ()
            yield Part(heading, body, beside)


def _is_spoken(name: str, body: Tree) -> bool:
    """What is said aloud: all of *Say*, and wherever words stand as a quotation."""
    return name == "say" or any(block[0] == "blockquote" for block in body)
