"""Rows -> agenda. The rows are the truth; `saving` writes them.

Reading takes six queries whatever the number of days and items. Values leave here, rows never do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlmodel import Session

from curriculum.errors import NotFound
from curriculum.models.types import metadata
from curriculum.planning.agenda import Agenda

PLAN, DAY, ITEM, STRAND = (metadata.tables[name] for name in ("plan", "day", "item", "strand"))
STEP, ITEM_REVISION, NOTE = (metadata.tables[name] for name in ("item_step", "item_revision", "note"))
MODULE, EDITION, REVISION = (metadata.tables[name] for name in ("module", "edition", "revision"))

Row = dict[str, Any]
PLAN_FIELDS = ("slug", "title", "outward_title", "language", "zone", "people", "audience", "rhythm")
ITEM_FIELDS = ("kind", "title", "outward_title", "everyone", "minutes", "slack", "gap", "pin", "part")
STEP_FIELDS = ("key", "title", "on", "minutes", "written", "core", "cut", "pause_after", "learning_type")


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as it stands in the tables."""

    id: int
    version: int
    changed_at: datetime
    agenda: Agenda


def every_plan(session: Session) -> tuple[StoredPlan, ...]:
    """All plans, the last changed first."""
    return _read(session, PLAN.c.id.is_not(None))


def by_slug(session: Session, slug: str) -> StoredPlan:
    """Raises `NotFound`."""
    return _only(_read(session, PLAN.c.slug == slug), slug)


def by_uid(session: Session, uid: UUID, lock: bool = False) -> StoredPlan:
    """With `lock` nobody else changes the plan until the transaction ends. Raises `NotFound`."""
    return _only(_read(session, PLAN.c.uid == uid, lock), str(uid))


def slugs(session: Session) -> frozenset[str]:
    return frozenset(session.execute(select(PLAN.c.slug)).scalars())


def _only(plans: tuple[StoredPlan, ...], name: str) -> StoredPlan:
    if not plans:
        raise NotFound("plan", name)
    return plans[0]


def _read(session: Session, which: ColumnElement[bool], lock: bool = False) -> tuple[StoredPlan, ...]:
    query = select(PLAN).where(which).order_by(PLAN.c.changed_at.desc(), PLAN.c.id.desc())
    plans = _rows(session, query.with_for_update() if lock else query)
    parts = _Parts.of(session, [plan["id"] for plan in plans])
    return tuple(
        StoredPlan(plan["id"], plan["version"], plan["changed_at"], parts.agenda(plan)) for plan in plans
    )


@dataclass(slots=True)
class _Parts:
    """The rows of plans by what they belong to, in order."""

    days: dict[int, list[Row]]
    on_days: dict[int, list[Row]]
    in_strands: dict[int, list[Row]]
    aside: dict[int, list[Row]]
    strands: dict[int, list[Row]]
    steps: dict[int, list[Row]]
    revisions: dict[int, list[Row]]

    @classmethod
    def of(cls, session: Session, plans: list[int]) -> _Parts:
        of_plan = ITEM.c.plan_id.in_(plans)
        with_module = select(ITEM, MODULE.c.uid.label("module")).outerjoin(MODULE)
        items = _rows(session, with_module.where(of_plan).order_by(ITEM.c.position))
        of_item = select(ITEM.c.id).where(of_plan).scalar_subquery()
        days = select(DAY).where(DAY.c.plan_id.in_(plans)).order_by(DAY.c.position)
        strands = select(STRAND).where(STRAND.c.item_id.in_(of_item)).order_by(STRAND.c.position)
        steps = select(STEP, NOTE.c.uid.label("words")).outerjoin(NOTE)
        steps = steps.where(STEP.c.item_id.in_(of_item)).order_by(STEP.c.position)
        pins = select(ITEM_REVISION.c.item_id, ITEM_REVISION.c.lang, REVISION.c.sha256).join(REVISION)
        nowhere = [row for row in items if row["day_id"] is None and row["strand_id"] is None]
        return cls(
            days=_grouped(_rows(session, days), "plan_id"),
            on_days=_grouped(items, "day_id"),
            in_strands=_grouped(items, "strand_id"),
            aside=_grouped(nowhere, "plan_id"),
            strands=_grouped(_rows(session, strands), "item_id"),
            steps=_grouped(_rows(session, steps), "item_id"),
            revisions=_grouped(_rows(session, pins.where(ITEM_REVISION.c.item_id.in_(of_item))), "item_id"),
        )

    def agenda(self, plan: Row) -> Agenda:
        """Put together as plain data and validated once, which takes a quarter of the time of one by one."""
        days = [self._day(row) for row in self.days.get(plan["id"], ())]
        aside = self._items(self.aside.get(plan["id"], ()))
        own = {name: plan[name] for name in PLAN_FIELDS}
        return Agenda.model_validate({"uid": plan["uid"], "days": days, "aside": aside, **own})

    def _day(self, row: Row) -> Row:
        return {
            "uid": row["uid"],
            "title": row["title"],
            "date": row["date"],
            "start": row["start_minutes"],
            "end": row["end_minutes"],
            "items": self._items(self.on_days.get(row["id"], ())),
        }

    def _items(self, rows: Iterable[Row]) -> list[Row]:
        return [self._item(row) for row in rows]

    def _item(self, row: Row) -> Row:
        item = {name: row[name] for name in ITEM_FIELDS}
        item |= {"uid": row["uid"], "module": row["module"]}
        item["steps"] = [_step(step) for step in self.steps.get(row["id"], ())]
        item["strands"] = [self._strand(strand) for strand in self.strands.get(row["id"], ())]
        item["revisions"] = {pin["lang"]: pin["sha256"] for pin in self.revisions.get(row["id"], ())}
        return item

    def _strand(self, row: Row) -> Row:
        items = self._items(self.in_strands.get(row["id"], ()))
        return {"uid": row["uid"], "title": row["title"], "items": items}


def _step(row: Row) -> Row:
    step = {name: row[name] for name in STEP_FIELDS}
    step["words"] = row["words"]
    return step


def _rows(session: Session, query: Select[Any]) -> list[Row]:
    result = session.execute(query)
    names = tuple(result.keys())
    return [dict(zip(names, row, strict=True)) for row in result]


def _grouped(rows: Iterable[Row], owner: str) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row[owner] is not None:
            groups[row[owner]].append(row)
    return groups
