"""Scripts, directions and fonts."""

from __future__ import annotations

from importlib.metadata import files

import pytest

from curriculum.text.scripts import direction, fonts, script_for


@pytest.mark.parametrize(
    ("lang", "script"),
    [
        ("en", "Latn"),
        ("km", "Khmr"),
        ("zh", "Hans"),
        ("zh-TW", "Hant"),
        ("zh-Hant", "Hant"),
        ("ja", "Jpan"),
        ("ko-KR", "Kore"),
        ("ks-Deva", "Deva"),
        ("ur", "Arab"),
        ("tet", "Latn"),
        ("qqq", "Latn"),
        ("not a tag", "Latn"),
    ],
)
def test_a_language_has_its_usual_script(lang: str, script: str) -> None:
    assert script_for(lang) == script


def test_lines_run_from_the_right_where_the_script_does() -> None:
    assert [direction(lang) for lang in ("ar", "ur", "fa", "dv", "he")] == ["rtl"] * 5
    assert [direction(lang) for lang in ("en", "th", "zh", "mn")] == ["ltr"] * 4


def test_every_font_family_is_in_a_package_that_sala_installs() -> None:
    packages = ("manimgx-fonts", "manimgx-fonts-cjk", "fontpkg-amiri", "fontpkg-hind-siliguri")
    shipped = " ".join(file.name for package in packages for file in files(package) or ())
    tags = "en th lo km my hi bn ta si ar ur zh zh-TW ja ko vi id gu pa kn ml or te ka hy he"
    for family in {family for lang in tags.split() for family in fonts(lang)}:
        assert (
            family.replace(" ", "")
            .removesuffix("SC")
            .removesuffix("TC")
            .removesuffix("JP")
            .removesuffix("KR")
            in shipped
        ), family


def test_a_script_of_its_own_adds_its_font() -> None:
    assert "Noto Sans Khmer" in fonts("km")
    assert fonts("ar")[0] == "Amiri"
    assert "Noto Sans" in fonts("tet")
