"""What the board sends: every entry that Python has not acknowledged yet, under the board's client id.

Streamlit replaces a pending message with a newer one, so each message carries all that is open. Everything in
here comes from a browser and is hostile until read.
"""

from __future__ import annotations

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


class Entry(_Value):
    """One thing that was done; exactly one of the three is set."""

    sequence: Sequence
    operation: dict[str, Any] | None = None
    """JSON of one of `planning.operations`, not yet validated."""
    command: Literal["undo", "redo"] | None = None
    words: OwnWords | None = None


class Unreadable(_Value):
    """An entry that says nothing that Sala understands; it is passed over."""

    sequence: Sequence


class Outbox(_Value):
    client: Client
    entries: tuple[Entry | Unreadable, ...]

    def after(self, sequence: int) -> tuple[Entry | Unreadable, ...]:
        """What came later than `sequence`, in order."""
        return tuple(entry for entry in self.entries if entry.sequence > sequence)


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
        entry = Entry.model_validate(value, strict=True)
    except (ValidationError, RecursionError):
        return _unreadable(value)
    says = [entry.operation is not None, entry.command is not None, entry.words is not None]
    return entry if says.count(True) == 1 else Unreadable(sequence=entry.sequence)


def _unreadable(value: object) -> Unreadable | None:
    """Kept if it has a number, so that it is acknowledged and not sent for ever."""
    if not isinstance(value, dict):
        return None
    try:
        return Unreadable.model_validate({"sequence": value.get("sequence")}, strict=True)
    except ValidationError:
        return None
