"""Quality, latency and memory of the ways to search, in one table: `python -m benchmarks.quality [--data FOLDER]`.

The folder holds `en.jsonl`, `hi.jsonl` and `zh.jsonl` in the form that `benchmarks/search_quality.py` reads. A library
is made for each language and read to its end by the model (some minutes); then every mode asks in a process of its
own, so that its memory is its own. Only the questions whose id has an odd sha256 are asked: weights were tuned on the
others. Memory is the largest resident size of the process that asks.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.search_quality import filled, half, measured, read
from curriculum.db import open_database
from curriculum.search import embedder, embedding

DATA = Path(__file__).parents[2] / "shared" / "data" / "search"
PAIRS = (("en", "en"), ("hi", "hi"), ("zh", "zh"), ("hi", "en"), ("zh", "en"))
"""Language of the questions, language of the paragraphs."""
MODES = ("lexical", "meaning", "hybrid")


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--one", nargs=3, metavar=("DATABASE", "QUESTIONS", "MODE"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        _one(*chosen.one, chosen.every)
        return
    if embedder() is None:
        sys.exit("The extra “semantic” is not installed: there is no meaning to measure.")
    with tempfile.TemporaryDirectory() as folder:
        _table(chosen.data, Path(folder), chosen.every)


def _table(data: Path, folder: Path, every: int) -> None:
    for lang in dict.fromkeys(paragraphs for _, paragraphs in PAIRS):
        paragraphs, _ = read(data / f"{lang}.jsonl")
        database = open_database(folder / f"{lang}.db")
        filled(database, paragraphs, "hybrid")
        database.close()
    print("| questions → paragraphs | mode | MRR@10 | first is right | p50 ms | p95 ms | memory MB |")
    print("|---|---|---|---|---|---|---|")
    for asked, paragraphs in PAIRS:
        for mode in MODES:
            child = [sys.executable, "-m", "benchmarks.quality", "--every", str(every), "--one"]
            command = [*child, str(folder / f"{paragraphs}.db"), str(data / f"{asked}.jsonl"), mode]
            found = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
            print(
                f"| {asked} → {paragraphs} | {mode} | {found['mrr@10']:.3f} | {found['success@1']:.3f} "
                f"| {found['p50_ms']:.0f} | {found['p95_ms']:.0f} | {found['memory']:.0f} |",
                flush=True,
            )


def _one(place: str, questions: str, mode: str, every: int) -> None:
    if mode == "lexical":
        embedding.use(None)
    _, asked = read(Path(questions))
    database = open_database(Path(place))
    found = measured(database, half(asked, "odd")[::every], mode)
    print(json.dumps({**found, "memory": _largest()}))
    database.close()


def _largest() -> float:
    """The most that this process has had in memory, in MB. What `getrusage` says begins with the parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
