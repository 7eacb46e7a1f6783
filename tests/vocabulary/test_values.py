"""What the shipped vocabulary lets others ask."""

from __future__ import annotations

from curriculum import settings
from curriculum.vocabulary import read_folder

VOCABULARY = read_folder(settings.shipped() / "data")


def test_a_theme_stands_for_everything_below_it() -> None:
    below = VOCABULARY.below("non-state-actors")
    assert {"non-state-actors", "transnational-corporations", "armed-groups"} <= below
    assert "peace" not in below
    assert VOCABULARY.below("no-such-theme") == frozenset()


def test_parents_and_children_agree() -> None:
    for theme in VOCABULARY.themes.values():
        assert all(VOCABULARY.themes[child].parent == theme.id for child in theme.children)
        if theme.parent:
            assert theme.id in VOCABULARY.themes[theme.parent].children


def test_every_length_from_5_to_240_minutes_has_one_value() -> None:
    for minutes in range(5, 241):
        holding = [
            value.id
            for value in VOCABULARY.scales["length"].values()
            if value.detail["least"] <= minutes <= value.detail.get("most", 240)
        ]
        assert holding == [VOCABULARY.length(minutes)]


def test_labels_are_in_the_language_asked_for_or_in_english() -> None:
    thai = read_folder(settings.shipped() / "data", "th")
    assert thai.label("scale", "audience") == "ผู้เข้าร่วม"
    assert thai.label("theme", "peace") == VOCABULARY.label("theme", "peace")
    assert thai.label("theme", "unknown-to-all") == "unknown-to-all"


def test_times_are_minutes_from_midnight() -> None:
    ordinary = VOCABULARY.rhythms["ordinary"]
    assert (ordinary.start, ordinary.end) == (540, 1020)
    assert all(
        ordinary.start <= pause.window.start < pause.window.end <= ordinary.end for pause in ordinary.pauses
    )


def test_learning_types_have_colours_for_light_and_dark() -> None:
    for value in VOCABULARY.scales["learning-type"].values():
        assert value.detail["light"].startswith("#")
        assert value.detail["dark"].startswith("#")


def test_every_programme_fits_its_days() -> None:
    for programme in VOCABULARY.programmes.values():
        assert len(programme.skeleton) == programme.days
        assert programme.rhythm in VOCABULARY.rhythms
