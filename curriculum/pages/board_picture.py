"""A plan as the board draws it: agenda and clock times in, plain values out, every word formatted. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a parameter is called date
from itertools import pairwise
from uuid import UUID

from curriculum.i18n import _, clock, clock_past_midnight, day_label, minutes_text, ngettext, number_text
from curriculum.pages import learning
from curriculum.pages.board_words import (
    absences,
    aside_name,
    fallback_text,
    group_name,
    key_hints,
    kind_word,
    kinds,
    left_out,
    problem_words,
    words_of_the_board,
)
from curriculum.planning.agenda import Agenda, Holiday, Item, StepChoice, within
from curriculum.planning.agenda import Day as PlannedDay
from curriculum.planning.agenda import Strand as PlannedStrand
from curriculum.planning.parts import families
from curriculum.planning.timeline import Gap as FreeTime
from curriculum.planning.timeline import TimedAgenda, TimedDay, TimedItem
from curriculum.vocabulary import Vocabulary
from curriculum.widgets.board.picture import (
    Advice,
    Block,
    Chapter,
    Day,
    Gap,
    Library,
    Message,
    Picture,
    Step,
    Strand,
)

HOUR = 60
MIDNIGHT = 24 * HOUR
WORTH_FILLING = 5
"""Minutes from which free time invites to look for something."""


def picture(
    agenda: Agenda,
    timed: TimedAgenda,
    vocabulary: Vocabulary,
    *,
    version: int = 0,
    notes: Mapping[UUID, str] | None = None,
    names: Mapping[UUID, str] | None = None,
    known_people: tuple[str, ...] = (),
    known_rooms: tuple[str, ...] = (),
    beside: Beside | None = None,
    hrefs: Mapping[UUID, str] | None = None,
    undo: str = "",
    redo: str = "",
    said: str = "",
    selected: str = "",
    message: Message | None = None,
) -> Picture:
    """What the board shows.

    Args:
        notes: the trainers' own words and private notes, by the ids that steps and items carry.
        names: of people and rooms, by the ids that items and groups carry.
        beside: what stands beside the agenda.
        hrefs: where each module can be read, by the module's uid.
        undo, redo: what they would take back or do again; empty when there is nothing.
    """
    draw = _Drawing(vocabulary, notes or {}, names or {}, hrefs or {}, _next_parts(agenda), agenda.holidays)
    beside = beside or Beside()
    return Picture(
        plan=str(agenda.uid),
        version=version,
        lang=agenda.language,
        days=tuple(draw.day(day, number) for number, day in enumerate(timed.days, start=1)),
        aside=tuple(draw.aside(item) for item in agenda.aside),
        aside_name=aside_name(len(agenda.aside)),
        hours=_hours(timed.days),
        kinds=kinds(),
        legend=learning.parts(_minutes_by_type(agenda.everything()).items(), vocabulary),
        words=words_of_the_board(),
        hint=key_hints(),
        undo=undo,
        redo=redo,
        said=said,
        selected=selected,
        message=message,
        needs=tuple((need, _need(agenda, need, vocabulary)) for need in vocabulary.scales["need"]),
        absences=absences(),
        known_people=known_people,
        known_rooms=known_rooms,
        beside=beside.name,
        library=beside.library,
        history=beside.history,
        advice=beside.advice,
        impossible=beside.impossible,
        look=beside.look,
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the agenda."""

    name: str = ""
    library: Library | None = None
    history: tuple[Chapter, ...] = ()
    advice: Advice | None = None
    impossible: int = 0
    look: int = 0


def free_text(day: TimedDay) -> str:
    """“Air 75 min”, “full”, “20 min past 17:00”."""
    if day.overrun:
        return _("{minutes} past {end}").format(minutes=minutes_text(day.overrun), end=clock(day.day.end))
    return _("Air {minutes}").format(minutes=minutes_text(day.free)) if day.free else _("full")


