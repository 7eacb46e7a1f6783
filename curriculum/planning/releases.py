"""Releases: a plan frozen under a name, with every paper as it printed then. What is frozen is never changed, except
that a forgotten name is blanked in it.

A release keeps people, rooms and notes by id, as its plan does. The trees of its papers are made above (`papers`); here
they are JSON that is kept and given back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import func, insert, select

from curriculum.access import Work, allow
from curriculum.errors import InvalidValue, NotFound
from curriculum.models.types import metadata
from curriculum.planning import plans, store
from curriculum.planning.agenda import Agenda
from curriculum.planning.checks.muting import in_force, muted_everywhere
from curriculum.planning.difference import operations_between
from curriculum.planning.fields import LONGEST_TITLE, Reason, Title
from curriculum.planning.plans import Outcome

RELEASE, PAPER = (metadata.tables[name] for name in ("release", "released_paper"))
DIGITS = 8
"""Of a hash on paper."""


@dataclass(frozen=True, slots=True)
class MutedThen:
    """A remark of the checks that was not to be shown when a plan was frozen."""

    check: str
    reason: Reason
    about: str | int | None
    """The title of an item, the number of a day; None: the whole plan, or more."""
    everywhere: bool = False
    """It was muted for the whole library."""


@dataclass(frozen=True, slots=True)
class Release:
    uid: UUID
    number: int
    """1, 2, ... in its plan."""
    name: str
    made_at: datetime
    sha256: str
    """Of the agenda as canonical JSON: the same content has the same, whenever and wherever it was frozen."""
    muted: tuple[MutedThen, ...]
    """What had been muted in the plan and was as it was then."""

    @property
    def short(self) -> str:
        """What papers carry of the hash."""
        return self.sha256[:DIGITS]


@dataclass(frozen=True, slots=True)
class FrozenPaper:
    """One paper of a release as it is kept."""

    paper: str
    """“agenda-team”, “guide”, ..."""
    lang: str
    template: str
    beside_lang: str
    tree: Mapping[str, Any]


def canonical(value: Any) -> bytes:
    """JSON with one spelling for one meaning."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def hash_of(agenda: Agenda) -> str:
    """The sha256 of an agenda's content; what was muted, and whether it is put away, is no part of it."""
    content = agenda.model_dump(mode="json", exclude={"uid", "slug", "muted", "put_away"})
    return hashlib.sha256(canonical(content)).hexdigest()


def next_number(work: Work, plan_uid: UUID) -> int:
    """The number that the plan's next release will have. Raises `NotFound`."""
    plan_id = store.by_uid(work.session, plan_uid, lock=True).id
    last: int | None = work.session.scalar(
        select(func.max(RELEASE.c.number)).where(RELEASE.c.plan_id == plan_id)
    )
    return (last or 0) + 1


def keep(work: Work, plan_uid: UUID, name: str, papers: Iterable[FrozenPaper]) -> Release:
    """Freezes the plan as it stands, with its papers. Raises `NotFound`, `InvalidValue` for a name."""
    allow(work.actor, "release plan")
    try:
        title = TypeAdapter(Title).validate_python(name)
    except ValidationError as error:
        raise InvalidValue("name", name[:40], f"one line of 1 to {LONGEST_TITLE} characters") from error
    stored = store.by_uid(work.session, plan_uid, lock=True)
    uid = uuid4()
    row = {
        "uid": uid,
        "plan_id": stored.id,
        "number": next_number(work, plan_uid),
        "name": title,
        "made_at": work.now,
        "actor": work.actor.uid,
        "version": stored.version,
        "sha256": hash_of(stored.agenda),
        "agenda": stored.agenda.model_dump(mode="json"),
        "muted_everywhere": dict(muted_everywhere(work)),
    }
    release_id = work.session.execute(insert(RELEASE).values(**row).returning(RELEASE.c.id)).scalar_one()
    rows = [_row(release_id, paper) for paper in papers]
    if rows:
        work.session.execute(insert(PAPER), rows)
    return _release(row)


