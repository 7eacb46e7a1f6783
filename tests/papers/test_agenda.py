from __future__ import annotations

from datetime import date

import pytest

from curriculum.errors import InvalidValue
from curriculum.papers.faces import face_called, language_called
from tests.papers.agendas import KHMER, THAI, URDU, a_day, a_plan, an_entry, full_days, groups, printed
from tests.papers.pdf import (
    columns_of,
    failures,
    fills_of,
    letters_of,
    lines_of,
    pages_of,
    properties_of,
    sizes_of,
    text_of,
)

MONDAY = date(2027, 3, 1)


def test_begin_and_end_stand_in_every_block() -> None:
    said = text_of(printed(a_plan(*full_days(2))))
    for times in (
        "09:00–09:30",
        "09:30–11:00",
        "11:00–11:20",
        "11:20–13:00",
        "13:00–14:00",
        "14:15–15:30",
        "15:30–15:45",
    ):
        assert times in said


def test_titles_and_words_for_kinds_can_be_copied() -> None:
    said = text_of(printed(a_plan(*full_days(1))))
    for words in (
        "Who answers for the factory?",
        "Session",
        "Morning review",
        "Activity",
        "Group B",
        "Visit",
        "Ceremony",
    ):
        assert words in said


def test_what_is_for_the_team_only_is_not_on_the_participants_paper() -> None:
    plan = a_plan(a_day(an_entry("custom", "Welcome"), an_entry("custom", "Security talk", everyone=False)))
    assert "Security talk" not in text_of(printed(plan))
    assert "09:30" not in text_of(printed(plan)).replace("09:00–09:30", "")
    assert "Security talk Team" in text_of(printed(plan, face="team"))


def test_team_entries_inside_groups_are_left_out_too() -> None:
    plan = a_plan(
        a_day(groups("Skills", A=[an_entry("custom", "Seen"), an_entry("custom", "Hidden", everyone=False)]))
    )
    assert "Seen" in text_of(printed(plan))
    assert "Hidden" not in text_of(printed(plan))


def test_participants_read_outward_titles_and_the_team_inner_ones() -> None:
    entry = an_entry("module", "Torture and redress", 60, outward_title="Health and law")
    plan = a_plan(a_day(entry), outward="Community skills")
    outside, inside = printed(plan), printed(plan, face="team")
    assert "Health and law" in text_of(outside)
    assert "Community skills" in text_of(outside)
    assert "Torture" not in text_of(outside)
    assert "Torture and redress" in text_of(inside)
    assert "Inner title of the plan" in text_of(inside)


def test_without_an_outward_title_participants_read_agenda_and_never_the_plans_own_title() -> None:
    paper = printed(a_plan(*full_days(1)))
    info, packet = properties_of(paper)
    assert info == {"/Title": "Agenda"}
    assert "Inner" not in packet + text_of(paper)


def test_properties_name_no_program_no_person_and_no_time() -> None:
    info, packet = properties_of(printed(a_plan(*full_days(1))))
    assert set(info) == {"/Title"}
    for word in ("Typst", "pikepdf", "CreateDate", "ModifyDate", "creator", "Producer>", "History"):
        assert word not in packet


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = a_plan(*full_days(2, THAI), language="th")
    assert printed(plan) == printed(plan)


def test_a_plan_without_a_release_is_marked_as_a_draft() -> None:
    assert pages_of(printed(a_plan(*full_days(1))))[0].endswith("Draft")


@pytest.mark.parametrize(("days", "sheets"), [(1, 1), (2, 1), (5, 1), (6, 2), (10, 2)])
def test_up_to_five_days_are_one_page_and_longer_plans_one_page_for_five(days: int, sheets: int) -> None:
    assert len(pages_of(printed(a_plan(*full_days(days))))) == sheets


def test_dated_days_are_on_the_page_of_their_week() -> None:
    pages = pages_of(printed(a_plan(*full_days(8, first=date(2027, 3, 4)))))
    assert len(pages) == 2
    assert "Sun 7 Mar" in pages[0]
    assert "Mon 8 Mar" in pages[1]


def test_a_whole_week_of_seven_days_is_one_page() -> None:
    assert (
        len(
            pages_of(
                printed(
                    a_plan(
                        *full_days(7, first=MONDAY), a_day(an_entry("custom", "Home"), on=date(2027, 3, 8))
                    )
                )
            )
        )
        == 2
    )


@pytest.mark.parametrize("days", [1, 3, 5])
@pytest.mark.parametrize(("language", "words"), [("en", None), ("th", THAI), ("km", KHMER), ("ur", URDU)])
def test_everything_is_at_least_eleven_points_high_the_foot_too(
    language: str, words: dict[str, str] | None, days: int
) -> None:
    for size, said in sizes_of(printed(a_plan(*full_days(days, words), language=language))):
        assert size >= 10.99, said


@pytest.mark.parametrize(("language", "words"), [("en", None), ("th", THAI), ("km", KHMER), ("ur", URDU)])
def test_every_script_gives_an_accessible_file_that_lasts(
    language: str, words: dict[str, str] | None
) -> None:
    assert failures(printed(a_plan(*full_days(3, words, MONDAY), language=language))) == []