class _Drawing:
    """Draws days and items with the same words, notes and addresses."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        notes: Mapping[UUID, str],
        names: Mapping[UUID, str],
        hrefs: Mapping[UUID, str],
        next_parts: Mapping[UUID, UUID],
        holidays: Iterable[Holiday],
    ) -> None:
        self.vocabulary = vocabulary
        self.notes = notes
        self.names = names
        self.holidays = {holiday.date: holiday.title for holiday in holidays}
        self.hrefs = hrefs
        self.next_parts = next_parts

    def day(self, timed: TimedDay, number: int) -> Day:
        name, full = day_label(None, number), day_label(timed.day.date, number)
        mix = learning.parts(_minutes_by_type(within(timed.day.items)).items(), self.vocabulary)
        return Day(
            id=str(timed.day.uid),
            name=name,
            label=_date_and_title(timed.day, name, full),
            title=timed.day.title or "",
            date=_iso(timed.day.date),
            start=timed.day.start,
            end=timed.day.end,
            summary=free_text(timed),
            overrun=clock(timed.day.end) if timed.overrun else "",
            spoken=f"{full}, {clock(timed.day.start)}–{clock(timed.day.end)}, {free_text(timed)}",
            blocks=tuple(self.block(item, full) for item in timed.items),
            gaps=tuple(_gap(gap, full) for gap in timed.gaps),
            mix=mix,
            mix_spoken=learning.spoken(mix) if mix else "",
            remark=timed.day.remark or "",
            holiday=self._holiday(timed.day),
            fallback=fallback_text(timed.day),
            switched=timed.day.on_fallback,
        )

    def _holiday(self, day: PlannedDay) -> str:
        return self.holidays.get(day.date, "") if day.date else ""

    def _named(self, uids: Iterable[UUID]) -> tuple[str, ...]:
        return tuple(self.names[uid] for uid in uids if uid in self.names)

    def _strand(self, strand: PlannedStrand, blocks: tuple[Block, ...]) -> Strand:
        leads, room = self._named(strand.leads), self._named([strand.room] if strand.room else [])
        people = [people_text(strand.people)] if strand.people else []
        return Strand(
            str(strand.uid),
            strand.title,
            blocks,
            leads=leads,
            room="".join(room),
            people=strand.people,
            by=" · ".join(filter(None, (", ".join(leads), *room, *people))),
        )

    def block(self, timed: TimedItem, day: str) -> Block:
        time = f"{clock_past_midnight(timed.start)}–{clock_past_midnight(timed.end)}"
        strands = tuple(
            self._strand(strand, tuple(self.block(inner, day) for inner in inside))
            for strand, inside in zip(timed.item.strands, timed.strands, strict=True)
        )
        problems = tuple(problem_words(problem) for problem in timed.problems)
        return self._block(timed.item, time, f"{day}, {time}", timed.start, timed.end, problems, strands)

    def aside(self, item: Item) -> Block:
        """An item without a time."""
        strands = tuple(
            self._strand(strand, tuple(self.aside(inner) for inner in strand.items))
            for strand in item.strands
        )
        return self._block(item, "", _("set aside"), 0, item.length, (), strands)

    def _block(
        self,
        item: Item,
        time: str,
        place: str,
        start: int,
        end: int,
        problems: tuple[str, ...],
        strands: tuple[Strand, ...],
    ) -> Block:
        length = minutes_text(end - start)
        fixed = "" if item.pin is None else _("starts at {time}").format(time=clock(item.pin))
        marks = tuple(_marks(item))
        mix = learning.parts(_minutes_by_type([item]).items(), self.vocabulary)
        problems = (*problems, *left_out(item.steps))
        leads, room = self._named(item.leads), "".join(self._named([item.room] if item.room else []))
        by = " · ".join(filter(None, (", ".join(leads), room)))
        said = (item.title, kind_word(item.kind), place, length, fixed, by, *marks, *problems)
        return Block(
            id=str(item.uid),
            kind=item.kind,
            kind_word=kind_word(item.kind),
            title=item.title,
            outward_title=item.outward_title or "",
            time=time,
            length=length,
            spoken=", ".join(filter(None, said)),
            start=start,
            end=end,
            minutes=end - start,
            pin=item.pin,
            fixed=fixed,
            gap=item.gap,
            team=not item.everyone,
            marks=marks,
            problems=problems,
            resizable=item.kind != "parallel",
            mix=mix,
            mix_spoken=learning.spoken(mix) if mix else "",
            spare=_("{minutes} spare").format(minutes=minutes_text(item.slack))
            if item.steps and item.slack
            else "",
            steps=tuple(self._step(item, step, place) for place, step in enumerate(item.steps, start=1)),
            strands=strands,
            next_group=group_name(len(strands) + 1) if item.kind == "parallel" else "",
            joins=str(self.next_parts.get(item.uid, "")),
            href=self.hrefs.get(item.module, "") if item.module else "",
            leads=leads,
            room=room,
            by=by,
            note=self.notes.get(item.note, "") if item.note else "",
            materials=item.materials or "",
            needs=item.needs,
            officials=item.officials,
            if_absent=item.if_absent or "",
            absent_note=self.notes.get(item.absent_note, "") if item.absent_note else "",
            travel_out=item.travel_out,
            travel_back=item.travel_back,
            shortens=any(step.on and not step.core for step in item.steps) or bool(item.steps and item.slack),
        )

    def _step(self, item: Item, step: StepChoice, place: int) -> Step:
        before, behind = item.steps[:place], item.steps[place:]
        notes = [self.vocabulary.label("role", step.role)] if step.role else []
        notes.append(_("core") if step.core else _("optional"))
        if step.pause_after and behind:
            notes.append(_("may pause after it"))
        return Step(
            key=step.key,
            title=step.title,
            on=step.on,
            minutes=step.minutes,
            note=" · ".join(notes),
            wrote=""
            if step.minutes == step.written
            else _("written {n}").format(n=number_text(step.written)),
            words=self.notes.get(step.words, "") if step.words else "",
            splits=any(other.on for other in before) and any(other.on for other in behind),
            core=step.core,
        )


def _next_parts(agenda: Agenda) -> dict[UUID, UUID]:
    """Each part of a split module and the part that follows it."""
    return {part.uid: other.uid for family in families(agenda) for part, other in pairwise(family)}


def _date_and_title(day: PlannedDay, name: str, full: str) -> str:
    date = full.removeprefix(name).removeprefix(" · ")
    return " · ".join(filter(None, (date, day.title)))


def _iso(date: Date | None) -> str:
    return date.isoformat() if date else ""


def _gap(gap: FreeTime, day: str) -> Gap:
    label = _("Air {minutes}").format(minutes=minutes_text(gap.minutes))
    inviting = gap.minutes >= WORTH_FILLING
    invitation = _("find something") if inviting else ""
    own = _("own item") if inviting else ""
    time = f"{clock_past_midnight(gap.start)}–{clock_past_midnight(gap.end)}"
    return Gap(
        start=gap.start,
        end=gap.end,
        after=str(gap.after) if gap.after else "",
        label=label,
        invitation=invitation,
        spoken=", ".join(filter(None, (label, day, time, invitation))),
        own=own,
        own_spoken=", ".join(filter(None, (own, day, time))),
    )


def _marks(item: Item) -> Iterable[str]:
    if not item.everyone:
        yield _("team only")
    if item.officials:
        yield _("officials present")
    if item.travel_out or item.travel_back:
        yield _("on the way {minutes}").format(minutes=minutes_text(item.travel_out + item.travel_back))
    if item.part:
        yield _("part {number}").format(number=number_text(item.part))


def _minutes_by_type(items: Iterable[Item]) -> dict[str, int]:
    """Minutes of the steps that are on, by learning type."""
    minutes: dict[str, int] = {}
    for item in items:
        for step in item.steps:
            if step.on and step.learning_type:
                minutes[step.learning_type] = minutes.get(step.learning_type, 0) + step.minutes
    return minutes


def _hours(days: Iterable[TimedDay]) -> tuple[tuple[int, str], ...]:
    """The full hours that any day touches."""
    days = tuple(days)
    first = min((day.start for day in days), default=0)
    last = max((max(day.end, day.day.end) for day in days), default=0)
    hours = range(-(-first // HOUR) * HOUR, last + 1, HOUR)
    return tuple((at, clock(at if at <= MIDNIGHT else at % MIDNIGHT)) for at in hours)


def _need(agenda: Agenda, need: str, vocabulary: Vocabulary) -> str:
    """What an item may need, and that the venue lacks it, once somebody has said what it has."""
    label = vocabulary.label("need", need)
    lacking = agenda.venue is not None and need not in agenda.venue
    return _("{need} (missing here)").format(need=label) if lacking else label


def people_text(number: int) -> str:
    """“24 people”."""
    return ngettext("{n} person", "{n} people", number).format(n=number_text(number))


def days_text(number: int) -> str:
    """“2 days”."""
    return ngettext("{n} day", "{n} days", number).format(n=number_text(number))
