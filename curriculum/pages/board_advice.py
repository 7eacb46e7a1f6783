"""The checks and the ledger as they stand beside the agenda: sentences, one-click mends, minutes per objective."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from curriculum.access import Work
from curriculum.i18n import _, minutes_text, ngettext, number_text
from curriculum.planning import checks
from curriculum.planning.agenda import Agenda
from curriculum.planning.checks import Advice, Ledger, Remark
from curriculum.planning.timeline import TimedAgenda
from curriculum.vocabulary import Vocabulary
from curriculum.widgets.board.picture import Advice as Shown
from curriculum.widgets.board.picture import Choice, LedgerLine, RemarkGroup
from curriculum.widgets.board.picture import Remark as ShownRemark


@dataclass(frozen=True, slots=True)
class Counsel:
    """What the checks say of a plan: how much of it, and all of it when it stands beside the agenda."""

    impossible: int
    look: int
    shown: Shown | None = None


def counsel(
    work: Work, agenda: Agenda, timed: TimedAgenda, names: Mapping[UUID, str], words: Vocabulary, whole: bool
) -> Counsel:
    """`whole`: with every sentence, and not only counted."""
    scene = checks.scene_of(work, agenda, timed)
    advice = checks.advise(scene)
    look = len(advice.look) + len(advice.rest)
    if not whole:
        return Counsel(len(advice.impossible), look)
    return Counsel(len(advice.impossible), look, _shown(agenda, advice, checks.ledger(scene), names, words))


def _shown(
    agenda: Agenda, advice: Advice, ledger: Ledger, names: Mapping[UUID, str], words: Vocabulary
) -> Shown:
    draw = _Sentences(agenda, names)
    rest = len(advice.rest)
    return Shown(
        impossible=draw.each(advice.impossible),
        look=draw.grouped(advice.look),
        rest=draw.grouped(advice.rest),
        rest_name=ngettext("{n} more", "{n} more", rest).format(n=number_text(rest)),
        notes=draw.each(advice.notes),
        muted=tuple(draw.muted(one) for one in advice.muted),
        muted_name=_("Muted {n}").format(n=number_text(len(advice.muted))),
        reasons=tuple((reason, checks.reason_words(reason)) for reason in checks.REASONS),
        scopes=_scopes(),
        objectives=tuple(_objectives(ledger)),
        learning=tuple(
            LedgerLine(words.label("learning-type", kind), minutes_text(round(minutes)), False)
            for kind, minutes in ledger.whole.types.items()
        ),
    )


def _scopes() -> tuple[tuple[str, str], ...]:
    return (
        ("item", _("here")),
        ("day", _("for this day")),
        ("plan", _("in this plan")),
        ("library", _("in every plan")),
    )


def _objectives(ledger: Ledger) -> Iterator[LedgerLine]:
    for line in ledger.objectives:
        yield LedgerLine(line.text, minutes_text(line.minutes), line.is_gap)


class _Sentences:
    def __init__(self, agenda: Agenda, names: Mapping[UUID, str]) -> None:
        self.names = names
        self.items = {item.uid for item in agenda.everything()}
        self.days = {day.uid for day in agenda.days}

    def each(self, remarks: Iterable[Remark]) -> tuple[ShownRemark, ...]:
        return tuple(self.one(remark) for remark in remarks)

    def grouped(self, remarks: Iterable[Remark]) -> tuple[RemarkGroup, ...]:
        return tuple(
            RemarkGroup(checks.group_name(group), self.each(of_group))
            for group, of_group in groupby(remarks, key=lambda remark: remark.group)
        )

    def one(self, remark: Remark, said: str = "", back: tuple[Choice, ...] | None = None) -> ShownRemark:
        """`back` is for what is muted: the way to hear it again, where the board has it."""
        return ShownRemark(
            check=remark.check,
            subject=str(remark.subject),
            text=checks.sentence(remark, self.names),
            item=str(remark.subject) if remark.subject in self.items else "",
            day=str(remark.subject if remark.subject in self.days else remark.day or ""),
            mends=_mends(remark) if back is None else back,
            said=said,
            mutes=remark.level != "impossible" and back is None,
        )

    def muted(self, muted: checks.MutedRemark) -> ShownRemark:
        said = checks.reason_words(muted.reason)
        if muted.subject is None:
            return self.one(muted.remark, said=f"{said} · {_('in every plan')}", back=())
        again = checks.hear_again(muted.remark, muted.subject).model_dump(mode="json")
        return self.one(muted.remark, said=said, back=(Choice(_("Hear it again"), again),))


def _mends(remark: Remark) -> tuple[Choice, ...]:
    return tuple(
        Choice(checks.label(mend.name), mend.operation.model_dump(mode="json")) for mend in remark.mends
    )
