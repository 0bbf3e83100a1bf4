"""Prepositions of several words."""

from __future__ import annotations

from tasks.extract.trees.tree import Tree
from tasks.ontology import words


def complex_of(tree: Tree, p: int) -> int | None:
    """The “of” of “in front of”, where ``p`` is its “in”; also the “to” or “with” of its like."""
    noun = tree.child(p, "pobj")
    if noun != p + 1 or noun + 2 >= len(tree) or tree.head[noun + 1] != noun:
        return None
    known = f"{tree.lower[p]} {tree.lower[noun]} {tree.lower[noun + 1]}" in words("predicates", "complex_prepositions")
    return noun + 1 if known and tree.child(noun + 1, "pobj", "pcomp") is not None else None
