"""The vectors that the package brings are those of the shipped texts."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from curriculum.db import Database
from curriculum.search import vectors
from curriculum.settings import shipped

FILES = sorted((shipped() / "data" / "vectors").glob("*.npz"))


def model_of(file: Path) -> str:
    with np.load(file, allow_pickle=False) as kept:
        return str(kept["model"])


def test_every_piece_of_the_library_has_its_vector(library: Database) -> None:
    (file,) = FILES
    with library.write() as work:
        vectors.take_shipped(work, model_of(file))
        progress = vectors.progress(work, model_of(file))
    assert progress.of > 500
    assert progress.read == progress.of, "run `make vectors`"
