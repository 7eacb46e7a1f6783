"""Alembic runs this for every command; what it works with is handed over by `migrations.config`."""

from __future__ import annotations

from typing import Any

from alembic import context


def no_index_of_search(name: str | None, kind: str, _parents: Any) -> bool:
    """Leave the word index alone: its tables belong to `search`, which makes and rebuilds them itself."""
    return not (kind == "table" and (name or "").startswith("search_"))


given = context.config.attributes
context.configure(
    connection=given["connection"],
    target_metadata=given.get("metadata"),
    render_item=given.get("render_item"),
    include_name=no_index_of_search,
    render_as_batch=True,
)
context.run_migrations()
