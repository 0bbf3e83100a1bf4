"""Clauses cut short to their auxiliary: “The north agreed but the south did not”, “so did she”, “Of course it will”."""

from __future__ import annotations

from bisect import bisect_left

from tasks.extract.relations.clauses import Clauses, Filler
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.voice import Places
from tasks.extract.trees.tree import Tree

_MOST = 60  #: clauses looked at before one that is cut short
_SHORT = frozenset(("do", "be", "have"))
_LEFT = frozenset(
    ("nsubj", "nsubjpass", "neg", "advmod", "punct", "mark", "cc", "conj", "aux", "preconj", "dep", "intj")
)
_ENDS = frozenset((".", ",", ";", "!", "?", ":", "”", '"', "''", "—", "–", ")"))
_LIKEWISE = frozenset(("too", "also", "either", "again", "anyway", "eventually"))


def is_cut_short(tree: Tree, p: Predicate, filled: Places) -> bool:
    """Whether the clause of ``p`` is a subject and an auxiliary, and what else it would say is left out."""
    verb = p.head
    if len(p.verbs) > 1 or len(filled.lemma) > 1 or filled.object is not None:
        return False
    if filled.subject is None or not is_auxiliary(tree, verb):
        return False
    if any(tree.tag[c] == "TO" for c in tree.children[verb]):
        return False  # “what they are able to do”
    turned = _is_turned(tree, verb)
    comma = verb + 1 < len(tree) and tree.text[verb + 1] == ","  # “It did, with her help”
    if filled.further and not comma:
        return False
    kids = [c for c in tree.children[verb] if not (comma and c > verb)]
    if any(tree.dep[c] not in _LEFT or tree.lower[c] in ("there", "here") for c in kids):
        return False
    if any(tree.lower[c] == "so" for c in tree.children[verb]) and not turned:
        return False  # “did so”
    after = max([*filled.tokens, *((filled.subject.tokens[-1],) if turned else ())]) + 1
    while after < len(tree) and tree.lower[after] in _LIKEWISE:
        after += 1
    return after >= len(tree) or tree.text[after] in _ENDS or tree.dep[after] == "cc"


def is_auxiliary(tree: Tree, verb: int) -> bool:
    """Whether ``verb`` is one that can stand for another: “did”, “was”, “has”, “will”."""
    return tree.tag[verb] == "MD" or lemma_of(tree, verb) in _SHORT


def _is_turned(tree: Tree, verb: int) -> bool:
    """“so did the south”, “nor is she”."""
    subject = tree.child(verb, "nsubj", "nsubjpass")
    so = any(tree.lower[c] in ("so", "nor", "neither") and c < verb for c in (*tree.children[verb], verb - 1))
    return so and subject is not None and subject > verb


def completed(clauses: Clauses, p: Predicate, filled: Places, before: dict[int, Places]) -> bool:
    """Fills ``filled`` from the clause that ``p`` takes up, and says whether there is one.

    Args:
        clauses: all clauses of the text.
        p: a predicate that is cut short.
        filled: its places, changed here.
        before: places of the predicates before it, by their heads.
    """
    q = _taken_up(clauses, p, before)
    if q is None:
        return False
    other = before[q.head]
    if p.lemma == ["be"] and not q.passive and other.lemma[:1] != ["be"]:
        return False
    filled.lemma = list(other.lemma)
    filled.further = [*other.further, *filled.further]
    if q.passive:
        filled.subject, filled.object = other.subject, filled.subject
    else:
        filled.object = other.object
    return True


def _taken_up(clauses: Clauses, p: Predicate, before: dict[int, Places]) -> Predicate | None:
    tree, verb = clauses.tree, p.verbs[0]
    earlier = _earlier(clauses, p, before)
    above = clauses.of_verb.get(tree.head[verb])
    if tree.dep[verb] in ("conj", "advcl") and above in earlier and above is not None and above.head < verb:
        return _to_do(clauses, p, above, before)
    first, _ = tree.sentences[tree.sentence[verb]]
    saying = tree.head[verb] if tree.dep[verb] in ("ccomp", "parataxis") else None
    here = [q for q in earlier if first <= q.head < verb and q.head != saying]
    if tree.dep[verb] != "ROOT" and here:
        return here[-1]
    earlier = [q for q in earlier if q.head < first]
    alike = [q for q in earlier if _same_pronoun(tree, before[q.head].subject, clauses.subject(p))]
    if alike:
        return alike[-1]
    root = next((q for q in reversed(earlier) if tree.dep[q.verbs[0]] == "ROOT"), None)
    return None if root is None else _to_do(clauses, p, root, before)


def _earlier(clauses: Clauses, p: Predicate, before: dict[int, Places]) -> list[Predicate]:
    """What ``p`` may take up: clauses of its sentence and of the one before, for “did” none with “was”, and for “was”
    no others.
    """
    tree, number = clauses.tree, clauses.tree.sentence[p.verbs[0]]
    before_it = max(0, number - 1)
    if before_it and tree.sentences[before_it][1] - tree.sentences[before_it][0] < 3:
        before_it -= 1  # a quotation mark alone
    first, _ = tree.sentences[before_it]
    last = bisect_left(clauses.predicates, p.verbs[0], key=lambda q: q.verbs[0])
    found: list[Predicate] = []
    for q in reversed(clauses.predicates[max(0, last - _MOST) : last]):
        if q.head < first:
            break
        is_be = q.head in before and (q.passive or before[q.head].lemma[:1] == ["be"])
        if q.head in before and (is_be if p.lemma == ["be"] else p.lemma != ["do"] or not is_be or q.passive):
            found.append(q)
    return found[::-1]


def _to_do(clauses: Clauses, p: Predicate, q: Predicate, before: dict[int, Places]) -> Predicate:
    """Of “promised to pay, but did not” it is the paying: what the same one was to do."""
    tree, last = clauses.tree, q.verbs[-1]
    if not _same(tree, before[q.head].subject, clauses.subject(p)):
        return q
    for c in reversed(tree.children[last]):
        inner = clauses.of_verb.get(c) if tree.dep[c] in ("xcomp", "ccomp") and c > last else None
        if inner is None or inner.head not in before:
            continue
        open_ = any(tree.tag[k] == "TO" or tree.lower[k] in ("would", "will") for k in tree.children[c])
        if open_ and _same(tree, before[inner.head].subject, clauses.subject(p)):
            return inner
    return q


def _same(tree: Tree, a: Filler | None, b: Filler | None) -> bool:
    return a is not None and b is not None and (a.head == b.head or tree.lower[b.head] in ("he", "she", "it", "they"))


def _same_pronoun(tree: Tree, a: Filler | None, b: Filler | None) -> bool:
    return a is not None and b is not None and tree.pos[a.head] == "PRON" and tree.lower[a.head] == tree.lower[b.head]
