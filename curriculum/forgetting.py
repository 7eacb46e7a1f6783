"""Blanking a person or a place everywhere: the one thing in Sala that cannot be undone.

A name stands where people wrote it: titles, private notes, answers about a place, and in the log of every
change, which keeps old titles. There it becomes “…”. The texts of the library are left: they are the library's own, and
a revision never changes. Then the word index is built anew and the file is rewritten, because deleted rows and an
old index keep their words on the disk until then.

Each spelling is forgotten by itself. Copies that were made before still hold the name, and are listed.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex  # type: ignore[import-untyped]
from sqlalchemy import Table, select, text, update

from curriculum import search
from curriculum.access import Work, allow
from curriculum.copies import copies
from curriculum.db import Database
from curriculum.errors import InvalidValue
from curriculum.models.types import metadata
from curriculum.planning.slugs import free_slug, slug_from
from curriculum.vocabulary.loading import remember_version

BLANK = "…"
SHORTEST, LONGEST = 2, 200
"""Letters of a name."""

OWN_WORDS: Mapping[str, tuple[str, ...]] = {
    "plan": ("title", "outward_title", "holidays"),
    "day": ("title", "remark"),
    "item": ("title", "outward_title", "materials"),
    "strand": ("title",),
    "item_step": ("title",),
    "note": ("text",),
    "name": ("text",),
    "release": ("name", "agenda"),
    "released_paper": ("tree",),
    "operation": ("operation", "inverse"),
    "preference": ("value",),
    "saved_search": ("name", "asked"),
    "rhythm": ("detail",),
    "label": ("text",),
}
"""Table -> the columns in which people's own words stand. A plan's slug is looked at apart."""
ONLY: Mapping[str, str] = {"label": "subject IN (SELECT uid FROM rhythm)"}
"""Of the vocabulary people edit the rhythms alone; other labels are the library's."""

