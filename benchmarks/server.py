"""A server under measurement: a process of its own, watched until it answers, then ended."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

BIN = Path(sys.executable).parent
PATIENCE = 60.0
"""Seconds until a server that does not answer is an error."""
PAUSE = 0.004
"""Seconds between two looks; the error of every figure."""


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def sala(port: int) -> list[str]:
    return [str(BIN / "sala"), "serve", "--port", str(port)]


def hello(port: int) -> list[str]:
    """Streamlit's own example, with the options that Sala also sets."""
    return [
        *(str(BIN / "streamlit"), "hello", "--server.headless=true", "--browser.gatherUsageStats=false"),
        *("--server.fileWatcherType=none", "--server.address=127.0.0.1", f"--server.port={port}"),
    ]


@contextmanager
def started(command: Sequence[str], home: Path) -> Iterator[float]:
    """The process of `command` with its data in `home`; gives the moment at which it was started."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=home,
        env={**os.environ, "SALA_HOME": str(home)},
    )
    try:
        yield begun
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()


def wait_until_served(port: int) -> None:
    """Return with the first answer 200 to `GET /`."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        with suppress(OSError):
            asked.request("GET", "/")
            if asked.getresponse().status == 200:
                return
        asked.close()
        time.sleep(PAUSE)
    raise SystemExit(f"nothing answered on port {port} within {PATIENCE:g} seconds")
