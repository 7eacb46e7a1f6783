"""The parts of a module as HTML of our own classes: a whole tab is one element, which draws many times faster."""

from __future__ import annotations

from curriculum.i18n import _, minutes_text, number_text
from curriculum.library.module import Module, Step
from curriculum.pages.prose import html, text
from curriculum.vocabulary import Vocabulary


def care(module: Module) -> str:
    """What to know before one runs it: the load, where it peaks, what to do."""
    if module.load is None or module.load.level == "light":
        return ""
    peak = module.step(module.load.peak) if module.load.peak else None
    sentence = _("Before you run this.")
    where = _("It is hardest at “{step}”.").format(step=peak.title) if peak else ""
    return (
        f'<div class="sala-care" lang="{module.lang}"><p><b>{text(sentence)}</b> {text(where)}</p>'
        f"{html(module.load_response)}</div>"
    )


def trainer(module: Module, words: Vocabulary) -> str:
    """Who can lead it, and who should not."""
    if module.trainer is None:
        return ""
    entries = [(_("Experience"), words.label("difficulty", module.trainer.skill))]
    entries.append((_("You can lead this if"), module.trainer.needs or ""))
    entries.append((_("You should not if"), module.trainer.not_for or ""))
    return "".join(
        f'<p class="sala-part">{text(title)}</p><div class="sala-prose"><p>{text(said)}</p></div>'
        for title, said in entries
        if said
    )


def objectives(module: Module, words: Vocabulary) -> str:
    known = [words.objectives[objective] for objective in module.objectives if objective in words.objectives]
    return f'<ul class="sala-points">{"".join(f"<li>{text(one.text)}</li>" for one in known)}</ul>'


def preparation(module: Module) -> str:
    """Key points, and what to do before people come."""
    parts = []
    if module.key_points:
        points = "".join(f"<li>{text(point)}</li>" for point in module.key_points)
        parts.append(
            f'<p class="sala-part">{text(_("Worth remembering"))}</p><ul class="sala-points">{points}</ul>'
        )
    if module.preparation and module.preparation.materials:
        things = "".join(f"<li>{text(thing)}</li>" for thing in module.preparation.materials)
        before = _("Bring")
        if module.preparation.minutes:
            before += " · " + _("{minutes} to prepare").format(
                minutes=minutes_text(module.preparation.minutes)
            )
        parts.append(f'<p class="sala-part">{text(before)}</p><ul class="sala-points">{things}</ul>')
    for chart in module.flip_charts:
        title = _("Flip-chart: {title}").format(title=chart.title)
        parts.append(
            f'<p class="sala-part">{text(title)}</p><div class="sala-prose">{html(chart.text)}</div>'
        )
    return f'<div lang="{module.lang}">{"".join(parts)}</div><br>'


def steps(module: Module, words: Vocabulary) -> str:
    """The session: minutes in the margin, one rule down the whole of it."""
    letters = {handout.key: letter for letter, handout in module.lettered_handouts()}
    at = 0
    rows = []
    for step in module.steps:
        rows.append(_step(step, at, letters, words))
        at += step.minutes
    if module.spare:
        spare = _("left free: for what takes longer")
        rows.append(
            f'<div class="sala-step"><div class="at"><b>{number_text(module.spare)}</b></div>'
            f'<div class="what"><p class="facts">{text(spare)}</p></div></div>'
        )
    return f'<div lang="{module.lang}">{"".join(rows)}</div>'


