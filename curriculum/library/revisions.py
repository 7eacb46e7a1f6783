"""Rows of modules, editions and revisions: what loading writes, and what it keeps away from.

A revision is made and never changed. `Edition.loaded` remembers the files that loading took in last, and
`Edition.written_id` the revision that it made of them: as long as that one is published, nobody has edited the
edition here, and another file may replace it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from uuid import UUID

from sqlmodel import col, func, select

from curriculum.access import Work
from curriculum.library.format import sha256
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
    row.slug, row.kind, row.source_lang = slug, module.kind, module.lang
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


def keep_edition(work: Work, row: ModuleRow, lang: str, files: str, document: str) -> Outcome:
    """Publish what a file says, unless it is the same as before or the edition was edited here since.

    `files` is the hash of the files as they stand, `document` the revision that they make. Files are compared
    first: another version of Sala may write another document of the same files, and that is no change.
    """
    edition = _edition(work, row, lang)
    if edition.published_id is not None:
        if edition.loaded == files:
            return Outcome.UNCHANGED
        if edition.published_id != edition.written_id:
            return _merge(work, edition, files, document)
    elif edition.loaded == files and edition.written_id is not None:
        edition.published_id = edition.written_id
        work.session.flush()
        return Outcome.CHANGED
    before = edition.published_id
    edition.published_id = edition.written_id = _revision(work, edition, document)
    edition.loaded = files
    work.session.flush()
    return Outcome.UNCHANGED if edition.published_id == before else Outcome.CHANGED


def withdraw(work: Work, edition: Edition) -> Outcome:
    """Take an edition out of the library, unless it was edited here since. Nothing is deleted."""
    if edition.published_id != edition.written_id:
        return Outcome.CONFLICT
    edition.published_id = None
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


def _edition(work: Work, row: ModuleRow, lang: str) -> Edition:
    edition = work.session.exec(
        select(Edition).where(Edition.module_id == row.id, Edition.lang == lang)
    ).one_or_none()
    if edition is None:
        edition = Edition(module_id=_id(row.id), lang=lang)
        work.session.add(edition)
        work.session.flush()
    return edition


def _merge(work: Work, edition: Edition, files: str, document: str) -> Outcome:
    """Of a changed file and an edition edited here: no conflict only where both say the same by now."""
    if _known(work, edition, sha256(document)) != edition.published_id:
        return Outcome.CONFLICT
    edition.written_id, edition.loaded = edition.published_id, files
    work.session.flush()
    return Outcome.UNCHANGED


def _known(work: Work, edition: Edition, name: str) -> int | None:
    """The number of the edition's revision that is called `name`, if it was ever made."""
    same = select(Revision.id).where(Revision.edition_id == edition.id, Revision.sha256 == name)
    return work.session.exec(same).one_or_none()


def _revision(work: Work, edition: Edition, document: str) -> int:
    """The number of the revision that holds `document`: a file that comes back finds its old one."""
    name = sha256(document)
    known = _known(work, edition, name)
    if known is not None:
        return known
    last = work.session.exec(select(func.max(Revision.number)).where(Revision.edition_id == edition.id)).one()
    revision = Revision(
        edition_id=_id(edition.id),
        number=(last or 0) + 1,
        sha256=name,
        document=document,
        made_at=work.now,
        actor=work.actor.uid,
    )
    work.session.add(revision)
    work.session.flush()
    return _id(revision.id)


def _id(value: int | None) -> int:
    assert value is not None
    return value
