"""Reads a store subject by subject, in order, over all its graphs: what a sorted serialisation needs."""

from __future__ import annotations

from collections.abc import Container, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from tasks.load.terms import XSD, Term, text

_STRING = f"{XSD}string"


def read_subjects(store: Store, leave_out: Container[str] = ()) -> Iterator[tuple[Term, list[tuple[Term, Term]]]]:
    """Every subject with its predicates and values, sorted; predicates whose IRI is in ``leave_out`` are not read."""
    for subject in sorted({quad.subject.value for quad in store if isinstance(quad.subject, NamedNode)}):
        pairs = {
            (f"<{quad.predicate.value}>", term_of(quad.object))
            for quad in store.quads_for_pattern(NamedNode(subject), None, None, None)
            if quad.predicate.value not in leave_out
        }
        if pairs:
            yield f"<{subject}>", sorted(pairs)


def term_of(node: NamedNode | BlankNode | Literal | Triple) -> Term:
    """A node of Oxigraph as a term."""
    if isinstance(node, NamedNode):
        return f"<{node.value}>"
    if not isinstance(node, Literal):
        return str(node)
    if node.language:
        return f"{text(node.value)}@{node.language}"
    datatype = node.datatype.value
    return text(node.value) if datatype == _STRING else f"{text(node.value)}^^<{datatype}>"
