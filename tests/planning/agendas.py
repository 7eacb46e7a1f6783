"""Builders of agendas that say only what a test is about, and strategies that make any agenda and
operation.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Day, Item, Muted, StepChoice, Strand
from curriculum.planning.apply import apply
from curriculum.planning.fields import ItemKind
from curriculum.planning.operations import Done, Operation
from curriculum.planning.parts import numbered

LAW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How a law is tried: no deadline, because a slow machine breaks no law; as often as the profile says."""

MODULE = UUID(int=10_000)
SHA256 = "0" * 64


def uid(number: int) -> UUID:
    return UUID(int=number)


def a_step(
    key: str, minutes: int, written: int | None = None, on: bool = True, pause: bool = False
) -> StepChoice:
    return StepChoice(
        key=key, title=key.capitalize(), minutes=minutes, written=written or minutes, on=on, pause_after=pause
    )


def a_session(number: int, *steps: StepChoice, slack: int = 0, module: UUID = MODULE) -> Item:
    return Item(
        uid=uid(number), kind="module", title=f"Session {number}", module=module, steps=steps, slack=slack
    )


def an_item(
    number: int, minutes: int = 30, kind: ItemKind = "custom", pin: int | None = None, gap: int = 0
) -> Item:
    return Item(uid=uid(number), kind=kind, title=f"Item {number}", minutes=minutes, pin=pin, gap=gap)


def groups(number: int, *strands: tuple[Item, ...]) -> Item:
    """A parallel item; its strands have the uids number * 10, number * 10 + 1, ..."""
    made = tuple(
        Strand(uid=uid(number * 10 + place), title=f"Group {place}", items=items)
        for place, items in enumerate(strands)
    )
    return Item(uid=uid(number), kind="parallel", title=f"Groups {number}", strands=made)


def a_day(number: int, *items: Item, start: int = 540, end: int = 1020) -> Day:
    return Day(uid=uid(number), start=start, end=end, items=items)


def a_plan(*days: Day, aside: tuple[Item, ...] = ()) -> Agenda:
    return numbered(Agenda(uid=uid(1_000_000), slug="plan", title="Plan", days=days, aside=aside))


def done(agenda: Agenda, operation: Operation) -> Done:
    """The operation, which must not clash."""
    outcome = apply(agenda, operation)
    assert isinstance(outcome, Done), outcome
    return outcome


KEYS = ("open", "input", "task", "share", "debrief", "close")
PLAIN: tuple[ItemKind, ...] = ("break", "pause", "ceremony", "visit", "free", "custom")
few_minutes = st.integers(1, 120)
titles = st.sampled_from(("Lunch", "Opening", "งานกลุ่ม", "Karaoke night"))
clock_times = st.integers(0, 1440)
day_fields = st.sampled_from(
    (
        ("title", st.none() | titles),
        ("date", st.none() | st.dates()),
        ("start", clock_times),
        ("end", clock_times),
        ("remark", st.none() | titles),
        ("rhythm", st.none() | st.just("travel-day")),
    )
)
plan_fields = st.sampled_from(
    (
        ("title", titles),
        ("outward_title", st.none() | titles),
        ("language", st.sampled_from(("en", "th"))),
        ("zone", st.sampled_from(("UTC", "Asia/Bangkok"))),
        ("people", st.integers(1, 60)),
        ("audience", st.none() | st.just("defenders")),
        ("rhythm", st.none()),
        ("put_away", st.booleans()),
        ("programme", st.none() | st.just("one-day")),
        ("interpretation", st.sampled_from(("none", "simultaneous", "consecutive"))),
        ("languages", st.sampled_from(((), ("km",), ("th", "my")))),
        ("venue", st.sampled_from((None, (), ("power", "wall")))),
    )
)
IDS = tuple(UUID(int=number) for number in range(900_001, 900_005))
"""Of names and notes."""
ids = st.sampled_from(IDS)
item_fields = st.one_of(
    st.tuples(st.just("leads"), st.lists(ids, max_size=3, unique=True).map(tuple)),
    st.tuples(st.sampled_from(("room", "note", "absent_note")), st.none() | ids),
    st.tuples(st.just("materials"), st.none() | titles),
    st.tuples(st.just("needs"), st.sampled_from(((), ("wall", "power")))),
    st.tuples(st.just("officials"), st.booleans()),
    st.tuples(st.just("if_absent"), st.sampled_from((None, "another", "core", "swap"))),
    st.tuples(st.sampled_from(("travel_out", "travel_back")), st.integers(0, 90)),
)
strand_fields = st.one_of(
    st.tuples(st.just("leads"), st.lists(ids, max_size=3, unique=True).map(tuple)),
    st.tuples(st.just("room"), st.none() | ids),
    st.tuples(st.just("people"), st.none() | st.integers(1, 60)),
)
marks = st.sampled_from(("0" * 12, "f" * 12))


