"""A card of the library, worded for the screen."""

from __future__ import annotations

from curriculum.i18n import _, language_name, number_text
from curriculum.library.modules import Card
from curriculum.pages import address, learning, ways
from curriculum.search.request import Hit
from curriculum.vocabulary import Vocabulary
from curriculum.widgets.cards import CardFace, Language

THEMES_SHOWN = 3


def face(
    card: Card, words: Vocabulary, *, hit: Hit | None, button: str, button_page: str = "", note: str = ""
) -> CardFace:
    """`button` is what the card's button does, in words; `button_page` the page that it opens, if it opens one; `note`
    stands below it."""
    name = address.name_of(card.slug, card.uid)
    stripes = learning.parts(card.mix, words)
    return CardFace(
        id=str(card.uid),
        href=ways.href("module", m=name, lang=card.lang),
        title=card.title,
        lang=card.lang,
        minutes=number_text(card.minutes),
        unit=_("min"),
        totals=_totals(card),
        level=words.label("difficulty", card.difficulty) if card.difficulty else "",
        promise=card.promise or "",
        excerpt=_excerpt(hit) if hit else (),
        mark=_("near in meaning") if hit and hit.meant else "",
        mark_spoken=_("It holds few of your words, but something in it means nearly the same."),
        character=card.character,
        themes=tuple(words.label("theme", theme) for theme in card.themes[:THEMES_SHOWN]),
        languages=tuple(Language(tag, language_name(tag)) for tag in card.langs),
        mix=stripes,
        mix_spoken=learning.spoken(stripes),
        button=button,
        note=note,
        button_spoken=f"{button}: {card.title}",
        button_href=ways.href(button_page, m=name, lang=card.lang) if button_page else "",
    )


def _totals(card: Card) -> tuple[str, ...]:
    said = []
    if card.core_minutes and card.core_minutes != card.minutes:
        said.append(_("core {minutes}").format(minutes=number_text(card.core_minutes)))
    if card.interpreted_minutes != card.minutes:
        said.append(_("interpreted {minutes}").format(minutes=number_text(card.interpreted_minutes)))
    return tuple(said)


def _excerpt(hit: Hit) -> tuple[tuple[str, bool], ...]:
    """The snippet cut into marked and unmarked pieces; nothing when the card shows that text anyway, or when it is not
    what was found."""
    snippet = hit.snippet
    if not (snippet.marks or hit.meant) or snippet.field in {"title", "promise"}:
        return ()
    pieces: list[tuple[str, bool]] = []
    place = 0
    for start, end in snippet.marks:
        if start > place:
            pieces.append((snippet.text[place:start], False))
        pieces.append((snippet.text[start:end], True))
        place = end
    if place < len(snippet.text):
        pieces.append((snippet.text[place:], False))
    return tuple(pieces)
