"""The shipped themes are found by what people of the region call them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from curriculum.db import Database, open_database
from curriculum.search import embedding
from curriculum.search.concepts import concepts
from tests.search.entries import found, slugs


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, shipped_file: Path) -> Iterator[Database]:
    """The shipped library, searched by words alone."""
    opened = open_database(shutil.copy(shipped_file, tmp_path_factory.mktemp("shipped") / "sala.db"))
    embedding.use(None)
    yield opened
    embedding.forget()
    opened.close()


@pytest.mark.parametrize(
    ("typed", "theme"),
    [
        ("บรรษัทข้ามชาติ", "transnational-corporations"),
        ("cong ty xuyen quoc gia", "transnational-corporations"),
        ("lembaga keuangan internasional", "international-financial-institutions"),
        ("開発援助", "development-aid"),
        ("ក្រុមប្រដាប់អាវុធ", "armed-groups"),
        ("무장단체", "armed-groups"),
        ("मानवाधिकारों की सार्वभौमिकता", "universality"),
        ("ငြိမ်းချမ်းရေး", "peace"),
        ("ประชาธิปไตย", "democracy"),
        ("dezenvolvimentu", "development"),
        ("国家安全", "security"),
        ("人類安全", "human-security"),
        ("mekanisme HAM ASEAN", "asean-mechanisms"),
        ("الاستعراض الدوري الشامل", "universal-periodic-review"),
        ("தேசிய மனித உரிமைகள் ஆணையம்", "national-institutions"),
        ("انسانی حقوق کمیشن", "national-institutions"),
        ("การตรวจสอบข้อเท็จจริง", "fact-finding"),
        ("тогтвортой хөгжил", "development"),
    ],
)
def test_the_term_of_the_field_finds_what_is_on_its_theme(library: Database, typed: str, theme: str) -> None:
    on_it = set(slugs(found(library, theme=[theme])))
    assert on_it
    assert on_it <= set(slugs(found(library, typed)))
    assert set(slugs(found(library, f'theme:"{typed}"'))) == on_it


@pytest.mark.parametrize("typed", ["东南亚", "東南アジア", "동남아시아", "အရှေ့တောင်အာရှ", "เอเชียตะวันออกเฉียงใต้"])
def test_a_name_that_would_stand_inside_another_word_is_none(library: Database, typed: str) -> None:
    south = set(slugs(found(library, theme=["south-asian-mechanisms"])))
    assert south
    assert south.isdisjoint(slugs(found(library, typed)))


@pytest.mark.parametrize("short", ["UPR", "TNC", "IFI", "ODA", "HRD", "NHRI", "CEDAW", "upr", "hrds"])
def test_an_abbreviation_of_the_field_is_a_name(library: Database, short: str) -> None:
    with library.read() as work:
        assert concepts(work.session.connection()).called(short)
