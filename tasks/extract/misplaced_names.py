"""Names that the parser hangs on the wrong noun."""

from __future__ import annotations

from tasks.extract.name_words import noun_type
from tasks.extract.tree import Tree
from tasks.extract.tree_edit import attach


def name_of_holder(tree: Tree, i: int, touched: set[int]) -> None:
    """“the governor of the Orne region, Ann Lee, …”: the name after the comma is the governor's, not the region's."""
    noun = tree.head[i]
    if tree.ent[i] != "PERSON" or tree.ent[noun] == "PERSON" or tree.text[tree.left[i] - 1] != ",":
        return
    if noun_type(tree.lemma[noun].lower()) == "Person":
        return
    while tree.dep[noun] == "pobj" and tree.dep[tree.head[noun]] == "prep":
        noun = tree.head[tree.head[noun]]
        if tree.pos[noun] == "NOUN" and noun_type(tree.lemma[noun].lower()) == "Person":
            attach(tree, i, noun, "appos", touched)
            return
