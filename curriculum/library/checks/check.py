"""What a rule of the linter is: a function over one edition, its name and its help beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from curriculum.library.finding import Finding, Severity
from curriculum.library.module import Grade, Module
from curriculum.library.reading import Place, Read
from curriculum.text.yaml import Path
from curriculum.vocabulary import Vocabulary

GRADES: tuple[Grade, ...] = ("sketch", "runnable", "published")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One edition and everything that a rule may look at."""

    module: Module
    read: Read
    files: Mapping[str, str]
    """Every file of the module's folder, other editions too."""
    vocabulary: Vocabulary
    source: Module | None = None
    """The first edition, if this one is a translation and the source can be read."""

    def place(self, path: Path) -> Place:
        return self.read.place(*path)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say about one place of an edition."""

    path: Path
    """Names as in files, and indexes from 0; () is the whole."""
    message: str
    severity: Severity | None = None
    """Where it differs from the rule's."""
    grade: Grade | None = None
    place: Place | None = None
    """The file and line themselves, where the path does not say enough."""


Look = Callable[[Sheet], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the list of checks."""

    name: str
    severity: Severity
    help: str
    look: Look

    def findings(self, sheet: Sheet) -> Iterator[Finding]:
        for remark in self.look(sheet):
            file, line = remark.place or sheet.place(remark.path)
            severity = remark.severity or self.severity
            yield Finding(self.name, severity, file, line, remark.message, remark.grade)


def check(severity: Severity) -> Callable[[Look], Check]:
    """Makes a rule of a function: its name with hyphens is the rule's, its docstring the help."""

    def make(look: Look) -> Check:
        return Check(look.__name__.replace("_", "-"), severity, (look.__doc__ or "").strip(), look)

    return make
