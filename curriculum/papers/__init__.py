"""Papers: a plan or a module becomes a finished file.

    tree            the print tree: plain frozen values, the same for every writer
    faces           for whom a paper is, and what that face shows
    agenda_tree     an agenda and its times -> tree
    module_tree     a module -> tree (module_passages, steps, leaves, body are its parts)
    reading_list_tree  what a search found -> tree
    plan_source     all that the papers of a plan are made from: plan_guide, plan_handouts, place_sheet -> trees
    releasing       a plan is frozen with the trees of all its papers; a release prints from these
    typst_writer    tree -> PDF, through a warm process with limits
    worker, press   that process: templates/*.typ, data as data; printable, pdf_finish, text_repair
    text_writer     a reading list's tree -> Markdown, for an e-mail
    html_writer     a module's tree -> the parts of its page on the screen; html_body, their texts

Read `tree`, then one builder, then `typst_writer`. May import planning, library, vocabulary, search, text, i18n,
errors. The worker imports this package too and must stay light, so the rooms below are imported where
they are used.

    with database.read() as work:
        manuscript = papers.agenda(work, "two-days")
    paper = papers.printed(manuscript)  # may take its time: it needs no database
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curriculum.access import Work
    from curriculum.library.modules import ShownModule
    from curriculum.papers.plan_source import PlanSource
    from curriculum.papers.tree import ModuleTree, Paper, PrintTree
    from curriculum.search import SearchRequest

PDF, MARKDOWN = "application/pdf", "text/markdown"


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything that will stand on a paper, and the name of its file."""

    name: str
    tree: PrintTree
    remarks: tuple[str, ...] = ()
    """What one should know before it prints, a sentence each in the reader's language."""


def agenda(work: Work, plan_slug: str, face: str = "participants", language: str | None = None) -> Manuscript:
    """The agenda of a plan, `agenda.pdf`, in the plan's language or `language`.

    Raises `NotFound`, and `InvalidValue` for an unknown face or what is no language tag.
    """
    from curriculum.papers.agenda_tree import agenda_tree
    from curriculum.papers.faces import face_called, language_called
    from curriculum.planning import plans
    from curriculum.planning.timeline import timeline

    language = language and language_called(language)
    plan = plans.get(work, plan_slug).agenda
    return Manuscript("agenda.pdf", agenda_tree(plan, timeline(plan), face_called(face), language))


def module(work: Work, slug: str, lang: str | None = None, face: str = "team") -> Manuscript:
    """A module: `module.pdf` for the team, `handouts.pdf` (handouts alone) for participants.

    Raises `NotFound`, and `InvalidValue` for an unknown face.
    """
    from curriculum.library import modules
    from curriculum.papers.faces import face_called

    name = "module.pdf" if face_called(face).keys else "handouts.pdf"
    return Manuscript(name, tree_of(work, modules.shown(work, slug, lang), face))


def guide(work: Work, plan_slug: str, lang: str | None = None) -> Manuscript:
    """The facilitator guide of a plan, `guide.pdf`, in the plan's language or `lang`. For the team.

    Raises `NotFound`, and `InvalidValue` for what is no language tag.
    """
    from curriculum.papers.plan_guide import guide_tree
    from curriculum.papers.plan_source import remarks

    source = _plan_source(work, plan_slug, lang)
    return Manuscript("guide.pdf", guide_tree(source), remarks(source))


def handouts(work: Work, plan_slug: str, lang: str | None = None) -> Manuscript:
    """All handouts of a plan, `handouts.pdf`, without their keys. Raises what `guide` raises."""
    from curriculum.papers.plan_handouts import handouts_tree
    from curriculum.papers.plan_source import remarks

    source = _plan_source(work, plan_slug, lang)
    return Manuscript("handouts.pdf", handouts_tree(source), remarks(source))


def place(work: Work, plan_slug: str, lang: str | None = None, sensitive: bool = False) -> Manuscript:
    """“Fill in for this place”, `place.pdf`: the blanks of all sessions of a plan, filled or with a line to write on.

    Answers that could harm someone print only when `sensitive` says so. Raises what `guide` raises.
    """
    from curriculum.papers.place_sheet import place_tree

    return Manuscript("place.pdf", place_tree(_plan_source(work, plan_slug, lang), sensitive))


def reading_list(work: Work, request: SearchRequest, lang: str | None = None) -> Manuscript:
    """What a search finds, in its order (`reading_list_tree.MOST` at most), `reading-list.pdf`; its labels in `lang` or
    the reader's language. For the team: it tells of passages that only the guide prints, though never of a key.

    Raises `InvalidValue` as the search does, and for what is no language tag.
    """
    from curriculum.papers.faces import language_called
    from curriculum.papers.reading_list_tree import reading_list_tree

    language = language_called(lang or work.language)
    return Manuscript("reading-list.pdf", reading_list_tree(replace(work, language=language), request))


def _plan_source(work: Work, plan_slug: str, lang: str | None) -> PlanSource:
    from curriculum.papers.faces import language_called
    from curriculum.papers.plan_source import plan_source

    return plan_source(work, plan_slug, lang and language_called(lang))


def tree_of(work: Work, shown: ShownModule, face: str = "team") -> ModuleTree:
    """The print tree of a module that the library shows: what is on its page and on its papers."""
    from curriculum import vocabulary
    from curriculum.papers.faces import face_called
    from curriculum.papers.module_tree import module_tree

    words = vocabulary.get(replace(work, language=shown.lang))
    return module_tree(shown.module, words, face_called(face))


def printed(manuscript: Manuscript) -> Paper:
    """The paper as a PDF. Raises from `PaperError`."""
    from curriculum.i18n import _, use
    from curriculum.papers import typst_writer
    from curriculum.papers.tree import Paper

    pdf = typst_writer.write(manuscript.tree)
    if not pdf.unprintable:
        return Paper(manuscript.name, PDF, pdf.content, manuscript.remarks)
    with use(manuscript.tree.lang):
        warning = _("No font has these characters; a box stands for each: {characters}")
    warning = warning.format(characters=" ".join(pdf.unprintable))
    return Paper(manuscript.name, PDF, pdf.content, (*manuscript.remarks, warning))


def as_text(manuscript: Manuscript) -> Paper:
    """A reading list as Markdown, for an e-mail: all that its paper says. Raises `TypeError` for another paper."""
    from curriculum.papers import text_writer
    from curriculum.papers.tree import Paper, ReadingListTree

    if not isinstance(manuscript.tree, ReadingListTree):
        raise TypeError(manuscript.tree.template)
    name = manuscript.name.removesuffix(".pdf") + ".md"
    return Paper(name, MARKDOWN, text_writer.write(manuscript.tree).encode(), manuscript.remarks)


def picture(manuscript: Manuscript) -> bytes:
    """The first page as a picture (PNG) for the screen. Raises from `PaperError`."""
    from curriculum.papers import typst_writer

    return typst_writer.picture(manuscript.tree)


def close() -> None:
    """End the printing process; the next paper starts another."""
    from curriculum.papers import typst_writer

    typst_writer.close()
