"""The module format: files <-> a module, and the canonical document that a revision is.

`docs/module-format.md` says what files look like. The laws: `read(write(m)) == m`, and writing what was read
changes nothing the second time.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

from curriculum.errors import FileProblem
from curriculum.library.files import Name, editions
from curriculum.library.module import Module
from curriculum.library.reading import Read, read_edition
from curriculum.library.writing import write_edition

__all__ = [
    "Read",
    "document",
    "files_of",
    "from_document",
    "languages",
    "read_edition",
    "remembered",
    "sha256",
    "write_edition",
]

MOST_REMEMBERED = 256


def languages(files: Mapping[str, str]) -> tuple[str, ...]:
    """The languages in which a folder's files hold an edition, the first language first."""
    return tuple(lang or _first_language(files) for lang in editions(files))


def document(module: Module) -> str:
    """The canonical document: a JSON object of the edition's files, path -> normal text."""
    return json.dumps(write_edition(module), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(document: str) -> str:
    """The name of a revision: the sha256 of its document, 64 hexadecimal digits."""
    return hashlib.sha256(document.encode()).hexdigest()


def files_of(document: str) -> dict[str, str]:
    """The files that a canonical document holds, as they were written."""
    files: dict[str, str] = json.loads(document)
    return files


def from_document(document: str, name: str | None = None) -> Module:
    """The module that a canonical document holds; parsed once, then remembered by its hash.

    `name` is the document's sha256 where it is known. Raises `FileProblem` if the document is none.
    """
    return _REMEMBERED.module(name or sha256(document), document)


def remembered(name: str) -> Module | None:
    """The module of a revision that was parsed lately, by its sha256."""
    return _REMEMBERED.get(name)


class _Remembered:
    """The modules read last, by the hash of their documents. They never change: threads may share them."""

    def __init__(self) -> None:
        self._modules: OrderedDict[str, Module] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> Module | None:
        with self._lock:
            if name in self._modules:
                self._modules.move_to_end(name)
            return self._modules.get(name)

    def module(self, name: str, document: str) -> Module:
        known = self.get(name)
        if known:
            return known
        module = _parse(document)
        with self._lock:
            self._modules[name] = module
            while len(self._modules) > MOST_REMEMBERED:
                self._modules.popitem(last=False)
        return module


_REMEMBERED = _Remembered()


def _parse(document: str) -> Module:
    files = files_of(document)
    (lang,) = languages(files)
    read = read_edition(files, lang)
    if read.module is None:
        first = read.findings[0]
        raise FileProblem(first.path, first.line, first.message)
    return read.module


def _first_language(files: Mapping[str, str]) -> str:
    """What `lang` says in module.md; “en” where it says nothing, so that reading it tells what is wrong."""
    for line in files[Name(None).path][:4000].split("\n")[1:]:
        if line.startswith("---"):
            break
        if line.startswith("lang:"):
            return line.removeprefix("lang:").strip().strip("'\"")
    return "en"
