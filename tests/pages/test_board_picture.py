"""What the board is given: the agenda's order and clock times as words; and what it sends, read with care."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum import settings
from curriculum.pages.board_clash import clash_message
from curriculum.pages.board_picture import picture
from curriculum.planning.agenda import Agenda, Day, Item, StepChoice, Strand
from curriculum.planning.apply import apply
from curriculum.planning.operations import OPERATION, Clash, Done, MoveItem, SetMinutes, SwitchStep
from curriculum.planning.timeline import timeline
from curriculum.vocabulary import Vocabulary, read_folder
from curriculum.widgets.board.outbox import Entry, Unreadable, read_outbox
from curriculum.widgets.board.picture import Block, Picture

CLIENT = "3f0c2f9e-8a52-4a3c-9f51-1f6f3c1f8c11"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_folder(settings.shipped() / "data")


def custom(title: str, minutes: int, **fields: object) -> Item:
    return Item.model_validate(
        {"uid": uuid4(), "kind": "custom", "title": title, "minutes": minutes, **fields}
    )


def session(title: str, *minutes: int, **fields: object) -> Item:
    steps = tuple(
        StepChoice(
            key=f"step-{place}",
            title=f"Step {place}",
            minutes=length,
            written=length,
            learning_type="discussion",
        )
        for place, length in enumerate(minutes, start=1)
    )
    return Item.model_validate(
        {"uid": uuid4(), "kind": "module", "title": title, "module": uuid4(), "steps": steps, **fields}
    )


def one_day(*items: Item, **fields: object) -> Agenda:
    day = Day.model_validate({"uid": uuid4(), "items": items, **fields})
    return Agenda(uid=uuid4(), slug="a-plan", title="A plan", days=(day,))


def drawn(agenda: Agenda, vocabulary: Vocabulary, notes: dict[UUID, str] | None = None) -> Picture:
    return picture(agenda, timeline(agenda), vocabulary, notes=notes)


def every_block(shown: Picture) -> Iterator[Block]:
    for block in (*(block for day in shown.days for block in day.blocks), *shown.aside):
        yield block
        for strand in block.strands:
            yield from strand.blocks


def test_a_block_says_when_it_begins_and_ends(vocabulary: Vocabulary) -> None:
    shown = drawn(one_day(custom("Welcome", 30), session("Duties", 20, 25)), vocabulary)
    assert [block.time for block in shown.days[0].blocks] == ["09:00–09:30", "09:30–10:15"]
    assert "Duties, Session, Day 1, 09:30–10:15, 45" in shown.days[0].blocks[1].spoken


def test_free_time_says_how_much_and_what_it_follows(vocabulary: Vocabulary) -> None:
    first = custom("Welcome", 30)
    shown = drawn(one_day(first, custom("Lunch", 60, pin=720)), vocabulary)
    gap = shown.days[0].gaps[0]
    assert (gap.start, gap.end, gap.after) == (570, 720, str(first.uid))
    assert "150" in gap.label
    assert gap.invitation
    assert gap.own_spoken.startswith(gap.own)


def test_a_minute_of_free_time_invites_to_nothing(vocabulary: Vocabulary) -> None:
    shown = drawn(one_day(custom("Welcome", 30), custom("Lunch", 60, pin=571)), vocabulary)
    assert shown.days[0].gaps[0].invitation == ""
    assert shown.days[0].gaps[0].own == ""


def test_what_passes_the_hard_end_is_said_in_words(vocabulary: Vocabulary) -> None:
    shown = drawn(one_day(custom("A long talk", 100), start=900, end=960), vocabulary)
    day = shown.days[0]
    assert day.overrun == "16:00"
    assert "40" in day.summary
    assert "16:00" in day.summary
    assert "past the end of the day" in day.blocks[0].problems[0]


def test_the_picture_goes_past_midnight_without_an_error(vocabulary: Vocabulary) -> None:
    shown = drawn(one_day(custom("Night watch", 300), start=1320, end=1440), vocabulary)
    assert shown.days[0].blocks[0].time.startswith("22:00–03:00")
    assert (1560, "02:00") in shown.hours


def test_a_pinned_item_carries_its_start_and_says_so(vocabulary: Vocabulary) -> None:
    block = drawn(one_day(custom("Lunch", 60, pin=720)), vocabulary).days[0].blocks[0]
    assert block.pin == 720
    assert block.fixed in block.spoken
    assert "12:00" in block.fixed


def test_what_is_for_the_team_is_marked(vocabulary: Vocabulary) -> None:
    block = drawn(one_day(custom("Team review", 15, everyone=False)), vocabulary).days[0].blocks[0]
    assert block.team
    assert "team only" in block.marks
    assert "team only" in block.spoken


def test_strands_carry_their_own_clock_times(vocabulary: Vocabulary) -> None:
    groups = Item(
        uid=uuid4(),
        kind="parallel",
        title="Country groups",
        strands=(
            Strand(uid=uuid4(), title="Mekong", people=12, items=(custom("Cases", 45), custom("Poster", 15))),
            Strand(uid=uuid4(), title="South Asia", items=(custom("Cases", 50),)),
        ),
    )
    block = drawn(one_day(groups), vocabulary).days[0].blocks[0]
    assert [[inner.time for inner in strand.blocks] for strand in block.strands] == [
        ["09:00–09:45", "09:45–10:00"],
        ["09:00–09:50"],
    ]
    assert [strand.by for strand in block.strands] == ["12 people", ""]
    assert not block.resizable


def test_a_need_that_the_venue_lacks_is_marked_once_somebody_has_said_what_it_has(
    vocabulary: Vocabulary,
) -> None:
    plan = one_day()
    assert "missing" not in dict(drawn(plan, vocabulary).needs)["projector"]
    somewhere = plan.model_copy(update={"venue": ("power",)})
    needs = dict(drawn(somewhere, vocabulary).needs)
    assert (needs["power"], needs["projector"]) == ("Power", "Projector (missing here)")


def test_a_step_shows_what_was_written_only_when_it_differs(vocabulary: Vocabulary) -> None:
    item = session("Duties", 20, 25)
    same = drawn(one_day(item), vocabulary).days[0].blocks[0]
    assert [step.wrote for step in same.steps] == ["", ""]
    changed = apply(
        one_day(item),
        OPERATION.validate_python(
            {"op": "SetStepMinutes", "item": str(item.uid), "step": "step-1", "minutes": 30}
        ),
    )
    assert isinstance(changed, Done)
    steps = drawn(changed.agenda, vocabulary).days[0].blocks[0].steps
    assert "20" in steps[0].wrote
    assert steps[1].wrote == ""


def test_own_words_stand_beside_their_step(vocabulary: Vocabulary) -> None:
    note = uuid4()
    item = session("Duties", 20, 25)
    item = item.model_copy(
        update={"steps": (item.steps[0].model_copy(update={"words": note}), item.steps[1])}
    )
    steps = drawn(one_day(item), vocabulary, {note: "<b>Ask</b> first"}).days[0].blocks[0].steps
    assert [step.words for step in steps] == ["<b>Ask</b> first", ""]


def test_a_session_is_cut_only_where_both_parts_keep_a_step(vocabulary: Vocabulary) -> None:
    item = session("Duties", 20, 25, 30)
    off = item.steps[2].model_copy(update={"on": False})
    steps = (
        drawn(one_day(item.model_copy(update={"steps": (*item.steps[:2], off)})), vocabulary)
        .days[0]
        .blocks[0]
        .steps
    )
    assert [step.splits for step in steps] == [True, False, False]


def test_a_step_says_whether_it_is_core_and_a_core_one_that_is_off_is_said_on_the_block(
    vocabulary: Vocabulary,
) -> None:
    item = session("Duties", 20, 25, 30)
    core, extra = item.steps[0], item.steps[1].model_copy(update={"core": False, "on": False})
    item = item.model_copy(update={"steps": (core, extra, item.steps[2])})
    whole = drawn(one_day(item), vocabulary).days[0].blocks[0]
    assert [step.note for step in whole.steps] == ["core", "optional", "core"]
    assert whole.problems == ()
    item = item.model_copy(update={"steps": (core.model_copy(update={"on": False}), *item.steps[1:])})
    agenda = one_day(item)
    cut = drawn(agenda, vocabulary).days[0].blocks[0]
    aside = drawn(agenda.model_copy(update={"days": (), "aside": (item,)}), vocabulary).aside[0]
    for block in (cut, aside):
        assert block.problems == ("a core step is left out",)
        assert "a core step is left out" in block.spoken


@pytest.mark.parametrize(
    ("roles", "off", "said"),
    [
        (("task", "debrief"), (), ()),
        (("task", "debrief"), (2,), ("the debrief is switched off",)),
        (("task", "debrief", "task", "debrief"), (2,), ("a debrief is switched off",)),
        (("task", "debrief", "task"), (2, 3), ("the debrief is switched off", "a core step is left out")),
        (("task", None, "closing"), (2, 3), ("2 core steps are left out",)),
    ],
)
def test_a_debrief_that_is_switched_off_is_said_by_its_name(
    vocabulary: Vocabulary, roles: tuple[str | None, ...], off: tuple[int, ...], said: tuple[str, ...]
) -> None:
    item = session("Duties", *[20] * len(roles))
    steps = tuple(
        step.model_copy(update={"role": role, "on": place not in off})
        for place, (step, role) in enumerate(zip(item.steps, roles, strict=True), start=1)
    )
    block = drawn(one_day(item.model_copy(update={"steps": steps})), vocabulary).days[0].blocks[0]
    assert block.problems == said
    assert all(words in block.spoken for words in said)


def test_an_optional_debrief_that_is_off_is_said_too(vocabulary: Vocabulary) -> None:
    item = session("Duties", 20, 25)
    last = item.steps[1].model_copy(update={"role": "debrief", "core": False, "on": False})
    block = (
        drawn(one_day(item.model_copy(update={"steps": (item.steps[0], last)})), vocabulary).days[0].blocks[0]
    )
    assert block.steps[1].note == "Debrief · optional"
    assert block.problems == ("the debrief is switched off",)


def test_numbers_arrive_as_words(vocabulary: Vocabulary) -> None:
    groups = Item(
        uid=uuid4(), kind="parallel", title="Country groups", strands=(Strand(uid=uuid4(), title="A"),)
    )
    agenda = one_day(groups)
    shown = drawn(agenda.model_copy(update={"aside": (custom("Poster", 30), custom("Film", 20))}), vocabulary)
    assert shown.aside_name == "Set aside 2"
    assert shown.days[0].blocks[0].next_group == "Group 2"
    assert [kind.length for kind in shown.kinds][:3] == ["30 min", "60 min", "20 min"]
    assert drawn(agenda, vocabulary).aside_name == "Set aside"


def test_colours_come_from_the_vocabulary_and_only_for_steps_that_are_on(vocabulary: Vocabulary) -> None:
    item = session("Duties", 20, 25)
    item = item.model_copy(update={"steps": (item.steps[0], item.steps[1].model_copy(update={"on": False}))})
    (part,) = drawn(one_day(item), vocabulary).days[0].blocks[0].mix
    assert part.minutes == 20
    assert part.light == vocabulary.scales["learning-type"]["discussion"].detail["light"]


def test_a_day_shows_its_date_and_title(vocabulary: Vocabulary) -> None:
    day = drawn(one_day(title="Duties", date=date(2026, 11, 23)), vocabulary).days[0]
    assert day.date == "2026-11-23"
    assert day.name == "Day 1"
    assert day.label.endswith("Duties")
    assert "23" in day.label


titles = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(str.strip)
items = st.builds(
    custom,
    titles,
    st.integers(1, 200),
    pin=st.none() | st.integers(0, 1440),
    gap=st.integers(0, 60),
    everyone=st.booleans(),
)


@given(st.lists(items, max_size=8), st.lists(items, max_size=3))
def test_every_item_is_drawn_once_and_the_picture_is_plain_json(
    vocabulary: Vocabulary, on_day: list[Item], aside: list[Item]
) -> None:
    agenda = one_day(*on_day).model_copy(update={"aside": tuple(aside)})
    shown = drawn(agenda, vocabulary)
    assert sorted(block.id for block in every_block(shown)) == sorted(
        str(item.uid) for item in agenda.everything()
    )
    assert json.loads(json.dumps(asdict(shown)))["days"][0]["start"] == 540


# What the board sends


def test_an_outbox_is_read_in_the_order_of_its_numbers() -> None:
    outbox = read_outbox(
        {
            "client": CLIENT,
            "entries": [{"sequence": 3, "command": "undo"}, {"sequence": 2, "operation": {"op": "Pin"}}],
        }
    )
    assert outbox is not None
    assert [entry.sequence for entry in outbox.entries] == [2, 3]
    assert [entry.sequence for entry in outbox.after(2)] == [3]


def test_an_entry_that_says_two_things_or_none_is_unreadable_and_keeps_its_number() -> None:
    both = {"sequence": 1, "command": "undo", "operation": {"op": "Pin"}}
    outbox = read_outbox(
        {"client": CLIENT, "entries": [both, {"sequence": 2}, {"sequence": 3, "command": "drop"}]}
    )
    assert outbox is not None
    assert outbox.entries == (Unreadable(sequence=1), Unreadable(sequence=2), Unreadable(sequence=3))


@pytest.mark.parametrize(
    "client", ["", "x", "a b c d e f g h", "<script>alert(1)</script>", "é" * 20, "a" * 65, None, 7]
)
def test_a_client_that_is_no_id_is_not_listened_to(client: object) -> None:
    assert read_outbox({"client": client, "entries": [{"sequence": 1, "command": "undo"}]}) is None


nested = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(nested | st.fixed_dictionaries({"client": st.just(CLIENT), "entries": st.lists(nested)}))
def test_anything_at_all_can_be_sent_without_an_error(value: object) -> None:
    outbox = read_outbox(value)
    assert outbox is None or all(isinstance(entry, Entry | Unreadable) for entry in outbox.entries)


# What cannot be done


def test_the_last_step_that_is_on_is_kept_and_the_session_can_go_instead() -> None:
    item = session("Duties", 20)
    agenda = one_day(item)
    clash = apply(agenda, SwitchStep(item=item.uid, step="step-1", on=False))
    assert isinstance(clash, Clash)
    instead = clash_message(clash).choices[0].operation
    done = apply(agenda, OPERATION.validate_python(instead))
    assert isinstance(done, Done)
    assert done.agenda.item(item.uid) is None


def test_what_was_to_follow_something_gone_can_be_set_aside() -> None:
    item = custom("Poster", 30)
    agenda = one_day(item)
    clash = apply(agenda, MoveItem(item=item.uid, into=agenda.days[0].uid, after=uuid4()))
    assert isinstance(clash, Clash)
    offered = [OPERATION.validate_python(choice.operation) for choice in clash_message(clash).choices[:-1]]
    done = [apply(agenda, operation) for operation in offered]
    assert all(isinstance(one, Done) for one in done)
    assert isinstance(done[-1], Done)
    assert done[-1].agenda.aside == (item,)


def test_every_clash_leaves_a_way_to_change_nothing() -> None:
    clash = apply(one_day(), SetMinutes(item=uuid4(), minutes=5))
    assert isinstance(clash, Clash)
    message = clash_message(clash)
    assert message.text.startswith("That item is gone")
    assert message.choices[-1].operation is None
