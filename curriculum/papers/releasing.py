"""Freezing a plan with every paper that it can print, and printing a release from what was frozen.

In what is frozen, names and private notes stand as their ids between brackets, and become words when it is printed: so
a name that was forgotten is on no paper any more, not even on that of an old release.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

from curriculum.access import Work
from curriculum.papers import Manuscript
from curriculum.papers.agenda_tree import agenda_tree
from curriculum.papers.body import passage
from curriculum.papers.faces import FACES
from curriculum.papers.place_sheet import place_tree
from curriculum.papers.plan_guide import guide_tree
from curriculum.papers.plan_handouts import handouts_tree
from curriculum.papers.plan_source import PlanSource, plan_source
from curriculum.papers.stamp import Stamp
from curriculum.papers.tree import FrozenTree, PrintTree
from curriculum.planning import editions, names, notes, plans, releases
from curriculum.planning.agenda import Agenda
from curriculum.planning.local_facts import FactsOfSession
from curriculum.planning.mentions import names_in, notes_in
from curriculum.planning.releases import FrozenPaper, Release

FILES = {
    "agenda-participants": "agenda.pdf",
    "agenda-team": "agenda.pdf",
    "guide": "guide.pdf",
    "handouts": "handouts.pdf",
    "place": "place.pdf",
    "place-sensitive": "place.pdf",
}
"""The papers of a release, with the neutral names of their files."""
_MARK = re.compile("⟦([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})⟧")


def release(work: Work, plan_uid: UUID, name: str) -> Release:
    """Freezes a plan under a name, with every paper in every language that it can print.

    Raises `NotFound`, and `InvalidValue` for what is no name.
    """
    agenda = plans.by_uid(work, plan_uid).agenda
    stamp = Stamp(releases.next_number(work, plan_uid), releases.hash_of(agenda)[: releases.DIGITS])
    return releases.keep(work, plan_uid, name, _papers(work, agenda, stamp))


def frozen(work: Work, plan_uid: UUID, number: int, paper: str, lang: str) -> Manuscript:
    """A paper of a release, with the names and notes that are there now. Raises `NotFound`."""
    kept = releases.paper(work, plan_uid, number, paper, lang)
    agenda = releases.agenda_of(work, plan_uid, number)
    words = {**names.texts(work, names_in(agenda)), **notes.texts(work, notes_in(agenda))}
    tree = FrozenTree(kept.template, kept.lang, kept.beside_lang, _thawed(kept.tree, words))
    return Manuscript(FILES[paper], tree)


def _papers(work: Work, agenda: Agenda, stamp: Stamp) -> Iterator[FrozenPaper]:
    for lang in editions.languages(work, agenda):
        source = _with_marks(plan_source(work, agenda.slug, lang), stamp)
        for name, tree in _trees(source, stamp).items():
            data = json.loads(json.dumps(asdict(tree)))
            yield FrozenPaper(name, lang, tree.template, getattr(tree, "beside_lang", ""), data)


def _trees(source: PlanSource, stamp: Stamp) -> Mapping[str, PrintTree]:
    faces = {
        f"agenda-{name}": agenda_tree(source.agenda, source.timed, face, source.lang, stamp)
        for name, face in FACES.items()
    }
    handouts = {"handouts": handouts_tree(source)} if any(_handouts(source)) else {}
    return {
        **faces,
        "guide": guide_tree(source),
        **handouts,
        "place": place_tree(source, sensitive=False),
        "place-sensitive": place_tree(source, sensitive=True),
    }


def _handouts(source: PlanSource) -> Iterator[object]:
    for item, module in source.sessions():
        yield from source.used_handouts(item, module)


def _with_marks(source: PlanSource, stamp: Stamp) -> PlanSource:
    """The source with ids in the place of names, notes and answers."""
    facts = tuple(_facts_with_marks(source.agenda, session) for session in source.facts)
    return replace(
        source,
        names={uid: f"⟦{uid}⟧" for uid in source.names},
        notes={uid: f"⟦{uid}⟧" for uid, text in source.notes.items() if text},
        facts=facts,
        stamp=stamp,
    )


def _facts_with_marks(agenda: Agenda, session: FactsOfSession) -> FactsOfSession:
    facts = tuple(
        replace(fact, answer=f"⟦{agenda.answer(session.module, fact.blank.key)}⟧" if fact.answer else "")
        for fact in session.facts
    )
    return replace(session, facts=facts)


def _thawed(value: Any, words: Mapping[UUID, str]) -> Any:
    """`value` with words in the place of ids; a note that stands alone keeps its lines and lists."""
    if isinstance(value, str):
        return _MARK.sub(_word(words), value)
    if isinstance(value, dict):
        return {name: _thawed(inner, words) for name, inner in value.items()}
    if isinstance(value, list):
        return [node for inner in value for node in _nodes(inner, words)]
    return value


def _nodes(value: Any, words: Mapping[UUID, str]) -> list[Any]:
    alone = _alone(value)
    if alone is not None and alone in words:
        return list(passage(words[alone]))
    return [_thawed(value, words)]


def _alone(value: Any) -> UUID | None:
    """The id of a paragraph that is nothing but one."""
    match value:
        case ["p", [["t", str(text)]]] if found := _MARK.fullmatch(text):
            return UUID(found[1])
    return None


def _word(words: Mapping[UUID, str]) -> Callable[[re.Match[str]], str]:
    return lambda found: words.get(UUID(found[1]), "…")
