"""Words of a text, the way the index and its queries see them, in every script of the region.

A text becomes a sequence of `Token`s, each a span of the original with the string that is looked up:

- words are runs of letters, marks and digits, in NFKC and folded case;
- scripts written without spaces (Thai, Lao, Khmer, Burmese, Han, Kana) give pairs of neighbouring grapheme
  clusters, and the last cluster of a run once more alone, so that a single character is found wherever it
  stands;
- a word of Hangul is itself and has its pairs of syllables as further forms, because particles are glued to
  it;
- English, Arabic and Hindi words have their stem as a further form, Latin words with marks the form without
  them;
- a spaced word has its *beginning*, the first four letters: what is left of inflection in every language, stemmer
  or none. It is weak evidence for the order of hits, and none for what is a hit.

What was measured and why nothing heavier is used stands in the project's findings: dictionaries were no
better.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from threading import Lock
from typing import Literal, NamedTuple

import regex  # type: ignore[import-untyped]
import snowballstemmer  # type: ignore[import-untyped]

VERSION = "2"
"""Changes whenever the same text would give other tokens; an index of another version is built anew."""

LONGEST = 100
"""Characters of a token; what a longer run of letters says beyond them is not looked up."""

_BEGINNING = 4
"""Letters and marks. Measured on English and Hindi, with and without stems: 4 to 6 differ little."""
_MARK = "…"
"""Stands before a beginning, so that it is no word and no word begins with it."""

Kind = Literal["word", "pair", "tail", "syllables"]


class Token(NamedTuple):
    """What is looked up (`text`), and where it stands in the original: `original[start:end]`."""

    text: str
    start: int
    end: int
    kind: Kind = "word"
    """`pair`: two neighbouring clusters; `tail`: the last cluster of such a run; `syllables`: a word of
    Hangul."""
    forms: tuple[str, ...] = ()
    """Further strings under which the same span is found."""


_UNSPACED_SCRIPTS = ("Thai", "Laoo", "Khmr", "Mymr", "Hani", "Hira", "Kana", "Bopo")
_UNSPACED = r"[\p{L}&&[" + "".join(rf"\p{{scx={script}}}" for script in _UNSPACED_SCRIPTS) + "]]"
_INVISIBLE = r"\u00AD\u034F\u061C\u200B-\u200F\u2060\uFEFF"
"""Soft hyphens, joiners and directional marks: inside a word they change its look or its breaks, not the
word."""

_RUN = regex.compile(
    rf"""
    (?P<ascii>    [A-Za-z0-9]++ (?! [\p{{L}}\p{{M}}\p{{N}}{_INVISIBLE}] ) )
  | (?P<unspaced> {_UNSPACED} [{_UNSPACED}\p{{M}}{_INVISIBLE}]* )
  | (?P<hangul>   [\p{{L}}&&\p{{Hangul}}] [[\p{{L}}&&\p{{Hangul}}]\p{{M}}{_INVISIBLE}]* )
  | (?P<word>     [[\p{{L}}\p{{N}}\p{{M}}]--{_UNSPACED}--\p{{Hangul}}]
                  [[\p{{L}}\p{{N}}\p{{M}}{_INVISIBLE}]--{_UNSPACED}--\p{{Hangul}}]* )
    """,
    regex.VERBOSE | regex.VERSION1,
)
_RUN_OF_CLUSTERS = regex.compile(_UNSPACED, regex.VERSION1)
_CLUSTER = regex.compile(r"\X")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_HIDDEN = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u2060\ufeff\u0640]")
"""What is dropped from words: the invisible characters, and the Arabic stretching stroke."""
_ARABIC_VOWELS = re.compile("[\u064b-\u065f\u0670]")
_ARTICLE = re.compile("^(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=.{3})")
"""The Arabic article with what is glued before it. Snowball takes it off together with the ending, so that “the
companies” and “companies” would have different stems."""
_ONE_YEH_ONE_KAF = str.maketrans({"\u06cc": "\u064a", "\u0649": "\u064a", "\u06a9": "\u0643"})
"""Keyboards for Urdu and Persian type other letters than those for Arabic where readers see the same one."""
_WRITTEN_AS = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i"})
"""Letters that have a stroke instead of a mark, as they are typed without it."""

_STEMMED = {"Latin": ("en", "english"), "Arabic": ("ar", "arabic"), "Devanagari": ("hi", "hindi")}
"""Script -> the language whose stemmer serves it, where no other language is named."""
_stemmers = {lang: snowballstemmer.stemmer(name) for lang, name in _STEMMED.values()}
_script = regex.compile("|".join(rf"(?P<{script}>\p{{{script}}})" for script in _STEMMED))
_stemming = Lock()
"""A Snowball stemmer keeps its word in itself, so two threads may not share a call."""


def tokens(text: str, lang: str | None = None) -> list[Token]:
    """The tokens of `text` in reading order. `lang` (a BCP 47 tag) chooses the stemmer; None, and `und`, go by
    the script."""
    found: list[Token] = []
    language = _language(lang)
    for run in _RUN.finditer(text):
        if run.lastgroup == "unspaced":
            found.extend(_pairs(run.group(), run.start()))
        elif run.lastgroup == "hangul":
            found.extend(
                Token(word, run.start(), run.end(), "syllables", _neighbours(word))
                for word in _plain(run.group())
            )
        else:
            found.extend(
                Token(word, run.start(), run.end(), "word", forms)
                for word, forms in _word(run.group(), language)
            )
    return found


def _language(tag: str | None) -> str | None:
    language = (tag or "").partition("-")[0].lower()
    return None if language in ("", "und") else language


def folded(text: str) -> str:
    """`text` as its words are compared while somebody types: normalised, without marks on Latin letters, one space
    between runs."""
    return " ".join(without_marks(word) for run in _RUN.finditer(text) for word in _plain(run.group()))


def beginning(token: Token) -> str | None:
    """What the index holds for the beginning of a spaced word; None where the word is no longer than that."""
    return beginning_of(token.text) if token.kind == "word" else None


def beginning_of(word: str) -> str | None:
    """The same of a spaced word."""
    return _MARK + word[:_BEGINNING] if len(word) > _BEGINNING else None


def is_beginning(token: str) -> bool:
    """Whether the index holds `token` as the beginning of words."""
    return token.startswith(_MARK)


def is_unspaced(token: str) -> bool:
    """Whether the index holds `token` as clusters of a script without spaces."""
    return _RUN_OF_CLUSTERS.match(token) is not None


def without_marks(word: str) -> str:
    """A Latin word as it is typed without its marks; other scripts unchanged, for there marks are letters."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return bare.translate(_WRITTEN_AS) if regex.search(r"\p{Latin}", bare) else word


