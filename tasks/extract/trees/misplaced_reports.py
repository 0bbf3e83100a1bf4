"""Reports that the parser hung on a word inside what is reported, or on a time."""

from __future__ import annotations

from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import VERBAL, attach, finite, subjects
from tasks.ontology import lexicon

_TIMES = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "time"))


def reports(tree: Tree, i: int) -> bool:
    """Whether ``i`` is a verb whose clause is what somebody says or believes."""
    table = lexicon("reporting_verbs")
    lemma = tree.lemma[i].lower()
    return tree.pos[i] in VERBAL and any(
        "that" in str(verbs[lemma]) for verbs in table.values() if isinstance(verbs, dict) and lemma in verbs
    )


def participle_of_report(tree: Tree, i: int, touched: set[int]) -> None:
    """“She said the two hoped to sign, adding that …”: she adds it."""
    head = tree.head[i]
    matrix = tree.head[head]
    if tree.dep[i] != "advcl" or tree.tag[i] != "VBG" or i < head or tree.dep[head] != "ccomp" or not matrix < head:
        return
    if tree.text[i - 1] != "," or tree.left[i] != i or not reports(tree, i) or not reports(tree, matrix):
        return
    if not any(tree.dep[c] == "ccomp" and finite(tree, c) for c in tree.children[i]):
        return
    if subjects(tree, matrix) and subjects(tree, head) and tree.lower[subjects(tree, head)[0]] not in ("he", "she"):
        attach(tree, i, matrix, "advcl", touched)


def clause_under_time(tree: Tree, i: int, touched: set[int]) -> None:
    """“insisted for years that he knew nothing”: that is what he insisted, and nothing about the years."""
    noun = tree.head[i]
    if tree.dep[i] not in ("relcl", "acl") or tree.dep[noun] != "pobj" or tree.lemma[noun].lower() not in _TIMES:
        return
    prep = tree.head[noun]
    verb, that = tree.head[prep], noun + 1
    if tree.lower[that] != "that" or tree.head[that] != i or tree.dep[that] not in ("mark", "advmod", "dobj"):
        return
    own = [s for s in subjects(tree, i) if s != that]
    if own and finite(tree, i) and reports(tree, verb) and not any(
        tree.dep[c] in ("ccomp", "dobj") for c in tree.children[verb]
    ):  # fmt: skip
        tree.dep[that] = "mark"
        attach(tree, i, verb, "ccomp", touched)


def belief_between_commas(tree: Tree, i: int, touched: set[int]) -> None:
    """“A man, believed to have driven the car, fled”: he is believed, and believes nothing."""
    main = tree.head[i]
    if tree.dep[i] != "advcl" or tree.tag[i] not in ("VBD", "VBN") or main < i or tree.text[i - 1] != ",":
        return
    noun = next((s for s in subjects(tree, i) if tree.right[s] == i - 2 or s == i - 2), None)
    told = tree.child(i, "xcomp")
    if noun is None or told is None or subjects(tree, main) or not reports(tree, i):
        return
    if any(tree.tag[c] == "TO" for c in tree.children[told]) and tree.text[tree.right[told] + 1] == ",":
        tree.tag[i] = "VBN"
        passive = tree.child(main, "auxpass") is not None
        attach(tree, noun, main, "nsubjpass" if passive else "nsubj", touched)
        attach(tree, i, noun, "acl", touched)
