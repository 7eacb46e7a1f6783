"""The fixed headings of a module's body: what the reader looks for and the writer writes, in their order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Form:
    """What a section becomes."""

    name: str
    """The field of the module, as files write it."""
    not_in_fence: Mapping[str, str] = field(default_factory=dict)
    """Fields that the fence may not give -> where they come from."""


STEP_PARTS: Mapping[str, str] = {
    "Before": "before",
    "Say": "say",
    "Minute by minute": "minute-by-minute",
    "Listen for": "listen-for",
    "If stuck": "if-stuck",
}
LOAD_PARTS: Mapping[str, str] = {"Signs": "load-signs", "What to do": "load-response"}

_FROM_HEADING = {"title": "it is the heading's words", "key": "it stands in the heading's braces"}
FLIP_CHARTS = Form("flip-charts")
STEPS = Form(
    "steps", _FROM_HEADING | {name: f"it is the part “### {part}”" for part, name in STEP_PARTS.items()}
)
NOTES = Form("notes")
HARD_QUESTIONS = Form("hard-questions")
LOAD = Form("load")
ADAPTATIONS = Form("adaptations")
EVALUATION = Form(
    "evaluation",
    _FROM_HEADING
    | {
        "key": "the item's key stands in the heading's braces, and the right option is `right`",
        "text": "it follows the fence",
    },
)

SECTIONS: Mapping[str, Form] = {
    "Flip-charts": FLIP_CHARTS,
    "Steps": STEPS,
    "Trainer's notes": NOTES,
    "Hard questions": HARD_QUESTIONS,
    "Emotional load": LOAD,
    "Adaptations": ADAPTATIONS,
    "Evaluation": EVALUATION,
}

_WITH_KEY = re.compile(r"(?P<title>.*\S)\s*\{#(?P<key>[^{}]*)\}")


def heading_with_key(words: str) -> tuple[str, str] | None:
    """“Title {#key}” -> title and key; None where there is no key."""
    found = _WITH_KEY.fullmatch(words)
    return (found["title"], found["key"].strip()) if found else None
