"""What the board sends: every entry that Python has not acknowledged yet, under the board's client id.

Streamlit replaces a pending message with a newer one, so each message carries all that is open. Everything in
here comes from a browser and is hostile until read.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

MOST_ENTRIES = 1000
Sequence = Annotated[int, Field(ge=1, le=2**31 - 1)]
Client = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{8,64}$")]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OwnWords(_Value):
    """The trainer's own words beside a step; empty takes them away."""

    item: str = Field(max_length=40)
    step: str = Field(max_length=60)
    text: str = Field(max_length=10_000)


class Told(_Value):
    """What was typed about an item or a group: names of people, a room, a note. Empty takes it away."""

    of: str = Field(max_length=40)
    field: Literal["leads", "room", "note", "absent_note"]
    strand: bool = False
    """Whether `of` is a group."""
    texts: tuple[Annotated[str, StringConstraints(max_length=10_000)], ...] = Field(max_length=12)


class Session(_Value):
    """A session of the library, put exactly there."""

    module: str = Field(max_length=40)
    uid: str = Field(max_length=40)
    """Of the new item."""
    into: str | None = Field(max_length=40)
    after: str | None = Field(max_length=40)
    gap: int = Field(ge=0, le=1440)
    also: tuple[dict[str, Any], ...] = Field(default=(), max_length=2)
    """Operations that belong to the gesture, such as the room that the next item gives."""


class Deed(_Value):
    """A gesture that Python makes operations of."""

    name: Literal["duplicate", "shorten", "replace", "fallback", "pauses", "mute", "add"]
    item: str | None = Field(default=None, max_length=40)
    day: str | None = Field(default=None, max_length=40)
    module: str | None = Field(default=None, max_length=40)
    after: str | None = Field(default=None, max_length=40)
    check: str | None = Field(default=None, max_length=60)
    """Of a remark that is to be muted, for what and why."""
    subject: str | None = Field(default=None, max_length=40)
    scope: Literal["item", "day", "plan", "library"] | None = None
    reason: str | None = Field(default=None, max_length=40)


class Entry(_Value):
    """One thing that was done; exactly one of the six is set."""

    sequence: Sequence
    operation: dict[str, Any] | None = None
    """JSON of one of `planning.operations`, not yet validated."""
    command: Literal["undo", "redo"] | None = None
    words: OwnWords | None = None
    told: Told | None = None
    session: Session | None = None
    deed: Deed | None = None


class Unreadable(_Value):
    """An entry that says nothing that Sala understands; it is passed over."""

    sequence: Sequence


class Outbox(_Value):
    client: Client
    entries: tuple[Entry | Unreadable, ...]

    def after(self, sequence: int) -> tuple[Entry | Unreadable, ...]:
        """What came later than `sequence`, in order."""
        return tuple(entry for entry in self.entries if entry.sequence > sequence)


class Beside(_Value):
    """What the reader wants beside the agenda."""

    panel: Literal["", "library", "history", "advice"] = ""
    words: Annotated[str, StringConstraints(max_length=400)] = ""
    """Searched for in the library."""
    day: Annotated[str, StringConstraints(max_length=40)] = ""
    after: Annotated[str, StringConstraints(max_length=40)] = ""
    minutes: Annotated[int, Field(ge=0, le=1440)] = 0
    """Of the free time that is to be filled; 0: any."""
    instead: Annotated[str, StringConstraints(max_length=40)] = ""
    """The item that is to be replaced by another session with the same objectives."""


def read_beside(value: object) -> Beside:
    """What stands beside the agenda; nothing when `value` says nothing that Sala understands."""
    try:
        return Beside.model_validate(value, strict=True)
    except (ValidationError, RecursionError):
        return Beside()


def read_outbox(value: object) -> Outbox | None:
    """The outbox that `value` holds, or None when it is none."""
    if not isinstance(value, dict) or not isinstance(value.get("entries"), list):
        return None
    read = (_entry(entry) for entry in value["entries"][:MOST_ENTRIES])
    entries = [entry for entry in read if entry is not None]
    entries.sort(key=lambda entry: entry.sequence)
    try:
        return Outbox(client=value.get("client", ""), entries=tuple(entries))
    except ValidationError:
        return None


def _entry(value: object) -> Entry | Unreadable | None:
    try:
        entry = Entry.model_validate_json(json.dumps(value), strict=True)
    except (ValidationError, RecursionError, TypeError, ValueError):
        return _unreadable(value)
    says = (entry.operation, entry.command, entry.words, entry.told, entry.session, entry.deed)
    return entry if sum(said is not None for said in says) == 1 else Unreadable(sequence=entry.sequence)


def _unreadable(value: object) -> Unreadable | None:
    """Kept if it has a number, so that it is acknowledged and not sent for ever."""
    if not isinstance(value, dict):
        return None
    try:
        return Unreadable.model_validate({"sequence": value.get("sequence")}, strict=True)
    except ValidationError:
        return None
