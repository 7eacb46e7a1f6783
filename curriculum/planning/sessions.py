"""A module of the library as an item of a plan: its choice of steps, its slack, and the revision that it
pins.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

from sqlalchemy import select

from curriculum import vocabulary
from curriculum.access import Work
from curriculum.library import modules
from curriculum.library.module import Step
from curriculum.library.modules import ShownModule
from curriculum.planning.agenda import Item, StepChoice
from curriculum.planning.fields import LONGEST_TITLE
from curriculum.planning.store import EDITION, MODULE
from curriculum.vocabulary import Vocabulary


def may_be_added(work: Work, module_uid: UUID) -> bool:
    """Whether the library shows the module. A withdrawn one stays in the plans that have it, and enters no
    other.
    """
    shown = select(EDITION.c.id).join(MODULE).where(MODULE.c.uid == module_uid)
    return work.session.execute(shown.where(EDITION.c.published_id.is_not(None))).first() is not None


def item_for(work: Work, module_uid: UUID, language: str | None = None, uid: UUID | None = None) -> Item:
    """A new item for a module in `language`, or in the language that the library shows instead.

    All steps are on and as long as written; the spare minutes are its slack. Raises `NotFound`.
    """
    reading = replace(work, language=language or work.language)
    return item_of(modules.by_uid(reading, module_uid), vocabulary.get(reading), uid)


def item_of(shown: ShownModule, words: Vocabulary, uid: UUID | None = None) -> Item:
    """A new item for an edition that is at hand."""
    module = shown.module
    steps = tuple(_choice(step, words) for step in module.steps)
    return Item(
        uid=uid or uuid4(),
        kind=module.kind,
        title=one_line(module.title),
        outward_title=one_line(module.outward_title) if module.outward_title else None,
        steps=steps,
        slack=module.spare if steps else module.minutes,
        module=shown.uid,
        revisions=dict(shown.revisions),
    )


def _choice(step: Step, words: Vocabulary) -> StepChoice:
    method = words.methods.get(step.method) if step.method else None
    return StepChoice(
        key=step.key,
        title=one_line(step.title),
        minutes=step.minutes,
        written=step.minutes,
        core=step.core,
        cut=step.cut,
        pause_after=step.pause_after,
        learning_type=method.learning_type if method else None,
        role=step.role,
    )


def one_line(title: str) -> str:
    """A title of the library may be long or broken over lines; an agenda's is neither."""
    line = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1] + "…"
