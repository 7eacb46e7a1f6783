"""What the writer and its worker say to each other: frames on a pipe, four bytes of length, then the bytes."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

LARGEST = 256 * 1024 * 1024
"""Bytes of one frame. A longer one is a broken pipe, not a paper."""

_LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Printed:
    """What the worker answers."""

    content: bytes
    unprintable: str
    """Characters that no font covers; each was printed as a box."""


def send(pipe: BinaryIO, content: bytes) -> None:
    """Write one frame."""
    pipe.write(_LENGTH.pack(len(content)))
    pipe.write(content)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes | None:
    """Read one frame; None when the other side has gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > LARGEST:
        return None
    content = pipe.read(length)
    return content if len(content) == length else None


def send_json(pipe: BinaryIO, value: Any) -> None:
    send(pipe, json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii"))


def receive_json(pipe: BinaryIO) -> Any:
    content = receive(pipe)
    return None if content is None else json.loads(content)
