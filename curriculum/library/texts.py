"""The kinds of text that a module holds, each in its normal form.

Words are made normal as they come in, and a passage holds no heading that the format gives to what stands
around it, and nothing that would swallow what follows: so every module that exists can be written and read
again."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from curriculum.text import markdown


def _tidy(value: object) -> object:
    """A text without spaces around its lines."""
    if not isinstance(value, str):
        return value
    return "\n".join(_lines(value)).strip()


def _one_line(value: object) -> object:
    return " ".join(_lines(value)).strip() if isinstance(value, str) else value


def _lines(text: str) -> list[str]:
    return [re.sub(r"[ \t]+", " ", line).strip() for line in markdown.clean(text).split("\n")]


def _normal(value: object) -> object:
    return markdown.normal(value) if isinstance(value, str) else value


def _printable(text: str) -> str:
    if found := markdown.forbidden(text):
        raise ValueError(f"holds the control character {found[1]}; delete it")
    return text


def _self_contained(above: int) -> Callable[[str], str]:
    """Refuses headings up to level `above`, which are the format's, and what swallows the next passage."""

    def check(text: str) -> str:
        _printable(text)
        if markdown.stays_open(text):
            raise ValueError("opens a fence or an HTML block and does not close it")
        for block in markdown.outline(text) if above and _MAY_HOLD_HEADING.search(text) else ():
            if isinstance(block, markdown.Heading) and block.level <= above:
                raise ValueError(f"holds the heading “{block.text}”, which would begin a part of the module")
        return text

    return check


_MAY_HOLD_HEADING = re.compile(r"^ {0,3}(#|=|-)", re.MULTILINE)


class Words:
    """Marks a kind of text as words, which a translation has of its own; keys and ids are none."""


WORDS = Words()

Text = Annotated[
    str,
    WORDS,
    BeforeValidator(_tidy),
    StringConstraints(min_length=1, max_length=4000),
    AfterValidator(_printable),
]
Title = Annotated[
    str,
    WORDS,
    BeforeValidator(_one_line),
    StringConstraints(min_length=1, max_length=400),
    AfterValidator(_printable),
]
_Passage = Annotated[str, WORDS, BeforeValidator(_normal), StringConstraints(max_length=30_000)]
Markdown = Annotated[_Passage, AfterValidator(_self_contained(0))]
"""The text of a handout: a file of its own, any headings."""
NotesText = Annotated[_Passage, AfterValidator(_self_contained(1))]
SectionText = Annotated[_Passage, AfterValidator(_self_contained(2))]
StepText = Annotated[_Passage, AfterValidator(_self_contained(3))]
