"""The route that answers somebody who is still typing."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from starlette.applications import Starlette
from starlette.testclient import TestClient

from curriculum.server.asgi import ROUTES

NAUGHTY = Path(__file__).parents[3] / "shared/data/hostile/blns/blns.json"


@pytest.fixture
def client(home: None) -> TestClient:
    return TestClient(Starlette(routes=ROUTES))


def test_names_are_worded_and_nothing_is_kept(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "sala")
    answer = client.get("/suggest", params={"q": "iccpr 21", "lang": "en"})
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["said"] == "1 suggestion"
    (only,) = answer.json()["suggestions"]
    assert (only["label"], only["detail"], only["count"]) == ("Article", "Peaceful assembly", "5 sessions")
    assert not caplog.records
    nothing = client.get("/suggest", params={"q": "zzzzqqqq", "lang": "no tag!"})
    assert nothing.json() == {"suggestions": [], "said": "No suggestion"}


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 200), ("same-site", 403), ("cross-site", 403), ("none", 403)]
)
def test_only_a_page_of_sala_is_answered(client: TestClient, site: str, status: int) -> None:
    answer = client.get("/suggest", params={"q": "debt"}, headers={"sec-fetch-site": site})
    assert answer.status_code == status
    assert ("Bretton" in answer.text or "debt" in answer.text.casefold()) == (status == 200)


def answers_with_json(client: TestClient, typed: str) -> None:
    answer = client.get("/suggest", params={"q": typed.encode("utf-8", "surrogatepass")})  # type: ignore[dict-item]
    assert answer.status_code == 200
    assert set(answer.json()) == {"suggestions", "said"}


@pytest.mark.skipif(
    not NAUGHTY.exists(), reason="the shared folder of hostile files is not beside the checkout"
)
def test_naughty_strings_are_answered(client: TestClient) -> None:
    for line in json.loads(NAUGHTY.read_text("utf-8")):
        answers_with_json(client, line)
    answers_with_json(client, "a " * 10_000)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=some.text(some.characters(), max_size=120))
def test_whatever_is_typed_is_answered(client: TestClient, typed: str) -> None:
    answers_with_json(client, typed)
