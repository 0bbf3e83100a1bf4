"""Which mentions of one article stand for the same thing. It abstains rather than guess."""

from __future__ import annotations

from tasks.extract.annotations import Chain, TokenAttribution, TokenMention
from tasks.extract.tree import Tree


def find_chains(tree: Tree, mentions: list[TokenMention], attributions: list[TokenAttribution]) -> list[Chain]:
    """Chains over ``mentions`` (each mention in exactly one); sets ``chain`` on every mention."""
    chains: list[Chain] = []
    by_name: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        text = tree.cut(mention.first, mention.last)
        key = text if mention.kind == "name" else f"{number}"
        if key not in by_name:
            by_name[key] = len(chains)
            chains.append(Chain([], text, mention.type, mention.same_as))
        mention.chain = by_name[key]
        chains[mention.chain].mentions.append(number)
    return chains
