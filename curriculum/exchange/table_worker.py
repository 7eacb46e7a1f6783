"""The process that opens one DOCX or XLSX of a stranger: reads it from its input, answers with its rows as JSON.

It has no arguments, writes no file, and is limited in memory and time where the system can do that (Linux; elsewhere
the reader that started it limits its time). What it was given it looks into before any library does.

    answered  {"rows": [{"number", "sheet", "table", "is_sheet_name", "cells": [[text, across, down], ...]}, ...]}
              {"problem": name, "data": {...}}
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
import zlib
from typing import Any, BinaryIO

from curriculum.exchange.rows import LONGEST_CELL, MOST_ROWS, Refused, Row

MEMORY = 1024**3
"""Bytes of address space."""
CPU_SECONDS = 25
MOST_BYTES = 10_000_000
MOST_PARTS = 2000
MOST_UNPACKED = 120_000_000
"""Bytes of all parts together."""
MOST_XML = 30_000_000
"""Bytes of a part that is read."""
MOST_PACKED_TIMES = 200
"""A part is not unpacked to more than this many times its size, once it is larger than `SMALL_PART`."""
SMALL_PART = 1_000_000

_DEFINITIONS = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)


def main() -> None:
    content, answers = sys.stdin.buffer.read(MOST_BYTES + 1), sys.stdout.buffer
    # Nothing else may speak on the pipe
    sys.stdout = sys.stderr
    limit()
    try:
        answer: dict[str, Any] = {"rows": [_plain(row) for row in rows_of(content)]}
    except Refused as refused:
        answer = {"problem": refused.problem, "data": refused.data}
    except MemoryError:
        answer = {"problem": "bomb", "data": {}}
    except Exception as error:
        # A library's own words may hold the file's text
        answer = {"problem": "damaged", "data": {"reason": type(error).__name__}}
    _send(answers, answer)


def rows_of(content: bytes) -> list[Row]:
    """The rows of the file. Raises `Refused`, and whatever the libraries raise."""
    names = looked_into(content)
    if "xl/workbook.xml" in names:
        from curriculum.exchange.xlsx_rows import rows_of_workbook

        rows = rows_of_workbook(io.BytesIO(content))
    elif "word/document.xml" in names:
        from curriculum.exchange.docx_rows import rows_of_document

        rows = rows_of_document(io.BytesIO(content))
    else:
        raise Refused("not-office")
    if len(rows) > MOST_ROWS:
        raise Refused("too-many-rows", most=MOST_ROWS)
    for row in rows:
        if any(len(cell.text) > LONGEST_CELL for cell in row.cells):
            raise Refused("long-cell", most=LONGEST_CELL, row=row.where.number)
    return rows


def looked_into(content: bytes) -> frozenset[str]:
    """The names of the parts, none of which unpacks to too much or defines entities. Raises `Refused`."""
    if len(content) > MOST_BYTES:
        raise Refused("bomb")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Refused("bomb")
            if any(_swells(part) for part in parts):
                raise Refused("bomb")
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _without_definitions(packed, part)
            return frozenset(part.filename for part in parts)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise Refused("damaged", reason=type(error).__name__) from error


def _swells(part: zipfile.ZipInfo) -> bool:
    if part.filename.lower().endswith((".xml", ".rels", ".vml")) and part.file_size > MOST_XML:
        return True
    return part.file_size > SMALL_PART and part.file_size > MOST_PACKED_TIMES * max(1, part.compress_size)


def _without_definitions(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No document of these kinds has a document type; with one come entities and files of this machine."""
    text = packed.read(part)
    if any(word in text for word in _DEFINITIONS):
        raise Refused("doctype", part=part.filename[:80])


def limit() -> None:
    """Take what the system offers: address space, processor time, no core file, no written file."""
    if sys.platform != "linux":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _plain(row: Row) -> dict[str, Any]:
    return {
        "number": row.where.number,
        "sheet": row.where.sheet,
        "table": row.table,
        "is_sheet_name": row.is_sheet_name,
        "cells": [[cell.text, cell.across, cell.down] for cell in row.cells],
    }


def _send(answers: BinaryIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer, ensure_ascii=True, separators=(",", ":")).encode("ascii"))
    answers.flush()


if __name__ == "__main__":
    main()
