"""What a grade asks for: missing parts are errors for the grade that is claimed, notes for the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from curriculum.library.checks.check import GRADES, Remark, Sheet, check
from curriculum.library.module import Grade, Module, Step
from curriculum.text.yaml import Path


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a grade needs of a whole module."""

    path: Path
    grade: Grade
    there: Callable[[Module], object]
    wanted: str
    of_activities: bool = True


PARTS = (
    Part(("objectives",), "sketch", lambda m: m.objectives, "`objectives`"),
    Part(("steps",), "sketch", lambda m: m.steps, "steps"),
    Part(("uid",), "runnable", lambda m: m.uid, "`uid`, a UUID of its own"),
    Part(("promise",), "runnable", lambda m: m.promise, "`promise`"),
    Part(("themes",), "runnable", lambda m: m.themes, "`themes`"),
    Part(("audience",), "runnable", lambda m: m.audience, "`audience`"),
    Part(("approaches",), "runnable", lambda m: m.approaches, "`approaches`"),
    Part(("settings",), "runnable", lambda m: m.settings, "`settings`"),
    Part(("difficulty",), "runnable", lambda m: m.difficulty, "`difficulty`"),
    Part(("group",), "runnable", lambda m: m.group, "`group`"),
    Part(("spare",), "runnable", lambda m: m.spare, "`spare`, about a tenth of the minutes"),
    Part(("key-points",), "runnable", lambda m: m.key_points, "`key-points`"),
    Part(("preparation",), "runnable", lambda m: m.preparation, "`preparation`"),
    Part(("load",), "runnable", lambda m: m.load, "`load`"),
    Part(("outward-title",), "published", lambda m: m.outward_title, "`outward-title`"),
    Part(("trainer",), "published", lambda m: m.trainer, "`trainer`", of_activities=False),
    Part(("terms",), "published", lambda m: m.terms, "`terms`", of_activities=False),
    Part(("provisions",), "published", lambda m: m.provisions, "`provisions`", of_activities=False),
    Part(("reading",), "published", lambda m: m.reading, "`reading`", of_activities=False),
    Part(("credit",), "published", lambda m: m.credit, "`credit`"),
    Part(("licence",), "published", lambda m: m.licence, "`licence`"),
    Part(("notes",), "published", lambda m: m.notes, "# Trainer's notes", of_activities=False),
    Part(
        ("hard-questions",), "published", lambda m: m.hard_questions, "# Hard questions", of_activities=False
    ),
    Part(
        ("load-signs",),
        "published",
        lambda m: m.load_signs,
        "# Emotional load, ## Signs",
        of_activities=False,
    ),
    Part(
        ("load-response",),
        "published",
        lambda m: m.load_response,
        "# Emotional load, ## What to do",
        of_activities=False,
    ),
    Part(("adaptations",), "published", lambda m: m.adaptations, "# Adaptations", of_activities=False),
    Part(("evaluation",), "published", lambda m: m.evaluation, "# Evaluation", of_activities=False),
)
"""One row for each thing, in the order of `docs/module-format.md`."""

STEP_PARTS: tuple[tuple[str, Grade, Callable[[Step], object], str], ...] = (
    ("role", "runnable", lambda s: s.role, "`role`"),
    ("method", "runnable", lambda s: s.method, "`method`"),
    ("minute-by-minute", "runnable", lambda s: s.minute_by_minute, "### Minute by minute"),
    ("say", "published", lambda s: s.say, "### Say"),
    ("listen-for", "published", lambda s: s.listen_for, "### Listen for"),
    ("if-stuck", "published", lambda s: s.if_stuck, "### If stuck"),
    ("product", "published", lambda s: s.product, "`product`"),
)


def _missing(module: Module, grade: Grade) -> Iterator[tuple[Path, str]]:
    """What `grade` itself asks for and is not there; what lower grades ask for is not repeated."""
    for part in PARTS:
        asked = part.of_activities or module.kind == "module"
        if part.grade == grade and asked and not part.there(module):
            yield part.path, part.wanted
    for number, step in enumerate(module.steps):
        for name, needed, there, wanted in STEP_PARTS:
            if needed == grade and not there(step):
                yield ("steps", number, name), f"{wanted} of the step “{step.title}”"


@check("error")
def grade_has_its_parts(sheet: Sheet) -> Iterator[Remark]:
    """Everything that the claimed grade and those below it ask for is there."""
    claimed = sheet.module.grade
    for grade in GRADES[: GRADES.index(claimed) + 1]:
        for path, wanted in _missing(sheet.module, grade):
            yield Remark(path, f"the grade `{claimed}` needs {wanted}", grade=grade)


@check("note")
def next_grade_needs(sheet: Sheet) -> Iterator[Remark]:
    """What is still missing for the next grade."""
    after = GRADES[GRADES.index(sheet.module.grade) + 1 :]
    for grade in after[:1]:
        for path, wanted in _missing(sheet.module, grade):
            yield Remark(path, f"the next grade, `{grade}`, needs {wanted}", grade=grade)
