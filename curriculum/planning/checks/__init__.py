"""Checks that advise: what is impossible, what is worth a look, what belongs in the ledger. They never block.

In reading order: `scene` (all that a check may look at, with `sums`), `check` (what a check and its remark are),
`mending` (one click that mends), then the checks by subject: `impossible`, `fallback`, `care`, `outside`,
`shape`, `interpreting`, `papers`, `content`, `design`; `every` lists them. Around them: `numbers` (every number is
data), `ledger` (minutes per objective), `muting`, `advice` (choosing and sorting; the door for pages), `words`
(sentences and buttons).

All is pure but `advice_for`, `ledger_for` and `scene_of`, which load, and what keeps numbers and mutings.
"""

from curriculum.planning.checks.advice import Advice, MutedRemark, advice_for, advise, ledger_for, scene_of
from curriculum.planning.checks.check import GROUPS, Check, Group, Level, Mend, Remark
from curriculum.planning.checks.every import CHECKS
from curriculum.planning.checks.ledger import Ledger, ledger
from curriculum.planning.checks.muting import (
    REASONS,
    hear_again,
    mark_of,
    mute,
    mute_everywhere,
    muted_everywhere,
)
from curriculum.planning.checks.numbers import Number, Numbers, numbers_of, own_numbers, set_number, shipped
from curriculum.planning.checks.scene import Scene
from curriculum.planning.checks.words import (
    check_name,
    group_name,
    label,
    muted_words,
    reason_words,
    sentence,
)

__all__ = [
    "CHECKS",
    "GROUPS",
    "REASONS",
    "Advice",
    "Check",
    "Group",
    "Ledger",
    "Level",
    "Mend",
    "MutedRemark",
    "Number",
    "Numbers",
    "Remark",
    "Scene",
    "advice_for",
    "advise",
    "check_name",
    "group_name",
    "hear_again",
    "label",
    "ledger",
    "ledger_for",
    "mark_of",
    "mute",
    "mute_everywhere",
    "muted_everywhere",
    "muted_words",
    "numbers_of",
    "own_numbers",
    "reason_words",
    "scene_of",
    "sentence",
    "set_number",
    "shipped",
]
