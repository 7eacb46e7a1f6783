"""The numbers that the checks use: `data/checks.yaml`, with an organisation's own laid over them.

Minutes are whole minutes, times are minutes from midnight. What an organisation set is kept for everybody on this
installation; a value that is out of its bounds by now counts as not set.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from curriculum import settings
from curriculum.access import Work, allow
from curriculum.errors import FileProblem, InvalidValue, NotFound
from curriculum.preferences import remember, remembered
from curriculum.text import yaml
from curriculum.text.files import read_text
from curriculum.text.names import Key
from curriculum.text.values import DoesNotFit, fit
from curriculum.vocabulary.terms import spoken

Unit = Literal["minutes", "percent", "days", "count", "time"]
NumberGroup = Literal["shape", "care", "outside", "interpreting", "content", "design", "screen"]
KEPT = "check-numbers"
"""What an organisation's own are remembered as."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Every number of the checks; `data/checks.yaml` says what each means."""

    longest_sitting: int
    longest_sitting_interpreted: int
    shortest_break: int
    break_length: int
    low_energy_input: int
    input_share: int
    input_least: int
    opening_length: int
    evaluation_length: int
    action_length: int
    rest_from_days: int
    days_to_half_day: int
    days_to_free_day: int
    half_day: int
    soft_after_heavy: int
    evening: int
    leading_a_day: int
    own_case_before_end: int
    agreement_length: int
    visit_talk: int
    visit_slack: int
    ceremony_buffer: int
    arrival: int
    transfer: int
    interpreters: int
    interpreted_plenary: int
    balance_from_days: int
    practice_share: int
    action_share: int
    approach_share: int
    type_share: int
    methods_a_day: int
    method_share: int
    most_shown: int


class Number(BaseModel):
    """A number as it is offered for editing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Key
    group: NumberGroup
    label: dict[str, str]
    unit: Unit
    value: Annotated[int, Field(ge=0, le=1440)]
    """As shipped."""
    least: int
    most: int

    def said(self, language: str) -> str:
        """Its label in `language`, or in English."""
        return str(spoken(self.label, language))


class _Sheet(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    numbers: tuple[Number, ...]


NAMES = tuple(each.name.replace("_", "-") for each in fields(Numbers))


def shipped(folder: Path | None = None) -> tuple[Number, ...]:
    """Every number, in the order of the file. Raises `FileProblem` where `checks.yaml` in `folder` is not right."""
    return _read((folder or settings.shipped() / "data") / "checks.yaml")


@lru_cache(maxsize=4)
def _read(file: Path) -> tuple[Number, ...]:
    name = f"data/{file.name}"
    document = yaml.read(read_text(file, name), name)
    try:
        numbers = fit(_Sheet, document.value).numbers
    except DoesNotFit as error:
        misfit = error.misfits[0]
        raise FileProblem(name, document.line(misfit.path), misfit.sentence) from error
    for place, number in enumerate(numbers):
        if not number.least <= number.value <= number.most:
            said = f"“{number.id}” is {number.value}; it takes {number.least} to {number.most}"
            raise FileProblem(name, document.line(("numbers", place, "value")), said)
    if sorted(number.id for number in numbers) != sorted(NAMES):
        missing = set(NAMES) ^ {number.id for number in numbers}
        said = f"{', '.join(sorted(missing)) or 'a number'} is missing, unknown or there twice"
        raise FileProblem(name, None, said)
    return numbers


def numbers(own: Mapping[str, int] | None = None) -> Numbers:
    """The shipped numbers, with `own` ones (id -> value) laid over them."""
    values = {number.id: (own or {}).get(number.id, number.value) for number in shipped()}
    return Numbers(**{name.replace("-", "_"): value for name, value in values.items()})


def numbers_of(work: Work) -> Numbers:
    """The numbers that hold on this installation."""
    return numbers(own_numbers(work))


def own_numbers(work: Work) -> Mapping[str, int]:
    """What this organisation has set: id -> value. What is not sound is left out."""
    try:
        kept = json.loads(remembered(work, KEPT) or "{}")
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {number.id: kept[number.id] for number in shipped() if _fits(number, kept.get(number.id))}


def set_number(work: Work, name: str, value: int | None) -> None:
    """Sets a number for this organisation; None, or the shipped value, takes its own back.

    Raises `NotFound` for a number that is none, `InvalidValue` for a value out of its bounds.
    """
    allow(work.actor, "change settings")
    number = next((each for each in shipped() if each.id == name), None)
    if number is None:
        raise NotFound("number", name)
    if value is not None and not _fits(number, value):
        raise InvalidValue(number.said(work.language), value, f"{number.least} to {number.most}")
    own = {**own_numbers(work), name: number.value if value is None else value}
    if own[name] == number.value:
        del own[name]
    remember(work, KEPT, json.dumps(own, sort_keys=True))


def _fits(number: Number, value: object) -> bool:
    return type(value) is int and number.least <= value <= number.most
