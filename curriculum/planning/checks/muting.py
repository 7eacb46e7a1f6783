"""Muting a remark: for its item, its day, the plan or the whole library, with a reason. What is impossible is never
muted.

A muting holds as long as what it speaks of is as it was: its mark is a hash of that. For the whole library it holds
until somebody lets the check be heard again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Literal, get_args
from uuid import UUID

from curriculum.access import Work, allow
from curriculum.errors import InvalidValue, NotFound
from curriculum.planning import operations as op
from curriculum.planning.agenda import Agenda, Muted
from curriculum.planning.checks.check import Remark
from curriculum.planning.checks.every import CHECKS
from curriculum.planning.fields import Reason
from curriculum.preferences import remember, remembered

Scope = Literal["item", "day", "plan"]
KEPT = "checks-muted"
"""What the library-wide mutings are remembered as."""
REASONS: tuple[Reason, ...] = get_args(Reason)
DIGITS = 12


def mark_of(agenda: Agenda, subject: UUID) -> str:
    """The first digits of the sha256 of an item, a day or the plan as it is. Raises `NotFound` for anything else.

    Of the plan it takes its own fields and which sessions are on its days: not their order and times, or each drag
    would bring every remark about the plan back.
    """
    thing = agenda.item(subject) or agenda.day(subject)
    if thing is not None:
        return _mark(thing.model_dump(mode="json"))
    if subject != agenda.uid:
        raise NotFound("item", str(subject))
    own = agenda.model_dump(mode="json", exclude={"days", "aside", "muted", "filled", "put_away"})
    held = sorted(f"{item.kind} {item.module or item.uid}" for item in agenda.on_days())
    return _mark([own, len(agenda.days), held])


def _mark(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def mute(agenda: Agenda, remark: Remark, reason: Reason, scope: Scope = "item") -> op.Mute:
    """What mutes a remark: for just its subject, or for its whole day or plan.

    Raises `InvalidValue` for a remark that cannot be muted.
    """
    if remark.level == "impossible":
        raise InvalidValue("check", remark.check, "a remark that can be muted")
    wider = {"item": remark.subject, "day": remark.day or remark.subject, "plan": agenda.uid}
    subject = wider[scope]
    muted = Muted(check=remark.check, subject=subject, reason=reason, mark=mark_of(agenda, subject))
    return op.Mute(check=remark.check, subject=subject, muted=muted)


def hear_again(remark: Remark, subject: UUID) -> op.Mute:
    """What lets a remark be heard again that was muted for `subject`."""
    return op.Mute(check=remark.check, subject=subject, muted=None)


def in_force(agenda: Agenda) -> Mapping[tuple[str, UUID], Muted]:
    """The plan's mutings whose subject is as it was."""
    found: dict[tuple[str, UUID], Muted] = {}
    marks: dict[UUID, str | None] = {}
    for muted in agenda.muted:
        if muted.subject not in marks:
            marks[muted.subject] = _mark_if_there(agenda, muted.subject)
        if marks[muted.subject] == muted.mark:
            found[muted.check, muted.subject] = muted
    return found


def _mark_if_there(agenda: Agenda, subject: UUID) -> str | None:
    try:
        return mark_of(agenda, subject)
    except NotFound:
        return None


def muted_everywhere(work: Work) -> Mapping[str, Reason]:
    """What is muted for the whole library: check -> reason. What is not sound is left out."""
    try:
        kept = json.loads(remembered(work, KEPT) or "{}")
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {check: reason for check, reason in kept.items() if reason in REASONS}


def mute_everywhere(work: Work, check: str, reason: Reason | None) -> None:
    """Mutes a check for the whole library; None lets it be heard again.

    Raises `NotFound` for a check that is none, `InvalidValue` for one that cannot be muted or a reason that is none.
    """
    allow(work.actor, "change settings")
    known = {each.name: each for each in CHECKS}
    if check not in known:
        raise NotFound("check", check)
    if known[check].level == "impossible":
        raise InvalidValue("check", check, "a check that can be muted")
    if reason is not None and reason not in REASONS:
        raise InvalidValue("reason", reason, ", ".join(REASONS))
    kept = {**muted_everywhere(work)}
    kept.pop(check, None)
    if reason is not None:
        kept[check] = reason
    remember(work, KEPT, json.dumps(kept, sort_keys=True))
