"""The peer of `papers`: the same facilitator guide through ReportLab's Platypus.

The same words in the same order as headings, paragraphs, lists, tables and boxes, Noto Sans embedded, the page's
number at the head. It does less: no shaping of scripts, no tags for screen readers, no outline, no step held
together on its page, no margin for notes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Preformatted,
    Table,
    TableStyle,
)

from curriculum.papers.tree import Fact, GuideDay, GuideTree, Passage, Sitting, StepPage, TimedStep
from curriculum.text.markdown import Node, Tree

WIDTH = 133 * mm
"""Of the text, as in `guide.typ`."""
_BODY = ParagraphStyle("body", fontName="Noto", fontSize=11.5, leading=11.5 * 1.4, spaceAfter=6)
_HEADINGS = {
    level: ParagraphStyle(
        f"h{level}",
        parent=_BODY,
        fontName="Noto-Bold",
        fontSize=11.5 * size,
        leading=11.5 * size * 1.3,
        spaceBefore=10,
        keepWithNext=True,
    )
    for level, size in ((1, 1.8), (2, 1.5), (3, 1.25), (4, 1.12), (5, 1.0), (6, 1.0))
}
_QUOTE = ParagraphStyle("quote", parent=_BODY, leftIndent=5 * mm)
_RULED = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
_BOX = TableStyle([("BOX", (0, 0), (-1, -1), 1, colors.black)])


def register_fonts() -> None:
    """Once a process; the faces are those that Sala prints with, as far as ReportLab can use them: no weights."""
    spec = find_spec("manimgx_fonts")
    assert spec
    assert spec.origin
    folder = Path(spec.origin).parent
    upright, italic = folder / "NotoSans[wght].ttf", folder / "NotoSans-Italic[wght].ttf"
    for name, file in (("Noto", upright), ("Noto-Bold", upright), ("Noto-Italic", italic)):
        pdfmetrics.registerFont(TTFont(name, file))
    pdfmetrics.registerFontFamily(
        "Noto", normal="Noto", bold="Noto-Bold", italic="Noto-Italic", boldItalic="Noto-Italic"
    )


def guide(tree: GuideTree) -> bytes:
    """The PDF."""
    paper = io.BytesIO()
    document = BaseDocTemplate(paper, pagesize=A4, title=tree.title, lang=tree.lang)
    frame = Frame(20 * mm, 13 * mm, WIDTH, A4[1] - 35 * mm, 0, 0, 0, 0)
    runnings = [tree.heading, *_runnings(tree)]
    document.addPageTemplates(
        [PageTemplate(str(number), [frame], onPage=_head(running)) for number, running in enumerate(runnings)]
    )
    document.build([*_front(tree), *_days(tree), *_keys(tree, len(runnings) - 1)])
    return paper.getvalue()


def _runnings(tree: GuideTree) -> Iterator[str]:
    for day in tree.days:
        yield day.running
        yield from (sitting.running for sitting in day.sittings)
    yield tree.keys_heading


def _head(running: str) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, document: Any) -> None:
        canvas.setFont("Noto", 9)
        canvas.drawString(20 * mm, A4[1] - 14 * mm, running)
        canvas.drawRightString(A4[0] - 12 * mm, A4[1] - 14 * mm, str(document.page))

    return draw


def _front(tree: GuideTree) -> Iterator[Flowable]:
    yield _said(tree.mark)
    yield _heading(1, tree.heading)
    if tree.remarks:
        yield _boxed([_heading(5, tree.labels["remarks"]), *map(_said, tree.remarks)])
    yield _heading(2, tree.preparation_heading)
    if tree.copies:
        yield _heading(3, tree.labels["copies"])
        yield _table(
            [each.code, f"{each.count} ×" if each.count else "", f"{each.title} {each.way}", ""]
            for each in tree.copies
        )
    if tree.materials:
        yield _heading(3, tree.labels["materials"])
        for each in tree.materials:
            yield from _told(each)
    if tree.charts:
        yield _heading(3, tree.charts_heading)
        for each in tree.charts:
            yield _boxed([_heading(4, each.heading), *_blocks(each.text)])


def _days(tree: GuideTree) -> Iterator[Flowable]:
    page = 0
    for day in tree.days:
        page += 1
        yield from _turn(page)
        yield from _day(day)
        for sitting in day.sittings:
            page += 1
            yield from _turn(page)
            yield from _sitting(sitting, tree.labels)


def _turn(page: int) -> Iterator[Flowable]:
    yield NextPageTemplate(str(page))
    yield PageBreak()


def _day(day: GuideDay) -> Iterator[Flowable]:
    yield _heading(2, f"{day.label} {day.title}")
    if day.lines:
        yield _table(
            [
                f"{line.begins} – {line.ends}",
                " · ".join(filter(None, (line.inside, line.title, line.team_only))),
                line.word,
                "",
            ]
            for line in day.lines
        )


def _sitting(sitting: Sitting, labels: dict[str, str]) -> Iterator[Flowable]:
    yield _said(f"{sitting.label} {sitting.clock}")
    yield _heading(3, sitting.title)
    yield from (_said(text) for text in (sitting.promise, sitting.mark) if text)
    yield from _facts(sitting.facts)
    for passage in sitting.opening:
        yield from _told(passage)
    if sitting.cuts:
        yield _boxed([_said(sitting.cuts_heading), *_list([[_said(cut)] for cut in sitting.cuts], "1")])
    if sitting.left_out:
        yield _said(f"{labels['left_out']}: {', '.join(sitting.left_out)}")
    for step in sitting.steps:
        yield from _step(step, labels)
    for passage in sitting.closing:
        yield from _told(passage)


def _step(step: TimedStep, labels: dict[str, str]) -> Iterator[Flowable]:
    page: StepPage = step.page
    yield HRFlowable("100%", 1.4, color=colors.black)
    yield _heading(4, f"{step.begins} {page.number} · {page.title} {labels['real_minutes']} {labels['done']}")
    yield _said(" · ".join(page.facts))
    yield from _facts(page.details)
    yield from map(_said, page.notices)
    if step.own_words:
        yield _boxed([_said(labels["own_words"]), *_blocks(step.own_words)])
    for part in page.parts:
        yield _heading(5, part.heading)
        yield from _blocks(part.text)
        yield from _blocks(part.beside)


def _keys(tree: GuideTree, page: int) -> Iterator[Flowable]:
    if not tree.keys:
        return
    yield from _turn(page)
    yield _heading(2, tree.keys_heading)
    for leaf in tree.keys:
        yield _heading(3, f"{leaf.label} · {leaf.title}")
        yield from _blocks(leaf.text)


def _told(passage: Passage, level: int = 4) -> Iterator[Flowable]:
    yield _heading(level, passage.heading)
    yield from _blocks(passage.text)
    yield from _blocks(passage.beside)
    for aside in passage.asides:
        yield from _told(aside, 5)


def _facts(facts: Iterable[Fact]) -> Iterator[Flowable]:
    rows = [[fact.label, f"{fact.value} {fact.note}"] for fact in facts]
    if rows:
        yield _table(rows)


def _heading(level: int, text: str) -> Flowable:
    return Paragraph(escape(text), _HEADINGS[level])


def _said(text: str) -> Flowable:
    return Paragraph(escape(text), _BODY)


def _boxed(inside: list[Flowable]) -> Flowable:
    return Table([[one] for one in inside], colWidths=[WIDTH], style=_BOX)


def _table(rows: Iterable[list[str]]) -> Flowable:
    cells = [[Paragraph(escape(cell), _BODY) for cell in row] for row in rows]
    return Table(cells, colWidths=_widths(len(cells[0])), style=_RULED)


def _widths(columns: int) -> list[float]:
    shares = {2: (1, 2), 4: (3, 2, 6, 2)}.get(columns, (1,) * columns)
    return [WIDTH * share / sum(shares) for share in shares]


def _blocks(blocks: Tree, style: ParagraphStyle = _BODY) -> Iterator[Flowable]:
    for block in blocks:
        yield from _block(block, style)


def _block(block: Node, style: ParagraphStyle) -> Iterator[Flowable]:
    match block:
        case ("p", inlines):
            yield Paragraph(_markup(inlines), style)
        case ("h", level, inlines):
            yield Paragraph(_markup(inlines), _HEADINGS[level])
        case ("blockquote", inner):
            yield from _blocks(inner, _QUOTE)
        case ("ul", items):
            yield from _list([list(_blocks(item)) for item in items], "bullet")
        case ("ol", start, items):
            yield from _list([list(_blocks(item)) for item in items], "1", start)
        case ("pre", text, _language):
            yield Preformatted(text, _BODY)
        case ("hr",) | ("line",):
            yield HRFlowable("100%", 0.5, color=colors.grey, spaceBefore=6 * mm)
        case ("table", _alignments, rows):
            cells = [[Paragraph(_markup(cell), _BODY) for cell in row] for row in rows]
            yield Table(cells, colWidths=[WIDTH / len(cells[0])] * len(cells[0]), style=_RULED, repeatRows=1)


def _list(items: list[list[Flowable]], kind: str, start: int = 1) -> Iterator[Flowable]:
    if items:
        first = {"start": start} if kind == "1" else {"start": "–"}
        yield ListFlowable(
            [ListItem(item) for item in items], bulletType=kind, bulletFontName="Noto", **first
        )


def _markup(inlines: Tree) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Node) -> str:
    match inline:
        case ("t" | "code", text):
            return escape(text)
        case ("em", inner):
            return f"<i>{_markup(inner)}</i>"
        case ("strong", inner):
            return f"<b>{_markup(inner)}</b>"
        case ("a", address, inner):
            return f'<a href="{escape(address)}">{_markup(inner)}</a>'
        case ("br",):
            return "<br/>"
        case ("fn", inner):
            return f" ({_markup(inner)})"
        case ("s", inner):
            return f"<strike>{_markup(inner)}</strike>"
        case ("chk", done):
            return "[x] " if done else "[ ] "
    return ""
