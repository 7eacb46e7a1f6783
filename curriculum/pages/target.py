"""What Find adds to: which plan, which day, which gap; what was added last, and how to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

import streamlit as st

from curriculum.access import Work
from curriculum.errors import NotFound
from curriculum.i18n import _, clock, day_label, minutes_text
from curriculum.library import modules
from curriculum.pages import address, named, ways
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.saying import gesture
from curriculum.planning import plans
from curriculum.planning.agenda import Agenda
from curriculum.planning.places import Place
from curriculum.planning.plans import OpenPlan
from curriculum.planning.timeline import timeline

SAMPLE = "sample-two-day"
MINUTES_OF_A_DAY = 1440


@dataclass(frozen=True, slots=True)
class Target:
    """The plan that the next module goes to, and the gap if one was chosen on the board."""

    plan: OpenPlan
    day: UUID | None = None
    after: UUID | None = None
    minutes: int | None = None
    """The length of the chosen gap."""

    @property
    def gap_chosen(self) -> bool:
        return self.day is not None


@dataclass(frozen=True, slots=True)
class Added:
    """What was added last, and the plan's version that it made."""

    title: str
    plan: UUID
    version: int
    number: int | None
    """Of the operation, in the plan's log."""
    where: str


def target(work: Work, said: address.Parameters) -> Target | None:
    """From the address; else the plan that was open last; else the one that was changed last; else none."""
    name = said.get("plan") or st.session_state.get("plan") or _last_changed(work)
    if not name:
        return None
    try:
        plan = named.plan(work, str(name))
    except NotFound:
        st.session_state.pop("plan", None)
        return None
    if plan.agenda.put_away and not said.get("plan"):
        st.session_state.pop("plan")
        return target(work, said)
    day, after = named.uid_in(said.get("day")), named.uid_in(said.get("after"))
    minutes = address.number(said, "minutes", MINUTES_OF_A_DAY)
    return Target(plan, day, after, minutes) if day and plan.agenda.day(day) else Target(plan)


def draw(aim: Target | None) -> None:
    """One line above the results: where the next module goes."""
    draw_added(aim)
    with st.container(key="target", horizontal=True, gap="small", vertical_alignment="center"):
        if aim is None:
            st.markdown(
                _("You have no plan of your own yet. The first module that you add starts one."),
                width="content",
            )
            return
        st.markdown(_where(aim), width="content")
        ways.link("plan", _("Open the plan"), p=address.name_of(aim.plan.agenda.slug, aim.plan.agenda.uid))
        _choose_another(aim)


def _where(aim: Target) -> str:
    title = aim.plan.agenda.title
    if aim.day is None:
        return _("Adding to **{plan}**, into the first free time that holds it.").format(plan=plain(title))
    number = [day.uid for day in aim.plan.agenda.days].index(aim.day) + 1
    where = day_label(aim.plan.agenda.days[number - 1].date, number)
    if aim.minutes:
        where = f"{where}, {_gap(aim)}"
    return _("Adding to **{plan}** · {where}").format(plan=plain(title), where=where)


def _gap(aim: Target) -> str:
    """“11:00–12:30 free”, or how long the gap is when it has moved since."""
    day = next((timed for timed in timeline(aim.plan.agenda).days if timed.day.uid == aim.day), None)
    gap = next((gap for gap in day.gaps if gap.after == aim.after), None) if day else None
    if gap is None:
        return _("{minutes} free").format(minutes=minutes_text(aim.minutes or 0))
    return _("{begin}–{end} free").format(begin=clock(gap.start), end=clock(gap.end))


def _choose_another(aim: Target) -> None:
    with database().read() as work:
        others = {plan.slug: plan.title for plan in plans.list_plans(work)}
    others.setdefault(aim.plan.agenda.slug, aim.plan.agenda.title)  # it may be put away
    with st.popover(_("Change"), type="tertiary"):
        choice = st.selectbox(
            _("Add to"),
            [*others, ""],
            index=[*others, ""].index(aim.plan.agenda.slug),
            format_func=lambda slug: others.get(slug) or _("A new plan"),
            key=f"target-{aim.plan.agenda.slug}",
        )
        st.button(_("Add to this one"), on_click=_aim_at, args=(choice,))


