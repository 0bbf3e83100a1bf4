"""What a mention can agree with, where that takes more than its own words one by one."""

from __future__ import annotations

from dataclasses import replace

from tasks.extract.annotations import TokenMention
from tasks.extract.mentions.agreement import Features, features_of
from tasks.extract.trees.tree import Tree
from tasks.ontology import words


def features_in(tree: Tree, mention: TokenMention) -> Features:
    """The features of a mention, with what narrows its modifiers: “the appeals court ruling” is of appeals too.

    How many “aircraft” are is told by what stands before them, if at all.
    """
    found = features_of(tree, mention)
    if mention.kind != "nominal":
        return found
    nested = [
        tree.lemma[i].lower() if tree.pos[i] == "NOUN" else tree.lower[i]
        for i in range(mention.first, mention.head)
        if tree.dep[i] in {"compound", "amod"} and tree.head[i] != mention.head and tree.head[i] < mention.head
        and tree.dep[tree.head[i]] == "compound" and tree.head[tree.head[i]] == mention.head
    ]  # fmt: skip
    if nested:
        found = replace(found, modifiers=found.modifiers | frozenset(nested))
    if found.number != "singular" or found.noun not in words("agreement", "unchanged"):
        return found
    counts = [tree.lower[c] for c in tree.children[mention.head] if tree.dep[c] == "nummod"]
    if counts:
        return replace(found, number="singular" if counts[0] in {"one", "1"} else "plural")
    return found if found.determiner in {"a", "an", "this", "that", "another"} else replace(found, number="either")
