"""Operations as they are kept: what the log holds must be read for ever, and each field takes only its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from curriculum.planning.operations import OPERATION
from tests.planning.agendas import uid

FIRST = Path(__file__).with_name("operations-v1.json")
KEPT: list[dict[str, Any]] = json.loads(FIRST.read_text(encoding="utf-8"))
"""What is written here is never changed, only added to: a log of its time may hold it."""


@pytest.mark.parametrize("kept", KEPT, ids=[kept["op"] for kept in KEPT])
def test_what_a_log_of_the_first_schema_holds_is_read_and_means_the_same(kept: dict[str, Any]) -> None:
    read = OPERATION.validate_python(kept)
    assert read.model_dump(mode="json", exclude_unset=True) == kept
    assert OPERATION.validate_python(read.model_dump(mode="json")) == read  # with what it did not know yet


def test_there_is_an_example_of_every_operation() -> None:
    schema = OPERATION.json_schema()
    assert {kept["op"] for kept in KEPT} == set(
        schema["$defs"]["Several"]["properties"]["operations"]["items"]["discriminator"]["mapping"]
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"op": "SetPlan", "title": "New"},
        {"op": "SetPlan", "field": "title"},
        {"op": "SetPlan", "field": "title", "value": None},
        {"op": "SetPlan", "field": "people", "value": 0},
        {"op": "SetPlan", "field": "people", "value": "many"},
        {"op": "SetPlan", "field": "zone", "value": "Asia/Nowhere"},
        {"op": "SetPlan", "field": "slug", "value": "mine"},
        {"op": "SetPlan", "field": "put_away", "value": None},
        {"op": "SetPlan", "field": "put_away", "value": "yes"},
        {"op": "SetDay", "day": str(uid(1)), "field": "start", "value": None},
        {"op": "SetDay", "day": str(uid(1)), "field": "start", "value": 1441},
        {"op": "SetDay", "day": str(uid(1)), "field": "date", "value": "tomorrow"},
        {"op": "SetDay", "day": str(uid(1)), "field": "items", "value": None},
        {"op": "Rename", "item": str(uid(1))},
        {"op": "RenameOutward", "item": str(uid(1))},
        {"op": "RenameStrand", "strand": str(uid(1)), "title": " "},
        {"op": "RenameStrand", "strand": str(uid(1)), "title": "two\nlines"},
    ],
    ids=str,
)
def test_a_field_takes_only_what_is_its_own_and_nothing_is_filled_in(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        OPERATION.validate_python(wrong)
    with pytest.raises(ValidationError):
        OPERATION.validate_json(json.dumps(wrong))
