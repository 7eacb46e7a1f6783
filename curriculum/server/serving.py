"""What `sala serve` does, in order: look at the address and the port, open the database, load, serve."""

from __future__ import annotations

import errno
import gc
import ipaddress
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import Event, Thread, get_native_id

from curriculum.errors import AddressNotLoopback, PortInUse, where_it_happened

LOOK_AGAIN = 60.0
"""Seconds between two looks for texts that the model of meaning has not read."""
NICENESS = 15
log = logging.getLogger("sala")


def loopback(address: str) -> str:
    """`address` if it stays on this machine, else `AddressNotLoopback`."""
    if address == "localhost":
        return "127.0.0.1"
    try:
        inside = ipaddress.ip_address(address).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise AddressNotLoopback(address)
    return address


def bound(address: str, port: int) -> socket.socket:
    """A socket that holds `address`:`port` from now on; 0 takes any free port. Raises `PortInUse`."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # Only a socket that names its protocol has its small messages sent at once by asyncio (40 ms a click).
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((address, port))
    except (OSError, OverflowError) as error:
        sock.close()
        if isinstance(error, OverflowError) or error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortInUse(port) from None
        raise AddressNotLoopback(address) from None
    return sock


def web_address(sock: socket.socket) -> str:
    host, port = sock.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def end_when_told() -> None:
    """From now on SIGTERM, and the end of the terminal, end the program in order, with exit code 0."""

    def end(*_: object) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    hang_up = getattr(signal, "SIGHUP", None)  # Windows has none
    if hang_up and signal.getsignal(hang_up) != signal.SIG_IGN:  # `nohup` wants it ignored
        # While it serves, uvicorn listens to SIGTERM alone
        signal.signal(hang_up, lambda *_: signal.raise_signal(signal.SIGTERM))


def run(sock: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until interrupted. `ready` is called once connections are accepted."""
    gc.disable()  # until all is imported: none of it is garbage
    import uvicorn

    from curriculum.server.asgi import app

    ended = Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready()
                Thread(target=_warm_up, args=(ended,), name="warm-up").start()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            ended.set()
            await super().shutdown(sockets)

    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,  # it would write queries and titles to the terminal
        ws="websockets-sansio",
        server_header=False,
        lifespan="on",
    )
    Server(config).run(sockets=[sock])


def _read_on(ended: Event) -> None:
    """Look again and again for what has no vector yet, behind everything else that wants the processor."""
    if sys.platform == "linux":  # where a thread has a niceness of its own
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), NICENESS)
    with suppress(Exception):
        from curriculum import search

        while search.embedder() and not ended.is_set():
            _read_meanings(ended)
            ended.wait(LOOK_AGAIN)


def _read_meanings(ended: Event) -> None:
    """Give vectors to what has none. What fails is tried again at the next look."""
    from curriculum import search
    from curriculum.pages.ground import database

    try:
        model = search.embedder()
        with database().read() as work:
            complete = search.readiness(work).complete
        if model and not complete:
            search.catch_up(database(), model, stopped=ended.is_set)
    except Exception as error:
        log.error(where_it_happened(error))


def _warm_up(ended: Event) -> None:
    """Import what pages need and read what they all read, while the browser is still fetching its scripts.

    A page that comes sooner waits at the same import; what fails here fails there again, and is said there.
    """
    with suppress(Exception):
        import_module("curriculum.pages.frame")
        import_module(
            "streamlit.elements.lib.image_utils"
        )  # for the mark and the logo, with numpy and Pillow
        from curriculum import search, vocabulary
        from curriculum.pages.ground import database

        with database().read() as work:
            vocabulary.get(work)
            search.search(work, search.SearchRequest())
            search.suggest(work, "a")
    gc.collect()
    gc.freeze()  # what lives as long as the server need not be looked through at every collection
    gc.enable()
    # Nothing waits for this one: the end of the program ends it
    Thread(target=_read_on, args=(ended,), name="meanings", daemon=True).start()
