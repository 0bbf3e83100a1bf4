"""What a relative clause leaves out because its antecedent fills it: “the post that he held”, “a town she lived in”."""

from __future__ import annotations

from functools import cache

from tasks.extract.relations.arguments import preposition
from tasks.extract.relations.clauses import Clauses, Filler
from tasks.extract.relations.control import is_infinitive, lacks_object
from tasks.extract.relations.fillers import carried
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

_VERBAL = frozenset(("VERB", "AUX"))
RELATIVE = frozenset(("who", "whom", "which", "that", "what"))


def relative(clauses: Clauses, p: Predicate, c: int) -> Filler | None:
    """What ``c``, if it is a relative pronoun as object or after a preposition, stands for."""
    tree = clauses.tree
    if tree.lower[c] not in RELATIVE or tree.tag[c] not in ("WDT", "WP", "IN"):
        return None
    if tree.lower[c] == "what":
        return clauses.free_relative(c)
    return clauses.antecedent(p.verbs[0])


def doubled(clauses: Clauses, p: Predicate, own: int | None) -> Filler | None:
    """“things that most of them saw”: of two subjects the relative pronoun is the object."""
    tree, verb = clauses.tree, p.verbs[0]
    if tree.dep[verb] != "relcl" or own is None or p.passive or p.head in clauses.speech:
        return None
    if lemma_of(tree, p.head) in _alone():
        return None
    first = next((c for c in tree.children[verb] if tree.dep[c] in ("nsubj", "nsubjpass") and c < own), None)
    relative_pronoun = first is not None and tree.lower[first] in ("that", "which", "whom", "who")
    return clauses.antecedent(verb) if relative_pronoun and tree.tag[own] != "WDT" else None


def gap(clauses: Clauses, p: Predicate, own: int | None) -> Filler | None:
    """The antecedent as object of a relative clause with the subject ``own`` and no object (“a post he held”)."""
    tree, verb = clauses.tree, p.verbs[0]
    if own is None and _to_do(tree, p):
        return clauses.filler(tree.head[verb], without=frozenset((verb,)))
    left = tree.head[verb]
    if own is None and tree.dep[left] == "acl" and tree.lower[left] == "left" and lacks_object(tree, verb):
        return clauses.filler(tree.head[left], without=frozenset((left,)))  # “nothing left to sell”
    if own is None and tree.dep[verb] == "conj" and lemma_of(tree, p.head) not in _alone():
        return _gap_before(clauses, tree.head[verb], verb)
    if tree.dep[verb] != "relcl" or own is None or _copula(tree, p.head):
        return None
    if tree.lower[own] in RELATIVE or tree.pos[tree.head[verb]] in _VERBAL:
        return None
    if tree.lemma[tree.head[verb]].lower() in words("predicates", "adverbial_antecedents"):
        return None
    if any(tree.tag[k] in ("WRB", "WDT", "WP", "WP$") for k in range(max(tree.left[verb], verb - 40), verb)):
        return None
    for v in p.verbs:
        for c in tree.children[v]:
            if tree.dep[c] == "ccomp" or (tree.dep[c] == "prep" and preposition(tree, c) is None):
                return None
    return clauses.antecedent(verb)


def _copula(tree: Tree, verb: int) -> bool:
    """Whether ``verb`` says here what something is: not “the form they got”."""
    lemma = lemma_of(tree, verb)
    if lemma not in words("predicates", "copulas"):
        return False
    return lemma not in ("get", "keep", "feel", "taste", "smell") or tree.child(verb, "acomp", "attr") is not None


