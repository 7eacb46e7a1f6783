"""What the library shows of a module, and how a card describes it."""

from __future__ import annotations

from uuid import UUID

import pytest

from curriculum.db import Database
from curriculum.errors import NotFound
from curriculum.library import modules
from curriculum.library.modules import Card
from tests.library.shipment import DIGNITY, FACTORY, INTERVIEW, shown


def card(database: Database, slug: str, language: str = "en") -> Card:
    uid = shown(database, slug).uid
    with database.read(language=language) as work:
        (found,) = modules.cards(work, [uid])
    return found


def test_a_module_is_shown_in_the_readers_language_else_in_its_own(library: Database) -> None:
    assert shown(library, DIGNITY, language="th").lang == "th"
    assert shown(library, DIGNITY, language="th-TH").lang == "th"
    assert shown(library, DIGNITY, language="hi").lang == "en"
    assert shown(library, FACTORY, language="th").lang == "en"
    assert shown(library, DIGNITY, "th").module.title == "ศักดิ์ศรีในคำของเราเอง"


def test_what_is_not_there_is_not_found(library: Database) -> None:
    with pytest.raises(NotFound):
        shown(library, "no-such-module")
    with pytest.raises(NotFound):
        shown(library, FACTORY, "th")
    with library.read() as work:
        with pytest.raises(NotFound):
            modules.by_uid(work, UUID(int=1))
        with pytest.raises(NotFound):
            modules.at_revision(work, "0" * 64)


@pytest.mark.parametrize("name", ["", "\x00", "half \udcff", "../../etc/passwd", "x" * 100_000, "%", "Ünï"])
def test_what_no_module_can_be_called_is_not_found(any_database: Database, name: str) -> None:
    with any_database.read() as work, pytest.raises(NotFound):
        modules.shown(work, name)


def test_a_revision_gives_the_module_back(library: Database) -> None:
    module = shown(library, INTERVIEW)
    with library.read() as work:
        assert modules.at_revision(work, module.sha256) == module.module
        assert modules.by_uid(work, module.uid) == module


def test_cards_come_in_the_order_asked_for_without_strangers(library: Database) -> None:
    uids = [shown(library, slug).uid for slug in (INTERVIEW, DIGNITY, FACTORY)]
    with library.read() as work:
        assert [each.uid for each in modules.cards(work, [*uids, UUID(int=1)])] == uids
        assert modules.cards(work, []) == []


def test_a_card_counts_what_the_module_holds(library: Database) -> None:
    module = shown(library, FACTORY).module
    found = card(library, FACTORY)
    assert (found.minutes, found.core_minutes, found.interpreted_minutes) == (
        module.minutes,
        sum(step.minutes for step in module.steps if step.core),
        sum(step.minutes + step.plenary for step in module.steps) + module.spare,
    )
    assert found.handouts == len(module.handouts)
    assert sum(minutes for _type, minutes in found.mix) == sum(step.minutes for step in module.steps)
    assert [minutes for _type, minutes in found.mix] == sorted((m for _type, m in found.mix), reverse=True)


def test_a_card_says_in_words_what_a_session_is(library: Database) -> None:
    learning, product, handouts, load_ = card(library, FACTORY).character.split(" · ")
    assert learning.startswith("mostly ") or " and " in learning
    assert product.startswith("makes ")
    assert handouts == f"{len(shown(library, FACTORY).module.handouts)} handouts"
    assert load_ == "moderate"
    assert "1 handout ·" in card(library, DIGNITY).character


def test_a_card_knows_its_languages_the_source_first(library: Database) -> None:
    assert card(library, DIGNITY).langs == ("en", "th")
    assert card(library, DIGNITY, "th").title == "ศักดิ์ศรีในคำของเราเอง"
    assert card(library, DIGNITY, "th").langs == ("en", "th")
