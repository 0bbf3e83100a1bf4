"""Where to find what an IRI of an earlier build stood for: the graph folder's ``replaced.nt``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_TRIPLE = re.compile(r"<([^<>]*)> <http://purl\.org/dc/terms/isReplacedBy> <([^<>]*)> \.\n")


def successor(graph: Path, iri: str) -> str:
    """The IRI that has taken the place of ``iri`` in the folder ``graph``; "" if none has."""
    path = graph / "replaced.nt"
    try:
        status = path.stat()
    except OSError:
        return ""
    return _read(path, status.st_mtime_ns, status.st_size).get(iri, "")


@lru_cache(maxsize=1)
def _read(path: Path, _modified: int, _size: int) -> dict[str, str]:
    try:
        return dict(_TRIPLE.findall(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError):
        return {}
