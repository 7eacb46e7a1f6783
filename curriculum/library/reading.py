"""Files -> one edition of a module, or findings with file and line.

The front matter and the fences are plain YAML, the body is cut along its headings, and the words between
them are kept as they stand in the source. Everything is put together as plain values with the line of each,
and only then made into a `Module`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from curriculum.errors import FileProblem
from curriculum.library.files import MOST_BYTES, Name, edition_files
from curriculum.library.finding import Finding
from curriculum.library.module import Module
from curriculum.library.sections import (
    EVALUATION,
    LOAD_PARTS,
    SECTIONS,
    STEP_PARTS,
    STEPS,
    Form,
    heading_with_key,
)
from curriculum.text import markdown, yaml
from curriculum.text.values import DoesNotFit, fit
from curriculum.text.yaml import Path

Place = tuple[str, int]
"""A file and a line, counted from 1."""


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading: a module, or findings that say why there is none."""

    module: Module | None
    findings: tuple[Finding, ...]
    places: Mapping[Path, Place] = field(default_factory=dict)
    """Where each value stands; paths are made of the names in files and of indexes from 0."""

    def place(self, *path: str | int) -> Place:
        """Where `path` stands, or the nearest thing around it."""
        return _nearest(self.places, path)


def read_edition(files: Mapping[str, str], lang: str) -> Read:
    """The edition in `lang` from the files of a module's folder (path inside it -> text)."""
    suffix = lang if Name(lang).path in files else None
    reading = _Reading()
    paths = edition_files(files, suffix)
    module_path = Name(suffix).path
    if module_path not in paths:
        reading.refuse(module_path, None, "is not there; a module needs it")
        return reading.result(None)
    reading.module(module_path, files[module_path])
    handouts: list[Any] = []
    for path, name in paths.items():
        if name.handout and not name.answers:
            reading.handout(path, name.handout, files, handouts)
        elif name.answers and Name(suffix, name.handout).path not in files:
            reading.refuse(
                path, 1, f"is a key without its handout; {Name(suffix, name.handout).path} is not there"
            )
    reading.data["handouts"] = handouts
    reading.agree(module_path, lang, translated=suffix is not None)
    if reading.findings:
        return reading.result(None)
    try:
        return reading.result(fit(Module, reading.data))
    except DoesNotFit as error:
        for misfit in error.misfits:
            reading.refuse(*_nearest(reading.places, misfit.path), misfit.sentence)
        return reading.result(None)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A heading and what stands below it: lines of the body, counted from 0, without the heading's own."""

    title: str
    at: int
    start: int
    end: int


@dataclass(slots=True)
class _Body:
    """The text below the front matter."""

    path: str
    before: int
    """Lines of the file that stand above it."""
    lines: list[str]
    blocks: tuple[markdown.Heading | markdown.Fence, ...]

    def line(self, at: int) -> int:
        return self.before + at + 1

    def text(self, start: int, end: int) -> str:
        return "\n".join(self.lines[start:end]).strip("\n")

    def cut(self, level: int, start: int, end: int) -> tuple[int, list[_Piece]]:
        """Where the first heading of `level` stands between two lines, and the pieces from there on."""
        headings = [
            block
            for block in self.blocks
            if isinstance(block, markdown.Heading) and block.level == level and start <= block.start < end
        ]
        if not headings:
            return end, []
        ends = [heading.start for heading in headings[1:]] + [end]
        pieces = [_Piece(h.text, h.start, h.end, stop) for h, stop in zip(headings, ends, strict=True)]
        return headings[0].start, pieces

    def fence(self, start: int, end: int) -> markdown.Fence | None:
        """The `yaml` fence that a piece begins with."""
        for block in self.blocks:
            if block.start >= start:
                first = isinstance(block, markdown.Fence) and block.language == "yaml" and block.end <= end
                return block if first and not self.text(start, block.start) else None  # type: ignore[return-value]
        return None


