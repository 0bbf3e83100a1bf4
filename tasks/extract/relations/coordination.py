"""Coordinated subjects and objects: each of them did it, or had it done to it."""

from __future__ import annotations

from functools import cache

from tasks.extract.annotations import TokenArgument
from tasks.extract.mentions.name_words import kin, noun_type
from tasks.extract.relations.arguments import conjuncts, phrase, trim
from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.predicates import Predicate
from tasks.extract.trees.hyphens import is_hyphen
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_DETERMINING = frozenset(("det", "poss", "nummod"))
_CLAUSAL = ("nsubj", "nsubjpass", "aux", "auxpass", "cop")
#: What after “not” sets nothing against the words before it (“not only”, “not least”).
_ONLY = frozenset(("only", "just", "merely", "simply"))
_NO_CONTRAST = frozenset(("only", "just", "even", "least", "merely", "to", "simply", "including", "counting", "yet"))
_AND = frozenset(("and", "&"))
#: More than this many combinations are left as they stand.
_MOST = 12


def distribute(
    tree: Tree, lemma: list[str], arguments: list[TokenArgument], certain: bool = True
) -> list[list[TokenArgument]]:
    """The arguments once for each combination of coordinated subjects and objects, in order of the text.

    “France and Spain sent troops” is two relations. Not told apart are the subjects of what is done together (“met”),
    “between X and Y”, and alternatives (“or”) in what is ``certain`` (positive and actual): one of them may not be so.
    """
    joining = _AND if certain else _AND | {"or"}
    combinations: list[list[TokenArgument]] = [[]]
    for argument in arguments:
        parts = _parts(tree, argument, lemma, joining) if _tells_apart(lemma, argument, arguments) else [argument]
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


def _tells_apart(lemma: list[str], argument: TokenArgument, beside: list[TokenArgument]) -> bool:
    if argument.clause is not None:
        return False
    if argument.role == "subject":
        return True
    if argument.role == "recipient":  # one beyond doubt: there is a thing given, or the verb is one of telling
        things = any(a.role == "object" and a.clause is None for a in beside)
        return things or bool(words("arguments", "telling") & set(lemma))
    return argument.role == "object" and not (lemma and lemma[-1] in ("between", "among"))


def _parts(tree: Tree, argument: TokenArgument, lemma: list[str], joining: frozenset[str]) -> list[TokenArgument]:
    again = _once_more(tree, argument, joining)
    if again:
        return [part for one in (argument, *again) for part in _of_phrase(tree, one, lemma, joining)]
    return _of_phrase(tree, argument, lemma, joining)


def _once_more(tree: Tree, argument: TokenArgument, joining: frozenset[str]) -> list[TokenArgument]:
    """“by rebels and by the army”: what stands after the same preposition, said again."""
    preposition, found = tree.head[argument.head], []
    if tree.pos[preposition] != "ADP" or tree.dep[argument.head] != "pobj":
        return []
    for c in tree.children[preposition]:
        if tree.dep[c] != "conj" or tree.lower[c] != tree.lower[preposition]:
            continue
        inside = tree.child(c, "pobj")
        if inside is not None and tree.pos[inside] in _NOMINAL:
            found.append(TokenArgument(argument.role, phrase(tree, inside), inside))
    joined = [c for c in tree.children[preposition] if tree.dep[c] == "cc"]
    return found if joined and all(_joins(tree, c, joining) for c in joined) else []


def _joins(tree: Tree, conjunction: int, joining: frozenset[str]) -> bool:
    """Whether what stands on both sides of “and”, “as well as” is told of alike."""
    if tree.lower[conjunction] == "as":
        return tree.lower[conjunction - 1] == "well"
    if tree.lower[conjunction] == "but":  # “not only cars but also vans”
        noun = tree.head[conjunction]
        return any(
            tree.lower[k] in _ONLY and tree.lower[k - 1] == "not" for k in range(max(1, tree.left[noun] - 2), noun)
        )
    return tree.lower[conjunction] in joining