def _step(step: Step, at: int, letters: dict[str, str], words: Vocabulary) -> str:
    facts = [
        words.label("role", step.role) if step.role else "",
        words.label("method", step.method) if step.method else "",
        "" if step.core else _("optional"),
        ", ".join(
            _("handout {letter}").format(letter=letters[key]) for key in step.handouts if key in letters
        ),
        _("may pause after this") if step.pause_after else "",
    ]
    needs = "".join(
        f"<li><b>{text(words.label('need', need))}</b>: {text(without)}</li>"
        for need, without in step.needs.items()
    )
    parts = [
        ("", f'<ul class="sala-points">{needs}</ul>' if needs else ""),
        (_("What comes out"), f"<p>{text(step.product)}</p>" if step.product else ""),
        (_("Before"), html(step.before)),
        (_("Say"), html(step.say)),
        (_("Minute by minute"), html(step.minute_by_minute)),
        (_("Listen for"), html(step.listen_for)),
        (_("If stuck"), html(step.if_stuck)),
    ]
    body = "".join(
        (f'<p class="sala-part">{text(title)}</p>' if title else "")
        + f'<div class="sala-prose">{content}</div>'
        for title, content in parts
        if content
    )
    return (
        f'<div class="sala-step"><div class="at"><b>{number_text(step.minutes)}</b>{text(_("min"))}<br>'
        f"{at}–{at + step.minutes}</div>"
        f'<div class="what"><h3>{text(step.title)}</h3><p class="facts">{text(" · ".join(f for f in facts if f))}</p>'
        f"{body}</div></div>"
    )


def notes(module: Module, words: Vocabulary) -> str:
    """Who leads, notes, hard questions, load, adaptations, evaluation, blanks."""
    parts = [trainer(module, words), f'<p class="sala-part">{text(_("Background"))}</p>']
    parts.append(f'<div class="sala-prose">{html(module.notes)}</div>')
    parts += _entries(_("Hard questions"), [(q.title, html(q.text)) for q in module.hard_questions])
    if module.load_signs:
        parts += _entries(_("Signs that it is too much"), [("", html(module.load_signs))])
    parts += _entries(
        _("If the place or the people differ"), [(a.title, html(a.text)) for a in module.adaptations]
    )
    parts += _entries(_("What people learned"), [(item.title, html(item.text)) for item in module.evaluation])
    blanks = [
        (
            blank.question,
            html(_("For example: {example}").format(example=blank.example)) if blank.example else "",
        )
        for blank in module.blanks
    ]
    parts += _entries(_("To find out for this place"), blanks)
    return f'<div lang="{module.lang}">{"".join(parts)}</div>'


def law(module: Module, words: Vocabulary) -> str:
    """Key terms, provisions with their fallback, further reading."""
    terms = [
        (
            term.term,
            f"<p>{text(term.meaning)}</p>" + (f"<p><i>{text(term.dispute)}</i></p>" if term.dispute else ""),
        )
        for term in module.terms
    ]
    provisions = []
    for citation in module.provisions:
        provision = words.provisions.get(citation.id)
        if provision is None:
            continue
        instrument = words.instruments[provision.instrument]
        fallback = (
            _("Where the state is not a party: {text}").format(text=citation.fallback)
            if citation.fallback
            else ""
        )
        provisions.append(
            (
                f"{instrument.short or instrument.label}, {provision.number}",
                f"<p>{text(provision.summary)}</p>"
                + (f'<p class="sala-quiet">{text(fallback)}</p>' if fallback else ""),
            )
        )
    works = []
    for key in module.reading:
        work = words.works.get(key)
        if work:
            by = ", ".join(str(part) for part in (work.by, work.publisher, work.year) if part)
            works.append((work.title, f'<p class="sala-quiet">{text(by)}</p>'))
    parts = (
        _entries(_("Key terms"), terms)
        + _entries(_("Provisions"), provisions)
        + _entries(_("Reading"), works)
    )
    return f'<div lang="{module.lang}">{"".join(parts)}</div>'


def _entries(title: str, entries: list[tuple[str, str]]) -> list[str]:
    """A titled list of entries; nothing when it is empty."""
    if not entries:
        return []
    return [
        f'<p class="sala-part">{text(title)}</p>',
        *(
            '<div class="sala-entry">'
            + (f"<h3>{text(name)}</h3>" if name else "")
            + f'<div class="sala-prose">{body}</div></div>'
            for name, body in entries
        ),
    ]
