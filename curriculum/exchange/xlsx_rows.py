"""Rows of an XLSX: every sheet that is shown, its name first. Values as they were computed last; formulas and macros
are never run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]

from curriculum.exchange.rows import MOST_ROWS, Cell, Refused, Row, Where, cleaned, says_something

MOST_SHEETS = 60
MOST_COLUMNS = 60


def rows_of_workbook(file: BytesIO) -> list[Row]:
    """Raises `Refused` when there are more rows than an agenda has."""
    workbook = load_workbook(file, data_only=True, keep_links=False)
    rows: list[Row] = []
    for number, sheet in enumerate(workbook.worksheets[:MOST_SHEETS], 1):
        if sheet.sheet_state != "visible":
            continue
        found = list(_rows(sheet, number))
        if found:
            rows += [Row(Where(0, sheet.title), (Cell(cleaned(sheet.title)),), is_sheet_name=True), *found]
    return rows


def _rows(sheet: Any, table: int) -> Iterator[Row]:
    filled = {place: value for place, cell in sheet._cells.items() if (value := _text(cell.value))}
    if not filled:
        return
    if len({row for row, _ in filled}) > MOST_ROWS:
        raise Refused("too-many-rows", most=MOST_ROWS)
    left, right = min(column for _, column in filled), max(column for _, column in filled)
    right = min(right, left + MOST_COLUMNS - 1)
    spans = {
        (area.min_row, area.min_col): (area.max_col - area.min_col + 1, area.max_row - area.min_row + 1)
        for area in sheet.merged_cells.ranges
    }
    for row in sorted({row for row, _ in filled}):
        cells = []
        for column in range(left, right + 1):
            across, down = spans.get((row, column), (1, 1))
            cells.append(Cell(filled.get((row, column), ""), min(across, MOST_COLUMNS), down))
        beyond = " ".join(
            text for (at, column), text in sorted(filled.items()) if at == row and column > right
        )
        yield Row(Where(row, sheet.title), (*cells, Cell(beyond)) if beyond else tuple(cells), table)


def _text(value: object) -> str:
    """A value as it would be written into an agenda."""
    match value:
        case None | bool():
            return ""
        case datetime() if value.time() == time(0):
            return value.date().isoformat()
        case datetime() if value.year <= 1900:
            return value.strftime("%H:%M")
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60:02}:{minutes % 60:02}"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            text = cleaned(str(value))
            return text if says_something(text) or text == "#" else ""
