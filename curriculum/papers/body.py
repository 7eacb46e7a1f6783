"""Parsed Markdown made fit for paper: what PDF/UA refuses in a text is settled here, before any writer
sees it.

Headings that skip levels or hold no words, pictures that are not there, cards that are divided by a rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from curriculum.text.markdown import Node, Tree, parse

LOWEST_HEADING = 6


def passage(text: str) -> Tree:
    """A text inside the guide: its headings, if any, become strong lines, because the guide has its own."""
    return tuple(_without_headings(_read(text)))


def page(text: str, below: int) -> Tree:
    """A text with a page of its own: its headings follow one of level `below`, and no level is skipped."""
    return tuple(_with_steady_headings(_read(text), below))


def cards(text: str) -> tuple[Tree, ...]:
    """The cards of a text that rules divide; a card without words is no card."""
    found: list[list[Node]] = [[]]
    for block in _without_headings(_read(text)):
        if block[0] == "hr":
            found.append([])
        else:
            found[-1].append(block)
    return tuple(tuple(card) for card in found if card)


def paragraph(text: str) -> Tree:
    """A plain text as one paragraph; nothing in it is markup."""
    return (("p", (("t", text),)),)


def bullets(texts: tuple[str, ...]) -> Tree:
    """Plain texts as a list; empty when there are none."""
    return (("ul", tuple(paragraph(text) for text in texts)),) if texts else ()


def definition(term: str, *sentences: str) -> Node:
    """A paragraph that begins with a strong term."""
    rest = "  ".join(sentence for sentence in sentences if sentence)
    return ("p", (("strong", (("t", term),)), ("t", f" {rest}")) if rest else (("strong", (("t", term),)),))


@lru_cache(maxsize=1000)
def _read(text: str) -> Tree:
    """Kept, because a module's page reads the same texts at every click."""
    return tuple(_settled(parse(text)))


def _settled(blocks: Tree) -> Iterator[Node]:
    for block in blocks:
        kind = block[0]
        if kind == "h":
            inlines = _settled_inlines(block[2])
            if _said(inlines).strip():
                yield ("h", block[1], inlines)
        elif kind == "p":
            yield ("p", _settled_inlines(block[1]))
        elif kind == "blockquote":
            yield ("blockquote", tuple(_without_headings(_settled(block[1]))))
        elif kind == "ul":
            yield ("ul", tuple(tuple(_without_headings(_settled(item))) for item in block[1]))
        elif kind == "ol":
            yield ("ol", block[1], tuple(tuple(_without_headings(_settled(item))) for item in block[2]))
        elif kind == "table":
            yield (
                "table",
                block[1],
                tuple(tuple(_settled_inlines(cell) for cell in row) for row in block[2]),
            )
        else:
            yield block


def _settled_inlines(inlines: Tree) -> Tree:
    settled: list[Node] = []
    for inline in inlines:
        kind = inline[0]
        if kind == "img":
            # A module's pictures are not kept yet; what they would say in words is.
            settled.append(("em", (("t", inline[2]),)))
        elif kind in ("em", "strong", "s", "fn"):
            settled.append((kind, _settled_inlines(inline[1])))
        elif kind == "a":
            settled.append(("a", inline[1], _settled_inlines(inline[2])))
        else:
            settled.append(inline)
    return tuple(settled)


def _without_headings(blocks: Iterable[Node]) -> Iterator[Node]:
    for block in blocks:
        yield ("p", (("strong", block[2]),)) if block[0] == "h" else block


def _with_steady_headings(blocks: Iterable[Node], below: int) -> Iterator[Node]:
    open_levels: list[int] = []
    for block in blocks:
        if block[0] != "h":
            yield block
            continue
        while open_levels and open_levels[-1] >= block[1]:
            open_levels.pop()
        open_levels.append(block[1])
        yield ("h", min(below + len(open_levels), LOWEST_HEADING), block[2])


def _said(inlines: Tree) -> str:
    said = ""
    for inline in inlines:
        if inline[0] in ("t", "code"):
            said += inline[1]
        elif inline[0] in ("em", "strong", "s", "a"):
            said += _said(inline[-1])
    return said
