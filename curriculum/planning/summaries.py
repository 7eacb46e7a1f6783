"""Plans in a list: counted and added up by the database, so that no plan is read for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Select, case, func, select

from curriculum.access import Work
from curriculum.planning.store import DAY, ITEM, PLAN, STEP, STRAND


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan in a list."""

    uid: UUID
    slug: str
    title: str
    days: int
    minutes: int
    """Of everything that stands on a day."""
    changed_at: datetime


def list_plans(work: Work, put_away: bool = False) -> tuple[PlanSummary, ...]:
    """The plans that are not put away, or those that are; the last changed first."""
    days = select(DAY.c.plan_id, func.count().label("days")).group_by(DAY.c.plan_id).subquery()
    minutes = _minutes_on_days().subquery()
    query = (
        select(
            PLAN.c.uid,
            PLAN.c.slug,
            PLAN.c.title,
            func.coalesce(days.c.days, 0),
            func.coalesce(minutes.c.minutes, 0),
            PLAN.c.changed_at,
        )
        .outerjoin(days, days.c.plan_id == PLAN.c.id)
        .outerjoin(minutes, minutes.c.plan_id == PLAN.c.id)
        .where(PLAN.c.put_away == put_away)
        .order_by(PLAN.c.changed_at.desc(), PLAN.c.id.desc())
    )
    return tuple(
        PlanSummary(uid, slug, title, int(days_), int(minutes_), changed_at)
        for uid, slug, title, days_, minutes_, changed_at in work.session.execute(query)
    )


def _minutes_on_days() -> Select[int, int]:
    """By plan; as `Item.length` has it, a parallel item takes its longest strand."""
    alone = _alone()
    strands = (
        select(STRAND.c.item_id, func.sum(alone.c.gap + alone.c.minutes).label("minutes"))
        .join(alone, alone.c.strand_id == STRAND.c.id)
        .group_by(STRAND.c.item_id, STRAND.c.id)
        .subquery()
    )
    longest = (
        select(strands.c.item_id, func.max(strands.c.minutes).label("minutes"))
        .group_by(strands.c.item_id)
        .subquery()
    )
    return (
        select(alone.c.plan_id, func.sum(func.coalesce(longest.c.minutes, alone.c.minutes)).label("minutes"))
        .outerjoin(longest, longest.c.item_id == alone.c.id)
        .where(alone.c.day_id.is_not(None), ~alone.c.fallback)
        .group_by(alone.c.plan_id)
    )


def _alone() -> CTE:
    """Every item with its minutes, strands left aside."""
    on = select(STEP.c.item_id, func.sum(STEP.c.minutes).label("minutes"))
    steps = on.where(STEP.c.on).group_by(STEP.c.item_id).subquery()
    of_steps = _at_least_one(func.coalesce(steps.c.minutes, 0) + ITEM.c.slack)
    own = func.coalesce(ITEM.c.minutes, of_steps)
    minutes = (own + ITEM.c.travel_out + ITEM.c.travel_back).label("minutes")
    place = (ITEM.c.id, ITEM.c.plan_id, ITEM.c.day_id, ITEM.c.strand_id, ITEM.c.fallback, ITEM.c.gap)
    return select(*place, minutes).outerjoin(steps, steps.c.item_id == ITEM.c.id).cte()


def _at_least_one(minutes: ColumnElement[int]) -> ColumnElement[int]:
    return case((minutes > 0, minutes), else_=1)
