"""Rows of modules, editions and revisions: what loading writes, and what it keeps away from.

A revision is made and never changed. `Edition.loaded` remembers the document that loading wrote last: as long
as the published revision is that one, nobody has edited it here, and the file may replace it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from uuid import UUID

from sqlmodel import col, func, select

from curriculum.access import Work
from curriculum.library.module import Module
from curriculum.models.library import Edition, ModuleAlias, ModuleRow, Revision


class Outcome(Enum):
    """What became of a file."""

    CHANGED = auto()
    UNCHANGED = auto()
    CONFLICT = auto()


def module_row(work: Work, uid: UUID) -> ModuleRow | None:
    return work.session.exec(select(ModuleRow).where(ModuleRow.uid == uid)).one_or_none()


def keep_module(work: Work, module: Module, uid: UUID, slug: str) -> tuple[ModuleRow, bool]:
    """The row of a module, made or updated from its first edition; and whether its slug is new to it.

    A slug that it had before stays as an alias.
    """
    row = module_row(work, uid)
    renamed = row is not None and row.slug != slug
    if row is None:
        row = ModuleRow(uid=uid, slug=slug, kind=module.kind, source_lang=module.lang)
        work.session.add(row)
    old = row.slug
    row.slug, row.kind, row.source_lang, row.withdrawn = slug, module.kind, module.lang, False
    work.session.flush()
    _keep_aliases(work, row, {old, *module.aliases} - {slug})
    return row, renamed


def _keep_aliases(work: Work, row: ModuleRow, aliases: set[str]) -> None:
    assert row.id is not None
    taken = work.session.get(ModuleAlias, row.slug)
    if taken:
        work.session.delete(taken)
    for alias in sorted(aliases):
        if not work.session.get(ModuleAlias, alias):
            work.session.add(ModuleAlias(slug=alias, module_id=row.id))
    work.session.flush()


def slug_is_free(work: Work, slug: str, uid: UUID) -> bool:
    """Whether no other module is called `slug`."""
    other = work.session.exec(select(ModuleRow).where(ModuleRow.slug == slug)).one_or_none()
    return other is None or other.uid == uid


def keep_edition(work: Work, row: ModuleRow, lang: str, document: str, sha256: str) -> Outcome:
    """Publish what a file says, unless it says what it said before or the edition was edited here since."""
    edition = work.session.exec(
        select(Edition).where(Edition.module_id == row.id, Edition.lang == lang)
    ).one_or_none()
    if edition is None:
        edition = Edition(module_id=_id(row.id), lang=lang)
        work.session.add(edition)
        work.session.flush()
    published = published_sha256(work, edition)
    if published == sha256:
        edition.loaded = sha256
        return Outcome.UNCHANGED
    if published is not None and published != edition.loaded:
        return Outcome.UNCHANGED if edition.loaded == sha256 else Outcome.CONFLICT
    edition.published_id = _revision(work, edition, document, sha256).id
    edition.loaded = sha256
    work.session.flush()
    return Outcome.CHANGED


def withdraw(work: Work, edition: Edition) -> Outcome:
    """Take an edition out of the library, unless it was edited here since. Nothing is deleted."""
    if published_sha256(work, edition) != edition.loaded:
        return Outcome.CONFLICT
    edition.published_id = None
    work.session.flush()
    row = work.session.get_one(ModuleRow, edition.module_id)
    others = select(Edition).where(Edition.module_id == row.id, col(Edition.published_id).is_not(None))
    row.withdrawn = work.session.exec(others).first() is None
    work.session.flush()
    return Outcome.CHANGED


def published(work: Work) -> Iterator[tuple[ModuleRow, Edition]]:
    """Every edition that the library shows, with its module."""
    shown = (
        select(ModuleRow, Edition)
        .where(Edition.module_id == ModuleRow.id, col(Edition.published_id).is_not(None))
        .order_by(col(Edition.id))
    )
    yield from work.session.exec(shown)


def published_sha256(work: Work, edition: Edition) -> str | None:
    """The hash of the revision that the library shows; None when it is withdrawn."""
    if edition.published_id is None:
        return None
    return work.session.exec(select(Revision.sha256).where(Revision.id == edition.published_id)).one()


def _revision(work: Work, edition: Edition, document: str, sha256: str) -> Revision:
    last = work.session.exec(select(func.max(Revision.number)).where(Revision.edition_id == edition.id)).one()
    revision = Revision(
        edition_id=_id(edition.id),
        number=(last or 0) + 1,
        sha256=sha256,
        document=document,
        made_at=work.now,
        actor=work.actor.uid,
    )
    work.session.add(revision)
    work.session.flush()
    return revision


def _id(value: int | None) -> int:
    assert value is not None
    return value
