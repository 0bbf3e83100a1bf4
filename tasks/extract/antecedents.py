"""What a relative clause speaks of."""

from __future__ import annotations

from tasks.extract.tree import Tree

#: Relative pronouns that stand for the antecedent.
RELATIVE = frozenset(("who", "whom", "which", "that"))


def relative_head(tree: Tree, verb: int) -> int | None:
    """The relative clause's verb that ``verb`` belongs to: itself, or through complements (“who he said won”)."""
    for _ in range(4):
        if tree.dep[verb] == "relcl":
            return verb
        if tree.dep[verb] in ("ccomp", "xcomp", "conj", "pcomp", "prep"):
            verb = tree.head[verb]
        else:
            return None
    return None


def agreeing(tree: Tree, relative: int, noun: int) -> int:
    """The noun right before a relative clause, where only that agrees with its verb in number."""
    first = tree.left[relative]
    near = first - 1 if tree.text[first - 1] != "," else first - 2
    if near <= noun or tree.lower[first] not in RELATIVE or tree.tag[noun] not in ("NNS", "NNPS"):
        return noun
    verbs = [relative, *(c for c in tree.children[relative] if tree.dep[c] in ("aux", "auxpass"))]
    singular = any(tree.tag[v] == "VBZ" or tree.lower[v] == "was" for v in verbs)
    fits = tree.tag[near] in ("NN", "NNP") and tree.dep[near] in ("pobj", "conj", "dobj")
    return near if singular and fits and tree.lower[first] != "that" else noun
