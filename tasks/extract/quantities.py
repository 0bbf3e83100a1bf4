"""Numbers with their unit and comparator."""

from __future__ import annotations

from tasks.extract.annotations import TokenQuantity, TokenTime
from tasks.extract.tree import Tree


def find_quantities(tree: Tree, times: list[TokenTime]) -> list[TokenQuantity]:
    """Quantities of ``tree`` in order of the text; numbers inside time expressions are left out."""
    return []