@gesture
def _aim_at(slug: str) -> None:
    said = address.parameters()
    for name in ("plan", "day", "after", "minutes"):
        said.pop(name, None)
    with database().write() as work:
        plan = named.plan(work, slug) if slug else plans.create(work, _("My workshop"))
        name = address.name_of(plan.agenda.slug, plan.agenda.uid)
        st.session_state["plan"] = str(plan.agenda.uid)
    address.show({**said, "plan": name})


@gesture
def add(uid: str) -> None:
    """Put a module into the target; starts a plan when there is none. For callbacks; `uid` comes from a browser."""
    module = named.uid_in(uid)
    if module is None:
        return
    said = address.parameters()
    with database().write() as work:
        aim = target(work, said)
        plan = aim.plan if aim else plans.create(work, _("My workshop"))
        outcome, place = plans.add_module(
            work,
            plan.agenda.uid,
            module,
            client(),
            next_sequence(),
            into=aim.day if aim else None,
            after=aim.after if aim else None,
        )
        title = modules.by_uid(work, module).module.title
    now = outcome.plan
    st.session_state["plan"] = str(now.agenda.uid)
    st.session_state["added"] = Added(
        title, now.agenda.uid, now.version, outcome.number, stands(now.agenda, place)
    )
    if aim and aim.gap_chosen:  # the gap is taken now; what follows goes into the first free time
        for name in ("day", "after", "minutes"):
            said.pop(name, None)
        address.show(said)


def stands_already(aim: Target | None, module: UUID) -> str:
    """“in this plan: Day 1, Day 2” for a module that the target holds; empty for others."""
    if aim is None:
        return ""
    places = [
        day_label(day.date, number)
        for number, day in enumerate(aim.plan.agenda.days, start=1)
        if any(item.module == module for item in day.items)
    ]
    if any(item.module == module for item in aim.plan.agenda.aside):
        places.append(_("set aside"))
    return _("in this plan: {places}").format(places=", ".join(places)) if places else ""


def stands(agenda: Agenda, place: Place) -> str:
    """“Day 1, 11:00–12:30”, both parts when it was cut around a break, or that it has been set aside."""
    if place.day is None or place.start is None or place.end is None:
        return _("set aside: no free time holds it yet")
    where = day_label(agenda.days[place.day - 1].date, place.day)
    said = f"{where}, {clock(place.start)}–{clock(place.end)}"
    if place.rest is None:
        return said
    return _("in two parts: {first} and {rest}").format(first=said, rest=stands(agenda, place.rest))


def draw_added(aim: Target | None) -> None:
    """What was added last, where it now stands, and the way to take it back; nothing once the plan has changed."""
    added: Added | None = st.session_state.get("added")
    if added is None or aim is None or (aim.plan.agenda.uid, aim.plan.version) != (added.plan, added.version):
        return
    with st.container(key="added", horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f"**{plain(added.title)}** · {plain(added.where)}", width="content")
        st.button(
            _("Undo"),
            key="undo-add",
            type="tertiary",
            icon=":material/undo:",
            on_click=_undo,
            args=(added,),
        )


@gesture
def _undo(added: Added) -> None:
    with database().write() as work:
        plans.undo(work, added.plan, client(), next_sequence(), number=added.number)
    st.session_state.pop("added", None)


def client() -> str:
    """Who sends this session's operations."""
    return str(st.session_state.setdefault("client", f"pages-{uuid4()}"))


def next_sequence() -> int:
    number: int = st.session_state.get("sequence", 0) + 1
    st.session_state["sequence"] = number
    return number


def _last_changed(work: Work) -> str | None:
    """The plan that was changed last; the sample counts only once somebody has worked on it."""
    own = [plan for plan in plans.list_plans(work) if plan.slug != SAMPLE]
    newest = max(own, key=lambda plan: plan.changed_at, default=None)
    return newest.slug if newest else None
