"""Predicates and their arguments, a relation a clause."""

from __future__ import annotations

from tasks.extract.annotations import TokenAttribution, TokenMention, TokenQuantity, TokenRelation, TokenTime
from tasks.extract.tree import Tree


def find_relations(
    tree: Tree,
    mentions: list[TokenMention],
    attributions: list[TokenAttribution],
    times: list[TokenTime],
    quantities: list[TokenQuantity],
) -> list[TokenRelation]:
    """Relations of ``tree`` in order of their predicate."""
    return []
