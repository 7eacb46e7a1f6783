"""For whom a paper is: what each face shows, in rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from curriculum.errors import InvalidValue

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


FACES = {
    face.name: face
    for face in (
        Face("participants", outward_titles=True, team_items=False, keys=False),
        Face("team", outward_titles=False, team_items=True, keys=True),
    )
}


def face_called(name: str) -> Face:
    """The face of that name; raises `InvalidValue`."""
    for face in FACES.values():
        if face.name == name:
            return face
    raise InvalidValue("face", name, ", ".join(FACES))
