"""Coordinated subjects and objects: each of them did it, or had it done to it."""

from __future__ import annotations

from functools import cache

from tasks.extract.annotations import TokenArgument
from tasks.extract.relations.arguments import conjuncts, trim
from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.predicates import Predicate
from tasks.extract.trees.hyphens import is_hyphen
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_CLAUSAL = ("nsubj", "nsubjpass", "aux", "auxpass", "cop")
#: What after “not” sets nothing against the words before it (“not only”, “not least”).
_NO_CONTRAST = frozenset(("only", "just", "even", "least", "merely", "to", "simply", "including", "counting", "yet"))
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
        parts = _parts(tree, argument, lemma) if _tells_apart(lemma, argument) else [argument]
        if len(combinations) * len(parts) > _MOST:
            parts = [argument]
        combinations = [[*done, part] for part in parts for done in combinations]
    return combinations


def contrast(tree: Tree, arguments: list[TokenArgument]) -> list[tuple[list[TokenArgument], bool]]:
    """The arguments, and whether the clause denies them: “A wave, not a bomb, sank it” is said of both, once denied."""
    for n, argument in enumerate(arguments):
        parts = _set_against(tree, argument) if argument.clause is None else None
        if parts is not None:
            before, after = arguments[:n], arguments[n + 1 :]
            return [([*before, parts[0], *after], False), ([*before, parts[1], *after], True)]
    return [(arguments, False)]


def _set_against(tree: Tree, argument: TokenArgument) -> tuple[TokenArgument, TokenArgument] | None:
    """What the argument is and what it is not, where it ends in “…, not …”."""
    first, last = argument.tokens[0], argument.tokens[-1]
    for k in range(first + 2, last):
        if tree.lower[k] != "not" or tree.text[k - 1] not in (",", "—", "–") or not first <= argument.head < k:
            continue
        inner = range(k + 1, last + 1)
        if tree.lower[k + 1] in _NO_CONTRAST or any(tree.text[i] in (",", ";", '"', "”") for i in inner):
            return None
        if any(tree.pos[i] in ("VERB", "AUX", "SCONJ") for i in inner):
            return None
        head = next((i for i in inner if tree.pos[i] in _NOMINAL and tree.head[i] not in inner), None)
        if head is None:
            return None
        is_, not_ = trim(tree, first, k - 2), trim(tree, k + 1, last)
        if argument.head not in is_ or head not in not_:
            return None
        return TokenArgument(argument.role, is_, argument.head), TokenArgument(argument.role, not_, head)
    return None


def _tells_apart(lemma: list[str], argument: TokenArgument) -> bool:
    if argument.clause is not None:
        return False
    if argument.role == "subject":
        return not _reciprocal() & set(lemma)
    return argument.role == "object" and not (lemma and lemma[-1] in ("between", "among"))


def _parts(tree: Tree, argument: TokenArgument, lemma: list[str]) -> list[TokenArgument]:
    first, last = argument.tokens[0], argument.tokens[-1]
    heads = [h for h in conjuncts(tree, argument.head) if first <= h <= last]
    if len(heads) < 2 or any(is_hyphen(tree, h + 1) for h in heads):
        return [argument]
    adjectives = lemma == ["be"] and argument.role == "object" and all(tree.pos[h] == "ADJ" for h in heads)
    if any(tree.dep[c] in ("neg", "preconj") for h in heads for c in tree.children[h]):
        adjectives = False
    if not adjectives and any(tree.pos[h] not in _NOMINAL for h in heads):
        return [argument]
    neither = any(tree.lower[c] == "neither" for c in tree.children[heads[0]])
    if argument.role == "subject" and any(tree.pos[h] != "PROPN" for h in heads) and not neither:
        return [argument]
    if tree.ent[heads[0]] and not any(tree.ent_start[k] or not tree.ent[k] for k in range(heads[0] + 1, heads[-1] + 1)):
        return [argument]  # one name (“the Ministry of Food and Forests”)
    joining = ("and", "&", "neither", "nor") if neither else ("and", "&")
    if any(tree.dep[c] == "cc" and tree.lower[c] not in joining for h in heads for c in tree.children[h]):
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


def adjectives_beside(clauses: Clauses, p: Predicate) -> list[tuple[int, list[int], list[TokenArgument], bool]]:
    """“was shut but not empty”: adjectives that share the “be” of a participle.

    Returns:
        Of each its head, the tokens of “be”, its arguments, and whether it is denied where the participle is not.
    """
    tree, found = clauses.tree, []
    be = [c for v in p.verbs for c in tree.children[v] if tree.dep[c] in ("auxpass", "aux") and tree.lemma[c] == "be"]
    subject = clauses.subject(p)
    if not be or subject is None:
        return []
    for c in tree.children[p.head]:
        if tree.dep[c] != "conj" or tree.pos[c] != "ADJ" or any(tree.dep[k] in _CLAUSAL for k in tree.children[c]):
            continue
        adverbs = frozenset(k for k in tree.children[c] if tree.dep[k] == "neg")
        tokens = trim(tree, max([*(k + 1 for k in adverbs), tree.left[c]]), tree.right[c])
        if c in tokens:
            arguments = [
                TokenArgument("subject", list(subject.tokens), subject.head, subject.clause),
                TokenArgument("object", tokens, c),
            ]
            found.append((c, [be[-1]], arguments, bool(adverbs)))
    return found
