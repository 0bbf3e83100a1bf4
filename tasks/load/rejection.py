"""Sets aside what breaks a shape, with all that rests on it; the rest of a contribution stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tasks.load.shapes import breaches
from tasks.load.terms import RDF_OBJECT, RDF_SUBJECT, RDF_VALUE, Term, Triple, tw

Nodes = dict[Term, dict[Term, set[Term]]]  #: subject → predicate → values
#: A node falls with what these point at: it would say something else without it.
_NEEDED = frozenset({RDF_SUBJECT, RDF_OBJECT, RDF_VALUE, tw("argument"), tw("quantity"), tw("article")})


class Rejected(NamedTuple):
    """A node that is not published."""

    node: Term
    messages: tuple[str, ...]
    triples: tuple[Triple, ...]


def nodes_of(triples: Iterable[Triple]) -> Nodes:
    """Triples by subject and predicate."""
    found: Nodes = {}
    for subject, predicate, value in triples:
        found.setdefault(subject, {}).setdefault(predicate, set()).add(value)
    return found


def set_aside(nodes: Nodes) -> list[Rejected]:
    """Takes the nodes that may not be published out of ``nodes`` and gives them, sorted.

    What points at a rejected node loses that triple; where it cannot do without, it is rejected in its turn.
    """
    found: list[Rejected] = []
    pending = _check(nodes, nodes)
    while pending:
        gone = {item.node for item in pending}
        found += pending
        for node in gone:
            del nodes[node]
        falling: set[Term] = set()
        touched: set[Term] = set()
        for node, values in nodes.items():
            for predicate in [p for p, targets in values.items() if not gone.isdisjoint(targets)]:
                (falling if predicate in _NEEDED else touched).add(node)
                if predicate not in _NEEDED and not values[predicate] - gone:
                    del values[predicate]
                elif predicate not in _NEEDED:
                    values[predicate] -= gone
        pending = [_rejected(node, nodes[node], ["It rests on a node that was rejected."]) for node in sorted(falling)]
        pending += _check(nodes, touched - falling)
    return sorted(found)


def _check(nodes: Nodes, names: Iterable[Term]) -> list[Rejected]:
    broken = [(node, messages) for node in names if (messages := breaches(nodes[node]))]
    return [_rejected(node, nodes[node], messages) for node, messages in sorted(broken)]


def _rejected(node: Term, values: dict[Term, set[Term]], messages: list[str]) -> Rejected:
    triples = sorted(Triple(node, predicate, value) for predicate, found in values.items() for value in found)
    return Rejected(node, tuple(messages), tuple(triples))