@st.composite
def steps(draw: st.DrawFn, keys: tuple[str, ...] = KEYS) -> tuple[StepChoice, ...]:
    chosen = draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    made = [
        StepChoice(
            key=key,
            title=key,
            on=draw(st.booleans()),
            minutes=draw(few_minutes),
            written=draw(few_minutes),
            pause_after=draw(st.booleans()),
            role=draw(st.sampled_from((None, "task", "debrief"))),
        )
        for key in sorted(chosen, key=keys.index)
    ]
    if not any(step.on for step in made):
        made[0] = made[0].model_copy(update={"on": True})
    return tuple(made)


@st.composite
def items(draw: st.DrawFn, uids: st.SearchStrategy[UUID], parallel: bool = True) -> Item:
    kinds = ("module", "activity", *PLAIN, *(("parallel",) if parallel else ()))
    kind = draw(st.sampled_from(kinds))
    own: dict[str, object] = {}
    if kind in ("module", "activity"):
        own = {"module": draw(st.sampled_from((MODULE, uid(10_001)))), "slack": draw(st.integers(0, 40))}
        own |= {"steps": draw(steps())} if draw(st.integers(0, 9)) else {"slack": 30}
        own |= {"revisions": {"en": SHA256}}
    elif kind == "parallel":
        inner = st.lists(items(uids, parallel=False), max_size=3).map(tuple)
        made = st.builds(Strand, uid=uids, title=titles, items=inner)
        own = {"strands": draw(st.lists(made, max_size=3).map(tuple))}
    else:
        own = {"minutes": draw(few_minutes)}
        if kind == "visit":
            own |= {"travel_out": draw(st.integers(0, 60)), "travel_back": draw(st.integers(0, 60))}
    if draw(st.integers(0, 3)) == 0:
        own |= dict([draw(item_fields.filter(lambda field: not field[0].startswith("travel")))])
    return Item(
        uid=draw(uids),
        kind=kind,
        title=draw(titles),
        outward_title=draw(st.none() | titles),
        everyone=draw(st.booleans()),
        pin=draw(st.none() | clock_times),
        gap=draw(st.integers(0, 30)),
        **own,
    )


@st.composite
def days(draw: st.DrawFn, uids: st.SearchStrategy[UUID]) -> Day:
    start = draw(st.integers(0, 1000))
    return Day(
        uid=draw(uids),
        title=draw(st.none() | titles),
        date=draw(st.none() | st.just(date(2027, 3, 1))),
        start=start,
        end=draw(st.integers(start + 1, 1440)),
        items=draw(st.lists(items(uids), max_size=5).map(tuple)),
        remark=draw(st.none() | titles),
        **draw(st.just({}) | fallbacks(uids)),
    )


def fallbacks(uids: st.SearchStrategy[UUID]) -> st.SearchStrategy[dict[str, object]]:
    """The fields of a day that has another content, on or off."""
    waiting = st.lists(items(uids), min_size=1, max_size=3).map(tuple)
    return st.fixed_dictionaries({"fallback": waiting, "on_fallback": st.booleans()})


def _fresh() -> st.SearchStrategy[UUID]:
    """Ids that never come twice in one example."""
    return st.shared(st.builds(lambda: iter(range(1, 10_000))), key="ids").map(
        lambda numbers: uid(next(numbers))
    )


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    fresh = _fresh()
    made = Agenda(
        uid=uid(1_000_000),
        slug="plan",
        title=draw(titles),
        days=draw(st.lists(days(fresh), max_size=3).map(tuple)),
        aside=draw(st.lists(items(fresh), max_size=3).map(tuple)),
    )
    return numbered(made)


