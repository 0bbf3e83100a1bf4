"""What a page is before it is HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pyoxigraph as ox

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """A template with its data, and the nodes that a download of the page holds."""

    template: str
    title: str
    data: dict[str, Any]
    nodes: Sequence[ox.NamedNode] = ()
    about: ox.NamedNode | None = None  #: whose page it is
    status: int = 200


@dataclass(frozen=True, slots=True)
class Turning:
    """Which of several pages one is on; numbers start at 1."""

    page: int
    pages: int
    total: int
    size: int = field(default=100)


def slice_of(items: list[T], parameters: dict[str, str], size: int) -> tuple[list[T], Turning]:
    """The items of the page that ``parameters`` ask for; of the nearest one, if there is no such page."""
    pages = max(1, -(-len(items) // size))
    wanted = parameters.get("page", "")
    page = min(max(int(wanted), 1), pages) if wanted.isascii() and wanted.isdigit() and len(wanted) < 10 else 1
    return items[(page - 1) * size : page * size], Turning(page, pages, len(items), size)
