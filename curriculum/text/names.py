"""What names look like in files and addresses: ids, keys and slugs, and tags of languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

KEY = r"[a-z0-9][a-z0-9-]{0,59}"
TAG = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"

Key = Annotated[str, StringConstraints(pattern=f"^{KEY}$")]
"""An id of the vocabulary, a module's slug, a part of a module."""
LanguageTag = Annotated[str, StringConstraints(pattern=f"^{TAG}$")]
"""`en`, `th`, `zh-Hant`."""
