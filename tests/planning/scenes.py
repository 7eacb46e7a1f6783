"""Scenes for the checks: agendas with the facts of their sessions, without a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any
from uuid import UUID

from curriculum import settings, vocabulary
from curriculum.planning.agenda import Agenda, Item, StepChoice
from curriculum.planning.checks.numbers import Numbers, numbers
from curriculum.planning.checks.scene import Scene
from curriculum.planning.facts import Facts, RevisionFacts, SessionFacts, StepFacts
from curriculum.planning.timeline import timeline
from curriculum.vocabulary import Vocabulary
from tests.planning.agendas import uid

PINNED, NEWER = "a" * 64, "b" * 64


@cache
def words() -> Vocabulary:
    """The shipped vocabulary, in English."""
    return vocabulary.read_folder(settings.shipped() / "data")


def a_step(key: str, minutes: int, **about: Any) -> StepFacts:
    return StepFacts(key=key, title=key.capitalize(), minutes=minutes, **about)


@dataclass
class Shelf:
    """The sessions of one small library, by the ids of their modules."""

    sessions: dict[UUID, SessionFacts] = field(default_factory=dict)

    def session(
        self,
        number: int,
        *steps: StepFacts,
        off: tuple[str, ...] = (),
        shown: Mapping[str, str] | None = None,
        **about: Any,
    ) -> Item:
        """A session's item. `about` is for the item where it has such a field, else for what is known of it; `shown`
        is what the library shows.
        """
        steps = steps or (a_step("task", 30, method="small-group-work"),)
        own = {name: about.pop(name) for name in list(about) if name in Item.model_fields and name != "kind"}
        papers = about.pop("papers", {})
        revision = RevisionFacts(
            PINNED, "en", f"Session {number}", steps={step.key: step for step in steps}, **about
        )
        module = uid(50_000 + number)
        self.sessions[module] = SessionFacts(
            revision, {"en": PINNED} if shown is None else shown, papers=papers
        )
        return Item(
            uid=uid(number),
            kind=revision.kind,
            title=f"Session {number}",
            module=module,
            steps=own.pop("steps", tuple(_choice(step, step.key not in off) for step in steps)),
            revisions={"en": PINNED},
            **own,
        )

    def newer(self, item: Item, *steps: StepFacts) -> Item:
        """The library shows a newer revision of `item`'s module."""
        assert item.module is not None
        old = self.sessions[item.module]
        after = replace(old.revision, sha256=NEWER, steps={step.key: step for step in steps})
        self.sessions[item.module] = replace(old, newer=after, revisions={"en": NEWER})
        return item

    def facts(self, agenda: Agenda) -> Facts:
        """What is known of the agenda, whatever was done to it since."""
        return Facts(
            {item.uid: self._facts(item) for item in agenda.everything() if item.module in self.sessions}
        )

    def _facts(self, item: Item) -> SessionFacts:
        assert item.module is not None
        known = self.sessions[item.module]
        taken = known.newer is not None and NEWER in item.revisions.values()
        return replace(known, revision=known.newer, newer=None) if taken and known.newer else known


def _choice(step: StepFacts, on: bool) -> StepChoice:
    method = words().methods.get(step.method or "")
    return StepChoice(
        key=step.key,
        title=step.title,
        on=on,
        minutes=step.minutes,
        written=step.minutes,
        core=step.core,
        pause_after=step.pause_after,
        learning_type=method.learning_type if method else None,
        role=step.role,
    )


def a_scene(
    agenda: Agenda,
    shelf: Shelf | None = None,
    own: Numbers | None = None,
    muted: Mapping[str, str] | None = None,
) -> Scene:
    return Scene(
        agenda=agenda,
        timed=timeline(agenda),
        facts=(shelf or Shelf()).facts(agenda),
        numbers=own or numbers(),
        words=words(),
        muted=muted or {},
    )
