"""Find keeps what is asked, opens it again, renames and removes it; and what was found prints as a reading list."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from streamlit.testing.v1 import AppTest

from curriculum.library import saved_searches
from curriculum.library.saved_searches import SavedSearch
from curriculum.pages.ground import database
from curriculum.pages.saved_searches import OPEN
from tests.pages.drawing import LINK, opened, widgets, words

pytestmark = pytest.mark.usefixtures("home")


def at_find(**query: str) -> AppTest:
    """Find with its saved searches open."""
    app = opened("find", **query)
    app.session_state[OPEN] = True
    return drawn(app)


def drawn(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def click(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return drawn(app)


def kept() -> tuple[SavedSearch, ...]:
    with database().read() as work:
        return saved_searches.saved(work)


def buttons(app: AppTest) -> Iterable[str]:
    return [str(button.key) for button in app.button]


def said(app: AppTest) -> str:
    return "\n".join((words(app), *(caption.value for caption in app.caption)))


@pytest.mark.parametrize("quiet", [False, True])
def test_a_search_is_saved_under_a_proposed_name_and_opened_with_one_click(quiet: bool) -> None:
    app = at_find(q="duty of companies", difficulty="intermediate", page="2", plan="sample-two-day")
    app.session_state["quiet"] = quiet
    click(app, "save-search")
    (search,) = kept()
    assert search.name == "duty of companies · Intermediate"
    assert search.asked == {"difficulty": "intermediate", "q": "duty of companies"}
    assert "save-search" not in buttons(app)
    assert "is saved as **duty of companies · Intermediate**" in said(app)

    app.query_params.clear()
    app.query_params["plan"] = "sample-two-day"
    click(drawn(app), f"saved-open-{search.uid}")
    assert app.session_state[OPEN] is False
    assert '{"words": "duty of companies"' in widgets(app)
    assert "x-difficulty-intermediate" in buttons(app)
    address = {name: str(value) for name, value in app.query_params.items()}
    assert ("companies" in str(address)) is not quiet
    assert ("plan" in address) is not quiet


def test_a_saved_search_is_renamed_removed_and_brought_back() -> None:
    app = click(at_find(q="lenders"), "save-search")
    (search,) = kept()
    click(app, f"saved-rename-{search.uid}")
    app.text_input(key=f"saved-new-name-{search.uid}").set_value(LINK)
    click(app, f"saved-renamed-{search.uid}")
    assert [each.name for each in kept()] == [LINK]
    assert not any(LINK in button.label for button in app.button)
    click(app, f"saved-remove-{search.uid}")
    assert kept() == ()
    click(app, "undo-remove")
    assert [each.uid for each in kept()] == [search.uid]
    assert "undo-remove" not in buttons(app)


def test_what_is_no_name_is_said_and_nothing_is_saved() -> None:
    app = at_find(q="lenders")
    app.text_input(key="saved-name-lenders").set_value("  ")
    click(app, "save-search")
    assert kept() == ()
    assert len(app.error) == 1


def test_there_is_nothing_to_save_where_nothing_is_asked() -> None:
    assert "save-search" not in buttons(at_find(plan="sample-two-day"))


def test_what_was_found_prints_as_a_reading_list_and_as_text() -> None:
    assert "/list?difficulty=intermediate&q=duty" in widgets(
        opened("find", q="duty", difficulty="intermediate")
    )
    app = opened("list", q='"battery case"', lang="th")
    assert app.title[0].value == "Print as a reading list"
    assert not app.error
    assert len(app.get("download_button")) == 2
    assert "/find?q=%22battery+case%22" in widgets(app)


@pytest.mark.parametrize("value", [LINK, "9" * 5000, "\x00", "../../etc/passwd"])
def test_a_hostile_address_prints_a_list(value: str) -> None:
    app = opened("list", **dict.fromkeys(("q", "theme", "sort", "lang", "label", "name", "page"), value))
    assert app.title[0].value == "Print as a reading list"
    assert not app.error
