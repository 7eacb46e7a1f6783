"""What counts how much when hits are put in order: every weight of the search."""

from __future__ import annotations

from sqlalchemy import case

from curriculum.search.tables import passage

FIELDS = {"title": 8.0, "promise": 4.0, "theme": 3.0, "objective": 3.0, "term": 2.0, "step-title": 2.0}
"""Field of a passage -> its weight; every other weighs 1."""
FORMS = 0.5
"""A stem counts half of the word itself, so that the exact word comes first."""
BREADTH = 0.1
"""A module that speaks of it in many passages comes before one that mentions it once: each further passage
adds this share of its score."""

of_passage = case(FIELDS, value=passage.c.field, else_=1.0)
"""The weight of a row of `search_passage`, in SQL: nothing has to be indexed again when one changes."""
