"""What stands around the steps in a trainer's guide: the facts at a glance, what to prepare, what to know."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.i18n import _, minutes_text, ngettext, number_text
from curriculum.library.module import Blank, Citation, EvaluationItem, Knowledge, Module, Skill, ThenAndNow
from curriculum.papers.body import bullets, definition, paragraph, passage
from curriculum.papers.tree import Fact, Passage, Question
from curriculum.text.markdown import Node, Tree
from curriculum.vocabulary import Vocabulary

PEOPLE = 24
HOSTILE_SURROUNDINGS = "hostile-surroundings"
"""The group that copies are counted for."""


def facts(module: Module, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """At a glance: time, group, level, load, room."""
    return tuple(_facts(module, vocabulary))


def _facts(module: Module, vocabulary: Vocabulary) -> Iterator[Fact]:
    yield Fact(
        _("Time"),
        minutes_text(module.full_minutes),
        _("core {core} · interpreted {interpreted}").format(
            core=minutes_text(module.core_minutes), interpreted=minutes_text(module.interpreted_minutes)
        ),
    )
    if module.group:
        group = module.group
        yield Fact(
            _("Group"),
            f"{group.least}–{group.most}",
            _("best {number}").format(number=number_text(group.best)),
        )
    if module.difficulty:
        level = vocabulary.label("difficulty", module.difficulty)
        yield Fact(_("Level"), level, _trainer_skill(module, vocabulary))
    if module.load:
        peak = module.step(module.load.peak) if module.load.peak else None
        yield Fact(
            _("Emotional load"),
            vocabulary.label("load", module.load.level),
            _("highest in “{step}”").format(step=peak.title) if peak else "",
        )
    if module.preparation and module.preparation.minutes:
        yield Fact(_("Preparation"), minutes_text(module.preparation.minutes))
    if module.preparation and module.preparation.room:
        yield Fact(_("Room"), "", module.preparation.room)


def _trainer_skill(module: Module, vocabulary: Vocabulary) -> str:
    if not module.trainer:
        return ""
    return _("trainer: {level}").format(level=vocabulary.label("difficulty", module.trainer.skill))


def questions(module: Module) -> tuple[Question, ...]:
    """The local facts to find out."""
    return tuple(_question(blank) for blank in module.blanks)


def _question(blank: Blank) -> Question:
    return Question(
        blank.question,
        _("For example: {example}").format(example=blank.example) if blank.example else "",
        _("The answer could harm someone: keep it off paper that others may find.")
        if blank.sensitive
        else "",
    )


def objectives(module: Module, vocabulary: Vocabulary) -> Passage | None:
    """What participants will be able to do."""
    labels = tuple(vocabulary.label("objective", name) for name in module.objectives)
    return Passage(_("By the end, participants can"), bullets(labels)) if labels else None


def care(module: Module, original: Module | None = None) -> Passage | None:
    """Signs that the load is too much, and what to do.

    `original` is what a draft was translated from: words about safety then have its words beside them.
    """
    signs = passage(original.load_signs) if original else ()
    response = passage(original.load_response) if original else ()
    asides = _kept(
        Passage(_("Signs"), passage(module.load_signs), beside=signs),
        Passage(_("What to do"), passage(module.load_response), beside=response),
    )
    return Passage(_("Emotional load"), (), asides) if asides else None


def spare(module: Module) -> Fact | None:
    """The minutes that no step takes."""
    if not module.spare:
        return None
    return Fact(_("Left free, for what takes longer"), minutes_text(module.spare))


def purpose_passages(module: Module) -> tuple[Passage, ...]:
    """Key points, and who leads which group."""
    return _kept(
        Passage(_("Key points"), bullets(module.key_points)),
        Passage(_("Who leads, and the group"), tuple(_leading(module))),
    )


def opening_passages(module: Module) -> tuple[Passage, ...]:
    """What to prepare: key points, who leads, materials, copies, flip-charts."""
    charts = tuple(Passage(chart.title, passage(chart.text)) for chart in module.flip_charts)
    return purpose_passages(module) + _kept(
        Passage(_("Materials"), bullets(materials(module))),
        Passage(
            ngettext("Copies for {number} person", "Copies for {number} people", PEOPLE).format(
                number=number_text(PEOPLE)
            ),
            bullets(tuple(_copies(module))),
        ),
        Passage(_("Flip-charts to write the night before"), (), charts),
    )


def note_passages(
    module: Module, vocabulary: Vocabulary, original: Module | None = None
) -> tuple[Passage, ...]:
    """What the person who leads should know: notes, hard questions, adaptations, evaluation, earlier sessions.

    `original` as in `care`.
    """
    careful = {adaptation.key: adaptation.text for adaptation in original.adaptations} if original else {}
    return _kept(
        Passage(_("Trainer's notes"), passage(module.notes)),
        Passage(
            _("Hard questions"), (), tuple(Passage(q.title, passage(q.text)) for q in module.hard_questions)
        ),
        Passage(
            _("Adaptations"),
            (),
            tuple(
                Passage(
                    adaptation.title,
                    passage(adaptation.text),
                    beside=passage(careful.get(adaptation.key, ""))
                    if adaptation.key == HOSTILE_SURROUNDINGS
                    else (),
                )
                for adaptation in module.adaptations
            ),
        ),
        Passage(_("Evaluation"), (), tuple(_evaluation(item, vocabulary) for item in module.evaluation)),
        Passage(_("Tried out"), bullets(tuple(_pilots(module)))),
    )


def law_passages(module: Module, vocabulary: Vocabulary) -> tuple[Passage, ...]:
    """What the module rests on: terms, provisions, reading."""
    return _kept(
        Passage(
            _("Key terms"),
            tuple(
                definition(
                    f"{term.term}:",
                    term.meaning,
                    _("In dispute: {dispute}").format(dispute=term.dispute) if term.dispute else "",
                )
                for term in module.terms
            ),
        ),
        Passage(_("Provisions"), tuple(_provision(citation, vocabulary) for citation in module.provisions)),
        Passage(_("Further reading"), bullets(tuple(_work(name, vocabulary) for name in module.reading))),
    )


def origin(module: Module) -> str:
    """Who wrote it and under which licence."""
    return " · ".join(text for text in (module.credit, module.licence) if text)


def _leading(module: Module) -> Iterator[Node]:
    if module.trainer and module.trainer.needs:
        yield definition(_("Who leads:"), module.trainer.needs)
    if module.trainer and module.trainer.not_for:
        yield definition(_("Not for:"), module.trainer.not_for)
    if module.group and module.group.at_least:
        yield definition(_("With few people:"), module.group.at_least)
    if module.group and module.group.at_most:
        yield definition(_("With many people:"), module.group.at_most)


def materials(module: Module) -> tuple[str, ...]:
    """What to bring."""
    return module.preparation.materials if module.preparation else ()


def _copies(module: Module) -> Iterator[str]:
    letters = {handout.key: letter for letter, handout in module.lettered_handouts()}
    for copies in module.preparation.copies if module.preparation else ():
        handout = module.handout(copies.handout)
        if handout:
            yield _("{count} × handout {letter}, {title}").format(
                count=number_text(copies.count(PEOPLE)), letter=letters[handout.key], title=handout.title
            )


def _evaluation(item: EvaluationItem, vocabulary: Vocabulary) -> Passage:
    body: Tree = passage(item.text)
    judged = ""
    if isinstance(item, Knowledge):
        body += tuple(definition(f"{letter}.", text) for letter, text in item.options.items())
        body += (definition(_("Key:"), f"{item.right}.", item.why),)
    elif isinstance(item, Skill):
        body += bullets(item.criteria)
        judged = _("Each criterion: absent, partly, fully.") + " "
    elif isinstance(item, ThenAndNow):
        body += paragraph(_("Before today: 1  2  3  4      Now: 1  2  3  4"))
    objective = vocabulary.label("objective", item.objective)
    kind, measures = definition(_("Measures:"), objective)
    return Passage(item.title, (*body, (kind, (("t", judged), *measures))))


def _provision(citation: Citation, vocabulary: Vocabulary) -> Node:
    known = vocabulary.provisions.get(citation.id)
    fallback = ""
    if citation.fallback:
        fallback = _("Where the state is not a party: {fallback}").format(fallback=citation.fallback)
    if known is None:
        return definition(citation.id, fallback)
    instrument = vocabulary.instruments.get(known.instrument)
    name = f"{instrument.short if instrument else known.instrument}, {known.number}:"
    return definition(name, known.summary, fallback)


def _work(name: str, vocabulary: Vocabulary) -> str:
    work = vocabulary.works.get(name)
    if work is None:
        return vocabulary.label("work", name)
    parts = (work.title, work.by, work.edition or (str(work.year) if work.year else None))
    return ", ".join(part for part in parts if part)


def _pilots(module: Module) -> Iterator[str]:
    for pilot in module.pilots:
        facts = [pilot.month]
        if pilot.people:
            people = ngettext("{number} person", "{number} people", pilot.people)
            facts.append(people.format(number=number_text(pilot.people)))
        if pilot.minutes:
            facts.append(minutes_text(pilot.minutes))
        if pilot.changed:
            facts.append(pilot.changed)
        yield " · ".join(facts)


def _kept(*passages: Passage) -> tuple[Passage, ...]:
    """Those that say something."""
    return tuple(each for each in passages if each.text or each.asides)
