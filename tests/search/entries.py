"""Builders: entries, and modules that are published and indexed as the library does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from uuid import UUID, uuid5

from sqlmodel import select

from curriculum.access import Work
from curriculum.db import Database, open_database
from curriculum.models.library import Edition, ModuleRow, Revision
from curriculum.models.vocabulary import Theme
from curriculum.search import Entry, Passage, SearchRequest, SearchResult, put, remove, search

NAMES = UUID("7d0a9c3e-0000-4000-8000-000000000000")


def an_entry(
    slug: str,
    *texts: str,
    lang: str = "en",
    title: str = "",
    minutes: int = 60,
    source: bool = True,
    field: str = "step",
    **facets: str | Iterable[str],
) -> Entry:
    """An edition with a title and a passage for each text; a facet is `audience="youth"`."""
    values = {
        name.replace("_", "-"): frozenset({given} if isinstance(given, str) else given)
        for name, given in facets.items()
    }
    steps = (Passage(field, text, f"step-{n}") for n, text in enumerate(texts))
    passages = (Passage("title", title or slug), *steps)
    return Entry(uid_of(slug), "module", slug, lang, title or slug, minutes, source, values, passages)


def uid_of(slug: str) -> UUID:
    return uuid5(NAMES, slug)


def publish(work: Work, entry: Entry) -> None:
    """What loading does: the module's rows and its place in the index."""
    session = work.session
    module = session.exec(select(ModuleRow).where(ModuleRow.uid == entry.uid)).first()
    if module is None:
        module = ModuleRow(uid=entry.uid, slug=entry.slug, kind=entry.kind, source_lang=entry.lang)
        session.add(module)
        session.flush()
    edition = _edition(work, entry.uid, entry.lang)
    if edition is None:
        edition = Edition(module_id=module.id, lang=entry.lang)
        session.add(edition)
        session.flush()
    number = len(session.exec(select(Revision).where(Revision.edition_id == edition.id)).all()) + 1
    revision = Revision(
        edition_id=edition.id,
        number=number,
        sha256=f"{number:064x}",
        document="{}",
        made_at=work.now,
        actor=work.actor.uid,
    )
    session.add(revision)
    session.flush()
    edition.published_id = revision.id
    session.flush()
    put(work, entry)


def withdraw(work: Work, uid: UUID, lang: str) -> None:
    """What loading does with an edition whose file vanished."""
    edition = _edition(work, uid, lang)
    if edition is not None:
        edition.published_id = None
        work.session.flush()
    remove(work, uid, lang)


def themes(work: Work, parents: Mapping[str, str | None]) -> None:
    """Write a tree of themes, parents first."""
    ids: dict[str, int | None] = {}
    for position, (slug, parent) in enumerate(parents.items()):
        row = Theme(uid=uid_of(slug), slug=slug, position=position, parent_id=ids[parent] if parent else None)
        work.session.add(row)
        work.session.flush()
        ids[slug] = row.id


def filled(database: Database, *entries: Entry) -> None:
    with database.write() as work:
        for entry in entries:
            publish(work, entry)


def found(
    database: Database, words: str = "", language: str = "en", **filters: Iterable[str]
) -> SearchResult:
    chosen = {name.replace("_", "-"): frozenset(values) for name, values in filters.items()}
    with database.read(language=language) as work:
        return search(work, SearchRequest(words, chosen))


def slugs(result: SearchResult) -> list[str]:
    return [hit.slug for hit in result.hits]


def publish_for_ever(place: Path, name: str) -> Iterator[str]:
    """Work to be killed in: publish, replace and withdraw, each in one commit; yields the slug and what became
    of it."""
    database = open_database(place, patience=60)
    for number in count():
        slug = f"{name}-{number}"
        entry = an_entry(slug, *(f"{slug} passage {n} " + "word " * 60 for n in range(6)))
        with database.write() as work:
            publish(work, entry)
        yield f"{slug} there"
        if number % 3 == 1:
            with database.write() as work:
                publish(work, an_entry(slug, f"{slug} in other words"))
            yield f"{slug} there"
        if number % 3 == 2:
            with database.write() as work:
                withdraw(work, entry.uid, "en")
            yield f"{slug} gone"


def _edition(work: Work, uid: UUID, lang: str) -> Edition | None:
    found = select(Edition).join(ModuleRow).where(ModuleRow.uid == uid, Edition.lang == lang)
    return work.session.exec(found).first()
