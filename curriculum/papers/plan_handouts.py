"""The handouts of a plan: what people get into their hands, so no keys, no names and no inner title."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.errors import NotFound
from curriculum.i18n import _, use
from curriculum.papers.leaves import handout_leaf
from curriculum.papers.plan_source import PlanSource
from curriculum.papers.tree import HandoutsTree, Leaf


def handouts_tree(source: PlanSource) -> HandoutsTree:
    """Every handout of every session, in the order of the days. Raises `NotFound` when there is none."""
    with use(source.lang):
        handouts = tuple(_leaves(source))
        if not handouts:
            raise NotFound(_("handout"), source.agenda.title)
        return HandoutsTree(
            lang=source.lang,
            beside_lang=source.beside_lang,
            title=_("Handouts"),
            cut_here=_("Cut along the dashed lines."),
            handouts=handouts,
        )


def _leaves(source: PlanSource) -> Iterator[Leaf]:
    for item, module in source.sessions():
        edition = source.editions[item.uid]
        for code, handout in source.used_handouts(item, module):
            original = edition.original.handout(handout.key) if edition.original else None
            yield source.in_its_language(handout_leaf(code, handout, 1, original), module)
