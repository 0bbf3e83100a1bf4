"""What a worker answers, and how requests and answers travel between the server and its workers."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

#: Lengths of the head (JSON) and of the body that follow, in bytes.
HEAD = struct.Struct(">IQ")


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer as plain values."""

    status: int
    body: bytes
    media_type: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    file: BinaryIO | None = None  #: the body, where it is large


def problem(status: int, text: str, **headers: str) -> Reply:
    """An answer that says in words what is wrong."""
    return Reply(status, (text.rstrip("\n") + "\n").encode("utf-8", "replace"), headers=headers)


def pack(head: Mapping[str, Any], body: bytes = b"") -> bytes:
    """A message: lengths, a JSON object, and bytes."""
    written = json.dumps(head).encode("ascii")
    return HEAD.pack(len(written), len(body)) + written + body


def unpack(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message of ``stream``; None at its end."""
    lengths = stream.read(HEAD.size)
    if len(lengths) < HEAD.size:
        return None
    head, body = HEAD.unpack(lengths)
    return json.loads(stream.read(head)), stream.read(body)
