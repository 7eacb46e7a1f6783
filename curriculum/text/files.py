"""Files of words: one is read whole, or refused in one sentence."""

from __future__ import annotations

from pathlib import Path

from curriculum.errors import FileProblem

MOST_BYTES = 1_000_000
"""Of any file of words that Sala reads."""


def read_text(file: Path, name: str, most: int = MOST_BYTES) -> str:
    """The text of a UTF-8 file of at most `most` bytes; `name` names it in errors. Raises `FileProblem`."""
    try:
        if file.stat().st_size > most:
            raise FileProblem(name, None, f"is larger than {most // 1000} kB; divide it")
        content = file.read_bytes()
    except OSError as error:
        raise FileProblem(name, None, f"cannot be read ({error.strerror})") from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileProblem(name, line, "is not UTF-8; save it as UTF-8") from error
