from __future__ import annotations

import os
import signal
import struct
import threading
from pathlib import Path

import pytest

from curriculum.errors import PaperNotPrinted, PaperTooSlow
from curriculum.papers import typst_writer
from curriculum.papers.agenda_tree import agenda_tree
from curriculum.papers.faces import face_called
from curriculum.papers.tree import AgendaTree
from curriculum.planning.timeline import timeline
from tests.papers.agendas import a_plan, full_days


def a_tree(days: int = 1) -> AgendaTree:
    plan = a_plan(*full_days(days))
    return agenda_tree(plan, timeline(plan), face_called("participants"))


def the_process() -> int:
    process = typst_writer._WRITER._process
    assert process is not None
    return process.pid


def test_papers_after_the_first_come_from_the_same_warm_process() -> None:
    typst_writer.write(a_tree())
    first = the_process()
    typst_writer.write(a_tree(2))
    assert the_process() == first


def test_a_process_that_was_killed_is_replaced_and_the_paper_comes_all_the_same() -> None:
    typst_writer.write(a_tree())
    first = the_process()
    os.kill(first, signal.SIGKILL)
    assert typst_writer.write(a_tree()).content.startswith(b"%PDF")
    assert the_process() != first


def test_a_paper_that_takes_too_long_is_stopped_and_the_next_one_comes() -> None:
    with pytest.raises(PaperTooSlow) as caught:
        typst_writer.write(a_tree(30), seconds=0.01)
    assert caught.value.seconds == 0.01
    assert typst_writer.write(a_tree()).content.startswith(b"%PDF")


def test_a_worn_process_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst_writer, "PAPERS_PER_PROCESS", 1)
    typst_writer.write(a_tree())
    first = the_process()
    typst_writer.write(a_tree())
    assert the_process() != first


def test_the_process_ends_when_it_is_closed() -> None:
    typst_writer.write(a_tree())
    process = typst_writer._WRITER._process
    assert process is not None
    typst_writer.close()
    assert process.poll() is not None


def test_threads_take_turns_and_each_gets_its_own_paper() -> None:
    papers: dict[int, bytes] = {}
    trees = {days: a_tree(days) for days in (1, 2, 3, 6)}
    threads = [
        threading.Thread(target=lambda n=days: papers.update({n: typst_writer.write(trees[n]).content}))
        for days in trees
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert papers == {days: typst_writer.write(tree).content for days, tree in trees.items()}


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="memory is limited on Linux only")
def test_the_process_has_little_memory_and_writes_no_file() -> None:
    typst_writer.write(a_tree())
    limits = Path(f"/proc/{the_process()}/limits").read_text("ascii")
    rows = {line[:26].strip(): line[26:].split() for line in limits.splitlines()}
    assert int(rows["Max address space"][0]) == 2 * 1024**3
    assert rows["Max file size"][0] == "0"


def test_what_typst_refuses_is_one_clear_error() -> None:
    with pytest.raises(PaperNotPrinted) as caught:
        typst_writer._WRITER.write({"template": "agenda", "data": {"title": "x"}, "form": "pdf"}, 20)
    assert "could not be printed" in str(caught.value)


def test_the_first_page_comes_as_a_picture_too() -> None:
    picture = typst_writer.picture(a_tree(2))
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    assert width > height > 600, "landscape, and large enough to read"


def test_the_printing_process_sees_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALA_DATABASE_URL", "postgresql://sala:secret@127.0.0.1/sala")
    typst_writer.close()
    typst_writer.write(a_tree())
    environment = Path(f"/proc/{the_process()}/environ")
    if not environment.exists():
        pytest.skip("the surroundings of a process can be read on Linux only")
    assert b"secret" not in environment.read_bytes()
