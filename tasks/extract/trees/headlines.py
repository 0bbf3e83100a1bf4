"""Headlines leave out “is” and “are”."""

from __future__ import annotations

from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import SUBJECT, VERBAL, edges
from tasks.ontology import words


def headline_passive(tree: Tree, i: int) -> None:
    """“Banker jailed for seven years”: headlines tell in the present, so a participle without object is a passive."""
    if tree.tag[i] in ("VBD", "VBN") and tree.dep[i] in ("acl", "advcl"):
        _as_root(tree, i)
    if tree.tag[i] not in ("VBD", "VBN") or tree.dep[i] not in ("ROOT", "conj", "ccomp", "parataxis", "advcl"):
        return
    lemma = tree.lemma[i].lower()
    if lemma in words("predicates", "intransitive") and lemma not in words("predicates", "ditransitive"):
        return
    subject = None
    for c in tree.children[i]:
        if tree.dep[c] in ("aux", "auxpass", "dobj", "attr", "acomp", "ccomp", "xcomp", "dative", "mark") and (
            c > i or tree.tag[c] != "VBZ"
        ):
            return  # (what stands before a semicolon is no complement)
        if tree.dep[c] == "prt" and tree.children[c]:
            return  # “they shot down copter”, with the copter hung on “down”
        if tree.dep[c] in SUBJECT and c < i:
            subject = c
    if subject is not None:
        tree.dep[subject], tree.tag[i] = "nsubjpass", "VBN"


def _as_root(tree: Tree, i: int) -> None:
    """“Outbreak in Orne linked to trip”, read as a noun phrase: the participle is the verb of the headline."""
    noun = tree.head[i]
    if (
        tree.dep[noun] != "ROOT"
        or tree.pos[noun] not in ("NOUN", "PROPN", "NUM")
        or noun > i
        or tree.text[i - 1] == ","
    ):
        return
    first, end = tree.sentences[tree.sentence[i]]
    others = [k for k in range(first, end) if tree.pos[k] in VERBAL and k != i and tree.tag[k] not in ("VBG", "VB")]
    if others or any(tree.dep[c] in ("cc", "conj", "punct") and c < i for c in tree.children[noun]):
        return
    tree.children[noun].remove(i)
    tree.head[i], tree.dep[i] = i, "ROOT"
    for c in list(tree.children[noun]):
        if c > i:
            tree.children[noun].remove(c)
            tree.children[i].append(c)
            tree.head[c] = i
    tree.head[noun], tree.dep[noun] = i, "nsubj"
    tree.children[i] = sorted([*tree.children[i], noun])
    edges(tree, tree.sentence[i])
