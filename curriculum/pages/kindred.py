"""What leads on from a module: sessions like it, and others with the same objective or the same article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal

import streamlit as st

from curriculum.access import Work
from curriculum.i18n import _, minutes_text, ngettext, number_text
from curriculum.library.modules import ShownModule
from curriculum.pages import address, ways
from curriculum.pages.facet_labels import value_label
from curriculum.search import Edition, editions_with, similar
from curriculum.vocabulary import Vocabulary
from curriculum.widgets.links import Link, links


@dataclass(frozen=True, slots=True)
class Kindred:
    """Worded links."""

    similar: tuple[Link, ...]
    objectives: tuple[Link, ...]
    provisions: tuple[Link, ...]


def kindred(work: Work, shown: ShownModule, words: Vocabulary) -> Kindred:
    """What only this module has leads nowhere, and is left out."""
    module = shown.module
    cited = [citation.id for citation in module.provisions]
    return Kindred(
        tuple(_session(edition) for edition in similar(work, shown.uid)),
        tuple(_shared(work, "objective", module.objectives, words)),
        tuple(_shared(work, "provision", cited, words)),
    )


def draw(found: Kindred, key: str) -> None:
    if found.similar or found.objectives:
        with st.container(key=key, gap="small"):
            _group(_("Similar sessions"), found.similar, f"{key}-similar")
            _group(_("The same objective"), found.objectives, f"{key}-objectives")


def draw_citing(found: Kindred) -> None:
    """Below the law."""
    _group(_("The same articles in other sessions"), found.provisions, "akin-provisions", "columns")


def _group(
    label: str, these: tuple[Link, ...], key: str, look: Literal["plain", "columns"] = "plain"
) -> None:
    if these:
        with st.container(gap=None):
            st.html(f'<p class="sala-label">{escape(label)}</p>')
            links(these, key=key, look=look, label=label)


def _session(edition: Edition) -> Link:
    name = address.name_of(edition.slug, edition.uid)
    where = ways.href("module", m=name, lang=edition.lang)
    return Link(edition.title, where, lang=edition.lang, note=minutes_text(edition.minutes))


def _shared(work: Work, facet: str, values: Iterable[str], words: Vocabulary) -> Iterator[Link]:
    values = tuple(dict.fromkeys(values))
    having = editions_with(work, facet, values)
    for value in values:
        others = len(having.get(value, ())) - 1
        if others > 0:
            label = value_label(facet, value, words)
            yield Link(label, ways.href("find", **{facet: value}), note=_counted(facet, others))


def _counted(facet: str, others: int) -> str:
    if facet == "objective":
        said = ngettext("{n} session covers this", "{n} sessions cover this", others + 1)
        return said.format(n=number_text(others + 1))
    said = ngettext("{n} other session cites this", "{n} other sessions cite this", others)
    return said.format(n=number_text(others))
