"""Every page, drawn by Streamlit's own test runner from a real database."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from curriculum import settings
from curriculum.pages.ground import database
from curriculum.planning import plans
from curriculum.planning.operations import RemoveDay
from curriculum.preferences import kept
from tests.pages.drawing import LINK, opened, trigger, turn_to, uid_of, widgets, words

pytestmark = pytest.mark.usefixtures("home")
FACTORY = "who-answers-for-the-factory"
SHIPPED = [folder for folder in (settings.shipped() / "modules").iterdir() if (folder / "module.md").exists()]


def test_home_offers_three_doors() -> None:
    said = words(opened("home"))
    for door in ("Print one session", "Start from a programme", "Open a plan"):
        assert door in said


def test_find_counts_what_it_found_and_says_where_a_module_would_go() -> None:
    said = words(opened("find"))
    assert f"**{len(SHIPPED)}** sessions" in said
    assert "no plan of your own yet" in said


def test_find_takes_words_and_filters_from_the_address() -> None:
    said = words(opened("find", q='"battery case"', theme="non-state-actors"))
    assert "**1** session" in said


def test_find_says_what_to_do_when_nothing_fits() -> None:
    app = opened("find", q="zzzzqqqq")
    assert "No session fits all of these" in words(app)
    next(button for button in app.button if button.label == "Clear everything").click().run()
    assert f"**{len(SHIPPED)}** sessions" in words(app)


def test_a_filter_is_taken_away_by_its_button() -> None:
    app = opened("find", language="th")
    assert "**1** session" in words(app)
    app.button(key="x-language-th").click().run()
    assert f"**{len(SHIPPED)}** sessions" in words(app)


@pytest.mark.parametrize(
    "query",
    [
        {"page": "-1"},
        {"page": "99999999999999999999"},
        {"theme": "no-such-theme"},
        {"sort": "<script>"},
        {"q": "\x00\ufffd \" OR 1=1 --"},
        {"plan": "no-such-plan"},
        {"day": "not-a-uid", "after": "x", "minutes": "soon"},
    ],
)  # fmt: skip
def test_a_hostile_address_draws_find_without_an_error(query: dict[str, str]) -> None:
    app = opened("find", **query)
    assert app.title[0].value == "Find"


PAGES = [
    "module", "plan", "print", "place", "programme", "forget", "read", "releases", "laptops", "checks",
    "settings", "rhythms", "paste",
]  # fmt: skip
NAMES = ["p", "m", "lang", "item", "face", "id", "a", "b", "release", "paper", "part", "sensitive"]
REAL = {"p": "sample-two-day", "m": FACTORY, "id": "one-day"}


HOSTILE = [LINK, "9" * 5000, "\x00", "../../etc/passwd", "00000000-0000-0000-0000-000000000000"]


@pytest.mark.parametrize("number", range(len(PAGES)), ids=PAGES)
@pytest.mark.parametrize("kind", range(len(HOSTILE)))
def test_a_hostile_address_draws_one_sentence(number: int, kind: int) -> None:
    """Every page with every value; beside every other, as on a chessboard, stand a real plan and module."""
    real = REAL if (number + kind) % 2 else {}
    app = opened(PAGES[number], **{**dict.fromkeys(NAMES, HOSTILE[kind]), **real})
    assert app.title
    assert LINK not in words(app)


def test_words_of_an_address_are_never_read_as_markdown() -> None:
    app = opened("find", theme=LINK, audience=LINK)
    assert not any(LINK in button.label for button in app.button)


def test_ten_thousand_values_of_a_filter_are_not_drawn() -> None:
    app = opened("find", theme=",".join(f"t{number}" for number in range(10_000)))
    assert len(app.button) < 60


def test_undo_of_an_addition_is_gone_once_the_plan_has_changed() -> None:
    app = opened("module", m=FACTORY)
    next(button for button in app.button if button.label == "Start a plan with this").click().run()
    assert "undo-add" in [button.key for button in app.button]
    with database().write() as work:
        plan = plans.get(work, "my-workshop")
        plans.perform(work, plan.agenda.uid, "other", 1, RemoveDay(day=plan.agenda.days[1].uid))
    app.run()
    assert "undo-add" not in [button.key for button in app.button]


def test_a_module_shows_its_session_its_handouts_and_the_law() -> None:
    said = words(opened("module", m=FACTORY))
    assert "Who answers for the factory?" in said
    assert "Guiding Principles" in said
    assert "By the end, participants can" in said


PARTS = ("session", "preparation", "handouts", "notes", "law")
STEP = '<li class="sala-step">'


def test_the_parts_of_a_module_show_all_that_its_paper_prints() -> None:
    said = "".join(words(opened("module", m=FACTORY, part=part)) for part in PARTS)
    for printed in (
        "Copies for 24 people",
        "With many people:",
        "Measures:",
        "Each criterion: absent, partly, fully.",
        "Find out before you begin",
        "CC-BY-SA-4.0",
        "Left free, for what takes longer",
        "Key to handout B",
    ):
        assert said.count(printed) >= 1, printed


def test_the_address_names_the_part_of_a_module_and_an_unknown_one_is_ignored() -> None:
    notes = opened("module", m=FACTORY, part="notes")
    assert "Hard questions" in words(notes)
    assert STEP not in words(notes)
    assert '"current": true' in widgets(notes).split("part=notes")[1][:60]
    for hostile in ("nothing", LINK, "\x00"):
        app = opened("module", m=FACTORY, part=hostile)
        assert STEP in words(app)
        assert LINK not in widgets(app)


def test_the_part_stays_when_the_language_changes() -> None:
    assert "lang=th&part=notes" in widgets(opened("module", m="dignity-in-our-words", part="notes"))


def test_a_draft_translation_says_that_nobody_has_reviewed_it() -> None:
    assert "คำแปลฉบับร่าง ยังไม่มีผู้ตรวจทาน" in words(opened("module", m="dignity-in-our-words", lang="th"))


@pytest.mark.parametrize(
    ("page", "name"),
    [("module", "m"), ("plan", "p"), ("print", "p"), ("place", "p"), ("programme", "id")],
)
def test_what_is_not_there_is_said_in_one_sentence(page: str, name: str) -> None:
    said = words(opened(page, **{name: "no-such-thing"}))
    assert "Not here" in said
    assert "no-such-thing" in said


def test_the_first_module_that_is_added_starts_a_plan_and_undo_takes_it_back() -> None:
    app = opened("module", m=FACTORY)
    next(button for button in app.button if button.label == "Start a plan with this").click().run()
    assert not app.exception
    assert "Day 1" in words(app)
    with database().read() as work:
        plan = next(one for one in plans.list_plans(work) if one.slug != "sample-two-day")
        before = plans.get(work, plan.slug).agenda
    assert any(item.module == uid_of(FACTORY) for item in before.everything())
    app.button(key="undo-add").click().run()
    with database().read() as work:
        after = plans.get(work, plan.slug).agenda
    assert not any(item.module for item in after.everything())


def test_what_has_no_room_is_set_aside() -> None:
    app = opened("module", m=FACTORY)
    for _ in range(8):
        next(
            button for button in app.button if button.label.startswith(("Add to", "Start a plan"))
        ).click().run()
    assert "set aside" in words(app)


def test_a_plan_is_drawn_with_its_title_and_its_ways_on() -> None:
    app = opened("plan", p="sample-two-day")
    assert app.title[0].value == "Who must answer, and how we listen"


def test_plans_are_listed() -> None:
    app = opened("plan")
    assert app.title[0].value == "Plans"
    assert "Who must answer, and how we listen" in widgets(app)


def put_away(app: AppTest) -> None:
    next(button for button in app.button if button.label == "Put away").click().run()
    assert not app.exception


def test_a_plan_is_put_away_from_the_list_and_undo_brings_it_back() -> None:
    app = opened("plan")
    put_away(app)
    assert "**Who must answer, and how we listen** is put away." in words(app)
    with database().read() as work:
        assert plans.list_plans(work) == ()
    app.button(key="undo-put-away").click().run()
    assert "is put away" not in words(app)
    with database().read() as work:
        assert [plan.slug for plan in plans.list_plans(work)] == ["sample-two-day"]


def test_a_plan_that_is_put_away_is_brought_back_from_the_list_and_from_its_own_page() -> None:
    for page, way in (({}, "Bring back"), ({"p": "sample-two-day"}, "Bring it back")):
        put_away(opened("plan"))
        app = opened("plan", **page)
        assert ("no list shows it" in words(app)) == bool(page)
        next(button for button in app.button if button.label == way).click().run()
        assert not app.exception
        with database().read() as work:
            assert len(plans.list_plans(work)) == 1


def test_find_adds_to_no_plan_that_is_put_away_unless_the_address_names_it() -> None:
    app = opened("plan", p="sample-two-day")
    turn_to(app, "plan", {})
    put_away(app.run())
    turn_to(app, "find", {"plan": "sample-two-day"})
    assert "Adding to **Who must answer, and how we listen**" in words(app.run())
    turn_to(app, "find", {})
    assert "no plan of your own yet" in words(app.run())
    assert not app.exception


def test_print_offers_the_agenda_and_a_module() -> None:
    assert opened("print", p="sample-two-day").get("download_button")
    assert opened("print", m="dignity-in-our-words", lang="th").get("download_button")


def test_quiet_keeps_titles_and_queries_out_of_the_address() -> None:
    app = opened("home")
    app.toggle(key="quiet-toggle").set_value(True).run()
    turn_to(app, "find", {})
    app.run()
    trigger(app, "search_field", "sent", {"words": '"battery case"', "at": 1})
    assert "**1** session" in words(app)
    assert "battery" not in str(dict(app.query_params))
    assert FACTORY not in widgets(app)
    assert str(uid_of(FACTORY)) in widgets(app)
    turn_to(app, "module", {"m": str(uid_of(FACTORY)), "part": "law"})
    app.run()
    assert f"/module?m={uid_of(FACTORY)}&lang=en&part=notes" in widgets(app)
    with database().read() as work:
        assert kept(work, "quiet") == "yes"


def test_a_quiet_address_of_an_earlier_visit_says_that_it_has_expired() -> None:
    said = words(opened("find", v="0123456789ab"))
    assert "expired" in said
    assert "Adding to" not in said
