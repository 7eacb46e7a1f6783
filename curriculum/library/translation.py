"""Noting what a translated edition was made from, so that later changes of the source can be seen."""

from __future__ import annotations

from pathlib import Path

from curriculum.errors import FileProblem
from curriculum.library.files import read_folder
from curriculum.library.format import document, languages, sha256, sound_edition, write_edition
from curriculum.library.module import Module
from curriculum.library.passages import hashes, passages


def stamp(folder: Path) -> tuple[str, ...]:
    """Note in every translated edition of a module's folder the source revision and its passages of now.

    Whoever stamps says: the words agree with the source. The edition is written in normal form. Returns the
    names of the files that changed. Raises `FileProblem` where an edition cannot be read; then nothing is
    written.
    """
    files, problems = read_folder(folder)
    if problems:
        raise problems[0]
    editions = [sound_edition(files, lang) for lang in languages(files)]
    source = next((module for module in editions if module.translation is None), None)
    if source is None:
        raise FileProblem("module.md", None, "is not there; a translation needs its source")
    written: dict[str, str] = {}
    for module in editions:
        if module.translation:
            written |= write_edition(stamped(module, source))
    changed = tuple(path for path, text in written.items() if files.get(path) != text)
    for path in changed:
        (folder / path).write_text(written[path], encoding="utf-8", newline="\n")
    return changed


def stamped(module: Module, source: Module) -> Module:
    """The translation, noting the source that it agrees with and the passages that it has words for."""
    assert module.translation is not None
    has = passages(module)
    noted = {name: digits for name, digits in hashes(source).items() if name in has}
    note = {"source": sha256(document(source)), "of": source.lang, "passages": noted}
    translation = module.translation.model_copy(update=note)
    return module.model_copy(update={"translation": translation})
