"""Everything that can go wrong, as one tree.

    SalaError
    ├── StorageError             the database or the disk
    │   ├── DatabaseMissing      no database where one is needed
    │   ├── DatabaseUnreadable   there is a file, and it is no Sala database, or a damaged one
    │   ├── DatabaseTooNew       written by a later Sala
    │   ├── DatabaseUnreachable  a server that does not answer
    │   ├── DatabaseBusy         another process holds the lock too long
    │   ├── DiskFull
    │   ├── FolderNotWritable
    │   └── FileNotWritable      a paper's place
    ├── InputError               what a person or a file gave
    │   ├── NotFound             a slug, an id, a language that is not there
    │   ├── InvalidValue         a field out of its range or of the wrong kind
    │   ├── AlreadySaved         a search that is kept under another name
    │   └── FileProblem          a file, a line, what would be right
    ├── NotAllowed               this actor may not do this
    ├── PaperError               a paper could not be made
    │   ├── PaperTooSlow         the writer ran out of its time or memory
    │   ├── MissingGlyph         no font covers a character
    │   └── PaperNotPrinted      the writer refused it or stopped
    └── ServerError
        ├── PortInUse
        └── AddressNotLoopback

An error carries data. Its `template` words it in English with the data's names in braces: `str(error)`
fills it in, and pages use `i18n.wording(error)`, which fills in the same template in the reader's language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

LONGEST_VALUE = 300
"""Characters of a text that is quoted in a sentence."""

_BREAKS = re.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
# What a terminal obeys instead of showing it, what turns a line around, and half characters
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def on_one_line(text: str) -> str:
    """`text` as it may be shown anywhere, also on a terminal: one line that is nothing but words."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub(" ", text))


def filled_in(template: str, data: Mapping[str, object]) -> str:
    """The template with its data, on one line; texts that are too long to read end in “…”."""
    return on_one_line(template.format_map({name: _shortened(value) for name, value in data.items()}))


def _shortened(value: object) -> object:
    long = isinstance(value, str) and len(value) > LONGEST_VALUE
    return f"{str(value)[:LONGEST_VALUE]}…" if long else value


def where_it_happened(error: BaseException) -> str:
    """The kind of an error, and the file and line that raised it: never its words, which may hold a person's."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    return f"{type(error).__name__} at {where}"


class SalaError(Exception):
    """The root: what `cli` and pages catch, and show as one sentence."""

    template: ClassVar[str] = ""
    """One English sentence: what, where, and what would be right."""

    def __str__(self) -> str:
        return self.sentence()

    def data(self) -> dict[str, object]:
        """What the template's names stand for."""
        return vars(self)

    def sentence(self) -> str:
        """The template filled in, in English."""
        return filled_in(self.template, self.data()) or type(self).__name__


class StorageError(SalaError):
    """The database or the disk. `path` is the file, or the server's address without its password."""


@dataclass(eq=False)
class DatabaseMissing(StorageError):
    template = "There is no Sala database at {path}. “sala serve” or “sala load” makes one."
    path: Path | str


@dataclass(eq=False)
class DatabaseUnreadable(StorageError):
    template = (
        "{path} cannot be read as a Sala database ({reason}). Move it away and put a backup in its "
        "place, or start again without it."
    )
    path: Path | str
    reason: str


@dataclass(eq=False)
class DatabaseTooNew(StorageError):
    template = (
        "{path} was written by a later version of Sala (schema {found}). Update Sala on this machine; "
        "nothing was changed."
    )
    path: Path | str
    found: str


@dataclass(eq=False)
class DatabaseUnreachable(StorageError):
    template = "The server at {path} cannot be used ({reason}). Start it, or correct SALA_DATABASE_URL."
    path: str
    reason: str


@dataclass(eq=False)
class DatabaseBusy(StorageError):
    template = "Another program is holding {path}. Close it, or try again in a minute."
    path: Path | str


class NoCopyOfServer(StorageError):
    template = "Sala copies files only. Copy a PostgreSQL database with the server's own pg_dump."


@dataclass(eq=False)
class DiskFull(StorageError):
    template = "The disk that holds {path} is full. Free some space and do it again; nothing was lost."
    path: Path | str


@dataclass(eq=False)
class FolderNotWritable(StorageError):
    template = (
        "{path} cannot be written. Give yourself the right to write there, or set SALA_HOME to another "
        "folder."
    )
    path: Path


@dataclass(eq=False)
class FileNotWritable(StorageError):
    template = "{path} cannot be written ({reason}). Choose another place for it; what was there before is unchanged."
    path: Path
    reason: str


class InputError(SalaError):
    """What a person or a file gave."""


@dataclass(eq=False)
class NotFound(InputError):
    template = "There is no {kind} called “{name}”."
    kind: str
    name: str


@dataclass(eq=False)
class InvalidValue(InputError):
    template = "{field}: “{value}” does not fit; it takes {wanted}."
    field: str
    value: object
    wanted: str


@dataclass(eq=False)
class AlreadySaved(InputError):
    template = "This search is saved already, as “{name}”."
    name: str


@dataclass(eq=False)
class FileProblem(InputError):
    template = "{place}: {message}"
    path: str
    line: int | None
    message: str

    def data(self) -> dict[str, object]:
        return {**vars(self), "place": f"{self.path}:{self.line}" if self.line else self.path}


@dataclass(eq=False)
class NotAllowed(SalaError):
    template = "You may not do this here: {action}."
    action: str


class PaperError(SalaError):
    """A paper could not be made."""


@dataclass(eq=False)
class PaperTooSlow(PaperError):
    template = "The paper was not ready after {seconds:g} seconds and was stopped. Try a smaller part of it."
    seconds: float


@dataclass(eq=False)
class MissingGlyph(PaperError):
    template = "No font of Sala's can print these characters: {characters}"
    characters: str


@dataclass(eq=False)
class PaperNotPrinted(PaperError):
    template = "The paper could not be printed: {reason}"
    reason: str


class ServerError(SalaError):
    """The server could not start."""


@dataclass(eq=False)
class PortInUse(ServerError):
    template = "Port {port} is taken, perhaps by a Sala that already runs. Choose another with --port."
    port: int


@dataclass(eq=False)
class AddressNotLoopback(ServerError):
    template = (
        "{address} can be reached from outside this machine. Until Sala has accounts it serves 127.0.0.1 "
        "only."
    )
    address: str
