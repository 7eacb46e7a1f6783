"""Rows of a file: DOCX and XLSX are opened by a process of their own with little time and memory, text is read here.

Files come from strangers. What is too large, is no such file, or carries more than words is refused in one
sentence; macros, pictures and references to elsewhere are never looked at.
"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, cast

from curriculum.errors import FileProblem
from curriculum.exchange.rows import MOST_TEXT, Cell, Row, Where, rows_of_text
from curriculum.i18n import _

MOST_BYTES = 10_000_000
SECONDS = 30.0
"""Wall time for one file, the start of the process included."""
LARGEST_ANSWER = 64 * 1024 * 1024
GIVEN = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "PYTHONHOME", "VIRTUAL_ENV")
"""What the process sees of our surroundings; a database's password is not among it."""
KINDS = (".docx", ".xlsx", ".xlsm", ".txt", ".md", ".csv", ".tsv")
"""Endings that a file may have."""

_ZIP, _OLD_OFFICE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


def rows_of_file(name: str, content: bytes) -> tuple[Row, ...]:
    """The rows of a file called `name`: paragraphs and tables of a DOCX, sheets of an XLSX, lines of a text.

    Raises `FileProblem`.
    """
    if len(content) > MOST_BYTES:
        raise FileProblem(name, None, _("is larger than 10 MB; take pictures out of it, or paste its text"))
    if content.startswith(_ZIP):
        return _rows(name, _asked(name, content))
    if content.startswith(_OLD_OFFICE):
        raise FileProblem(
            name, None, _("is of an old kind or has a password; save it as DOCX or XLSX without one")
        )
    if content.startswith(_PDF):
        raise FileProblem(name, None, _("is a PDF; open it, copy its text and paste that"))
    text = _text(name, content)
    return _rows_of_csv(text) if name.lower().endswith(".csv") else rows_of_text(text)


def read_file(path: Path) -> tuple[Row, ...]:
    """The rows of a file on this machine. Raises `FileProblem`."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileProblem(path.name, None, f"cannot be read ({error.strerror})") from error
    return rows_of_file(path.name, content)


def _rows_of_csv(text: str) -> tuple[Row, ...]:
    """Commas or semicolons, whichever there are more of, become the tabs of a pasted table."""
    sign = max(",;\t", key=text.count)
    try:
        lines = [
            "\t".join(" ".join(cell.split()) for cell in row)
            for row in csv.reader(io.StringIO(text), delimiter=sign)
        ]
    except csv.Error:
        return rows_of_text(text)
    return rows_of_text("\n".join(lines))


def _text(name: str, content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_text(name) from error
    if "\x00" in text:
        raise _no_text(name)
    if len(text) > MOST_TEXT:
        raise FileProblem(name, None, _("is too long for an agenda; take out what is none"))
    return text


def _no_text(name: str) -> FileProblem:
    return FileProblem(name, None, _("is neither DOCX nor XLSX nor a text in UTF-8; save it as one of these"))


def _asked(name: str, content: bytes) -> list[dict[str, Any]]:
    """What the process says about the file."""
    process = _started()
    timer = threading.Timer(SECONDS, process.kill)
    timer.start()
    feeder = threading.Thread(target=_feed, args=(process, content), daemon=True)
    feeder.start()
    try:
        answer = cast(Any, process.stdout).read(LARGEST_ANSWER + 1)
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        cast(Any, process.stdout).close()
        feeder.join()
    said = _read(answer)
    if said is None:
        raise FileProblem(name, None, _("took too long or too much memory to open; paste its text instead"))
    if "problem" in said:
        raise FileProblem(name, None, _PROBLEMS[said["problem"]]().format(**said["data"]))
    return cast(list[dict[str, Any]], said["rows"])


def _feed(process: subprocess.Popen[bytes], content: bytes) -> None:
    pipe = cast(Any, process.stdin)
    try:
        pipe.write(content)
        pipe.close()
    except OSError:
        pass  # it has gone, and its answer tells why


def _read(answer: bytes) -> dict[str, Any] | None:
    """The answer, where the process came to its end."""
    if len(answer) > LARGEST_ANSWER:
        return None
    try:
        said = json.loads(answer)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _rows(name: str, said: list[dict[str, Any]]) -> tuple[Row, ...]:
    return tuple(
        Row(
            Where(row["number"], row["sheet"]),
            tuple(Cell(text, across, down) for text, across, down in row["cells"]),
            row["table"],
            row["is_sheet_name"],
        )
        for row in said
    )


_PROBLEMS = {
    "not-office": lambda: _("is a packed file, but neither DOCX nor XLSX; save it as one of these"),
    "damaged": lambda: _("is damaged ({reason}); open it, save it again, or paste its text"),
    "bomb": lambda: _("unpacks to far more than an agenda; paste its text instead"),
    "doctype": lambda: _("holds a definition that no DOCX or XLSX has ({part}); it was not opened"),
    "too-many-rows": lambda: _("has more than {most} rows; keep only the agenda"),
    "long-cell": lambda: _("has a cell of more than {most} characters (row {row}); divide it"),
    "macros": lambda: _("is a document with macros; save it as DOCX"),
}


def _started() -> subprocess.Popen[bytes]:
    home = str(Path(__file__).parents[2])
    path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
    alone: dict[str, Any] = (
        {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
        if sys.platform == "win32"
        else {"start_new_session": True}
    )
    return subprocess.Popen(
        [sys.executable, "-P", "-B", "-m", "curriculum.exchange.table_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**{name: os.environ[name] for name in GIVEN if name in os.environ}, "PYTHONPATH": path},
        **alone,
    )
