"""Plan: the board of one plan, or all plans where the address names none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import streamlit as st

from curriculum.errors import NotFound, SalaError
from curriculum.i18n import _, hours_text, language_name, wording
from curriculum.library import modules
from curriculum.pages import address, board_beside, named, plan_list, putting_away, ways
from curriculum.pages.board_changes import MESSAGE, make_changes
from curriculum.pages.board_picture import days_text, people_text, picture
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.saying import say_trouble
from curriculum.planning import names, notes, plans
from curriculum.planning.agenda import Agenda
from curriculum.planning.mentions import names_in, notes_in
from curriculum.planning.timeline import TimedAgenda, timeline
from curriculum.vocabulary import Vocabulary
from curriculum.vocabulary import get as get_vocabulary
from curriculum.widgets.board import beside, board


def draw() -> None:
    said = address.parameters()
    if not said.get("p"):
        plan_list.draw(said.get("new", ""))
        return
    with database().read() as work:
        agenda = named.plan(work, said["p"]).agenda
    st.set_page_config(page_title=address.tab(agenda.title))
    if st.session_state.get("plan") != str(agenda.uid):
        st.session_state.pop(MESSAGE, None)
    st.session_state["plan"] = str(agenda.uid)
    _plan(agenda.uid, said.get("item", ""))


@st.fragment
def _plan(uid: UUID, item: str) -> None:
    """Everything of the plan, read anew each time: a change on the board redraws this and nothing else."""
    ways.follow()
    say_trouble()
    try:
        with database().read() as work:
            plan = plans.by_uid(work, uid)
            vocabulary = get_vocabulary(work)
            own_words = notes.texts(work, notes_in(plan.agenda))
            named_here = names.texts(work, names_in(plan.agenda))
            people, rooms = names.known(work, "person"), names.known(work, "room")
            wanted = beside(f"board-{uid}")
            shown = board_beside.draw(
                work, plan.agenda, timed := timeline(plan.agenda), wanted, vocabulary, named_here
            )
    except SalaError as error:
        st.error(wording(error))
        return
    _head(plan.agenda, timed)
    board(
        picture(
            plan.agenda,
            timed,
            vocabulary,
            version=plan.version,
            notes=own_words,
            names=named_here,
            known_people=people,
            known_rooms=rooms,
            beside=shown,
            hrefs=_hrefs(plan.agenda),
            undo=plan.last or "",
            redo=plan.undone or "",
            said=plan.last or "",
            selected=item if _is_in(plan.agenda, item) else "",
            message=st.session_state.get(MESSAGE),
        ),
        key=f"board-{uid}",
        on_operations=lambda client, entries: make_changes(uid, client, entries),
        on_go=lambda where: _go(plan.agenda, vocabulary, where),
    )


def _head(agenda: Agenda, timed: TimedAgenda) -> None:
    if agenda.put_away:
        putting_away.draw_way_back(agenda)
    st.title(plain(agenda.title), anchor=False)
    with st.container(
        key="plan-head", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.markdown(_facts(agenda, timed), width="content")
        with st.container(
            key="plan-ways", horizontal=True, width="content", gap="xsmall", vertical_alignment="center"
        ):
            name = address.name_of(agenda.slug, agenda.uid)
            ways.link("find", _("Find sessions"), icon="search", plan=name)
            ways.link("place", _("Fill in"), icon="edit_note", p=name)
            ways.link("read", _("Read"), icon="menu_book", p=name)
            ways.link("releases", _("Versions"), icon="bookmarks", p=name)
            ways.link("print", _("Print"), icon="print", p=name)
            ways.link("settings", _("Settings"), icon="tune", p=name)


def _facts(agenda: Agenda, timed: TimedAgenda) -> str:
    facts = [days_text(len(agenda.days)), people_text(agenda.people), language_name(agenda.language)]
    free = sum(day.free for day in timed.days)
    if free:
        facts.append(_("Air **{time}**").format(time=hours_text(free)))
    return " · ".join(facts)


def _hrefs(agenda: Agenda) -> Mapping[UUID, str]:
    uids = {item.module for item in agenda.everything() if item.module}
    return {uid: ways.href("module", m=uid) for uid in uids}


def _is_in(agenda: Agenda, item: str) -> bool:
    uid = named.uid_in(item)
    return uid is not None and agenda.item(uid) is not None


def _go(agenda: Agenda, vocabulary: Vocabulary, where: Mapping[str, Any]) -> None:
    """Where a click on the board leads; what it says comes from a browser. For the callback phase."""
    item = agenda.item(named.uid_in(where.get("item")) or agenda.uid)
    found = named.uid_in(where.get("module"))
    if where.get("to") == "module" and found:
        ways.go("module", m=_module_name(found))
        return
    if where.get("to") == "module" and item and item.module:
        lang = agenda.language if agenda.language in item.revisions else ""
        ways.go("module", m=_module_name(item.module), lang=lang)
    if where.get("to") == "checks":
        ways.go("checks")
    if where.get("to") == "find":
        day = named.uid_in(where.get("day"))
        if day is None or agenda.day(day) is None:
            return
        minutes = int(where["minutes"]) if str(where.get("minutes", "")).isdecimal() else None
        ways.go(
            "find",
            plan=address.name_of(agenda.slug, agenda.uid),
            day=day,
            after=named.uid_in(where.get("after")),
            minutes=minutes,
            length=_lengths(vocabulary, minutes),
            audience=agenda.audience,
            language=agenda.language,
        )


def _module_name(uid: UUID) -> str:
    try:
        with database().read() as work:
            return address.name_of(modules.by_uid(work, uid).slug, uid)
    except NotFound:
        return str(uid)


def _lengths(vocabulary: Vocabulary, minutes: int | None) -> str:
    """The lengths of which some fit into `minutes`, as Find's filter takes them."""
    if minutes is None:
        return ""
    lengths = vocabulary.scales["length"].values()
    return ",".join(length.id for length in lengths if int(length.detail["least"]) <= minutes)
