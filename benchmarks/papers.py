"""How long a paper takes: `python -m benchmarks.papers [ROUNDS]`. Medians in milliseconds, one paper at a time.

*cold* is the first paper of a fresh printing process; *warm* every paper after it. Tree, pipe, Typst, text repair
and neutral properties are all in the figure; the database is not.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from curriculum.library.format import read_edition
from curriculum.library.module import Module
from curriculum.papers import typst_writer
from curriculum.papers.faces import face_called
from curriculum.papers.module_tree import module_tree
from curriculum.settings import shipped
from curriculum.vocabulary import read_folder
from tests.papers.agendas import KHMER, THAI, a_plan, full_days, printed

LONGEST = "who-answers-for-the-factory"


def a_shipped_module(slug: str) -> Module:
    folder = shipped() / "modules" / slug
    files = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")}
    module = read_edition(files, "en").module
    if module is None:
        raise SystemExit(f"{slug} cannot be read")
    return module


def milliseconds(print_it: Callable[[], object], rounds: int) -> str:
    typst_writer.close()
    cold, *warm = (_once(print_it) for _ in range(rounds + 1))
    return f"cold {cold:7.0f}   warm {statistics.median(warm):6.1f}   slowest {max(warm):6.1f}"


def _once(print_it: Callable[[], object]) -> float:
    begun = time.perf_counter()
    print_it()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    words = read_folder(shipped() / "data")
    module = a_shipped_module(LONGEST)
    whose = face_called("team")
    papers: dict[str, Callable[[], object]] = {
        "agenda, 2 days, English": lambda: printed(a_plan(*full_days(2))),
        "agenda, 5 days, Thai": lambda: printed(a_plan(*full_days(5, THAI), language="th")),
        "agenda, 10 days, Khmer": lambda: printed(a_plan(*full_days(10, KHMER), language="km")),
        "module, guide and handouts": lambda: typst_writer.write(module_tree(module, words, whose)),
    }
    for name, print_it in papers.items():
        print(f"{name:28} {milliseconds(print_it, rounds)}")


if __name__ == "__main__":
    main()
