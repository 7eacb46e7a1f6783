"""Papers: a plan or a module becomes a finished file.

    tree            the print tree: plain frozen values, the same for every writer
    faces           for whom a paper is, and what that face shows
    agenda_tree     an agenda and its times -> tree
    module_tree     a module -> tree (guide, steps, handouts, body are its parts)
    typst_writer    tree -> PDF, through a warm process with limits
    worker, press   that process: templates/*.typ, data as data; printable, pdf_finish, text_repair

Read `tree`, then one builder, then `typst_writer`. May import planning, library, vocabulary, text, i18n,
errors. The worker imports this package too and must stay light, so the rooms below are imported where
they are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curriculum.access import Work
    from curriculum.papers.plan_source import PlanSource
    from curriculum.papers.tree import Paper, PrintTree

PDF = "application/pdf"


def agenda(work: Work, plan_slug: str, face: str = "participants", language: str | None = None) -> Paper:
    """The agenda of a plan as a PDF named `agenda.pdf`, in the plan's language or `language`.

    Raises `NotFound`, `InvalidValue` for an unknown face or what is no language tag, and the `PaperError` tree.
    """
    return _printed("agenda.pdf", _agenda_tree(work, plan_slug, face, language))


def agenda_picture(
    work: Work, plan_slug: str, face: str = "participants", language: str | None = None
) -> bytes:
    """The agenda's first page as a picture (PNG) for the screen. Raises what `agenda` raises."""
    from curriculum.papers import typst_writer

    return typst_writer.picture(_agenda_tree(work, plan_slug, face, language))


def module(work: Work, slug: str, lang: str | None = None, face: str = "team") -> Paper:
    """A module as a PDF: `module.pdf` for the team, `handouts.pdf` (handouts alone) for participants.

    Raises `NotFound`, `InvalidValue` for an unknown face, and the `PaperError` tree.
    """
    from curriculum.papers.faces import face_called

    name = "module.pdf" if face_called(face).keys else "handouts.pdf"
    return _printed(name, _module_tree(work, slug, lang, face))


def module_picture(work: Work, slug: str, lang: str | None = None, face: str = "team") -> bytes:
    """The module's first page as a picture (PNG) for the screen. Raises what `module` raises."""
    from curriculum.papers import typst_writer

    return typst_writer.picture(_module_tree(work, slug, lang, face))


def guide(work: Work, plan_slug: str, lang: str | None = None) -> Paper:
    """The facilitator guide of a plan as `guide.pdf`, in the plan's language or `lang`. For the team.

    Raises `NotFound`, `InvalidValue` for what is no language tag, and the `PaperError` tree.
    """
    from curriculum.papers.plan_guide import guide_tree

    source = _plan_source(work, plan_slug, lang)
    return _printed("guide.pdf", guide_tree(source), _remarks(source))


def handouts(work: Work, plan_slug: str, lang: str | None = None) -> Paper:
    """All handouts of a plan as `handouts.pdf`, without their keys. Raises what `guide` raises."""
    from curriculum.papers.plan_handouts import handouts_tree

    source = _plan_source(work, plan_slug, lang)
    return _printed("handouts.pdf", handouts_tree(source), _remarks(source))


def close() -> None:
    """End the printing process; the next paper starts another."""
    from curriculum.papers import typst_writer

    typst_writer.close()


def _agenda_tree(work: Work, plan_slug: str, face: str, language: str | None) -> PrintTree:
    from curriculum.papers.agenda_tree import agenda_tree
    from curriculum.papers.faces import face_called, language_called
    from curriculum.planning import plans
    from curriculum.planning.timeline import timeline

    language = language and language_called(language)
    plan = plans.get(work, plan_slug).agenda
    return agenda_tree(plan, timeline(plan), face_called(face), language)


def _module_tree(work: Work, slug: str, lang: str | None, face: str) -> PrintTree:
    from dataclasses import replace

    from curriculum import vocabulary
    from curriculum.library import modules
    from curriculum.papers.faces import face_called
    from curriculum.papers.module_tree import module_tree

    shown = modules.shown(work, slug, lang)
    words = vocabulary.get(replace(work, language=shown.lang))
    return module_tree(shown.module, words, face_called(face))


def _plan_source(work: Work, plan_slug: str, lang: str | None) -> PlanSource:
    from curriculum.papers.faces import language_called
    from curriculum.papers.plan_source import plan_source

    return plan_source(work, plan_slug, lang and language_called(lang))


def _remarks(source: PlanSource) -> tuple[str, ...]:
    from curriculum.papers.plan_source import remarks

    return remarks(source)


def _printed(name: str, tree: PrintTree, remarks: tuple[str, ...] = ()) -> Paper:
    from curriculum.i18n import _, use
    from curriculum.papers import typst_writer
    from curriculum.papers.tree import Paper

    printed = typst_writer.write(tree)
    if not printed.unprintable:
        return Paper(name, PDF, printed.content, remarks)
    with use(tree.lang):
        sentence = _("No font has these characters; a box stands for each: {characters}")
        boxes = sentence.format(characters=" ".join(printed.unprintable))
        return Paper(name, PDF, printed.content, (*remarks, boxes))
