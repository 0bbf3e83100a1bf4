"""Whether what happens at a time lies before or after the day of publication, by the tense of its verb."""

from __future__ import annotations

from bisect import bisect_left

from tasks.extract.attributions.cues import verb_entry
from tasks.extract.times.time_values import Direction
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

_FUTURE_WORDS = words("times", "future.words")
_MODALS = frozenset(
    ["will", "'ll", "’ll", "shall", "would", "'d", "’d", "could", "may", "might", "should", "must", "can", "wo"]
)
_RANKS = frozenset(["first", "last", "only", "latest"])
_AUXILIARIES = 12  # dependants before the verb that are looked at
_STEPS = 12  # ancestors looked at: the verb of a date is near, and a chain of nouns must not cost more


def direction(tree: Tree, i: int) -> Direction:
    """Past, future, or near, where the text does not say, for a time expression whose head is token ``i``."""
    if _is_scheduled(tree, i):
        return "future"
    nouns = 0  # between the expression and the verb: “cited remarks in Monday's debate” says little of the debate
    for _ in range(_STEPS):
        parent = tree.head[i]
        if parent == i:
            break
        i = parent
        tag = tree.tag[i]
        if tree.lemma[i] in _FUTURE_WORDS and tag != "VBD":
            return "future"
        if tag[:2] == "NN":
            nouns += 1
        elif tag[:2] == "VB" or tag == "MD":
            found = _of_verb(tree, i)
            if found == "future" and _did_it_first(tree, i):
                continue  # the verb above says when
            if found and nouns:
                return (
                    "past"
                    if found == "past"
                    else "future"
                    if found == "future" and nouns == 1 and tag != "VBG"
                    else "near"
                )
            if found:
                return found
    return "near"


def _is_scheduled(tree: Tree, day: int) -> bool:
    """“The shop opens on Friday”: the plain present with a day is of what is to come, but in a headline or a report."""
    on = tree.head[day]
    verb = tree.head[on]
    for _ in range(3):  # “They host the leaders on Friday”, “Voters go to the polls on Sunday”
        if tree.dep[verb] in ("dobj", "pobj", "prep") and verb < on:
            verb = tree.head[verb]
    if tree.lower[on] != "on" or tree.dep[on] != "prep" or tree.tag[verb] not in ("VBZ", "VBP"):
        return False
    entry, _ = verb_entry(tree, verb)
    if entry is not None and "that" in entry.classes:
        return False
    if tree.kind[tree.sentence[verb]] == "headline" or tree.pos[verb] != "VERB":
        return False
    return not any(tree.dep[c] in ("aux", "auxpass") for c in tree.children[verb])


def _did_it_first(tree: Tree, i: int) -> bool:
    """“was the first to report it”: whether the infinitive ``i`` is of a deed done, by which somebody is told apart."""
    above = tree.head[i]
    if tree.tag[i] != "VB" or tree.dep[i] not in ("relcl", "acl", "xcomp", "advcl"):
        return False
    nouns = [above, *(c for c in tree.children[above] if tree.dep[c] in ("attr", "dobj") and c < i)]
    return any(tree.lower[k] in _RANKS for noun in nouns for k in (noun, *tree.children[noun]) if k < i)


def _of_verb(tree: Tree, i: int) -> Direction | None:
    """The direction of a verb with its auxiliaries; None where the verb above it decides (a participle, a gerund)."""
    tag = tree.tag[i]
    children = tree.children[i]
    left = children[max(0, (end := bisect_left(children, i)) - _AUXILIARIES) : end]
    auxiliaries = [j for j in left if tree.dep[j] in ("aux", "auxpass")]
    if any(tree.lower[j] in _MODALS for j in auxiliaries) or tag == "MD":
        done = any(tree.lower[j] == "have" for j in auxiliaries)  # “may have been killed on Friday”
        return "past" if done else "future"
    if any(tree.tag[j] == "TO" for j in auxiliaries):
        return "past" if any(tree.lower[j] == "have" for j in auxiliaries) else "future"
    finite = [tree.tag[j] for j in auxiliaries if tree.tag[j] in ("VBD", "VBZ", "VBP")]
    if tag == "VBD" or "VBD" in finite:
        return "past"
    if tag == "VBN":
        perfect = any(tree.lemma[j] == "have" for j in auxiliaries)
        if perfect or not auxiliaries:
            return "past"
        return "near"
    if tag == "VBG":
        return "future" if finite else None
    if tag in ("VBZ", "VBP"):
        return "near"
    return None
