"""Checks nodes against ``ontology/shapes.ttl`` as they are written: the part of SHACL Core that the shapes use.

pySHACL takes 0.09 ms a triple (on 5,400 triples, after 0.04 ms for rdflib to parse them) and needs the whole graph
in memory; this takes 0.01 ms, as the triples pass. pySHACL is the reference that the tests compare it with. A construct
that this module does not know is an error of the ontology, never passed over.

Reference: W3C, Shapes Constraint Language (SHACL), sections 2–4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache, cached_property

from pyoxigraph import RdfFormat, parse

from tasks.errors import BadOntology
from tasks.load.terms import RDF, RDF_TYPE, XSD, Term, is_iri, lexical, term_of, tw
from tasks.ontology import read_text

_SH = "http://www.w3.org/ns/shacl#"
Values = Collection[Term]  #: of one property of a node
Node = Mapping[Term, Values]  #: predicate → values
Test = Callable[[Values], bool]
_NUMERIC = frozenset({"integer", "decimal", "double", "float"})


@dataclass(frozen=True, slots=True)
class PropertyShape:
    """What must hold for the values of one property."""

    path: Term
    tests: tuple[Test, ...]
    message: str

    @property
    def optional(self) -> bool:
        """Whether it holds for a node without that property."""
        return self.holds(())

    def holds(self, values: Values) -> bool:
        """Whether the values pass every test."""
        for test in self.tests:  # noqa: SIM110 - twice as fast as all(), and it runs for every value of the graph
            if not test(values):
                return False
        return True


@dataclass(frozen=True)
class Shape:
    """What must hold for a node of one of the target classes."""

    name: str
    targets: frozenset[Term]
    properties: tuple[PropertyShape, ...]
    alternatives: tuple[tuple[PropertyShape, ...], ...] = field(default=())
    message: str = ""

    @cached_property
    def _by_path(self) -> dict[Term, list[PropertyShape]]:
        found: dict[Term, list[PropertyShape]] = {}
        for shape in self.properties:
            found.setdefault(shape.path, []).append(shape)
        return found

    @cached_property
    def _required(self) -> list[PropertyShape]:
        return [shape for shape in self.properties if not shape.optional]

    def breaches(self, node: Node) -> list[str]:
        """The messages of what does not hold; empty if all does."""
        by_path = self._by_path
        found = [s.message for path, values in node.items() for s in by_path.get(path, ()) if not s.holds(values)]
        found += [shape.message for shape in self._required if shape.path not in node]
        if any(not any(shape.holds(node.get(shape.path, ())) for shape in group) for group in self.alternatives):
            found.append(self.message)
        return sorted(found)


def breaches(node: Node) -> list[str]:
    """What the shapes have against a node, given its predicates and values; empty if nothing."""
    by_target = _by_target()
    kinds = node.get(RDF_TYPE, ())
    if len(kinds) == 1:
        return [message for kind in kinds for shape in by_target.get(kind, ()) for message in shape.breaches(node)]
    shapes = {shape.name: shape for kind in kinds for shape in by_target.get(kind, ())}
    return [message for name in sorted(shapes) for message in shapes[name].breaches(node)]


def breaches_of_present(node: Node) -> list[str]:
    """What the shapes of statements have against the values of a node that has only some of its properties."""
    found = _by_target().get(tw("Statement"), [])
    messages = [
        part.message
        for shape in found
        for part in shape.properties
        if part.path in node and not part.holds(node[part.path])
    ]
    return sorted(messages)


@cache
def _by_target() -> dict[Term, list[Shape]]:
    found: dict[Term, list[Shape]] = {}
    for shape in read_shapes(read_text("shapes.ttl")):
        for target in shape.targets:
            found.setdefault(target, []).append(shape)
    return found


def read_shapes(turtle: str) -> list[Shape]:
    """The node shapes of a Turtle text.

    Raises:
        BadOntology: it is no Turtle, or uses SHACL that is not known here.
    """
    nodes: dict[Term, list[tuple[Term, Term]]] = {}
    try:
        for triple in parse(turtle.encode("utf-8"), format=RdfFormat.TURTLE):
            nodes.setdefault(term_of(triple.subject), []).append((term_of(triple.predicate), term_of(triple.object)))
    except SyntaxError as error:
        raise BadOntology("not valid Turtle", where="ontology/shapes.ttl", hint=str(error)) from None
    reader = _Reader(nodes)
    return [reader.shape(node) for node in sorted(nodes) if (RDF_TYPE, f"<{_SH}NodeShape>") in nodes[node]]


class _Reader:
    """Compiles shapes into tests."""

    def __init__(self, nodes: Mapping[Term, list[tuple[Term, Term]]]) -> None:
        self._nodes = nodes

    def shape(self, node: Term) -> Shape:
        """A node shape."""
        targets: set[Term] = set()
        properties: list[PropertyShape] = []
        alternatives: list[tuple[PropertyShape, ...]] = []
        message = f"breaks {node}"
        for name, value in self._constraints(node):
            if name == "targetClass":
                targets.add(value)
            elif name == "property":
                properties.append(self._property(value))
            elif name == "or":
                alternatives.append(tuple(self._property(item) for item in self._list(value)))
            elif name == "message":
                message = lexical(value)
            else:
                raise _unknown(name, node)
        properties.sort(key=lambda shape: (shape.path, shape.message))
        return Shape(node, frozenset(targets), tuple(properties), tuple(alternatives), message)

    def _constraints(self, node: Term) -> list[tuple[str, Term]]:
        """Names of SHACL's properties of a node, with their values, in order; those of other vocabularies aside."""
        prefix = f"<{_SH}"
        return sorted((p[len(prefix) : -1], value) for p, value in self._nodes[node] if p.startswith(prefix))

    def _property(self, node: Term) -> PropertyShape:
        path, message = "", ""
        tests: list[Test] = []
        for name, value in self._constraints(node):
            if name == "path":
                path = value
            elif name == "message":
                message = lexical(value)
            else:
                tests.append(self._test(name, value, node))
        if not is_iri(path):
            raise _unknown("path", node)
        return PropertyShape(path, tuple(tests), message or f"breaks a shape of {path}")

    def _test(self, name: str, value: Term, node: Term) -> Test:
        if name in ("minCount", "maxCount"):
            bound = int(lexical(value))
            return (lambda v: len(v) >= bound) if name == "minCount" else (lambda v: len(v) <= bound)
        if name == "hasValue":
            return lambda v: value in v
        if name == "or":
            kinds = [
                _each(self._each_value(*pair, node)) for item in self._list(value) for pair in self._constraints(item)
            ]
            return lambda v: all(any(kind([one]) for kind in kinds) for one in v)
        if name == "in":
            allowed = frozenset(self._list(value))
            return _each(lambda one: one in allowed)
        return _each(self._each_value(name, value, node))

    def _each_value(self, name: str, value: Term, node: Term) -> Callable[[Term], bool]:
        """A test of one value."""
        if name == "datatype":
            plain = value == f"<{XSD}string>"
            return lambda one: not is_iri(one) and (one.endswith('"') if plain else one.endswith(f'"^^{value}'))
        if name == "nodeKind":
            wanted = value.removeprefix(f"<{_SH}").removesuffix(">")
            if wanted not in ("IRI", "Literal", "IRIOrLiteral"):
                raise _unknown(wanted, node)
            return lambda one: wanted == "IRIOrLiteral" or is_iri(one) == (wanted == "IRI")
        if name == "minLength":
            length = int(lexical(value))
            return lambda one: len(lexical(one)) >= length
        if name == "pattern":
            pattern = re.compile(lexical(value))
            return lambda one: pattern.search(lexical(one)) is not None
        if name in ("minInclusive", "maxInclusive"):
            bound = Decimal(lexical(value))
            return lambda one: _within(one, bound, at_least=name == "minInclusive")
        raise _unknown(name, node)

    def _list(self, head: Term) -> list[Term]:
        """The members of an RDF list."""
        found: list[Term] = []
        while head != f"<{RDF}nil>":
            cell = dict(self._nodes[head])
            found.append(cell[f"<{RDF}first>"])
            head = cell[f"<{RDF}rest>"]
        return found


def _each(test: Callable[[Term], bool]) -> Test:
    return lambda values: all(map(test, values))


def _within(value: Term, bound: Decimal, *, at_least: bool) -> bool:
    datatype = value.rpartition(f"^^<{XSD}")[2][:-1]
    if is_iri(value) or datatype not in _NUMERIC:
        return False
    try:
        number = Decimal(lexical(value))
    except InvalidOperation:
        return False
    return number >= bound if at_least else number <= bound


def _unknown(name: str, node: Term) -> BadOntology:
    return BadOntology(
        f"sh:{name} of {node} is not known", where="ontology/shapes.ttl", hint="See tasks/load/shapes.py for what is."
    )
