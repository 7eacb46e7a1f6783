"""The writer for the screen: a module's print tree -> fragments of HTML, in the classes of the pages' style sheet.

Each fragment says which language it is in and which way that runs. Keys of handouts stay folded until asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape

from curriculum.papers.html_body import prose
from curriculum.papers.tree import Fact, Leaf, ModuleTree, Passage, Question, StepPage
from curriculum.text.scripts import direction

_DIGITS = re.compile(r"\d+")


def head(tree: ModuleTree) -> str:
    """What it is, its title, its promise, and whether it is a draft."""
    kicker = f'<p class="sala-label">{escape(tree.kicker)}</p>' if tree.kicker else ""
    promise = f'<p class="sala-lede">{escape(tree.promise)}</p>' if tree.promise else ""
    mark = f'<p class="sala-care">{escape(tree.mark)}</p>' if tree.mark else ""
    return _said(tree, f'{kicker}<h1 class="sala-title">{escape(tree.heading)}</h1>{promise}{mark}')


def objectives(tree: ModuleTree) -> str:
    """What participants will be able to do."""
    return _said(tree, _passage(tree.objectives)) if tree.objectives else ""


def glance(tree: ModuleTree) -> str:
    """The facts at a glance."""
    return _said(tree, facts(tree.facts))


def facts(these: Iterable[Fact]) -> str:
    """Labels with their values, as a list."""
    rows = "".join(f"<dt>{escape(fact.label)}</dt><dd>{_value(fact)}</dd>" for fact in these)
    return f'<dl class="sala-facts">{rows}</dl>' if rows else ""


def session(tree: ModuleTree) -> str:
    """What to mind, then the steps: minutes in the margin, one rule down the whole of it."""
    care = f'<div class="sala-care">{_passage(tree.care)}</div>' if tree.care else ""
    steps = "".join(_step(step) for step in tree.steps) + _spare(tree.spare)
    return _said(tree, care + (f'<ol class="sala-steps">{steps}</ol>' if steps else ""))


def preparation(tree: ModuleTree) -> str:
    """What to prepare and what to find out."""
    blanks = "".join(_question(question) for question in tree.blanks)
    if blanks:
        blanks = f"<section><h2>{escape(tree.blanks_heading)}</h2>{blanks}</section>"
    return _said(tree, _passages(tree.opening) + blanks)


def handouts(tree: ModuleTree) -> str:
    """Every handout folded, and in it its key, folded too."""
    keys = {key.code: _key(key) for key in tree.keys}
    return _said(tree, "".join(_handout(leaf, keys.get(leaf.code, "")) for leaf in tree.handouts))


def notes(tree: ModuleTree) -> str:
    """What the person who leads should know."""
    return _said(tree, _passages(tree.notes))


def law(tree: ModuleTree) -> str:
    """What it rests on."""
    return _said(tree, _passages(tree.law))


PARTS: Mapping[str, Callable[[ModuleTree], str]] = {
    "session": session,
    "preparation": preparation,
    "handouts": handouts,
    "notes": notes,
    "law": law,
}
"""The parts of a module that are read one at a time. A part that a module does not have is empty."""


def _said(tree: ModuleTree, fragment: str) -> str:
    """The fragment in the tree's language; nothing stays nothing."""
    if not fragment:
        return ""
    return f'<div class="sala-guide" lang="{escape(tree.lang)}" dir="{direction(tree.lang)}">{fragment}</div>'


def _passages(passages: Iterable[Passage]) -> str:
    return "".join(_passage(passage) for passage in passages)


def _passage(passage: Passage) -> str:
    asides = "".join(
        f'<div class="sala-entry"><h3>{escape(aside.heading)}</h3>{prose(aside.text)}</div>'
        for aside in passage.asides
    )
    return f"<section><h2>{escape(passage.heading)}</h2>{prose(passage.text)}{asides}</section>"


def _value(fact: Fact) -> str:
    if not fact.value:
        return f"<bdi>{escape(fact.note)}</bdi>"
    note = f'<span class="sala-note">{escape(fact.note)}</span>' if fact.note else ""
    return f"<bdi>{escape(fact.value)}</bdi>{note}"


def _step(step: StepPage) -> str:
    details = "".join(
        f"<dt>{escape(detail.label)}</dt><dd>{escape(detail.value)}</dd>" for detail in step.details
    )
    said = "".join(f'<p class="sala-notice">{escape(notice)}</p>' for notice in step.notices)
    said += "".join(f"<h3>{escape(part.heading)}</h3>{prose(part.text)}" for part in step.parts)
    return (
        f'<li class="sala-step"><div class="at">{_minutes(step.length)}<bdi>{escape(step.clock)}</bdi></div>'
        f'<div class="what"><h2>{escape(step.title)}</h2>'
        f'<p class="facts">{escape(" · ".join(step.facts))}</p>'
        + (f'<dl class="sala-details">{details}</dl>' if details else "")
        + f"{said}</div></li>"
    )


def _minutes(length: str) -> str:
    """“15 min” with its number large."""
    return f"<div>{_DIGITS.sub(lambda number: f'<b>{number[0]}</b>', escape(length), count=1)}</div>"


def _spare(spare: Fact | None) -> str:
    if spare is None:
        return ""
    return (
        f'<li class="sala-step"><div class="at">{_minutes(spare.value)}</div>'
        f'<div class="what"><p class="facts">{escape(spare.label)}</p></div></li>'
    )


def _question(question: Question) -> str:
    example = f"<p>{escape(question.example)}</p>" if question.example else ""
    warning = f'<p class="sala-notice">{escape(question.warning)}</p>' if question.warning else ""
    return f'<div class="sala-entry"><h3>{escape(question.question)}</h3>{example}{warning}</div>'


def _handout(leaf: Leaf, key: str) -> str:
    cards = "".join(
        f'<li>{prose(card)}<span class="code">{escape(leaf.code)}{place}</span></li>'
        for place, card in enumerate(leaf.cards, start=1)
    )
    body = f'<ul class="sala-cards">{cards}</ul>' if cards else prose(leaf.text)
    return (
        f'<details class="sala-fold"><summary><h2>{escape(leaf.code)} · {escape(leaf.title)}</h2></summary>'
        f"{body}{key}</details>"
    )


def _key(leaf: Leaf) -> str:
    title = f"{escape(leaf.label)} · {escape(leaf.title)}"
    return f'<details class="sala-answers"><summary>{title}</summary>{prose(leaf.text)}</details>'
