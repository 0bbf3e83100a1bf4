"""Gerunds that tell what somebody is accused of or said to do, where the parser hung or read them wrongly."""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import reporting_nouns, reporting_verbs
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, VERBAL, attach, finite, group_start, subjects
from tasks.extract.trees.word_classes import is_adjective, verb_of_ing
from tasks.ontology import lexicon


def gerund_of_accusation(tree: Tree, i: int, touched: set[int]) -> None:
    """“accuse the mayor of hiding it, of lying and of firing her”: that is what they accuse him of."""
    if tree.lower[i] not in ("of", "with", "for") or tree.child(i, "pcomp") is None:
        return
    if tree.dep[i] == "prep":
        noun = tree.head[i]
        for _ in range(4):  # “was accused by a spokesman for the army of lying”
            if tree.dep[noun] != "pobj" or tree.pos[tree.head[tree.head[noun]]] not in ("NOUN", "PROPN"):
                break
            noun = tree.head[tree.head[noun]]
        by = tree.head[noun]
        if tree.dep[by] in ("agent", "prep") and tree.lower[by] == "by" and accuses(tree, tree.head[by]):
            attach(tree, i, tree.head[by], "prep", touched)
            return
        if tree.dep[noun] == "dobj" and noun < i and accuses(tree, tree.head[noun]):
            attach(tree, i, tree.head[noun], "prep", touched)
    elif tree.dep[i] == "conj":
        for verb in tree.ancestors(i):
            if accuses(tree, verb):
                first = next((c for c in tree.children[verb] if c > verb and tree.lower[c] == tree.lower[i]), None)
                if first is not None and tree.dep[first] == "prep":
                    attach(tree, i, verb, "prep", touched)
                return


def next_gerund_of_accusation(tree: Tree, i: int, touched: set[int]) -> None:
    """“was accused of taking bribes, threatening a witness and then hiding”: of all of it."""
    verb = tree.head[i]
    if tree.tag[i] != "VBG" or not verb < i or not accuses(tree, verb) or tree.tag[verb] == "VBG":
        return
    if any(tree.dep[c] in ("aux", "auxpass", "mark") for c in tree.children[i]) or subjects(tree, i):
        return
    joined = tree.dep[i] == "conj" or any(tree.dep[c] == "conj" and tree.tag[c] == "VBG" for c in tree.children[i])
    first = [k for c in tree.children[verb] if tree.dep[c] == "prep" and c < i for k in tree.children[c]]
    gerunds = [k for k in first if tree.dep[k] == "pcomp" and tree.tag[k] == "VBG" and k < i]
    if joined and gerunds:
        attach(tree, i, gerunds[-1], "conj", touched)
        for c in list(tree.children[verb]):
            if gerunds[-1] < c < i and tree.dep[c] in ("cc", "punct", "advmod"):
                attach(tree, c, gerunds[-1] if tree.dep[c] != "advmod" else i, tree.dep[c], touched)


def gerund_of_rumour(tree: Tree, i: int, touched: set[int]) -> None:
    """“heard claims of the mayor taking bribes”: he is said to take them, and the claims take nothing."""
    being = any(tree.lower[c] == "being" and tree.dep[c] == "auxpass" for c in tree.children[i])
    if not (tree.tag[i] == "VBG" or being) or tree.dep[i] not in ("ccomp", "advcl", "acl") or finite(tree, i):
        return
    start = group_start(tree, i)
    noun = start - 1
    while tree.dep[noun] != "pobj" and noun < tree.head[noun] < start:
        noun = tree.head[noun]
    of = tree.head[noun]
    if (
        tree.dep[noun] != "pobj"
        or tree.lower[of] != "of"
        or tree.right[noun] != start - 1
        or tree.text[start - 1] == ","
    ):
        return
    claim = tree.head[of]
    entry = reporting_nouns().get(tree.lemma[claim].lower()) if tree.pos[claim] == "NOUN" else None
    if entry is None or not {"that", "+of"} <= entry.classes.keys() or tree.head[i] == noun:
        return
    verb = tree.head[i]
    if claim in subjects(tree, i):
        attach(tree, claim, verb, "dobj", touched)
        if being:
            attach(tree, noun, of, "pobj", touched)
    if verb in tree.ancestors(claim):
        attach(tree, i, noun, "acl", touched)


def gerund_as_adjective(tree: Tree, i: int, touched: set[int]) -> None:
    """“accused of leading hikers astray”, “denied losing samples”, with “leading” as an adjective of the hikers."""
    above, gerund = tree.head[i], tree.left[i]
    if gerund != above + 1 or tree.tag[gerund] != "VBG" or tree.head[gerund] != i or tree.pos[i] not in NOMINAL:
        return
    if tree.dep[gerund] not in ("amod", "compound") or any(tree.dep[c] in ("det", "poss") for c in tree.children[i]):
        return
    if tree.dep[i] == "dobj":
        entry = reporting_verbs().get(tree.lemma[above].lower())
        if entry is None or "ing" not in entry.classes or entry.main != "deny" or is_adjective(tree.lower[gerund]):
            return
        dep, top = "xcomp", above
    else:
        top = tree.head[above]
        claim = reporting_nouns().get(tree.lemma[top].lower()) if tree.pos[top] == "NOUN" else None
        claimed = claim is not None and claim.main in ("accuse", "claim", "doubt")
        clears = tree.lemma[top].lower() in ("clear", "acquit", "convict") and tree.pos[top] in VERBAL
        person = tree.dep[top] == "dobj" and accuses(tree, tree.head[top])
        if tree.dep[i] != "pobj" or tree.lower[above] not in ("of", "with", "for"):
            return
        if not (claimed or clears or person or accuses(tree, top)):
            return
        if person:
            attach(tree, above, tree.head[top], "prep", touched)
            top = tree.head[top]
        dep = "pcomp"
    attach(tree, gerund, above, dep, touched)
    attach(tree, i, gerund, "dobj", touched)
    tree.pos[gerund], tree.lemma[gerund] = "VERB", verb_of_ing(tree.lower[gerund]) or tree.lemma[gerund]
    for c in list(tree.children[top]):
        if c > i and tree.dep[c] == "prep" and tree.left[c] == tree.right[i] + 1:
            attach(tree, c, gerund, "prep", touched)  # “leading hikers along a path”


def accuses(tree: Tree, i: int) -> bool:
    """Whether ``i`` is a verb of accusing."""
    return tree.pos[i] in VERBAL and tree.lemma[i].lower() in lexicon("reporting_verbs")["accuse"]
