"""What denies a clause from inside: adverbs, determiners, pronouns, “nor”, “without”."""

from __future__ import annotations

from functools import cache

from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.predicates import Predicate, lemma_of, shared_auxiliaries
from tasks.extract.relations.scope import Scope, modal_words
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon


@cache
def _preventing() -> frozenset[str]:
    return frozenset(w for e in lexicon("modality")["governor"] if "preposition" in e for w in e["words"])


def auxiliaries(tree: Tree, verb: int) -> list[int]:
    """What hangs on ``verb``, and the auxiliaries it shares with the verb before it unless it has its own."""
    own = tree.children[verb]
    if any(tree.dep[c] in ("aux", "auxpass") and tree.tag[c] in ("MD", "VBD", "VBZ", "VBP") for c in own):
        return own
    return [*own, *shared_auxiliaries(tree, verb)]


def deny(clauses: Clauses, verb: int, scope: Scope) -> None:
    """Turns ``scope`` round for each word at ``verb`` that denies its clause."""
    tree = clauses.tree
    for c in auxiliaries(tree, verb):
        lower, dep = tree.lower[c], tree.dep[c]
        if dep == "neg" or (dep in ("advmod", "preconj", "cc", "det") and lower in modal_words("negation", "adverbs")):
            if dep == "cc" and c > verb:
                continue  # “did not win nor lead”: it denies what follows
            if not _broken(clauses, c):
                scope.negate(c)
        elif dep in ("nsubj", "nsubjpass", "dobj", "attr", "expl", "acomp"):
            _phrase(clauses, c, scope)
        elif dep in ("prep", "agent") and c > verb:
            for k in tree.children[c]:
                if tree.dep[k] == "pobj" and tree.lower[k] in ("nobody", "nothing"):
                    scope.negate(k)


def after_nor(clauses: Clauses, p: Predicate) -> bool:
    """“The bank neither paid nor answered”, “nor would it answer”: the second is denied too."""
    tree, verb = clauses.tree, p.verbs[0]
    if any(tree.dep[c] == "neg" or tree.lower[c] == "nor" for c in tree.children[verb]):
        return False
    first = min([verb, *(c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass", "neg", "advmod"))])
    subject = clauses.own_subject(p)
    if first and tree.lower[first - 1] == "nor" and subject is not None and first < subject:
        return True
    if tree.dep[verb] != "conj":
        return False
    before = [c for c in tree.children[tree.head[verb]] if tree.dep[c] in ("cc", "preconj") and c < verb]
    return bool(before) and tree.lower[before[-1]] == "nor"


def deny_gerund(clauses: Clauses, prep: int, denied: bool, scope: Scope) -> None:
    """What the preposition before a gerund does to it; ``denied`` says whether what it hangs on is denied."""
    tree = clauses.tree
    role, above = tree.lower[prep], tree.head[prep]
    if role == "of" and tree.lower[above] == "instead":
        role, above = "instead of", tree.head[above]
    if role in modal_words("negation", "prepositions"):
        if denied and role == "without":
            scope.weaken("hypothetical", prep)  # “should not leave without asking”
        else:
            scope.negate(prep)
    elif role == "from" and tree.pos[above] == "VERB" and lemma_of(tree, above) in _preventing():
        scope.negate(above)


def _phrase(clauses: Clauses, noun: int, scope: Scope) -> None:
    """“no aid”, “nobody”, “none of them”, “neither side”, “not everyone”, “hardly anybody” negate the clause."""
    tree = clauses.tree
    if tree.lower[noun] in modal_words("negation", "pronouns"):
        scope.negate(noun)
        return
    if tree.lower[noun] == "one" and noun and tree.lower[noun - 1] == "no":
        scope.negate(noun - 1)
        return
    for c in tree.children[noun]:
        if c > noun:
            break
        denies = tree.dep[c] in ("det", "neg", "preconj", "cc") and tree.lower[c] in modal_words(
            "negation", "determiners"
        )
        hardly = tree.dep[c] == "advmod" and tree.lower[c] in modal_words("negation", "approximate")
        if denies or hardly or (tree.dep[c] == "neg" and not _broken(clauses, c)):
            scope.negate(c)
            return


def _broken(clauses: Clauses, negation: int) -> bool:
    tree = clauses.tree
    return negation + 1 < len(tree) and tree.lower[negation + 1] in modal_words("negation", "scope_breakers")
