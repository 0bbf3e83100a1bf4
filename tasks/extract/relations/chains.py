"""Chains of verbs: “promised to pay”, “is expected to rise” and “began singing” are two statements each."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.extract.relations.arguments import preposition
from tasks.extract.relations.clauses import Clauses, Filler
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.scope import modal_words
from tasks.extract.relations.voice import Places
from tasks.extract.trees.tree import Tree


def outer_places(clauses: Clauses, p: Predicate) -> Iterator[tuple[Predicate, Places]]:
    """What each verb that governs the last of ``p`` tells, with its places, from the outermost.

    Args:
        clauses: all clauses of the text.
        p: a predicate of it.
    """
    for q, following in zip(p.outer, [*p.outer[1:], p], strict=False):
        yield q, _places(clauses, p, q, following.head)


def _places(clauses: Clauses, p: Predicate, q: Predicate, next_head: int) -> Places:
    tree, verb, inner = clauses.tree, q.head, p.verbs[len(q.verbs)]
    filled = Places(lemma=list(q.lemma), tokens=list(q.tokens))
    filled.times = [clauses.time_of[c] for c in tree.children[verb] if c in clauses.time_of and c < inner]
    clause = Filler(inner, clauses.clause_filler(inner).tokens, next_head)
    adjective = _adjective(tree, p, q)
    subject = clauses.subject(p)
    if q.passive:
        agent = tree.child(verb, "agent")
        inside = preposition(tree, agent) if agent is not None else None
        filled.subject = clauses.filler(inside[2]) if inside else None
        if lemma_of(tree, verb) in modal_words("raising", "verbs") and _to(tree, inner) is not None:
            filled.object = clause
            return filled
        filled.object = subject
    else:
        filled.subject = subject
        if adjective is None:
            filled.object = clause
            return filled
        filled.object = clauses.filler(adjective, frozenset((inner,)))
    to = _to(tree, inner)
    tokens = tuple(k for k in clause.tokens if k != to)
    filled.further.append(("complement" if to is None else "to", Filler(inner, tokens or (inner,), next_head)))
    return filled


def unchain(clauses: Clauses, p: Predicate, filled: Places) -> None:
    """Puts right who does what the last verb of a chain tells: in “easy to sell”, “the aim is to sell” nobody named."""
    tree, subject = clauses.tree, filled.subject
    if len(p.verbs) < 2 or subject is None:
        return
    governing = p.verbs[-2]
    adjective = next((a for a in p.adjectives if governing < a < p.head), None)
    if adjective is not None:
        tough = tree.lower[adjective] in modal_words("tough", "adjectives")
        empty = tree.lower[subject.head] == "it" and filled.object is not None
        if tough and filled.object is None:
            filled.object = subject
        if tough or (empty and tree.lower[adjective] in modal_words("of_doing", "adjectives")):
            filled.subject = None
    elif adjective is None and lemma_of(tree, governing) == "be" and p.outer and p.outer[-1].head == governing:
        owner = tree.child(subject.head, "poss")
        filled.subject = None if owner is None else clauses.filler(owner)


def _adjective(tree: Tree, p: Predicate, q: Predicate) -> int | None:
    """The adjective by which ``q`` governs the next verb: “happy” in “was happy to see them”."""
    inner = p.verbs[len(q.verbs)]
    return next((a for a in p.adjectives if q.head < a < inner), None)


def _to(tree: Tree, infinitive: int) -> int | None:
    return next((c for c in tree.children[infinitive] if tree.tag[c] == "TO" and c < infinitive), None)
