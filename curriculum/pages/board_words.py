"""Every word that the board shows, in the reader's language: its front end holds none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curriculum.i18n import _, minutes_text, ngettext, number_text
from curriculum.library.module import Role
from curriculum.planning.agenda import Day, StepChoice
from curriculum.planning.fields import ItemKind
from curriculum.planning.timeline import Problem, ProblemKind
from curriculum.widgets.board.picture import Kind

DEBRIEF: Role = "debrief"


def kind_word(kind: ItemKind) -> str:
    """What a kind of item is called."""
    return {
        "module": _("Session"),
        "activity": _("Activity"),
        "break": _("Break"),
        "pause": _("Pause"),
        "ceremony": _("Ceremony"),
        "visit": _("Visit"),
        "free": _("Free time"),
        "custom": _("Own item"),
        "parallel": _("Parallel groups"),
    }[kind]


def kinds() -> tuple[Kind, ...]:
    """What can be added without the library; the label is also the first title."""
    return (
        _kind("break", _("Break"), 30),
        _kind("pause", _("Meal"), 60),
        _kind("pause", _("Pause for prayer or rest"), 20),
        _kind("ceremony", _("Ceremony"), 30),
        _kind("visit", _("Visit"), 120),
        _kind("free", _("Free time"), 30),
        _kind("custom", _("Own item"), 30),
        _kind("parallel", _("Parallel groups"), 60, (group_name(1), group_name(2))),
    )


def _kind(kind: ItemKind, label: str, minutes: int, strands: tuple[str, ...] = ()) -> Kind:
    return Kind(kind, label, minutes, minutes_text(minutes), strands)


def group_name(number: int) -> str:
    """What a group is called until somebody gives it a name."""
    return _("Group {number}").format(number=number_text(number))


def absences() -> tuple[tuple[str, str], ...]:
    """What may happen if the person who leads is absent."""
    return (
        ("another", _("Another session instead")),
        ("core", _("The team runs the core steps")),
        ("swap", _("It changes places with another")),
    )


def fallback_text(day: Day) -> str:
    """Whether a day has another content ready, or is using it."""
    if not day.fallback:
        return ""
    return _("Fallback in use") if day.on_fallback else _("Fallback ready")


def aside_name(items: int) -> str:
    """The name of what is set aside, with how much that is."""
    name = _("Set aside")
    return f"{name} {number_text(items)}" if items else name


def left_out(steps: Sequence[StepChoice]) -> Iterator[str]:
    """That a session runs without its debrief, or without something else that its author holds to be its core."""
    debriefs = [step.on for step in steps if step.role == DEBRIEF]
    if not all(debriefs):
        yield _("a debrief is switched off") if any(debriefs) else _("the debrief is switched off")
    number = sum(step.core and not step.on and step.role != DEBRIEF for step in steps)
    if number:
        said = ngettext("a core step is left out", "{n} core steps are left out", number)
        yield said.format(n=number_text(number))


def problem_words(problem: Problem) -> str:
    """A problem of an item as a few words."""
    minutes = minutes_text(problem.minutes)
    return {
        ProblemKind.OVERLAP: _("overlaps by {minutes}"),
        ProblemKind.OVERRUN: _("{minutes} past the end of the day"),
        ProblemKind.PAST_MIDNIGHT: _("{minutes} past midnight"),
        ProblemKind.SPLIT_NOT_AT_A_PAUSE: _("ends with a step after which this session should not pause"),
    }[problem.kind].format(minutes=minutes)


def key_hints() -> dict[str, str]:
    """The keys and what they do, in the order of use."""
    return {
        "↑ ↓ ← →": _("walk"),
        "Enter": _("open"),
        _("Space"): _("take up; then ↑ ↓ ← → move it, Space puts it down"),
        "Alt + ↑ ↓ ← →": _("move"),
        "Shift + ↑ ↓": _("5 minutes shorter, longer"),
        "S": _("choose several"),
        "P": _("fix or free its start"),
        "M": _("more"),
        "Delete": _("remove"),
        "Ctrl + Z": _("undo"),
        "Ctrl + Shift + Z": _("redo"),
    }


def words_of_the_board() -> dict[str, str]:
    """Everything else, by the name that the front end uses."""
    return {
        "board": _("Agenda"),
        "days": _("Days"),
        "aside": _("Set aside"),
        "nothing_aside": _("Nothing is set aside. What has no room yet waits here."),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "saving": _("Saving …"),
        "saved": _("Saved"),
        "keys": _("Keys"),
        "inspector": _("What is chosen"),
        "close": _("Close"),
        "more_days_before": _("Days before these"),
        "more_days_after": _("Days after these"),
        "back": _("Back to the board"),
        "add_day": _("Add a day"),
        "no_days": _("This plan has no day yet."),
        "add_here": _("Add"),
        "add_after": _("Add after it"),
        "add_to_day": _("Add to this day"),
        "find_after": _("A session from the library"),
        "title": _("Title"),
        "outward_title": _("Title for outsiders"),
        "minutes": _("Minutes"),
        "joined": _("{name}: {whole}"),
        "less": _("Less"),
        "more": _("More"),
        "before_it": _("Free before it"),
        "fixed_start": _("Fixed start"),
        "starts_at": _("Starts at"),
        "team_only": _("For the team only"),
        "earlier": _("Earlier"),
        "later": _("Later"),
        "start_is_fixed": _("its start is fixed"),
        "place": _("Where it stands"),
        "set_aside": _("Set aside"),
        "remove": _("Remove"),
        "guest_cancels": _("The guest cancels: remove"),
        "open_module": _("Read the session"),
        "steps": _("Steps"),
        "own_words": _("Own words"),
        "split": _("Split after this step"),
        "join": _("Join with the next part"),
        "groups": _("Groups"),
        "add_group": _("Add a group"),
        "group_name": _("Name of the group"),
        "remove_group": _("Remove this group"),
        "add_to_group": _("Add to this group"),
        "date": _("Date"),
        "day_start": _("Begins at"),
        "day_end": _("Ends at the latest at"),
        "day_earlier": _("Move a day earlier"),
        "day_later": _("Move a day later"),
        "add_day_after": _("Add a day after it"),
        "remove_day": _("Remove this day"),
        "length_follows": _("The length follows from the groups."),
        "library": _("Library"),
        "history": _("History"),
        "advice": _("Advice"),
        "whole_plan": _("Whole plan"),
        "one_by_one": _("Larger"),
        "search": _("Search the library"),
        "all_filters": _("All filters"),
        "add": _("Add"),
        "put_instead": _("Put in its place"),
        "own_things": _("Own things"),
        "drag_hint": _("Drag a session to its place, or add it to the first time that holds it."),
        "nothing_found": _("No session fits. Search for a broader word, or look for any length."),
        "any_length": _("Show longer ones, too: they can be cut at a pause"),
        "leave_aim": _("For anywhere"),
        "undo_to_here": _("Undo back to here"),
        "undone": _("undone"),
        "no_history": _("Nothing has been changed yet."),
        "menu": _("More"),
        "duplicate": _("Duplicate"),
        "replace": _("Replace by another session …"),
        "session_instead": _("Put a session in its place …"),
        "shorten": _("Shorten to its core"),
        "split_half": _("Split"),
        "fix_start": _("Fix its start"),
        "free_start": _("Free its start"),
        "move_to": _("Move to {place}"),
        "who_and_where": _("Who, where, what with"),
        "leads": _("Led by"),
        "leads_hint": _("Several names with commas between them"),
        "room": _("Room"),
        "note": _("Private note"),
        "materials": _("Materials"),
        "needs": _("Needs"),
        "officials": _("Officials are present"),
        "if_absent": _("If the person who leads is absent"),
        "nothing_said": _("Nothing said"),
        "absent_note": _("More about that"),
        "travel_out": _("On the way there"),
        "travel_back": _("On the way back"),
        "people": _("People"),
        "copy_pauses": _("Copy its pauses to all days"),
        "remark": _("Note for the whole day"),
        "add_fallback": _("Add a fallback"),
        "fallback_why": _("Another content for the same hours, harmless if somebody walks in."),
        "switch_day": _("Switch to the fallback"),
        "switch_back": _("Switch back"),
        "remove_fallback": _("Remove the fallback"),
        "taken_up": _("{title}: taken up. The arrow keys move it, Space puts it down."),
        "put_down": _("{title}: put down."),
        "chosen_several": _("Chosen: {n}"),
        "choose_none": _("Choose none"),
        "impossible": _("Impossible"),
        "worth_a_look": _("Worth a look"),
        "all_well": _("The checks have nothing to say."),
        "ledger": _("Ledger: minutes per objective"),
        "ways_of_learning": _("How people learn"),
        "gap": _("no minutes yet"),
        "numbers": _("Numbers of the checks"),
        "mute": _("Mute …"),
        "mute_it": _("Mute"),
        "why": _("Why"),
        "where": _("Where"),
        "changed_elsewhere": _("Somebody else changed the plan."),
    }
