"""What is different between two states of a plan, a sentence each. In the current language."""

from __future__ import annotations

from curriculum.i18n import _
from curriculum.planning.difference import ASIDE, Change


def sentence(change: Change) -> str:
    """“Lunch”: moved from day 1 to day 2."""
    said = _told(change)
    if change.about == "plan":
        return said
    name = _("Day {number}").format(number=change.title) if change.about == "day" else f"“{change.title}”"
    return _("{name}: {said}").format(name=name, said=said)


def _told(change: Change) -> str:
    if change.kind == "new":
        return _("new") if change.about == "day" else _("new on {place}").format(place=_place(change.after))
    if change.kind == "removed":
        return (
            _("removed")
            if change.about == "day"
            else _("removed from {place}").format(place=_place(change.before))
        )
    if change.kind == "moved":
        if change.before == change.after:
            return _("in another order on {place}").format(place=_place(change.after))
        return _("moved from {before} to {after}").format(
            before=_place(change.before), after=_place(change.after)
        )
    return _("changed: {fields}").format(fields=", ".join(dict.fromkeys(map(_field, change.fields))))


def _place(number: int | None) -> str:
    return _("what is set aside") if number in (ASIDE, None) else _("day {number}").format(number=number)


def _field(name: str) -> str:
    return {
        "title": _("title"),
        "outward_title": _("title for outsiders"),
        "everyone": _("for whom"),
        "length": _("minutes"),
        "pin": _("fixed start"),
        "gap": _("free before it"),
        "steps": _("steps"),
        "revisions": _("version of the session"),
        "leads": _("who leads"),
        "room": _("room"),
        "note": _("note"),
        "materials": _("materials"),
        "needs": _("needs"),
        "officials": _("officials"),
        "if_absent": _("if somebody is absent"),
        "absent_note": _("if somebody is absent"),
        "groups": _("groups"),
        "date": _("date"),
        "start": _("begin"),
        "end": _("end"),
        "remark": _("note for the whole day"),
        "rhythm": _("rhythm"),
        "fallback": _("fallback"),
        "language": _("language"),
        "languages": _("languages"),
        "zone": _("time zone"),
        "people": _("people"),
        "audience": _("for whom"),
        "programme": _("programme"),
        "interpretation": _("interpretation"),
        "venue": _("venue"),
        "put_away": _("put away"),
        "holidays": _("holidays"),
        "filled": _("answers about the place"),
    }[name]
