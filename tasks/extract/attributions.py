"""Who said (wrote, believes, ordered, …) what: source, cue and content."""

from __future__ import annotations

from tasks.extract.annotations import TokenAttribution, TokenMention
from tasks.extract.tree import Tree


def find_attributions(tree: Tree, mentions: list[TokenMention]) -> list[TokenAttribution]:
    """Attributions of ``tree`` in order of their cue."""
    return []
