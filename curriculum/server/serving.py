"""What `sala serve` does, in order: look at the address and the port, open the database, load, serve."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Callable

from curriculum.errors import AddressNotLoopback, PortInUse


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
    sock = socket.socket(family, socket.SOCK_STREAM)
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


def run(sock: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until interrupted. `ready` is called once connections are accepted."""
    import uvicorn

    from curriculum.server.asgi import app

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready()

    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,  # it would write queries and titles to the terminal
        ws="websockets-sansio",
        server_header=False,
        lifespan="on",
    )
    Server(config).run(sockets=[sock])
