"""A small library of our own in the tables, so that planning is tested apart from the shipped one."""

from __future__ import annotations

from uuid import UUID, uuid5

from curriculum.access import Work
from curriculum.library.format import document as document_of
from curriculum.library.format import sha256
from curriculum.library.module import Module, Role, Step
from curriculum.models.library import Edition, ModuleRow, Revision

NAMES = UUID(int=7)


def a_module(work: Work, slug: str, *steps: Step, spare: int = 0, langs: tuple[str, ...] = ("en",)) -> UUID:
    """Keeps a published module, in several languages if asked, and gives its uid."""
    uid = uuid5(NAMES, slug)
    row = ModuleRow(uid=uid, slug=slug, kind="module", source_lang=langs[0])
    work.session.add(row)
    work.session.flush()
    for lang in langs:
        minutes = sum(step.minutes for step in steps) + spare
        module = Module(
            uid=uid, lang=lang, title=f"{slug} ({lang})", minutes=minutes, spare=spare, steps=steps
        )
        _publish(work, row, module)
    return uid


def _publish(work: Work, row: ModuleRow, module: Module) -> None:
    assert row.id is not None
    edition = Edition(module_id=row.id, lang=module.lang)
    work.session.add(edition)
    work.session.flush()
    assert edition.id is not None
    document = document_of(module)
    revision = Revision(
        edition_id=edition.id,
        number=1,
        sha256=sha256(document),
        document=document,
        made_at=work.now,
        actor=work.actor.uid,
    )
    work.session.add(revision)
    work.session.flush()
    edition.published_id = revision.id
    work.session.flush()


def a_written_step(
    key: str, minutes: int, pause: bool = False, method: str | None = None, role: Role | None = None
) -> Step:
    return Step(
        key=key,
        title=key.capitalize(),
        role=role,
        minutes=minutes,
        pause_after=pause,
        method=method,
        say="> Welcome.",
    )
