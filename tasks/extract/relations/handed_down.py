"""What goes with a clause that is not told as so: its conjuncts, what came of it, what its new things are like.

“There is no evidence that he hit a rock, spilling oil”, “It is possible that she was beaten and robbed”, “He may have
lost files that proved it”: nobody says that oil was spilt, she was robbed or anything was proved.
"""

from __future__ import annotations

from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.predicates import Predicate
from tasks.extract.relations.scope import Scope
from tasks.extract.trees.tree import Tree

_KNOWN = frozenset(("the", "this", "that", "these", "those", "both", "all", "each", "every"))
_OBJECTS = frozenset(("dobj", "pobj", "attr", "conj", "oprd"))


def handed_down(clauses: Clauses, attribution_of: dict[int, int], found: dict[int, Scope]) -> None:
    """Changes in ``found`` how clauses are said that go with one of which something outside it says that it is not so.

    Args:
        clauses: the clauses of the text.
        attribution_of: head of a predicate → the innermost attribution whose content it stands in.
        found: head of a predicate → how it is said.
    """
    for q in clauses.predicates:
        p = _above(clauses, q)
        own = attribution_of.get(q.head)
        if p is None or p.head not in found or own not in (attribution_of.get(p.head), None):
            continue
        scope, above = found[q.head], found[p.head]
        if scope.cues or above.values == ("positive", "actual"):
            continue
        tree, verb = clauses.tree, q.verbs[0]
        from_outside = bool(above.cues) and all(
            not tree.left[p.verbs[0]] <= c <= tree.right[p.verbs[0]] for c in above.cues
        )
        if tree.dep[verb] == "relcl":
            doubtful = (from_outside and above.modality != "future") or _is_doubtful(tree, p, above)
            if own is None and _is_new(tree, verb) and doubtful:
                scope.weaken("possible" if above.modality == "actual" else above.modality, tree.head[verb])
        elif from_outside and own == attribution_of.get(p.head):
            scope.weaken(above.modality, above.cues[0])
            if above.negative and not scope.negative:
                scope.negate(above.cues[0])


def _above(clauses: Clauses, q: Predicate) -> Predicate | None:
    """The clause that ``q`` is coordinated with, came of, or describes a thing of."""
    tree, verb = clauses.tree, q.verbs[0]
    head = tree.head[verb]
    if tree.dep[verb] == "conj":
        link = [c for c in tree.children[head] if tree.dep[c] == "cc" and head < c < verb]
        return None if link and tree.lower[link[-1]] == "but" else clauses.of_verb.get(head)
    if tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG" and tree.text[tree.left[verb] - 1] == ",":
        return clauses.of_verb.get(head)
    if tree.dep[verb] != "relcl" or tree.text[tree.left[verb] - 1] == ",":
        return None
    for _ in range(4):
        if tree.dep[head] not in _OBJECTS and tree.pos[head] != "ADP":
            return None
        head = tree.head[head]
        if head in clauses.of_verb:
            return clauses.of_verb[head]
    return None


def _is_doubtful(tree: Tree, p: Predicate, above: Scope) -> bool:
    """Whether there may be no such thing: “may have lost files that …”, “if it lost files that …”.

    But “will buy a firm that …”, “would sell a mill that …” tell of what there is.
    """
    auxiliaries = [c for v in p.verbs for c in tree.children[v] if tree.dep[c] == "aux"]
    perfect = any(tree.lower[c] == "have" for c in auxiliaries)
    supposed = above.modality == "hypothetical" and not any(tree.tag[c] == "MD" for c in auxiliaries)
    return above.negative or supposed or (perfect and above.modality != "future")


def _is_new(tree: Tree, verb: int) -> bool:
    """Whether the thing that the relative clause describes is brought in here: “a file”, “files”, not “the file”."""
    noun = tree.head[verb]
    if tree.tag[noun] not in ("NN", "NNS"):
        return False
    return not any(tree.lower[c] in _KNOWN or tree.dep[c] == "poss" for c in tree.children[noun] if c < noun)
