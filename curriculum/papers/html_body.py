"""Parsed Markdown as HTML. Every word is escaped, nothing is fetched, and a link opens a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from curriculum.text.markdown import Node, Tree


def prose(blocks: Tree) -> str:
    """A passage; nothing when it says nothing."""
    return f'<div class="sala-prose">{_blocks(blocks)}</div>' if blocks else ""


def _blocks(blocks: Tree) -> str:
    return "".join(_BLOCKS[block[0]](block) for block in blocks)


def _inlines(inlines: Tree) -> str:
    return "".join(_INLINES[inline[0]](inline) for inline in inlines)


def _items(items: tuple[Tree, ...]) -> str:
    return "".join(f"<li>{_blocks(item)}</li>" for item in items)


def _table(table: Node) -> str:
    _kind, alignments, (head, *rows) = table
    lines = "".join(f"<tr>{_cells('td', row, alignments)}</tr>" for row in rows)
    return (
        f'<div class="sala-table"><table><thead><tr>{_cells("th", head, alignments)}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _cells(tag: str, cells: tuple[Tree, ...], alignments: tuple[str, ...]) -> str:
    return "".join(
        f'<{tag} style="text-align:{escape(alignment)}">{_inlines(cell)}</{tag}>'
        for cell, alignment in zip(cells, alignments, strict=False)
    )


def _link(link: Node) -> str:
    _kind, address, inlines = link
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{_inlines(inlines)}</a>'


_BLOCKS: Mapping[str, Callable[[Node], str]] = {
    "p": lambda node: f"<p>{_inlines(node[1])}</p>",
    "h": lambda node: f"<h{node[1]}>{_inlines(node[2])}</h{node[1]}>",
    "blockquote": lambda node: f"<blockquote>{_blocks(node[1])}</blockquote>",
    "ul": lambda node: f"<ul>{_items(node[1])}</ul>",
    "ol": lambda node: f'<ol start="{node[1]}">{_items(node[2])}</ol>',
    "pre": lambda node: f"<pre>{escape(node[1])}</pre>",
    "hr": lambda _node: "<hr>",
    "line": lambda _node: '<div class="sala-line"></div>',
    "table": _table,
}
_INLINES: Mapping[str, Callable[[Node], str]] = {
    "t": lambda node: escape(node[1]),
    "code": lambda node: f"<code>{escape(node[1])}</code>",
    "em": lambda node: f"<em>{_inlines(node[1])}</em>",
    "strong": lambda node: f"<strong>{_inlines(node[1])}</strong>",
    "s": lambda node: f"<s>{_inlines(node[1])}</s>",
    "a": _link,
    "br": lambda _node: "<br>",
    "fn": lambda node: f" <small>({_inlines(node[1])})</small>",
    "chk": lambda node: "☑ " if node[1] else "☐ ",
}
