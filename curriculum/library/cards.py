"""A module on a card: its minutes, its languages, and what kind of session it is, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from curriculum import i18n
from curriculum.i18n import _, ngettext
from curriculum.library.module import Module, Step
from curriculum.vocabulary.values import Vocabulary

LONGEST_PRODUCT = 60
"""Characters of a product on a card."""


@dataclass(frozen=True, slots=True)
class Card:
    uid: UUID
    slug: str
    kind: str
    title: str
    promise: str
    lang: str
    """Of the title and the promise."""
    langs: tuple[str, ...]
    minutes: int
    core_minutes: int
    interpreted_minutes: int
    difficulty: str | None
    load: str | None
    mix: tuple[tuple[str, int], ...]
    """(learning type, minutes), most first."""
    handouts: int
    themes: tuple[str, ...]
    character: str
    """“mostly group work · makes a timeline · 3 handouts · moderate”, in the reader's language."""


def card(module: Module, vocabulary: Vocabulary, *, uid: UUID, slug: str, langs: tuple[str, ...]) -> Card:
    """The card of one edition, for a reader of the vocabulary's language."""
    types: Counter[str] = Counter()
    for step in module.steps:
        if known := vocabulary.methods.get(step.method or ""):
            types[known.learning_type] += step.minutes
    mix = tuple(types.most_common())
    return Card(
        uid=uid,
        slug=slug,
        kind=module.kind,
        title=module.title,
        promise=module.promise or "",
        lang=module.lang,
        langs=langs,
        minutes=module.minutes,
        core_minutes=module.core_minutes,
        interpreted_minutes=module.interpreted_minutes,
        difficulty=module.difficulty,
        load=module.load.level if module.load else None,
        mix=mix,
        handouts=len(module.handouts),
        themes=module.themes,
        character=_character(module, mix, vocabulary),
    )


def _character(module: Module, mix: tuple[tuple[str, int], ...], vocabulary: Vocabulary) -> str:
    with i18n.use(vocabulary.language):
        parts = [_way_of_learning(mix, vocabulary), _product(module), _handouts(len(module.handouts))]
        if module.load:
            parts.append(_small(vocabulary.label("load", module.load.level)))
        return " · ".join(part for part in parts if part)


def _way_of_learning(mix: tuple[tuple[str, int], ...], vocabulary: Vocabulary) -> str:
    """“mostly group work” where one type of learning fills half of the time, else the first two."""
    if not mix:
        return ""
    names = _names_of_learning()
    first, *others = (
        names.get(kind) or _small(vocabulary.label("learning-type", kind)) for kind, _minutes in mix
    )
    if not others or mix[0][1] * 2 >= sum(minutes for _kind, minutes in mix):
        return _("mostly {way}").format(way=first)
    return _("{way} and {other}").format(way=first, other=others[0])


def _names_of_learning() -> Mapping[str, str]:
    """Learning types as a trainer would say them; a new one says its own label until it has words here."""
    return {
        "acquisition": _("listening and reading"),
        "inquiry": _("finding out"),
        "discussion": _("talking it over"),
        "practice": _("practice"),
        "collaboration": _("group work"),
        "production": _("making something"),
    }


def _product(module: Module) -> str:
    """What the longest task leaves in the room, if it can be said as a thing: “makes a timeline”."""
    for step in sorted(module.steps, key=_by_weight):
        thing = _thing(step.product, module.lang) if step.product else ""
        if thing:
            return _("makes {product}").format(product=thing)
    return ""


def _by_weight(step: Step) -> tuple[bool, int]:
    return (step.role != "task", -step.minutes)


_THING = re.compile(
    r"(an?|the|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|\d+) .+", re.IGNORECASE
)
_DETAILS = re.compile(r"[,;:.。।။។]| (?:with|that|which|on|from|and one|for) ")


def _thing(product: str, lang: str) -> str:
    """The thing itself, without its details; nothing where a short one cannot be made out."""
    thing = _DETAILS.split(product, maxsplit=1)[0].strip()
    english = lang.split("-")[0] == "en"
    if len(thing) > LONGEST_PRODUCT or (english and not _THING.fullmatch(thing)):
        return ""
    return _small(thing)


def _handouts(number: int) -> str:
    if not number:
        return ""
    return ngettext("{number} handout", "{number} handouts", number).format(number=i18n.number_text(number))


def _small(words: str) -> str:
    """Without a capital at the beginning, unless the first word is an abbreviation."""
    first = words.split(" ", 1)[0]
    return words if first[1:] != first[1:].lower() else words[:1].lower() + words[1:]
