"""The files of a module's folder: which belong to which edition.

module.md · handouts/<key>.md · handouts/<key>.key.md              the first language
module.th.md · handouts/<key>.th.md · handouts/<key>.key.th.md     a translation
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from curriculum.errors import FileProblem
from curriculum.text.files import read_text
from curriculum.text.names import KEY, TAG

MOST_BYTES = 400_000
MOST_FILES = 200

SLUG = re.compile(KEY)
"""What the folder of a module may be called."""
_MODULE = re.compile(rf"module(?:\.(?P<lang>{TAG}))?\.md")
_HANDOUT = re.compile(rf"handouts/(?P<key>{KEY})(?P<answers>\.key)?(?:\.(?P<lang>{TAG}))?\.md")


@dataclass(frozen=True, slots=True)
class Name:
    """What the name of a file says."""

    lang: str | None
    """None: the module's first language."""
    handout: str | None = None
    """Key of the handout; None: the module itself."""
    answers: bool = False

    @property
    def path(self) -> str:
        ending = (".key" if self.answers else "") + (f".{self.lang}" if self.lang else "") + ".md"
        return f"handouts/{self.handout}{ending}" if self.handout else f"module{ending}"


def name_of(path: str) -> Name | None:
    """What `path`, inside the module's folder, names; None: nothing that Sala reads."""
    if found := _MODULE.fullmatch(path):
        return Name(found["lang"])
    if found := _HANDOUT.fullmatch(path):
        return Name(found["lang"], found["key"], bool(found["answers"]))
    return None


def edition_files(paths: Iterable[str], lang: str | None) -> dict[str, Name]:
    """The paths that belong to one edition, in order; `lang` as in the names, None for the first language."""
    named = ((path, name_of(path)) for path in sorted(paths))
    return {path: name for path, name in named if name and name.lang == lang}


def editions(paths: Iterable[str]) -> tuple[str | None, ...]:
    """The languages for which there is a module file, the first language (None) first."""
    names = [name for name in map(name_of, paths) if name and name.handout is None]
    return tuple(sorted((name.lang for name in names), key=lambda lang: lang or ""))


def read_folder(folder: Path) -> tuple[dict[str, str], tuple[FileProblem, ...]]:
    """Every file of a module's folder as text, by its path inside the folder, and what could not be read.

    Links that lead out of the folder, files that are too large or not UTF-8 are problems and are left out.
    """
    texts: dict[str, str] = {}
    problems: list[FileProblem] = []
    root = folder.resolve()
    for file in _files_below(folder):
        path = file.relative_to(folder).as_posix()
        try:
            if not file.resolve().is_relative_to(root):
                raise FileProblem(
                    path, None, "is a link that leads out of the folder; put the file itself here"
                )
            if len(texts) >= MOST_FILES:
                raise FileProblem(
                    path, None, f"is one file more than the {MOST_FILES} that a module may have"
                )
            texts[path] = read_text(file, path, MOST_BYTES)
        except FileProblem as problem:
            problems.append(problem)
    return texts, tuple(problems)


def _files_below(folder: Path) -> list[Path]:
    """The Markdown of the folder and of `handouts`; nothing deeper is part of the format."""
    return sorted([*found(folder, "*.md"), *found(folder, "handouts/*.md")])


def found(folder: Path, pattern: str) -> list[Path]:
    """The files in `folder` that `pattern` names, in order; none where the system does not let us look."""
    try:
        return sorted(file for file in folder.glob(pattern) if file.is_file())
    except OSError:
        return []
