"""Handouts and their keys on paper. A key is never on a handout's page: all keys come last, for the
trainer."""

from __future__ import annotations

from collections.abc import Mapping

from curriculum.i18n import _
from curriculum.library.module import Handout, Module
from curriculum.papers.body import cards, page, passage
from curriculum.papers.tree import Leaf

CUT_APART = frozenset({"cards", "roles", "labels"})
_LEVEL_OF_KEYS = 3


def handout_leaves(module: Module, level: int) -> tuple[Leaf, ...]:
    """The handouts by letter, without their keys; their titles are headings of `level`."""
    return tuple(handout_leaf(letter, handout, level) for letter, handout in module.lettered_handouts())


def handout_leaf(code: str, handout: Handout, level: int, original: Handout | None = None) -> Leaf:
    """A handout under its code. `original` is what a draft was translated from: words that people agree to then
    have its words beside them.
    """
    label = _("Handout {letter}").format(letter=code)
    pieces = cards(handout.text) if handout.kind in CUT_APART else ()
    if len(pieces) > 1:
        return Leaf(code, label, handout.kind, handout.title, level, (), pieces)
    beside = page(original.text, level) if original and handout.kind == "consent" else ()
    return Leaf(code, label, handout.kind, handout.title, level, page(handout.text, level), beside=beside)


def key_leaves(module: Module, codes: Mapping[str, str] | None = None) -> tuple[Leaf, ...]:
    """The keys by the letter of their handouts, or by `codes` (handout -> code)."""
    return tuple(
        Leaf(
            code=code,
            label=_("Key to handout {letter}").format(letter=code),
            kind="key",
            title=handout.answers.title,
            level=_LEVEL_OF_KEYS,
            text=passage(handout.answers.text),
        )
        for letter, handout in module.lettered_handouts()
        if handout.answers
        for code in [codes[handout.key] if codes else letter]
    )