def releases(work: Work, plan_uid: UUID) -> tuple[Release, ...]:
    """The newest first. Raises `NotFound` when the plan is not there."""
    plan_id = store.by_uid(work.session, plan_uid).id
    query = select(RELEASE).where(RELEASE.c.plan_id == plan_id).order_by(RELEASE.c.number.desc())
    return tuple(_release(dict(row)) for row in work.session.execute(query).mappings())


def get(work: Work, plan_uid: UUID, number: int) -> Release:
    """Raises `NotFound`."""
    return _release(_found(work, plan_uid, number))


def agenda_of(work: Work, plan_uid: UUID, number: int) -> Agenda:
    """The agenda as it was frozen. Raises `NotFound`."""
    return Agenda.model_validate(_found(work, plan_uid, number)["agenda"])


def paper(work: Work, plan_uid: UUID, number: int, name: str, lang: str) -> FrozenPaper:
    """A paper in `lang`, or in the release's own language where it was not frozen in that. Raises `NotFound`."""
    release = _found(work, plan_uid, number)
    query = select(PAPER).where(PAPER.c.release_id == release["id"], PAPER.c.paper == name)
    kept = {row["lang"]: row for row in work.session.execute(query).mappings()}
    row = kept.get(lang) or kept.get(release["agenda"]["language"])
    if row is None:
        raise NotFound("paper", name)
    return FrozenPaper(row["paper"], row["lang"], row["template"], row["beside_lang"], row["tree"])


def languages(work: Work, plan_uid: UUID, number: int) -> tuple[str, ...]:
    """In which languages a release can be printed, its own first. Raises `NotFound`."""
    release = _found(work, plan_uid, number)
    query = select(PAPER.c.lang).where(PAPER.c.release_id == release["id"]).distinct()
    own = release["agenda"]["language"]
    return (own, *sorted(set(work.session.execute(query).scalars()) - {own}))


def restore(work: Work, plan_uid: UUID, client: str, sequence: int, number: int) -> Outcome:
    """Brings the plan back to a release, as one step that can be undone. Raises `NotFound`."""
    present, frozen = plans.by_uid(work, plan_uid).agenda, agenda_of(work, plan_uid, number)
    way = operations_between(present, frozen.model_copy(update={"put_away": present.put_away}))
    if not way.operations:
        return Outcome(plans.by_uid(work, plan_uid), applied=False)
    had = frozenset(item.module for item in frozen.everything() if item.module)
    return plans.perform(work, plan_uid, client, sequence, way, had)


def _found(work: Work, plan_uid: UUID, number: int) -> Mapping[str, Any]:
    plan_id = store.by_uid(work.session, plan_uid).id
    query = select(RELEASE).where(RELEASE.c.plan_id == plan_id, RELEASE.c.number == number)
    row = work.session.execute(query).mappings().first()
    if row is None:
        raise NotFound("release", str(number))
    return dict(row)


def _release(row: Mapping[str, Any]) -> Release:
    muted = tuple(_muted(Agenda.model_validate(row["agenda"]))) if row["agenda"].get("muted") else ()
    everywhere = tuple(
        MutedThen(check, reason, None, everywhere=True)
        for check, reason in sorted(row["muted_everywhere"].items())
    )
    return Release(row["uid"], row["number"], row["name"], row["made_at"], row["sha256"], muted + everywhere)


def _muted(agenda: Agenda) -> Iterator[MutedThen]:
    days = {day.uid: number for number, day in enumerate(agenda.days, start=1)}
    for muted in in_force(agenda).values():
        item = agenda.item(muted.subject)
        yield MutedThen(muted.check, muted.reason, item.title if item else days.get(muted.subject))


def _row(release_id: int, frozen: FrozenPaper) -> dict[str, Any]:
    return {
        "release_id": release_id,
        "paper": frozen.paper,
        "lang": frozen.lang,
        "template": frozen.template,
        "beside_lang": frozen.beside_lang,
        "sha256": hashlib.sha256(canonical(frozen.tree)).hexdigest(),
        "tree": frozen.tree,
    }
