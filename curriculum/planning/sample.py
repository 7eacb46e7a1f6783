"""The shipped sample plan. It is made once, whoever loads it: what somebody did to it afterwards, removing it too,
stays done.

`data/plans/*.yaml` says what its fields mean.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID, uuid4

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from curriculum import settings, vocabulary
from curriculum.access import Work, allow
from curriculum.errors import FileProblem, NotFound
from curriculum.library import modules
from curriculum.models.installation import InstallationState
from curriculum.planning import saving, zones
from curriculum.planning.agenda import Agenda, Item, StepChoice
from curriculum.planning.fields import ItemKind
from curriculum.planning.parts import numbered
from curriculum.planning.sessions import item_of
from curriculum.planning.slugs import free_slug
from curriculum.text import yaml
from curriculum.text.files import read_text
from curriculum.text.values import DoesNotFit, fit

SAMPLE = "sample-two-day"


def load_sample(work: Work, folder: Path | None = None) -> UUID | None:
    """Makes the sample plan and gives its uid; None when it was made before, or its modules are not in the
    library.

    `folder` holds `plans/`; by default the shipped data. Raises `FileProblem` when the plan's file is not
    right.
    """
    allow(work.actor, "change plan")
    if work.session.get(InstallationState, SAMPLE):
        return None
    path = (folder or settings.shipped() / "data") / "plans" / f"{SAMPLE}.yaml"
    try:
        agenda = _Reading(work, path).agenda()
    except NotFound:
        return None
    saving.add(work, agenda)
    work.session.add(InstallationState(name=SAMPLE, value=str(agenda.uid)))
    work.session.flush()
    return agenda.uid


def _minutes(time: object) -> int:
    """“09:00” -> 540."""
    found = re.fullmatch(r"([01][0-9]|2[0-4]):([0-5][0-9])", str(time))
    if found is None:
        raise ValueError("a time such as “09:00” is wanted")
    return int(found[1]) * 60 + int(found[2])


ClockTime = Annotated[int, BeforeValidator(_minutes)]


class _Shape(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-").removesuffix("-")
    )


class _StrandShape(_Shape):
    title: str
    items: tuple[_ItemShape, ...]


class _ItemShape(_Shape):
    kind: ItemKind = "custom"
    title: str = ""
    minutes: int | None = None
    pin: ClockTime | None = None
    for_: Literal["everyone", "team"] = "everyone"
    module: str | None = None
    until: str | None = None
    rest_of: str | None = None
    strands: tuple[_StrandShape, ...] = ()


class _DayShape(_Shape):
    title: str
    start: ClockTime
    end: ClockTime
    items: tuple[_ItemShape, ...]


class _PlanShape(_Shape):
    slug: str
    title: str
    outward_title: str
    language: str
    people: int
    rhythm: str
    days: Annotated[tuple[_DayShape, ...], Field(min_length=1)]


_Plain = dict[str, Any]


class _Reading:
    """One file on its way to an agenda; remembers the modules of which a first part was placed."""

    def __init__(self, work: Work, path: Path) -> None:
        self._work = replace(work, language="en")
        self._path = path
        self._begun: dict[str, Item] = {}

    def agenda(self) -> Agenda:
        document = yaml.read(read_text(self._path, self._path.name), self._path.name)
        try:
            shape = fit(_PlanShape, document.value)
            return numbered(fit(Agenda, self._plan(shape)))
        except DoesNotFit as error:
            first = error.misfits[0]  # an agenda has its days and items at the same paths as the file
            raise FileProblem(self._path.name, document.line(first.path), first.sentence) from error

    def _plan(self, shape: _PlanShape) -> _Plain:
        return {
            "uid": str(uuid4()),
            "slug": free_slug(self._work, shape.slug),
            "title": shape.title,
            "outward_title": shape.outward_title,
            "language": shape.language,
            "zone": zones.here(),
            "people": shape.people,
            "rhythm": shape.rhythm,
            "days": [self._day(day) for day in shape.days],
        }

    def _day(self, day: _DayShape) -> _Plain:
        items = [self._item(item) for item in day.items]
        return {"uid": str(uuid4()), "title": day.title, "start": day.start, "end": day.end, "items": items}

    def _item(self, shape: _ItemShape) -> _Plain:
        if shape.module:
            return self._module(shape.module, shape.until).model_dump(mode="json")
        if shape.rest_of:
            return self._rest(shape.rest_of).model_dump(mode="json")
        return {
            "uid": str(uuid4()),
            "kind": shape.kind,
            "title": shape.title,
            "everyone": shape.for_ == "everyone",
            "minutes": shape.minutes,
            "pin": shape.pin,
            "strands": [self._strand(strand) for strand in shape.strands],
        }

    def _strand(self, strand: _StrandShape) -> _Plain:
        items = [self._item(item) for item in strand.items]
        return {"uid": str(uuid4()), "title": strand.title, "items": items}

    def _module(self, slug: str, until: str | None) -> Item:
        item = item_of(modules.shown(self._work, slug), vocabulary.get(self._work))
        if until is None:
            return item
        first, rest = self._cut(slug, item.steps, until)
        self._begun[slug] = item.model_copy(update={"uid": uuid4(), "steps": rest})
        return item.model_copy(update={"steps": first, "slack": 0})

    def _rest(self, slug: str) -> Item:
        if slug not in self._begun:
            raise FileProblem(self._path.name, None, f"{slug}: the rest stands before the first part")
        return self._begun.pop(slug)

    def _cut(
        self, slug: str, steps: tuple[StepChoice, ...], until: str
    ) -> tuple[tuple[StepChoice, ...], tuple[StepChoice, ...]]:
        for place, step in enumerate(steps[:-1], start=1):
            if step.key == until:
                return steps[:place], steps[place:]
        raise FileProblem(self._path.name, None, f"{slug} has no step “{until}” with another behind it")
