"""What every answer of the server carries, and who may open its websocket.

The content security policy names the page's own inline scripts by their hashes, so that nothing else can run.
Sources: OWASP Secure Headers; the policy was tried against every element that Sala draws.
"""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import re
from pathlib import Path

import streamlit
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FIRST_PAINT = (
    b"<style>html{background:#fcfaf5;color-scheme:light dark}"
    b"@media(prefers-color-scheme:dark){html{background:#1b1916}}</style>"
)
"""Paper-coloured from the first moment: without it the first second is white, in the dark too."""


def _inline_scripts(page: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", page, re.DOTALL)


def _policy() -> bytes:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    hashes = (
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in _inline_scripts(page)
    )
    scripts = " ".join(f"'sha256-{digest}'" for digest in hashes)
    return (
        "default-src 'none'; "
        f"script-src 'self' blob: 'wasm-unsafe-eval' {scripts}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; media-src 'self' blob:; frame-src 'self' blob:; worker-src 'self' blob:; "
        "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ).encode()


class SecurityHeaders:
    """ASGI middleware: headers on every answer; a websocket only from our own page; one style in the first page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = [
            (b"content-security-policy", _policy()),
            # `no-referrer` would make Chromium send `Origin: null` with form posts.
            (b"referrer-policy", b"same-origin"),
            (b"x-content-type-options", b"nosniff"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), interest-cohort=()"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"x-frame-options", b"DENY"),
        ]
        self.names = {name for name, _ in self.headers}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not (_this_machine(scope) and _same_origin(scope)):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] == "http" and not _this_machine(scope):
            await PlainTextResponse("Sala answers under 127.0.0.1 and localhost only.", 421)(
                scope, receive, send
            )
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _FirstPaint(send, self.headers, self.names))


class _FirstPaint:
    """Adds our headers, and our style to the one HTML page that Streamlit serves."""

    def __init__(self, send: Send, headers: list[tuple[bytes, bytes]], names: set[bytes]) -> None:
        self.send, self.headers, self.names = send, headers, names
        self.start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message["headers"] if name.lower() not in self.names]
            message = {**message, "headers": [*kept, *self.headers]}
            named = {name.lower(): value for name, value in kept}
            if named.get(b"content-type", b"").startswith(b"text/html") and b"content-encoding" not in named:
                self.start = message  # the length is known only once the body is
                return
        elif message["type"] == "http.response.body" and self.start is not None:
            start, self.start = self.start, None
            body = message.get("body", b"")
            if b"</head>" in body:
                body = body.replace(b"</head>", FIRST_PAINT + b"</head>", 1)
                headers = [
                    (n, v) for n, v in start["headers"] if n.lower() not in (b"content-length", b"etag")
                ]
                if not message.get("more_body"):
                    headers.append((b"content-length", str(len(body)).encode()))
                start, message = {**start, "headers": headers}, {**message, "body": body}
            await self.send(start)
        await self.send(message)


def _this_machine(scope: Scope) -> bool:
    """Whether the page was asked for under a loopback name: another one may have been rebound to this machine."""
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    name = host.partition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    try:
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _same_origin(scope: Scope) -> bool:
    """Browsers always send an Origin with a websocket; a program on this machine that sends none may connect."""
    headers = dict(scope["headers"])
    origin, host = headers.get(b"origin", b""), headers.get(b"host", b"")
    return not origin or origin.split(b"//", 1)[-1] == host
