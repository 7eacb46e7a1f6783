"""Writers that are killed in the middle of their work (kill -9), and what they had acknowledged.

A worker is a generator function of a module, `worker(place, name)`: it opens the database at `place`,
writes for ever, and yields a token after every commit. Tokens begin with `name`, which no other worker has.
"""

from __future__ import annotations

import multiprocessing
import random
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path

Worker = Callable[[Path, str], Iterator[str]]

# A server that has imported everything once and forks clean children: a new writer costs milliseconds.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["curriculum.sqlite", "curriculum.models", "tests.writers", "pytest"])


def killed(worker: Worker, place: Path, rounds: int, writers: int = 2, seed: int = 0) -> Iterator[list[str]]:
    """Let `writers` processes write at once and kill them, `rounds` times.

    Gives after each round the tokens whose commits had been acknowledged, for the caller to look for.
    """
    chance = random.Random(seed)
    for number in range(rounds):
        running = [_start(worker, place, f"{number}-{index}") for index in range(writers)]
        tokens: list[str] = []
        enough = chance.randint(2, 20)
        while len(tokens) < enough:  # whoever they come from: waiting for the lock is not fair
            ready = wait([acknowledged for _, acknowledged in running])
            tokens += [acknowledged.recv() for _, acknowledged in running if acknowledged in ready]
        time.sleep(chance.uniform(0, 0.02))  # so that the kill falls anywhere in a transaction
        for process, _ in running:
            process.kill()
        for process, acknowledged in running:
            process.join()
            tokens += _rest(acknowledged)
        yield tokens


def _start(
    worker: Worker, place: Path, name: str
) -> tuple[multiprocessing.context.ForkServerProcess, Connection]:
    receiving, sending = processes.Pipe(duplex=False)
    process = processes.Process(target=_work, args=(worker, place, name, sending), daemon=True)
    process.start()
    sending.close()
    return process, receiving


def _work(worker: Worker, place: Path, name: str, sending: Connection) -> None:
    for token in worker(place, name):
        sending.send(token)


def _rest(receiving: Connection) -> Iterator[str]:
    """What had been acknowledged before the process died."""
    try:
        while True:
            yield receiving.recv()
    except EOFError:
        receiving.close()
