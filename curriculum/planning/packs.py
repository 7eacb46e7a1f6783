"""A plan in one file, to be taken to another laptop: its agenda, its whole log, and the notes and names they mention.

A pack is compressed JSON with one spelling for one meaning, so that the same content has the same bytes: no date, no
machine and no user stands in it. What is read from a file is hostile until it has been looked through here.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, ValidationError
from sqlalchemy import select

from curriculum.access import Work
from curriculum.errors import FileProblem
from curriculum.i18n import _
from curriculum.planning import names, notes, plans, store
from curriculum.planning.agenda import Agenda, Value
from curriculum.planning.fields import LONGEST_TITLE
from curriculum.planning.history import LOG
from curriculum.planning.mentions import names_in
from curriculum.planning.operations import Operation
from curriculum.planning.store import NAME, NOTE

MAGIC = b"SALA-PLAN-1\n"
MOST_BYTES = 20_000_000
"""Of a file."""
MOST_UNPACKED = 200_000_000
MOST_ENTRIES = 100_000
Text = Annotated[str, StringConstraints(max_length=notes.LONGEST)]


class PackedEntry(Value):
    """One entry of the log. `actor` is not in it: whoever opens a pack did none of it."""

    number: Annotated[int, Field(ge=1)]
    client: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    sequence: Annotated[int, Field(ge=0, lt=2**31)]
    operation: Operation
    inverse: Operation
    undoes: int | None = None
    redoes: int | None = None
    stepped_over: bool = False


class PackedName(Value):
    uid: UUID
    kind: names.NameKind
    text: Annotated[str, StringConstraints(max_length=LONGEST_TITLE)]


class PackedNote(Value):
    uid: UUID
    text: Text


class Pack(Value):
    format: Literal["sala-plan"] = "sala-plan"
    agenda: Agenda
    log: Annotated[tuple[PackedEntry, ...], Field(max_length=MOST_ENTRIES)]
    names: Annotated[tuple[PackedName, ...], Field(max_length=10_000)]
    notes: Annotated[tuple[PackedNote, ...], Field(max_length=MOST_ENTRIES)]


def pack(work: Work, slug: str, without_notes: bool = False) -> Pack:
    """Everything of a plan. `without_notes` leaves private notes and people's names empty. Raises `NotFound`.

    Entries of the log that another version wrote are left out: nothing could be made of them elsewhere.
    """
    agenda = plans.get(work, slug).agenda
    stored = store.by_uid(work.session, agenda.uid)
    rows = work.session.execute(
        select(LOG).where(LOG.c.plan_id == stored.id).order_by(LOG.c.number)
    ).mappings()
    fields = tuple(PackedEntry.model_fields)
    log = _whole(tuple(_readable({name: row[name] for name in fields} for row in rows)))
    named = select(NAME.c.uid, NAME.c.kind, NAME.c.text).order_by(NAME.c.uid)
    mentioned = _mentioned(agenda, log)
    noted = select(NOTE.c.uid, NOTE.c.text).where(NOTE.c.plan_id == stored.id).order_by(NOTE.c.uid)

    def text(words: str) -> str:
        return "" if without_notes else words

    return Pack(
        agenda=agenda,
        log=log,
        names=tuple(
            PackedName(uid=uid, kind=kind, text=text(words))
            for uid, kind, words in work.session.execute(named)
            if uid in mentioned
        ),
        notes=tuple(PackedNote(uid=uid, text=text(words)) for uid, words in work.session.execute(noted)),
    )


def _readable(rows: Iterable[dict[str, Any]]) -> Iterable[PackedEntry]:
    for row in rows:
        try:
            yield PackedEntry.model_validate(row)
        except ValidationError:
            continue


def _whole(log: tuple[PackedEntry, ...]) -> tuple[PackedEntry, ...]:
    """Without what takes back an entry that is not there."""
    kept: list[PackedEntry] = []
    numbers: set[int] = set()
    for entry in log:
        if all(aim is None or aim in numbers for aim in (entry.undoes, entry.redoes)):
            kept.append(entry)
            numbers.add(entry.number)
    return tuple(kept)


def _mentioned(agenda: Agenda, log: Iterable[PackedEntry]) -> frozenset[UUID]:
    """The names that the plan names, or once did."""
    told = json.dumps([entry.model_dump(mode="json") for entry in log])
    once = {UUID(word) for word in told.split('"') if len(word) == 36 and word.count("-") == 4}
    return frozenset({*names_in(agenda), *once})


def written(packed: Pack) -> bytes:
    """The bytes of a pack's file: the same for the same content."""
    body = json.dumps(
        packed.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()
    return MAGIC + hashlib.sha256(body).hexdigest().encode() + b"\n" + zlib.compress(body, 9)


def read(content: bytes, name: str = "") -> Pack:
    """The pack that a file holds. `name` is the file's, for the sentence. Raises `FileProblem`."""
    if len(content) > MOST_BYTES:
        raise _unreadable(name, _("It is too large for a plan."))
    if not content.startswith(MAGIC):
        raise _unreadable(name, _("It is no plan that Sala has packed."))
    digest, _newline, compressed = content[len(MAGIC) :].partition(b"\n")
    body = _unpacked(compressed, name)
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise _unreadable(name, _("It is damaged. Copy it again from the other laptop."))
    try:
        read = Pack.model_validate_json(body)
    except (ValidationError, RecursionError, ValueError) as error:
        raise _unreadable(name, _("This Sala cannot read it. A later one may have written it.")) from error
    if not _hangs_together(read):
        raise _unreadable(name, _("It is damaged. Copy it again from the other laptop."))
    return read


def _hangs_together(read: Pack) -> bool:
    """Whether every entry of the log has a number and a message of its own and looks back at entries before it."""
    before: set[int] = set()
    messages = {(entry.client, entry.sequence) for entry in read.log}
    for entry in read.log:
        aims = {aim for aim in (entry.undoes, entry.redoes) if aim is not None}
        if (
            entry.number in before
            or max(before, default=0) > entry.number
            or not aims <= before
            or len(aims) > 1
        ):
            return False
        if entry.stepped_over and not aims:
            return False
        before.add(entry.number)
    return len(messages) == len(read.log)


def _unpacked(compressed: bytes, name: str) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        body = unpacker.decompress(compressed, MOST_UNPACKED)
    except zlib.error as error:
        raise _unreadable(name, _("It is damaged. Copy it again from the other laptop.")) from error
    if not unpacker.eof or unpacker.unused_data:
        raise _unreadable(name, _("It is damaged. Copy it again from the other laptop."))
    return body


def read_file(file: Path) -> Pack:
    """The pack in a file. Raises `FileProblem`."""
    try:
        with file.open("rb") as opened:
            return read(opened.read(MOST_BYTES + 1), file.name)
    except OSError as error:
        raise _unreadable(file.name, error.strerror or type(error).__name__) from error


def _unreadable(name: str, why: str) -> FileProblem:
    return FileProblem(name, None, why)
