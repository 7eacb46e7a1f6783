"""How people learn in a module, as a thin bar that also speaks."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from curriculum.i18n import _, number_text
from curriculum.vocabulary import Vocabulary
from curriculum.widgets.cards import Part

Mix = Iterable[tuple[str, int]]
"""Learning type and its minutes."""


def parts(mix: Mix, words: Vocabulary) -> tuple[Part, ...]:
    """The bar's stripes, labelled and coloured."""
    types = words.scales["learning-type"]
    return tuple(
        Part(types[kind].label, minutes, str(types[kind].detail["light"]), str(types[kind].detail["dark"]))
        for kind, minutes in mix
        if minutes and kind in types
    )


def spoken(stripes: Iterable[Part]) -> str:
    """The same in words: “How people learn: discuss 40 %, make 30 %”."""
    stripes = tuple(stripes)
    total = sum(part.minutes for part in stripes) or 1
    shares = ", ".join(
        _("{label} {share} %").format(label=part.label, share=number_text(round(100 * part.minutes / total)))
        for part in stripes
    )
    return _("How people learn: {shares}").format(shares=shares)


def bar(stripes: Iterable[Part]) -> str:
    """The bar as HTML."""
    stripes = tuple(stripes)
    label = escape(spoken(stripes), quote=True)
    spans = "".join(f'<i style="flex:{part.minutes};{_colours(part)}"></i>' for part in stripes)
    return f'<div class="sala-mix" role="img" aria-label="{label}" title="{label}">{spans}</div>'


def legend(words: Vocabulary) -> str:
    """What the colours of every bar mean."""
    types = words.scales["learning-type"]
    stripes = parts(((kind, 1) for kind in types), words)
    spans = "".join(f'<span><i style="{_colours(part)}"></i>{escape(part.label)}</span>' for part in stripes)
    return f'<div class="sala-key sala-legend">{spans}</div>'


def key(stripes: Iterable[Part]) -> str:
    """The bar's key with minutes."""
    spans = "".join(
        f'<span><i style="{_colours(part)}"></i>{escape(part.label)} {number_text(part.minutes)}</span>'
        for part in stripes
    )
    return f'<div class="sala-key">{spans}</div>'


def _colours(part: Part) -> str:
    return f"--light:{escape(part.light, quote=True)};--dark:{escape(part.dark, quote=True)}"