def _of_phrase(tree: Tree, argument: TokenArgument, lemma: list[str], joining: frozenset[str]) -> list[TokenArgument]:
    first, last = argument.tokens[0], argument.tokens[-1]
    heads = [h for h in conjuncts(tree, argument.head) if first <= h <= last]
    if len(heads) < 2 or any(is_hyphen(tree, h + 1) for h in heads):
        return [argument]
    adjectives = lemma == ["be"] and argument.role == "object" and all(tree.pos[h] == "ADJ" for h in heads)
    if any(tree.dep[c] in ("neg", "preconj") for h in heads for c in tree.children[h]):
        adjectives = False
    years = lemma == ["be"] and argument.role == "object" and all(tree.text[h].isdigit() for h in heads)
    if not (adjectives or years) and any(tree.pos[h] not in _NOMINAL for h in heads):
        return [argument]
    neither = any(tree.lower[c] == "neither" for c in tree.children[heads[0]])
    if argument.role != "object" and _is_one(tree, heads):
        return [argument]
    if _is_titled(tree, heads):
        return [TokenArgument(argument.role, list(argument.tokens), heads[-1])]
    if tree.ent[heads[0]] and not any(tree.ent_start[k] or not tree.ent[k] for k in range(heads[0] + 1, heads[-1] + 1)):
        return [argument]  # one name (“the Ministry of Food and Forests”)
    if neither:
        joining |= {"neither", "nor"}
    if any(tree.dep[c] == "cc" and not _joins(tree, c, joining) for h in heads for c in tree.children[h]):
        return [argument]
    if _is_alias(tree, heads):
        return [argument]
    marks = sum(tree.text[k] in ('"', "“", "``") for k in range(first, heads[1]))
    if (
        marks
        > sum(tree.text[k] in ("”", "''") for k in range(first, heads[1]))
        + (tree.text[first : heads[1]].count('"') // 2) * 2
    ):
        return [argument]  # inside quotation marks the words stay together
    if argument.role != "object" and not neither and any(tree.pos[h] != "PROPN" for h in heads):
        return [TokenArgument(argument.role, list(argument.tokens), head) for head in heads]
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


def _is_one(tree: Tree, heads: list[int]) -> bool:
    """“Research and development costs money”, “The actor and singer left”: two words for one thing or person."""
    verb = tree.head[heads[0]]
    behind = tree.dep[heads[0]] in ("nsubj", "nsubjpass") and verb > heads[-1]
    finite = [verb, *(c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass") and c < verb)]
    if behind and any(tree.tag[k] == "VBZ" or tree.lower[k] == "was" for k in finite):
        return True
    if behind and any(tree.tag[k] == "VBP" or tree.lower[k] == "were" for k in finite):
        return False
    if not any(tree.dep[c] == "cc" for h in heads for c in tree.children[h]):
        return True  # rather an apposition
    determined = [any(tree.dep[c] in _DETERMINING for c in tree.children[h]) for h in heads]
    alike = all(_bare_person(tree, h) for h in heads)
    return alike and determined[0] and not any(determined[1:]) and not all(tree.lemma[h] in _pairs() for h in heads)


def _is_alias(tree: Tree, heads: list[int]) -> bool:
    """“the platforms, or ahu,”, “a shop or something”: another word for the first, or none in particular."""
    last = heads[-1]
    cc = next((c for h in heads for c in tree.children[h] if tree.dep[c] == "cc" and tree.lower[c] == "or"), None)
    if cc is None:
        return False
    return (tree.text[cc - 1] == "," and len(heads) == 2) or tree.lower[last] in words("predicates", "vague")


def _is_titled(tree: Tree, heads: list[int]) -> bool:
    """“Host and producer Ann Lee”: what somebody is, before the name."""
    name = heads[-1]
    if tree.pos[name] != "PROPN" or not any(_bare_person(tree, k) for k in (tree.left[name], tree.left[name] - 1)):
        return False
    return all(
        _bare_person(tree, h) and not any(tree.dep[c] in _DETERMINING for c in tree.children[h]) for h in heads[:-1]
    )


def _bare_person(tree: Tree, noun: int) -> bool:
    return tree.tag[noun] == "NN" and noun_type(tree.lemma[noun].lower()) == "Person"


@cache
def _pairs() -> frozenset[str]:
    """Those who share an article with another and are still two (“a man and woman”)."""
    return kin() | words("arguments", "man_and_woman")


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
