"""How good the answers are: questions with one right paragraph each, asked through the search that the app
uses.

    python benchmarks/search_quality.py FILE.jsonl [--paragraphs OTHER.jsonl] [--mode
    lexical|meaning|hybrid] [--every N]

A file holds a JSON object a line: `{"kind": "doc", "id", "text"}` a paragraph, `{"kind": "question", "id",
"doc_id", "text"}` a question and its paragraph. With `--paragraphs` the questions of one file are asked of
the paragraphs of another. Prints one line of JSON: mean reciprocal rank and success among the first ten,
milliseconds of a search, and how many were asked.

`--half even|odd` asks only the questions the sha256 of whose id is even or odd: weights are tuned on the
even ones, and what is reported is of the odd ones."""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, quantiles
from time import perf_counter
from uuid import UUID, uuid5

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a file, from anywhere

from curriculum.db import Database, open_database
from curriculum.search import Entry, Passage, SearchRequest, catch_up, embedder, put, search

FIRST = 10
"""Hits that are looked at."""
NAMES = UUID("7d0a9c3e-0000-4000-8000-000000000001")


@dataclass(frozen=True)
class Paragraph:
    id: str
    text: str


@dataclass(frozen=True)
class Question:
    id: str
    right: str
    """The paragraph that answers it."""
    text: str


def main() -> None:
    asked = _arguments()
    paragraphs, questions = read(asked.file)
    if asked.paragraphs:
        paragraphs, _ = read(asked.paragraphs)
    chosen = half(questions, asked.half)[:: asked.every]
    with library(paragraphs, asked.mode) as database:
        print(json.dumps(measured(database, chosen, asked.mode)))


def read(file: Path) -> tuple[list[Paragraph], list[Question]]:
    """The paragraphs and the questions of one file."""
    with file.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return (
        [Paragraph(each["id"], each["text"]) for each in records if each["kind"] == "doc"],
        [Question(each["id"], each["doc_id"], each["text"]) for each in records if each["kind"] != "doc"],
    )


def half(questions: Sequence[Question], which: str | None) -> list[Question]:
    """All questions, or those whose id has an even (or odd) sha256."""
    odd = {"odd": 1, "even": 0}.get(which or "")
    return [each for each in questions if odd is None or _parity(each.id) == odd]


def _parity(id_: str) -> int:
    return hashlib.sha256(id_.encode()).digest()[-1] & 1


@contextmanager
def library(paragraphs: Iterable[Paragraph], mode: str) -> Iterator[Database]:
    """A database that holds a module for each paragraph, in a language that nobody has told, read to its
    end."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "sala.db")
        filled(database, paragraphs, mode)
        yield database
        database.close()


def filled(database: Database, paragraphs: Iterable[Paragraph], mode: str) -> None:
    """Put the paragraphs into the index, and read them to the end where meaning is asked for."""
    with database.write() as work:
        for each in paragraphs:
            put(work, _entry(each))
    model = embedder()
    if model and mode != "lexical":
        catch_up(database, model)


def _entry(paragraph: Paragraph) -> Entry:
    passages = (Passage("step", paragraph.text, "paragraph"),)
    name = paragraph.id
    return Entry(uuid5(NAMES, name), "module", name, "und", "", 60, True, {}, passages)


def measured(database: Database, questions: Sequence[Question], mode: str) -> dict[str, float]:
    """What the questions find, and how long one takes."""
    ranks: list[int] = []
    took: list[float] = []
    gc.collect()
    gc.freeze()
    with database.read() as work:
        for question in questions:
            began = perf_counter()
            result = search(work, SearchRequest(question.text, limit=FIRST, mode=mode))
            took.append((perf_counter() - began) * 1000)
            found = [hit.slug for hit in result.hits]
            ranks.append(found.index(question.right) + 1 if question.right in found else 0)
    return {
        "mrr@10": round(mean(1 / rank if rank else 0.0 for rank in ranks), 4),
        "success@1": round(mean(rank == 1 for rank in ranks), 4),
        "p50_ms": round(quantiles(took, n=20)[9], 1),
        "p95_ms": round(quantiles(took, n=20)[18], 1),
        "questions": len(questions),
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, help="questions, and their paragraphs")
    parser.add_argument("--paragraphs", type=Path, help="another file whose paragraphs are asked instead")
    parser.add_argument("--mode", choices=("lexical", "meaning", "hybrid"), default="hybrid")
    parser.add_argument("--every", type=int, default=1, help="ask one question in so many")
    parser.add_argument("--half", choices=("even", "odd"), help="ask half of the questions")
    return parser.parse_args()


if __name__ == "__main__":
    main()
