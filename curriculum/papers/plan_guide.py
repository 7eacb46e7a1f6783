"""The facilitator guide of a plan: what to prepare, every day with its clock, every session, the keys last.

For the team alone: it is the one paper that prints private notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from curriculum.i18n import _, clock_past_midnight, day_label, minutes_text, ngettext, number_text, use
from curriculum.library.module import Copies, Module
from curriculum.papers.agenda_tree import other_content
from curriculum.papers.body import bullets, passage
from curriculum.papers.leaves import key_leaves
from curriculum.papers.module_passages import (
    care,
    facts,
    law_passages,
    materials,
    note_passages,
    objectives,
    origin,
    purpose_passages,
)
from curriculum.papers.plan_source import PlanSource, remarks
from curriculum.papers.stamp import stamped
from curriculum.papers.steps import step_page
from curriculum.papers.tree import Copy, GuideDay, GuideTree, Line, Passage, Sitting, TimedStep
from curriculum.planning.agenda import Item, StepChoice
from curriculum.planning.editions import PrintedEdition
from curriculum.planning.mentions import names_of
from curriculum.planning.timeline import TimedDay, TimedItem
from curriculum.text.markdown import Tree
from curriculum.text.scripts import direction
from curriculum.text.shortening import shortened

LONGEST_TITLE = 140
SHORT_TITLE = 46
"""Letters of a title at the head of every page."""


def guide_tree(source: PlanSource) -> GuideTree:
    """The guide in the language of `source`, marked as a draft or with its release."""
    with use(source.lang):
        sessions = tuple(source.sessions())
        heading = shortened(source.agenda.title, LONGEST_TITLE)
        return GuideTree(
            lang=source.lang,
            beside_lang=source.beside_lang,
            title=heading,
            heading=heading,
            mark=stamped(source.stamp) + " · " + _("for the team"),
            page_of=_("{page} of {pages}"),
            labels=_labels(),
            remarks=remarks(source),
            preparation_heading=_("Before you begin"),
            copies=tuple(_copies(source)),
            materials=tuple(
                Passage(module.title, bullets(materials(module)))
                for _item, module in sessions
                if materials(module)
            ),
            charts_heading=_("Flip-charts to write the night before"),
            charts=tuple(
                Passage(chart.title, passage(chart.text))
                for _item, module in sessions
                for chart in module.flip_charts
            ),
            days=tuple(
                _day(source, timed, number) for number, timed in enumerate(source.timed.days, start=1)
            ),
            keys_heading=_("Keys of the handouts"),
            keys=tuple(
                source.in_its_language(leaf, module)
                for item, module in sessions
                for leaf in key_leaves(module, source.codes(item, module))
            ),
            origins=Passage(
                _("Origin"),
                bullets(
                    tuple(f"{module.title}: {origin(module)}" for _i, module in sessions if origin(module))
                ),
            ),
        )


def _labels() -> dict[str, str]:
    return {
        "real_minutes": _("real"),
        "done": _("done"),
        "notes": _("Notes"),
        "own_words": _("Your own words"),
        "left_out": _("Left out in this plan"),
        "copies": _("Copies"),
        "materials": _("To bring"),
        "remarks": _("Know before you print"),
        "team": _("Team"),
        "program": _("The day"),
    }


def _copies(source: PlanSource) -> Iterator[Copy]:
    people = source.agenda.people
    for item, module in source.sessions():
        ways = {
            copies.handout: copies for copies in (module.preparation.copies if module.preparation else ())
        }
        for code, handout in source.used_handouts(item, module):
            formula = ways.get(handout.key)
            yield Copy(
                code=code,
                title=handout.title,
                count=number_text(formula.count(people)) if formula else "",
                way=_way(formula) if formula else "",
            )


def _way(copies: Copies) -> str:
    ways = {
        "person": _("one for each person"),
        "pair": _("one for each pair"),
        "room": _("one for the room"),
        "trainer": _("for the trainer"),
    }
    return ways.get(copies.per) or ngettext(
        "one for each group of {number}", "one for each group of {number}", copies.size or 4
    ).format(number=number_text(copies.size or 4))


def _day(source: PlanSource, timed: TimedDay, number: int) -> GuideDay:
    label = day_label(timed.day.date, number)
    other = source.waiting.get(timed.day.uid)
    return GuideDay(
        running=label,
        label=label,
        title=shortened(timed.day.title or "", LONGEST_TITLE),
        lines=tuple(_lines(source, timed.items)),
        sittings=tuple(
            _sitting(source, label, one) for one in _in_order(timed.items) if one.item.uid in source.editions
        ),
        notes=tuple(_notes(source, timed)),
        other_heading=other_content(timed.day) if other else "",
        other=tuple(_lines(source, other.items)) if other else (),
    )


def _notes(source: PlanSource, timed: TimedDay) -> Iterator[Passage]:
    """What the team wrote about the day and its items, in the order of the clock."""
    if timed.day.remark:
        yield Passage(_("The whole day"), passage(timed.day.remark))
    for one in _in_order(timed.items):
        note = passage(source.notes.get(one.item.note, "")) if one.item.note else ()
        told = (*note, *bullets(tuple(_told(source, one.item))))
        if told:
            yield Passage(_title(one.item), told)


def _told(source: PlanSource, item: Item) -> Iterator[str]:
    if item.materials:
        yield _("To bring: {things}").format(things=item.materials)
    lacking = [
        need for need in item.needs if source.agenda.venue is not None and need not in source.agenda.venue
    ]
    for need in lacking:
        yield _("Missing here: {thing}").format(thing=source.vocabulary.label("need", need))
    if item.if_absent:
        ways = {
            "another": _("If the person who leads is absent: another session instead"),
            "core": _("If the person who leads is absent: the team runs the core steps"),
            "swap": _("If the person who leads is absent: it changes places with another"),
        }
        more = source.notes.get(item.absent_note, "") if item.absent_note else ""
        yield ". ".join(filter(None, (ways[item.if_absent], more)))
    if item.officials:
        yield _("Officials are present.")


def _in_order(items: tuple[TimedItem, ...]) -> Iterator[TimedItem]:
    for timed in items:
        yield timed
        for strand in timed.strands:
            yield from strand


def _lines(
    source: PlanSource, items: tuple[TimedItem, ...], inside: str = "", whose: tuple[UUID, ...] = ()
) -> Iterator[Line]:
    """`inside` and `whose`: the group that they belong to, and who leads that, and where."""
    for timed in items:
        yield Line(
            begins=clock_past_midnight(timed.start),
            ends=clock_past_midnight(timed.end),
            title=_title(timed.item),
            word=minutes_text(timed.end - timed.start),
            team_only="" if timed.item.everyone else _("Team"),
            inside=inside,
            by=" · ".join(source.names[uid] for uid in names_of(timed.item) or whose if uid in source.names),
        )
        for strand, inner in zip(timed.item.strands, timed.strands, strict=True):
            yield from _lines(source, inner, shortened(strand.title, LONGEST_TITLE), names_of(strand))


def _title(item: Item) -> str:
    title = shortened(item.title, LONGEST_TITLE)
    return _("{title}, part {part}").format(title=title, part=number_text(item.part)) if item.part else title


def _sitting(source: PlanSource, day: str, timed: TimedItem) -> Sitting:
    item, edition = timed.item, source.editions[timed.item.uid]
    module = as_run(edition.module, item)
    begins, ends = clock_past_midnight(timed.start), clock_past_midnight(timed.end)
    assert item.module is not None
    label = _("Session {number}").format(number=number_text(source.numbers[item.module]))
    if item.part:
        label = _("{title}, part {part}").format(title=label, part=number_text(item.part))
    first, last = _is_first_part(item), _is_last_part(source, item)
    original = edition.original
    return Sitting(
        running=f"{day} · {begins} – {ends} · {shortened(edition.module.title, SHORT_TITLE)}",
        lang=edition.module.lang,
        rtl=direction(edition.module.lang) == "rtl",
        label=label,
        title=shortened(edition.module.title, LONGEST_TITLE),
        clock=f"{begins} – {ends}",
        promise=edition.module.promise or "" if first else "",
        mark=_mark(edition),
        facts=tuple(facts(module, source.vocabulary)) if first else (),
        opening=tuple(_opening(source, edition)) if first else (),
        cuts_heading=_("If time runs short, leave out in this order"),
        cuts=tuple(_cuts(item, module)),
        left_out=tuple(_left_out(item, edition.module)),
        steps=tuple(_steps(source, timed, edition)),
        closing=note_passages(edition.module, source.vocabulary, original)
        + law_passages(edition.module, source.vocabulary)
        if last
        else (),
    )


def _opening(source: PlanSource, edition: PrintedEdition) -> Iterator[Passage]:
    for told in (objectives(edition.module, source.vocabulary), care(edition.module, edition.original)):
        if told:
            yield told
    yield from purpose_passages(edition.module)


def as_run(module: Module, item: Item) -> Module:
    """The module with the steps that are on in `item` only, as long as it gives them."""
    chosen = {choice.key: choice for choice in item.steps if choice.on}
    steps = tuple(
        step.model_copy(update={"minutes": chosen[step.key].minutes})
        for step in module.steps
        if step.key in chosen
    )
    minutes = sum(step.minutes for step in steps) + item.slack
    return module.model_copy(update={"steps": steps, "spare": item.slack, "minutes": minutes})


def _is_first_part(item: Item) -> bool:
    return item.part in (None, 1)


def _is_last_part(source: PlanSource, item: Item) -> bool:
    parts = [other.part or 1 for other in source.agenda.on_days() if other.module == item.module]
    return (item.part or 1) == max(parts)


def _mark(edition: PrintedEdition) -> str:
    if edition.is_draft:
        return _(
            "A draft translation that nobody has reviewed yet. Words to say, and words about safety, have the "
            "source beside them."
        )
    return ""


def _cuts(item: Item, module: Module) -> Iterator[str]:
    chosen = {choice.key: choice for choice in item.steps if choice.on}
    in_order = sorted((step for step in module.steps if step.cut is not None), key=lambda step: step.cut or 0)
    for step in in_order:
        yield _("{step} ({minutes})").format(step=step.title, minutes=minutes_text(chosen[step.key].minutes))


def _left_out(item: Item, module: Module) -> Iterator[str]:
    for choice in item.steps:
        step = module.step(choice.key)
        if not choice.on:
            yield _("{step} ({minutes})").format(
                step=step.title if step else choice.title, minutes=minutes_text(choice.written)
            )


def _steps(source: PlanSource, timed: TimedItem, edition: PrintedEdition) -> Iterator[TimedStep]:
    item, module = timed.item, as_run(edition.module, timed.item)
    codes = source.codes(item, edition.module)
    chosen = [choice for choice in item.steps if choice.on]
    at = _begins(timed.start, chosen)
    numbers = {step.key: number for number, step in enumerate(edition.module.steps, start=1)}
    for step in module.steps:
        choice = next(choice for choice in chosen if choice.key == step.key)
        original = edition.original.step(step.key) if edition.original else None
        page = step_page(
            step,
            numbers[step.key],
            at[step.key] - timed.start,
            module,
            source.vocabulary,
            codes,
            original,
            source.agenda.venue,
        )
        yield TimedStep(
            begins=clock_past_midnight(at[step.key]),
            page=page,
            own_words=_own_words(source, choice),
        )


def _begins(start: int, chosen: list[StepChoice]) -> dict[str, int]:
    """Step -> when it begins, in minutes from midnight."""
    at = start
    begins = {}
    for choice in chosen:
        begins[choice.key] = at
        at += choice.minutes
    return begins


def _own_words(source: PlanSource, choice: StepChoice) -> Tree:
    return passage(source.notes.get(choice.words, "")) if choice.words else ()
