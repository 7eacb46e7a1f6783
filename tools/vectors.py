"""Write `data/vectors`: the vectors of the shipped library, so that nobody has to wait for them. Run by `make vectors`.

Takes what is there already for the same words, and a second for each piece of text that is new.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from curriculum.db import open_database  # noqa: E402 - run as a file
from curriculum.library.shipping import load  # noqa: E402
from curriculum.search import Progress, catch_up, embedder, vectors  # noqa: E402


def main() -> None:
    model = embedder()
    if model is None:
        sys.exit("The extra “semantic” is not installed, or does not run on this machine.")
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "sala.db")
        with database.write() as work:
            load(work, ROOT)
        catch_up(database, model, said=_said)
        with database.read() as work:
            file = vectors.write_shipped(ROOT / "data" / "vectors", work, model.name)
        database.close()
    print(f"\n{file.relative_to(ROOT)}: {file.stat().st_size:,} bytes")


def _said(progress: Progress) -> None:
    print(f"\r{progress.read:,} of {progress.of:,} pieces", end="", flush=True)


if __name__ == "__main__":
    main()
