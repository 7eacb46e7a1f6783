"""How long a paper takes: `python -m benchmarks.papers [ROUNDS]`. Medians in milliseconds, one paper at a time.

*cold* is the first paper of a fresh printing process; *warm* every paper after it. Tree, pipe, Typst, text repair
and neutral properties are all in the figure; the database is not, but where it is named.

The guide is of a plan made of as many shipped sessions as give about sixty pages. ReportLab prints the same tree
(`reportlab_guide`) and takes turns with Sala, in this process and with its fonts at hand.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from benchmarks import reportlab_guide
from curriculum import papers, settings
from curriculum.db import Database, open_database
from curriculum.library import shipping
from curriculum.library.format import read_edition
from curriculum.library.module import Module
from curriculum.papers import typst_writer
from curriculum.papers.faces import face_called
from curriculum.papers.module_tree import module_tree
from curriculum.papers.tree import GuideTree
from curriculum.planning import operations, plans
from curriculum.search import SearchRequest, search
from curriculum.settings import shipped
from curriculum.vocabulary import read_folder
from tests.papers.agendas import KHMER, THAI, a_plan, full_days, printed

LONGEST = "who-answers-for-the-factory"
FEWEST_PAGES = 55
"""Of the guide; each session more adds about ten."""
AGENDA_TARGET, GUIDE_TARGET = 200, 1200


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


def guide_plan(database: Database) -> str:
    """A plan of shipped sessions, two a day, whose guide has about sixty pages; its slug."""
    with database.write() as work:
        shipping.load(work, settings.shipped())
        sessions = [hit.uid for hit in search(work, SearchRequest(order="title", limit=100)).hits]
        plan = plans.create(work, "Sixty pages", days=1 + len(sessions) // 2).agenda
    for number, session in enumerate(sessions):
        with database.write() as work:
            add = operations.AddItem(
                item=plans.item_for(work, session, plan.language), into=plan.days[number // 2].uid
            )
            plans.perform(work, plan.uid, "benchmark", number, add)
            manuscript = papers.guide(work, plan.slug)
        if measured(papers.printed(manuscript).content)[0] >= FEWEST_PAGES:
            break
    return plan.slug


def measured(pdf: bytes) -> tuple[int, int]:
    """Pages and words of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    words = sum(len(page.get_textpage().get_text_bounded().split()) for page in document)
    pages = len(document)
    document.close()
    return pages, words


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    words = read_folder(shipped() / "data")
    module = a_shipped_module(LONGEST)
    whose = face_called("team")
    shorter: dict[str, Callable[[], object]] = {
        "agenda, 2 days, English": lambda: printed(a_plan(*full_days(2))),
        "agenda, 5 days, Thai": lambda: printed(a_plan(*full_days(5, THAI), language="th")),
        "agenda, 10 days, Khmer": lambda: printed(a_plan(*full_days(10, KHMER), language="km")),
        "module, guide and handouts": lambda: typst_writer.write(module_tree(module, words, whose)),
    }
    for name, print_it in shorter.items():
        wanted = f"   target {AGENDA_TARGET}" if name.startswith("agenda") else ""
        print(f"{name:36} {milliseconds(print_it, rounds)}{wanted}")
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "sala.db")
        compare(database, guide_plan(database), max(5, rounds // 2))
        database.close()


def compare(database: Database, slug: str, rounds: int) -> None:
    """The guide through Sala, the database alone, and through ReportLab, in turns."""

    def read() -> papers.Manuscript:
        with database.read() as work:
            return papers.guide(work, slug)

    manuscript = read()
    tree = manuscript.tree
    assert isinstance(tree, GuideTree)
    reportlab_guide.register_fonts()
    ways: dict[str, Callable[[], object]] = {
        "guide, Sala": lambda: papers.printed(manuscript),
        "guide, Sala, database and tree": lambda: papers.printed(read()),
        "guide, ReportLab": lambda: reportlab_guide.guide(tree),
    }
    typst_writer.close()
    cold = {name: _once(way) for name, way in ways.items() if "database" not in name}
    times = [{name: _once(way) for name, way in ways.items()} for _ in range(rounds)]
    sizes = {
        "guide, Sala": measured(papers.printed(manuscript).content),
        "guide, ReportLab": measured(reportlab_guide.guide(tree)),
    }
    for name in ways:
        each = [time[name] for time in times]
        first = f"cold {cold[name]:7.0f}" if name in cold else " " * 12
        size = "   {} pages, {} words".format(*sizes[name]) if name in sizes else f"   target {GUIDE_TARGET}"
        print(f"{name:36} {first}   warm {statistics.median(each):6.1f}   slowest {max(each):6.1f}{size}")


if __name__ == "__main__":
    main()
