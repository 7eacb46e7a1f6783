"""A remark in a sentence, its mends on buttons, and what else of the checks is shown. In the current language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from curriculum.i18n import _, clock_past_midnight, language_name, minutes_text, ngettext, number_text
from curriculum.planning.checks.check import Group, MendName, Remark
from curriculum.planning.checks.numbers import NumberGroup
from curriculum.planning.facts import Difference
from curriculum.planning.fields import Reason

Names = Mapping[UUID, str]
Data = Mapping[str, Any]
TIMES = frozenset({"start", "end", "arrival", "evening"})
MINUTES = frozenset({"minutes", "needed", "wanted", "enough"})
SHOWN = 3
"""Things of a list that a sentence names."""


def sentence(remark: Remark, names: Names | None = None) -> str:
    """What the remark says. `names` gives people and rooms; one that is not in it is “somebody” or “a room”."""
    return _SENTENCES[remark.check](remark.data).format_map(_filled(remark.data, names or {}))


def _filled(data: Data, names: Names) -> dict[str, str]:
    said = {
        key: sentence(value, names) if isinstance(value, Remark) else _text(key, value)
        for key, value in data.items()
    }
    if data.get("part"):
        said["title"] = _("{title}, part {part}").format(title=said["title"], part=said["part"])
    if "person" in data:
        said["person"] = names.get(data["person"]) or _("somebody")
    if "room" in data:
        said["room"] = names.get(data["room"]) or _("a room")
    return said


def _text(key: str, value: Any) -> str:
    if key in TIMES:
        return clock_past_midnight(value)
    if key in MINUTES:
        return minutes_text(value)
    if key in ("missing", "stale"):
        return _listed(language_name(lang) for lang in value)
    if key == "differences":
        return _differences(value)
    if isinstance(value, tuple):
        return _listed(str(each) for each in value)
    return number_text(value) if isinstance(value, int) else str(value)


def _listed(things: Iterable[str]) -> str:
    every = list(things)
    return ", ".join(every[:SHOWN]) + (" …" if len(every) > SHOWN else "")


def _differences(differences: tuple[Difference, ...]) -> str:
    return _listed(_difference(each) for each in differences) or _("only words changed")


def _difference(difference: Difference) -> str:
    text = {
        "new": _("“{step}” is new"),
        "gone": _("“{step}” is gone"),
        "minutes": _("“{step}” now {after}, before {before}"),
    }[difference.what]
    after, before = minutes_text(difference.after), minutes_text(difference.before)
    return text.format(step=difference.step, after=after, before=before)


def _handouts(data: Data) -> str:
    if data["missing"] and data["stale"]:
        return _("Handouts of “{title}” are missing in {missing} and older than their source in {stale}.")
    if data["missing"]:
        return _("Handouts of “{title}” are missing in {missing}.")
    return _("Handouts of “{title}” are older than their source in {stale}. Have them looked at.")


def _overlap(data: Data) -> str:
    if data["other"]:
        return _("“{title}” and “{other}” overlap by {minutes} on day {number}.")
    return _("“{title}” begins {minutes} before its group does, on day {number}.")


def _waiting(data: Data) -> str:
    if data["what"] == "usual":
        return _("In the usual content of day {number}, which waits: {inner}")
    return _("In the fallback of day {number}: {inner}")


def _harmful(data: Data) -> str:
    if data["why"] == "heavy":
        return _("“{title}” is heavy, and is in the fallback of day {number}. Take something harmless.")
    return _("“{title}” works with own cases, in the fallback of day {number}. Take something harmless.")


def _leads(data: Data) -> str:
    if not data["others"]:
        return _("On day {number} {person} leads for {minutes}; {enough} is enough.")
    return ngettext(
        "On day {number} {person} leads for {minutes}, and {others} more person too long; {enough} is enough.",
        "On day {number} {person} leads for {minutes}, and {others} more people too long; {enough} is enough.",
        data["others"],
    )


def _venue(data: Data) -> str:
    if data["without"]:
        return _("The venue does not have what “{title}” needs: {needs}. Without it: {without}")
    return _("The venue does not have what “{title}” needs: {needs}.")


def _objectives(data: Data) -> str:
    return ngettext(
        "{objectives} objective of “{programme}” has no minutes yet. The ledger names it.",
        "{objectives} objectives of “{programme}” have no minutes yet. The ledger names them.",
        data["objectives"],
    )


_SENTENCES: Mapping[str, Callable[[Data], str]] = {
    "overlap": _overlap,
    "past-the-hard-end": lambda data: _("“{title}” ends {minutes} past the day’s hard end, {end}."),
    "past-midnight": lambda data: _("“{title}” runs {minutes} past midnight. It belongs to the next day."),
    "person-in-two-places": lambda data: _("“{title}” and “{first}” are led by {person} at the same time."),
    "room-in-two-uses": lambda data: _("“{title}” and “{first}” are in {room} at the same time."),
    "no-time-between-rooms": lambda data: _(
        "Who leads “{title}” comes from another room, after “{first}”. Leave {minutes} more."
    ),
    "interpreters-in-too-many-groups": lambda data: _(
        "“{title}” has {groups} groups at once; {most} can be interpreted."
    ),
    "waiting-content": _waiting,
    "fallback-not-harmless": _harmful,
    "heavy-without-debrief": lambda data: _("“{title}” is heavy and runs without a debrief. Give it one."),
    "heavy-without-soft-time": lambda data: _(
        "“{title}” is heavy, and “{next}” begins less than {wanted} after it. Leave {wanted} to rest."
    ),
    "heavy-in-the-evening": lambda data: _(
        "“{title}” is heavy and ends at {end}. Have it over before {evening}."
    ),
    "heavy-with-officials": lambda data: _("“{title}” is heavy, and officials are present. Hold it without."),
    "heavy-with-one-trainer": lambda data: _(
        "“{title}” is led by {person} alone. A heavy session needs two."
    ),
    "leading-too-long": _leads,
    "own-cases-before-agreement": lambda data: _(
        "“{title}” works with own cases before the group has agreed on safety."
    ),
    "own-case-sheet-too-late": lambda data: _(
        "“{title}” gives out its sheet for own cases less than {wanted} before the end. Bring it forward."
    ),
    "long-sitting": lambda data: _(
        "Around “{title}” people sit for {minutes} without a rest; {enough} is enough."
    ),
    "input-in-the-low-energy-window": lambda data: _(
        "“{title}” has {minutes} of input between {start} and {end}, when energy is low."
    ),
    "much-input": lambda data: _(
        "On day {number} people listen for {minutes}, {percent}% of the sessions; {most}% is enough."
    ),
    "no-opening": lambda data: _("The plan begins with “{title}”. Let people arrive and meet first."),
    "no-evaluation": lambda data: _("Nothing asks people what they think at the end, after “{title}”."),
    "no-action-planning": lambda data: _("Nowhere do people plan what they will do afterwards."),
    "no-free-half-day": lambda data: _(
        "By day {number} people have worked {days} days without half a day free."
    ),
    "no-free-day": lambda data: _(
        "By day {number} people have worked {days} days in a row. Leave a day free."
    ),
    "visit-without-preparation": lambda data: _(
        "Nothing on its day prepares “{title}”. Talk about consent, pictures and safety before."
    ),
    "visit-without-debrief": lambda data: _(
        "No talk follows “{title}” on its day. Let people say what they saw."
    ),
    "visit-without-way": lambda data: _("“{title}” has no time on the way. Enter how long the road takes."),
    "visit-without-slack": lambda data: _(
        "“{next}” begins less than {wanted} after “{title}”. Roads are late; leave some slack."
    ),
    "ceremony-without-buffer": lambda data: _(
        "“{next}” begins less than {wanted} after “{title}”. Guests come late; leave a buffer."
    ),
    "required-before-arrival": lambda data: _(
        "“{title}” begins at {start} on a day of travel. All have arrived by {arrival}."
    ),
    "interpretation-not-allowed-for": lambda data: _(
        "“{title}” needs {needed} with interpretation, {minutes} more than it has."
    ),
    "handout-language": _handouts,
    "newer-revision": lambda data: _("The library has a newer “{title}”: {differences}."),
    "withdrawn-session": lambda data: _("The library no longer shows “{title}”. Look for another session."),
    "venue-without": _venue,
    "objectives-not-covered": _objectives,
    "prerequisites-out-of-order": lambda data: _("“{title}” builds on “{other}”, which comes later."),
    "group-outside-range": lambda data: _(
        "“{title}” is made for {least} to {most} people; here are {people}."
    ),
    "theory-without-practice": lambda data: _(
        "People practise or make something in {percent}% of the sessions. Aim for {least}%."
    ),
    "practice-without-action": lambda data: _(
        "Only {minutes} are for planning what comes next. Aim for {wanted}."
    ),
    "no-way-to-a-remedy": lambda data: _(
        "Cases such as those in “{title}” lead to no remedy, at home or beyond. Add a session on one."
    ),
    "approaches-out-of-balance": lambda data: _(
        "{approach} takes {percent}% of the sessions; {most}% is enough."
    ),
    "one-way-of-learning": lambda data: _("“{label}” takes {percent}% of the sessions."),
    "one-method": lambda data: _("{label} takes {percent}% of the sessions."),
    "few-methods": lambda data: _("Day {number} uses {methods} methods; {fewest} keep it awake."),
}


def label(mend: MendName) -> str:
    """What stands on the button of a mend."""
    return {
        "free-start": _("Free its start"),
        "set-aside": _("Set aside"),
        "end-later": _("End later"),
        "leave-time": _("Leave time"),
        "add-break": _("Add a break"),
        "split-here": _("Break inside"),
        "add-opening": _("Add an opening"),
        "add-evaluation": _("Add an evaluation"),
        "add-action": _("Add a plan"),
        "add-agreement": _("Add agreements"),
        "add-preparation": _("Add a preparation"),
        "add-talk": _("Add a talk"),
        "switch-on-debrief": _("Switch it on"),
        "without-officials": _("Without officials"),
        "remove": _("Guest cancels"),
        "next-day": _("To the next day"),
        "begin-later": _("Begin later"),
        "swap": _("Swap them"),
        "take-newer": _("Take the newer"),
        "lengthen": _("Give it time"),
        "only-core": _("Only its core"),
        "shorten": _("Shorten the other"),
        "split-around": _("Split around it"),
    }[mend]


def group_name(group: Group | NumberGroup) -> str:
    """What a kind of remarks, or of numbers, is called."""
    return {
        "clock": _("Impossible"),
        "care": _("Care for people"),
        "outside": _("Visits, guests, travel"),
        "shape": _("Shape of the days"),
        "interpreting": _("Interpretation"),
        "papers": _("Papers and venue"),
        "content": _("Content"),
        "design": _("Design notes"),
        "screen": _("On the screen"),
    }[group]


def reason_words(reason: Reason) -> str:
    """Why a remark is muted."""
    return {
        "fasting": _("Fasting"),
        "custom": _("The host’s custom"),
        "officials": _("Officials"),
        "travel": _("Travel"),
        "visit": _("A visit"),
        "group-agreed": _("The group agreed"),
        "small-team": _("Small team"),
        "other": _("Another reason"),
    }[reason]


def muted_words(
    check: str, reason: Reason, about: str | int | None = None, *, everywhere: bool = False
) -> str:
    """What was muted and why: of an item by its title, of a day by its number, of the whole plan or library."""
    if everywhere:
        said = _("{check}, in the whole library: {reason}")
        return said.format(check=check_name(check), reason=reason_words(reason))
    if about is None:
        return _("{check}: {reason}").format(check=check_name(check), reason=reason_words(reason))
    named = f"“{about}”" if isinstance(about, str) else _("day {number}").format(number=number_text(about))
    said = _("{check}, {about}: {reason}")
    return said.format(check=check_name(check), about=named, reason=reason_words(reason))


def check_name(check: str) -> str:
    """What a check looks at, in a few words; one that is no longer there is its own name."""
    names = {
        "overlap": _("Overlaps"),
        "past-the-hard-end": _("The day’s hard end"),
        "past-midnight": _("Midnight"),
        "person-in-two-places": _("A person in two places"),
        "room-in-two-uses": _("A room in two uses"),
        "no-time-between-rooms": _("Time between rooms"),
        "interpreters-in-too-many-groups": _("Interpreters in groups"),
        "waiting-content": _("What waits as another content"),
        "fallback-not-harmless": _("A harmless fallback"),
        "heavy-with-officials": _("Officials at a heavy session"),
        "heavy-without-debrief": _("Debrief of a heavy session"),
        "heavy-without-soft-time": _("Soft time after a heavy session"),
        "heavy-in-the-evening": _("Heavy sessions in the evening"),
        "heavy-with-one-trainer": _("One trainer alone at a heavy session"),
        "leading-too-long": _("How long one person leads"),
        "own-cases-before-agreement": _("Own cases before an agreement on safety"),
        "own-case-sheet-too-late": _("Sheets for own cases"),
        "long-sitting": _("Long sittings"),
        "input-in-the-low-energy-window": _("Input when energy is low"),
        "much-input": _("Input in a day"),
        "no-opening": _("Opening"),
        "no-evaluation": _("Evaluation"),
        "no-action-planning": _("Plan for action"),
        "no-free-half-day": _("Half a day free"),
        "no-free-day": _("A day free"),
        "visit-without-preparation": _("Preparation of a visit"),
        "visit-without-debrief": _("Talk after a visit"),
        "visit-without-way": _("Way to a visit"),
        "visit-without-slack": _("Slack after a visit"),
        "ceremony-without-buffer": _("Buffer after a ceremony"),
        "required-before-arrival": _("Days of travel"),
        "interpretation-not-allowed-for": _("Time for interpretation"),
        "handout-language": _("Languages of handouts"),
        "newer-revision": _("Newer sessions in the library"),
        "withdrawn-session": _("Withdrawn sessions"),
        "venue-without": _("What the venue has"),
        "objectives-not-covered": _("Objectives of the programme"),
        "prerequisites-out-of-order": _("Order of sessions"),
        "group-outside-range": _("Size of the group"),
        "theory-without-practice": _("Share of practice"),
        "practice-without-action": _("Practice and action"),
        "no-way-to-a-remedy": _("From the case to a remedy"),
        "approaches-out-of-balance": _("Balance of approaches"),
        "one-way-of-learning": _("Ways of learning"),
        "one-method": _("Balance of methods"),
        "few-methods": _("Variety of methods"),
    }
    return names.get(check, check)
