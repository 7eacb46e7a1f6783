from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from curriculum.server.asgi import build


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(build(), base_url="http://127.0.0.1:8501") as inside:
        yield inside


def test_the_page_carries_a_policy_that_names_its_inline_scripts_by_hash(client: TestClient) -> None:
    answer = client.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    assert policy.count("'sha256-") == len(re.findall(r"<script>", answer.text))


def test_the_first_paint_is_paper_coloured_in_the_dark_too(client: TestClient) -> None:
    page = client.get("/").text
    assert "prefers-color-scheme:dark" in page.split("</head>")[0]


@pytest.mark.parametrize("path", ["/", "/health", "/app/static/fonts/atkinson-latin.woff2", "/no/such/file"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_websocket_from_another_page_is_refused(client: TestClient) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/_stcore/stream", headers={"origin": "http://evil.example"}) as socket,
    ):
        socket.receive_text()


@pytest.mark.parametrize("path", ["/", "/health", "/app/static/mark.svg"])
def test_a_page_asked_for_under_another_name_is_refused(client: TestClient, path: str) -> None:
    assert client.get(path, headers={"host": "rebound.example:8501"}).status_code == 421
    for host in ("localhost:8501", "127.0.0.1", "[::1]:8501"):
        assert client.get(path, headers={"host": host}).status_code == 200


def test_a_websocket_under_another_name_is_refused(client: TestClient) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/_stcore/stream", headers={"host": "rebound.example"}) as socket,
    ):
        socket.receive_text()