@dataclass(slots=True)
class _Reading:
    """Gathers plain values, their places and what is wrong."""

    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, path: str, line: int | None, message: str) -> None:
        self.findings.append(Finding("readable", "error", path, line, message))

    def result(self, module: Module | None) -> Read:
        findings = sorted(self.findings, key=lambda each: (each.path, each.line or 0))
        return Read(module, tuple(findings), self.places)

    def module(self, path: str, text: str) -> None:
        """Reads the front matter and the body of the module's own file."""
        parts = self.parts(path, text)
        if parts is None:
            return
        front, body = parts
        self.keep((), front, path)
        for name in front.value if isinstance(front.value, dict) else {}:
            if name in _BODY_FIELDS:
                self.refuse(*self.places[(name,)], f"`{name}` belongs into the body of the file, not here")
        self.data |= front.value if isinstance(front.value, dict) else {}
        self.body(body)

    def handout(self, path: str, key: str, files: Mapping[str, str], handouts: list[Any]) -> None:
        """Reads a handout and, where there is one, its key."""
        at: Path = ("handouts", len(handouts))
        value = self.paper(path, files[path], at)
        answers = path.replace(f"handouts/{key}", f"handouts/{key}.key", 1)
        if answers in files:
            found = self.paper(answers, files[answers], (*at, "answers"))
            if found.pop("kind", None) != "key" and found:
                place = _nearest(self.places, (*at, "answers", "kind"))
                self.refuse(*place, "the `kind` of a key is `key`")
            value["answers"] = found
        value["key"] = key
        handouts.append(value)

    def paper(self, path: str, text: str, at: Path) -> dict[str, Any]:
        parts = self.parts(path, text)
        if parts is None:
            return {}
        front, body = parts
        self.keep(at, front, path)
        value = dict(front.value) if isinstance(front.value, dict) else {}
        for name in ("key", "text", "answers"):
            if name in value:
                self.refuse(*self.places[(*at, name)], f"`{name}` is not a field of a handout; leave it out")
        self.places[(*at, "text")] = (path, body.line(0))
        return value | {"text": body.text(0, len(body.lines))}

    def parts(self, path: str, text: str) -> tuple[yaml.Document, _Body] | None:
        """The front matter and the body of a file, or None with a finding."""
        if len(text) > MOST_BYTES:
            self.refuse(path, None, f"is larger than {MOST_BYTES // 1000} kB; divide it")
            return None
        text = markdown.clean(text)
        if found := markdown.forbidden(text):
            self.refuse(path, found[0], f"the control character {found[1]} stands here; delete it")
            return None
        lines = text.split("\n")
        if lines[0].rstrip() != "---":
            self.refuse(path, 1, "the file does not begin with front matter; its first line is “---”")
            return None
        end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
        if end is None:
            self.refuse(path, 1, "the front matter does not end; close it with a line “---”")
            return None
        try:
            front = yaml.read("\n".join(lines[1:end]) + "\n", path, before=1)
        except FileProblem as problem:
            self.refuse(path, problem.line, problem.message)
            return None
        if not isinstance(front.value, dict):
            self.refuse(path, 2, "the front matter is not a mapping; write one “name: value” a line")
            return None
        body = lines[end + 1 :]
        return front, _Body(path, end + 1, body, tuple(markdown.outline("\n".join(body))))

    def keep(self, at: Path, document: yaml.Document, path: str) -> None:
        for place, line in document.lines.items():
            self.places[(*at, *place)] = (path, line)

    def agree(self, path: str, lang: str, *, translated: bool) -> None:
        """Whether the edition is what its file name says."""
        if not self.data.get("lang") or self.findings:
            return
        if self.data["lang"] != lang:
            said = f"`lang` is “{self.data['lang']}”, and an edition in “{lang}” was looked for"
            self.refuse(*_nearest(self.places, ("lang",)), said)
        elif translated and not self.data.get("translation"):
            self.refuse(
                path, 1, "`translation` is missing; a translated edition says what it was translated from"
            )
        elif not translated and self.data.get("translation"):
            place = _nearest(self.places, ("translation",))
            self.refuse(*place, f"`translation` stands in the first edition; name this file module.{lang}.md")

    def body(self, body: _Body) -> None:
        """Cuts the body into its sections, and reads each one."""
        first, pieces = body.cut(1, 0, len(body.lines))
        self.nothing(body, 0, first, "before the first section")
        seen: set[str] = set()
        for piece in pieces:
            form = SECTIONS.get(piece.title)
            line = body.line(piece.at)
            if form is None:
                self.refuse(
                    body.path, line, f"“# {piece.title}” is no section; they are {', '.join(SECTIONS)}"
                )
            elif piece.title in seen:
                self.refuse(
                    body.path, line, f"“# {piece.title}” stands here a second time; put the two together"
                )
            else:
                seen.add(piece.title)
                self.section(body, piece, form)

    def section(self, body: _Body, piece: _Piece, form: Form) -> None:
        if form.name == "notes":
            self.data["notes"] = body.text(piece.start, piece.end)
            self.places[("notes",)] = (body.path, body.line(piece.at))
        elif form.name == "load":
            self.data |= self.named_parts(body, piece, 2, LOAD_PARTS, ())
        else:
            self.data[form.name] = list(self.keyed(body, piece, form))

    def keyed(self, body: _Body, section: _Piece, form: Form) -> Iterator[dict[str, Any]]:
        """The pieces of a section whose headings carry keys."""
        self.places[(form.name,)] = (body.path, body.line(section.at))
        first, pieces = body.cut(2, section.start, section.end)
        self.nothing(body, section.start, first, f"before the first heading of “# {section.title}”")
        for number, piece in enumerate(pieces):
            at: Path = (form.name, number)
            self.places[at] = (body.path, body.line(piece.at))
            titled = heading_with_key(piece.title)
            if titled is None:
                said = f"“## {piece.title}” has no key; write it in braces at the end: {{#some-key}}"
                self.refuse(body.path, body.line(piece.at), said)
                continue
            value: dict[str, Any] = {"title": titled[0], "key": titled[1]}
            start = piece.start
            if form in (STEPS, EVALUATION):
                fence = body.fence(start, piece.end)
                if fence is None:
                    said = f"“{titled[0]}” has no data; begin it with a fence ```yaml"
                    self.refuse(body.path, body.line(piece.at), said)
                    continue
                value = self.fenced(body, fence, at, form) | value
                start = fence.end
            if form is STEPS:
                value |= self.named_parts(
                    body, _Piece(piece.title, piece.at, start, piece.end), 3, STEP_PARTS, at
                )
            else:
                value["text"] = body.text(start, piece.end)
            yield value

    def fenced(self, body: _Body, fence: markdown.Fence, at: Path, form: Form) -> dict[str, Any]:
        """The data of a fence."""
        try:
            document = yaml.read(fence.text, body.path, before=body.line(fence.start))
        except FileProblem as problem:
            self.refuse(body.path, problem.line, problem.message)
            return {}
        if not isinstance(document.value, dict):
            self.refuse(
                body.path,
                body.line(fence.start),
                "the fence holds no mapping; write one “name: value” a line",
            )
            return {}
        self.keep(at, document, body.path)
        for name in form.not_in_fence:
            if name in document.value:
                said = f"`{name}` does not belong here; " + form.not_in_fence[name]
                self.refuse(*self.places[(*at, name)], said)
        return dict(document.value)

    def named_parts(
        self, body: _Body, piece: _Piece, level: int, names: Mapping[str, str], at: Path
    ) -> dict[str, Any]:
        """The parts of a piece whose headings are fixed words."""
        first, parts = body.cut(level, piece.start, piece.end)
        self.nothing(body, piece.start, first, f"before the first part of “{piece.title}”")
        values: dict[str, Any] = {}
        for part in parts:
            name = names.get(part.title)
            line = body.line(part.at)
            if name is None:
                said = f"“{'#' * level} {part.title}” is no part of this; they are {', '.join(names)}"
                self.refuse(body.path, line, said)
            elif name in values:
                self.refuse(
                    body.path, line, f"“{part.title}” stands here a second time; put the two together"
                )
            else:
                self.places[(*at, name)] = (body.path, line)
                values[name] = body.text(part.start, part.end)
        return values

    def nothing(self, body: _Body, start: int, end: int, where: str) -> None:
        """Words that belong to no part would be lost: they are refused."""
        for at in range(start, end):
            if body.lines[at].strip():
                self.refuse(
                    body.path, body.line(at), f"these words stand {where}; give them a heading of the format"
                )
                return


def _nearest(places: Mapping[Path, Place], path: Sequence[str | int]) -> Place:
    path = tuple(path)
    while path and path not in places:
        path = path[:-1]
    return places.get(path, ("module.md", 1))


_BODY_FIELDS = frozenset(
    (*(form.name for form in SECTIONS.values() if form.name != "load"), *LOAD_PARTS.values(), "handouts")
)
