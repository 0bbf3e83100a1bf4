"""Clauses that belong to the noun before them, and that the parser took for the content of the verb."""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import reporting_nouns
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, SUBJECT, VERBAL, attach
from tasks.ontology import words


def clause_of_object(tree: Tree, i: int, touched: set[int]) -> None:
    """“helped many women who had fled”, “followed the news last month that he would go”: of the women, of the news.

    Only where the verb has no listener, who could be told who had fled and that he would go.
    """
    verb = tree.head[i]
    noun = tree.child(verb, "dobj")
    if noun is None or not verb < noun < tree.left[i] or tree.pos[verb] not in VERBAL or tree.pos[noun] not in NOMINAL:
        return
    lemma = tree.lemma[verb].lower()
    if lemma in words("arguments", "telling") or lemma in words("predicates", "ditransitive"):
        return
    first = tree.left[i]
    if tree.tag[first] == "WP" and tree.lower[first] == "who" and tree.dep[first] in SUBJECT and tree.head[first] == i:
        if tree.pos[noun] != "PRON" and tree.text[first - 1] not in (":", '"', "“"):
            attach(tree, i, _last_noun(tree, noun, first), "relcl", touched)
    elif tree.lower[first] == "that" and tree.dep[first] == "mark" and tree.pos[noun] == "NOUN":
        entry = reporting_nouns().get(tree.lemma[noun].lower())
        if entry is not None and "that" in entry.classes:
            attach(tree, i, noun, "acl", touched)


def _last_noun(tree: Tree, noun: int, stop: int) -> int:
    """The noun of the phrase of ``noun`` that the clause from ``stop`` stands right behind, if it is for persons."""
    last = stop - 1 - (tree.text[stop - 1] == ",")
    return last if tree.pos[last] in ("NOUN", "PROPN") and last > noun and tree.tag[last][-1] == "S" else noun
