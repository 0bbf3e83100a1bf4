"""Clauses that a noun of saying brings without “that”: “after claims he struck an aide”, “fears it will burst”.

The small parser takes them for relative clauses, as if somebody struck the claims.
"""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import cue_words, light_verbs, reporting_nouns, reporting_verbs
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import VERBAL, attach, finite, subjects

#: Verbs of whose passive what is given can still be the subject's object: “the promise he was given”.
_OF_TWO = frozenset(("give", "tell", "offer", "send", "show", "promise", "ask", "teach"))
_HEADS = frozenset(("pobj", "dobj", "nsubj", "nsubjpass", "attr", "conj", "appos", "ROOT"))


def claim_without_that(tree: Tree, i: int, touched: set[int]) -> None:
    """Makes the clause ``i`` what the noun right before it says, if it lacks nothing."""
    if (
        tree.dep[i] not in ("relcl", "acl", "ccomp", "advcl", "conj")
        or tree.pos[i] not in VERBAL
        or not finite(tree, i)
    ):
        return
    if tree.dep[i] == "conj" and any(tree.dep[c] == "cc" and c < i for c in tree.children[tree.head[i]]):
        return
    own = [s for s in subjects(tree, i) if s < i]
    if not own or not tree.left[own[0]] or tree.tag[own[0]] in ("WDT", "WP", "WRB"):
        return
    noun = tree.left[own[0]] - 1
    verb = tree.head[noun]
    if tree.dep[i] == "relcl" and tree.head[i] == noun and tree.dep[noun] == "dobj" and _informs(tree, verb):
        if _lacks_nothing(tree, i, noun):
            attach(tree, i, verb, "ccomp", touched)  # “informed police she had a pass”
        return
    if tree.dep[noun] not in _HEADS or noun == i or not _can_say(tree, noun) or not _lacks_nothing(tree, i, noun):
        return
    prep = tree.head[noun]
    if tree.dep[prep] == "mark" and tree.head[prep] == i and tree.right[prep] == noun:  # “after claims he struck”
        if tree.head[i] == i or tree.pos[tree.head[i]] not in VERBAL:
            return
        attach(tree, prep, tree.head[i], "prep", touched)
    elif tree.head[i] != noun and (tree.dep[i] not in ("ccomp", "advcl", "conj") or tree.left[i] != noun + 1):
        return
    elif tree.dep[noun] == "dobj" and tree.head[i] == tree.head[noun] and _tells(tree, tree.head[i]):
        return  # “told reporters he had left”
    if tree.tag[noun] == "VBZ":
        tree.tag[noun], tree.pos[noun], tree.lemma[noun] = "NNS", "NOUN", tree.lower[noun][:-1]
    attach(tree, i, noun, "ccomp", touched)


def _informs(tree: Tree, verb: int) -> bool:
    return tree.lemma[verb].lower() in cue_words("with_addressee") and tree.child(verb, "ccomp") is None


def _can_say(tree: Tree, noun: int) -> bool:
    lemma = tree.lemma[noun].lower()
    if tree.tag[noun] == "VBZ" and not subjects(tree, noun):  # “denies claims it …”, with “claims” as verb
        lemma = tree.lower[noun][:-1]
    elif tree.pos[noun] != "NOUN":
        return False
    entry = reporting_nouns().get(lemma)
    return entry is not None and "that" in entry.classes and entry.main not in ("plan", "order")


def _lacks_nothing(tree: Tree, i: int, noun: int) -> bool:
    """Whether the clause is whole: in “claims he made” the claims are what he made."""
    for _ in range(3):
        inner = tree.child(i, "xcomp")
        if inner is None or inner < i or tree.pos[inner] not in VERBAL:
            break
        i = inner  # “messages he is said to have sent”
    after = [c for c in tree.children[i] if c > i]
    if any(tree.dep[c] in ("dobj", "attr", "ccomp") for c in after):
        return True
    lemma = tree.lemma[i].lower()
    if tree.child(i, "nsubjpass") is not None and lemma not in _OF_TWO:
        return True
    if lemma in light_verbs() or lemma in reporting_verbs():
        entry = reporting_verbs().get(lemma)
        if entry is None or entry.classes.keys() - {"+about", "quote"}:  # but “claims he lied”, “reports it cracked”
            return False
    if any(tree.dep[c] in ("acomp", "oprd") for c in after):
        return True
    return not any(tree.dep[c] == "prep" and tree.child(c, "pobj", "pcomp") is None for c in after)


def _tells(tree: Tree, verb: int) -> bool:
    entry = reporting_verbs().get(tree.lemma[verb].lower())
    return entry is not None and "that" in entry.classes
