"""Where a new plan is: where the machine is, said as that place is spelled today."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from curriculum.db import Database
from curriculum.planning import zones
from tests.planning.deeds import a_new_plan, stored

ASK = "from curriculum.planning import zones; print(zones.here())"


@pytest.mark.parametrize(
    ("machine", "zone"),
    [
        ("Asia/Kathmandu", "Asia/Kathmandu"),
        (":Asia/Dili", "Asia/Dili"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Singapore", "Asia/Singapore"),
        ("UTC", "UTC"),
        ("Etc/GMT-7", "UTC"),
        ("ICT-7", "UTC"),
        ("Nowhere/At_All", "UTC"),
    ],
)
def test_the_machines_zone_is_taken_when_it_is_a_places(machine: str, zone: str) -> None:
    asked = [sys.executable, "-c", ASK]
    said = subprocess.run(
        asked, env={**os.environ, "TZ": machine}, check=True, capture_output=True, text=True
    )
    assert said.stdout.strip() == zone


def test_a_new_plan_begins_with_it(database: Database) -> None:
    plan = a_new_plan(database)
    assert stored(database, plan).zone == plan.zone == zones.here()


def test_there_is_a_zone_for_every_place_of_the_region() -> None:
    cities = (
        "Bangkok",
        "Phnom_Penh",
        "Vientiane",
        "Yangon",
        "Dhaka",
        "Kathmandu",
        "Manila",
        "Dili",
        "Ulaanbaatar",
    )
    assert {f"Asia/{city}" for city in cities} <= zones.of_places()
    assert not any(zone.startswith(("Etc/", "posix/")) for zone in zones.of_places())
