"""The module format: files <-> a module, and the canonical document that a revision is.

`docs/module-format.md` says what files look like. The laws: `read(write(m)) == m`, and writing what was read
changes nothing the second time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from curriculum.errors import FileProblem
from curriculum.library import reading
from curriculum.library.files import Name, editions
from curriculum.library.module import Module
from curriculum.library.reading import Read
from curriculum.library.writing import write_edition
from curriculum.remembered import Remembered

__all__ = [
    "Read",
    "document",
    "files_of",
    "from_document",
    "languages",
    "read_edition",
    "remembered",
    "sha256",
    "sound_edition",
    "write_edition",
]

_REMEMBERED = Remembered[str, Module](most=256)
"""By the hash of the document."""

_READERS = {"1": reading.read_edition}
"""What a file says after `format:` -> who reads it. Revisions live for ever, and so does each reader."""


def languages(files: Mapping[str, str]) -> tuple[str, ...]:
    """The languages in which a folder's files hold an edition, the first language first."""
    return tuple(lang or _first_language(files) for lang in editions(files))


def read_edition(files: Mapping[str, str], lang: str) -> Read:
    """The edition in `lang` from the files of a module's folder (path inside it -> text).

    The edition's own `format` decides who reads it. One that nobody here reads is refused at its line.
    """
    path = next((path for path in (Name(lang).path, Name(None).path) if path in files), None)
    number = _front_line(files[path], "format") if path else ""
    return _READERS.get(number, reading.read_edition)(files, lang)


def sound_edition(files: Mapping[str, str], lang: str) -> Module:
    """Like `read_edition`, where nothing may be wrong: raises `FileProblem` for what is wrong first."""
    read = read_edition(files, lang)
    if read.module is None:
        first = read.findings[0]
        raise FileProblem(first.path, first.line, first.message)
    return read.module


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
    name = name or sha256(document)
    return _REMEMBERED.get(name) or _REMEMBERED.keep(name, _parse(document))


def remembered(name: str) -> Module | None:
    """The module of a revision that was parsed lately, by its sha256."""
    return _REMEMBERED.get(name)


def _parse(document: str) -> Module:
    try:
        files = {path: str(text) for path, text in files_of(document).items()}
        (lang,) = languages(files)
    except (ValueError, AttributeError) as error:
        raise FileProblem("module.md", None, "the database holds no module in its place") from error
    return sound_edition(files, lang)


def _first_language(files: Mapping[str, str]) -> str:
    """What `lang` says in module.md; “en” where it says nothing, so that reading it tells what is wrong."""
    return _front_line(files[Name(None).path], "lang") or "en"


def _front_line(text: str, name: str) -> str:
    """What the front matter says on the line `name`, before it is read in earnest."""
    for line in text[:4000].split("\n")[1:]:
        if line.startswith("---"):
            break
        if line.startswith(f"{name}:"):
            return line.removeprefix(f"{name}:").strip().strip("'\"")
    return ""
