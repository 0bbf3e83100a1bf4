"""Time expressions as TimeML has them, resolved against the date of publication."""

from __future__ import annotations

from tasks.extract.annotations import TokenTime
from tasks.extract.tree import Tree


def find_times(tree: Tree, published: str | None) -> list[TokenTime]:
    """Time expressions of ``tree`` in order of the text; ``published`` is an ISO date or None."""
    return []
