"""One module: what it is, its session step by step, its handouts, the law, and what the trainer should know."""

from __future__ import annotations

import streamlit as st

from curriculum.i18n import _, language_name, minutes_text, number_text
from curriculum.library.module import Module
from curriculum.library.modules import Card, ShownModule, cards
from curriculum.pages import address, learning, module_parts, named, target, ways
from curriculum.pages.ground import database
from curriculum.pages.plain import plain
from curriculum.pages.prose import html, text
from curriculum.vocabulary import Vocabulary
from curriculum.vocabulary import get as get_vocabulary


def draw() -> None:
    said = address.parameters()
    with database().read() as work:
        shown = named.module(work, said.get("m", ""), said.get("lang"))
        words = get_vocabulary(work)
        card = cards(work, [shown.uid])[0]
        aim = target.target(work, said)
    st.set_page_config(page_title=address.tab(shown.module.title))
    with st.container(key="back"):
        ways.link("find", _("Back to Find"), icon="arrow_back", **st.session_state.get("found", {}))
    _head(shown, words)
    main, aside = st.columns([0.68, 0.32], gap="large")
    with main:
        _care(shown.module, words)
        _tabs(shown, words)
    with aside, st.container(key="facts", gap="small"):
        _buttons(shown, aim)
        _facts(shown, card, words)


def _head(shown: ShownModule, words: Vocabulary) -> None:
    module = shown.module
    st.title(plain(module.title), anchor=False)
    parts = []
    if module.promise:
        parts.append(f'<p class="sala-lede" lang="{module.lang}">{text(module.promise)}</p>')
    chips = "".join(
        f'<span class="sala-chip">{text(words.label("theme", theme))}</span>' for theme in module.themes
    )
    parts.append(f"<p>{chips}</p>")
    if module.translation and not module.translation.reviewed:
        source = language_name(module.translation.of)
        draft = _("This edition is a translation from {language} that nobody has reviewed yet.").format(
            language=source
        )
        parts.append(f'<div class="sala-care"><p>{text(draft)}</p></div>')
    st.html("".join(parts))


def _care(module: Module, words: Vocabulary) -> None:
    """What to know before, and what it is for."""
    if care := module_parts.care(module):
        st.html(care)
    if module.objectives:
        st.subheader(_("By the end, participants can"), anchor=False)
        st.html(module_parts.objectives(module, words))


def _tabs(shown: ShownModule, words: Vocabulary) -> None:
    module = shown.module
    session, handouts, notes, law = st.tabs(
        [_("Session"), _("Handouts"), _("Trainer's notes"), _("Law and reading")]
    )
    with session:
        st.html(module_parts.preparation(module))
        st.html(module_parts.steps(module, words))
    with handouts:
        for letter, handout in module.lettered_handouts():
            with st.expander(plain(f"{letter} · {handout.title}")):
                st.html(f'<div class="sala-prose" lang="{module.lang}">{html(handout.text)}</div>')
                if handout.answers and st.toggle(_("Show the key"), key=f"key-{handout.key}"):
                    st.html(
                        f'<div class="sala-prose" lang="{module.lang}">{html(handout.answers.text)}</div>'
                    )
        if not module.handouts:
            st.markdown(_("This session needs no handouts."))
    with notes:
        st.html(module_parts.notes(module, words))
    with law:
        st.html(module_parts.law(module, words))


def _buttons(shown: ShownModule, aim: target.Target | None) -> None:
    label = (
        _("Add to {plan}").format(plan=plain(aim.plan.agenda.title)) if aim else _("Start a plan with this")
    )
    st.button(label, type="primary", icon=":material/add:", on_click=target.add, args=(str(shown.uid),))
    target.draw_added(aim)
    with st.container(key="editions"):
        ways.link(
            "print",
            _("Print this session"),
            icon="print",
            m=address.name_of(shown.slug, shown.uid),
            lang=shown.lang,
        )
        for lang in shown.langs:
            if lang != shown.lang:
                ways.link(
                    "module",
                    language_name(lang),
                    label_lang=lang,
                    icon="translate",
                    m=address.name_of(shown.slug, shown.uid),
                    lang=lang,
                )


def _facts(shown: ShownModule, card: Card, words: Vocabulary) -> None:
    module = shown.module
    facts = {
        _("Time"): _time(module),
        _("Level"): words.label("difficulty", module.difficulty) if module.difficulty else "",
        _("Group"): _group(module),
        _("For"): ", ".join(words.label("audience", value) for value in module.audience),
        _("Load"): words.label("load", module.load.level) if module.load else "",
        _("Trainer"): words.label("difficulty", module.trainer.skill) if module.trainer else "",
        _("Room"): (module.preparation.room or "") if module.preparation else "",
        _("Languages"): " · ".join(language_name(lang) for lang in shown.langs),
        _("Made by"): module.credit or "",
    }
    rows = "".join(f"<dt>{text(name)}</dt><dd>{text(value)}</dd>" for name, value in facts.items() if value)
    stripes = learning.parts(card.mix, words)
    label = f'<p class="sala-label">{text(_("How people learn, in minutes"))}</p>'
    st.html(f'<dl class="sala-facts">{rows}</dl>{label}{learning.bar(stripes)}{learning.key(stripes)}')


def _time(module: Module) -> str:
    said = [minutes_text(module.minutes)]
    if module.core_minutes != module.minutes:
        said.append(_("core steps {minutes}").format(minutes=number_text(module.core_minutes)))
    if module.interpreted_minutes != module.minutes:
        said.append(_("interpreted {minutes}").format(minutes=number_text(module.interpreted_minutes)))
    return " · ".join(said)


def _group(module: Module) -> str:
    if module.group is None:
        return ""
    return _("{least} to {most} people, best with {best}").format(
        least=number_text(module.group.least),
        most=number_text(module.group.most),
        best=number_text(module.group.best),
    )
