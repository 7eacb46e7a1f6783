"""Compiles our templates with data, inside the worker.

Templates are ours and read once; data arrives as JSON and stays data: nothing an author writes becomes Typst
source. There are no packages, the root is an empty folder, and the fonts are those of `text.fonts`.
"""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import typst

from curriculum.papers.pdf_finish import finish
from curriculum.papers.pipe import Printed
from curriculum.papers.printable import printable, without
from curriculum.text.fonts import covered, folders

TEMPLATES = Path(__file__).parent / "templates"
STANDARDS: tuple[Literal["ua-1", "a-2a"], ...] = ("ua-1", "a-2a")
Form = Literal["pdf", "png"]
PICTURE_PPI = 110.0
"""Of a picture for the screen."""
_TRIES = 5
_NO_GLYPH = re.compile(r'(?:text `"(.*?)"` could not be displayed|disallowed codepoint `"(.*?)"`)', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


@dataclass
class UnprintableText(Exception):
    characters: str


@dataclass
class UnprintedPaper(Exception):
    reason: str


class Press:
    """Fonts and compiler, kept alive between papers."""

    def __init__(self) -> None:
        self._root = tempfile.TemporaryDirectory(prefix="sala-empty-")
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(f) for f in folders()]
        )
        self._compiler = typst.Compiler(root=self._root.name, font_paths=fonts, ignore_system_fonts=True)
        self._templates = {path.name: path.read_bytes() for path in TEMPLATES.glob("*.typ")}

    def printed(self, template: str, data: dict[str, Any], form: Form = "pdf") -> Printed:
        """The finished PDF of a template with its data, or a picture (PNG) of its first page.

        Raises `UnprintableText` when characters stay without a glyph, `UnprintedPaper` when Typst refuses.
        """
        unprintable: set[str] = set()
        ready = printable(data, covered(), unprintable)
        for _ in range(_TRIES):
            try:
                content = self._compiled(template, ready, form)
            except typst.TypstError as error:
                # A mark that one font has and its letter another: no font can set the two together.
                missing = _characters_without_glyph(str(error.diagnostic)) - unprintable
                if not missing:
                    raise UnprintedPaper(error.message) from None
                unprintable |= missing
                ready = without(ready, missing)
            else:
                finished = finish(content) if form == "pdf" else content
                return Printed(finished, "".join(sorted(unprintable)))
        raise UnprintableText("".join(sorted(unprintable)))

    def _compiled(self, template: str, data: dict[str, Any], form: Form) -> bytes:
        source = {
            **self._templates,
            "main.typ": self._templates[f"{template}.typ"],
            "data.json": json.dumps(data, ensure_ascii=False).encode(),
        }
        # The dict form of the input is not in typst's stub (findings, Paper).
        given = cast(bytes, source)
        if form == "png":
            pages = self._compiler.compile(given, format="png", ppi=PICTURE_PPI)
            return cast(bytes, pages[0] if isinstance(pages, list) else pages)
        content = self._compiler.compile(given, pdf_standards=list(STANDARDS), timestamp=0)
        return cast(bytes, content)


def _characters_without_glyph(diagnostic: str) -> set[str]:
    named = "".join(a or b for a, b in _NO_GLYPH.findall(diagnostic))
    plain = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), named)
    return {character for character in plain if not character.isascii()}
