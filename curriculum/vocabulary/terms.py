"""A record of the vocabulary as it travels between files, tables and values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID, uuid5

Kind = Literal[
    "theme", "scale-value", "method", "objective", "instrument", "provision", "work", "rhythm", "programme"
]
KINDS: tuple[Kind, ...] = (
    "theme", "scale-value", "method", "objective", "instrument", "provision", "work", "rhythm", "programme",
)  # fmt: skip
"""In an order in which what is referred to comes first."""

Words = Mapping[str, tuple[str, ...]]
"""Language -> texts; one text, or several other names."""

OWN = "own-"
"""How the ids of records begin that were made here. No shipped one does."""

_NAMESPACE = UUID("5a1a0000-7661-5c1e-8a11-000000000001")


@dataclass(frozen=True, slots=True)
class Term:
    kind: Kind
    id: str
    """Of a value of a scale: `scale/value`."""
    data: Mapping[str, Any]
    """Everything but its words: plain JSON values."""
    words: Mapping[str, Words]
    """Use (`label`, `definition`, `also`, ...) -> words."""

    @property
    def uid(self) -> UUID:
        """The same on every machine, made of the kind and the id."""
        return uuid5(_NAMESPACE, f"{self.kind}/{self.id}")

    @property
    def digest(self) -> str:
        """sha256 of the whole record."""
        record = [self.kind, self.id, self.data, {use: dict(words) for use, words in self.words.items()}]
        text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def said(self, use: str, language: str) -> tuple[str, ...]:
        """The words for one use, in `language`, else in its wider language, else in English."""
        return spoken(self.words.get(use, {}), language) or ()


def spoken(words: Mapping[str, Any], language: str) -> Any:
    """What `words` has for a language, its wider ones (`zh-Hant` -> `zh`), or English; None if nothing."""
    for tag in (language, language.split("-")[0], "en"):
        if words.get(tag):
            return words[tag]
    return next(iter(words.values()), None)
