"""What was typed, read as filters, lengths, exclusions and words; any string is a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.search import asking
from curriculum.search.concepts import Concept, Concepts, Name
from curriculum.search.query import LONGEST

KNOWN = Concepts(
    {
        Concept("theme", "companies"): (
            Name("Transnational corporations", "en", "label"),
            Name("TNC", "en", "also"),
            Name("บรรษัทข้ามชาติ", "th", "label"),
        ),
        Concept("method", "input"): (Name("Lecture", "en", "label"),),
        Concept("provision", "iccpr-21"): (
            Name("ICCPR article 21", "en", "label"),
            Name("ICCPR 21", "en", "label"),
            Name("Peaceful assembly", "en", "heading"),
        ),
    }
)


def read(typed: str) -> asking.Asked:
    return asking.read(typed, KNOWN)


@pytest.mark.parametrize(
    "typed",
    ["theme:tnc", "theme:TNC", 'theme:"transnational corporation"', "theme:companies", "theme:บรรษัทข้ามชาติ"],
)
def test_a_value_is_called_by_any_of_its_names_in_any_language(typed: str) -> None:
    assert read(typed).filters == {"theme": frozenset({"companies"})}


def test_the_example_of_the_help_is_read_whole() -> None:
    asked = read('pipelines theme:tnc -lecture minutes:<60 lang:km cites:"ICCPR 21" "exact words"')
    assert asked.filters == {
        "theme": frozenset({"companies"}),
        "language": frozenset({"km"}),
        "provision": frozenset({"iccpr-21"}),
    }
    assert asked.without == {Concept("method", "input")}
    assert (asked.least, asked.most) == (0, 59)
    assert asked.words.split() == ["pipelines", '"exact', 'words"']


@pytest.mark.parametrize(
    ("typed", "between"),
    [
        ("minutes:<60", (0, 59)),
        ("minutes:<=60", (0, 60)),
        ("minutes:>30", (31, 1440)),
        ("minutes:≥30", (30, 1440)),
        ("minutes:30-60", (30, 60)),
        ("minutes:45", (45, 45)),
        ("minutes:>30 minutes:<50", (31, 49)),
        ("minutes:soon", (0, 1440)),
    ],
)
def test_lengths(typed: str, between: tuple[int, int]) -> None:
    asked = read(typed)
    assert (asked.least, asked.most) == between


def test_what_nothing_is_called_filters_all_the_same_and_is_marked() -> None:
    (part,) = read("theme:dragons").parts
    assert not part.known
    assert read("theme:dragons").filters == {"theme": frozenset({"dragons"})}
    assert read("lang:km").parts[0].known


@pytest.mark.parametrize(
    "typed", ["10-12", "well-being", "a - b", "12:30", "-5 degrees", "http://x", "note: land", "--"]
)
def test_signs_in_ordinary_words_mean_nothing(typed: str) -> None:
    asked = read(typed)
    assert asked.words == typed
    assert asked.filters == {}
    assert not asked.without
    assert not asked.without_words


def test_what_is_excluded_and_has_no_name_is_excluded_as_words() -> None:
    assert read('dam -river -"two words"').without_words == ("river", '"two words"')


def test_a_part_can_be_taken_away() -> None:
    typed = "dams theme:tnc minutes:<60 Asia"
    theme, minutes = read(typed).parts
    assert asking.without(typed, theme) == "dams minutes:<60 Asia"
    assert asking.without(typed, minutes) == "dams theme:tnc Asia"


@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                [
                    "theme:tnc",
                    "-",
                    '"',
                    "minutes:<",
                    "lang:",
                    "-lecture",
                    "cites:ICCPR",
                    "theme:",
                    "“”",
                    "-theme:x",
                ]
            ),
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_string_is_read_and_every_part_can_be_taken_away(typed: str) -> None:
    left = typed[:LONGEST]
    while parts := read(left).parts:
        assert left[parts[0].start : parts[0].end] == parts[0].text
        shorter = asking.without(left, parts[0])
        assert len(shorter) < len(left)
        left = shorter
    assert read(left).words == left
