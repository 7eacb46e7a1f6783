"""Fill in for this place: the local facts that the sessions of a plan ask for, filled or with a line to write on."""

from __future__ import annotations

from curriculum.i18n import _, ngettext, number_text, use
from curriculum.papers.plan_source import PlanSource
from curriculum.papers.stamp import stamped
from curriculum.papers.tree import Answer, PlaceQuestions, PlaceTree
from curriculum.planning.local_facts import LocalFact


def place_tree(source: PlanSource, sensitive: bool) -> PlaceTree:
    """The sheet in the language of `source`. Answers that could harm someone print only with `sensitive`."""
    with use(source.lang):
        return PlaceTree(
            lang=source.lang,
            title=_("Fill in for this place"),
            heading=_("Fill in for this place"),
            lead=_lead(source),
            footer=" · ".join((_("For the team"), stamped(source.stamp))),
            sessions=tuple(
                PlaceQuestions(
                    session=session.title, answers=tuple(_answer(fact, sensitive) for fact in session.facts)
                )
                for session in source.facts
            ),
        )


def _lead(source: PlanSource) -> str:
    if not source.facts:
        return _("The sessions of this plan ask nothing about the place.")
    still = sum(session.open for session in source.facts)
    if not still:
        return _("All questions are answered.")
    return ngettext("{number} question is open.", "{number} questions are open.", still).format(
        number=number_text(still)
    )


def _answer(fact: LocalFact, sensitive: bool) -> Answer:
    blank = fact.blank
    kept_off = blank.sensitive and fact.answer and not sensitive
    warning = ""
    if kept_off:
        warning = _("Answered in Sala, and kept off paper.")
    elif blank.sensitive:
        warning = _("The answer could harm someone: keep it off paper that others may find.")
    return Answer(
        question=blank.question,
        example=_("For example: {example}").format(example=blank.example) if blank.example else "",
        answer="" if kept_off else fact.answer,
        warning=warning,
    )
