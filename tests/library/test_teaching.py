"""Which sessions of the library teach an objective, in one query."""

from __future__ import annotations

from sqlalchemy import event

from curriculum.db import Database
from curriculum.library.teaching import taught
from tests.library.shipment import DIGNITY, shown


def test_an_objective_names_its_sessions_in_the_readers_language_and_a_gap_names_none(
    library: Database,
) -> None:
    objective = shown(library, DIGNITY).module.objectives[0]
    for language, lang in (("en", "en"), ("th-TH", "th"), ("hi", "en")):
        with library.read(language=language) as work:
            found = taught(work, [objective, "taught-by-none"])
        assert [(session.slug, session.lang) for session in found[objective]][:1] == [(DIGNITY, lang)]
        assert found["taught-by-none"] == ()


def test_a_hundred_objectives_cost_no_more_queries_than_one(library: Database) -> None:
    asked: list[str] = []
    with library.read() as work:
        taught(work, ["warm"])
        event.listen(
            work.session.connection(), "before_cursor_execute", lambda *given: asked.append(given[2])
        )
        taught(work, ["one"])
        one = len(asked)
        taught(work, [f"objective-{number}" for number in range(100)])
    assert len(asked) == 2 * one


def test_a_library_in_which_nothing_was_indexed_teaches_nothing(database: Database) -> None:
    with database.read() as work:
        assert taught(work, ["any"]) == {"any": ()}
