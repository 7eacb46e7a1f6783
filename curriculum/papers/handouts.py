"""Handouts and their keys on paper. A key is never on a handout's page: all keys come last, for the
trainer."""

from __future__ import annotations

from curriculum.i18n import _
from curriculum.library.module import Handout, Module
from curriculum.papers.body import cards, page, passage
from curriculum.papers.tree import Leaf

CUT_APART = frozenset({"cards", "roles", "labels"})
_LEVEL_OF_KEYS = 3


def handout_leaves(module: Module, level: int) -> tuple[Leaf, ...]:
    """The handouts by letter, without their keys; their titles are headings of `level`."""
    return tuple(_leaf(letter, handout, level) for letter, handout in module.lettered_handouts())


def key_leaves(module: Module) -> tuple[Leaf, ...]:
    """The keys by the letter of their handouts."""
    return tuple(
        Leaf(
            code=letter,
            label=_("Key to handout {letter}").format(letter=letter),
            kind="key",
            title=handout.answers.title,
            level=_LEVEL_OF_KEYS,
            text=passage(handout.answers.text),
        )
        for letter, handout in module.lettered_handouts()
        if handout.answers
    )


def _leaf(letter: str, handout: Handout, level: int) -> Leaf:
    label = _("Handout {letter}").format(letter=letter)
    pieces = cards(handout.text) if handout.kind in CUT_APART else ()
    if len(pieces) > 1:
        return Leaf(letter, label, handout.kind, handout.title, level, (), pieces)
    return Leaf(letter, label, handout.kind, handout.title, level, page(handout.text, level))
