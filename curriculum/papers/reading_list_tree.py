"""What a search found becomes a print tree: a reading list, in the order of the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from curriculum import vocabulary
from curriculum.access import Work
from curriculum.i18n import _, language_name, minutes_text, ngettext, number_text, use
from curriculum.library import modules
from curriculum.library.asked import ORDER, WORDS, in_words, of_request
from curriculum.library.module import FlipChart, Module, Section
from curriculum.library.modules import ShownModule
from curriculum.papers.tree import FoundPassage, Reading, ReadingListTree
from curriculum.search import Hit, SearchRequest, Snippet, search
from curriculum.text.shortening import shortened
from curriculum.vocabulary import Vocabulary

MOST = 100
"""Sessions on one list."""
LONGEST_HEADING = 160
NO_BREAK = "\N{NO-BREAK SPACE}"
_TOLD_ANYWAY = frozenset({"title", "promise", "objective"})
_NEVER = frozenset({"key"})
"""Answers to handouts: they stand on the guide's last pages only."""
QUOTED = frozenset('"“”„«»「」『』')
_STEP = frozenset({"step", "step-title"})


def reading_list_tree(work: Work, request: SearchRequest) -> ReadingListTree:
    """The first `MOST` sessions that answer `request`; the labels are in the reader's language.

    Each session speaks the language of the edition that was found. Raises `InvalidValue` as the search does.
    """
    words = vocabulary.get(work)
    result = search(work, replace(request, limit=MOST, offset=0))
    asked = of_request(request)
    with use(work.language):
        filters = in_words(
            {name: value for name, value in asked.items() if name not in (WORDS, ORDER)}, words
        )
        return ReadingListTree(
            lang=work.language,
            title=_("Reading list"),
            kicker=_("Reading list"),
            heading=_heading(asked.get(WORDS, ""))
            or shortened(filters, LONGEST_HEADING)
            or _("All sessions"),
            filters=filters if WORDS in asked else "",
            lead=" · ".join((_how_many(result.total), *_order(asked, words))),
            objectives_heading=_("By the end, participants can"),
            law_heading=_("Provisions"),
            footer=" · ".join((_("Reading list"), _("For the team"))),
            readings=tuple(
                _reading(work, number, hit, bool(request.words.strip()), words)
                for number, hit in enumerate(result.hits, start=1)
            ),
        )


def _heading(asked: str) -> str:
    """The words as they were typed, in quotation marks unless they have some of their own."""
    words = shortened(asked, LONGEST_HEADING)
    return _("“{words}”").format(words=words) if words and QUOTED.isdisjoint(words) else words


def _how_many(total: int) -> str:
    if total > MOST:
        return _("The first {shown} of {number} sessions stand here.").format(
            shown=number_text(MOST), number=number_text(total)
        )
    return ngettext("{n} session", "{n} sessions", total).format(n=number_text(total))


def _order(asked: dict[str, str], words: Vocabulary) -> Iterator[str]:
    if order := in_words({ORDER: asked.get(ORDER, "")}, words):
        yield order
    elif WORDS in asked:
        yield _("the best match first")


def _reading(work: Work, number: int, hit: Hit, by_words: bool, words: Vocabulary) -> Reading:
    shown = modules.by_uid(work, hit.uid, hit.lang)
    module = shown.module
    return Reading(
        number=number_text(number),
        lang=module.lang,
        title=module.title,
        minutes=minutes_text(module.full_minutes),
        facts=tuple(_facts(work, shown, words)),
        promise=module.promise or "",
        found=_found(hit.snippet, module, words) if by_words else None,
        objectives=tuple(words.label("objective", name) for name in module.objectives),
        law=tuple(_cited(module, words)),
    )


def _facts(work: Work, shown: ShownModule, words: Vocabulary) -> Iterator[str]:
    module = shown.module
    if 0 < module.core_minutes < module.full_minutes:
        yield _("core {minutes}").format(minutes=minutes_text(module.core_minutes))
    if module.difficulty:
        yield words.label("difficulty", module.difficulty)
    for lang, sha256 in shown.revisions.items():
        edition = module if lang == shown.lang else modules.at_revision(work, sha256)
        yield _("{language} ({state})").format(language=language_name(lang), state=_state(edition))


def _state(edition: Module) -> str:
    """How far an edition may be relied on."""
    if edition.translation and not edition.translation.reviewed:
        return _("draft translation")
    return {"sketch": _("sketch"), "runnable": _("runnable"), "published": _("published")}[edition.grade]


def _found(snippet: Snippet, module: Module, words: Vocabulary) -> FoundPassage | None:
    """The passage, unless the list tells it anyway or only the guide's last pages may."""
    if not snippet.text or snippet.field in _TOLD_ANYWAY | _NEVER:
        return None
    return FoundPassage(_place(snippet, module, words), tuple(_pieces(snippet)))


def _pieces(snippet: Snippet) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in snippet.marks:
        if at < start:
            yield snippet.text[at:start], False
        yield snippet.text[start:end], True
        at = end
    if at < len(snippet.text):
        yield snippet.text[at:], False


def _place(snippet: Snippet, module: Module, words: Vocabulary) -> str:
    """Where a passage stands, with the title that it has there; of a place that is not known nothing is said."""
    for label, title in _places(snippet, module, words):
        return _("{name}: {whole}").format(name=label, whole=title) if title else label
    return ""


def _places(snippet: Snippet, module: Module, words: Vocabulary) -> Iterator[tuple[str, str]]:
    field, key = snippet.field, snippet.key
    if field in _STEP:
        for number, step in enumerate(module.steps, start=1):
            if step.key == key:
                yield _("Step {number}").format(number=number_text(number)), step.title
    elif field == "handout":
        for letter, handout in module.lettered_handouts():
            if handout.key == key:
                yield _("Handout {letter}").format(letter=letter), handout.title
    elif field == "theme":
        yield _("Theme"), words.label("theme", key)
    else:
        titles = {
            "term": (_("Key terms"), ((term.key, term.term) for term in module.terms)),
            "flip-chart": (_("Flip-chart"), _titled(module.flip_charts)),
            "hard-question": (_("Hard questions"), _titled(module.hard_questions)),
            "adaptation": (_("Adaptations"), _titled(module.adaptations)),
            "notes": (_("Trainer's notes"), ()),
            "key-points": (_("Key points"), ()),
        }
        if field in titles:
            label, known = titles[field]
            yield label, dict(known).get(key, "")


def _titled(parts: Iterable[FlipChart | Section]) -> Iterator[tuple[str, str]]:
    return ((part.key, part.title) for part in parts)


def _cited(module: Module, words: Vocabulary) -> Iterator[str]:
    """“ICCPR: article 19, 21”: each instrument once, in the order of the module."""
    cited: dict[str, list[str]] = {}
    for citation in module.provisions:
        if known := words.provisions.get(citation.id):
            cited.setdefault(known.instrument, []).append(known.number)
    for instrument, numbers in cited.items():
        known_as = words.instruments.get(instrument)
        name = known_as.short if known_as else instrument
        yield _("{name}: {whole}").format(name=name, whole=", ".join(_told_once(numbers)))


def _told_once(numbers: Iterable[str]) -> Iterator[str]:
    """“article 19”, “21”: the words before a number only where they are others than before, and never apart from it."""
    before = ""
    for number in numbers:
        words, _space, digits = number.rpartition(" ")
        counted = bool(words) and digits[0].isdecimal()
        if not counted:
            yield number
        else:
            yield digits if words == before else f"{words}{NO_BREAK}{digits}"
        before = words if counted else ""
