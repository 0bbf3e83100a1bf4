"""Sets aside what breaks a shape, with all that rests on it; the rest of a contribution stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tasks.load.shapes import breaches
from tasks.load.terms import RDF_OBJECT, RDF_SUBJECT, RDF_VALUE, Term, Triple, tw

#: A node falls with what these point at: it would say something else without it.
_NEEDED = frozenset({RDF_SUBJECT, RDF_OBJECT, RDF_VALUE, tw("argument"), tw("quantity"), tw("article")})


class Rejected(NamedTuple):
    """A node that is not published."""

    node: Term
    messages: tuple[str, ...]
    triples: tuple[Triple, ...]


def set_aside(triples: Iterable[Triple]) -> tuple[set[Triple], list[Rejected]]:
    """The triples that may be published, and the nodes that may not, sorted.

    What points at a rejected node loses that triple; where it cannot do without, it is rejected in its turn.
    """
    kept = set(triples)
    found: list[Rejected] = []
    pending = _check(kept, {triple.subject for triple in kept})
    while pending:
        gone = {rejected.node for rejected in pending}
        found += pending
        pointing = {t for t in kept if t.object in gone and t.subject not in gone}
        kept = {t for t in kept if t.subject not in gone and t.object not in gone}
        falling = {t.subject for t in pointing if t.predicate in _NEEDED}
        pending = [
            Rejected(
                node, ("It rests on a node that was rejected.",), tuple(sorted(t for t in kept if t.subject == node))
            )
            for node in sorted(falling)
        ]
        pending += _check(kept, {t.subject for t in pointing} - falling)
    return kept, sorted(found)


def _check(triples: set[Triple], nodes: set[Term]) -> list[Rejected]:
    by_node: dict[Term, dict[Term, list[Term]]] = {}
    for subject, predicate, value in triples:
        if subject in nodes:
            by_node.setdefault(subject, {}).setdefault(predicate, []).append(value)
    found = []
    for node in sorted(by_node):
        if messages := breaches(by_node[node]):
            of_node = sorted(Triple(node, p, v) for p, values in by_node[node].items() for v in values)
            found.append(Rejected(node, tuple(messages), tuple(of_node)))
    return found
