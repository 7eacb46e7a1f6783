"""How long Sala's second start takes, beside Streamlit's own example on the same machine at the same time.

    python -m benchmarks.start [--rounds 9]

The database exists and the library is loaded, as at every start but the first. *served* is from the start of the
process to the first HTTP 200 of the first page; *drawn* is from there to the end of the script that draws the
first page, which a browser asks for once it has fetched its own scripts. The two take turns, so that other work
on the machine meets both.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.server import BIN, free_port, hello, sala, started, wait_until_served
from benchmarks.session import Session

TARGET = 1.5
"""Sala's time to the first answer, in Streamlit's."""
Command = Callable[[int], list[str]]


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--rounds", type=int, default=9, help="how often each is started")
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        subprocess.run([BIN / "sala", "load"], env={"SALA_HOME": folder}, check=True, capture_output=True)
        peers: dict[str, Command] = {"sala serve": sala, "streamlit hello": hello}
        for command in peers.values():
            seconds(command, home)  # the first of each writes compiled files and warms the disk's cache
        times = [{name: seconds(command, home) for name, command in peers.items()} for _ in range(rounds)]
    print(f"{'':16} {'served':>8} {'slowest':>8} {'drawn':>8} {'both':>8}")
    for name in peers:
        served, drawn = zip(*(each[name] for each in times), strict=True)
        both = [sum(each[name]) for each in times]
        print(
            f"{name:16} {median(served):>8.2f} {max(served):>8.2f} {median(drawn):>8.2f} {median(both):>8.2f}"
        )
    ratio = _median(times, "sala serve") / _median(times, "streamlit hello")
    print(f"seconds, medians of {rounds}; served in {ratio:.2f} of Streamlit's time, target {TARGET:g}")


def seconds(command: Command, home: Path) -> tuple[float, float]:
    """(to the first answer, from there to the end of the first page's script)."""
    port = free_port()
    with started(command(port), home) as begun:
        wait_until_served(port)
        served = time.perf_counter()
        with Session(port) as session:
            session.open("")
        return served - begun, time.perf_counter() - served


def _median(times: list[dict[str, tuple[float, float]]], name: str) -> float:
    return median(each[name][0] for each in times)


if __name__ == "__main__":
    main()
