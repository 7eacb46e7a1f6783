"""Which script a language is written in, which way it runs, and which fonts print it.

Scripts are four-letter ISO 15924 codes. A language tag may name its script (`zh-Hant`, `ks-Deva`); otherwise
it is the one that the language is usually written in (Unicode's likely subtags, through Babel).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from babel.core import get_global, parse_locale

Direction = Literal["ltr", "rtl"]

_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})

_LATIN = "Noto Sans"
"""Also Cyrillic, Greek and Vietnamese."""
_FONTS = {
    "Arab": ("Amiri", "Noto Sans Arabic", _LATIN),
    "Armn": (_LATIN, "Noto Sans Armenian"),
    "Beng": (_LATIN, "Hind Siliguri", "Noto Sans Bengali"),
    "Deva": (_LATIN, "Noto Sans Devanagari"),
    "Geor": (_LATIN, "Noto Sans Georgian"),
    "Gujr": (_LATIN, "Noto Sans Gujarati"),
    "Guru": (_LATIN, "Noto Sans Gurmukhi"),
    "Hans": (_LATIN, "Noto Sans CJK SC"),
    "Hant": (_LATIN, "Noto Sans CJK TC"),
    "Hebr": (_LATIN, "Noto Sans Hebrew"),
    "Jpan": (_LATIN, "Noto Sans CJK JP"),
    "Khmr": (_LATIN, "Noto Sans Khmer"),
    "Knda": (_LATIN, "Noto Sans Kannada"),
    "Kore": (_LATIN, "Noto Sans CJK KR"),
    "Laoo": (_LATIN, "Noto Sans Lao"),
    "Mlym": (_LATIN, "Noto Sans Malayalam"),
    "Mymr": (_LATIN, "Noto Sans Myanmar"),
    "Orya": (_LATIN, "Noto Sans Oriya"),
    "Sinh": (_LATIN, "Noto Sans Sinhala"),
    "Taml": (_LATIN, "Noto Sans Tamil"),
    "Telu": (_LATIN, "Noto Sans Telugu"),
    "Thai": (_LATIN, "Noto Sans Thai"),
}


@lru_cache(maxsize=1000)
def script_for(lang: str) -> str:
    """The script that the language tag `lang` is written in; `Latn` for a language that nobody knows."""
    try:
        language, territory, script, *_ = parse_locale(lang, sep="-")
    except ValueError:
        return "Latn"
    if script:
        return script
    likely = get_global("likely_subtags")
    tag = likely.get(f"{language}_{territory}") or likely.get(language) or "und_Latn"
    return parse_locale(tag)[2] or "Latn"


def direction(lang: str) -> Direction:
    """Which way the lines of a language run."""
    return "rtl" if script_for(lang) in _RIGHT_TO_LEFT else "ltr"


def fonts(lang: str) -> tuple[str, ...]:
    """Font families that print a language, in the order in which a glyph is looked for.

    Latin letters come from the first family that has them, so that a name in English looks the same on every
    paper.
    """
    return (*_FONTS.get(script_for(lang), (_LATIN,)), "Noto Emoji")
