"""Plain values made into typed ones, and one clear sentence for each that does not fit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from curriculum.text.names import KEY, TAG
from curriculum.text.yaml import Path, Plain

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Misfit:
    """One value that does not fit: where it is, and what would be right."""

    path: Path
    sentence: str


class DoesNotFit(Exception):
    """The values do not fit the model; carries every misfit."""

    def __init__(self, misfits: tuple[Misfit, ...]) -> None:
        super().__init__("; ".join(misfit.sentence for misfit in misfits))
        self.misfits = misfits


def fit(kind: type[Model], data: Plain) -> Model:
    """`data` as a value of `kind`. Nothing is converted: a number is no text, and `yes` is not true.

    Raises `DoesNotFit`.
    """
    try:
        return kind.model_validate_json(json.dumps(data), strict=True, by_alias=True, by_name=False)
    except ValidationError as error:
        found = error.errors(include_url=False)
    raise DoesNotFit(tuple(_misfit(kind, data, details) for details in found))


def _misfit(kind: type[BaseModel], data: Plain, details: Any) -> Misfit:
    path = tuple(_walk(data, details["loc"]))
    return Misfit(path, _sentence(kind, path, details))


def _walk(data: Any, places: tuple[str | int, ...]) -> Iterator[str | int]:
    """The places that pydantic's location names; it names types too, which are left out."""
    for number, place in enumerate(places):
        if _holds(data, place):
            data = data[place]
            yield place
        elif number == len(places) - 1 and place != "[key]":
            yield place


def _holds(data: Any, place: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(place, int) and 0 <= place < len(data)
    return isinstance(data, dict) and place in data


_FORMS = {
    f"^{KEY}$": "small Latin letters, digits and hyphens, at most 60",
    f"^{TAG}$": "a language tag such as “en”, “th” or “zh-Hant”",
    r"^[0-9a-f]{64}$": "the 64 hexadecimal digits of a sha256",
    r"^[a-z]$": "one small Latin letter",
    r"^\d{4}-(0[1-9]|1[0-2])$": "a month such as “2026-05”",
    r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$": "a time such as “09:00”",
    r"^#[0-9a-f]{6}$": "a colour such as “#6f7c89”",
}

_WANTED = {
    "int_type": "a whole number",
    "bool_type": "true or false",
    "string_type": "a text; put a number or “true” in quotes",
    "tuple_type": "a list, such as [one, two]",
    "list_type": "a list, such as [one, two]",
    "dict_type": "a mapping, one “name: value” a line",
    "model_type": "a mapping, one “name: value” a line",
    "uuid_type": "a UUID, such as 220986e3-38dc-4e05-8798-cb11f5db97c3",
    "uuid_parsing": "a UUID, such as 220986e3-38dc-4e05-8798-cb11f5db97c3",
    "string_too_short": "a text that is not empty; or leave the line out",
    "string_too_long": "at most {max_length} characters",
    "greater_than_equal": "{ge} or more",
    "greater_than": "more than {gt}",
    "less_than_equal": "{le} or less",
    "literal_error": "{expected}",
    "union_tag_invalid": "a `type` of {expected_tags}",
    "union_tag_not_found": "a `type`",
}


def _sentence(kind: type[BaseModel], path: Path, details: Any) -> str:
    name = next((place for place in reversed(path) if isinstance(place, str)), "the whole")
    context = details.get("ctx", {})
    if details["type"] == "missing":
        return f"`{name}` is missing; write it here"
    if details["type"] == "extra_forbidden":
        near = get_close_matches(name, sorted(_names(kind)), n=1)
        return f"`{name}` is not a field here; " + (f"did you mean `{near[0]}`?" if near else "leave it out")
    if details["type"] == "value_error":
        return f"`{name}` {context['error']}" if path else str(context["error"])
    if details["type"] == "string_pattern_mismatch":
        wanted = _FORMS.get(context["pattern"], f"the form {context['pattern']}")
    elif details["type"] in _WANTED:
        wanted = _WANTED[details["type"]].format(**context)
    else:
        wanted = details["msg"]
    return f"`{name}`: {_shown(details['input'])} does not fit; it takes {wanted}"


def _shown(value: object) -> str:
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    if value is None:
        return "nothing"
    text = str(value)
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"


def _names(kind: type[BaseModel]) -> set[str]:
    """All names of fields that `kind` and what it holds know."""
    schema = kind.model_json_schema(by_alias=True)
    parts = (schema, *schema.get("$defs", {}).values())
    return {name for part in parts for name in part.get("properties", {})}
