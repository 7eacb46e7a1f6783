"""Data files -> terms, with file and line of what is wrong. What is broken is left out; the rest is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from curriculum.errors import FileProblem
from curriculum.text import yaml
from curriculum.text.files import read_text
from curriculum.text.markdown import clean
from curriculum.text.values import DoesNotFit, fit
from curriculum.text.yaml import Path as Place
from curriculum.vocabulary import records
from curriculum.vocabulary.terms import KINDS, Kind, Term, Words

Record = TypeVar("Record", bound=records.Record)


@dataclass(slots=True)
class Shelf:
    """What was read: the terms in order, what was wrong, and the kinds that are therefore incomplete."""

    terms: list[Term] = field(default_factory=list)
    problems: list[FileProblem] = field(default_factory=list)
    incomplete: set[Kind] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Found:
    term: Term
    file: str
    line: int | None


def read(folder: Path) -> Shelf:
    """Everything that the data files in `folder` hold."""
    shelf = Shelf()
    found: list[_Found] = []
    for name, held, take in _FILES:
        _read_file(folder / f"{name}.yaml", f"data/{name}.yaml", held, take, found, shelf)
    kinds: tuple[Kind, ...] = ("instrument", "provision")
    for file in _instrument_files(folder / "instruments", kinds, shelf):
        _read_file(file, f"data/instruments/{file.name}", kinds, _instrument, found, shelf)
    _keep_what_is_whole(found, shelf)
    return shelf


def _instrument_files(folder: Path, kinds: tuple[Kind, ...], shelf: Shelf) -> list[Path]:
    """One file an instrument; a folder that cannot be read is a problem, and says nothing about what it held."""
    try:
        return sorted(file for file in folder.iterdir() if file.suffix == ".yaml")
    except OSError as error:
        shelf.problems.append(FileProblem("data/instruments", None, f"cannot be read ({error.strerror})"))
        shelf.incomplete |= set(kinds)
        return []


Take = Callable[["_Page"], Iterator[_Found]]


@dataclass(frozen=True, slots=True)
class _Page:
    """One parsed file."""

    file: str
    document: yaml.Document
    problems: list[FileProblem]

    def each(self, section: str, kind: type[Record]) -> Iterator[tuple[Record, Place]]:
        """The records of the list `section`; one that does not fit is a problem and is left out."""
        value = self.document.value
        listed = value.get(section) if isinstance(value, dict) else None
        if not isinstance(listed, list):
            self.refuse((), f"the file holds no list `{section}`")
            return
        for number, data in enumerate(listed):
            yield from self.one(data, kind, (section, number))

    def one(self, data: Any, kind: type[Record], place: Place) -> Iterator[tuple[Record, Place]]:
        try:
            yield fit(kind, data), place
        except DoesNotFit as error:
            for misfit in error.misfits:
                self.refuse((*place, *misfit.path), misfit.sentence)

    def refuse(self, place: Place, message: str) -> None:
        self.problems.append(FileProblem(self.file, self.document.line(place), message))

    def found(self, term: Term, place: Place) -> _Found:
        return _Found(term, self.file, self.document.line(place))


def _read_file(
    file: Path, name: str, kinds: tuple[Kind, ...], take: Take, found: list[_Found], shelf: Shelf
) -> None:
    problems: list[FileProblem] = []
    try:
        document = yaml.read(clean(read_text(file, name)), name)
        found.extend(take(_Page(name, document, problems)))
    except FileProblem as problem:
        problems.append(problem)
    if problems:
        shelf.problems += problems
        shelf.incomplete |= set(kinds)


def _words(**uses: Mapping[str, Any] | None) -> dict[str, Words]:
    """Uses that say something; a single text becomes a tuple of one."""
    return {use.replace("_", "-"): _tuples(said) for use, said in uses.items() if said}


def _tuples(said: Mapping[str, Any]) -> Words:
    return {lang: tuple(text) if isinstance(text, list) else (text,) for lang, text in said.items()}


def _plain(record: records.Record, *leave_out: str) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude=set(leave_out), exclude_none=True)


def _themes(page: _Page) -> Iterator[_Found]:
    for theme, place in page.each("themes", records.ThemeRecord):
        data = {"parent": theme.parent, "related": theme.related, "match": theme.match}
        words = _words(label=theme.label, definition=theme.definition, also=theme.also, scope=theme.scope)
        yield page.found(Term("theme", theme.id, data, words), place)


def _scales(page: _Page) -> Iterator[_Found]:
    value = page.document.value
    scales = value.get("scales") if isinstance(value, dict) else None
    if not isinstance(scales, dict):
        page.refuse((), "the file holds no mapping `scales`")
        return
    for name, data in scales.items():
        for scale, place in page.one(data, records.ScaleRecord, ("scales", name)):
            # The scales themselves are values of the scale “scale”: so their labels are kept like all others.
            yield page.found(Term("scale-value", f"scale/{name}", {}, _words(label=scale.label)), place)
            for number, each in enumerate(scale.values):
                details = _plain(each, "id", "label", "note")
                term = Term(
                    "scale-value", f"{name}/{each.id}", details, _words(label=each.label, note=each.note)
                )
                yield page.found(term, (*place, "values", number))


def _methods(page: _Page) -> Iterator[_Found]:
    for method, place in page.each("methods", records.MethodRecord):
        words = _words(label=method.label, definition=method.definition, not_when=method.not_when)
        yield page.found(Term("method", method.id, {"learning-type": method.learning_type}, words), place)


def _objectives(page: _Page) -> Iterator[_Found]:
    for objective, place in page.each("objectives", records.ObjectiveRecord):
        data = _plain(objective, "id", "text") | {"themes": sorted(objective.themes)}
        yield page.found(Term("objective", objective.id, data, _words(label=objective.text)), place)


def _instrument(page: _Page) -> Iterator[_Found]:
    for instrument, place in page.one(page.document.value, records.InstrumentRecord, ()):
        data = _plain(instrument, "id", "label", "short", "provisions")
        words = _words(label=instrument.label, short=instrument.short)
        yield page.found(Term("instrument", instrument.id, data, words), place)
        for number, provision in enumerate(instrument.provisions):
            data = {"instrument": instrument.id, "number": provision.number}
            words = _words(label=provision.heading, summary=provision.summary)
            yield page.found(Term("provision", provision.id, data, words), ("provisions", number))


def _works(page: _Page) -> Iterator[_Found]:
    for work, place in page.each("works", records.WorkRecord):
        yield page.found(Term("work", work.id, _plain(work, "id"), {}), place)


def _rhythms(page: _Page) -> Iterator[_Found]:
    for rhythm, place in page.each("rhythms", records.RhythmRecord):
        words = _words(label=rhythm.label, note=rhythm.note)
        yield page.found(Term("rhythm", rhythm.id, _plain(rhythm, "id", "label", "note"), words), place)


def _programmes(page: _Page) -> Iterator[_Found]:
    for programme, place in page.each("programmes", records.ProgrammeRecord):
        words = _words(label=programme.label, aim=programme.aim)
        yield page.found(
            Term("programme", programme.id, _plain(programme, "id", "label", "aim"), words), place
        )


_FILES: tuple[tuple[str, tuple[Kind, ...], Take], ...] = (
    ("themes", ("theme",), _themes),
    ("scales", ("scale-value",), _scales),
    ("methods", ("method",), _methods),
    ("objectives", ("objective",), _objectives),
    ("works", ("work",), _works),
    ("rhythms", ("rhythm",), _rhythms),
    ("programmes", ("programme",), _programmes),
)
"""Which file holds which kinds, and what takes it in."""


def _refers_to(term: Term) -> Iterator[tuple[Kind, str]]:
    """What a term needs to be there."""
    data = term.data
    if data.get("parent"):
        yield "theme", data["parent"]
    for name in (*data.get("related", ()), *data.get("themes", ())):
        yield "theme", name
    if term.kind == "objective":
        yield "scale-value", f"domain/{data['domain']}"
        yield "scale-value", f"bloom/{data['bloom']}"
    if term.kind == "method":
        yield "scale-value", f"learning-type/{data['learning-type']}"
    if term.kind == "programme":
        yield "rhythm", data["rhythm"]
        for name in data["objectives"]:
            yield "objective", name


def _keep_what_is_whole(found: list[_Found], shelf: Shelf) -> None:
    """Fills the shelf with the terms that stand once and whose references are there; those come first."""
    named: dict[tuple[Kind, str], _Found] = {}
    for each in found:
        key = (each.term.kind, each.term.id)
        if key in named:
            _refuse(each, f"the id “{each.term.id}” stands a second time; give one of them another", shelf)
        else:
            named[key] = each
    for each in [each for each in named.values() if each.term.id in _above(each.term, named)]:
        del named[(each.term.kind, each.term.id)]
        _refuse(each, f"“{each.term.id}” stands below itself; give it another parent", shelf)
    while broken := [
        (each, kind, name)
        for each in named.values()
        for kind, name in _refers_to(each.term)
        if (kind, name) not in named
    ]:
        for each, kind, name in broken:
            if named.pop((each.term.kind, each.term.id), None):
                _refuse(each, f"“{each.term.id}” names the {kind} “{name}”, which is not there", shelf)
    shelf.terms = sorted(
        (each.term for each in named.values()),
        key=lambda term: (KINDS.index(term.kind), len(_above(term, named))),
    )


def _above(term: Term, named: Mapping[tuple[Kind, str], _Found]) -> list[str]:
    """The ids of the themes above a theme, the nearest first; a ring of parents is walked once."""
    above: list[str] = []
    parent = term.data.get("parent")
    while parent and parent not in above:
        above.append(parent)
        holder = named.get(("theme", parent))
        parent = holder.term.data.get("parent") if holder else None
    return above


def _refuse(each: _Found, message: str, shelf: Shelf) -> None:
    shelf.problems.append(FileProblem(each.file, each.line, message))
    shelf.incomplete.add(each.term.kind)
