"""One module: what it is, and its parts one at a time, as its paper has them; beside it the facts and the ways on."""

from __future__ import annotations

from html import escape

import streamlit as st

from curriculum import papers
from curriculum.i18n import _, language_name
from curriculum.library.modules import Card, ShownModule, cards
from curriculum.pages import address, kindred, learning, named, target, ways
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.papers import html_writer
from curriculum.papers.tree import Fact, ModuleTree
from curriculum.vocabulary import Vocabulary
from curriculum.vocabulary import get as get_vocabulary
from curriculum.widgets.links import Link, links


def draw() -> None:
    said = address.parameters()
    with database().read() as work:
        shown = named.module(work, said.get("m", ""), said.get("lang"))
        tree = papers.tree_of(work, shown)
        words = get_vocabulary(work)
        card = cards(work, [shown.uid])[0]
        aim = target.target(work, said)
        akin = kindred.kindred(work, shown, words)
    st.set_page_config(page_title=address.tab(tree.heading))
    with st.container(key="back"):
        ways.link("find", _("Back to Find"), icon="arrow_back", **st.session_state.get("found", {}))
    st.html(html_writer.head(tree) + _themes(shown, words))
    part = said.get("part", "")
    part = part if part in html_writer.PARTS else ""
    main, aside = st.columns([0.68, 0.32], gap="large")
    with main:
        if aims := html_writer.objectives(tree):
            st.html(aims)
        if _parts(shown, tree, part) == "law":
            kindred.draw_citing(akin)
        kindred.draw(akin, "akin-below")
    with aside, st.container(key="facts", gap="small"):
        _ways_on(shown, aim, part)
        _facts(shown, tree, card, words)
        kindred.draw(akin, "akin")


def _themes(shown: ShownModule, words: Vocabulary) -> str:
    chips = (
        f'<span class="sala-chip">{escape(words.label("theme", theme))}</span>'
        for theme in shown.module.themes
    )
    return f"<p>{''.join(chips)}</p>"


def _parts(shown: ShownModule, tree: ModuleTree, part: str) -> str:
    """A line of links, one to each part that the module has, and the part that the address names, else the first;
    which one that is."""
    labels = {
        "session": _("Session"),
        "preparation": _("Preparation"),
        "handouts": _("Handouts"),
        "notes": _("Trainer's notes"),
        "law": _("Law and reading"),
    }
    written = {name: fragment for name, write in html_writer.PARTS.items() if (fragment := write(tree))}
    if not written:
        return ""
    chosen = part if part in written else next(iter(written))
    links(
        [Link(labels[name], _href(shown, name), current=name == chosen) for name in written],
        key="parts",
        look="tabs",
        label=_("Parts of this session"),
    )
    st.html(written[chosen])
    return chosen


def _href(shown: ShownModule, part: str, lang: str = "") -> str:
    name = address.name_of(shown.slug, shown.uid)
    return ways.href("module", m=name, lang=lang or shown.lang, part=part)


def _ways_on(shown: ShownModule, aim: target.Target | None, part: str) -> None:
    label = (
        _("Add to {plan}").format(plan=plain(aim.plan.agenda.title)) if aim else _("Start a plan with this")
    )
    st.button(label, type="primary", icon=":material/add:", on_click=target.add, args=(str(shown.uid),))
    target.draw_added(aim)
    name = address.name_of(shown.slug, shown.uid)
    printing = Link(_("Print this session"), ways.href("print", m=name, lang=shown.lang), "print")
    others = (lang for lang in shown.langs if lang != shown.lang)
    links(
        [
            printing,
            *(Link(language_name(lang), _href(shown, part, lang), "translate", lang=lang) for lang in others),
        ],
        key="editions",
    )


def _facts(shown: ShownModule, tree: ModuleTree, card: Card, words: Vocabulary) -> None:
    """The facts of the paper, what only the library knows, and how people learn."""
    audience = ", ".join(words.label("audience", value) for value in shown.module.audience)
    own = (
        Fact(_("For"), audience),
        Fact(_("Languages"), " · ".join(language_name(lang) for lang in shown.langs)),
    )
    stripes = learning.parts(card.mix, words)
    label = f'<p class="sala-label">{escape(_("How people learn, in minutes"))}</p>'
    st.html(
        html_writer.glance(tree)
        + html_writer.facts(fact for fact in own if fact.value)
        + f"{label}{learning.bar(stripes)}{learning.key(stripes)}"
    )
