"""Words with a hyphen, which the tokenizer cuts in three and the parser hangs up one by one."""

from __future__ import annotations

from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import attach

_VERB_TAGS = frozenset(("VBN", "VBD", "VBG", "VB", "VBZ", "VBP"))
_WORDS = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))
_MODIFIERS = frozenset((
    "amod", "compound", "nmod", "advmod", "npadvmod", "nummod", "det", "quantmod", "punct", "poss", "aux", "neg", "cc",
))  # fmt: skip

_PREFIXES = frozenset(
    ("re", "co", "pre", "mis", "over", "under", "de", "un", "out", "counter", "cross", "fast", "self")
)


def is_hyphen(tree: Tree, i: int) -> bool:
    """Whether token ``i`` is a hyphen between two parts of one word."""
    return (
        0 < i < len(tree) - 1
        and tree.text[i] == "-"
        and tree.end[i - 1] == tree.start[i]
        and tree.end[i] == tree.start[i + 1]
        and tree.text[i - 1][-1:].isalnum()
        and tree.text[i + 1][:1].isalnum()
    )


def hyphenated_word(tree: Tree, i: int, touched: set[int]) -> None:
    """“received the e-mails”, with “e”, “-” and “mails” each as an object: one word, whose last part is the head.

    Left alone is what already holds together, and what stands before a noun (“post-war”), where nothing is torn.
    """
    first, last = i - 1, i + 1
    if not is_hyphen(tree, i) or tree.pos[last] not in _WORDS or tree.sentence[first] != tree.sentence[last]:
        return
    inside = (first, i, last)
    if tree.dep[tree.head[first]] in ("aux", "auxpass") and tree.head[tree.head[first]] == last:
        _over_auxiliary(tree, i, tree.head[first], touched)
        return
    if tree.head[last] in inside or tree.head[first] == i:
        return
    if tree.head[first] == last and tree.head[i] in inside:
        return
    if tree.head[first] == tree.head[last] and tree.head[last] > last and tree.dep[last] in _MODIFIERS:
        return
    if first in tree.ancestors(last) or tree.head[last] == last:
        return
    head, dep = tree.head[first], tree.dep[first]
    if head in inside or head == first or dep in _MODIFIERS:
        head, dep = tree.head[last], tree.dep[last]
    if dep == "punct" or last in tree.ancestors(head):
        return
    attach(tree, last, head, dep, touched)
    for part in (first, i):
        for c in list(tree.children[part]):
            if c not in inside:
                attach(tree, c, last, tree.dep[c], touched)
    attach(tree, first, last, "compound", touched)
    attach(tree, i, last, "punct", touched)
    tree.pos[i] = "PUNCT"
    if tree.tag[last] in _VERB_TAGS and tree.pos[last] == "VERB" and tree.lower[first] in _PREFIXES:
        _prefixed(tree, first, last)


def _over_auxiliary(tree: Tree, i: int, auxiliary: int, touched: set[int]) -> None:
    """“was re-elected”, with subject and “re” hung on the auxiliary of “elected”."""
    verb = i + 1
    for c in list(tree.children[auxiliary]):
        dep = tree.dep[c]
        if dep == "nsubj" and tree.dep[auxiliary] == "auxpass":
            dep = "nsubjpass"
        attach(tree, c, verb, dep, touched)
    attach(tree, i, verb, "punct", touched)
    _prefixed(tree, i - 1, verb)


def prefixed_verb(tree: Tree, i: int, touched: set[int]) -> None:
    """“re-elected” in three tokens: what hangs on “re” hangs on the verb."""
    if i < 0 or i + 2 >= len(tree) or tree.lower[i] not in _PREFIXES or tree.tag[i + 2] not in _VERB_TAGS:
        return
    verb = i + 2
    if tree.dep[i] in ("compound", "prefix", "npadvmod", "advmod", "amod") or tree.sentence[i] != tree.sentence[verb]:
        return
    head, dep = tree.head[i], tree.dep[i]
    if i not in tree.ancestors(verb):
        return
    if head == i:
        old = tree.head[verb]
        tree.children[old].remove(verb)
        tree.head[verb], tree.dep[verb] = verb, "ROOT"
        tree.head[i] = verb
        tree.children[verb] = sorted([*tree.children[verb], i])
    else:
        attach(tree, verb, head, dep, touched)
        attach(tree, i, verb, "prefix", touched)
    tree.dep[i] = "prefix"
    for c in list(tree.children[i]):
        if c != verb:
            attach(tree, c, verb, tree.dep[c], touched)
    tree.dep[i + 1] = "punct"
    _prefixed(tree, i, verb)
    touched.add(tree.sentence[i])


def _prefixed(tree: Tree, prefix: int, verb: int) -> None:
    tree.dep[prefix] = "prefix"
    tree.lemma[verb] = f"{tree.lower[prefix]}-{tree.lemma[verb].lower()}"
    tree.pos[verb], tree.pos[prefix] = "VERB", "X"
