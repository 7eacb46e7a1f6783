"""The ASGI app. Importing this starts nothing and opens no database."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit import net_util

from curriculum import __version__
from curriculum.errors import where_it_happened
from curriculum.server.headers import SecurityHeaders

PAGES = Path(__file__).parent.parent / "pages"
NOT_KEPT = {"cache-control": "no-store", "cross-origin-resource-policy": "same-origin"}
log = logging.getLogger("sala")


def _nobody_outside() -> None:
    """Streamlit may ask the network for this machine's addresses; Sala never does."""
    net_util.get_external_ip = lambda: None
    net_util.get_internal_ip = lambda: "127.0.0.1"


async def health(_: Request) -> JSONResponse:
    return JSONResponse({"sala": __version__})


def version(request: Request) -> JSONResponse:
    """How many changes a plan has seen, so that an open page knows when somebody else has made one."""
    from curriculum.errors import SalaError
    from curriculum.pages.ground import database
    from curriculum.planning import plans

    try:
        with database().read() as work:
            return JSONResponse({"version": plans.version(work, request.path_params["plan"])})
    except SalaError:
        return JSONResponse({"version": None}, status_code=404)


def suggest(request: Request) -> Response:
    """What somebody who is still typing may mean. The words are logged and kept nowhere, and another site's page gets
    no answer from which, or from whose delay, it could learn what the library holds."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return PlainTextResponse("Sala's own pages only.", 403)
    from curriculum.errors import SalaError
    from curriculum.pages import suggestions

    asked = request.query_params
    try:
        said = suggestions.answer(asked.get("q", ""), asked.get("lang", ""))
    except SalaError as error:
        log.error(where_it_happened(error))
        return JSONResponse({}, 503, NOT_KEPT)
    return JSONResponse(said, headers=NOT_KEPT)


def note_error(error: Exception) -> bool:
    """Write down what kind of error it was and where, without its words, which may hold a person's text."""
    from curriculum.i18n import _  # with Babel, which a start has no time for

    log.error(where_it_happened(error))
    st.error(
        _("Sala could not draw this page. Nothing that you did before is lost. Go back, or reload the page.")
    )
    return True


ROUTES = (
    Route("/health", health),
    Route("/version/{plan:uuid}", version),
    Route("/suggest", suggest),
)


def build() -> st.App:
    _nobody_outside()
    return st.App(
        PAGES / "main.py",
        routes=ROUTES,
        middleware=[Middleware(SecurityHeaders)],
        on_script_error=note_error,
    )


app = build()
