"""What every page stands in: style, sidebar, navigation, and the one place that catches errors."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from curriculum.errors import NotFound, SalaError
from curriculum.i18n import _
from curriculum.pages import (
    address,
    check_numbers,
    find,
    forget,
    home,
    module,
    packing,
    paste,
    place,
    plan,
    plan_settings,
    print_page,
    programme,
    reading,
    reading_list,
    releases,
    rhythms,
    ways,
)
from curriculum.pages.ground import database
from curriculum.pages.saying import gesture, say_trouble, sentence
from curriculum.preferences import keep, kept
from curriculum.widgets.links import Link, links

HERE = Path(__file__).parent
SIDEBAR = 296
"""Pixels."""
DOORS = {"home": "home", "find": "search", "plan": "calendar_view_week"}
"""Pages of the sidebar, with their icons."""


@cache
def _style() -> str:
    return f"<style>{(HERE / 'style.css').read_text('utf-8')}</style>"


def pages() -> dict[str, Page]:
    """Every page by its name; the name is also its place in the address."""
    return {
        "home": st.Page(home.draw, title=_("Home"), url_path="", default=True),
        "find": st.Page(find.draw, title=_("Find"), url_path="find"),
        "plan": st.Page(plan.draw, title=_("Plans"), url_path="plan"),
        "module": st.Page(module.draw, title=_("Module"), url_path="module", visibility="hidden"),
        "print": st.Page(print_page.draw, title=_("Print"), url_path="print", visibility="hidden"),
        "releases": st.Page(releases.draw, title=_("Versions"), url_path="releases", visibility="hidden"),
        "laptops": st.Page(packing.draw, title=_("Two laptops"), url_path="laptops", visibility="hidden"),
        "read": st.Page(reading.draw, title=_("The days"), url_path="read", visibility="hidden"),
        "list": st.Page(reading_list.draw, title=_("Reading list"), url_path="list", visibility="hidden"),
        "settings": st.Page(
            plan_settings.draw, title=_("Settings"), url_path="settings", visibility="hidden"
        ),
        "rhythms": st.Page(rhythms.draw, title=_("Rhythms"), url_path="rhythms", visibility="hidden"),
        "place": st.Page(
            place.draw, title=_("Fill in for this place"), url_path="place", visibility="hidden"
        ),
        "paste": st.Page(
            paste.draw, title=_("Start from last year’s agenda"), url_path="paste", visibility="hidden"
        ),
        "programme": st.Page(programme.draw, title=_("Programme"), url_path="programme", visibility="hidden"),
        "forget": st.Page(forget.draw, title=_("Forget a name"), url_path="forget", visibility="hidden"),
        "checks": st.Page(
            check_numbers.draw, title=_("Numbers of the checks"), url_path="checks", visibility="hidden"
        ),
    }


def draw() -> None:
    """Draw the page that the address names."""
    st.set_page_config(
        page_title="Sala",
        page_icon=str(HERE / "static" / "mark.svg"),
        layout="wide",
        initial_sidebar_state=SIDEBAR,
    )
    st.logo(str(HERE / "static" / "logo.svg"), size="large")
    st.html(_style())
    every = pages()
    here = st.navigation(list(every.values()), position="hidden")
    try:
        _remember_quiet()
        st.set_page_config(page_title=address.tab(here.title))
        ways.follow()
        _navigation(every, here)
        say_trouble()
        if address.forgotten():
            _start_again()
        else:
            here.run()
    except NotFound as missing:
        _not_here(missing, here)
    except SalaError as error:
        st.error(sentence(error))
    _sidebar_foot()


def _navigation(every: dict[str, Page], here: Page) -> None:
    """Our own links: Streamlit's do nothing on the page that one is on."""
    with st.sidebar:
        links(
            [
                Link(every[name].title, ways.href(name), icon, every[name] is here)
                for name, icon in DOORS.items()
            ],
            key="navigation",
            look="navigation",
        )


def _not_here(missing: NotFound, here: Page) -> None:
    st.title(_("Not here"), anchor=False)
    st.markdown(sentence(missing))
    if here.url_path in (
        "plan",
        "paste",
        "print",
        "place",
        "programme",
        "read",
        "releases",
        "laptops",
        "settings",
        "rhythms",
    ):
        ways.link("plan", _("All plans"), icon="calendar_view_week")
    ways.link("find", _("Find a session"), icon="search")


def _start_again() -> None:
    """A quiet address of an earlier visit: only that visit knew what it meant."""
    st.title(_("This address has expired"), anchor=False)
    st.markdown(
        _("In quiet mode an address holds no words, and only the visit that made it knows what it meant.")
    )
    ways.link("find", _("Find a session"), icon="search")
    ways.link("plan", _("All plans"), icon="calendar_view_week")


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
        ways.link("forget", _("Forget a name"))


@gesture
def _set_quiet() -> None:
    """Also rewrites the present address, so that what stands there goes at once."""
    said = address.parameters()
    st.session_state["quiet"] = bool(st.session_state["quiet-toggle"])
    address.show(said)
    with database().write() as work:
        keep(work, "quiet", "yes" if st.session_state["quiet"] else "no")
