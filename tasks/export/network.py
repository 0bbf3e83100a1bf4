"""Graph → a network of entities: who stands in a statement with whom, as plain nodes and edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

_PREFIXES = {
    "tw": "https://w3id.org/triplewire/ontology#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
}

_EDGES = """
SELECT ?statement ?source ?verb ?target ?role ?gloss ?polarity ?modality ?status ?speaker ?weight ?reports ?confidence
WHERE {
  ?statement a tw:Statement ; rdf:subject ?source ; rdf:predicate/rdfs:label ?verb ; rdfs:label ?gloss ;
             tw:polarity ?polarity ; tw:modality ?modality ; tw:status ?status .
  { ?statement rdf:object ?target BIND("object" AS ?role) }
  UNION { ?statement tw:argument [ tw:role ?role ; rdf:value ?target ] }
  UNION { ?statement tw:place ?target BIND("place" AS ?role) }
  FILTER(isIRI(?target))
  FILTER NOT EXISTS { ?target a tw:Statement }
  FILTER NOT EXISTS { ?source a tw:Statement }
  OPTIONAL { ?statement tw:speaker/rdfs:label ?speaker }
  OPTIONAL { ?statement tw:corroboration ?weight }
  OPTIONAL { ?statement tw:reportCount ?reports }
  OPTIONAL { ?statement tw:confidence ?confidence }
}
"""
_DATES = """
SELECT ?statement (MIN(STR(?date)) AS ?first) (MAX(STR(?date)) AS ?last) WHERE {
  ?statement a tw:Statement ; tw:evidence/tw:article/schema:datePublished ?date
} GROUP BY ?statement
"""
_NODES = """
SELECT ?node ?label ?type ?lat ?long WHERE {
  ?node skos:prefLabel ?label ; a ?type .
  OPTIONAL { ?node geo:lat ?lat ; geo:long ?long }
}
"""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in the network."""

    iri: str
    label: str
    type: str  #: Person, Organization, … as the contract names them
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement between two entities: its subject and one of the other ends."""

    source: str
    target: str
    label: str  #: the predicate
    role: str  #: how the target takes part: object, place, or a preposition
    gloss: str  #: the statement in words
    statement: str  #: its IRI
    polarity: str
    modality: str
    status: str
    speaker: str
    weight: float  #: number of independent reports
    reports: int
    confidence: float
    first: str  #: date of the earliest article, "" where unknown
    last: str


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by IRI and edges by their ends; both sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def read_network(store: ox.Store) -> Network:
    """The entities of ``store`` that a statement ties to another, and those statements."""
    dates = {
        _value(row["statement"]): (_value(row["first"])[:10], _value(row["last"])[:10]) for row in _rows(store, _DATES)
    }
    edges: dict[tuple[str, str, str, str], Edge] = {}
    for row in _rows(store, _EDGES):
        statement = _value(row["statement"])
        first, last = dates.get(statement, ("", ""))
        edge = Edge(
            _value(row["source"]), _value(row["target"]), _value(row["verb"]), _value(row["role"]),
            _value(row["gloss"]),
            statement, _local(row["polarity"]), _local(row["modality"]), _local(row["status"]), _value(row["speaker"]),
            float(_value(row["weight"]) or 1), int(_value(row["reports"]) or 1), float(_value(row["confidence"]) or 0),
            first, last,
        )  # fmt: skip
        key = (edge.source, edge.target, statement, edge.role)
        if key not in edges or edge.speaker < edges[key].speaker:  # a speaker of several labels
            edges[key] = edge
    used = {iri for edge in edges.values() for iri in (edge.source, edge.target)}
    nodes: dict[str, Node] = {}
    for row in _rows(store, _NODES):
        iri = _value(row["node"])
        if iri in used:
            lat, long = _value(row["lat"]), _value(row["long"])
            node = Node(iri, _value(row["label"]), _local(row["type"]),
                        float(lat) if lat else None, float(long) if long else None)  # fmt: skip
            if iri not in nodes or (node.type, node.label) < (nodes[iri].type, nodes[iri].label):
                nodes[iri] = node
    kept = [edge for edge in edges.values() if edge.source in nodes and edge.target in nodes]
    tied = {iri for edge in kept for iri in (edge.source, edge.target)}
    return Network(
        tuple(nodes[iri] for iri in sorted(tied)),
        tuple(sorted(kept, key=lambda e: (e.source, e.target, e.label, e.statement, e.role))),
    )


def _rows(store: ox.Store, query: str) -> Iterator[ox.QuerySolution]:
    answer = store.query(query, prefixes=_PREFIXES)
    assert isinstance(answer, ox.QuerySolutions)
    return iter(answer)


def _value(term: object) -> str:
    return term.value if isinstance(term, (ox.NamedNode, ox.Literal, ox.BlankNode)) else ""


def _local(term: object) -> str:
    value = _value(term)
    return value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