@pytest.mark.parametrize(("language", "words"), [("th", THAI), ("ur", URDU)])
def test_titles_can_be_copied_out_of_other_scripts(language: str, words: dict[str, str]) -> None:
    said = letters_of(text_of(printed(a_plan(*full_days(1, words), language=language))))
    for title in words.values():
        assert letters_of(title) in said


def test_only_black_is_painted_so_that_a_photocopy_keeps_everything() -> None:
    assert fills_of(printed(a_plan(*full_days(5)))) == {(0.0,)}


def test_a_break_that_all_days_share_stands_with_its_times_in_every_column() -> None:
    columns = columns_of(printed(a_plan(*full_days(4))), 4)
    for column in columns:
        assert "11:00–11:20 Tea break" in column
        assert "13:00–14:00 Lunch" in column


def test_what_begins_at_the_same_time_stands_at_the_same_height_in_every_column() -> None:
    tops = [height for height, said in lines_of(printed(a_plan(*full_days(4)))) if "13:00–14:00" in said]
    assert len(tops) == 4
    assert max(tops) - min(tops) < 1


def test_a_break_at_another_time_is_printed_on_its_own_day() -> None:
    early = a_day(an_entry("module", "A", 60), an_entry("break", "Lunch", 60))
    late = a_day(an_entry("module", "B", 90), an_entry("break", "Lunch", 60))
    assert text_of(printed(a_plan(early, late))).count("Lunch") == 2


def test_free_stretches_stay_empty_down_to_the_time_at_which_the_day_ends() -> None:
    day = a_day(an_entry("custom", "First"), an_entry("custom", "Second", pin=720))
    said = text_of(printed(a_plan(day)))
    assert said.endswith("09:00–09:30 First 12:00–12:30 Second 18:00 Draft")


def test_a_day_that_begins_open_says_when_it_begins() -> None:
    said = text_of(printed(a_plan(a_day(an_entry("break", "Lunch", 360, pin=720)))))
    assert said.endswith("Day 1 09:00 12:00–18:00 Lunch Draft")


def test_an_empty_day_beside_a_full_one_says_when_it_begins_and_ends() -> None:
    full, empty = columns_of(printed(a_plan(*full_days(1), a_day(title="Open"))), 2)
    assert empty == "Day 2 Open 09:00 18:00"
    assert "09:00–09:30" in full


def test_where_only_the_team_fills_the_edges_participants_read_no_edge() -> None:
    day = a_day(
        an_entry("custom", "Setting up", 60, everyone=False),
        an_entry("custom", "Welcome", 60),
        an_entry("custom", "Looking back", 420, everyone=False),
    )
    assert text_of(printed(a_plan(day))) == "Agenda Day 1 10:00–11:00 Welcome Draft"


@pytest.mark.parametrize("days", [1, 5])
def test_entries_that_overlap_while_a_plan_is_mended_both_say_when_they_begin_and_end(days: int) -> None:
    overlapping = [
        a_day(an_entry("module", "Long", 120), an_entry("break", "Early", 30, pin=570)) for _ in range(days)
    ]
    for column in columns_of(printed(a_plan(*overlapping)), days):
        for words in ("09:00–11:00", "Long", "09:30–10:00", "Early"):
            assert words in column


def test_an_entry_past_midnight_is_printed_with_the_time_of_the_next_day() -> None:
    said = text_of(printed(a_plan(a_day(an_entry("custom", "Long night", 600), start=900))))
    assert "15:00–01:00 next day" in said


def test_a_plan_without_days_and_a_day_without_entries_are_papers_too() -> None:
    assert "no days yet" in text_of(printed(a_plan()))
    empty = printed(a_plan(a_day(title="Arrival")))
    assert "Arrival" in text_of(empty)
    assert failures(empty) == []


def test_long_titles_wrap_and_nothing_is_lost_however_short_the_block() -> None:
    title = "A title that goes on and on about who must do what for whom and by when and why it matters here"
    days = [a_day(*(an_entry("module", f"{title} {n}", 5) for n in range(14))) for _ in range(5)]
    said = text_of(printed(a_plan(*days))).replace(" ", "")
    assert said.count(title.replace(" ", "")) == 5 * 14


def test_a_face_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InvalidValue):
        face_called("everyone")


def test_labels_and_dates_follow_the_language_that_is_asked_for() -> None:
    said = text_of(printed(a_plan(*full_days(1, first=MONDAY)), language="id"))
    assert "Sen" in said


@pytest.mark.parametrize("tag", ["", "../../etc", "english", "EN", "en\n", "\x00", "th-" + "x" * 9])
def test_what_is_no_language_is_refused_before_anything_is_set(tag: str) -> None:
    with pytest.raises(InvalidValue):
        language_called(tag)


@pytest.mark.parametrize("tag", ["en", "th", "fil", "zh-Hant", "zh-Hant-TW"])
def test_a_language_tag_is_taken_as_it_is(tag: str) -> None:
    assert language_called(tag) == tag
