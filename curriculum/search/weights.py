"""What counts how much when hits are put in order: every weight of the search."""

from __future__ import annotations

from hashlib import sha256

FIELDS = {"title": 8.0, "promise": 4.0, "theme": 3.0, "objective": 3.0, "term": 2.0, "step-title": 2.0}
"""Field of a passage -> how often a word counts that stands there once; in every other field it counts once
(BM25F: Robertson, Zaragoza and Taylor, *Simple BM25 Extension to Multiple Weighted Fields*, 2004)."""
FORMS = 0.5
"""A stem counts half of the word itself, so that the exact word comes first."""
BEGINNINGS, BEGUN = 1.0, 0.3
"""The beginning of a word counts once wherever the word does; a query's word is worth so much more where only its
beginning is, and where it is itself, too."""
NAMED, NAME = 3.0, 2.0
"""How often an edition is taken to hold a word that names something which it has, as if its theme's label had it; and
how much more such a word weighs in a query than another one as rare."""
K1, B = 1.2, 0.75
"""BM25's usual constants: how soon more of a word tells no more, and how much a long module is held back."""

VERSION = sha256(repr((FIELDS, FORMS, BEGINNINGS)).encode()).hexdigest()[:8]
"""Another one when a weight changes that the index holds: it is then built anew."""
