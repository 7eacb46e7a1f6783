"""Words and meaning together.

Both count where both know something. How much the words count goes by *coverage*: what share of the query's
weight the best edition by words holds. In another language than the library's it holds next to nothing, and
meaning decides alone: plain reciprocal ranks would let the chance finds of words push the right answer
down.

    score = (ALWAYS + COVERED x coverage) x words / best words + z / best z

Tuned on the even half of the questions of XQuAD in English, Hindi and Chinese, each within its language and
across."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curriculum.search.answering import Answers
from curriculum.search.meaning import NONE, Nearness

ALWAYS, COVERED = 0.1, 1.7
NEAREST = 10
"""Modules that are a hit for their meaning alone, at the most:"""
AS_NEAR, CLOSER, OUTSTANDING = 0.6, 0.3, 2.4
"""they stand out by this part of what the nearest stands out, by `CLOSER x coverage` more where words know the
answer, and the nearest by so many standard deviations. Of the questions above its nearest paragraph stands out by
less in one of a hundred; the right one is lost to the first two numbers in two of a thousand."""


def fused(words: Answers, meaning: Nearness, modules: NDArray[np.int64]) -> Answers:
    """Hits by either, in the order of both. `modules` holds the module of every row."""
    best = float(meaning.z.max(initial=NONE))
    if best <= 0:
        return words
    near = np.maximum(meaning.z / best, -1.0)
    known = words.known / max(float(words.known.max(initial=0.0)), 1e-9)
    scores = (ALWAYS + COVERED * words.coverage) * known + near
    holding = (words.holding | _nearest(meaning.z, modules, words.coverage)) & words.allowed
    lowest = float(scores.min(initial=0.0))
    return words._replace(
        holding=holding,
        scores=np.where(holding, scores - lowest, 0.0),
        meant=holding & ~words.holding,
        nearest=meaning.passages,
    )


def by_meaning(words: Answers, meaning: Nearness, modules: NDArray[np.int64]) -> Answers:
    """Hits by meaning alone."""
    holding = _nearest(meaning.z, modules, 0.0) & words.allowed
    return words._replace(
        holding=holding,
        scores=np.where(holding, meaning.z, 0.0),
        near=False,
        meant=holding,
        nearest=meaning.passages,
    )


def _nearest(z: NDArray[np.float64], modules: NDArray[np.int64], coverage: float) -> NDArray[np.bool_]:
    """The rows of the nearest modules: of each the nearest edition."""
    order = np.argsort(-z, kind="stable")
    best = float(z.max(initial=NONE))
    order = order[z[order] >= best * (AS_NEAR + CLOSER * coverage)] if best >= OUTSTANDING else order[:0]
    _, first = np.unique(modules[order], return_index=True)
    chosen = np.zeros(len(z), bool)
    chosen[order[np.sort(first)[:NEAREST]]] = True
    return chosen
