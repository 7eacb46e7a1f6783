"""The plain part of YAML, with the line of every value.

Mappings, lists, texts, whole numbers, `true`, `false` and nothing (`null`); no anchors, aliases, tags, dates
or floats. `yes`, `no`, `1.5` and `09:00` are texts. A key stands once in its mapping. Reading works on the
parser's events, so a hostile text is left at the first thing that does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from curriculum.errors import FileProblem
from curriculum.text.names import KEY

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = tuple[str | int, ...]

MOST_CHARACTERS = 400_000
MOST_VALUES = 40_000
DEEPEST = 12
WIDTH = 110

_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_ID = re.compile(KEY)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML text says, and where it says it."""

    value: Plain
    lines: Mapping[Path, int]
    """Path of keys and indexes -> line, counted from 1."""

    def line(self, path: Path) -> int | None:
        """The line of what `path` names, or of the nearest thing around it that exists."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path)


@dataclass(slots=True)
class _Open:
    """A mapping or list that has not ended yet."""

    value: list[Plain] | dict[str, Plain]
    path: Path
    key: str | None = None
    key_line: int = 0


@dataclass(slots=True)
class _Builder:
    """Puts the parser's events together, and stops at the first that is not plain."""

    file: str
    before: int
    """Lines that stand in the file before the YAML."""
    stack: list[_Open] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    root: Plain = None
    documents: int = 0
    values: int = 0

    def take(self, event: Event) -> None:
        line = (event.start_mark.line if event.start_mark else 0) + 1 + self.before
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            self.refuse(line, "an anchor or alias (& or *) stands here; write the value out, or quote it")
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1 or event.version or event.tags:
                self.refuse(line, "a second document or a directive begins here; one document is enough")
        elif isinstance(event, ScalarEvent):
            self.scalar(event, line)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self.begin(event, line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.stack.pop()

    def scalar(self, event: ScalarEvent, line: int) -> None:
        if event.tag:
            self.refuse(line, f"a tag ({event.tag}) stands here; only plain values may")
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            if event.value in top.value:
                self.refuse(line, f"“{event.value}” stands here a second time; keep one of them")
            top.key, top.key_line = event.value, line
            return
        self.place(_plain(event), line)

    def begin(self, event: MappingStartEvent | SequenceStartEvent, line: int) -> None:
        if event.tag:
            self.refuse(line, f"a tag ({event.tag}) stands here; only plain mappings and lists may")
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            self.refuse(line, "a list or mapping stands where a key should; quote a text")
        if len(self.stack) >= DEEPEST:
            self.refuse(line, f"values are nested more than {DEEPEST} deep")
        opened: list[Plain] | dict[str, Plain] = {} if isinstance(event, MappingStartEvent) else []
        path = self.place(opened, line)
        self.stack.append(_Open(opened, path))

    def place(self, value: Plain, line: int) -> Path:
        self.values += 1
        if self.values > MOST_VALUES:
            self.refuse(line, f"there are more than {MOST_VALUES} values; divide the file")
        if not self.stack:
            self.root = value
            self.lines[()] = line
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            top.value.append(value)
        else:
            assert top.key is not None
            path, line = (*top.path, top.key), top.key_line
            top.value[top.key] = value
            top.key = None
        self.lines[path] = line
        return path

    def refuse(self, line: int, message: str) -> None:
        raise FileProblem(self.file, line, message)


def read(text: str, file: str = "", before: int = 0) -> Document:
    """What `text` says.

    `file` names it in errors; `before` counts the lines of that file that stand above the text.
    Raises `FileProblem` with file and line where it is not plain YAML, or too large.
    """
    if len(text) > MOST_CHARACTERS:
        raise FileProblem(file, None, f"more than {MOST_CHARACTERS // 1000} kB of YAML; divide it")
    builder = _Builder(file, before)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 + before
        raise FileProblem(file, line, "a control character stands here; delete it") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = before + (mark.line + 1 if mark else 1)
        raise FileProblem(
            file, line, f"this is not YAML ({error.problem}); quote texts with “: ” or “ #” in them"
        ) from error
    return Document(builder.root, builder.lines)


def _plain(event: ScalarEvent) -> Plain:
    """The value of a scalar; one in quotes or a block is always a text."""
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    return int(text) if _WHOLE_NUMBER.fullmatch(text) and text != "-0" else text


class OnOneLine(dict[str, Plain]):
    """A mapping that is written in braces."""


class _Writer(yaml.SafeDumper):
    """Writes the normal form: lists of ids in brackets, texts of several lines as blocks."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _write_list(writer: _Writer, items: list[Plain]) -> yaml.Node:
    ids = all(isinstance(item, str) and _ID.fullmatch(item) for item in items)
    return writer.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=ids)


def _write_text(writer: _Writer, text: str) -> yaml.Node:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _write_on_one_line(writer: _Writer, mapping: OnOneLine) -> yaml.Node:
    return writer.represent_mapping("tag:yaml.org,2002:map", mapping, flow_style=True)


_Writer.add_representer(list, _write_list)
_Writer.add_representer(str, _write_text)
_Writer.add_representer(OnOneLine, _write_on_one_line)


def write(value: Mapping[str, Any]) -> str:
    """The normal form of plain values, in the order in which they come; ends with a line break."""
    return yaml.dump(
        dict(value),
        Dumper=_Writer,
        allow_unicode=True,
        width=WIDTH,
        sort_keys=False,
        default_flow_style=False,
    )
