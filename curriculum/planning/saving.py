"""Agenda -> rows: writes the difference between two agendas, found by uid, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Result, Select, Table, bindparam, delete, insert, select, tuple_, union_all, update
from sqlmodel import Session

from curriculum.access import Work
from curriculum.errors import NotFound
from curriculum.planning import tree
from curriculum.planning.agenda import Agenda, Day, Item, Strand
from curriculum.planning.store import (
    DAY,
    DAY_FIELDS,
    EDITION,
    FILLED,
    ITEM,
    ITEM_FIELDS,
    ITEM_REVISION,
    MODULE,
    NAME,
    NOTE,
    PLAN,
    PLAN_FIELDS,
    PLAN_LISTS,
    REVISION,
    RHYTHM,
    STEP,
    STEP_FIELDS,
    STRAND,
    STRAND_FIELDS,
    StoredPlan,
)

Thing = TypeVar("Thing")
_Pin = tuple[int, str, str]
"""Row number of a module, language, sha256 of the revision."""


def add(work: Work, agenda: Agenda) -> StoredPlan:
    """Writes a new plan. Raises `NotFound` for a rhythm, module, revision or note that is not there."""
    own = _plan_row(work.session, agenda)
    row = {"uid": agenda.uid, "version": 0, "made_at": work.now, "changed_at": work.now, **own}
    plan_id = work.session.execute(insert(PLAN).values(**row).returning(PLAN.c.id)).scalar_one()
    _Difference(
        work.session, plan_id, agenda.model_copy(update={"days": (), "aside": (), "filled": ()}), agenda
    ).write()
    return StoredPlan(plan_id, 0, work.now, agenda)


def save(work: Work, stored: StoredPlan, agenda: Agenda) -> StoredPlan:
    """Writes what is different in `agenda`, and counts a version. Raises `NotFound` as `add` does."""
    version = stored.version + 1
    row = {"version": version, "changed_at": work.now, **_plan_row(work.session, agenda)}
    work.session.execute(update(PLAN).where(PLAN.c.id == stored.id).values(**row))
    _Difference(work.session, stored.id, stored.agenda, agenda).write()
    return StoredPlan(stored.id, version, work.now, agenda)


def taken_elsewhere(session: Session, stored: StoredPlan, agenda: Agenda) -> UUID | None:
    """An id that is new in `agenda` and that another plan uses already."""
    fresh = set(tree.ids(agenda)) - set(tree.ids(stored.agenda))
    if not fresh:
        return None
    used = union_all(*(select(table.c.uid).where(table.c.uid.in_(fresh)) for table in (DAY, ITEM, STRAND)))
    taken: UUID | None = session.execute(used).scalar()
    return taken


def _plan_row(session: Session, agenda: Agenda) -> dict[str, Any]:
    rhythm = agenda.rhythm and session.scalar(select(RHYTHM.c.id).where(RHYTHM.c.slug == agenda.rhythm))
    if agenda.rhythm and rhythm is None:
        raise NotFound("rhythm", agenda.rhythm)
    lists = {name: [one.model_dump(mode="json") for one in getattr(agenda, name)] for name in PLAN_LISTS}
    return {"rhythm_id": rhythm, **{name: getattr(agenda, name) for name in PLAN_FIELDS}, **lists}


@dataclass(frozen=True, slots=True)
class _Placed:
    """An item with where it stands; its strands are looked at apart."""

    item: Item
    position: int
    day: UUID | None = None
    strand: UUID | None = None
    fallback: bool = False


@dataclass(slots=True)
class _Flat:
    """An agenda as three tables, by uid."""

    days: dict[UUID, tuple[int, Day]] = field(default_factory=dict)
    items: dict[UUID, _Placed] = field(default_factory=dict)
    strands: dict[UUID, tuple[int, Strand, UUID]] = field(default_factory=dict)
    """Position, strand, its parallel item."""

    @classmethod
    def of(cls, agenda: Agenda) -> _Flat:
        flat = cls()
        for position, day in enumerate(agenda.days):
            flat.days[day.uid] = (position, day.model_copy(update={"items": (), "fallback": ()}))
            flat._lay(day.items, day=day.uid)
            flat._lay(day.fallback, day=day.uid, fallback=True)
        flat._lay(agenda.aside)
        return flat

    def _lay(
        self,
        items: tuple[Item, ...],
        day: UUID | None = None,
        strand: UUID | None = None,
        fallback: bool = False,
    ) -> None:
        for position, item in enumerate(items):
            bare = item.model_copy(update={"strands": ()}) if item.strands else item
            self.items[item.uid] = _Placed(bare, position, day, strand, fallback)
            for place, inner in enumerate(item.strands):
                self.strands[inner.uid] = (place, inner.model_copy(update={"items": ()}), item.uid)
                self._lay(inner.items, strand=inner.uid)


class _Difference:
    """Writes the way from one agenda to another."""

    def __init__(self, session: Session, plan_id: int, before: Agenda, after: Agenda) -> None:
        self._session = session
        self._plan = plan_id
        self._before, self._after = _Flat.of(before), _Flat.of(after)
        self._filled = (before.filled, after.filled)
        self._items = _changed(self._before.items, self._after.items)
        self._ids: dict[str, dict[UUID, int]] = {"day": {}, "item": {}, "strand": {}}

    def write(self) -> None:
        """Holders before what they hold, and removals last: what was moved out of them must be out."""
        before, after = self._before, self._after
        gone = {
            ITEM: before.items.keys() - after.items.keys(),
            STRAND: before.strands.keys() - after.strands.keys(),
            DAY: before.days.keys() - after.days.keys(),
        }
        days = _changed(before.days, after.days)
        strands = _changed(before.strands, after.strands)
        self._modules = self._module_ids()
        self._look_for_names(strand for _, strand, _ in strands.values())
        self._know(DAY, days.keys() | gone[DAY] | {p.day for p in self._items.values() if p.day})
        self._know(ITEM, self._items.keys() | gone[ITEM] | {owner for _, _, owner in strands.values()})
        around = {p.strand for p in self._items.values() if p.strand}
        self._know(STRAND, strands.keys() | gone[STRAND] | around)
        pinned = self._with_another("module", "revisions")
        self._clear(ITEM_REVISION, pinned)  # first: a pin holds its item to the module that it has
        self._put(DAY, {uid: self._day_row(*day) for uid, day in days.items()})
        outside = {uid: placed for uid, placed in self._items.items() if placed.strand is None}
        inside = {uid: placed for uid, placed in self._items.items() if placed.strand is not None}
        self._put(ITEM, {uid: self._item_row(placed) for uid, placed in outside.items()})
        self._put(STRAND, {uid: self._strand_row(*strand) for uid, strand in strands.items()})
        self._put(ITEM, {uid: self._item_row(placed) for uid, placed in inside.items()})
        self._write_steps(self._with_another("steps"))
        self._write_revisions(pinned)
        self._write_filled()
        for table, uids in gone.items():
            if uids:
                numbers = [self._ids[table.name][uid] for uid in uids]
                self._session.execute(delete(table).where(table.c.id.in_(numbers)))

    def _know(self, table: Table, uids: Iterable[UUID]) -> None:
        """Learns the row numbers of those that have a row."""
        query = select(table.c.uid, table.c.id).where(table.c.uid.in_(set(uids)))
        self._ids[table.name] |= _numbers(self._session.execute(query))

    def _put(self, table: Table, rows: dict[UUID, dict[str, Any]]) -> None:
        known = self._ids[table.name]
        new = [{"uid": uid, **row} for uid, row in rows.items() if uid not in known]
        old = [{"row": known[uid], **row} for uid, row in rows.items() if uid in known]
        if new:
            made = self._session.execute(insert(table).returning(table.c.uid, table.c.id), new)
            known |= _numbers(made)
        if old:
            change = update(table).where(table.c.id == bindparam("row"))
            columns: dict[str, Any] = {name: bindparam(name) for name in next(iter(rows.values()))}
            self._session.connection().execute(change.values(columns), old)

    def _day_row(self, position: int, day: Day) -> dict[str, Any]:
        return {
            "plan_id": self._plan,
            "position": position,
            **{name: getattr(day, name) for name in DAY_FIELDS},
            "start_minutes": day.start,
            "end_minutes": day.end,
        }

    def _strand_row(self, position: int, strand: Strand, owner: UUID) -> dict[str, Any]:
        row = {"plan_id": self._plan, "item_id": self._ids["item"][owner]}
        return {**row, "position": position, **{name: getattr(strand, name) for name in STRAND_FIELDS}}

    def _item_row(self, placed: _Placed) -> dict[str, Any]:
        item = placed.item
        return {
            "plan_id": self._plan,
            "day_id": placed.day and self._ids["day"][placed.day],
            "strand_id": placed.strand and self._ids["strand"][placed.strand],
            "fallback": placed.fallback,
            "position": placed.position,
            "module_id": item.module and self._modules[item.module],
            **{name: getattr(item, name) for name in ITEM_FIELDS},
        }

    def _write_steps(self, changed: dict[UUID, Item]) -> None:
        """All steps of an item whose choice changed are written anew: positions and keys are unique in it."""
        self._clear(STEP, changed)
        notes = self._note_ids(step.words for item in changed.values() for step in item.steps if step.words)
        rows = [
            {
                "plan_id": self._plan,
                "item_id": self._ids["item"][uid],
                "position": position,
                "note_id": step.words and notes[step.words],
                **{name: getattr(step, name) for name in STEP_FIELDS},
            }
            for uid, item in changed.items()
            for position, step in enumerate(item.steps)
        ]
        if rows:
            self._session.execute(insert(STEP), rows)

    def _write_revisions(self, changed: dict[UUID, Item]) -> None:
        pins = [
            (uid, (self._modules[item.module], lang, sha256))
            for uid, item in changed.items()
            if item.module
            for lang, sha256 in item.revisions.items()
        ]
        if not pins:
            return
        revisions = self._revision_rows({pin for _, pin in pins})
        rows = [{"item_id": self._ids["item"][uid], **revisions[pin]} for uid, pin in pins]
        self._session.execute(insert(ITEM_REVISION), rows)

    def _write_filled(self) -> None:
        """All answers are written anew when one of them changed: there are few."""
        if self._filled[0] == self._filled[1]:
            return
        self._session.execute(delete(FILLED).where(FILLED.c.plan_id == self._plan))
        filled = self._filled[1]
        notes = self._note_ids(answer.words for answer in filled)
        query = select(MODULE.c.uid, MODULE.c.id).where(
            MODULE.c.uid.in_({answer.module for answer in filled})
        )
        modules = self._found("module", {answer.module for answer in filled}, query)
        rows = [
            {
                "plan_id": self._plan,
                "module_id": modules[answer.module],
                "key": answer.blank,
                "note_id": notes[answer.words],
            }
            for answer in filled
        ]
        if rows:
            self._session.execute(insert(FILLED), rows)

    def _clear(self, table: Table, items: Iterable[UUID]) -> None:
        """Takes away what these items have in `table`; one that is new has nothing."""
        numbers = [self._ids["item"][uid] for uid in items if uid in self._before.items]
        if numbers:
            self._session.execute(delete(table).where(table.c.item_id.in_(numbers)))

    def _with_another(self, *fields: str) -> dict[UUID, Item]:
        """The items that are new, or of which one of these fields is not what it was."""

        def differs(uid: UUID, item: Item) -> bool:
            had = self._before.items.get(uid)
            return had is None or any(getattr(item, name) != getattr(had.item, name) for name in fields)

        items = {uid: placed.item for uid, placed in self._items.items()}
        return {uid: item for uid, item in items.items() if differs(uid, item)}

    def _module_ids(self) -> dict[UUID, int]:
        wanted = {placed.item.module for placed in self._items.values() if placed.item.module}
        query = select(MODULE.c.uid, MODULE.c.id).where(MODULE.c.uid.in_(wanted))
        return self._found("module", wanted, query)

    def _look_for_names(self, strands: Iterable[Strand]) -> None:
        """Raises `NotFound` for a person, a room or a note that is not there, or is another plan's."""
        items = [placed.item for placed in self._items.values()]
        holders: list[Item | Strand] = [*items, *strands]
        named = {
            uid for holder in holders for uid in (*holder.leads, *((holder.room,) if holder.room else ()))
        }
        self._found("name", named, select(NAME.c.uid, NAME.c.id).where(NAME.c.uid.in_(named)))
        self._note_ids(uid for item in items for uid in (item.note, item.absent_note) if uid)

    def _note_ids(self, words: Iterable[UUID]) -> dict[UUID, int]:
        wanted = set(words)
        query = select(NOTE.c.uid, NOTE.c.id).where(NOTE.c.uid.in_(wanted), NOTE.c.plan_id == self._plan)
        return self._found("note", wanted, query)

    def _revision_rows(self, pinned: set[_Pin]) -> dict[_Pin, dict[str, Any]]:
        """What a row of `item_revision` says of each pin."""
        key = (EDITION.c.module_id, EDITION.c.lang, REVISION.c.sha256)
        of_edition = REVISION.c.edition_id == EDITION.c.id
        query = select(*key, REVISION.c.edition_id, REVISION.c.id).where(of_edition, tuple_(*key).in_(pinned))
        found: dict[_Pin, dict[str, Any]] = {
            (module, lang, sha256): {
                "module_id": module,
                "lang": lang,
                "edition_id": edition,
                "revision_id": revision,
            }
            for module, lang, sha256, edition, revision in self._session.execute(query)
        }
        for module, lang, sha256 in pinned - found.keys():
            raise NotFound("revision", f"{module}/{lang}/{sha256}")
        return found

    def _found(self, kind: str, wanted: set[UUID], query: Select[UUID, int]) -> dict[UUID, int]:
        if not wanted:
            return {}
        found = _numbers(self._session.execute(query))
        for uid in wanted - found.keys():
            raise NotFound(kind, str(uid))
        return found


def _numbers(found: Result[UUID, int]) -> dict[UUID, int]:
    """uid -> row number."""
    return {row[0]: row[1] for row in found}


def _changed(before: Mapping[UUID, Thing], after: Mapping[UUID, Thing]) -> dict[UUID, Thing]:
    return {uid: thing for uid, thing in after.items() if before.get(uid) != thing}
