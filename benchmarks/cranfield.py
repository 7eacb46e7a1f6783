"""Mean average precision on the Cranfield collection, words alone: `python -m benchmarks.cranfield [--data FOLDER]`.

1,400 abstracts with their titles, 225 questions, judgements taken as yes or no. Lucene's BM25 has .4234. A question's
number in the judgements is its position, which is its `id` here.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import mean
from typing import Any
from uuid import uuid5

from benchmarks.search_quality import NAMES
from curriculum.db import Database, open_database
from curriculum.search import Entry, Passage, SearchRequest, put, search

DATA = Path(__file__).parents[2] / "shared" / "data" / "search" / "cranfield"
DEPTH = 1000
"""Hits of a question that are looked at."""


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, default=DATA)
    data = options.parse_args().data
    right: dict[str, set[str]] = defaultdict(set)
    for line in (data / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        question, document, _ = line.split("\t")
        right[question].add(document)
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "sala.db")
        with database.write() as work:
            for each in _records(data / "docs.jsonl"):
                put(work, _entry(each["id"], each["title"].strip(), each["text"]))
        asked = _records(data / "queries.jsonl")
        precisions = [_precision(database, each["text"], right[each["id"]]) for each in asked]
        database.close()
    print(json.dumps({"map": round(mean(precisions), 4), "questions": len(precisions)}))


def _records(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _entry(name: str, title: str, text: str) -> Entry:
    passages = (Passage("title", title), Passage("step", text, "abstract"))
    return Entry(uuid5(NAMES, name), "module", name, "und", title, 60, True, {}, passages)


def _precision(database: Database, question: str, right: set[str]) -> float:
    """The average precision of one question's hits."""
    with database.read() as work:
        found = [hit.slug for hit in search(work, SearchRequest(question, limit=DEPTH, mode="lexical")).hits]
    ranks = [rank for rank, name in enumerate(found, start=1) if name in right]
    return sum(number / rank for number, rank in enumerate(ranks, start=1)) / len(right) if right else 0.0


if __name__ == "__main__":
    main()
