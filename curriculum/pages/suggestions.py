"""What the search field offers while somebody types, worded for the screen: the answer of the route `/suggest`."""

from __future__ import annotations

from typing import Any

from curriculum.i18n import TAG, _, ngettext, number_text, use
from curriculum.pages.ground import database
from curriculum.search import Suggestion, suggest

LONGEST = 100
"""Characters that are read."""


def answer(typed: str, language: str) -> dict[str, Any]:
    """The names, and a sentence for those who listen. A `language` that is none is English."""
    language = language if TAG.fullmatch(language) else "en"
    with use(language), database().read(language=language) as work:
        found = [_worded(each) for each in suggest(work, typed[:LONGEST])]
        said = ngettext("{n} suggestion", "{n} suggestions", len(found)).format(n=number_text(len(found)))
        return {"suggestions": found, "said": said if found else _("No suggestion")}


def _worded(suggestion: Suggestion) -> dict[str, str]:
    sessions = ngettext("{n} session", "{n} sessions", suggestion.modules)
    return {
        "kind": suggestion.kind,
        "label": _label(suggestion.kind),
        "value": suggestion.value,
        "uid": str(suggestion.uid or ""),
        "text": suggestion.text,
        "lang": suggestion.lang,
        "detail": suggestion.detail,
        "count": "" if suggestion.kind == "module" else sessions.format(n=number_text(suggestion.modules)),
    }


def _label(kind: str) -> str:
    return {
        "module": _("Session"),
        "theme": _("Theme"),
        "instrument": _("Instrument"),
        "provision": _("Article"),
        "objective": _("Objective"),
        "method": _("Method"),
    }[kind]
