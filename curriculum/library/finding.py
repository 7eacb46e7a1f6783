"""What the reader and the linter say about a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from curriculum.library.module import Grade

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark. An error makes `sala check` fail, a warning wants a look, a note says what comes next."""

    rule: str
    severity: Severity
    path: str
    """The file, inside the module's folder or as it was given."""
    line: int | None
    message: str
    """One sentence: what, and what would be right."""
    grade: Grade | None = None
    """The grade that this is needed for, if the module has not reached it."""
