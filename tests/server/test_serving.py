from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from curriculum.errors import AddressNotLoopback, PortInUse
from curriculum.server import serving
from tests.serving import ROOT


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_addresses_of_this_machine_are_served(address: str) -> None:
    assert serving.loopback(address)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.4", "example.org", "", "127.0.0.1.evil.org"])
def test_every_other_address_is_refused(address: str) -> None:
    with pytest.raises(AddressNotLoopback):
        serving.loopback(address)


def test_a_port_in_use_is_one_sentence_and_exit_code_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortInUse):
            serving.bound("127.0.0.1", port)
        ran = subprocess.run(
            [sys.executable, "-m", "curriculum.cli", "serve", "--port", str(port)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={"SALA_HOME": str(tmp_path), "PATH": ""},
        )
    assert ran.returncode == 1
    assert str(port) in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1
    assert not list(tmp_path.iterdir()), "nothing is made before it is known that it can be served"
