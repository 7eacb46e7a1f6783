"""Print what was found as a reading list, or take it as text for an e-mail."""

from __future__ import annotations

import streamlit as st

from curriculum import papers
from curriculum.i18n import LABELLED, _, language_name
from curriculum.library.asked import spelled
from curriculum.pages import address, find, paper, ways
from curriculum.pages.ground import database


def draw() -> None:
    said = address.parameters()
    with st.container(key="back"):
        ways.link("find", _("Back to what was found"), icon="arrow_back", **spelled(said))
    st.title(_("Print as a reading list"), anchor=False)
    choices, page = st.columns([0.4, 0.6], gap="large")
    with choices:
        labels = {tag: language_name(tag) for tag in LABELLED}
        lang = paper.one_of("lang", _("Language of the paper"), labels, LABELLED[0])
        paper.sentence(
            _(
                "Every session that was found, in this order: minutes, languages, the passage that was found, "
                "objectives and law. It names no authors, and holds no answers to handouts."
            )
        )
        with database().read() as work:
            manuscript = papers.reading_list(work, find.request_of(said), lang)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            paper.download(_("Reading list (PDF)"), manuscript)
            text = papers.as_text(manuscript)
            st.download_button(
                _("As text, for an e-mail"),
                text.content,
                file_name=text.name,
                mime=text.media_type,
                type="tertiary",
                icon=":material/mail:",
                on_click="ignore",
            )
    with page:
        paper.picture(_("The first page"), manuscript)
