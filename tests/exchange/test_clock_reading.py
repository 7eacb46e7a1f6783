"""Times and lengths as trainers write them."""

from __future__ import annotations

import pytest

from curriculum.exchange.clock_reading import length_in, length_of, times_in


def said(text: str) -> tuple[int, int | None, str] | None:
    found = times_in(text)
    return (found[0].start, found[0].end, found[1]) if found else None


NINE, HALF_PAST_TEN = 540, 630


@pytest.mark.parametrize(
    "text",
    [
        "09:00-10:30 X",
        "9.00 – 10.30 น. X",
        "9:00 AM to 10:30 AM | X",
        "9:00\u202fAM – 10:30\u202fAM X",
        "0900 - 1030 X",
        "0900h-1030h X",
        "9-10:30 am X",
        "9h00 - 10h30: X",
        "9 giờ - 10 giờ 30 X",
        "Pukul 09.00 – 10.30 WIB X",
        "pukul 9.00 s/d 10.30 X",
        "៩:០០ - ១០:៣០ ព្រឹក X",
        "៩៖០០ ដល់ ១០៖៣០ X",
        "๙.๐๐ - ๑๐.๓๐ น. X",
        "၉း၀၀ - ၁၀း၃၀ နာရီ X",
        "໙:໐໐ ຫາ ໑໐:໓໐ X",
        "९:०० देखि १०:३० सम्म X",
        "सुबह ९ बजे से १०:३० बजे तक X",
        "সকাল ৯.০০টা থেকে ১০.৩০টা পর্যন্ত X",
        "காலை 9.00 மணி முதல் 10.30 மணி வரை X",
        "صبح ۹:۰۰ سے ۱۰:۳۰ تک X",
        "9:00 – 10:30 ng umaga X",
        "X (09:00 – 10:30)",
        "• 09:00–10:30: X",
    ],
)
def test_a_stretch_of_time_is_read_as_it_is_written_in_many_places(text: str) -> None:
    assert said(text) == (NINE, HALF_PAST_TEN, "X")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0900h Opening", (540, None, "Opening")),
        ("2.30pm Break", (870, None, "Break")),
        ("Dinner, 19:00", (1140, None, "Dinner")),
        ("11:00-1:00 Work", (660, 780, "Work")),
        ("11:00 – 1:00 PM Work", (660, 780, "Work")),
        ("22:00-01:00 Vigil", (1320, 1500, "Vigil")),
        ("12:00 AM Vigil", (0, None, "Vigil")),
        ("23:00-24:00 Vigil", (1380, 1440, "Vigil")),
        ("09:00-09:00 Opening", (540, None, "Opening")),
        ("09:00 - 2 groups", (540, None, "2 groups")),
        ("09:00-10:00 นโยบายของรัฐ", (540, 600, "นโยบายของรัฐ")),
        ("09:00-10:00 နေ့လယ်စာ", (540, 600, "နေ့လယ်စာ")),
        ("10 โมงเช้า พักเบรก", (600, None, "พักเบรก")),
        ("3 นโยบาย", None),
        ("2025-03-03", None),
        ("3 groups discuss", None),
        ("Article 19 and 20", None),
        ("Room 12, floor 3", None),
        ("25:00 nothing", None),
        ("24:00 nothing", None),
    ],
)
def test_starts_nights_and_what_is_no_time(text: str, expected: object) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "minutes", "rest"),
    [
        ("Mapping (90 min)", 90, "Mapping"),
        ("Mapping - 1.5 hours", 90, "Mapping"),
        ("Mapping, 1h30", 90, "Mapping"),
        ("แผนที่ (90 นาที)", 90, "แผนที่"),
        ("ផែនទី (៩០ នាទី)", 90, "ផែនទី"),
        ("Pemetaan (90 menit)", 90, "Pemetaan"),
    ],
)
def test_a_length_behind_a_title(text: str, minutes: int, rest: str) -> None:
    assert length_in(text) == (minutes, rest)


def test_a_cell_that_is_a_length() -> None:
    assert length_of("1 hr 30 min") == 90
    assert length_of("45", column_says_minutes=True) == 45
    assert length_of("45") is None
    assert length_in("Twenty minutes of silence") is None
    assert length_in("Run (0 min)") is None
