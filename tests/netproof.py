"""Run a command in a network that is a dead end, and list every packet that wanted to leave it.

    python tests/netproof.py COMMAND [WORD ...]

Ends with 3 when anything wanted to leave, else as the command did. Linux only; works for any user whom the
kernel lets make namespaces. Needs `unshare` (util-linux) and `ip` (iproute2).
"""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

INSIDE = "SALA_NETPROOF_INSIDE"
SOMETHING_LEFT = 3

INTERFACE = "sink0"
OWN, GATEWAY, RESOLVER = "10.99.99.2/24", "10.99.99.1", "10.99.99.53"

# A dummy interface, or half of a pair where the kernel has no dummies
ADD_INTERFACE = (
    [["ip", "link", "add", INTERFACE, "type", "dummy"]],
    [
        ["ip", "link", "add", INTERFACE, "type", "veth", "peer", "name", "sink1"],
        ["ip", "link", "set", "sink1", "up"],
    ],
)
# The neighbours are given, or packets would wait for an answer that nobody sends and not be seen
SET_UP_INTERFACE = [
    ["ip", "link", "set", "lo", "up"],
    ["ip", "addr", "add", OWN, "dev", INTERFACE],
    ["ip", "link", "set", INTERFACE, "up"],
    ["ip", "route", "add", "default", "via", GATEWAY],
    ["ip", "neigh", "add", GATEWAY, "lladdr", "02:00:00:00:00:01", "dev", INTERFACE],
    ["ip", "neigh", "add", RESOLVER, "lladdr", "02:00:00:00:00:01", "dev", INTERFACE],
]

ANY_PROTOCOL, IPV4, IPV6 = 0x0003, 0x0800, 0x86DD
PROTOCOLS = {6: "tcp", 17: "udp"}
BUFFER = 1 << 22


class Packet(NamedTuple):
    """Where a packet wanted to go; `asked` is the name that a DNS question was about."""

    protocol: str
    address: str
    port: int
    asked: str


def packet(data: bytes) -> Packet | None:
    """What `data`, an IP packet, is; None for the kernel's own IPv6 multicast on the link."""
    if data[0] >> 4 != 4:
        if data[24] == 0xFF:
            return None
        return Packet("ipv6", socket.inet_ntop(socket.AF_INET6, data[24:40]), 0, "")
    header = (data[0] & 15) * 4
    protocol = PROTOCOLS.get(data[9], str(data[9]))
    port = struct.unpack_from("!H", data, header + 2)[0] if protocol in PROTOCOLS.values() else 0
    asked = question(data[header + 8 :]) if (protocol, port) == ("udp", 53) else ""
    return Packet(protocol, socket.inet_ntoa(data[16:20]), port, asked)


def question(dns: bytes) -> str:
    """The name in the first question of a DNS message."""
    labels, at = [], 12
    while at < len(dns) and dns[at]:
        labels.append(dns[at + 1 : at + 1 + dns[at]].decode("latin1"))
        at += dns[at] + 1
    return ".".join(labels)


def build_dead_end() -> None:
    """Give this network namespace one way out that leads nowhere, and a resolver behind it."""
    for commands in ADD_INTERFACE:
        if all(subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0 for command in commands):
            break
    for command in SET_UP_INTERFACE:
        subprocess.run(command, check=True)
    with tempfile.NamedTemporaryFile("w") as resolver:
        resolver.write(f"nameserver {RESOLVER}\noptions timeout:1 attempts:1\n")
        resolver.flush()
        Path(resolver.name).chmod(0o644)
        # seen in this mount namespace only
        subprocess.run(["mount", "--bind", resolver.name, "/etc/resolv.conf"], check=True)


def watch(seen: list[Packet]) -> None:
    """From now on every packet that reaches the dead end is added to `seen`."""
    capture = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ANY_PROTOCOL))
    capture.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
    capture.bind((INTERFACE, 0))

    def listen() -> None:
        while True:
            data, (_, kind, *_rest) = capture.recvfrom(65535)
            if kind in (IPV4, IPV6) and (found := packet(data)):
                seen.append(found)

    threading.Thread(target=listen, daemon=True).start()


def main(command: list[str]) -> int:
    seen: list[Packet] = []
    build_dead_end()
    watch(seen)
    status = subprocess.call(command, env={k: v for k, v in os.environ.items() if k != INSIDE})
    time.sleep(0.3)  # what was sent last may still be on its way to the listener
    for found, times in Counter(seen).most_common():
        sys.stderr.write(f"wanted to leave: {times} x {' '.join(map(str, found)).strip()}\n")
    sys.stderr.write(f"{len(seen)} packets wanted to leave\n")
    return SOMETHING_LEFT if seen else status


if __name__ == "__main__":
    if os.environ.get(INSIDE):
        sys.exit(main(sys.argv[1:]))
    with contextlib.suppress(FileNotFoundError):
        namespaces = ["unshare", "--user", "--map-root-user", "--net", "--mount"]
        environment = {**os.environ, INSIDE: "1"}
        os.execvpe("unshare", [*namespaces, sys.executable, __file__, *sys.argv[1:]], environment)
    sys.exit("netproof needs unshare, of util-linux")
