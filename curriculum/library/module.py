"""A module as a value: one edition, complete, in one language.

`docs/module-format.md` is the meaning of every field. `library.format` reads files into these values and
writes them back; `library.lint` judges them; planning and papers use them. Nothing here knows a file, a table
or a page.

Minutes are whole minutes. Block quotations in a step's parts are spoken words. Ids name rows of the
vocabulary, keys name parts of this module."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Annotated, Literal, NewType, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from curriculum.library.texts import Markdown, NotesText, SectionText, StepText, Text, Title
from curriculum.text.names import Key, LanguageTag

Minutes = NewType("Minutes", int)

Grade = Literal["sketch", "runnable", "published"]
Kind = Literal["module", "activity"]
Role = Literal["opening", "input", "task", "debrief", "closing"]
Need = Literal["power", "projector", "internet", "wall", "floor", "rooms", "phones"]
Load = Literal["light", "moderate", "heavy"]
Difficulty = Literal["introductory", "intermediate", "advanced"]
HandoutKind = Literal["case", "cards", "consent", "roles", "worksheet", "reading", "labels"]

MODULE_MINUTES = range(20, 241)
ACTIVITY_MINUTES = range(5, 21)


def _dashed(name: str) -> str:
    return name.replace("_", "-")


class Value(BaseModel):
    """A frozen value; its fields are written with hyphens in files."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_dashed, populate_by_name=True)


class Trainer(Value):
    """The skill that the person who leads needs, apart from the difficulty for participants."""

    skill: Difficulty
    needs: Text | None = None
    not_for: Text | None = None


class Group(Value):
    """How many people; what changes at the ends."""

    least: Annotated[int, Field(ge=1, le=500)]
    best: Annotated[int, Field(ge=1, le=500)]
    most: Annotated[int, Field(ge=1, le=500)]
    at_least: Text | None = None
    at_most: Text | None = None


class KeyTerm(Value):
    key: Key
    term: Title
    meaning: Text
    dispute: Text | None = None


class Citation(Value):
    """A provision that the module cites, and what to use where the state is not a party."""

    id: Key
    fallback: Text | None = None


class Copies(Value):
    """How many copies of a handout to print, as a formula."""

    handout: Key
    per: Literal["person", "pair", "group", "room", "trainer"]
    size: Annotated[int, Field(ge=1, le=100)] | None = None
    """People in a group, with `per="group"`."""
    extra: Annotated[int, Field(ge=0, le=100)] = 0

    def count(self, people: int) -> int:
        """Copies for a group of `people`."""
        sets = {
            "person": people,
            "pair": ceil(people / 2),
            "group": ceil(people / (self.size or 4)),
            "room": 1,
            "trainer": 1,
        }
        return sets[self.per] + self.extra


class Preparation(Value):
    minutes: Annotated[int, Field(ge=0, le=2000)] | None = None
    room: Text | None = None
    materials: tuple[Text, ...] = ()
    copies: tuple[Copies, ...] = ()


class Blank(Value):
    """A local fact that the trainer fills in for one place."""

    key: Key
    question: Text
    example: Text | None = None
    sensitive: bool = False


class EmotionalLoad(Value):
    level: Load
    peak: Key | None = None
    """Key of the step where it is highest."""


class Pilot(Value):
    """One time it was run. No names, no place."""

    month: Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    people: Annotated[int, Field(ge=1, le=500)] | None = None
    minutes: Annotated[int, Field(ge=1, le=1000)] | None = None
    changed: Text | None = None


class Translation(Value):
    """Where a translated edition comes from."""

    of: LanguageTag
    source: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    """sha256 of the source revision."""
    reviewed: bool = False
    passages: dict[str, str] = Field(default_factory=dict)
    """Passage -> first 12 hexadecimal digits of the sha256 of the source passage that was translated."""


class FlipChart(Value):
    key: Key
    title: Title
    text: SectionText = ""


class Step(Value):
    key: Key
    title: Title
    role: Role | None = None
    minutes: Annotated[int, Field(ge=1, le=240)]
    plenary: Annotated[int, Field(ge=0, le=240)] = 0
    """Minutes spoken before everybody; consecutive interpretation doubles them."""
    method: Key | None = None
    core: bool = True
    cut: Annotated[int, Field(ge=1, le=50)] | None = None
    pause_after: bool = False
    objectives: tuple[Key, ...] = ()
    handouts: tuple[Key, ...] = ()
    needs: dict[Need, Text] = Field(default_factory=dict)
    """What the step needs -> how to do without it."""
    own_cases: bool = False
    product: Text | None = None
    before: StepText = ""
    say: StepText = ""
    minute_by_minute: StepText = ""
    listen_for: StepText = ""
    if_stuck: StepText = ""

    @property
    def interpreted(self) -> int:
        """Minutes under consecutive interpretation."""
        return self.minutes + min(self.plenary, self.minutes)


class Section(Value):
    """A keyed passage: a hard question with its answer, an adaptation."""

    key: Key
    title: Title
    text: SectionText = ""


