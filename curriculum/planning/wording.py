"""An operation in a few words, for undo, redo and history: “moved “Lunch””. Worded in the current language.

Operations name things by id, so the title comes from the agenda, or from the way back when the thing is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from curriculum.i18n import _, clock, date_text, minutes_text, ngettext, number_text
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Item
from curriculum.planning.operations import Operation


@dataclass(frozen=True, slots=True)
class _Names:
    """What an operation names by id, as people call it."""

    titles: Mapping[UUID, str]
    days: Sequence[UUID]
    """In their order now."""
    stood: Mapping[UUID, UUID | None]
    """Where each item that was moved stood before."""

    def title(self, uid: UUID) -> str:
        return self.titles.get(uid) or _("an item")

    def other_day(self, move: op.MoveItem) -> str:
        """The number of the day that an item was moved to from another place; empty where it is none."""
        if move.into not in self.days or self.stood.get(move.item, move.into) == move.into:
            return ""
        return number_text(self.days.index(move.into) + 1)


def wording(operation: Operation, inverse: Operation, agenda: Agenda) -> str:
    """What `operation` did, in the past tense, without a capital and without a full stop."""
    titles = dict(_titles(agenda)) | dict(_titles_within(inverse)) | dict(_titles_within(operation))
    names = _Names(titles, [day.uid for day in agenda.days], dict(_moves_within(inverse)))
    return _worded(operation, names, agenda)


def offered(operation: Operation, inverse: Operation, agenda: Agenda) -> str:
    """As `wording`, for what is not done yet: with what it would set, where that is one value."""
    said = wording(operation, inverse, agenda)
    value = _value(operation)
    return _("{said}: {value}").format(said=said, value=value) if value else said


def _value(operation: Operation) -> str:
    match operation:
        case op.Rename() | op.RenameStrand():
            return f"“{operation.title}”"
        case op.RenameOutward() if operation.outward_title:
            return f"“{operation.outward_title}”"
        case op.Pin() if operation.at is not None:
            return clock(operation.at)
        case op.SetGap() | op.SetStepMinutes():
            return minutes_text(operation.minutes)
        case op.SetPlan() | op.SetDay():
            return _value_of_field(operation)
        case _:
            return ""


def _value_of_field(operation: op.SetPlan | op.SetDay) -> str:
    match operation.value:
        case bool() | None:
            return ""
        case date() as day:
            return date_text(day)
        case int() as number:
            return clock(number) if operation.field in ("start", "end") else number_text(number)
        case str() as text if operation.field in ("title", "outward_title", "remark", "zone"):
            return f"“{text}”"
        case _:
            return ""


def _worded(operation: Operation, names: _Names, agenda: Agenda) -> str:
    if isinstance(operation, op.Several):
        return _worded_several(operation, names, agenda)
    if isinstance(operation, op.SetPlan):
        return _worded_plan(operation)
    if isinstance(operation, op.FillBlank):
        return _("filled in a local fact") if operation.words else _("opened a local fact again")
    if isinstance(operation, op.SetHoliday):
        return _("entered a holiday") if operation.title else _("took a holiday out")
    if isinstance(operation, op.Mute):
        return _("muted a remark") if operation.muted else _("let a remark be heard again")
    if isinstance(operation, _OnDay):
        return _worded_day(operation, agenda)
    if isinstance(operation, op.MoveItem) and (day := names.other_day(operation)):
        return _("moved “{title}” to day {number}").format(title=names.title(operation.item), number=day)
    return _template(operation).format(title=names.title(_subject(operation)))


def _worded_several(several: op.Several, names: _Names, agenda: Agenda) -> str:
    if not several.operations:
        return _("changed nothing")
    if several.doing == "move":
        moved = sum(isinstance(one, op.MoveItem) for one in several.operations)
        return ngettext("moved {n} item", "moved {n} items", moved).format(n=number_text(moved))
    first, *others = several.operations
    if several.doing == "place":
        return _worded(first, names, agenda)
    if several.doing in ("replace", "shorten", "duplicate"):
        return _worded_gesture(several.doing, several.operations, names)
    if several.doing in _DOING:
        return _DOING[several.doing]()
    number = len(several.operations)
    if others and all(isinstance(one, op.RemoveItem) for one in several.operations):
        return ngettext("removed {n} item", "removed {n} items", number).format(n=number_text(number))
    if others and all(isinstance(one, op.MoveItem) and one.into is None for one in several.operations):
        return ngettext("set {n} item aside", "set {n} items aside", number).format(n=number_text(number))
    worded = _worded(first, names, agenda)
    if not others:
        return worded
    more = ngettext("{first} and {others} change more", "{first} and {others} changes more", len(others))
    return more.format(first=worded, others=number_text(len(others)))


def _worded_gesture(doing: str, operations: Sequence[Operation], names: _Names) -> str:
    """A gesture of several operations, with the titles of what it was done to."""
    new = next((one.item.title for one in operations if isinstance(one, op.AddItem)), "")
    old = next((one.item for one in operations if isinstance(one, op.RemoveItem | op.SetSteps)), None)
    text = {
        "replace": _("put “{new}” in the place of “{old}”"),
        "shorten": _("shortened “{old}” to its core"),
        "duplicate": _("duplicated “{new}”"),
    }[doing]
    return text.format(new=new or _("an item"), old=names.title(old) if old else _("an item"))


_DOING: dict[str, Callable[[], str]] = {
    "meals": lambda: _("copied pauses to all days"),
    "paste": lambda: _("pasted an agenda"),
    "dates": lambda: _("moved the plan to other dates"),
    "rhythm": lambda: _("laid out a rhythm"),
    "restore": lambda: _("went back to a release"),
}


def _worded_plan(change: op.SetPlan) -> str:
    if change.field == "put_away":
        return _("put the plan away") if change.value else _("brought the plan back")
    return {
        "title": _("renamed the plan"),
        "outward_title": _("changed the plan’s title for outsiders"),
        "language": _("changed the plan’s language"),
        "zone": _("changed the time zone"),
        "people": _("changed how many people come"),
        "audience": _("changed who comes"),
        "rhythm": _("changed the rhythm"),
        "programme": _("changed the programme"),
        "interpretation": _("changed the interpretation"),
        "languages": _("changed what participants read"),
        "venue": _("changed what the venue has"),
    }[change.field]


_OnDay = op.AddDay | op.RemoveDay | op.MoveDay | op.SetDay | op.SetFallback | op.SwitchDay


def _worded_day(operation: _OnDay, agenda: Agenda) -> str:
    uid = operation.day.uid if isinstance(operation, op.AddDay) else operation.day
    order = [day.uid for day in agenda.days]
    if isinstance(operation, op.RemoveDay) or uid not in order:
        return _("removed a day") if isinstance(operation, op.RemoveDay) else _("changed a day")
    texts = {
        "AddDay": _("added day {number}"),
        "MoveDay": _("moved day {number}"),
        "SetFallback": _("took the fallback of day {number} away"),
        "SwitchDay": _("switched day {number} to its other content"),
    }
    if isinstance(operation, op.SetFallback) and operation.items:
        return _("gave day {number} a fallback").format(number=number_text(order.index(uid) + 1))
    text = _field_of_day(operation.field) if isinstance(operation, op.SetDay) else texts[operation.op]
    return text.format(number=number_text(order.index(uid) + 1))


def _field_of_day(field: str) -> str:
    return {
        "title": _("renamed day {number}"),
        "date": _("changed the date of day {number}"),
        "start": _("changed the start of day {number}"),
        "end": _("changed the end of day {number}"),
        "remark": _("changed the remark on day {number}"),
        "rhythm": _("changed the rhythm of day {number}"),
    }[field]


_OnItem = (
    op.AddItem
    | op.RemoveItem
    | op.MoveItem
    | op.SetMinutes
    | op.SetSteps
    | op.SwitchStep
    | op.SetStepMinutes
    | op.SetStepWords
    | op.SplitItem
    | op.JoinItems
    | op.Pin
    | op.SetGap
    | op.Rename
    | op.RenameOutward
    | op.SetFor
    | op.SetItem
    | op.AddStrand
    | op.RemoveStrand
    | op.RenameStrand
    | op.SetStrand
)


def _subject(operation: _OnItem) -> UUID:
    match operation:
        case op.AddItem():
            return operation.item.uid
        case op.AddStrand():
            return operation.strand.uid
        case op.RemoveStrand() | op.RenameStrand() | op.SetStrand():
            return operation.strand
        case _:
            return operation.item


def _template(operation: _OnItem) -> str:
    match operation:
        case op.AddItem():
            return _("added “{title}”")
        case op.RemoveItem():
            return _("removed “{title}”")
        case op.MoveItem():
            return _("set “{title}” aside") if operation.into is None else _("moved “{title}”")
        case op.SetMinutes():
            return _("set “{title}” to {length}").replace("{length}", minutes_text(operation.minutes))
        case op.SetSteps() | op.SetStepMinutes():
            return _("changed the minutes of “{title}”")
        case op.SwitchStep():
            on = _("switched on a step of “{title}”")
            return on if operation.on else _("switched off a step of “{title}”")
        case op.SetStepWords():
            return _("changed the words beside a step of “{title}”")
        case op.SplitItem():
            return _("split “{title}”")
        case op.JoinItems():
            return _("joined “{title}”")
        case op.Pin():
            freed = _("freed the start of “{title}”")
            return freed if operation.at is None else _("fixed the start of “{title}”")
        case op.SetGap():
            return _("changed the minutes before “{title}”")
        case op.Rename():
            return _("renamed “{title}”")
        case op.RenameOutward():
            return _("changed the title of “{title}” for outsiders")
        case op.SetFor():
            everyone = _("made “{title}” for everyone")
            return everyone if operation.everyone else _("made “{title}” for the team only")
        case op.AddStrand():
            return _("added the group “{title}”")
        case op.RemoveStrand():
            return _("removed the group “{title}”")
        case op.RenameStrand():
            return _("renamed the group “{title}”")
        case op.SetStrand():
            return _field_of_strand(operation.field)
        case op.SetItem():
            return _field_of_item(operation.field)


def _field_of_strand(field: str) -> str:
    return {
        "leads": _("changed who leads the group “{title}”"),
        "room": _("changed the room of the group “{title}”"),
        "people": _("changed how many are in the group “{title}”"),
    }[field]


def _field_of_item(field: str) -> str:
    return {
        "leads": _("changed who leads “{title}”"),
        "room": _("changed the room of “{title}”"),
        "note": _("changed the note on “{title}”"),
        "materials": _("changed the materials of “{title}”"),
        "needs": _("changed what “{title}” needs"),
        "officials": _("changed whether officials are at “{title}”"),
        "if_absent": _("changed what happens with “{title}” if somebody is absent"),
        "absent_note": _("changed what happens with “{title}” if somebody is absent"),
        "travel_out": _("changed the way to “{title}”"),
        "travel_back": _("changed the way back from “{title}”"),
    }[field]


def _titles(agenda: Agenda) -> Iterator[tuple[UUID, str]]:
    for item in agenda.everything():
        yield from _titles_of(item)


def _titles_of(item: Item) -> Iterator[tuple[UUID, str]]:
    yield item.uid, item.title
    for strand in item.strands:
        yield strand.uid, strand.title
        yield from ((inner.uid, inner.title) for inner in strand.items)


def _moves_within(operation: Operation) -> Iterator[tuple[UUID, UUID | None]]:
    """Where each item goes that an operation moves."""
    if isinstance(operation, op.MoveItem):
        yield operation.item, operation.into
    elif isinstance(operation, op.Several):
        yield from (pair for one in operation.operations for pair in _moves_within(one))


def _titles_within(operation: Operation) -> Iterator[tuple[UUID, str]]:
    """Titles of what an operation carries with it."""
    match operation:
        case op.AddItem():
            yield from _titles_of(operation.item)
        case op.AddStrand():
            yield operation.strand.uid, operation.strand.title
        case op.AddDay():
            yield from (pair for item in operation.day.items for pair in _titles_of(item))
        case op.Several():
            yield from (pair for one in operation.operations for pair in _titles_within(one))
        case _:
            return
