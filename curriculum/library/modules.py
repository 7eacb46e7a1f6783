"""What the library shows: a module in one language, an old revision, cards for a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from curriculum.access import Work
from curriculum.errors import NotFound
from curriculum.library.cards import Card, card
from curriculum.library.files import SLUG
from curriculum.library.format import from_document, remembered
from curriculum.library.module import Module
from curriculum.models.library import Edition, ModuleAlias, ModuleRow, Revision
from curriculum.vocabulary import get as vocabulary_of

__all__ = ["Card", "ShownModule", "at_revision", "by_uid", "cards", "published_revisions", "shown"]


@dataclass(frozen=True, slots=True)
class ShownModule:
    """A published edition, with what names it."""

    uid: UUID
    id: int
    slug: str
    lang: str
    source_lang: str
    revisions: Mapping[str, str]
    """Every language in which the library shows it, the source first -> sha256 of the revision."""
    revision_id: int
    module: Module

    @property
    def langs(self) -> tuple[str, ...]:
        return tuple(self.revisions)

    @property
    def sha256(self) -> str:
        return self.revisions[self.lang]


@dataclass(frozen=True, slots=True)
class _Published:
    """Where an edition's document is, without the document."""

    row: ModuleRow
    lang: str
    revision_id: int
    sha256: str


def shown(work: Work, slug: str, lang: str | None = None) -> ShownModule:
    """The module called `slug`, now or earlier, in `lang`.

    Without `lang` in the reader's language, else in its source. Raises `NotFound`.
    """
    if not SLUG.fullmatch(slug):
        raise NotFound("module", slug)
    row = work.session.exec(select(ModuleRow).where(ModuleRow.slug == slug)).one_or_none()
    if row is None and (alias := work.session.get(ModuleAlias, slug)):
        row = work.session.get(ModuleRow, alias.module_id)
    return _shown(work, row, slug, lang)


def by_uid(work: Work, uid: UUID, lang: str | None = None) -> ShownModule:
    """Like `shown`, by the module's uid."""
    row = work.session.exec(select(ModuleRow).where(ModuleRow.uid == uid)).one_or_none()
    return _shown(work, row, str(uid), lang)


def at_revision(work: Work, sha256: str) -> Module:
    """The edition as a revision holds it, for ever. Raises `NotFound`."""
    document = work.session.exec(select(Revision.document).where(Revision.sha256 == sha256)).first()
    if document is None:
        raise NotFound("revision", sha256)
    return from_document(document, sha256)


def published_revisions(work: Work, uids: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
    """Module -> language -> sha256 of the revision that the library shows, the source first."""
    found: dict[UUID, dict[str, str]] = {}
    for each in _published(work, col(ModuleRow.uid).in_(list(uids))):
        found.setdefault(each.row.uid, {})[each.lang] = each.sha256
    return found


def cards(work: Work, uids: Iterable[UUID]) -> list[Card]:
    """Cards for the modules that the library shows, in the order asked for; others are left out."""
    uids = list(uids)
    vocabulary = vocabulary_of(work)
    editions: dict[UUID, list[_Published]] = {}
    for each in _published(work, col(ModuleRow.uid).in_(uids)):
        editions.setdefault(each.row.uid, []).append(each)
    made: list[Card] = []
    for uid in uids:
        if uid in editions:
            chosen = _chosen(editions[uid], work.language)
            module = _module(work, chosen)
            langs = tuple(each.lang for each in editions[uid])
            made.append(card(module, vocabulary, uid=uid, slug=chosen.row.slug, langs=langs))
    return made


def _shown(work: Work, row: ModuleRow | None, name: str, lang: str | None) -> ShownModule:
    editions = _published(work, col(ModuleRow.id) == row.id) if row else []
    if row is None or not editions:
        raise NotFound("module", name)
    if lang and lang not in {each.lang for each in editions}:
        raise NotFound("edition", f"{row.slug} ({lang})")
    chosen = _chosen(editions, lang or work.language)
    assert row.id is not None
    return ShownModule(
        uid=row.uid,
        id=row.id,
        slug=row.slug,
        lang=chosen.lang,
        source_lang=row.source_lang,
        revisions={each.lang: each.sha256 for each in editions},
        revision_id=chosen.revision_id,
        module=_module(work, chosen),
    )


def _published(work: Work, which: object) -> list[_Published]:
    """The published editions of some modules, the source first, then by language."""
    query = (
        select(ModuleRow, Edition.lang, Revision.id, Revision.sha256)
        .where(Edition.module_id == ModuleRow.id, Revision.id == Edition.published_id)
        .where(which)  # type: ignore[arg-type]
    )
    found = [
        _Published(row, lang, revision or 0, sha256)
        for row, lang, revision, sha256 in work.session.exec(query)
    ]
    return sorted(found, key=lambda each: (each.lang != each.row.source_lang, each.lang))


def _chosen(editions: list[_Published], language: str) -> _Published:
    """The edition for a reader of `language`: exactly it, its wider language, or the source."""
    by_lang = {each.lang: each for each in editions}
    return by_lang.get(language) or by_lang.get(language.split("-")[0]) or editions[0]


def _module(work: Work, published: _Published) -> Module:
    known = remembered(published.sha256)
    if known:
        return known
    document = work.session.exec(select(Revision.document).where(Revision.id == published.revision_id)).one()
    return from_document(document, published.sha256)
