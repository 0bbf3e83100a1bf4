"""Changing a parse: hanging a token elsewhere, and what a clause shows of itself."""

from __future__ import annotations

from collections.abc import Callable

from tasks.extract.trees.tree import Tree

#: Puts one shape right that begins at a token, and adds the sentence to those touched if it does.
Repair = Callable[[Tree, int, set[int]], None]
#: The repairs of what begins at a token with a label, in their order.
Repairs = dict[str, tuple[Repair, ...]]

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
VERBAL = frozenset(("VERB", "AUX"))


def attach(tree: Tree, i: int, head: int, dep: str, touched: set[int]) -> None:
    """Hangs ``i`` on ``head``, unless that would close a circle."""
    if head == i or i in tree.ancestors(head):
        return
    old = tree.head[i]
    if old != i:
        tree.children[old].remove(i)
    tree.head[i], tree.dep[i] = head, dep
    tree.children[head] = sorted([*tree.children[head], i])
    touched.add(tree.sentence[i])


def edges(tree: Tree, sentence: int) -> None:
    """Finds anew where the subtrees of a sentence begin and end."""
    first, end = tree.sentences[sentence]
    order = [i for i in range(first, end) if tree.head[i] == i]
    for i in order:  # heads before what hangs on them; the list grows while it is walked
        tree.left[i] = tree.right[i] = i
        order.extend(tree.children[i])
    for i in reversed(order):
        head = tree.head[i]
        tree.left[head] = min(tree.left[head], tree.left[i])
        tree.right[head] = max(tree.right[head], tree.right[i])


def subjects(tree: Tree, i: int) -> list[int]:
    """The subject tokens of clause ``i``."""
    return [c for c in tree.children[i] if tree.dep[c] in SUBJECT]


def finite(tree: Tree, i: int) -> bool:
    """Whether clause ``i`` has a tense."""
    return tree.tag[i] in FINITE or any(
        tree.dep[c] in ("aux", "auxpass") and tree.tag[c] in FINITE for c in tree.children[i]
    )


def marked(tree: Tree, i: int) -> bool:
    """Whether clause ``i`` begins with a conjunction, question word or “to”."""
    for c in tree.children[i]:
        if c > i:
            break
        if tree.dep[c] == "mark" or tree.tag[c] in ("WRB", "WDT", "WP", "TO"):
            return True
        if tree.dep[c] == "advmod" and tree.lower[c] in ("as", "once"):
            return True
    return False


def group_start(tree: Tree, i: int) -> int:
    """First token of the verb group of ``i`` with the adverbs before it."""
    group = {c for c in tree.children[i] if c < i and tree.dep[c] in ("aux", "auxpass", "neg", "advmod")} | {i}
    start = i
    while start - 1 in group:
        start -= 1
    return start
