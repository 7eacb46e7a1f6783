"""Headings of days, in the languages and orders of the region."""

from __future__ import annotations

from datetime import date

import pytest

from curriculum.exchange.day_heads import read_head


@pytest.mark.parametrize(
    "text",
    [
        "Day 1", "DAY ONE", "Day-1", "1st day", "Hari 1", "Hari ke-1", "Hari pertama", "ថ្ងៃទី១",
        "ថ្ងៃទី ១", "วันที่ 1", "วันที่ ๑",
        "วันแรก", "Ngày 1", "Ngày thứ nhất", "Araw 1", "Unang araw", "دن 1", "پہلا دن", "दिन १",
        "पहिलो दिन", "পহেলা", "প্রথম দিন",
        "நாள் 1", "முதல் நாள்", "နေ့ ၁", "ပထမနေ့", "ມື້ທີ ໑", "第1天", "**Day 1**",
    ],
)  # fmt: skip
def test_the_first_day(text: str) -> None:
    head = read_head(text)
    if text == "পহেলা":
        assert head is None
    else:
        assert head is not None
        assert (head.number, head.title) == (1, "")


@pytest.mark.parametrize(
    "text",
    [
        "Monday 3 March 2025", "Monday, 3rd March, 2025", "March 3, 2025", "3-Mar-25", "2025-03-03",
        "3/3/2025", "03.03.2025",
        "Senin, 3 Maret 2025", "Lunes, Marso 3, 2025", "Thứ Hai, ngày 3 tháng 3 năm 2025",
        "วันจันทร์ที่ 3 มีนาคม 2568", "3 มี.ค. 68",
        "3 មីនា ២០២៥", "ថ្ងៃច័ន្ទ ទី៣ ខែមីនា ឆ្នាំ២០២៥", "ວັນຈັນ ທີ 3 ມີນາ 2025",
        "၂၀၂၅ ခုနှစ် မတ်လ ၃ ရက်", "सोमवार, 3 मार्च 2025",
        "সোমবার, ৩ মার্চ ২০২৫", "மார்ச் 3, 2025", "پیر 3 مارچ 2025", "2025年3月3日",
    ],
)  # fmt: skip
def test_the_third_of_march(text: str) -> None:
    head = read_head(text)
    assert head is not None
    assert (head.date, head.number, head.title) == (date(2025, 3, 3), None, "")


@pytest.mark.parametrize(
    ("text", "number", "day", "title"),
    [
        ("Day 2: Safety", 2, None, "Safety"),
        ("Day 2 (4 March 2025)", 2, date(2025, 3, 4), ""),
        ("Day 2 – Tuesday, 4 March 2025 – Safety", 2, date(2025, 3, 4), "Safety"),
        ("Tuesday 4 March 2025 - Day 2 - Safety", 2, date(2025, 3, 4), "Safety"),
        ("Day 2: Safety – Tuesday 4 March 2025", 2, date(2025, 3, 4), "Safety"),
        ("Day 2: Rights, duties", 2, None, "Rights, duties"),
    ],
)
def test_number_date_and_title_in_one_heading(
    text: str, number: int | None, day: date | None, title: str
) -> None:
    head = read_head(text)
    assert head is not None
    assert (head.number, head.date, head.title) == (number, day, title)


def test_a_date_of_another_calendar_or_without_a_year_is_kept_as_it_is_spoken() -> None:
    for text in ("Mon 3 Mar", "Monday", "2081-11-19"):
        head = read_head(text)
        assert head is not None
        assert (head.date, head.spoken) == (None, text)


def test_a_date_with_numbers_only_may_be_month_first() -> None:
    head = read_head("3/4/2025")
    assert head is not None
    assert (head.date, head.other_date) == (date(2025, 4, 3), date(2025, 3, 4))
    head = read_head("3/14/2025")
    assert head is not None
    assert head.date == date(2025, 3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "", "Friday prayers and lunch", "3-7 March 2025", "3 March – 7 March 2025",
        "Bangkok, 3–7 March 2025", "Day 1 recap",
        "March 8 movement", "May we speak", "Day 2 - 3 groups", "Opening", "9:00", "Day " + "x" * 200,
    ],
)  # fmt: skip
def test_what_is_no_heading(text: str) -> None:
    assert read_head(text) is None
