"""The warm process that prints: reads a template's name and data from its input, writes the PDF to its
output.

Texts of strangers meet Typst and the PDF library here and nowhere else. The process has no arguments,
writes no file, and is limited in memory where the system can do that (Linux; elsewhere only the time is
limited, by the writer that started it). It ends when its input does.

    asked     {"template": name, "data": {...}, "form": "pdf" or "png" (a picture of the first page)}
    answered  {"ok": true, "unprintable": "..."} and a second frame with the file
              {"ok": false, "glyphs": "..." or "", "reason": "..."}
"""

from __future__ import annotations

import sys
from typing import Any, BinaryIO

from curriculum.papers.pipe import receive_json, send, send_json
from curriculum.papers.press import Press, UnprintableText, UnprintedPaper

MEMORY = 2 * 1024**3
"""Bytes of address space; fonts and threads map less than half of it."""


def main() -> None:
    """Serve until the input ends."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    # Nothing else may speak on the pipe.
    sys.stdout = sys.stderr
    press = Press()
    # After the empty folder is made, before the first text of a stranger.
    limit_memory()
    while (request := receive_json(asked)) is not None:
        answer(press, request, answers)


def answer(press: Press, request: dict[str, Any], answers: BinaryIO) -> None:
    """Print what was asked, or say why not."""
    try:
        printed = press.printed(request["template"], request["data"], request["form"])
    except UnprintableText as error:
        send_json(answers, {"ok": False, "glyphs": error.characters, "reason": ""})
    except UnprintedPaper as error:
        send_json(answers, {"ok": False, "glyphs": "", "reason": error.reason})
    else:
        send_json(answers, {"ok": True, "unprintable": printed.unprintable})
        send(answers, printed.content)


def limit_memory() -> None:
    """Take what the system offers: address space, no core file, no written file."""
    if sys.platform != "linux":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    main()
