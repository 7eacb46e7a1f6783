"""What every page stands in: style, sidebar, navigation, and the one place that catches errors."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from curriculum.errors import NotFound, SalaError
from curriculum.i18n import _
from curriculum.pages import address, find, home, module, plan, print_page, ways
from curriculum.pages.ground import database
from curriculum.pages.saying import gesture, say_trouble, sentence
from curriculum.preferences import keep, kept

HERE = Path(__file__).parent


@cache
def _style() -> str:
    return f"<style>{(HERE / 'style.css').read_text('utf-8')}</style>"


def pages() -> dict[str, Page]:
    """Every page by its name; the name is also its place in the address."""
    return {
        "home": st.Page(home.draw, title=_("Home"), icon=":material/home:", url_path="", default=True),
        "find": st.Page(find.draw, title=_("Find"), icon=":material/search:", url_path="find"),
        "plan": st.Page(plan.draw, title=_("Plans"), icon=":material/calendar_view_week:", url_path="plan"),
        "module": st.Page(module.draw, title=_("Module"), url_path="module", visibility="hidden"),
        "print": st.Page(print_page.draw, title=_("Print"), url_path="print", visibility="hidden"),
    }


def draw() -> None:
    """Draw the page that the address names."""
    st.set_page_config(
        page_title="Sala",
        page_icon=str(HERE / "static" / "mark.svg"),
        layout="wide",
        initial_sidebar_state=296,
    )
    st.logo(str(HERE / "static" / "logo.svg"), size="large")
    st.html(_style())
    all_pages = pages()
    here = st.navigation(list(all_pages.values()))
    ways.know(all_pages)
    try:
        _remember_quiet()
        st.set_page_config(page_title=address.tab(here.title))
        ways.follow()
        say_trouble()
        here.run()
    except NotFound as missing:
        st.title(_("Not here"), anchor=False)
        st.markdown(sentence(missing))
        ways.link("find", _("Find a module"), icon=":material/search:")
    except SalaError as error:
        st.error(sentence(error))
    _sidebar_foot()


def _remember_quiet() -> None:
    if "quiet" not in st.session_state:
        with database().read() as work:
            st.session_state["quiet"] = kept(work, "quiet") == "yes"


def _sidebar_foot() -> None:
    with st.sidebar, st.container(key="foot"):
        st.toggle(
            _("Quiet"),
            key="quiet-toggle",
            value=address.quiet(),
            on_change=_set_quiet,
            help=_(
                "Keeps titles and search words out of the address bar, the tab and the browser's history."
            ),
        )


@gesture
def _set_quiet() -> None:
    """Also rewrites the present address, so that what stands there goes at once."""
    said = address.parameters()
    st.session_state["quiet"] = bool(st.session_state["quiet-toggle"])
    address.show(said)
    with database().write() as work:
        keep(work, "quiet", "yes" if st.session_state["quiet"] else "no")