@st.composite
def unpinned_agendas(draw: st.DrawFn) -> Agenda:
    """Agendas in which nothing has a fixed start."""

    def loose(item: Item) -> Item:
        strands = tuple(s.model_copy(update={"items": tuple(map(loose, s.items))}) for s in item.strands)
        return item.model_copy(update={"pin": None, "strands": strands})

    agenda = draw(agendas())
    freed = tuple(d.model_copy(update={"items": tuple(map(loose, d.items))}) for d in agenda.days)
    return agenda.model_copy(update={"days": freed})


def operations(agenda: Agenda, several: bool = True) -> st.SearchStrategy[Operation]:
    """Any operation on `agenda`: mostly on what is there, now and then on what is not."""
    item_uids = [item.uid for item in agenda.everything()]
    day_uids = [day.uid for day in agenda.days]
    strand_uids = [strand.uid for item in agenda.everything() for strand in item.strands]
    here = st.sampled_from([*item_uids, uid(77_777)])
    day = st.sampled_from([*day_uids, uid(77_777)])
    strand = st.sampled_from([*strand_uids, uid(77_777)])
    into = st.sampled_from([None, *day_uids, *strand_uids, uid(77_777)])
    step = st.sampled_from(KEYS)
    fresh = _fresh()
    choice = st.one_of(
        st.builds(op.AddItem, item=items(fresh) | items(here), into=into, after=st.none() | here),
        st.builds(op.RemoveItem, item=here),
        st.builds(op.MoveItem, item=here, into=into, after=st.none() | here),
        st.builds(op.SetMinutes, item=here, minutes=st.integers(1, 400)),
        st.builds(op.SetSteps, item=here, steps=steps(), slack=st.integers(0, 60)),
        st.builds(op.SwitchStep, item=here, step=step, on=st.booleans()),
        st.builds(op.SetStepMinutes, item=here, step=step, minutes=few_minutes),
        st.builds(op.SetStepWords, item=here, step=step, words=st.none() | fresh),
        st.builds(op.SplitItem, item=here, after_step=step, new=fresh | here),
        st.builds(op.JoinItems, item=here, second=here),
        st.builds(op.Pin, item=here, at=st.none() | clock_times),
        st.builds(op.SetGap, item=here, minutes=st.integers(0, 90)),
        st.builds(
            lambda item, field: op.SetItem(item=item, field=field[0], value=field[1]), here, item_fields
        ),
        st.builds(
            lambda strand, field: op.SetStrand(strand=strand, field=field[0], value=field[1]),
            strand,
            strand_fields,
        ),
        st.builds(
            op.SetFallback,
            day=day,
            items=st.lists(items(fresh), max_size=2).map(tuple),
            on_fallback=st.booleans(),
        ),
        st.builds(op.SwitchDay, day=day),
        st.builds(op.SetHoliday, date=st.dates(max_value=date(1, 1, 5)), title=st.none() | titles),
        st.builds(_muting, st.sampled_from(("overlap", "no-debrief")), here, st.none() | marks),
        st.builds(op.Rename, item=here, title=titles),
        st.builds(op.RenameOutward, item=here, outward_title=st.none() | titles),
        st.builds(op.SetFor, item=here, everyone=st.booleans()),
        st.builds(op.AddDay, day=days(fresh), after=st.none() | day),
        st.builds(op.RemoveDay, day=day),
        st.builds(op.MoveDay, day=day, after=st.none() | day),
        day_fields.flatmap(
            lambda field: st.builds(op.SetDay, day=day, field=st.just(field[0]), value=field[1])
        ),
        st.builds(
            op.AddStrand,
            item=here,
            strand=st.builds(
                Strand,
                uid=fresh,
                title=titles,
                items=st.lists(items(fresh, parallel=False), max_size=2).map(tuple),
            ),
            after=st.none() | strand,
        ),
        st.builds(op.RemoveStrand, strand=strand),
        st.builds(op.RenameStrand, strand=strand, title=titles),
        st.builds(
            op.FillBlank, module=st.sampled_from((MODULE, uid(10_001))), blank=step, words=st.none() | fresh
        ),
        plan_fields.flatmap(lambda field: st.builds(op.SetPlan, field=st.just(field[0]), value=field[1])),
    )
    if not several:
        return choice
    return choice | st.builds(op.Several, operations=st.lists(choice, max_size=4).map(tuple))


def _muting(check: str, subject: UUID, mark: str | None) -> op.Mute:
    muted = Muted(check=check, subject=subject, reason="custom", mark=mark) if mark else None
    return op.Mute(check=check, subject=subject, muted=muted)
