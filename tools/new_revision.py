"""Write the next revision of the schema: what separates `models` from the last revision.

    .venv/bin/python tools/new_revision.py 0002 "plans have a country"

The file appears in `curriculum/migrations/versions`. Read it, put right what a machine cannot know, set
`migrations.HEAD` to the new number, and say in the tests what happens to rows that are already there.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import DateTime, String, create_engine
from sqlmodel import SQLModel

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import curriculum.models  # noqa: F401 - fills the metadata
from curriculum import migrations
from curriculum.models.types import UTCDateTime


def plain_types(kind: str, thing: Any, _context: Any) -> str | bool:
    """Revisions name SQLAlchemy's own types, so that they never import ours."""
    if kind == "type" and isinstance(thing, UTCDateTime):
        return f"sa.{DateTime(timezone=True)!r}"
    if kind == "type" and type(thing).__name__ == "AutoString":
        return f"sa.{String(thing.length)!r}"
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("number", help="four digits, one above the last")
    parser.add_argument("message", help="what changes, in a few words")
    asked = parser.parse_args()
    with create_engine("sqlite://").begin() as connection:
        if any(migrations.FOLDER.glob("versions/*.py")):
            migrations.upgrade(connection)
        configuration = migrations.config(connection, metadata=SQLModel.metadata, render_item=plain_types)
        script = command.revision(configuration, asked.message, autogenerate=True, rev_id=asked.number)
    written = Path(str(script.path))  # type: ignore[union-attr]  # one revision, so one script
    ruff = [sys.executable, "-m", "ruff"]
    subprocess.run([*ruff, "format", "--quiet", str(written)], check=True)
    print(written)


if __name__ == "__main__":
    main()
