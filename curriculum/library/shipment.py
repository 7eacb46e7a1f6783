"""What a folder of shipped files says: `modules/` and `data/` read and parsed, before anything is written.

Nothing here knows a database: reading takes most of the time of a load, and nobody has to wait for it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from curriculum import __version__
from curriculum.errors import FileProblem
from curriculum.library import files
from curriculum.library.finding import Finding
from curriculum.library.format import document, languages, read_edition
from curriculum.library.module import Module
from curriculum.text.files import MOST_BYTES
from curriculum.vocabulary import datafiles

INDEXED = 2
"""Raised whenever `entries` changes, so that a database loaded by an older Sala is indexed again."""

Progress = Callable[[int, int], None]
"""Is told how many editions have been read, and how many there are."""


@dataclass(frozen=True, slots=True)
class ReadEdition:
    """One edition, its revision as it would be written, and the hash of its files as they stand."""

    module: Module
    document: str
    files: str


@dataclass(frozen=True, slots=True)
class ReadFolder:
    """What a module's folder says; `problems` are of paths inside it."""

    slug: str
    editions: tuple[ReadEdition, ...]
    problems: tuple[Finding, ...]

    @property
    def first(self) -> Module | None:
        """The edition in the module's first language, if it could be read."""
        modules = (edition.module for edition in self.editions)
        return next((module for module in modules if module.translation is None), None)


@dataclass(frozen=True, slots=True)
class Shipment:
    """Everything that the files say, and what is wrong with them."""

    fingerprint: str
    """Of the files as they stand, and of the Sala that read them."""
    shelf: datafiles.Shelf
    folders: tuple[ReadFolder, ...]
    problems: tuple[Finding, ...] = ()
    """Of folders that could not be taken at all."""

    @property
    def complete(self) -> bool:
        """False when a folder could not be taken: what it holds may be what seems to have vanished."""
        return not self.problems


@dataclass(slots=True)
class _Texts:
    """A module's folder before it is parsed."""

    slug: str
    texts: Mapping[str, str]
    problems: tuple[FileProblem, ...]
    langs: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.langs = languages(self.texts)


def read(folder: Path, progress: Progress | None = None, known: str = "") -> Shipment | None:
    """Read the files in `folder`, which holds `modules/` and `data/`. What is broken is reported and left out.

    None when they are as they were for the load that `known` is the fingerprint of.
    """
    tell = progress or (lambda _done, _total: None)
    fingerprint = _fingerprint(folder)
    if fingerprint == known:
        return None
    slugs, problems = _slugs(folder / "modules")
    found = [_Texts(slug, *files.read_folder(folder / "modules" / slug)) for slug in slugs]
    total = sum(len(each.langs) for each in found)
    folders: list[ReadFolder] = []
    done = 0
    tell(done, total)
    for each in found:
        folders.append(_read_folder(each))
        done += len(each.langs)
        tell(done, total)
    return Shipment(fingerprint, datafiles.read(folder / "data"), tuple(folders), problems)


def _fingerprint(folder: Path) -> str:
    """sha256 of every file that loading reads, and of the Sala that reads it."""
    said = hashlib.sha256(f"{__version__} {INDEXED}".encode())
    for file in _files(folder):
        said.update(os.fsencode(file.relative_to(folder)) + b"\0")
        said.update(_content(file))
    return said.hexdigest()


def unreadable(problem: FileProblem) -> Finding:
    """A file's problem as a finding."""
    return Finding("readable", "error", problem.path, problem.line, problem.message)


def _slugs(folder: Path) -> tuple[list[str], tuple[Finding, ...]]:
    """The folders of modules, in order, and what is wrong with the names of others."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(each.name for each in entries if each.is_dir())
    except OSError as error:
        said = f"cannot be read ({error.strerror}); put the library's modules there"
        return [], (Finding("readable", "error", "modules", None, said),)
    rule = "the folder of a module is called by small Latin letters, digits and hyphens, at most 60; skipped"
    wrong = (name for name in names if not files.SLUG.fullmatch(name))
    problems = tuple(Finding("readable", "error", f"modules/{name}", None, rule) for name in wrong)
    return [name for name in names if files.SLUG.fullmatch(name)], problems


def _read_folder(found: _Texts) -> ReadFolder:
    problems = [unreadable(problem) for problem in found.problems]
    editions: list[ReadEdition] = []
    for lang in found.langs:
        edition = read_edition(found.texts, lang)
        problems += edition.findings
        if edition.module:
            of_files = _hash_of_files(found.texts, edition.module)
            editions.append(ReadEdition(edition.module, document(edition.module), of_files))
    folder = ReadFolder(found.slug, tuple(editions), tuple(problems))
    if folder.first is None:
        skipped = Finding("readable", "error", "module.md", None, "has no sound first edition; skipped")
        return replace(folder, editions=(), problems=(*folder.problems, skipped))
    return folder


def _hash_of_files(texts: Mapping[str, str], module: Module) -> str:
    own = files.edition_files(texts, module.lang if module.translation else None)
    said = json.dumps({path: texts[path] for path in own}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()


def _content(file: Path) -> bytes:
    """A hash of the file; its size where it is too large to be read, nothing where it may not be."""
    try:
        size = file.stat().st_size
        too_large = size > MOST_BYTES
        return str(size).encode() if too_large else hashlib.sha256(file.read_bytes()).digest()
    except OSError:
        return b""


def _files(folder: Path) -> Iterator[Path]:
    patterns = ("data/*.yaml", "data/instruments/*.yaml", "modules/*/*.md", "modules/*/handouts/*.md")
    for pattern in patterns:
        yield from files.found(folder, pattern)
