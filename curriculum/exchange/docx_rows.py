"""Rows of a DOCX: paragraphs and tables of its body in the order of the document.

Deleted words, headers, footnotes and pictures are left out; words that were inserted under review, in text boxes and
in content controls are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import count
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from curriculum.exchange.rows import Cell, Refused, Row, Where, cleaned, rows_of_line, says_something

MOST_COLUMNS = 60
_WRAPPERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo")}
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def rows_of_document(file: BytesIO) -> list[Row]:
    """Lines that say something, and rows of tables. Raises `Refused` for a document with macros."""
    try:
        body = Document(file).element.body
    except ValueError as error:
        raise Refused("macros" if "macro" in str(error).lower() else "not-office") from error
    lines, tables = count(1), count(1)
    return [row for row in _rows(body, lines, tables) if row.texts]


def _rows(element: Any, lines: Iterator[int], tables: Iterator[int]) -> Iterator[Row]:
    for child in element:
        if child.tag == qn("w:p"):
            for line in _lines(child):
                yield from rows_of_line(line, Where(next(lines)))
        elif child.tag == qn("w:tbl"):
            yield from _rows_of_table(child, lines, tables)
        elif child.tag in _WRAPPERS:
            yield from _rows(child, lines, tables)


def _rows_of_table(table: Any, lines: Iterator[int], tables: Iterator[int]) -> Iterator[Row]:
    rows = [[*_unwrapped(row, qn("w:tc"))] for row in _unwrapped(table, qn("w:tr"))]
    if rows and max(map(len, rows)) == 1:
        for (cell,) in (row for row in rows if row):  # a frame around what is no table
            yield from _rows(cell, lines, tables)
        return
    number = next(tables)
    down = _downs(rows)
    for place, row in enumerate(rows):
        where, cells = Where(next(lines)), list[Cell]()
        for cell in row:
            across = min(_number(cell, "w:gridSpan"), MOST_COLUMNS)
            text = "" if _goes_on(cell) else cleaned("\n".join(_all_lines(cell)))
            cells.append(Cell(text, across, down.get((place, len(cells)), 1)))
            cells += [Cell("")] * (across - 1)
        yield Row(where, tuple(cells), number)


def _downs(rows: list[list[Any]]) -> dict[tuple[int, int], int]:
    """(row, column) -> rows, of cells that are merged with those below them."""
    down: dict[tuple[int, int], int] = {}
    above: dict[int, tuple[int, int]] = {}
    for place, row in enumerate(rows):
        column = 0
        for cell in row:
            merge = _property(cell, "w:vMerge")
            if merge is None:
                above.pop(column, None)
            elif _goes_on(cell) and column in above:
                down[above[column]] += 1
            else:
                above[column] = (place, column)
                down[place, column] = 1
            column += min(_number(cell, "w:gridSpan"), MOST_COLUMNS)
    return down


def _goes_on(cell: Any) -> bool:
    """Whether the cell is covered by the one above it."""
    merge = _property(cell, "w:vMerge")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _property(cell: Any, name: str) -> Any:
    properties = cell.find(qn("w:tcPr"))
    return None if properties is None else properties.find(qn(name))


def _number(cell: Any, name: str) -> int:
    found = _property(cell, name)
    text = "" if found is None else str(found.get(qn("w:val"), ""))
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 4 else 1


def _unwrapped(element: Any, tag: str) -> Iterator[Any]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child, tag)


def _all_lines(cell: Any) -> Iterator[str]:
    """The lines of a cell, also those of a table inside it."""
    for paragraph in cell.iter(qn("w:p")):
        if not any(ancestor.tag == _ALTERNATE for ancestor in paragraph.iterancestors()) and not _boxed(
            paragraph
        ):
            yield from (line for line in _lines(paragraph) if says_something(line))


def _lines(paragraph: Any) -> list[str]:
    """The lines of a paragraph, and behind them those of the text boxes that hang on it."""
    bullet = "• " if next(paragraph.iter(qn("w:numPr")), None) is not None else ""
    own = "".join(_pieces(paragraph)).split("\n")
    lines = [f"{bullet}{line}" if says_something(line) else "" for line in own]
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(ancestor.tag == _ALTERNATE for ancestor in box.iterancestors()):
            lines += [line for inner in box.iter(qn("w:p")) for line in "".join(_pieces(inner)).split("\n")]
    return lines


def _boxed(paragraph: Any) -> bool:
    return any(ancestor.tag == qn("w:txbxContent") for ancestor in paragraph.iterancestors())


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in (qn("w:tab"), qn("w:ptab")):
            yield "\t"
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag not in (
            qn("w:pPr"),
            qn("w:rPr"),
            qn("w:txbxContent"),
            qn("w:del"),
            qn("w:moveFrom"),
            _ALTERNATE,
        ):
            yield from _pieces(child)
