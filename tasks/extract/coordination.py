"""Coordinated subjects and objects: each of them did it, or had it done to it."""

from __future__ import annotations

from functools import cache

from tasks.extract.annotations import TokenArgument
from tasks.extract.arguments import conjuncts, trim
from tasks.extract.hyphens import is_hyphen
from tasks.extract.tree import Tree
from tasks.ontology import words

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
#: More than this many combinations are left as they stand.
_MOST = 12


@cache
def _reciprocal() -> frozenset[str]:
    return words("predicates", "reciprocal")


def distribute(tree: Tree, lemma: list[str], arguments: list[TokenArgument]) -> list[list[TokenArgument]]:
    """The arguments once for each combination of coordinated subjects and objects, in order of the text.

    “France and Spain sent troops” is two relations. Not told apart are the subjects of what is done together (“met”),
    “between X and Y”, and alternatives (“or”).
    """
    combinations: list[list[TokenArgument]] = [[]]
    for argument in arguments:
        parts = _parts(tree, argument) if _tells_apart(lemma, argument) else [argument]
        if len(combinations) * len(parts) > _MOST:
            parts = [argument]
        combinations = [[*done, part] for part in parts for done in combinations]
    return combinations


def _tells_apart(lemma: list[str], argument: TokenArgument) -> bool:
    if argument.clause is not None:
        return False
    if argument.role == "subject":
        return not _reciprocal() & set(lemma)
    return argument.role == "object" and not (lemma and lemma[-1] in ("between", "among"))


def _parts(tree: Tree, argument: TokenArgument) -> list[TokenArgument]:
    first, last = argument.tokens[0], argument.tokens[-1]
    heads = [h for h in conjuncts(tree, argument.head) if first <= h <= last]
    if len(heads) < 2 or any(tree.pos[h] not in _NOMINAL or is_hyphen(tree, h + 1) for h in heads):
        return [argument]
    if argument.role == "subject" and any(tree.pos[h] != "PROPN" for h in heads):
        return [argument]
    if tree.ent[heads[0]] and not any(tree.ent_start[k] or not tree.ent[k] for k in range(heads[0] + 1, heads[-1] + 1)):
        return [argument]  # one name (“the Ministry of Food and Forests”)
    if any(tree.dep[c] == "cc" and tree.lower[c] not in ("and", "&") for h in heads for c in tree.children[h]):
        return [argument]
    marks = sum(tree.text[k] in ('"', "“", "``") for k in range(first, heads[1]))
    if (
        marks
        > sum(tree.text[k] in ("”", "''") for k in range(first, heads[1]))
        + (tree.text[first : heads[1]].count('"') // 2) * 2
    ):
        return [argument]  # inside quotation marks the words stay together
    parts = []
    for n, head in enumerate(heads):
        left = first if n == 0 else max(tree.left[head], heads[n - 1] + 1)
        right = last
        for c in tree.children[head]:
            if c > head and tree.dep[c] in ("cc", "conj") and tree.left[c] > head:
                right = min(right, tree.left[c] - 1)
        if n < len(heads) - 1:
            right = min(right, tree.left[heads[n + 1]] - 1)
        while right > head and (
            tree.dep[right] == "cc" or tree.pos[right] in ("PUNCT", "SPACE") or tree.pos[right] == "CCONJ"
        ):
            right -= 1
        tokens = trim(tree, left, right)
        if head not in tokens:
            return [argument]
        parts.append(TokenArgument(argument.role, tokens, head))
    return parts
