"""A real Sala, served by its own command from a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE = 90
"""Seconds; a test never depends on the server being quicker."""


@contextmanager
def served(home: Path, *command: str) -> Iterator[str]:
    """Serve from `home`; gives the address. `command` replaces `sala` (for a wheel in another environment)."""
    process = subprocess.Popen(
        [*(command or (sys.executable, "-m", "curriculum.cli")), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=home if command else ROOT,
        # A folder without weights: search finds words, the same on every machine, and nothing is read beside a test
        env={**os.environ, "SALA_HOME": str(home), "SALA_WEIGHTS": str(home), "PYTHONUNBUFFERED": "1"},
    )
    watchdog = threading.Timer(PATIENCE, process.kill)
    watchdog.start()
    said: list[str] = []
    try:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if "Sala is at " in line:
                break
        else:
            raise AssertionError("the server did not start:\n" + "".join(said))
        watchdog.cancel()
        drain = threading.Thread(target=process.stdout.read, daemon=True)
        drain.start()
        yield line.split("Sala is at ")[1].split()[0]
    finally:
        watchdog.cancel()
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
