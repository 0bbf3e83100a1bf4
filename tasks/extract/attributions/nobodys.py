"""Attributions that say how a clause is told, but not in whose words: “nobody knows”, “there is no doubt that”."""

from __future__ import annotations

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.reporting_lexicon import cue_words
from tasks.extract.trees.tree import Tree


def voice(tree: Tree, attributions: list[TokenAttribution], number: int | None) -> int | None:
    """The attribution in whose words that stands which is the content of ``number``: itself, or the one around it.

    Args:
        tree: the parsed text.
        attributions: those of the text.
        number: index of the innermost attribution around a clause, if there is one.
    """
    for _ in range(20):
        if number is None or not is_nobodys(tree, attributions[number]):
            break
        number = attributions[number].within
    return number


def is_nobodys(tree: Tree, a: TokenAttribution) -> bool:
    """Whether nobody says it: “nobody knows that”, “it seems that”, “there is no doubt that”."""
    if a.verb_class == "seem" or (a.lemma == "suppose" and not a.source):
        return True  # “it seems to have sunk”, “he is supposed to rest”
    if a.verb_class == "doubt" and tree.pos[a.head] == "NOUN" and not a.source:
        return is_none(tree, a.head)
    return bool(a.source) and a.source_head is not None and _no_one(tree, a.source_head)


def is_none(tree: Tree, noun: int) -> bool:
    """“there is no doubt”, “little doubt remains”, “there was not any question”."""
    verb = tree.head[noun]
    if any(tree.lower[c] in ("no", "little") for c in tree.children[noun] if c < noun):
        return True
    return tree.dep[noun] in ("dobj", "attr") and any(tree.dep[c] == "neg" for c in tree.children[verb])


def _no_one(tree: Tree, noun: int) -> bool:
    if tree.lower[noun] in cue_words("nobody"):
        return True
    before = [tree.lower[c] for c in tree.children[noun] if c < noun and tree.dep[c] in ("det", "neg")]
    return tree.pos[noun] != "PROPN" and ("no" in before or "neither" in before)
