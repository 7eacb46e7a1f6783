"""The writer that makes PDFs: hands a print tree to a warm process with limits, and takes the finished
paper back.

One process per program, started at the first paper, replaced after a crash, after a paper that took too
long and after `PAPERS_PER_PROCESS`. Time is limited everywhere; memory and files are limited by the
process itself where the system can do that (Linux). On macOS and Windows a paper that eats memory is
stopped by its time alone.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO, cast

from curriculum.errors import MissingGlyph, PaperNotPrinted, PaperTooSlow
from curriculum.papers.pipe import Printed, receive, receive_json, send_json
from curriculum.papers.tree import FrozenTree, PrintTree
from curriculum.text.fonts import setting
from curriculum.text.scripts import direction

SECONDS = 20.0
"""Wall time for one paper, the start of the process included."""
PAPERS_PER_PROCESS = 200
GIVEN = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "PYTHONHOME", "VIRTUAL_ENV")
"""What the process sees of our surroundings; a database's password is not among it."""


def write(tree: PrintTree, seconds: float = SECONDS) -> Printed:
    """The PDF of a print tree. The same tree gives the same bytes.

    Raises `PaperTooSlow` after `seconds`, `MissingGlyph` and `PaperNotPrinted` when it cannot be set.
    """
    return _WRITER.write({"template": tree.template, "data": _as_data(tree), "form": "pdf"}, seconds)


def picture(tree: PrintTree, seconds: float = SECONDS) -> bytes:
    """A picture (PNG) of the first page. Raises what `write` raises."""
    return _WRITER.write({"template": tree.template, "data": _as_data(tree), "form": "png"}, seconds).content


def close() -> None:
    """End the warm process; the next paper starts another."""
    _WRITER.close()


def _as_data(tree: PrintTree) -> dict[str, Any]:
    """The tree and how its language is set, as JSON values."""
    return {
        **(tree.data if isinstance(tree, FrozenTree) else asdict(tree)),
        **_look(tree.lang),
        "beside_rtl": direction(getattr(tree, "beside_lang", "") or tree.lang) == "rtl",
        "looks": {lang: _look(lang) for lang in getattr(tree, "langs", ())},
    }


def _look(lang: str) -> dict[str, Any]:
    look = setting(lang)
    return {
        "rtl": direction(lang) == "rtl",
        "fonts": look.families,
        "size": look.size,
        "leading": look.leading,
        "justified": look.justified,
    }


class _ProcessDied(Exception):
    pass


class _Writer:
    """Owns the process. Threads take turns."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._printed = 0

    def write(self, request: dict[str, Any], seconds: float) -> Printed:
        with self._turn:
            try:
                return self._asked(request, seconds)
            except _ProcessDied:
                # It may have been killed while it waited; a paper that kills a fresh one is at fault.
                try:
                    return self._asked(request, seconds)
                except _ProcessDied:
                    raise PaperNotPrinted("the process that prints stopped on it") from None

    def close(self) -> None:
        with self._turn:
            self._stop()

    def _asked(self, request: dict[str, Any], seconds: float) -> Printed:
        process = self._running()
        too_late = threading.Event()
        timer = threading.Timer(seconds, _stop_late, (process, too_late))
        timer.daemon = True
        timer.start()
        try:
            send_json(cast(BinaryIO, process.stdin), request)
            answer = receive_json(cast(BinaryIO, process.stdout))
            content = receive(cast(BinaryIO, process.stdout)) if answer and answer["ok"] else b""
        except OSError:
            answer = content = None
        finally:
            timer.cancel()
        if too_late.is_set():
            self._stop()
            raise PaperTooSlow(seconds)
        if answer is None or content is None:
            self._stop()
            raise _ProcessDied
        self._printed += 1
        if answer["ok"]:
            return Printed(content, answer["unprintable"])
        if answer["glyphs"]:
            raise MissingGlyph(answer["glyphs"])
        raise PaperNotPrinted(answer["reason"])

    def _running(self) -> subprocess.Popen[bytes]:
        """The process; a fresh one when there is none, when it is worn, or when it is our parent's."""
        if self._owner != os.getpid():
            self._process, self._owner = None, os.getpid()
        if self._process and (self._process.poll() is not None or self._printed >= PAPERS_PER_PROCESS):
            self._stop()
        if self._process is None:
            self._process, self._printed = _started(), 0
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                cast(BinaryIO, pipe).close()


def _stop_late(process: subprocess.Popen[bytes], too_late: threading.Event) -> None:
    too_late.set()
    process.kill()


def _started() -> subprocess.Popen[bytes]:
    home = str(Path(__file__).parents[2])
    path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
    alone: dict[str, Any] = (
        {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
        if sys.platform == "win32"
        else {"start_new_session": True}
    )
    # In a group of its own: Ctrl-C ends the server, which then ends the process in order.
    return subprocess.Popen(
        [sys.executable, "-P", "-B", "-m", "curriculum.papers.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**{name: os.environ[name] for name in GIVEN if name in os.environ}, "PYTHONPATH": path},
        **alone,
    )


_WRITER = _Writer()
atexit.register(close)
