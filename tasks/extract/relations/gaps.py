"""What a relative clause leaves out because its antecedent fills it: “the post that he held”, “a town she lived in”."""

from __future__ import annotations

from functools import cache

from tasks.extract.relations.arguments import preposition
from tasks.extract.relations.clauses import Clauses, Filler
from tasks.extract.relations.control import is_infinitive, lacks_object
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

_VERBAL = frozenset(("VERB", "AUX"))
RELATIVE = frozenset(("who", "whom", "which", "that", "what"))


@cache
def _table(name: str) -> frozenset[str]:
    return words("predicates", name)


def relative(clauses: Clauses, p: Predicate, c: int) -> Filler | None:
    """What ``c``, if it is a relative pronoun as object or after a preposition, stands for."""
    tree = clauses.tree
    if tree.lower[c] not in RELATIVE or tree.tag[c] not in ("WDT", "WP", "IN"):
        return None
    if tree.lower[c] == "what":
        return clauses.free_relative(c)
    return clauses.antecedent(p.verbs[0])


def gap(clauses: Clauses, p: Predicate, own: int | None) -> Filler | None:
    """The antecedent as object of a relative clause with the subject ``own`` and no object (“a post he held”)."""
    tree, verb = clauses.tree, p.verbs[0]
    if own is None and _to_do(tree, p):
        return clauses.filler(tree.head[verb], without=frozenset((verb,)))
    if tree.dep[verb] != "relcl" or own is None or lemma_of(tree, p.head) in _table("copulas"):
        return None
    if tree.lower[own] in RELATIVE or tree.pos[tree.head[verb]] in _VERBAL:
        return None
    if tree.lemma[tree.head[verb]].lower() in _table("adverbial_antecedents"):
        return None
    if any(tree.tag[k] in ("WRB", "WDT", "WP", "WP$") for k in range(max(tree.left[verb], verb - 40), verb)):
        return None
    for v in p.verbs:
        for c in tree.children[v]:
            if tree.dep[c] == "ccomp" or (tree.dep[c] == "prep" and preposition(tree, c) is None):
                return None
    return clauses.antecedent(verb)


def _to_do(tree: Tree, p: Predicate) -> bool:
    """“a letter to write”: the noun is what is written."""
    verb = p.verbs[0]
    if tree.dep[verb] not in ("acl", "relcl") or tree.pos[tree.head[verb]] in _VERBAL or len(p.verbs) > 1:
        return False
    if tree.lemma[tree.head[verb]].lower() in _table("adverbial_antecedents"):
        return False
    return is_infinitive(tree, verb) and lacks_object(tree, verb)
