"""What facets and their values are called on the screen."""

from __future__ import annotations

from curriculum.i18n import _, language_name
from curriculum.vocabulary import Vocabulary


def facet_label(facet: str) -> str:
    return {
        "length": _("Length"),
        "language": _("Language"),
        "audience": _("For whom"),
        "theme": _("Theme"),
        "approach": _("Approach"),
        "method": _("Method"),
        "learning-type": _("How people learn"),
        "difficulty": _("Difficulty"),
        "load": _("Emotional load"),
        "objective": _("Objective"),
        "instrument": _("Instrument"),
        "kind": _("Kind"),
        "provision": _("Article"),
    }[facet]


def value_label(facet: str, value: str, words: Vocabulary) -> str:
    """A value that nothing is known of is its own label."""
    if facet == "language":
        return language_name(value)
    if facet == "provision" and (provision := words.provisions.get(value)):
        instrument = words.instruments.get(provision.instrument)
        return f"{instrument.short if instrument else provision.instrument} {provision.number}"
    return words.label(facet, value)
