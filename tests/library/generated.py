"""Modules made by hypothesis: every field, hostile words, Markdown in pieces that authors and attackers write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from curriculum.library.module import (
    Blank,
    Citation,
    Copies,
    Difficulty,
    EmotionalLoad,
    FlipChart,
    Grade,
    Group,
    Handout,
    HandoutKey,
    HandoutKind,
    Intention,
    KeyTerm,
    Kind,
    Knowledge,
    Load,
    Module,
    Need,
    Pilot,
    Preparation,
    Role,
    Section,
    Skill,
    Step,
    ThenAndNow,
    Trainer,
    Translation,
)
from curriculum.library.texts import Markdown, NotesText, SectionText, StepText, Text, Title

NAUGHTY_STRINGS = Path(__file__).parents[3] / "shared/data/hostile/blns/blns.json"


def _naughty() -> list[str]:
    return json.loads(NAUGHTY_STRINGS.read_text(encoding="utf-8")) if NAUGHTY_STRINGS.exists() else []


FRAGMENTS = [
    "---", "----", "...", "____", "***", "# Steps", "## A {#b}", "### Say", "#### Deep", "Title\n===", "a\n---",
    "```", "```yaml\nminutes: 1\n```", "~~~\nx\n~~~", "> Say this\n> and this", "- **0–10** Pairs mark.",
    "1. one\n2. two", "<!-- hidden", "<!-- hidden -->", "<script>alert(1)</script>", "<div>\n\nx", "    code",
    "| a | b |\n|---|---|\n| 1 | 2 |", "[a]: https://example.org", "a  \nb", "a\\\nb", "- [ ] box", "{#key}",
    "title: x", "- - - a", "yes", "null", "~", "09:00", "1325", "1e3", "0x1F", "2026-05-01", "key: value # no",
    "'", '"', "&a", "*a", "!!int 3", "%YAML", "@x", "`x`", "ศักดิ์ศรี", "மனித உரிமை", "e\u0301", "\u0338x", "\ufeff",
    "ｱ", "👩‍👩‍👧", "\u200d", "\u202e", "a\u0085b", "a\u2028b", "\t", "a\tb", "  x  ", "\r\n",
]  # fmt: skip

_anything = st.one_of(
    st.text(max_size=40),
    st.sampled_from(FRAGMENTS + _naughty()),
    st.lists(st.sampled_from(FRAGMENTS), max_size=4).map("\n\n".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=4).map(" ".join),
)


def _fitting(kind: Any, otherwise: str) -> st.SearchStrategy[str]:
    """Words that the type takes, as it makes them normal; `otherwise` for what it refuses."""
    adapter: TypeAdapter[str] = TypeAdapter(kind)

    def fit(words: str) -> str:
        try:
            return adapter.validate_python(words)
        except ValidationError:
            return otherwise

    return _anything.map(fit)


keys = st.from_regex(r"[a-z0-9][a-z0-9-]{0,11}", fullmatch=True)
texts = _fitting(Text, "words")
titles = _fitting(Title, "Words")
step_texts = _fitting(StepText, "")
section_texts = _fitting(SectionText, "")
notes_texts = _fitting(NotesText, "")
handout_texts = _fitting(Markdown, "")
ids = st.lists(keys, max_size=3).map(tuple)


def _one(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


def _many(value: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(value, max_size=most, unique_by=lambda each: each.key).map(tuple)


def _or_none(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | value


people = st.integers(1, 500)
steps = st.builds(
    Step,
    key=keys,
    title=titles,
    role=_or_none(_one(Role)),
    minutes=st.integers(1, 240),
    plenary=st.integers(0, 240),
    method=_or_none(keys),
    core=st.booleans(),
    cut=_or_none(st.integers(1, 50)),
    pause_after=st.booleans(),
    objectives=ids,
    handouts=ids,
    needs=st.dictionaries(_one(Need), texts, max_size=3),
    own_cases=st.booleans(),
    product=_or_none(texts),
    before=step_texts,
    say=step_texts,
    minute_by_minute=step_texts,
    listen_for=step_texts,
    if_stuck=step_texts,
)
sections = st.builds(Section, key=keys, title=titles, text=section_texts)
letters = st.sampled_from("abcd")
items = st.one_of(
    st.builds(
        Knowledge,
        key=keys,
        title=titles,
        objective=keys,
        options=st.dictionaries(letters, texts, max_size=4),
        right=letters,
        why=texts,
        text=section_texts,
    ),
    st.builds(
        Skill,
        key=keys,
        title=titles,
        objective=keys,
        criteria=st.lists(texts, max_size=3).map(tuple),
        text=section_texts,
    ),
    st.builds(ThenAndNow, key=keys, title=titles, objective=keys, text=section_texts),
    st.builds(Intention, key=keys, title=titles, objective=keys, text=section_texts),
)
handouts = st.builds(
    Handout,
    key=keys,
    title=titles,
    kind=_one(HandoutKind),
    text=handout_texts,
    answers=_or_none(st.builds(HandoutKey, title=titles, text=handout_texts)),
)
preparations = st.builds(
    Preparation,
    minutes=_or_none(st.integers(0, 2000)),
    room=_or_none(texts),
    materials=st.lists(texts, max_size=3).map(tuple),
    copies=st.lists(
        st.builds(
            Copies,
            handout=keys,
            per=st.sampled_from(["person", "pair", "group", "room", "trainer"]),
            size=_or_none(st.integers(1, 100)),
            extra=st.integers(0, 100),
        ),
        max_size=3,
    ).map(tuple),
)
translations = st.builds(
    Translation,
    of=st.just("en"),
    source=_or_none(st.just("0123456789abcdef" * 4)),
    reviewed=st.booleans(),
    passages=st.dictionaries(
        keys.map("step/{}".format), st.sampled_from(["0123456789ab", "000000000000"]), max_size=3
    ),
)


def _named_once(**parts: tuple[Any, ...]) -> dict[str, tuple[Any, ...]]:
    """The parts of a module without those whose key is taken."""
    taken: set[str] = set()
    kept: dict[str, tuple[Any, ...]] = {}
    for name, values in parts.items():
        kept[name] = tuple(value for value in values if value.key not in taken)
        taken |= {value.key for value in values}
    return kept


@st.composite
def modules(draw: st.DrawFn) -> Module:
    """Any module that can exist."""
    translation = draw(_or_none(translations))
    parts = _named_once(
        blanks=draw(
            _many(
                st.builds(Blank, key=keys, question=texts, example=_or_none(texts), sensitive=st.booleans()),
                2,
            )
        ),
        flip_charts=draw(_many(st.builds(FlipChart, key=keys, title=titles, text=section_texts), 2)),
        steps=draw(_many(steps)),
        evaluation=draw(_many(items)),
        handouts=draw(_many(handouts)),
    )
    return Module(
        uid=draw(_or_none(st.uuids())),
        aliases=draw(ids),
        lang=draw(st.sampled_from(["th", "km", "no", "zh-Hant"]))
        if translation
        else draw(st.sampled_from(["en", "no"])),
        grade=draw(_one(Grade)),
        kind=draw(_one(Kind)),
        title=draw(titles),
        outward_title=draw(_or_none(titles)),
        promise=draw(_or_none(texts)),
        themes=draw(ids),
        audience=draw(ids),
        approaches=draw(ids),
        settings=draw(ids),
        difficulty=draw(_or_none(_one(Difficulty))),
        trainer=draw(
            _or_none(
                st.builds(Trainer, skill=_one(Difficulty), needs=_or_none(texts), not_for=_or_none(texts))
            )
        ),
        group=draw(
            _or_none(
                st.builds(
                    Group,
                    least=people,
                    best=people,
                    most=people,
                    at_least=_or_none(texts),
                    at_most=_or_none(texts),
                )
            )
        ),
        minutes=draw(st.integers(1, 240)),
        spare=draw(st.integers(0, 240)),
        objectives=draw(ids),
        prerequisites=draw(ids),
        leads_to=draw(ids),
        key_points=tuple(draw(st.lists(texts, max_size=3))),
        terms=draw(
            _many(st.builds(KeyTerm, key=keys, term=titles, meaning=texts, dispute=_or_none(texts)), 2)
        ),
        provisions=tuple(draw(st.lists(st.builds(Citation, id=keys, fallback=_or_none(texts)), max_size=2))),
        reading=draw(ids),
        preparation=draw(_or_none(preparations)),
        load=draw(_or_none(st.builds(EmotionalLoad, level=_one(Load), peak=_or_none(keys)))),
        pilots=tuple(
            draw(
                st.lists(
                    st.builds(
                        Pilot,
                        month=st.just("2026-05"),
                        people=_or_none(people),
                        minutes=_or_none(people),
                        changed=_or_none(texts),
                    ),
                    max_size=2,
                )
            )
        ),
        credit=draw(_or_none(texts)),
        licence=draw(_or_none(texts)),
        translation=translation,
        notes=draw(notes_texts),
        hard_questions=draw(_many(sections, 2)),
        load_signs=draw(section_texts),
        load_response=draw(section_texts),
        adaptations=draw(_many(sections, 2)),
        **parts,
    )