_UNSPACED = "".join(
    rf"\p{{Script={name}}}" for name in ("Thai", "Lao", "Khmer", "Myanmar", "Han", "Hiragana", "Katakana")
)
_LETTER = r"[\p{L}\p{M}\p{N}--[" + _UNSPACED + "]]"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a name stands, or stood."""

    places: Mapping[str, int]
    """Table -> number of rows; `address`: plans whose name in the address bar was made of it."""
    modules: tuple[str, ...]
    """Slugs of the modules of the library whose texts say it. They stay as they are."""
    copies: tuple[Path, ...] = ()
    """Copies of the database that still hold it, or that cannot be read."""


def look(database: Database, name: str) -> Found:
    """Where `name` stands; changes nothing. Raises `InvalidValue` for what is too short or too long for a name."""
    pattern = pattern_of(name)
    with database.read() as work:
        rows = Counter(table.name for table, _row, _new in _changes(work, pattern))
        return Found(rows, tuple(_modules(work, pattern)), _copies_with(database, work, pattern))


def forget(database: Database, name: str) -> Found:
    """Blanks `name` in everything that people wrote, and leaves nothing of it in the database's files.

    Raises `InvalidValue` as `look` does, and `DatabaseBusy` when somebody reads for too long: the name is blanked
    by then, but old pages of the file may still hold it, so it must be run again.
    """
    pattern = pattern_of(name)
    with database.write() as work:
        allow(work.actor, "forget person")
        rows: Counter[str] = Counter()
        for table, key, new in list(_changes(work, pattern)):
            work.session.execute(update(table).where(*_is(table, key)).values(**new))
            rows[table.name] += 1
        if rows["rhythm"] or rows["label"]:
            remember_version(work.session)
        rows += Counter(address=_rename_plans(work, name))
        search.rebuild(work)
        modules = tuple(_modules(work, pattern))
    database.scrub()
    with database.read() as work:
        return Found(rows, modules, _copies_with(database, work, pattern))


def pattern_of(name: str) -> regex.Pattern[str]:
    """What counts as `name` in a text. Raises `InvalidValue`."""
    words = name.split()
    if not SHORTEST <= len("".join(words)) <= LONGEST:
        raise InvalidValue("name", name[:40], f"{SHORTEST} to {LONGEST} letters")
    spellings = {
        r"\s+".join(regex.escape(unicodedata.normalize(form, word)) for word in words)
        for form in ("NFC", "NFD")
    }
    # “Ana” is not in “banana”; in scripts without spaces nothing tells where a word ends
    return regex.compile(
        f"(?<!{_LETTER})(?:{'|'.join(spellings)})(?!{_LETTER})", regex.IGNORECASE | regex.VERSION1
    )


def _changes(
    work: Work, pattern: regex.Pattern[str]
) -> Iterator[tuple[Table, dict[str, Any], dict[str, Any]]]:
    """Table, primary key and new values of every row that says the name."""
    for name, columns in OWN_WORDS.items():
        table = metadata.tables[name]
        keys = [column.name for column in table.primary_key]
        wanted = select(*(table.c[column] for column in (*keys, *columns))).where(
            text(ONLY.get(name, "1 = 1"))
        )
        for row in work.session.execute(wanted).mappings():
            new = {column: blanked(row[column], pattern) for column in columns if _says(row[column], pattern)}
            if new:
                yield table, {key: row[key] for key in keys}, new


def _rename_plans(work: Work, name: str) -> int:
    """Another slug for every plan whose slug was made of the name; how many."""
    plan = metadata.tables["plan"]
    told = re.findall(r"[a-z0-9]+", name.lower())
    named = f"-{'-'.join(told)}-"
    rows = work.session.execute(select(plan.c.uid, plan.c.slug)).all() if told else []
    renamed = [uid for uid, slug in rows if named in f"-{slug}-"]
    for uid in renamed:
        slug = free_slug(work, slug_from("", uid))
        work.session.execute(update(plan).where(plan.c.uid == uid).values(slug=slug))
    return len(renamed)


def _is(table: Table, key: Mapping[str, Any]) -> Iterator[Any]:
    return (table.c[name] == value for name, value in key.items())


def _says(value: Any, pattern: regex.Pattern[str]) -> bool:
    """Whether a text, or a text somewhere in a JSON value, says the name."""
    if isinstance(value, str):
        return bool(pattern.search(value))
    if isinstance(value, dict):
        return any(_says(inner, pattern) for inner in value.values())
    return isinstance(value, list) and any(_says(inner, pattern) for inner in value)


def blanked(value: Any, pattern: regex.Pattern[str]) -> Any:
    """`value`, a text or JSON, with “…” where the name stood."""
    if isinstance(value, str):
        while pattern.search(value):  # a blank can end the word before it
            value = pattern.sub(BLANK, value)
        return value
    if isinstance(value, dict):
        return {name: blanked(inner, pattern) for name, inner in value.items()}
    if isinstance(value, list):
        return [blanked(inner, pattern) for inner in value]
    return value


def _modules(work: Work, pattern: regex.Pattern[str]) -> Iterator[str]:
    """Modules of the library whose published texts say the name."""
    module, edition, revision = (metadata.tables[name] for name in ("module", "edition", "revision"))
    texts = select(module.c.slug, revision.c.document).join(edition, edition.c.module_id == module.c.id)
    texts = texts.join(revision, revision.c.edition_id == edition.c.id).order_by(module.c.slug)
    yield from dict.fromkeys(
        slug for slug, document in work.session.execute(texts) if pattern.search(document)
    )


def _copies_with(database: Database, work: Work, pattern: regex.Pattern[str]) -> tuple[Path, ...]:
    return tuple(copy for copy in copies(database, work) if _holds(copy, pattern))


def _holds(copy: Path, pattern: regex.Pattern[str]) -> bool:
    """Whether any row of a copy says the name; a copy that cannot be read might."""
    try:
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return any(
                _says(_unfolded(value), pattern)
                for table in tables
                if table in metadata.tables and table in OWN_WORDS
                for row in file.execute(f'SELECT * FROM "{table}" WHERE {ONLY.get(table, "1")}')  # noqa: S608 - ours
                for value in row
            )
    except sqlite3.Error:
        return True


def _unfolded(value: Any) -> Any:
    """What a column of JSON holds, with letters as letters."""
    if isinstance(value, str) and value.startswith(("{", "[")):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
