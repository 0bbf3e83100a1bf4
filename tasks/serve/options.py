"""How the server is to run: what ``triplewire serve`` takes as options, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """Immutable; the server and its workers get the same."""

    graph: Path
    base: str  #: base IRI of the data; the graph's own is found out where this is empty
    host: str = "127.0.0.1"
    port: int = 8080  #: 0: any free one
    root_path: str = ""  #: “/news” behind a proxy that passes on http://…/news/
    cors: str = ""  #: origins that may read from scripts, with commas; “*” for all
    token: str = ""  #: bearer token; empty: everybody may read
    timeout: float = 30.0  #: seconds that a query may run
    max_bytes: int = 50_000_000  #: size of an answer
    workers: int = 0  #: processes that answer; 0: one a core, four at least
    cache: str = ""  #: folder in which workers share what they compute of a snapshot; empty: each for itself
    memory: int = 500_000_000  #: bytes that a query may take
