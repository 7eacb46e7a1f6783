"""Markdown as values: the tree that is printed, the plain text that is searched, the outline read as data.

CommonMark with tables, strikethrough, footnotes and check boxes. A tree is nested tuples of texts and
numbers, so that it can be written as JSON:

    blocks   ("p", inlines) · ("h", level, inlines) · ("blockquote", blocks) · ("ul", items)
             ("ol", start, items) · ("pre", text, language) · ("hr",) · ("line",)
             ("table", alignments, rows of cells of inlines)
    inlines  ("t", text) · ("em", inlines) · ("strong", inlines) · ("s", inlines) · ("code", text) · ("br",)
             ("a", address, inlines) · ("img", source, alternative, title) · ("fn", inlines) · ("chk", done)

`line` is a writing line: four or more underscores on a line of their own. Raw HTML is dropped. Quotations and
lists nest at most eight deep; what is deeper is kept, at the eighth level. Nothing here is ever executed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

Node: TypeAlias = tuple[Any, ...]
Tree: TypeAlias = tuple[Node, ...]

DEEPEST = 8
SAFE_ADDRESSES = ("http://", "https://", "mailto:", "tel:")
"""How an address begins that is kept as a link; of any other the words stay."""

_NESTING = {"maxNesting": 100}
"""Of tokens: the depth at which the parser itself gives up."""
_TEXT = (
    MarkdownIt("commonmark", _NESTING)
    .enable(["table", "strikethrough"])
    .use(footnote_plugin)
    .use(tasklists_plugin)
)
_BLOCKS = MarkdownIt("commonmark", _NESTING).disable(["inline", "text_join"])
"""Blocks only: what the outline needs, in time that grows with the length of the text."""

# The characters that YAML allows, without the byte order mark and the noncharacters at the very end.
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010fffd]")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_MAY_STAY_OPEN = re.compile(r"```|~~~|<", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at the top level of a text."""

    level: int
    text: str
    """As written: Markdown."""
    start: int
    """Its first line, counted from 0."""
    end: int
    """The line after it."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block at the top level of a text."""

    language: str
    text: str
    start: int
    end: int


def clean(text: str) -> str:
    """NFC, line feeds, no byte order mark: done to every text before it is read. Lines keep their numbers."""
    return unicodedata.normalize("NFC", _BREAKS.sub("\n", text.replace("\ufeff", "")))


def normal(text: str) -> str:
    """The normal form of Markdown: `clean`, no spaces at line ends, no empty lines around it.

    Two spaces that break a line become the backslash that does the same.
    """
    text = clean(text)
    if "  \n" in text:
        text = _keep_hard_breaks(text)
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).strip("\n")


def forbidden(text: str) -> tuple[int, str] | None:
    """The first character that no file may hold: its line, counted from 1, and its name (`U+0007`)."""
    found = _FORBIDDEN.search(text)
    return (text.count("\n", 0, found.start()) + 1, f"U+{ord(found.group()):04X}") if found else None


def outline(text: str) -> Iterator[Heading | Fence]:
    """The headings and fenced blocks at the top level of `text`, in order."""
    tokens = _BLOCKS.parse(text)
    for place, token in enumerate(tokens):
        if token.level or not token.map:
            continue
        start, end = token.map
        if token.type == "heading_open":
            words = " ".join(tokens[place + 1].content.split("\n"))
            yield Heading(int(token.tag[1]), words.strip(), start, end)
        elif token.type == "fence":
            yield Fence(token.info.strip(), token.content, start, end)


def stays_open(text: str) -> bool:
    """Whether `text` begins something (a fence, a comment, a script) that would swallow what follows."""
    if not _MAY_STAY_OPEN.search(text):
        return False
    *_, last = [None, *outline(text + "\n\n# end\n")]
    return not (isinstance(last, Heading) and last.level == 1 and last.text == "end")


def parse(text: str) -> Tree:
    """The tree of `text`."""
    tokens = _TEXT.parse(text)
    return _fold(tokens, _footnotes(tokens))


def plain(text: str) -> str:
    """The words of `text` without markup, one block a line."""
    return "\n".join(line for line in (" ".join(words.split()) for words in _words(parse(text))) if line)


def links(text: str) -> Iterator[tuple[str, int]]:
    """The addresses that `text` points at, links and pictures, each with its line counted from 0."""
    for token in _TEXT.parse(text):
        line = token.map[0] if token.map else 0
        for child in token.children or ():
            address = child.attrGet("href") or child.attrGet("src")
            if address:
                yield str(address), line


def _keep_hard_breaks(text: str) -> str:
    lines = text.split("\n")
    for token in _BLOCKS.parse(text):
        if token.type == "inline" and token.map and token.content.count("\n"):
            for place in range(token.map[0], token.map[1] - 1):
                if lines[place].endswith("  ") and lines[place].strip():
                    lines[place] = lines[place].rstrip() + "\\"
    return "\n".join(lines)


