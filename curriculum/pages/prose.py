"""Markdown of a module -> HTML for the screen. Raw HTML and pictures of other machines never pass."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict


def _outside_link(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    token.attrSet("target", "_blank")
    token.attrSet("rel", "noopener noreferrer")
    return self.renderToken(tokens, index, options, env)


def _no_picture(self: RendererHTML, tokens: Sequence[Token], index: int, *_: Any) -> str:
    return escape(tokens[index].content)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table", "strikethrough"])
    parser.add_render_rule("link_open", _outside_link)
    parser.add_render_rule("image", _no_picture)
    return parser


_PARSER = _parser()


@lru_cache(maxsize=2000)
def html(markdown: str) -> str:
    """Safe HTML of a passage."""
    return str(_PARSER.render(markdown))


def text(plain: str) -> str:
    """Plain text, escaped for HTML."""
    return escape(plain)
