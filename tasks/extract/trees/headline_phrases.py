"""Phrases of headlines that the parser, trained on sentences, hung on the wrong word or took for a clause."""

from __future__ import annotations

from tasks.extract.trees.clause_building import move
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, SUBJECT, VERBAL
from tasks.extract.trees.word_classes import is_adjective
from tasks.ontology import words

_PLURAL_VERBS = ("VBP", "VB")
_BEFORE_NOUN = frozenset(("after", "before", "since", "until"))


def headline_phrases(tree: Tree, sentence: int) -> bool:
    """All repairs of this module in one headline; whether anything was changed."""
    first, end = tree.sentences[sentence]
    changed = False
    for k in range(first, end):
        changed |= _feared_so(tree, k, first)
        changed |= _complement_of(tree, k, end)
        changed |= _no_clause(tree, k)
        changed |= _both_of_them(tree, k, first)
        changed |= _ordered_to(tree, k)
    return changed


def _feared_so(tree: Tree, k: int, first: int) -> bool:
    """“Nine feared drowned”: somebody fears that nine are drowned; nobody drowned who was feared."""
    state = k + 1
    if tree.lower[k] not in words("headlines", "held_so") or k == first or state >= len(tree):
        return False
    if tree.tag[k] not in ("VBN", "VBD", "JJ") or tree.sentence[state] != tree.sentence[k]:
        return False
    participle = tree.tag[state] in ("VBN", "VBD")
    if not participle and not (tree.pos[state] == "ADJ" and is_adjective(tree.lower[state])):
        return False
    before = k - 1
    if tree.pos[before] not in (*NOMINAL, "NUM") or tree.head[k] not in (k, state, before):
        return False
    top = tree.head[state] == state or tree.head[k] == k or tree.head[before] == before
    if not top or any(tree.pos[j] in VERBAL for j in range(first, k)):
        return False
    move(tree, k, k, "ROOT")
    tree.tag[k], tree.pos[k] = "VBN", "VERB"
    move(tree, before, k, "nsubjpass")
    for c in list(tree.children[k]):
        if c < before and tree.dep[c] not in ("punct", "advmod"):
            move(tree, c, before, tree.dep[c] if tree.dep[c] not in SUBJECT else "compound")
    move(tree, state, k, "xcomp" if participle else "oprd")
    if participle:
        tree.tag[state], tree.pos[state] = "VBN", "VERB"
    for j in range(first, tree.sentences[tree.sentence[k]][1]):
        if tree.head[j] == j and j != k:
            move(tree, j, k, "punct" if tree.pos[j] in ("PUNCT", "SPACE") else "dep")
        elif tree.head[j] == before and j > state:
            move(tree, j, state if participle else k, tree.dep[j])
    return True


def _complement_of(tree: Tree, p: int, end: int) -> bool:
    """“after storm off Orne”, with “Orne” hung elsewhere: a preposition has the noun behind it."""
    if tree.tag[p] != "IN" or tree.dep[p] not in ("prep", "agent") or tree.children[p] or p + 1 >= end:
        return False
    noun = p + 1
    while noun < end - 1 and p < tree.head[noun] < end and tree.head[noun] != noun:
        noun = tree.head[noun]
    if tree.pos[noun] not in NOMINAL or not tree.head[noun] < p or tree.head[noun] == noun or noun in tree.ancestors(p):
        return False
    if tree.dep[noun] not in ("appos", "punct", "npadvmod", "dobj", "dep", "conj") or noun - p > 6:
        return False
    move(tree, noun, p, "pobj")
    return True


def _no_clause(tree: Tree, k: int) -> bool:
    """“quits after bribe claim”: a verb in the plural does not go with one noun, so it is a noun itself."""
    noun = k - 1
    if tree.tag[k] not in _PLURAL_VERBS or tree.dep[k] != "advcl" or tree.pos[k] != "VERB":
        return False
    mark = tree.child(k, "mark")
    if mark is None or tree.lower[mark] not in _BEFORE_NOUN or tree.head[noun] != k or tree.tag[noun] != "NN":
        return False
    if any(tree.dep[c] not in ("mark", "nsubj", "prep", "punct", "dep") for c in tree.children[k]):
        return False
    above = tree.head[k]
    move(tree, mark, above, "prep")
    move(tree, k, mark, "pobj")
    tree.dep[noun] = "compound"
    for c in list(tree.children[noun]):
        move(tree, c, k, tree.dep[c])
    tree.tag[k], tree.pos[k], tree.lemma[k] = "NN", "NOUN", tree.lower[k]
    return True


def _both_of_them(tree: Tree, k: int, first: int) -> bool:
    """“Norland, Westria sign pact”: a comma stands for “and”."""
    if tree.dep[k] != "npadvmod" or tree.pos[k] != "PROPN" or tree.left[k] != first or tree.text[k + 1] != ",":
        return False
    verb = tree.head[k]
    other = next((c for c in tree.children[verb] if tree.dep[c] == "nsubj" and k < c < verb), None)
    if other is None or tree.tag[verb] not in _PLURAL_VERBS or tree.pos[other] != "PROPN" or tree.left[other] != k + 2:
        return False
    if tree.ent[k] in ("DATE", "TIME") or tree.child(verb, "aux") is not None:
        return False
    tree.dep[k], tree.tag[verb] = "nsubj", "VBP"
    move(tree, other, k, "conj")
    return True


def _ordered_to(tree: Tree, k: int) -> bool:
    """“Court orders firm to cut emissions”: what the firm is to do is the content of the order, no purpose."""
    verb = tree.head[k]
    if tree.dep[k] != "advcl" or verb > k or tree.tag[k] != "VB":
        return False
    own = next((c for c in tree.children[k] if tree.dep[c] == "nsubj" and c < k), None)
    to = any(tree.tag[c] == "TO" for c in tree.children[k])
    if own is None or not to or tree.left[own] != verb + 1 or tree.child(k, "mark") is not None:
        return False
    tree.dep[k] = "ccomp"
    return True
