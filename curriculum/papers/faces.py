"""For whom a paper is, and in which language: what each face shows, in rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from curriculum.errors import InvalidValue
from curriculum.text.names import TAG

FaceName = Literal["team", "participants"]


@dataclass(frozen=True, slots=True)
class Face:
    """What people who hold this paper may see. No face prints names or venues yet: nothing stores them."""

    name: FaceName
    outward_titles: bool
    """The neutral titles in place of the inner ones, where there are any; the plan's inner title never."""
    team_items: bool
    """Entries for the team only."""
    keys: bool
    """Answers to handouts, and the guide itself."""


FACES: dict[str, Face] = {
    face.name: face
    for face in (
        Face("participants", outward_titles=True, team_items=False, keys=False),
        Face("team", outward_titles=False, team_items=True, keys=True),
    )
}


def language_called(tag: str) -> str:
    """`tag` if a paper can be set in it; raises `InvalidValue`."""
    if not re.fullmatch(TAG, tag):
        raise InvalidValue("language", tag, "a tag such as en, th or zh-Hant")
    return tag


def face_called(name: str) -> Face:
    """The face of that name; raises `InvalidValue`."""
    if name not in FACES:
        raise InvalidValue("face", name, ", ".join(FACES))
    return FACES[name]
