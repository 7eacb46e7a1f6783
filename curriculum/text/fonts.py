"""The fonts of paper: where they lie, what they can print, and how a script is set.

All fonts come from packages; those of the machine are never used, so that a paper looks the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]

from curriculum.text.scripts import fonts, script_for

_PACKAGES = {
    "manimgx_fonts": ".",
    "manimgx_fonts_cjk": ".",
    "fontpkg_amiri": "files",
    "fontpkg_hind_siliguri": "files",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """How a language is set on paper."""

    families: tuple[str, ...]
    size: float
    """Times the size of Latin, never below 1: what reads alike at arm's length."""
    leading: float
    """Space between lines, in em."""
    justified: bool = False


# Ratios found by looking at printed pages (findings, Paper): stacked vowels and hanging marks need the room.
_SIZE = {"Arab": 1.22, "Beng": 1.08, "Deva": 1.05, "Khmr": 1.06, "Laoo": 1.06, "Mymr": 1.02, "Thai": 1.08}
_LEADING = {
    "Arab": 0.72, "Beng": 0.76, "Deva": 0.8, "Hans": 0.75, "Hant": 0.75, "Jpan": 0.75, "Kore": 0.75,
    "Khmr": 0.95, "Laoo": 0.85, "Mymr": 0.95, "Sinh": 0.8, "Taml": 0.76, "Thai": 0.78,
}  # fmt: skip
_JUSTIFIED = frozenset({"Hans", "Hant", "Jpan"})


def setting(lang: str) -> Setting:
    """The setting of a language's usual script."""
    script = script_for(lang)
    return Setting(fonts(lang), _SIZE.get(script, 1.0), _LEADING.get(script, 0.62), script in _JUSTIFIED)


def folders() -> tuple[Path, ...]:
    """The folders that hold the fonts; a package that is not installed is left out."""
    found = []
    for package, inside in _PACKAGES.items():
        spec = find_spec(package)
        if spec and spec.submodule_search_locations:
            found.append(Path(spec.submodule_search_locations[0]) / inside)
    return tuple(found)


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Every code point that one of the fonts can print. The first call takes half a second."""
    points: set[int] = set()
    for folder in folders():
        for path in sorted(folder.iterdir()):
            if path.suffix == ".ttf":
                points.update(TTFont(path, lazy=True).getBestCmap())
            elif path.suffix == ".ttc":
                # The faces of a collection share their characters; only the shapes differ.
                points.update(TTCollection(path, lazy=True).fonts[0].getBestCmap())
    return frozenset(points)