def far_gap(clauses: Clauses, p: Predicate) -> Filler | None:
    """“the work they wanted him to do”: the object of a clause inside the relative clause is the noun before it."""
    tree, verb = clauses.tree, p.verbs[0]
    lemma = lemma_of(tree, p.head)
    if p.passive or lemma not in words("arguments", "needing_object") or lemma in ("say", "tell"):
        return None
    if any(tree.dep[c] in ("mark", "ccomp", "xcomp", "prep", "acomp", "attr") for c in tree.children[p.head]):
        return None
    above = verb
    for _ in range(3):
        if tree.dep[above] not in ("ccomp", "xcomp") or above not in clauses.of_verb:
            return None
        above = tree.head[above]
        if tree.dep[above] == "relcl":
            break
    q = clauses.of_verb.get(above)
    own = None if q is None else clauses.own_subject(q)
    if q is None or own is None or tree.dep[above] != "relcl" or tree.lower[own] in RELATIVE or own > above:
        return None
    noun = tree.head[above]
    if (
        tree.pos[noun] in _VERBAL
        or tree.lemma[noun].lower() in words("predicates", "adverbial_antecedents")
        or tree.lower[noun] in RELATIVE
    ):
        return None
    object_ = tree.child(above, "dobj")
    if object_ is not None and object_ > above and tree.pos[object_] != "PRON":
        return None
    first = range(max(tree.left[above], above - 40), above)
    return None if any(tree.tag[k] in ("WRB", "WP$") for k in first) else clauses.antecedent(above)


def _gap_before(clauses: Clauses, first: int, verb: int) -> Filler | None:
    """“a post he held and lost”: the antecedent is the object of both."""
    tree, q = clauses.tree, clauses.of_verb.get(first)
    if q is None or tree.dep[q.verbs[0]] != "relcl" or q.passive:
        return None
    transitive = lemma_of(tree, verb) in words("arguments", "needing_object") | words("predicates", "ditransitive")
    if not transitive and any(tree.dep[c] == "prep" and not clauses.is_time(c) for c in tree.children[verb]):
        return None
    own, object_ = clauses.own_subject(q), tree.child(first, "dobj")
    if object_ is not None:
        return relative(clauses, q, object_) if own is not None and object_ < own else None
    return gap(clauses, q, own)


def _to_do(tree: Tree, p: Predicate) -> bool:
    """“a letter to write”: the noun is what is written."""
    verb = p.verbs[0]
    if tree.dep[verb] not in ("acl", "relcl") or tree.pos[tree.head[verb]] in _VERBAL or len(p.verbs) > 1:
        return False
    if tree.lemma[tree.head[verb]].lower() in words("predicates", "adverbial_antecedents"):
        return False
    return is_infinitive(tree, verb) and lacks_object(tree, verb)


def shared_object(clauses: Clauses, p: Predicate) -> Filler | None:
    """“found and arrested him”: what stands after the last of verbs joined without more is the object of each."""
    tree, verb = clauses.tree, p.head
    if p.passive or lemma_of(tree, verb) in _alone():
        return None
    for _ in range(3):
        nxt = next((c for c in tree.children[verb] if tree.dep[c] == "conj" and c in clauses.of_verb), None)
        if nxt is None or not _joined(tree, verb, nxt) or _form(tree, nxt) != _form(tree, p.head):
            return None
        object_ = tree.child(nxt, "dobj")
        if object_ is not None:
            return carried(clauses.filler(object_)) if object_ > nxt and not clauses.is_time(object_) else None
        verb = nxt
    return None


def _form(tree: Tree, verb: int) -> str:
    return "VBD" if tree.tag[verb] == "VBN" else tree.tag[verb]


def _joined(tree: Tree, verb: int, other: int) -> bool:
    """Whether nothing but “and” and adverbs stands between two verbs, and the first takes nothing after it."""
    if any(tree.dep[c] not in ("cc", "conj", "punct", "advmod") for c in tree.children[verb] if c > verb):
        return False
    if any(tree.dep[c] in ("nsubj", "nsubjpass", "aux", "neg", "expl", "mark") for c in tree.children[other]):
        return False
    between = range(verb + 1, other)
    return all(tree.pos[k] in ("CCONJ", "ADV") or tree.text[k] == "," for k in between) and other - verb < 5


@cache
def _alone() -> frozenset[str]:
    """Verbs that mostly take no object."""
    return words("predicates", "intransitive") | words("predicates", "copulas") | words("arguments", "without_object")
