"""Names that the parser hangs on the wrong noun."""

from __future__ import annotations

from tasks.extract.mentions.name_words import is_given, noun_type
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import attach


def _is_person(tree: Tree, i: int) -> bool:
    return tree.ent[i] == "PERSON" or (
        tree.pos[i] == "PROPN" and tree.left[i] < i and is_given(tree.text[tree.left[i]])
    )


def name_as_another(tree: Tree, i: int, touched: set[int]) -> None:
    """“The driver of the bus, Tom Lee, was hurt”: no “and”, so the two are one."""
    noun = tree.head[i]
    if not _is_person(tree, i) or tree.text[tree.left[i] - 1] != "," or tree.tag[noun] != "NN" or noun > i:
        return
    if any(tree.dep[c] in ("cc", "conj") and c != i for n in (i, noun) for c in tree.children[n]):
        return
    if noun_type(tree.lemma[noun].lower()) == "Person" and tree.text[tree.right[i] + 1 : tree.right[i] + 2] == [","]:
        tree.dep[i] = "appos"
        touched.add(tree.sentence[i])


def name_of_holder(tree: Tree, i: int, touched: set[int]) -> None:
    """“the governor of the Orne region, Ann Lee, …”: the name after the comma is the governor's, not the region's."""
    noun = tree.head[i]
    if not _is_person(tree, i) or tree.ent[noun] == "PERSON" or tree.text[tree.left[i] - 1] != ",":
        return
    if noun_type(tree.lemma[noun].lower()) == "Person":
        return
    while tree.dep[noun] == "pobj" and tree.dep[tree.head[noun]] == "prep":
        noun = tree.head[tree.head[noun]]
        if tree.pos[noun] == "NOUN" and noun_type(tree.lemma[noun].lower()) == "Person":
            attach(tree, i, noun, "appos", touched)
            return


def name_set_against(tree: Tree, i: int, touched: set[int]) -> None:
    """“a wave, not a bomb, sank it”: a bomb is no other word for the wave."""
    first = tree.left[i] - (tree.lower[tree.left[i] - 1] == "not")
    if tree.lower[first] != "not" or first + 1 >= len(tree):
        return
    beside = tree.text[first - 1] in (",", "—", "–") and tree.lower[first + 1] not in ("only", "just", "even", "least")
    if beside:
        tree.dep[i] = "conj"
        touched.add(tree.sentence[i])
