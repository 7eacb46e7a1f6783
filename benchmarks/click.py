"""How long the server works on a click: `python -m benchmarks.click [--rounds 40]`.

A real `sala serve`, spoken to over its websocket as a browser does, from the click's message to the end of the
script that it causes: callback, database, search or operation, and everything that is sent to be drawn. What
the browser then takes to draw is not in it. Milliseconds.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from uuid import uuid4

from benchmarks.agenda import large_plan
from benchmarks.server import BIN, free_port, sala, started, wait_until_served
from benchmarks.session import Session
from curriculum.db import open_database
from curriculum.settings import DATABASE_NAME

OPERATION_TARGET = 200.0
"""Milliseconds for an operation on the board of the large plan."""
Act = Callable[[int], float | None]


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--rounds", type=int, default=40, help="clicks of each kind")
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        home, port = Path(folder), free_port()
        subprocess.run([BIN / "sala", "load"], env={"SALA_HOME": folder}, check=True, capture_output=True)
        database = open_database(home / DATABASE_NAME)
        large = large_plan(database).slug
        database.close()
        with started(sala(port), home):
            wait_until_served(port)
            print(f"{'':40} {'first':>7} {'p50':>7} {'p95':>7}")
            with Session(port) as session:
                report("Find, another search", rounds, searching(session))
                report("Find, a filter's tick", rounds, ticking(session))
                report("board, an operation, 2 days", rounds, changing(session, "sample-two-day"))
                report(
                    "board, an operation, 13 days, 120 items",
                    rounds,
                    changing(session, large),
                    OPERATION_TARGET,
                )


def searching(session: Session) -> Callable[[int], None]:
    words = ("rights", "law", "company", "dignity", "interview")
    return lambda number: session.open("find", f"q={words[number % len(words)]}")


def ticking(session: Session) -> Callable[[int], None]:
    """One of two lengths, in turn."""
    session.open("find")
    lengths = next(group for group in session.data["facets"]["groups"] if group["id"] == "length")
    some, other = [choice["id"] for choice in lengths["choices"] if choice["count"]][:2]

    def tick(number: int) -> None:
        chosen = [other if number % 2 else some]
        session.trigger("facets", "picked", {"group": "length", "chosen": chosen, "at": number})

    return tick


def changing(session: Session, plan: str) -> Callable[[int], None]:
    """The first item of the plan that has no steps grows and shrinks."""
    session.open("plan", f"p={plan}")
    blocks = (block for day in session.data["board"]["days"] for block in day["blocks"])
    item = next(block["id"] for block in blocks if not block.get("steps"))
    client, sequences = str(uuid4()), count(1)

    def change(number: int) -> None:
        operation = {"op": "SetMinutes", "item": item, "minutes": 20 + 5 * (number % 3)}
        sequence = next(sequences)
        session.state(
            "board", "outbox", {"client": client, "entries": [{"sequence": sequence, "operation": operation}]}
        )
        if session.data["board"]["acknowledged"] != {"client": client, "sequence": sequence}:
            raise SystemExit("the board did not acknowledge what it was sent")

    return change


def report(name: str, rounds: int, act: Act, target: float | None = None) -> None:
    first, *times = (milliseconds(act, number) for number in range(rounds + 1))
    wanted = f"   target {target:g}" if target else ""
    print(f"{name:40} {first:>7.1f} {median(times):>7.1f} {quantiles(times, n=20)[-1]:>7.1f}{wanted}")


def milliseconds(act: Act, number: int) -> float:
    """As `act` measured itself, else from its begin to its end."""
    begun = time.perf_counter()
    measured = act(number)
    return (time.perf_counter() - begun) * 1000 if measured is None else measured


if __name__ == "__main__":
    main()
