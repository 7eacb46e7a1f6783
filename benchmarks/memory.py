"""How much memory the server takes: `python -m benchmarks.memory [--people 1 30]`. Linux only: reads /proc.

Resident megabytes of the server's process and all that it started, with people's sessions open at the same time,
each of which has opened Find and then the sample plan; the process that prints is named apart, since it comes with
the first paper and there is one however many print. Streamlit's own example, with as many sessions open on its
first page, stands beside it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from benchmarks.server import BIN, free_port, hello, sala, started, wait_until_served
from benchmarks.session import Session

PRINTER = "curriculum.papers.worker"
SETTLING = 3.0
"""Seconds for what a start still imports, and for what is let go of after the last click."""


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--people", type=int, nargs="+", default=[1, 30])
    people = options.parse_args().people
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([BIN / "sala", "load"], env={"SALA_HOME": folder}, check=True, capture_output=True)
        print(f"{'':16} {'people':>7} {'server':>8} {'printing':>9}")
        for name, command, walk in (("sala serve", sala, work), ("streamlit hello", hello, look)):
            measure(name, command, walk, people, Path(folder))


def work(session: Session) -> None:
    session.open("find")
    session.open("plan", "p=sample-two-day")


def look(session: Session) -> None:
    session.open("")


def measure(
    name: str,
    command: Callable[[int], list[str]],
    walk: Callable[[Session], None],
    people: list[int],
    home: Path,
) -> None:
    """One server, to which more and more people come."""
    port = free_port()
    with started(command(port), home), ExitStack() as open_sessions:
        wait_until_served(port)
        time.sleep(SETTLING)
        here = 0
        for wanted in sorted(people):
            for _ in range(here, wanted):
                walk(open_sessions.enter_context(Session(port)))
            here = wanted
            time.sleep(SETTLING)
            report(name, here)
        if command is sala:
            with Session(port) as session:
                session.open("print", "p=sample-two-day")
                time.sleep(SETTLING)
                report("  and a paper", here + 1)


def report(name: str, people: int) -> None:
    printer, rest = 0.0, 0.0
    for pid in below(os.getpid()):
        try:
            said, resident = read(pid)
        except OSError:
            continue  # it ended meanwhile
        if PRINTER in said:
            printer += resident
        else:
            rest += resident
    print(f"{name:16} {people:>7} {rest:>8.0f} {printer:>9.0f}")


def below(pid: int) -> list[int]:
    """The processes that `pid` started, and those that they started."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            # “pid (name) state parent ...”; the name may hold anything
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = [child for child, parent in parents.items() if parent == pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def read(pid: int) -> tuple[str, float]:
    """A process's command line and its resident megabytes."""
    folder = Path("/proc") / str(pid)
    pages = int((folder / "statm").read_text().split()[1])
    return (folder / "cmdline").read_text(), pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
