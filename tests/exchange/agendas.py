"""Builders of what is pasted: text, DOCX and XLSX, and a short way to say what was read."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from openpyxl import Workbook

from curriculum.exchange.pasted_agenda import PastedAgenda
from curriculum.exchange.reading import read_agenda
from curriculum.exchange.rows import rows_of_text
from curriculum.i18n import clock_past_midnight


def read(text: str) -> PastedAgenda:
    return read_agenda(rows_of_text(text))


def told(agenda: PastedAgenda) -> list[list[str]]:
    """Every day as lines such as “09:00-10:30 Opening (ceremony)”; a custom line without its kind."""
    return [
        [
            f"{clock_past_midnight(line.start)}-{clock_past_midnight(line.end)} {line.title}"
            + ("" if line.kind == "custom" else f" ({line.kind})")
            for line in day.lines
        ]
        for day in agenda.days
    ]


def saved(document: Any) -> bytes:
    """A document or workbook as the bytes of its file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def a_document(*parts: str | list[list[str]]) -> bytes:
    """A DOCX of paragraphs and tables."""
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), len(part[0]))
        for row, texts in enumerate(part):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
    return saved(document)


def a_workbook(**sheets: list[list[object]]) -> bytes:
    """An XLSX of sheets; an underscore in a sheet's name is a space."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    return saved(workbook)
