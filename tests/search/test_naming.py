"""What the vocabulary calls things stands for the modules that have them, and for their other names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import select

from curriculum.access import Work
from curriculum.db import Database
from curriculum.models.vocabulary import Instrument, Label, Provision, Theme
from curriculum.search import SearchRequest, embedding, search, suggest
from tests.search.entries import an_entry, filled, found, slugs, uid_of

CEDAW = "Convention on the Elimination of All Forms of Discrimination against Women"


@pytest.fixture(autouse=True)
def by_words_alone() -> Iterator[None]:
    embedding.use(None)
    yield
    embedding.forget()


@pytest.fixture
def library(any_database: Database) -> Database:
    with any_database.write() as work:
        companies = {"en": ("Transnational corporations", "TNC"), "th": ("บรรษัทข้ามชาติ",)}
        _theme(work, "companies", None, **companies, vi=("công ty đa quốc gia",))
        _theme(work, "debt", "companies", en=("Debt",))
        cedaw = Instrument(
            uid=uid_of("cedaw"), slug="cedaw", position=0, kind="treaty", binding=True, adopted=1979
        )
        work.session.add(cedaw)
        work.session.flush()
        seven = {"uid": uid_of("cedaw-7"), "slug": "cedaw-7", "position": 0, "number": "article 7"}
        work.session.add(Provision(**seven, instrument_id=cedaw.id or 0))
        _say(work, "cedaw", "label", "en", CEDAW)
        _say(work, "cedaw", "short", "en", "CEDAW")
        _say(work, "cedaw-7", "label", "en", "Political and public life")
    filled(
        any_database,
        an_entry("tagged", "Who answers?", title="The factory", theme="companies"),
        an_entry("below", "Who owes?", title="The loan", theme="debt"),
        an_entry("written", "Some transnational corporations listen.", title="Names of things"),
        an_entry("half", "Corporations exist.", title="A half"),
        an_entry("women", "To vote.", title="The vote", instrument="cedaw", provision="cedaw-7"),
        an_entry("other", "To sing.", title="A song"),
    )
    return any_database


@pytest.mark.parametrize(
    "words", ["TNC", "tnc!", "transnational corporation", "บรรษัทข้ามชาติ", "cong ty da quoc gia"]
)
def test_a_name_in_any_language_finds_the_theme_what_is_below_it_and_its_other_names(
    library: Database, words: str
) -> None:
    assert set(slugs(found(library, words))) == {"tagged", "below", "written"}


def test_a_name_inside_a_question_is_a_name(library: Database) -> None:
    assert "tagged" in slugs(found(library, "how should a tnc answer?"))


def test_an_abbreviation_and_its_whole_name_are_one_instrument(library: Database) -> None:
    for words in (
        "CEDAW",
        CEDAW.lower(),
        "CEDAW 7",
        "cedaw article 7",
    ):
        assert slugs(found(library, words))[:1] == ["women"], words


def test_names_are_filters_and_exclusions(library: Database) -> None:
    assert set(slugs(found(library, "theme:tnc"))) == {"tagged", "below"}
    assert slugs(found(library, 'cites:"CEDAW 7"')) == ["women"]
    assert set(slugs(found(library, "-tnc -theme:debt"))) == {"written", "half", "women", "other"}
    assert set(slugs(found(library, "-corporations"))) == {"tagged", "below", "women", "other"}


def test_typed_filters_count_like_ticked_ones(library: Database) -> None:
    with library.read() as work:
        typed = search(work, SearchRequest("theme:debt"))
        ticked = search(work, SearchRequest(filters={"theme": frozenset({"debt"})}))
    assert typed.facets == ticked.facets
    assert typed.hits == ticked.hits


def test_minutes_are_a_filter(any_database: Database) -> None:
    filled(any_database, an_entry("short", "land", minutes=30), an_entry("long", "land", minutes=90))
    assert slugs(found(any_database, "land minutes:<60")) == ["short"]
    assert slugs(found(any_database, "minutes:60-120")) == ["long"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("fact", ("module", "tagged")),
        ("transn", ("theme", "companies")),
        ("บรรษัท", ("theme", "companies")),
        ("cong ty", ("theme", "companies")),
        ("corp transn", ("theme", "companies")),
        ("cedaw 7", ("provision", "cedaw-7")),
        ("public life", ("provision", "cedaw-7")),
        ("eliminat", ("instrument", "cedaw")),
        ("transnatoinal", ("theme", "companies")),
    ],
)
def test_what_is_typed_suggests_what_may_be_meant(
    library: Database, typed: str, first: tuple[str, str]
) -> None:
    with library.read() as work:
        found = suggest(work, typed)
        assert (found[0].kind, found[0].value) == first
        assert len({(each.kind, each.value) for each in found}) == len(found)


def test_a_suggestion_says_how_many_sessions_it_leads_to(library: Database) -> None:
    with library.read() as work:
        counts = {each.value: each.modules for each in suggest(work, "transnational")}
        assert counts == {"companies": 2}
        assert suggest(work, " ?! ") == ()


def _theme(work: Work, slug: str, parent: str | None, **names: tuple[str, ...]) -> None:
    above = work.session.exec(select(Theme).where(Theme.slug == parent)).one().id if parent else None
    work.session.add(Theme(uid=uid_of(slug), slug=slug, position=0, parent_id=above))
    work.session.flush()
    for lang, said in names.items():
        for position, text in enumerate(said):
            _say(work, slug, "also" if position else "label", lang, text)


def _say(work: Work, slug: str, use: str, lang: str, text: str) -> None:
    work.session.add(Label(subject=uid_of(slug), lang=lang, use=use, text=text))
