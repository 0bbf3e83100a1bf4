"""The ontology for readers: its terms with definition, example and place, from its own Turtle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

import pyoxigraph as ox

from tasks.ontology import read_text
from tasks.serve.graph import local
from tasks.sparql import PREFIXES
from tasks.store import text_of

#: Prefixes of the vocabularies that ours is aligned to, beside those of queries.
_OTHERS = {
    "gaf": "http://groundedannotationframework.org/gaf#", "grasp": "http://groundedannotationframework.org/grasp#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", "oa": "http://www.w3.org/ns/oa#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/", "time": "http://www.w3.org/2006/time#",
}  # fmt: skip
_CLASS, _PROPERTIES = "Class", frozenset(["ObjectProperty", "DatatypeProperty", "AnnotationProperty", "Property"])
_ABOVE = ("rdfs:subClassOf", "rdfs:subPropertyOf", "owl:equivalentClass", "owl:equivalentProperty", "skos:closeMatch",
          "skos:broadMatch", "skos:exactMatch", "owl:inverseOf", "rdfs:seeAlso")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A term as it is written, and where it is explained."""

    short: str
    address: str


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a property or a value of the ontology."""

    name: Name
    iri: str
    anchor: str
    label: str
    kind: str  #: local name of its class: Class, ObjectProperty, Polarity, …
    definition: str
    example: str
    refines: tuple[Name, ...]
    domain: tuple[Name, ...]
    range: tuple[Name, ...]
    related: tuple[Name, ...]  #: of a class, the properties that things of it have and the values that it knows


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of the ontology, in the order of its file."""

    title: str
    about: str
    version: str
    iri: str
    sections: Mapping[str, Sequence[Term]]


@cache
def vocabulary() -> Vocabulary:
    """The ontology as it is installed."""
    properties = read_triples()
    heads = [node for node, values in properties.items() if _kind(values) == "Ontology"]
    about = properties[heads[0]] if heads else {}
    sections: dict[str, list[Term]] = {"Classes": [], "Properties": [], "Values": []}
    for node, values in properties.items():
        if isinstance(node, ox.NamedNode) and node.value.startswith(PREFIXES["tw"]):
            kind = _kind(values)
            section = "Classes" if kind == _CLASS else "Properties" if kind in _PROPERTIES else "Values"
            sections[section].append(_term(node, values, properties))
    return Vocabulary(
        _text(about, "dcterms:title") or "Ontology", _text(about, "dcterms:description"),
        _text(about, "owl:versionInfo"), heads[0].value if heads else "", sections,
    )  # fmt: skip


Values = dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]


def read_triples() -> dict[ox.NamedNode | ox.BlankNode, Values]:
    """Node → property (IRI) → values, in the order of the file."""
    found: dict[ox.NamedNode | ox.BlankNode, Values] = {}
    for quad in ox.parse(read_text("triplewire.ttl"), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, (ox.NamedNode, ox.BlankNode)) and not isinstance(quad.object, ox.Triple):
            found.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    return found


def short_name(iri: str) -> Name:
    """An IRI as it is written in queries; ours lead to this page, others to where they are defined.

    >>> short_name("https://w3id.org/triplewire/ontology#speaker")
    Name(short='tw:speaker', address='#speaker')
    """
    for prefix, start in {**PREFIXES, **_OTHERS}.items():
        if iri.startswith(start) and iri != start:
            own = prefix == "tw"
            return Name(f"{prefix}:{iri[len(start) :]}", "#" + quote(iri[len(start) :]) if own else "")
    return Name(iri, "")


def _term(node: ox.NamedNode, values: Values, everything: Mapping[ox.NamedNode | ox.BlankNode, Values]) -> Term:
    def names(*shorts: str) -> tuple[Name, ...]:
        nodes = [value for short in shorts for value in values.get(_iri(short), ())]
        return tuple(dict.fromkeys(short_name(iri) for iri in _members(nodes, everything)))

    related = [
        short_name(other.value)
        for other, theirs in everything.items()
        if isinstance(other, ox.NamedNode)
        and (
            node.value in _members(theirs.get(_iri("rdfs:domain"), ()), everything)
            or node in theirs.get(_iri("rdf:type"), ())
        )
    ]
    anchor = local(node.value)
    return Term(
        short_name(node.value), node.value, anchor, _text(values, "rdfs:label") or anchor, _kind(values),
        _text(values, "skos:definition") or _text(values, "rdfs:comment"), _text(values, "skos:example"),
        names(*_ABOVE), names("rdfs:domain"), names("rdfs:range"), tuple(dict.fromkeys(related)),
    )  # fmt: skip


def _members(
    nodes: Iterable[ox.NamedNode | ox.BlankNode | ox.Literal], everything: Mapping[ox.NamedNode | ox.BlankNode, Values]
) -> list[str]:
    """IRIs that ``nodes`` are or, as unions, are made of."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, ox.NamedNode):
            found.append(node.value)
        elif isinstance(node, ox.BlankNode):
            for head in everything.get(node, {}).get(_iri("owl:unionOf"), ()):
                while isinstance(head, ox.BlankNode):
                    cell = everything.get(head, {})
                    found += [item.value for item in cell.get(_iri("rdf:first"), ()) if isinstance(item, ox.NamedNode)]
                    head = next(
                        iter(cell.get(_iri("rdf:rest"), ())), head if not cell else ox.NamedNode(_iri("rdf:nil"))
                    )
    return found


def _kind(values: Values) -> str:
    kinds = [local(text_of(value)) for value in values.get(_iri("rdf:type"), ())]
    return next((kind for kind in kinds if kind == _CLASS or kind in _PROPERTIES), kinds[0] if kinds else "")


def _text(values: Values, short: str) -> str:
    return text_of(next(iter(values.get(_iri(short), ())), None))


def _iri(short: str) -> str:
    prefix, _, name = short.partition(":")
    return PREFIXES[prefix] + name
