"""The linter: every edition of a module's folder under every rule of `checks`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from curriculum.library.checks import CHECKS, Sheet
from curriculum.library.files import Name, read_folder
from curriculum.library.finding import Finding
from curriculum.library.format import languages, read_edition
from curriculum.library.module import Module
from curriculum.vocabulary import Vocabulary

_ORDER = {"error": 0, "warning": 1, "note": 2}


def check_folder(folder: Path, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """What is wrong with a module's files, errors first, then by file and line. Paths are in the folder."""
    return tuple(sorted(_findings(folder, vocabulary), key=_by_weight))


def _by_weight(finding: Finding) -> tuple[int, str, int]:
    return _ORDER[finding.severity], finding.path, finding.line or 0


def _findings(folder: Path, vocabulary: Vocabulary) -> Iterator[Finding]:
    files, problems = read_folder(folder)
    for problem in problems:
        yield Finding("readable", "error", problem.path, problem.line, problem.message)
    langs = languages(files)
    if Name(None).path not in files and not any(problem.path == Name(None).path for problem in problems):
        yield Finding("readable", "error", "module.md", None, "is not there; without it nothing is loaded")
    source: Module | None = None
    for lang in langs:
        read = read_edition(files, lang)
        yield from read.findings
        if read.module is None:
            continue
        if read.module.translation is None:
            source = read.module
        of = source if read.module.translation else None
        sheet = Sheet(read.module, read, files, vocabulary, of)
        for check in CHECKS:
            yield from check.findings(sheet)
