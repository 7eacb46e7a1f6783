"""What a paper says of the state that it prints: a draft, or a release with its number and a short hash."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.i18n import _, number_text


@dataclass(frozen=True, slots=True)
class Stamp:
    """Of a release. Its name is not on paper: it may say more than outsiders should read."""

    number: int
    short: str
    """The first digits of the hash of its content."""


def stamped(stamp: Stamp | None) -> str:
    """“Release 2 · 3f9a1c2b”, or “Draft”; in the current language."""
    if stamp is None:
        return _("Draft")
    return _("Release {number} · {hash}").format(number=number_text(stamp.number), hash=stamp.short)
