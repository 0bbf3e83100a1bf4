"""Titles of works between commas, in capitals, that the parser reads as clauses: “His film, Kill the King, won.”."""

from __future__ import annotations

from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import FINITE, attach
from tasks.ontology import words

_LONGEST = 18  # tokens
_BASE = ("VB", "VBP", "VBZ", "VBD", "VBG", "NN", "NNP", "UH")


def title_as_clause(tree: Tree, i: int, touched: set[int]) -> None:
    """“Her new book, Tell No Lies, is out”: the book is out, and tells nobody anything."""
    if tree.lemma[i].lower() not in words("misreadings", "titled") or tree.pos[i] != "NOUN":
        return
    end = tree.sentences[tree.sentence[i]][1]
    first = i + 2
    if first >= end or tree.text[i + 1] != "," or tree.tag[first] not in _BASE or not tree.text[first][0].isupper():
        return
    last = _last_of_title(tree, first, end)
    if last is None or not any(tree.pos[k] in ("VERB", "AUX") for k in range(first, last + 1)):
        return
    verb = last + 2
    while verb < end and tree.pos[verb] == "ADV":
        verb += 1
    if verb >= end or tree.tag[verb] not in FINITE or tree.text[verb][0].isupper():
        return
    if tree.dep[verb] in ("aux", "auxpass") and tree.head[verb] > verb:
        verb = tree.head[verb]
    _mend(tree, i, (first, last), verb, touched)


def _last_of_title(tree: Tree, first: int, end: int) -> int | None:
    """The token before the comma that closes the title; None if a word in it is small and no function word."""
    for k in range(first, min(end - 2, first + _LONGEST)):
        if tree.text[k] == ",":
            return k - 1 if k - first > 1 and tree.text[k - 1][0].isupper() else None
        capital = tree.text[k][0].isupper() or tree.text[k].isdigit()
        if not capital and tree.lower[k] not in words("misreadings", "small_in_titles"):
            return None
    return None


def _mend(tree: Tree, work: int, title: tuple[int, int], verb: int, touched: set[int]) -> None:
    first, last = title
    inside = range(first, last + 1)
    top = next((k for k in inside if tree.head[k] == k), None)
    if top is not None:
        tree.children[tree.head[verb]].remove(verb)
        tree.head[verb], tree.dep[verb] = verb, "ROOT"
    elif any(a in inside for a in tree.ancestors(verb)):
        outer = next((k for k in inside if tree.head[k] not in inside), None)
        if outer is None:
            return
        attach(tree, verb, tree.head[outer], tree.dep[outer], touched)
    attach(tree, work, verb, "nsubj", touched)
    for k in inside:
        for c in list(tree.children[k]):
            if c not in inside and c != work:
                attach(tree, c, verb if c > last else work, tree.dep[c], touched)
    attach(tree, last, work, "appos", touched)
    for k in inside:
        if k != last:
            attach(tree, k, last, "compound", touched)
        tree.pos[k], tree.tag[k] = "PROPN", "NNP"
    touched.add(tree.sentence[work])
