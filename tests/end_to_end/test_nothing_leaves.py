"""Sala at work in a network of its own: nothing may want to leave.

The commands and the browser run in a network namespace whose only way out is a dead end that records every packet.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import chromium
from tests.serving import ROOT

WORK = ROOT / "tests" / "end_to_end" / "a_day_of_work.py"


def namespaces() -> None:
    """Skip, or in CI fail, where the kernel gives no namespaces."""
    reason = "no network namespaces here: needs Linux, unshare and iproute2's ip"
    works = (
        sys.platform == "linux"
        and shutil.which("ip")
        and shutil.which("unshare")
        and subprocess.run(
            ["unshare", "--user", "--map-root-user", "--net", "--mount", "true"], capture_output=True
        ).returncode
        == 0
    )
    if not works and os.environ.get("CI"):
        pytest.fail(reason)
    if not works:
        pytest.skip(reason)


def run(*command: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "tests" / "netproof.py"), *command],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=240,
        env={**os.environ, "SALA_HOME": str(home), "PYTHONPATH": str(ROOT)},
    )


def test_loading_searching_printing_serving_and_browsing_send_nothing_out(tmp_path: Path) -> None:
    namespaces()
    chromium()
    done = run(sys.executable, str(WORK), str(tmp_path / "out"), home=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out" / "agenda.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "out" / "seen.png").stat().st_size > 10_000


def test_the_proof_would_notice_one_packet(tmp_path: Path) -> None:
    namespaces()
    knock = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))"
    assert run(sys.executable, "-c", knock, home=tmp_path).returncode == 3