def _fold(tokens: Iterable[Token], footnotes: Mapping[int, Tree]) -> Tree:
    """The tokens' tree, built from the leaves up without recursion: no depth of nesting can break it."""
    stack: list[tuple[Token | None, list[Node]]] = [(None, [])]
    containers = 0
    for token in tokens:
        if token.nesting > 0:
            stack.append((token, []))
            containers += token.type in _CONTAINERS
        elif token.nesting < 0:
            opened, children = stack.pop()
            assert opened is not None
            within = containers if opened.type in _CONTAINERS or opened.type == "list_item_open" else 0
            containers -= opened.type in _CONTAINERS
            stack[-1][1].extend(_closed(opened, tuple(children), flat=within > DEEPEST))
        else:
            stack[-1][1].extend(_leaf(token, footnotes))
    return tuple(stack[0][1])


_CONTAINERS = frozenset(
    (
        "blockquote_open",
        "bullet_list_open",
        "ordered_list_open",
        "em_open",
        "strong_open",
        "s_open",
        "link_open",
    )
)


def _closed(opened: Token, children: Tree, *, flat: bool) -> Tree:
    """What an opening token and everything up to its closing one become; `flat` leaves only the children."""
    kind = opened.type.removesuffix("_open")
    if flat:
        return children
    if kind == "paragraph":
        return (("p", children),)
    if kind == "heading":
        return (("h", int(opened.tag[1]), children),)
    if kind in ("blockquote", "em", "strong", "s"):
        return ((kind, children),)
    if kind in ("list_item", "tr"):
        return (("part", children),)
    if kind in ("th", "td"):
        return ((str(opened.attrGet("style") or "").rpartition(":")[2] or "start", children),)
    if kind == "bullet_list":
        return (("ul", tuple(item[1] for item in children)),)
    if kind == "ordered_list":
        start = opened.attrGet("start")
        return (("ol", 1 if start is None else int(start), tuple(item[1] for item in children)),)
    if kind == "table":
        alignments = tuple(cell[0] for cell in children[0][1])
        return (("table", alignments, tuple(tuple(cell[1] for cell in row[1]) for row in children)),)
    if kind == "link":
        address = str(opened.attrGet("href") or "")
        return (("a", address, children),) if address.lower().startswith(SAFE_ADDRESSES) else children
    return () if kind == "footnote_block" else children


def _leaf(token: Token, footnotes: Mapping[int, Tree]) -> Tree:
    """What a token that holds no others becomes."""
    kind = token.type
    if kind == "inline":
        return _fold(token.children or (), footnotes)
    if kind == "text":
        return (("t", token.content),) if token.content else ()
    if kind == "softbreak":
        return (("t", " "),)
    if kind == "hardbreak":
        return (("br",),)
    if kind == "code_inline":
        return (("code", token.content),)
    if kind in ("fence", "code_block"):
        return (("pre", token.content.rstrip("\n"), token.info.split(" ")[0]),)
    if kind == "hr":
        # The parser's `markup` has one sign more than was written.
        return (("line",),) if token.markup.startswith("_____") else (("hr",),)
    if kind == "image":
        alternative = _run(_fold(token.children or (), {}))
        return (("img", str(token.attrGet("src") or ""), alternative, str(token.attrGet("title") or "")),)
    if kind == "footnote_ref":
        return (("fn", footnotes.get(token.meta["id"], ())),)
    if kind == "html_inline" and "task-list-item-checkbox" in token.content:
        # The plug-in for check boxes says what it found as HTML; any other HTML is dropped.
        return (("chk", "checked=" in token.content),)
    return ()


def _footnotes(tokens: list[Token]) -> dict[int, Tree]:
    notes: dict[int, Tree] = {}
    begins = [place for place, token in enumerate(tokens) if token.type == "footnote_open"]
    for begin in begins:
        end = next(place for place in range(begin, len(tokens)) if tokens[place].type == "footnote_close")
        notes[tokens[begin].meta["id"]] = _as_inlines(_fold(tokens[begin + 1 : end], {}))
    return notes


def _as_inlines(blocks: Tree) -> Tree:
    """The inlines of a footnote's paragraphs, one after the other."""
    return tuple(inline for block in blocks if block[0] == "p" for inline in block[1])


def _words(blocks: Tree) -> Iterator[str]:
    """The words of every block; cells and items count as blocks."""
    for block in blocks:
        kind = block[0]
        if kind in ("p", "h"):
            yield _run(block[-1])
        elif kind == "blockquote":
            yield from _words(block[1])
        elif kind in ("ul", "ol"):
            for item in block[-1]:
                yield from _words(item)
        elif kind == "pre":
            yield block[1]
        elif kind == "table":
            for row in block[2]:
                yield from (_run(cell) for cell in row)


def _run(inlines: Tree) -> str:
    return "".join(_said(inline) for inline in inlines)


def _said(inline: Node) -> str:
    kind = inline[0]
    if kind in ("t", "code"):
        return str(inline[1])
    if kind == "br":
        return " "
    if kind == "img":
        return str(inline[2])
    if kind == "fn":
        return " " + _run(inline[1])
    return _run(inline[-1]) if kind in ("em", "strong", "s", "a") else ""
