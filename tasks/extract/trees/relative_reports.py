"""Reports in relative clauses: “the mayor, who police say took bribes”, “which the owner denied”."""

from __future__ import annotations

from tasks.extract.attributions.cues import says, verb_entry
from tasks.extract.attributions.reporting_lexicon import reporting_nouns, reporting_verbs
from tasks.extract.trees.parentheticals import swap
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import FINITE, NOMINAL, SUBJECT, VERBAL, attach, finite, group_start, subjects


def relative_report(tree: Tree, v: int, touched: set[int]) -> None:
    """“The mayor, who police say took bribes, was held”: he was held, and what he took is what police say."""
    noun = tree.head[v]
    deed = tree.head[noun]
    _bare_deed(tree, v, touched)
    if tree.dep[v] != "relcl" or deed != v + 1 or tree.dep[noun] not in SUBJECT or not says(tree, v):
        return
    who = next((c for c in tree.children[v] if tree.tag[c] in ("WP", "WDT") and c == tree.left[v]), None)
    main = next((c for c in tree.children[deed] if tree.dep[c] in ("conj", "ccomp") and c > deed), None)
    if who is None or main is None or len([c for c in tree.children[v] if c < v and c != who]) != 1:
        return
    first = group_start(tree, main)
    if tree.text[first - 1] != "," or subjects(tree, main) or not finite(tree, main) or tree.text[who - 1] != ",":
        return
    swap(tree, main, deed, touched)
    attach(tree, noun, main, "nsubj" if tree.child(main, "auxpass") is None else "nsubjpass", touched)
    attach(tree, deed, v, "ccomp", touched)
    attach(tree, who, deed, "nsubj", touched)


def _bare_deed(tree: Tree, v: int, touched: set[int]) -> None:
    """“who she said cut its fees”: a past tense, and its subject is “who”; nobody “said cut”."""
    deed = v + 1
    if tree.dep[v] != "relcl" or deed >= len(tree) or tree.dep[deed] != "xcomp" or tree.head[deed] != v:
        return
    who = next((c for c in tree.children[v] if tree.lower[c] in ("who", "which", "that") and c == tree.left[v]), None)
    if who is None or tree.tag[deed] not in ("VB", "VBD", "VBN", "VBZ", "VBP") or not says(tree, v):
        return
    if [c for c in subjects(tree, v) if c != who]:
        attach(tree, deed, v, "ccomp", touched)
        attach(tree, who, deed, "nsubj", touched)
        tree.tag[deed] = "VBD" if tree.tag[deed] in ("VB", "VBN") else tree.tag[deed]


def speakers_as_verb(tree: Tree, i: int, touched: set[int]) -> None:
    """“The dam, which ecologists warn may burst, is old”: they warn, and are no verb; the dam is old and may burst."""
    which, noun, v = i - 1, tree.head[i], i + 1
    if (
        tree.tag[i] not in ("NNS", "VBZ")
        or not tree.lower[i].endswith("s")
        or tree.dep[i] != "relcl"
        or v + 1 >= len(tree)
    ):
        return
    if tree.lower[which] not in ("which", "who", "that") or tree.head[which] != i or noun > which:
        return
    if tree.lemma[v].lower() not in reporting_verbs() or "that" not in reporting_verbs()[tree.lemma[v].lower()].classes:
        return
    deed = next((k for k in range(v + 1, min(len(tree), v + 5)) if tree.tag[k] == "VB"), None)
    if deed is None or not any(tree.tag[c] == "MD" and v < c < deed for c in tree.children[deed]):
        return
    above = tree.head[deed]
    main = above if above > deed else next((c for c in tree.children[deed] if c > deed and tree.pos[c] in VERBAL), None)
    if tree.head[noun] == deed and main is not None and finite(tree, main) and not subjects(tree, main):
        if above != main:
            swap(tree, main, deed, touched)
        attach(tree, noun, main, "nsubj" if tree.child(main, "auxpass") is None else "nsubjpass", touched)
    attach(tree, v, noun, "relcl", touched)
    attach(tree, i, v, "nsubj", touched)
    attach(tree, deed, v, "ccomp", touched)
    attach(tree, which, deed, "nsubj", touched)
    tree.tag[i], tree.pos[i], tree.tag[v], tree.pos[v] = "NNS", "NOUN", "VBP", "VERB"


def denied_clause(tree: Tree, i: int, touched: set[int]) -> None:
    """“He said the firm had cheated, which it denied”: all that is denied, and that it is so he did not say."""
    inner = tree.head[i]
    which = tree.left[i]
    if tree.dep[i] not in ("ccomp", "relcl", "advcl") or tree.lower[which] != "which" or tree.text[which - 1] != ",":
        return
    if tree.head[which] != i or tree.dep[which] in SUBJECT or tree.tag[i] not in FINITE or not subjects(tree, i):
        return
    entry, _ = verb_entry(tree, i)
    if entry is None or entry.main != "deny" or tree.child(i, "ccomp") is not None or inner > i:
        return
    if tree.pos[inner] in NOMINAL:
        if tree.lemma[inner].lower() in reporting_nouns():
            return  # “a claim, which it denied”
        while tree.pos[inner] not in VERBAL and tree.head[inner] != inner:
            inner = tree.head[inner]
    above = tree.head[inner]
    top = above if tree.dep[inner] == "ccomp" and above < inner and says(tree, above) else inner
    if tree.pos[top] in VERBAL and top < which:
        attach(tree, i, top, "conj", touched)
        tree.dep[which] = "dobj"
