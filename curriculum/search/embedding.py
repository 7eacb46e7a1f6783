"""The model that turns text into vectors whose angle is its meaning, behind one small protocol.

Sala brings none. The extra `semantic` installs one; another package may offer its own under the entry point
`sala.embedders`; the folder in `SALA_WEIGHTS` may hold other weights for the one that is known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import entry_points
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from curriculum.remembered import Remembered
from curriculum.search.e5 import E5
from curriculum.settings import weights

Vector = NDArray[np.float32]
"""Of length 1."""
GROUP = "sala.embedders"
"""Entry points: each a call without arguments that gives an `Embedder`."""


class Embedder(Protocol):
    @property
    def name(self) -> str:
        """Model and version. Vectors of another name are other vectors, and are made anew."""
        ...

    @property
    def dimensions(self) -> int: ...

    def query(self, text: str) -> Vector:
        """The vector of what somebody looks for."""
        ...

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of what may be found, a row each."""
        ...


class _Chosen:
    """The one model of this process, loaded when it is first wanted."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._looked = False
        self._embedder: Embedder | None = None

    def get(self) -> Embedder | None:
        with self._lock:
            if not self._looked:
                self._embedder, self._looked = _installed(), True
            return self._embedder

    def use(self, embedder: Embedder | None) -> None:
        with self._lock:
            self._embedder, self._looked = embedder, True

    def forget(self) -> None:
        with self._lock:
            self._embedder, self._looked = None, False


_chosen = _Chosen()


def embedder() -> Embedder | None:
    """The model of this installation; None where none is installed, or none that works on this machine."""
    return _chosen.get()


def use(embedder: Embedder | None) -> None:
    """Search by this model from now on, or by none."""
    _chosen.use(embedder)


def forget() -> None:
    """Look again for what is installed, when it is next wanted."""
    _chosen.forget()


_QUERIES = Remembered[tuple[str, str], Vector](most=256)


def query_vector(model: Embedder, text: str) -> Vector:
    """The vector of a query. A tick on a filter asks the same again, and need not wait for it."""
    found = _QUERIES.get((model.name, text))
    return _QUERIES.keep((model.name, text), model.query(text)) if found is None else found


def _installed() -> Embedder | None:
    """The first that loads. One that does not (another processor, a damaged file) must not keep words from
    being found."""
    for offered in entry_points(group=GROUP):
        with suppress(Exception):
            found: Embedder = offered.load()()
            return found
    with suppress(Exception):
        return E5(weights())
    return None
