"""Clauses cut short to their auxiliary: “The north agreed but the south did not”, “He was tired; she was not”."""

from __future__ import annotations

from tasks.extract.relations.clauses import Clauses, Filler
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.voice import Places
from tasks.extract.trees.tree import Tree

_SHORT = frozenset(("do", "be"))
_LEFT = frozenset(("nsubj", "nsubjpass", "neg", "advmod", "punct", "mark", "cc", "conj", "aux", "preconj", "dep"))
_ENDS = frozenset((".", ",", ";", "!", "?", ":", "”", '"', "''", "—", "–", ")"))


def is_cut_short(tree: Tree, p: Predicate, filled: Places) -> bool:
    """Whether the clause of ``p`` is a subject and “do” or “be”, and what else it would say is left out."""
    verb = p.head
    if len(p.verbs) > 1 or p.lemma[:1] not in (["do"], ["be"]) or len(filled.lemma) > 1 or filled.object is not None:
        return False
    if filled.subject is None or filled.further or lemma_of(tree, verb) not in _SHORT:
        return False
    if any(tree.dep[c] not in _LEFT or tree.lower[c] in ("there", "so", "here") for c in tree.children[verb]):
        return False
    after = max(filled.tokens) + 1
    return after >= len(tree) or tree.text[after] in _ENDS or tree.dep[after] == "cc"


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
    filled.further = list(other.further)
    if q.passive:
        filled.subject, filled.object = other.subject, filled.subject
    else:
        filled.object = other.object
    return True


def _taken_up(clauses: Clauses, p: Predicate, before: dict[int, Places]) -> Predicate | None:
    tree, verb = clauses.tree, p.verbs[0]
    head = clauses.of_verb.get(tree.head[verb])
    if head is not None and tree.dep[verb] in ("conj", "advcl") and head.head in before and head.head < verb:
        return head
    number = tree.sentence[verb] - 1
    first, end = tree.sentences[number] if number >= 0 else (0, 0)
    earlier = [q for q in clauses.predicates if first <= q.head < end and q.head in before]
    alike = [q for q in earlier if _same_pronoun(tree, before[q.head].subject, clauses.subject(p))]
    if alike:
        return alike[-1]
    return next((q for q in earlier if tree.dep[q.verbs[0]] == "ROOT"), None)


def _same_pronoun(tree: Tree, a: Filler | None, b: Filler | None) -> bool:
    return a is not None and b is not None and tree.pos[a.head] == "PRON" and tree.lower[a.head] == tree.lower[b.head]