class Knowledge(Value):
    type: Literal["knowledge"] = "knowledge"
    key: Key
    title: Title
    objective: Key
    options: dict[Annotated[str, StringConstraints(pattern=r"^[a-z]$")], Text]
    right: Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
    why: Text
    text: SectionText = ""


class Skill(Value):
    type: Literal["skill"] = "skill"
    key: Key
    title: Title
    objective: Key
    criteria: tuple[Text, ...]
    text: SectionText = ""


class ThenAndNow(Value):
    type: Literal["then-and-now"] = "then-and-now"
    key: Key
    title: Title
    objective: Key
    text: SectionText = ""


class Intention(Value):
    type: Literal["intention"] = "intention"
    key: Key
    title: Title
    objective: Key
    text: SectionText = ""


EvaluationItem = Annotated[Knowledge | Skill | ThenAndNow | Intention, Field(discriminator="type")]


class HandoutKey(Value):
    """The answers to a handout: for the trainer, never printed with it."""

    title: Title
    text: Markdown = ""


class Handout(Value):
    key: Key
    title: Title
    kind: HandoutKind = "worksheet"
    text: Markdown = ""
    answers: HandoutKey | None = None


class Module(Value):
    """One edition of a module or activity."""

    format: Literal[1] = 1
    uid: UUID | None = None
    aliases: tuple[Key, ...] = ()
    lang: LanguageTag
    grade: Grade = "sketch"
    kind: Kind = "module"
    title: Title
    outward_title: Title | None = None
    promise: Text | None = None
    themes: tuple[Key, ...] = ()
    audience: tuple[Key, ...] = ()
    approaches: tuple[Key, ...] = ()
    settings: tuple[Key, ...] = ()
    difficulty: Difficulty | None = None
    trainer: Trainer | None = None
    group: Group | None = None
    minutes: Annotated[int, Field(ge=1, le=240)]
    spare: Annotated[int, Field(ge=0, le=240)] = 0
    objectives: tuple[Key, ...] = ()
    prerequisites: tuple[Key, ...] = ()
    leads_to: tuple[Key, ...] = ()
    key_points: tuple[Text, ...] = ()
    terms: tuple[KeyTerm, ...] = ()
    provisions: tuple[Citation, ...] = ()
    reading: tuple[Key, ...] = ()
    preparation: Preparation | None = None
    blanks: tuple[Blank, ...] = ()
    load: EmotionalLoad | None = None
    pilots: tuple[Pilot, ...] = ()
    credit: Text | None = None
    licence: Text | None = None
    translation: Translation | None = None

    flip_charts: tuple[FlipChart, ...] = ()
    steps: tuple[Step, ...] = ()
    notes: NotesText = ""
    hard_questions: tuple[Section, ...] = ()
    load_signs: SectionText = ""
    load_response: SectionText = ""
    adaptations: tuple[Section, ...] = ()
    evaluation: tuple[EvaluationItem, ...] = ()
    handouts: tuple[Handout, ...] = ()
    """In the order of their keys."""

    @model_validator(mode="after")
    def _keys_are_unique(self) -> Self:
        parts = (
            self.terms, self.blanks, self.flip_charts, self.steps, self.hard_questions,
            self.adaptations, self.evaluation, self.handouts,
        )  # fmt: skip
        for part in parts:
            keys = [value.key for value in part]
            if twice := next((key for key in keys if keys.count(key) > 1), None):
                raise ValueError(f"the key “{twice}” names two parts of one kind; give one of them another")
        seen: dict[str, str] = {}
        for field in ("steps", "handouts", "blanks", "flip_charts", "evaluation"):
            for value in getattr(self, field):
                if value.key in seen:
                    both = f"`{seen[value.key]}` and `{_dashed(field)}`"
                    raise ValueError(f"the key “{value.key}” is used among {both}; change the newer one")
                seen[value.key] = _dashed(field)
        object.__setattr__(self, "handouts", tuple(sorted(self.handouts, key=lambda handout: handout.key)))
        return self

    @property
    def full_minutes(self) -> int:
        """All steps and the spare minutes."""
        return sum(step.minutes for step in self.steps) + self.spare

    @property
    def core_minutes(self) -> int:
        """The shorter session: core steps only, without spare minutes."""
        return sum(step.minutes for step in self.steps if step.core)

    @property
    def interpreted_minutes(self) -> int:
        """All steps under consecutive interpretation, and the spare minutes."""
        return sum(step.interpreted for step in self.steps) + self.spare

    def step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)

    def handout(self, key: str) -> Handout | None:
        return next((handout for handout in self.handouts if handout.key == key), None)

    def lettered_handouts(self) -> Iterator[tuple[str, Handout]]:
        """Handouts with their letters A, B, ... in the order in which steps use them, unused ones last."""
        order = [key for step in self.steps for key in step.handouts]
        ranked = sorted(self.handouts, key=lambda h: order.index(h.key) if h.key in order else len(order))
        for place, handout in enumerate(ranked):
            yield _letter(place), handout


def _letter(place: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
