"""SQLModel's tables and nothing else: no validation, no services.

`types` holds the column types and the naming of constraints; `vocabulary`, `library` and `planning` hold the
tables of those rooms. The word index is not here: its tables belong to `search`. Imports nothing of Sala.
"""

from curriculum.models import library, planning, types, vocabulary

__all__ = ["library", "planning", "types", "vocabulary"]