@lru_cache(maxsize=100_000)
def stem(word: str, lang: str | None) -> str:
    """The stem of a normalised word; the word itself where no stemmer serves its script and language."""
    script = _script.match(word)
    if script is None or script.lastgroup is None:
        return word
    served, _ = _STEMMED[script.lastgroup]
    if lang not in (served, None):
        return word
    with _stemming:
        stemmed: str = _stemmers[served].stemWord(_ARTICLE.sub("", word))
    return stemmed


@lru_cache(maxsize=100_000)
def _plain(run: str) -> tuple[str, ...]:
    """The words of a run in NFKC and folded case: one, unless normalisation opened it (½ is 1⁄2)."""
    word = _HIDDEN.sub("", run)
    if word.isascii():
        return (word.lower()[:LONGEST],) if word else ()
    word = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    word = _ARABIC_VOWELS.sub("", word).translate(_ONE_YEH_ONE_KAF)
    return tuple("".join(map(_digit, piece))[:LONGEST] for piece in _WORD.findall(word))


def _digit(character: str) -> str:
    """Digits of every script as 0-9: ๒๕๔๐ is 2540."""
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


@lru_cache(maxsize=100_000)
def _word(run: str, lang: str | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of a run with their further forms."""
    return tuple((word, _forms(word, lang)) for word in _plain(run))


def _forms(word: str, lang: str | None) -> tuple[str, ...]:
    bare = word if word.isascii() else without_marks(word)
    candidates = dict.fromkeys((stem(word, lang), bare, stem(bare, lang)))
    return tuple(form for form in candidates if form and form != word and _WORD.fullmatch(form))


def _pairs(run: str, offset: int) -> Iterator[Token]:
    clusters = [
        (plain, offset + cluster.start(), offset + cluster.end())
        for cluster in _CLUSTER.finditer(run)
        if (plain := "".join(_plain(cluster.group())))
    ]
    for (first, start, _), (second, _, end) in pairwise(clusters):
        yield Token(first + second, start, end, "pair")
    if clusters:
        last, start, end = clusters[-1]
        yield Token(last, start, end, "tail")


def _neighbours(word: str) -> tuple[str, ...]:
    """Pairs of syllables; a word of one or two syllables is its own."""
    return tuple(word[i : i + 2] for i in range(len(word) - 1)) if len(word) > 2 else ()
