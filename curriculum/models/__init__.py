"""SQLModel's tables and nothing else: no validation, no services.

`types` holds the column types and the naming of constraints; `vocabulary`, `library` with `searches`, and `planning`
with `releases` hold the tables of those rooms, and `installation` what this machine and its people have set. The word
index is not here: its tables belong to `search`. Imports nothing of Sala.
"""

from curriculum.models import types  # first: a table takes the names of its constraints when it is made

# isort: split
from curriculum.models import installation, library, planning, releases, searches, vocabulary

__all__ = ["installation", "library", "planning", "releases", "searches", "types", "vocabulary"]
