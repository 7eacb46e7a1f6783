"""A module becomes a print tree: the guide for the trainer, its handouts, and their keys last.

For participants only the handouts remain, under the outward title.
"""

from __future__ import annotations

from curriculum.errors import NotFound
from curriculum.i18n import _, minutes_text, use
from curriculum.library.module import Module
from curriculum.papers.body import paragraph
from curriculum.papers.faces import Face
from curriculum.papers.leaves import handout_leaves, key_leaves
from curriculum.papers.module_passages import (
    care,
    facts,
    law_passages,
    note_passages,
    objectives,
    opening_passages,
    origin,
    questions,
    spare,
)
from curriculum.papers.steps import step_pages
from curriculum.papers.tree import ModuleTree, Passage
from curriculum.text.shortening import shortened
from curriculum.vocabulary import Vocabulary

LONGEST_HEADING = 160


def module_tree(module: Module, vocabulary: Vocabulary, face: Face) -> ModuleTree:
    """The module for `face`, in its own language; `vocabulary` gives the labels.

    Raises `NotFound` when the face shows handouts only and there are none.
    """
    with use(module.lang):
        if not face.keys and not module.handouts:
            raise NotFound(_("handout"), module.title)
        return _whole_guide(module, vocabulary) if face.keys else _handouts_alone(module)


def _whole_guide(module: Module, vocabulary: Vocabulary) -> ModuleTree:
    heading = shortened(module.title, LONGEST_HEADING)
    return ModuleTree(
        lang=module.lang,
        title=heading,
        heading=heading,
        kicker=_kicker(module),
        promise=module.promise or "",
        mark=_mark(module),
        facts_heading=_("At a glance"),
        facts=facts(module, vocabulary),
        objectives=objectives(module, vocabulary),
        care=care(module),
        opening=opening_passages(module),
        blanks_heading=_("Find out before you begin"),
        blanks=questions(module),
        steps_heading=_("Steps"),
        steps=step_pages(module, vocabulary),
        spare=spare(module),
        notes=note_passages(module, vocabulary),
        law=law_passages(module, vocabulary) + _origin(module),
        footer=heading,
        cut_here=_("Cut along the dashed lines."),
        handouts=handout_leaves(module, level=2),
        keys_heading=_("For the trainer: keys of the handouts"),
        keys=key_leaves(module),
    )


def _origin(module: Module) -> tuple[Passage, ...]:
    return (Passage(_("Origin"), paragraph(origin(module))),) if origin(module) else ()


def _handouts_alone(module: Module) -> ModuleTree:
    return ModuleTree(
        lang=module.lang,
        title=shortened(module.outward_title or _("Handouts"), LONGEST_HEADING),
        cut_here=_("Cut along the dashed lines."),
        handouts=handout_leaves(module, level=1),
    )


def _kicker(module: Module) -> str:
    kind = _("Activity") if module.kind == "activity" else _("Session")
    return _("{kind} · {minutes} · for the trainer").format(
        kind=kind, minutes=minutes_text(module.full_minutes)
    )


def _mark(module: Module) -> str:
    if module.translation and not module.translation.reviewed:
        return _("A draft translation that nobody has reviewed yet.")
    if module.grade == "sketch":
        return _("A sketch: titles, objectives and minutes only.")
    return ""
