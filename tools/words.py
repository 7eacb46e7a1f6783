"""Bring every catalog in `curriculum/locale` up to the labels of the code. Run by `make words`.

A new label comes without a translation, one that is gone goes with its translation, the others stay. The head
of a catalog is its translators' own and stays as it is. No date, path or line number is written, so that a
difference shows words and nothing else.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from curriculum.errors import SalaError  # noqa: E402 - run as a file

CODE = ROOT / "curriculum"
CATALOGS = CODE / "locale"
KEYWORDS = {"_": None, "ngettext": (1, 2)}
WIDTH = 110


def labels(code: Path = CODE) -> Catalog:
    """Everything that the code says: the arguments of `_` and `ngettext`, and what errors are worded with."""
    found = Catalog()
    for _, _, label, _, _ in extract_from_dir(code, [("**.py", "python")], {}, KEYWORDS):
        if any(label):
            found.add(label)
    for template in templates(SalaError):
        found.add(template)
    return found


def templates(kind: type[SalaError]) -> Iterator[str]:
    if kind.template and kind.__module__ == SalaError.__module__:  # and not one of a test
        yield kind.template
    for below in kind.__subclasses__():
        yield from templates(below)


def updated(text: str, found: Catalog) -> str:
    """The catalog `text` with exactly the labels of `found`."""
    catalog = read_po(io.BytesIO(text.encode()), ignore_obsolete=True, abort_invalid=True)
    catalog.update(found, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    body = io.BytesIO()
    write_po(body, catalog, width=WIDTH, omit_header=True, no_location=True, sort_output=True)
    return text.partition("\n\n")[0] + "\n\n" + body.getvalue().decode().strip() + "\n"


def main() -> None:
    found = labels()
    for file in sorted(CATALOGS.glob("*/LC_MESSAGES/sala.po")):
        file.write_text(updated(file.read_text(encoding="utf-8"), found), encoding="utf-8")


if __name__ == "__main__":
    main()
