"""Claims that are said not to be so: “rumours that she had died were false”, “dropped charges that he had lied”."""

from __future__ import annotations

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.nobodys import is_none
from tasks.extract.relations.governing_nouns import is_undone_verdict
from tasks.extract.relations.passives import lemma_of
from tasks.extract.relations.scope import modal_words
from tasks.extract.trees.tree import Tree


def is_called_false(tree: Tree, a: TokenAttribution) -> bool:
    """Whether what ``a`` tells is said not to be so where it is told, by the writer or by whoever speaks of it.

    “Rumours that she had died were false”, “called reports that she died lies”, “there is no truth in reports that”.
    """
    false = modal_words("called_false", "adjectives")
    above = tree.head[a.head]
    if a.verb_class == "call":
        return tree.lower[a.content[-1]] in false
    if tree.pos[a.head] != "NOUN":
        return False
    if tree.dep[a.head] == "pobj" and tree.lower[above] in ("in", "to"):  # “there is no truth in rumours that”
        noun = tree.head[above]
        return tree.lower[noun] in modal_words("called_false", "nouns") and is_none(tree, noun)
    if is_undone_verdict(tree, a.head):
        return True  # “dropped charges that he had lied”
    if tree.dep[a.head] == "ROOT" and tree.lower[a.content[-1]] in false:  # misread
        return tree.lemma[a.content[-2]] == "prove" if len(a.content) > 1 else False
    if tree.dep[a.head] != "nsubj" or lemma_of(tree, above) not in ("be", "prove", "turn"):
        return False
    inner = tree.child(above, "xcomp")
    verbs = [above] if inner is None else [above, inner]
    said = [c for v in verbs for c in tree.children[v] if tree.dep[c] in ("acomp", "oprd", "attr")]
    denied = any(tree.dep[c] == "neg" for v in verbs for c in tree.children[v])
    return not denied and any(tree.lower[c] in false for c in said)
