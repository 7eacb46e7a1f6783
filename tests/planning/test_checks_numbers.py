"""Every number of the checks is data, an organisation lays its own over it, and nothing out of its bounds gets in."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum import preferences, settings
from curriculum.access import Actor
from curriculum.db import Database
from curriculum.errors import FileProblem, InvalidValue, NotAllowed, NotFound
from curriculum.planning import checks, plans
from curriculum.planning.checks import numbers as room
from tests.planning.agendas import uid

SHEET = (settings.shipped() / "data" / "checks.yaml").read_text("utf-8")


def test_every_shipped_number_lies_in_its_bounds_and_has_a_label() -> None:
    for number in checks.shipped():
        assert number.least <= number.value <= number.most
        assert number.said("km") == number.said("en") != ""
    assert room.numbers().longest_sitting == 90


def test_an_organisations_own_number_holds_for_everybody_here(any_database: Database) -> None:
    with any_database.write() as work:
        checks.set_number(work, "longest-sitting", 60)
        checks.set_number(work, "transfer", 0)
    with any_database.read() as work:
        assert checks.numbers_of(work).longest_sitting == 60
        assert dict(checks.own_numbers(work)) == {"longest-sitting": 60, "transfer": 0}
    with any_database.write() as work:
        checks.set_number(work, "longest-sitting", 90)
        checks.set_number(work, "transfer", None)
        assert checks.own_numbers(work) == {}


@pytest.mark.parametrize("value", [29, 241, -1, 2**80, True, "60", 60.0])
def test_a_number_out_of_its_bounds_is_refused(database: Database, value: object) -> None:
    with database.write() as work, pytest.raises(InvalidValue):
        checks.set_number(work, "longest-sitting", value)  # type: ignore[arg-type]


def test_only_a_number_that_there_is_can_be_set_and_only_by_who_may(database: Database) -> None:
    with database.write() as work:
        with pytest.raises(NotFound):
            checks.set_number(work, "no-such-number", 1)
        nobody = type(work)(work.session, Actor(uid(5), frozenset()), work.now)
        with pytest.raises(NotAllowed):
            checks.set_number(nobody, "longest-sitting", 60)
        with pytest.raises(NotAllowed):
            checks.mute_everywhere(nobody, "long-sitting", "other")


@pytest.mark.parametrize(
    "kept", ["", "[]", "{", "null", '{"longest-sitting": 9999}', '{"longest-sitting": "60"}', '{"x": 60}']
)
def test_what_is_not_sound_counts_as_not_set(database: Database, kept: str) -> None:
    with database.write() as work:
        preferences.remember(work, room.KEPT, kept)
        preferences.remember(work, "checks-muted", kept)
        assert checks.own_numbers(work) == {}
        assert checks.muted_everywhere(work) == {}


def test_a_check_is_muted_for_the_whole_library_with_a_reason(any_database: Database) -> None:
    with any_database.write() as work:
        checks.mute_everywhere(work, "long-sitting", "custom")
        assert checks.muted_everywhere(work) == {"long-sitting": "custom"}
        for check, reason in (
            ("no-such-check", "custom"),
            ("overlap", "custom"),
            ("long-sitting", "because"),
        ):
            with pytest.raises((NotFound, InvalidValue)):
                checks.mute_everywhere(work, check, reason)  # type: ignore[arg-type]
        checks.mute_everywhere(work, "long-sitting", None)
        assert checks.muted_everywhere(work) == {}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("value: 90", "value: 900"), "takes 30 to 240"),
        (("value: 90", "value: ninety"), "whole number"),
        (("id: transfer", "id: transport"), "transfer, transport"),
        (("unit: percent", "unit: parsec"), "percent"),
        (("numbers:", "figures:"), "numbers"),
    ],
)
def test_a_sheet_that_is_not_right_is_told_with_its_line(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    (tmp_path / "checks.yaml").write_text(SHEET.replace(*change, 1), "utf-8")
    with pytest.raises(FileProblem, match=said):
        checks.shipped(tmp_path)


def test_the_sample_plan_and_every_programme_are_looked_at_without_red(library: Database) -> None:
    with library.write() as work:
        agendas = [plans.get(work, "sample-two-day").agenda]
        agendas += [plans.create(work, name, programme=name).agenda for name in ("half-day", "ntss", "atss")]
        for agenda in agendas:
            advice = checks.advice_for(work, agenda)
            assert not advice.impossible
            assert not advice.rest
        page = checks.ledger_for(work, agendas[-1])
        assert len(page.gaps) == len(page.objectives) > 25
