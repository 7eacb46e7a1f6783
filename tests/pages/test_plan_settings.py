"""Settings of a plan, part by part: each change is kept, said and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from curriculum.pages.ground import database
from curriculum.planning import plans
from curriculum.planning.agenda import Agenda
from curriculum.planning.operations import Operation, SetDay, SetHoliday, SetPlan
from tests.pages.drawing import opened, widgets, words

pytestmark = pytest.mark.usefixtures("home")
PLAN = "sample-two-day"


def stored() -> Agenda:
    with database().read() as work:
        return plans.get(work, PLAN).agenda


def somebody(operation: Operation) -> None:
    """What somebody else does meanwhile."""
    with database().write() as work:
        plans.perform(work, stored().uid, "other", plans.get(work, PLAN).version, operation)


def settings(part: str = "plan") -> AppTest:
    return opened("settings", p=PLAN, part=part)


def labelled(app: AppTest, kind: str, label: str):  # type: ignore[no-untyped-def]
    return next(field for field in app.get(kind) if field.label == label)


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def undo(app: AppTest) -> None:
    app.button(key="undo-change").click().run()
    assert not app.exception


def test_the_plan_leads_here_and_here_leads_back() -> None:
    assert "/settings?p=sample-two-day" in widgets(opened("plan", p=PLAN))
    shown = widgets(settings())
    assert "/plan?p=sample-two-day" in shown
    for part in ("plan", "calendar", "rhythm", "venue"):
        assert f"part={part}" in shown


def test_a_field_is_kept_as_one_leaves_it_said_and_taken_back() -> None:
    app = settings()
    before = stored()
    labelled(app, "text_input", "Title").set_value("Rivers and rights").run()
    assert stored().title == "Rivers and rights"
    assert r"Title\: kept." in words(app)
    labelled(app, "number_input", "People").set_value(31).run()
    assert stored() == before.model_copy(update={"title": "Rivers and rights", "people": 31})
    undo(app)
    assert (stored().people, stored().title) == (before.people, "Rivers and rights")
    assert labelled(app, "number_input", "People").value == before.people


@pytest.mark.parametrize(
    ("kind", "label", "value", "field", "kept"),
    [
        ("text_input", "Title for outsiders", "A course", "outward_title", "A course"),
        ("text_input", "Title for outsiders", "  ", "outward_title", None),
        ("selectbox", "For whom", "defenders", "audience", "defenders"),
        ("selectbox", "Language of the plan", "km", "language", "km"),
        ("multiselect", "Participants also read", ["th", "my"], "languages", ("th", "my")),
        ("button_group", "Interpretation", "consecutive", "interpretation", "consecutive"),
        ("selectbox", "The plan follows", "two-day", "programme", "two-day"),
        ("selectbox", "The plan follows", None, "programme", None),
    ],
)
def test_each_field_of_the_plan(kind: str, label: str, value: object, field: str, kept: object) -> None:
    app = settings()
    labelled(app, kind, label).set_value(value).run()
    assert not app.exception
    assert getattr(stored(), field) == kept


def test_an_empty_title_is_refused_and_the_plans_own_stands_there_again() -> None:
    app = settings()
    before = stored().title
    labelled(app, "text_input", "Title").set_value("  ").run()
    assert "A plan needs a title of one line" in words(app)
    assert stored().title == before
    assert labelled(app, "text_input", "Title").value == before


def test_what_somebody_else_changed_meanwhile_stays() -> None:
    app = settings()
    somebody(SetPlan(field="people", value=55))
    labelled(app, "text_input", "Title").set_value("Mine").run()
    assert (stored().title, stored().people) == ("Mine", 55)
    assert labelled(app, "number_input", "People").value == 55


def test_a_plan_is_put_away_from_here() -> None:
    app = settings()
    press(app, "Put this plan away")
    assert stored().put_away
    assert "no list shows it" in words(settings())


def test_the_time_zone_is_said_by_its_city() -> None:
    somebody(SetPlan(field="zone", value="Asia/Dili"))
    zone = labelled(settings("calendar"), "selectbox", "Time zone")
    assert (zone.value, zone.options[zone.index or 0]) == ("Asia/Dili", "Dili, Timor-Leste")


def dates() -> list[date | None]:
    return [day.date for day in stored().days]


def test_days_get_dates_move_as_a_whole_and_lose_them() -> None:
    app = settings("calendar")
    assert "no dates yet" in words(app)
    press(app, "Give the days dates")
    assert "Choose the first day" in words(app)
    labelled(app, "date_input", "First day").set_value(date(2026, 11, 28)).run()
    labelled(app, "button_group", "Rest days in the week").set_value([6]).run()
    press(app, "Give the days dates")
    assert dates() == [date(2026, 11, 28), date(2026, 11, 30)]
    assert "28 Nov 2026 to 30 Nov 2026" in words(app)
    press(app, "Give the days dates")
    assert "have these dates already" in words(app)
    labelled(app, "date_input", "It begins on").set_value(date(2026, 12, 5)).run()
    press(app, "Move the plan")
    assert dates() == [date(2026, 12, 5), date(2026, 12, 7)]
    undo(app)
    assert dates() == [date(2026, 11, 28), date(2026, 11, 30)]
    press(app, "Take the dates off")
    assert dates() == [None, None]


def test_a_date_and_a_note_of_one_day() -> None:
    app = settings("calendar")
    labelled(app, "date_input", "Date of day 2").set_value(date(2026, 11, 24)).run()
    labelled(app, "text_input", "Note for the whole of day 2").set_value("Market day").run()
    second = stored().days[1]
    assert (second.date, second.remark) == (date(2026, 11, 24), "Market day")
    undo(app)
    assert stored().days[1].remark is None


def test_holidays_are_entered_told_and_removed() -> None:
    somebody(SetDay(day=stored().days[0].uid, field="date", value=date(2026, 11, 25)))
    app = settings("calendar")
    press(app, "Add the holiday")
    assert "needs its date and a name" in words(app)
    app.date_input(key="holiday-date").set_value(date(2026, 11, 25))
    app.text_input(key="holiday-title").set_value("Feast of <lights>")
    press(app, "Add the holiday")
    assert [(holiday.date, holiday.title) for holiday in stored().holidays] == [
        (date(2026, 11, 25), "Feast of <lights>")
    ]
    assert "is a holiday: Feast of &lt;lights&gt;." in words(app)
    press(app, "Remove")
    assert stored().holidays == ()
    undo(app)
    assert len(stored().holidays) == 1


def test_dates_of_any_plan_are_drawn() -> None:
    days = stored().days
    somebody(SetDay(day=days[0].uid, field="date", value=date(1, 1, 1)))
    somebody(SetDay(day=days[1].uid, field="date", value=date.max))
    somebody(SetHoliday(date=date.max, title="The last"))
    app = settings("calendar")
    labelled(app, "date_input", "It begins on").set_value(date(2026, 1, 1)).run()
    press(app, "Move the plan")
    assert "a date that leaves room for all days" in words(app)


def test_nobody_has_said_is_another_thing_than_nothing() -> None:
    app = settings("venue")
    assert stored().venue is None
    labelled(app, "button_group", "What the venue has").set_value("known").run()
    assert stored().venue == ()
    assert "Nothing of this is there" in app.caption[-1].value
    labelled(app, "button_group", "It has").set_value(["power", "wall"]).run()
    assert stored().venue == ("power", "wall")
    labelled(app, "button_group", "What the venue has").set_value("open").run()
    assert stored().venue is None
    undo(app)
    assert stored().venue == ("power", "wall")


def test_a_rhythm_is_chosen_laid_out_and_taken_back() -> None:
    app = settings("rhythm")
    before = stored()
    labelled(app, "selectbox", "Rhythm of the plan").set_value("hot-season").run()
    assert stored() == before.model_copy(update={"rhythm": "hot-season"}), "the days stay as they are"
    labelled(app, "selectbox", "Rhythm of day 2").set_value("travel-day").run()
    press(app, "Lay it out on all days")
    assert "laid out on all days" in words(app)
    assert [(day.start, day.end) for day in stored().days] == [(450, 990), (660, 960)]
    press(app, "Lay it out on all days")
    assert "already" in words(app)
    assert [item.uid for item in stored().days[0].items if item.module] == [
        item.uid for item in before.days[0].items if item.module
    ]


def test_the_pauses_of_a_day_are_copied_to_all_days() -> None:
    app = settings("rhythm")
    labelled(app, "selectbox", "Breaks, meals and pauses of").set_value(stored().days[1].uid).run()
    before = stored()
    press(app, "Copy to all days")
    pauses = [
        {(item.title, item.length) for item in day.items if item.kind in ("break", "pause")}
        for day in stored().days
    ]
    assert pauses[1] <= pauses[0]
    if stored() != before:
        undo(app)
        assert stored() == before


def test_the_address_names_the_part_and_an_unknown_one_is_ignored() -> None:
    assert labelled(settings("nothing"), "text_input", "Title")
