"""Offices and functions that the text gives somebody: “Russian lawmaker Maria Butina”, “X, the governor of Y”."""

from __future__ import annotations

from tasks.extract.annotations import TokenMention, TokenRole
from tasks.extract.tree import Tree


def find_roles(tree: Tree, mentions: list[TokenMention]) -> list[TokenRole]:
    """Roles in order of the text; indexes point into ``mentions``."""
    return []
