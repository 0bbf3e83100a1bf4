"""Reports that the parser hung on a word inside what is reported, or on a time."""

from __future__ import annotations

from tasks.extract.attributions.cues import says, verb_entry
from tasks.extract.trees.parentheticals import swap
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import SUBJECT, VERBAL, attach, finite, group_start, subjects
from tasks.ontology import lexicon, words

#: Classes of verbs whose gerund or perfect infinitive tells what is said to have been done.
_OF_DEEDS = ("accuse", "deny", "doubt", "say", "claim", "believe", "confirm")
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
    if who is None or tree.tag[deed] not in ("VB", "VBD", "VBZ", "VBP") or not says(tree, v):
        return
    if [c for c in subjects(tree, v) if c != who]:
        attach(tree, deed, v, "ccomp", touched)
        attach(tree, who, deed, "nsubj", touched)
        tree.tag[deed] = "VBD" if tree.tag[deed] == "VB" else tree.tag[deed]


def deed_that_led_to_it(tree: Tree, i: int, touched: set[int]) -> None:
    """“denied hitting a rock, spilling oil”, “a rumour that it hit a rock, spilling oil”: it came of the deed.

    Not what somebody says besides (“denied it, saying …”), nor what came of the report (“…, causing an outcry”).
    """
    v = tree.head[i]
    if tree.tag[i] != "VBG" or i < v or tree.left[i] != i or tree.text[i - 1] != "," or subjects(tree, i):
        return
    entry, _ = verb_entry(tree, i)
    if (entry is not None and entry.classes.keys() - entry.weak) or tree.lemma[i].lower() in _outcomes():
        return
    if tree.dep[i] == "acl" and tree.pos[v] == "NOUN":
        deeds = [c for c in tree.children[v] if tree.dep[c] in ("acl", "ccomp") and tree.child(c, "mark") is not None]
    elif tree.dep[i] == "advcl" and tree.pos[v] in VERBAL:
        deeds = _deeds(tree, v)
    else:
        return
    deeds = [c for c in deeds if v < c < i and tree.right[c] < i]
    if deeds:
        attach(tree, i, deeds[-1], "advcl", touched)


def _outcomes() -> frozenset[str]:
    return words("reporting_words", "outcomes")


def _deeds(tree: Tree, v: int) -> list[int]:
    """Gerunds and perfect infinitives that tell what ``v`` says was done."""
    entry, _ = verb_entry(tree, v)
    if entry is None or not {entry.main, *entry.classes.values()} & set(_OF_DEEDS):
        return []
    found = []
    for c in tree.children[v]:
        if tree.dep[c] == "prep":
            found += [k for k in tree.children[c] if tree.dep[k] == "pcomp" and tree.tag[k] == "VBG"]
        elif tree.dep[c] == "xcomp":
            perfect = any(tree.dep[k] == "aux" and tree.lemma[k].lower() == "have" for k in tree.children[c])
            found += [c] if tree.tag[c] == "VBG" or perfect else []
    return found


def infinitive_of_gerund(tree: Tree, i: int, touched: set[int]) -> None:
    """“denied planning to take it”: what was planned is to take it."""
    to = tree.left[i]
    gerund = to - 1
    if tree.dep[i] != "xcomp" or tree.tag[to] != "TO" or tree.tag[gerund] != "VBG" or tree.head[gerund] != tree.head[i]:
        return
    if tree.dep[gerund] in ("dobj", "xcomp", "ccomp") and tree.head[i] < gerund:
        tree.dep[gerund], tree.pos[gerund] = "xcomp", "VERB"
        attach(tree, i, gerund, "xcomp", touched)
