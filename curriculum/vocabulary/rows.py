"""How each kind of term is kept in its table: columns one way, plain data the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlmodel import Session, SQLModel, col, delete, select

from curriculum.models import vocabulary as tables
from curriculum.vocabulary.terms import KINDS, Kind, Term

TABLES: Mapping[Kind, type[SQLModel]] = {
    "theme": tables.Theme,
    "scale-value": tables.ScaleValue,
    "method": tables.Method,
    "objective": tables.Objective,
    "instrument": tables.Instrument,
    "provision": tables.Provision,
    "work": tables.CitedWork,
    "rhythm": tables.Rhythm,
    "programme": tables.Programme,
}


Ids = Mapping[Kind, Mapping[str, int]]
"""What finds a term's row: by kind and id."""


@dataclass(frozen=True, slots=True)
class _Links:
    """What rows refer to more than once, by the row's number."""

    themes: Mapping[int, list[str]]
    """Of objectives."""
    objectives: Mapping[int, list[str]]
    """Of programmes, in their order."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A term as the database has it."""

    term: Term
    row: Any
    withdrawn: bool
    loaded: str | None


def kept(session: Session) -> dict[Kind, dict[str, Kept]]:
    """Every term of the database, by kind and id, in order."""
    words = _words(session)
    rows: dict[Kind, list[Any]] = {}
    for kind in KINDS:
        found = cast(list[Any], session.exec(select(TABLES[kind])).all())
        rows[kind] = sorted(found, key=lambda row: (row.position, row.slug))
    slugs = {kind: {row.id: row.slug for row in rows[kind]} for kind in KINDS}
    links = _links(session, slugs)
    everything: dict[Kind, dict[str, Kept]] = {kind: {} for kind in KINDS}
    for kind in KINDS:
        for row in rows[kind]:
            name = f"{row.scale}/{row.slug}" if kind == "scale-value" else row.slug
            term = Term(kind, name, _data(kind, row, slugs, links), words.get(row.uid, {}))
            everything[kind][name] = Kept(term, row, row.withdrawn, row.loaded)
    return everything


def keep(
    session: Session, term: Term, position: int, ids: Ids, row: Any = None, loaded: str | None = None
) -> Any:
    """Write `term` into its row, or into a new one, with its words; `ids` finds what it refers to. `loaded`: the digest
    of the shipped record that the row stands for; None for one that was made here.
    """
    new = row is None
    columns = _columns(term, ids) | {"position": position, "withdrawn": False, "loaded": loaded}
    if new:
        row = TABLES[term.kind](uid=term.uid, **columns)
        session.add(row)
    else:
        for name, value in columns.items():
            setattr(row, name, value)
    session.flush()
    if not new:
        session.exec(delete(tables.Label).where(col(tables.Label.subject) == term.uid))
    _link(session, term, ids, row.id)
    session.add_all(_labels(term))
    return row


def _link(session: Session, term: Term, ids: Ids, number: int) -> None:
    """Write anew what an objective or a programme refers to more than once."""
    if term.kind == "objective":
        session.exec(delete(tables.ObjectiveTheme).where(col(tables.ObjectiveTheme.objective_id) == number))
        themes = (ids["theme"][theme] for theme in term.data["themes"])
        session.add_all(tables.ObjectiveTheme(objective_id=number, theme_id=theme) for theme in themes)
    elif term.kind == "programme":
        of_programme = col(tables.ProgrammeObjective.programme_id) == number
        session.exec(delete(tables.ProgrammeObjective).where(of_programme))
        session.add_all(
            tables.ProgrammeObjective(
                programme_id=number, position=position, objective_id=ids["objective"][name]
            )
            for position, name in enumerate(term.data["objectives"])
        )


def _links(session: Session, slugs: Mapping[Kind, Mapping[int, str]]) -> _Links:
    themes: dict[int, list[str]] = {}
    for theme in session.exec(select(tables.ObjectiveTheme)).all():
        themes.setdefault(theme.objective_id, []).append(slugs["theme"][theme.theme_id])
    objectives: dict[int, list[str]] = {}
    aims = select(tables.ProgrammeObjective).order_by(col(tables.ProgrammeObjective.position))
    for aim in session.exec(aims).all():
        objectives.setdefault(aim.programme_id, []).append(slugs["objective"][aim.objective_id])
    return _Links({number: sorted(names) for number, names in themes.items()}, objectives)


def _columns(term: Term, ids: Ids) -> dict[str, Any]:
    data = dict(term.data)
    if term.kind == "scale-value":
        scale, _, slug = term.id.partition("/")
        return {"scale": scale, "slug": slug, "detail": data}
    columns: dict[str, Any] = {"slug": term.id}
    if term.kind == "theme":
        parent = data.pop("parent")
        columns |= {"parent_id": ids["theme"][parent] if parent else None}
    elif term.kind == "method":
        return columns | {"learning_type": data["learning-type"]}
    elif term.kind == "objective":
        return columns | {name: data[name] for name in ("verb", "domain", "bloom")}
    elif term.kind == "provision":
        return columns | {"instrument_id": ids["instrument"][data["instrument"]], "number": data["number"]}
    elif term.kind == "instrument":
        columns |= {name: data.pop(name) for name in ("kind", "binding", "adopted")}
    elif term.kind == "work":
        columns |= {"title": data.pop("title")}
    elif term.kind == "programme":
        del data["objectives"]
        columns |= {"days": data.pop("days"), "rhythm_id": ids["rhythm"][data.pop("rhythm")]}
    return columns | {"detail": data}


def _data(kind: Kind, row: Any, slugs: Mapping[Kind, Mapping[int, str]], links: _Links) -> Any:
    if kind == "theme":
        return {"parent": slugs["theme"].get(row.parent_id), **row.detail}
    if kind == "method":
        return {"learning-type": row.learning_type}
    if kind == "objective":
        themes = links.themes.get(row.id, [])
        return {"verb": row.verb, "domain": row.domain, "bloom": row.bloom, "themes": themes}
    if kind == "provision":
        return {"instrument": slugs["instrument"][row.instrument_id], "number": row.number}
    if kind == "instrument":
        return {"kind": row.kind, "binding": row.binding, "adopted": row.adopted, **row.detail}
    if kind == "work":
        return {"title": row.title, **row.detail}
    if kind == "programme":
        rhythm, objectives = slugs["rhythm"][row.rhythm_id], links.objectives.get(row.id, [])
        return {"days": row.days, "rhythm": rhythm, "objectives": objectives, **row.detail}
    return row.detail


def _labels(term: Term) -> Iterable[tables.Label]:
    for use, words in term.words.items():
        for lang, texts in words.items():
            for position, text in enumerate(texts):
                yield tables.Label(subject=term.uid, lang=lang, use=use, position=position, text=text)


def _words(session: Session) -> dict[Any, dict[str, dict[str, tuple[str, ...]]]]:
    words: dict[Any, dict[str, dict[str, tuple[str, ...]]]] = {}
    labels = session.exec(select(tables.Label)).all()
    for label in sorted(labels, key=lambda each: each.position):
        said = words.setdefault(label.subject, {}).setdefault(label.use, {})
        said[label.lang] = (*said.get(label.lang, ()), label.text)
    return words
