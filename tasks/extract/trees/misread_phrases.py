"""Set phrases that the parser took apart: “shoulder to shoulder”, “no firm leads”."""

from __future__ import annotations

from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import VERBAL, attach


def word_to_word(tree: Tree, i: int, touched: set[int]) -> None:
    """“stood shoulder to shoulder with them”, “sat face to face”: how, and neither an object nor another verb."""
    first, verb = i - 2, tree.head[i - 2]
    if tree.lower[i - 1] != "to" or tree.lower[first] != tree.lower[i] or not tree.text[i].isalpha():
        return
    if (
        tree.dep[first] != "dobj"
        or tree.tag[first] != "NN"
        or tree.pos[verb] not in VERBAL
        or verb > first
        or tree.left[first] != first
    ):
        return
    for c in list(tree.children[i]):
        if c > i:
            attach(tree, c, verb, tree.dep[c], touched)
    attach(tree, i, first, "npadvmod", touched)
    attach(tree, i - 1, i, "case", touched)
    tree.dep[first], tree.pos[first], tree.tag[first] = "advmod", "ADV", "RB"
    tree.pos[i], tree.tag[i], tree.dep[i] = "NOUN", "NN", "npadvmod"


def no_such_thing(tree: Tree, i: int, touched: set[int]) -> None:
    """“had no firm leads”: they had none; an adjective that is a noun too has taken the “no” with it."""
    adjective, thing = tree.head[i], tree.head[i] + 1
    verb = tree.head[thing] if thing < len(tree) else thing
    if adjective != i + 1 or tree.head[adjective] != thing or tree.dep[adjective] != "nsubj":
        return
    if tree.tag[thing] not in ("NNS", "VBZ") or tree.dep[thing] not in ("dobj", "ccomp") or verb != i - 1:
        return
    if tree.lemma[verb].lower() not in ("have", "find", "get", "give", "offer", "take", "reach", "make", "see"):
        return
    attach(tree, i, thing, "det", touched)
    tree.dep[adjective], tree.dep[thing] = "amod", "dobj"
    tree.pos[adjective], tree.tag[adjective] = "ADJ", "JJ"
    tree.pos[thing], tree.tag[thing], tree.lemma[thing] = "NOUN", "NNS", tree.lower[thing].removesuffix("s")
    touched.add(tree.sentence[i])
