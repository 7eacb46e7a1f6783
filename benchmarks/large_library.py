"""A library of thousands of modules, made of the shipped ones: the same texts and facets, each under an identity, a
slug and a title of its own.

Written by what loading itself calls: rows of modules and editions, and the index. A copy is not parsed again, and
what has been analysed once is remembered, which makes five thousand a matter of minutes; nothing measured is.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import cycle, islice
from uuid import UUID

from curriculum import preferences, seal, search, settings, vocabulary
from curriculum.access import Work
from curriculum.db import Database
from curriculum.library import revisions, shipping
from curriculum.library.entries import entry
from curriculum.library.module import Module
from curriculum.library.shipment import ReadEdition, ReadFolder, Shipment, read
from curriculum.planning import plans
from curriculum.search import Entry, index

_RANDOM = random.Random(1948)


@dataclass(frozen=True)
class _Original:
    folder: ReadFolder
    entries: tuple[Entry, ...]
    """One for each edition."""


def fill(database: Database, modules: int) -> None:
    """The shipped library and copies of its modules, until there are `modules`; sealed, so that it is served so."""
    shipped = settings.shipped()
    mark, shipment = seal.seal(shipped), read(shipped)
    assert shipment
    with database.write() as work:
        shipping.take_in(work, shipment)
        plans.load_sample(work)
        originals = _originals(work, shipment)
        analysed, index.tokens = index.tokens, lru_cache(maxsize=None)(index.tokens)
        try:
            titles = sorted({word for each in originals for word in _first(each.folder).title.split()})
            copies = islice(cycle(originals), max(0, modules - len(originals)))
            for number, original in enumerate(copies, start=1):
                _copy(work, original, number, _RANDOM.sample(titles, 3))
                if number % 100 == 0:
                    work.session.expunge_all()
        finally:
            index.tokens = analysed
        preferences.remember(work, seal.NAME, mark)


def _originals(work: Work, shipment: Shipment) -> list[_Original]:
    return [_Original(folder, tuple(_entries(work, folder))) for folder in shipment.folders if folder.first]


def _entries(work: Work, folder: ReadFolder) -> Iterator[Entry]:
    uid = _first(folder).uid
    assert uid
    for edition in folder.editions:
        module = edition.module
        words = vocabulary.get(replace(work, language=module.lang))
        yield entry(module, words, uid=uid, slug=folder.slug, source=module.translation is None)


def _first(folder: ReadFolder) -> Module:
    assert folder.first
    return folder.first


def _copy(work: Work, original: _Original, number: int, words: list[str]) -> None:
    uid, slug = UUID(int=_RANDOM.getrandbits(128), version=4), f"{original.folder.slug[:50]}-{number}"
    row, _ = revisions.keep_module(
        work, _first(original.folder).model_copy(update={"uid": uid, "aliases": ()}), uid, slug
    )
    for edition, indexed in zip(original.folder.editions, original.entries, strict=True):
        title = f"{edition.module.title} {' '.join(words)} {number}"[:140]
        document = _document(edition, uid, title)
        revisions.keep_edition(work, row, edition.module.lang, f"copy {number}", document)
        passages = tuple(
            replace(passage, text=title) if passage.field == "title" else passage
            for passage in indexed.passages
        )
        search.put(work, replace(indexed, uid=uid, slug=slug, title=title, passages=passages))


def _document(edition: ReadEdition, uid: UUID, title: str) -> str:
    """The edition's document with another identity and title in its front matter."""
    files: dict[str, str] = json.loads(edition.document)
    path = next(path for path in files if "/" not in path)
    lines = files[path].split("\n")
    for at, line in enumerate(lines):
        if line.startswith("uid: "):
            lines[at] = f"uid: {uid}"
        elif line.startswith("title: "):
            lines[at] = f"title: {json.dumps(title, ensure_ascii=False)}"
            break
    files[path] = "\n".join(lines)
    return json.dumps(files, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
