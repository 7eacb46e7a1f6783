"""Rows or files -> `Vocabulary`, with its words in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from curriculum.access import Work
from curriculum.remembered import Remembered
from curriculum.vocabulary import datafiles, rows
from curriculum.vocabulary.loading import version
from curriculum.vocabulary.records import minutes_of
from curriculum.vocabulary.terms import KINDS, OWN, Term, spoken
from curriculum.vocabulary.values import (
    CitedWork,
    Instrument,
    Method,
    Objective,
    Pause,
    Programme,
    Provision,
    Rhythm,
    ScaleValue,
    SkeletonDay,
    SkeletonItem,
    Theme,
    Vocabulary,
    Window,
)

_REMEMBERED = Remembered[tuple[str, str], Vocabulary](most=16)
"""By the hash of what they say, and the language: the same hash is the same one, in whatever database."""


def get(work: Work) -> Vocabulary:
    """The vocabulary of the database, in the language of `work`; built once for each state and language."""
    key = (version(work.session), work.language)
    return _REMEMBERED.get(key) or _REMEMBERED.keep(key, _everything(work))


def read_folder(folder: Path, language: str = "en") -> Vocabulary:
    """The vocabulary that the data files in `folder` hold. Raises `FileProblem` for what is wrong first."""
    shelf = datafiles.read(folder)
    if shelf.problems:
        raise shelf.problems[0]
    return build(shelf.terms, (), language)


def _everything(work: Work) -> Vocabulary:
    everything = [each for terms in rows.kept(work.session).values() for each in terms.values()]
    used = [each.term for each in everything if not each.withdrawn]
    gone = [each.term for each in everything if each.withdrawn]
    return build(used, gone, work.language)


def build(used: Iterable[Term], gone: Iterable[Term], language: str) -> Vocabulary:
    """A vocabulary of the terms in use; of those withdrawn it knows the labels."""
    used = list(used)
    by_kind = {kind: [term for term in used if term.kind == kind] for kind in KINDS}
    children: dict[str, list[str]] = {}
    for term in by_kind["theme"]:
        children.setdefault(term.data["parent"] or "", []).append(term.id)
    provisions: dict[str, list[str]] = {}
    for term in by_kind["provision"]:
        provisions.setdefault(term.data["instrument"], []).append(term.id)
    scales: dict[str, dict[str, ScaleValue]] = {}
    for term in by_kind["scale-value"]:
        scale, _, name = term.id.partition("/")
        scales.setdefault(scale, {})[name] = _scale_value(term, name, language)
    return Vocabulary(
        language=language,
        themes=_frozen(
            {term.id: _theme(term, children.get(term.id, ()), language) for term in by_kind["theme"]}
        ),
        scales=_frozen({name: _frozen(values) for name, values in scales.items()}),
        methods=_frozen({term.id: _method(term, language) for term in by_kind["method"]}),
        objectives=_frozen({term.id: _objective(term, language) for term in by_kind["objective"]}),
        instruments=_frozen(
            {
                term.id: _instrument(term, provisions.get(term.id, ()), language)
                for term in by_kind["instrument"]
            }
        ),
        provisions=_frozen({term.id: _provision(term, language) for term in by_kind["provision"]}),
        works=_frozen({term.id: _work(term) for term in by_kind["work"]}),
        rhythms=_frozen({term.id: _rhythm(term, language) for term in by_kind["rhythm"]}),
        programmes=_frozen({term.id: _programme(term, language) for term in by_kind["programme"]}),
        labels=_frozen(dict(_label(term, language) for term in (*gone, *used))),
    )


def _frozen(values: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(values)


def _first(term: Term, use: str, language: str) -> str:
    return next(iter(term.said(use, language)), "")


def _label(term: Term, language: str) -> tuple[tuple[str, str], str]:
    facet, name = (term.kind, term.id) if term.kind != "scale-value" else tuple(term.id.split("/", 1))
    words = str(term.data["title"]) if term.kind == "work" else _first(term, "label", language)
    return (facet, name), words


def _theme(term: Term, children: Iterable[str], language: str) -> Theme:
    return Theme(
        id=term.id,
        label=_first(term, "label", language),
        definition=_first(term, "definition", language),
        parent=term.data["parent"],
        children=tuple(children),
        also=term.said("also", language),
        related=tuple(term.data["related"]),
        scope=_first(term, "scope", language),
        match=tuple((how, address) for match in term.data["match"] for how, address in match.items()),
    )


def _scale_value(term: Term, name: str, language: str) -> ScaleValue:
    label, note = _first(term, "label", language), _first(term, "note", language)
    return ScaleValue(name, label, note, MappingProxyType(dict(term.data)))


def _method(term: Term, language: str) -> Method:
    return Method(
        term.id,
        _first(term, "label", language),
        term.data["learning-type"],
        _first(term, "definition", language),
        _first(term, "not-when", language),
    )


def _objective(term: Term, language: str) -> Objective:
    data = term.data
    text = _first(term, "label", language)
    return Objective(term.id, text, data["verb"], data["domain"], data["bloom"], tuple(data["themes"]))


def _instrument(term: Term, provisions: Iterable[str], language: str) -> Instrument:
    return Instrument(
        id=term.id,
        label=_first(term, "label", language),
        short=_first(term, "short", language),
        kind=term.data["kind"],
        binding=term.data["binding"],
        adopted=term.data["adopted"],
        in_force=term.data.get("in-force"),
        symbol=term.data.get("symbol"),
        provisions=tuple(provisions),
    )


def _provision(term: Term, language: str) -> Provision:
    heading, summary = _first(term, "label", language), _first(term, "summary", language)
    return Provision(term.id, term.data["instrument"], term.data["number"], heading, summary)


def _work(term: Term) -> CitedWork:
    data = term.data
    return CitedWork(
        id=term.id,
        title=data["title"],
        by=data.get("by"),
        publisher=data.get("publisher"),
        year=data.get("year"),
        edition=data.get("edition"),
        status=data["status"],
        themes=tuple(data["themes"]),
    )


def _rhythm(term: Term, language: str) -> Rhythm:
    data = term.data
    return Rhythm(
        id=term.id,
        label=_first(term, "label", language),
        note=_first(term, "note", language),
        start=minutes_of(data["start"]),
        end=minutes_of(data["end"]),
        longest_sitting=data["longest-sitting"],
        low_energy=_window(data["low-energy"]) if data.get("low-energy") else None,
        pauses=tuple(
            Pause(
                key=pause["key"],
                kind=pause["kind"],
                label=spoken(pause["label"], language),
                minutes=pause["minutes"],
                window=_window(pause["window"]),
            )
            for pause in data["pauses"]
        ),
        arrivals=bool(data.get("arrivals")),
        own=term.id.startswith(OWN),
    )


def _programme(term: Term, language: str) -> Programme:
    data = term.data
    days = tuple(
        SkeletonDay(
            title=spoken(day["title"], language),
            items=tuple(
                SkeletonItem(
                    kind=item["kind"],
                    title=spoken(item["title"], language),
                    minutes=item["minutes"],
                    everyone=item["for"] == "everyone",
                    pin=minutes_of(item["pin"]) if item.get("pin") else None,
                )
                for item in day["items"]
            ),
        )
        for day in data["skeleton"]
    )
    return Programme(
        id=term.id,
        label=_first(term, "label", language),
        aim=_first(term, "aim", language),
        days=data["days"],
        rhythm=data["rhythm"],
        objectives=tuple(data["objectives"]),
        skeleton=days,
    )


def _window(between: Mapping[str, str]) -> Window:
    return Window(minutes_of(between["from"]), minutes_of(between["to"]))
