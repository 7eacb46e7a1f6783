"""Find: what was understood, what may have been meant, and what leads on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from streamlit.testing.v1 import AppTest

from curriculum.pages import search_line
from curriculum.pages.ground import database
from curriculum.search import SearchRequest, catch_up, embedding, search
from tests.pages.drawing import opened, trigger, turn_to, uid_of, widgets, words

FACTORY = "who-answers-for-the-factory"

pytestmark = pytest.mark.usefixtures("home", "without_meaning")


class Rivers:
    """A model to which a sea is a river, and everything else is nothing of the kind."""

    name = "rivers"
    dimensions = 2

    def query(self, text: str) -> NDArray[np.float32]:
        about = any(word in text.casefold() for word in ("river", "thalassa"))
        return np.array([1, 0] if about else [0, 1], np.float32)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self.query(text) for text in texts])


@pytest.fixture
def without_meaning() -> Iterator[None]:
    before = embedding.embedder()
    embedding.use(None)
    yield
    embedding.use(before)


def chips(app: AppTest) -> list[str]:
    return [button.label for button in app.button if (button.key or "").startswith(("x-", "part-"))]


def said_in_address(app: AppTest) -> dict[str, str]:
    """The browser's parameters come as lists, those that a callback wrote as text."""
    pairs = dict(app.query_params).items()
    return {name: value if isinstance(value, str) else value[0] for name, value in pairs}


def typed(words: str) -> AppTest:
    return trigger(opened("find"), "search_field", "sent", {"words": words, "at": 1})


def taken(app: AppTest, kind: str, value: str, rest: str = "", uid: str = "") -> AppTest:
    said = {"kind": kind, "value": value, "uid": uid, "lang": "en", "rest": rest, "at": 2}
    return trigger(app, "search_field", "taken", said)


def test_filters_that_are_typed_become_ticks_and_the_rest_stays() -> None:
    app = typed('company theme:tnc  cites:"ICCPR 21" minutes:<200 theme:xyz -monsoon')
    assert said_in_address(app)["theme"] == "transnational-corporations"
    assert said_in_address(app)["provision"] == "iccpr-21"
    assert said_in_address(app)["q"] == "company minutes:<200 theme:xyz -monsoon"
    assert chips(app)[:2] == ["Transnational corporations", "ICCPR article 21"]
    assert chips(app)[2:] == [r"minutes\:\<200", r"theme\:xyz\: no such value", "not monsoon"]
    app.button(key="part-21").click().run()
    assert said_in_address(app)["q"] == "company minutes:<200 -monsoon"
    assert "**1** session" in words(app)
    next(button for button in app.button if button.label == "Clear all").click().run()
    assert said_in_address(app) == {"q": "company"}


def test_a_typed_filter_of_an_address_is_unticked_like_any_other() -> None:
    app = opened("find", q="theme:tnc")
    assert chips(app) == ["Transnational corporations"]
    trigger(app, "facets", "picked", {"groups": {"theme": []}, "at": 1})
    assert said_in_address(app) == {}


def test_what_is_taken_from_the_list_becomes_a_filter_or_opens() -> None:
    app = taken(opened("find"), "theme", "debt", rest="lang:en law")
    assert said_in_address(app) == {"q": "law", "language": "en", "theme": "debt"}
    taken(app, "theme", "poverty", rest="law")
    assert said_in_address(app)["theme"] == "debt,poverty"
    before = said_in_address(app)
    taken(app, "no such kind", "x")
    assert said_in_address(app) == before
    taken(app, "module", FACTORY, uid=str(uid_of(FACTORY)))
    assert f'"go": "/module?m={FACTORY}&lang=en"' in widgets(app)


def test_articles_are_listed_among_the_filters_only_when_chosen() -> None:
    assert '"id": "provision"' not in widgets(opened("find"))
    assert '"label": "ICCPR article 21"' in widgets(opened("find", provision="iccpr-21"))


def test_every_example_of_the_help_finds_something() -> None:
    with database().read() as work:
        for example in search_line.examples():
            result = search(work, SearchRequest(example))
            assert result.total, example
            assert result.asked.parts[0].known
            assert result.total < search(work, SearchRequest()).total, example


def test_a_slip_is_said_and_can_be_insisted_on() -> None:
    app = opened("find", q="Labuor rights")
    assert "No session says “labuor”, so “labour” was searched for, too." in words(app)
    app.button(key="only-labuor").click().run()
    assert said_in_address(app)["q"] == '"Labuor" rights'
    assert "was searched for" not in words(app)


def test_what_holds_most_of_the_words_is_said_to_be_near() -> None:
    assert "these come nearest" not in words(opened("find", q="dignity"))
    near = "dignity zzyzx qqqqx wwwwx vvvvx"
    with database().read() as work:
        assert search(work, SearchRequest(near)).near
    assert "these come nearest" in words(opened("find", q=near))


def test_without_a_model_find_says_what_is_missing() -> None:
    app = opened("find")
    assert "sala[semantic]" in app.caption[-1].value


def test_with_a_model_find_says_how_far_it_is_and_marks_what_is_near_in_meaning() -> None:
    embedding.use(Rivers())
    assert "still reading the library: 0 of" in opened("find").caption[-1].value
    catch_up(database(), Rivers())
    app = opened("find", q="thalassa")
    assert not app.caption
    assert '"mark": "near in meaning"' in widgets(app)


def test_a_module_leads_to_sessions_like_it_and_to_those_that_share_an_objective_or_an_article() -> None:
    said = widgets(opened("module", m=FACTORY, part="law"))
    assert '"label": "Similar sessions"' in said
    assert '"href": "/find?provision=iccpr-21", ' in said
    assert "4 other sessions cite this" in said
    said = widgets(opened("module", m="a-recommendation-that-bites"))
    assert "other sessions cite this" not in said


def test_quiet_keeps_what_is_taken_out_of_the_address() -> None:
    app = opened("home")
    app.toggle(key="quiet-toggle").set_value(True).run()
    turn_to(app, "find", {})
    taken(app.run(), "theme", "debt", rest="law")
    assert set(app.query_params) == {"v"}
    taken(app, "module", FACTORY, uid=str(uid_of(FACTORY)))
    assert f"/module?m={uid_of(FACTORY)}" in widgets(app)
