"""A pasted text: days, lines, kinds, and nothing that vanishes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.errors import InvalidValue
from curriculum.exchange.reading import read_agenda
from curriculum.exchange.rows import MOST_TEXT, Cell, Row, Where, rows_of_text
from tests.exchange.agendas import read, told
from tests.planning.agendas import LAW

ENGLISH = """Training on human rights
Bangkok, 3-7 March 2025

Day 1: Opening
09:00-09:30 Opening ceremony
09:30-10:30 Introduction to human rights
    and the UN system
10:30-10:45 Tea break
10:45 Group work: who answers for the factory
- each group reads one case
Facilitator: Malee and Budi
12:30-1:30 Lunch
1:30-3:00 Mapping duty bearers
3:00 Break
3:15 Closing circle

Note: bring your own cup

Day 2
9:00 AM to 10:30 AM | Safety | Malee
10:30 AM - 12:00 | Field visit | Budi | Room 2
Walk (20 min)
"""


def test_english_text() -> None:
    agenda = read(ENGLISH)
    assert agenda.title == "Training on human rights"
    assert [day.title for day in agenda.days] == ["Opening", ""]
    assert told(agenda) == [
        [
            "09:00-09:30 Opening ceremony (ceremony)",
            "09:30-10:30 Introduction to human rights and the UN system",
            "10:30-10:45 Tea break (break)",
            "10:45-12:30 Group work: who answers for the factory",
            "12:30-13:30 Lunch (pause)",
            "13:30-15:00 Mapping duty bearers",
            "15:00-15:15 Break (break)",
            "15:15-16:15 Closing circle",
        ],
        ["09:00-10:30 Safety", "10:30-12:00 Field visit (visit)", "12:00-12:20 Walk"],
    ]
    group_work, last = agenda.days[0].lines[3], agenda.days[0].lines[-1]
    assert (group_work.who, group_work.more) == (("Malee", "Budi"), ("- each group reads one case",))
    assert last.guessed
    assert (agenda.people, agenda.rooms) == (("Malee", "Budi"), ("Room 2",))
    assert [(left.where.number, left.text) for left in agenda.not_understood] == [
        (2, "Bangkok, 3-7 March 2025"),
        (17, "Note: bring your own cup"),
    ]


def test_thai_text() -> None:
    agenda = read(
        "วันที่ 1 วันจันทร์ที่ 3 มีนาคม 2568\n9.00 – 9.30 น. พิธีเปิด\n9.30 – 10.30 น. สิทธิมนุษยชนคืออะไร\n"
        "10.30 – 10.45 น. พักเบรก\n12.00 – 13.00 น. พักรับประทานอาหารกลางวัน\nวันที่ 2\n๙.๐๐ – ๑๒.๐๐ น. ศึกษาดูงานในชุมชน"
    )
    assert [day.date for day in agenda.days] == [date(2025, 3, 3), None]
    assert told(agenda) == [
        [
            "09:00-09:30 พิธีเปิด (ceremony)",
            "09:30-10:30 สิทธิมนุษยชนคืออะไร",
            "10:30-10:45 พักเบรก (break)",
            "12:00-13:00 พักรับประทานอาหารกลางวัน (pause)",
        ],
        ["09:00-12:00 ศึกษาดูงานในชุมชน (visit)"],
    ]
    assert not agenda.not_understood


def test_khmer_text_in_columns() -> None:
    agenda = read(
        "ថ្ងៃទី១\nម៉ោង\tសកម្មភាព\tអ្នកសម្របសម្រួល\n៨:៣០ - ៩:០០\tពិធីបើក\tសុខា\n៩:០០ - ១០:៣០\tសិទ្ធិមនុស្ស\tដារ៉ា\n"
        "១០:៣០ - ១០:៤៥\tអាហារសម្រន់\t\nថ្ងៃទី២\n៨:៣០ - ៩:០០\tរំលឹកមេរៀន\tសុខា"
    )
    assert told(agenda) == [
        ["08:30-09:00 ពិធីបើក (ceremony)", "09:00-10:30 សិទ្ធិមនុស្ស", "10:30-10:45 អាហារសម្រន់ (break)"],
        ["08:30-09:00 រំលឹកមេរៀន"],
    ]
    assert agenda.people == ("សុខា", "ដារ៉ា")


def test_urdu_text() -> None:
    agenda = read(
        "پہلا دن\nصبح ۹:۰۰ سے ۱۰:۳۰ تک تعارف\n۱۰:۳۰ - ۱۱:۰۰ چائے کا وقفہ\n۱۳:۰۰ - ۱۴:۰۰ نماز اور کھانا\n"
        "دوسرا دن\n۹:۰۰ - ۱۰:۰۰ اختتامی تقریب"
    )
    assert told(agenda) == [
        ["09:00-10:30 تعارف", "10:30-11:00 چائے کا وقفہ (break)", "13:00-14:00 نماز اور کھانا (pause)"],
        ["09:00-10:00 اختتامی تقریب (ceremony)"],
    ]


def test_indonesian_text() -> None:
    agenda = read(
        "Hari 1 - Senin, 3 Maret 2025\n08.30-09.00 Pembukaan\n09.00-10.30 Hak asasi manusia\n10.30-10.45 Rehat kopi\n"
        "12.00-13.00 Ishoma\nHari 2 - Selasa, 4 Maret 2025\n09.00-12.00 Kunjungan lapangan\n19.00 Waktu bebas"
    )
    assert [day.date for day in agenda.days] == [date(2025, 3, 3), date(2025, 3, 4)]
    assert told(agenda) == [
        [
            "08:30-09:00 Pembukaan (ceremony)",
            "09:00-10:30 Hak asasi manusia",
            "10:30-10:45 Rehat kopi (break)",
            "12:00-13:00 Ishoma (pause)",
        ],
        ["09:00-12:00 Kunjungan lapangan (visit)", "19:00-20:00 Waktu bebas (free)"],
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Nghỉ giải lao", "break"), ("Ăn trưa", "pause"), ("လက်ဖက်ရည်", "break"), ("နေ့လယ်စာ", "pause"),
        ("ອາຫານທ່ຽງ", "pause"),
        ("चिया विश्राम", "break"), ("दोपहर का भोजन", "pause"), ("চা বিরতি", "break"),
        ("দুপুরের খাবার", "pause"), ("தேநீர் இடைவேளை", "break"),
        ("மதிய உணவு", "pause"), ("Merienda", "break"), ("Tanghalian", "pause"),
        ("Friday prayer and lunch", "pause"), ("Lunch break", "pause"),
        ("Break", "break"), ("Opening", "ceremony"), ("Free evening", "free"),
        ("Breaking the silence", "custom"), ("Break the silence", "custom"),
        ("Break-out groups", "custom"), ("Team building", "custom"), ("Opening circle", "custom"),
        ("Tự do biểu đạt", "custom"),
        ("The rest of the story", "custom"),
        ("What the law says about lunch breaks of workers in garment factories", "custom"),
    ],
)  # fmt: skip
def test_the_kind_of_a_title(title: str, kind: str) -> None:
    assert read(f"09:00-10:00 {title}").days[0].lines[0].kind == kind


def test_without_headings_a_time_that_goes_backwards_begins_a_day() -> None:
    agenda = read("09:00-10:00 A\n10:00-16:00 B\n09:00-10:00 C\n08:00-09:00 D")
    assert told(agenda) == [["09:00-10:00 A", "10:00-16:00 B"], ["09:00-10:00 C"], ["08:00-09:00 D"]]


def test_hours_up_to_twelve_go_on_in_the_afternoon() -> None:
    agenda = read("9:00-12:00 A\n12:00-1:00 Lunch\n1:00-2:30 B\n2:30 C\n9:00-10:00 D")
    assert told(agenda) == [
        ["09:00-12:00 A", "12:00-13:00 Lunch (pause)", "13:00-14:30 B", "14:30-15:30 C"],
        ["09:00-10:00 D"],
    ]


def test_with_headings_a_day_stays_whole_and_is_put_in_order() -> None:
    agenda = read("Day 1\n13:00-14:00 B\n09:00-10:00 A\nDay 2\n09:00-10:00 C")
    assert told(agenda) == [["09:00-10:00 A", "13:00-14:00 B"], ["09:00-10:00 C"]]


def test_columns_stand_in_any_order() -> None:
    head = "Venue\tFacilitator\tSession\tTime\tMethod\n"
    agenda = read(f"{head}Hall\tA. Khan, B. Lee\tRights\t09:00-10:30\tGroup work\n\t\tLunch\t12:00-13:00\t")
    line = agenda.days[0].lines[0]
    assert (line.title, line.who, line.where, line.more) == (
        "Rights",
        ("A. Khan", "B. Lee"),
        "Hall",
        ("Group work",),
    )
    assert told(agenda) == [["09:00-10:30 Rights", "12:00-13:00 Lunch (pause)"]]


def test_start_and_end_in_columns_of_their_own() -> None:
    agenda = read("Start\tEnd\tSession\n9:00\t10:30\tRights\n12:30\t1:30\tLunch")
    assert told(agenda) == [["09:00-10:30 Rights", "12:30-13:30 Lunch (pause)"]]


def test_days_side_by_side() -> None:
    agenda = read(
        "| Time | Day 1 | Day 2 |\n|---|---|---|\n| 09:00-10:00 | Opening | Recap |\n| 10:00-11:00 | Cases | |\n"
    )
    assert told(agenda) == [
        ["09:00-10:00 Opening (ceremony)", "10:00-11:00 Cases"],
        ["09:00-10:00 Recap"],
    ]


def test_days_below_each_other_with_times_across() -> None:
    agenda = read("\t09:00-10:00\t10:00-11:00\nMonday\tOpening\tCases\nTuesday\tRecap\tSafety")
    assert [day.title for day in agenda.days] == ["Monday", "Tuesday"]
    assert told(agenda)[1] == ["09:00-10:00 Recap", "10:00-11:00 Safety"]


def test_dates_with_numbers_only_are_read_the_way_that_keeps_the_days_together() -> None:
    agenda = read("3/3/2025\n09:00-10:00 A\n3/4/2025\n09:00-10:00 B\n3/5/2025\n09:00-10:00 C")
    assert [day.date for day in agenda.days] == [date(2025, 3, 3), date(2025, 3, 4), date(2025, 3, 5)]


def test_a_heading_and_its_date_below_are_one_day() -> None:
    agenda = read("Day 1\nMonday 3 March 2025\n09:00-10:00 A\nDay 1 (continued)\n10:00-11:00 B")
    assert [day.date for day in agenda.days] == [date(2025, 3, 3)]
    assert len(agenda.days[0].lines) == 2


def test_a_time_alone_takes_its_title_from_the_next_line() -> None:
    assert told(read("09:00 - 10:30\n\nRights\n\n10:30 - 11:00\n\nTea break")) == [
        ["09:00-10:30 Rights", "10:30-11:00 Tea break (break)"]
    ]


def test_a_day_without_any_time_has_lines_of_guessed_length() -> None:
    agenda = read("Day 1\nRights\nTea break\nSafety (90 min)\n")
    assert told(agenda) == [["09:00-10:30 Safety"]] or all(line.guessed for line in agenda.days[0].lines[:2])


def test_a_time_about_which_nothing_is_said_is_not_understood() -> None:
    agenda = read("09:00-10:00 A\n\n18:00")
    assert [left.text for left in agenda.not_understood] == ["18:00"]


def test_a_title_that_is_too_long_is_cut_and_kept_whole_beside_it() -> None:
    title = "word " * 60
    line = read(f"09:00-10:00 {title}").days[0].lines[0]
    assert len(line.title) == 200
    assert line.more == (title.strip(),)


def test_signs_that_turn_a_line_around_and_half_characters_are_left_out() -> None:
    agenda = read("09:00-10:00 \u202eA\ud800\x07B\u200f")
    assert agenda.days[0].lines[0].title == "AB"


def test_a_letter_is_not_an_agenda() -> None:
    agenda = read("Dear all,\nthank you for coming.\nYours")
    assert not agenda.days
    assert agenda.title == "Dear all,"
    assert [left.where.number for left in agenda.not_understood] == [2, 3]


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(InvalidValue):
        rows_of_text("x" * (MOST_TEXT + 1))
    with pytest.raises(InvalidValue):
        rows_of_text("x\n" * 5000)


PIECES = st.sampled_from(
    (
        "09:00-10:30", "9.00", "1:00 PM", "0900h", "22:00-01:00", "9-10 am", "Day 1", "Hari 2",
        "วันที่ ๓", "ថ្ងៃទី១", "Monday 3 March 2025", "3/4/2025",
        "Lunch", "Tea break", "Opening", "(90 min)", "Facilitator: A", "Room 2", "|", "\t", "\n",
        "\n\n", " - ", "• ", "Time", "Session", "สิทธิ",
        "سلام", "\u202e", "\ud800", "\x00", "#", "1.", "½ h", "24:00", "Day 1\tDay 2", "Session\tTime",
    )
)  # fmt: skip
AGENDA_LIKE = st.lists(PIECES | st.text(max_size=8), max_size=40).map(" ".join) | st.lists(
    PIECES, max_size=60
).map("".join)


@LAW
@given(st.text(max_size=400) | AGENDA_LIKE)
def test_reading_never_raises_and_every_line_is_accounted_for(text: str) -> None:
    rows = rows_of_text(text)
    agenda = read_agenda(rows)
    left = {one.where for one in agenda.not_understood}
    assert {row.where for row in rows} == agenda.used | left
    for day in agenda.days:
        assert [line.start for line in day.lines] == sorted(line.start for line in day.lines)
        for line in day.lines:
            assert line.title.strip()
            assert 0 <= line.start < line.end
            assert line.sources


CELLS = st.builds(
    Cell,
    st.lists(PIECES, max_size=3).map(" ".join) | st.text(max_size=6),
    st.integers(1, 3),
    st.integers(1, 3),
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5).map(tuple), max_size=12)


@LAW
@given(ROWS, st.integers(0, 2))
def test_tables_of_any_shape_are_accounted_for(cells: list[tuple[Cell, ...]], table: int) -> None:
    rows = [Row(Where(number), those, table) for number, those in enumerate(cells, 1)]
    agenda = read_agenda(rows)
    accounted = agenda.used | {one.where for one in agenda.not_understood}
    assert {row.where for row in rows if row.texts} <= accounted
