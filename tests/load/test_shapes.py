"""The fast check of shapes says what pySHACL says, and what breaks a shape is set aside with all that rests on it."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph

from tasks.errors import BadOntology
from tasks.load.rejection import nodes_of, set_aside
from tasks.load.shapes import breaches, read_shapes
from tasks.load.terms import RDF_TYPE, Triple, schema, text, tw, typed
from tasks.ontology import read_text
from tests.load.hand_made import emergency, hearsay
from tests.load.reading import Loaded

PREFIXES = """@prefix d: <https://example.org/> . @prefix tw: <https://w3id.org/triplewire/ontology#> .
@prefix rel: <https://w3id.org/triplewire/relation/> . @prefix schema: <https://schema.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
"""
STATEMENT = """d:s a tw:Statement ; rdf:subject d:ana ; rdf:predicate rel:close ; tw:polarity tw:Positive ;
    tw:modality tw:Actual ; tw:status tw:Asserted ; tw:evidence d:e"""
EVIDENCE = (
    """d:e a tw:Evidence ; tw:article d:a ; tw:start 0 ; tw:end 9 ; tw:exact "It closed" ; prov:wasGeneratedBy d:x"""
)
#: Turtle of one node, and whether it holds.
NODES = [
    (STATEMENT, True),
    (STATEMENT.replace("rdf:subject d:ana", "rdf:object 'x'"), True),
    (STATEMENT.replace("rdf:subject d:ana", "tw:argument d:b"), True),
    (STATEMENT.replace("rdf:subject d:ana ;", ""), False),
    (STATEMENT.replace("rdf:subject d:ana", "rdf:subject 'Ana'"), False),
    (STATEMENT.replace("rdf:subject d:ana", "rdf:subject d:ana, d:tom"), False),
    (STATEMENT.replace("rel:close", "d:close"), False),
    (STATEMENT.replace("tw:Positive", "tw:Perhaps"), False),
    (STATEMENT.replace("tw:Positive", "tw:Positive, tw:Negative"), False),
    (STATEMENT.replace("tw:status tw:Asserted", "tw:status tw:Attributed ; tw:speaker d:tom"), True),
    (STATEMENT.replace("tw:status tw:Asserted", "tw:status tw:Asserted ; tw:speaker d:tom"), False),
    (STATEMENT.replace("; tw:evidence d:e", ""), False),
    (STATEMENT + "; tw:time '2024-05-02'^^xsd:date, '198X'", True),
    (STATEMENT + "; tw:time 5", False),
    (STATEMENT + "; tw:confidence 0.9 ; tw:reportCount 2", True),
    (STATEMENT + "; tw:confidence 1.2", False),
    (STATEMENT + "; tw:reportCount 0", False),
    (EVIDENCE, True),
    (EVIDENCE.replace("tw:start 0", "tw:start -1"), False),
    (EVIDENCE.replace('"It closed"', '""'), False),
    (EVIDENCE.replace("; prov:wasGeneratedBy d:x", ""), False),
    ("d:ana a schema:Person ; rdfs:label 'Ana' ; skos:prefLabel 'Ana' ; skos:altLabel 'A.', 'B.'", True),
    ("d:ana a schema:Person ; rdfs:label 'Ana' ; skos:prefLabel 'Ana', 'Anna'", False),
    ("d:ana a schema:Person, schema:City ; rdfs:label 'Ana' ; skos:prefLabel 'Ana'", False),
    ("d:l a schema:City ; rdfs:label 'Leeds' ; skos:prefLabel 'Leeds' ; geo:lat 53.8 ; geo:long -1.5", True),
    ("d:l a schema:City ; rdfs:label 'Leeds' ; skos:prefLabel 'Leeds' ; geo:lat 153.8", False),
    ("d:q a tw:Quotation ; schema:text 'No.' ; tw:evidence d:e ; tw:speaker d:ana ; tw:conveys d:s", True),
    ("d:q a tw:Quotation ; tw:evidence d:e", False),
    ("d:q a tw:Quantity ; rdf:value 40 ; tw:comparator '>' ; tw:role 'object'", True),
    ("d:q a tw:Quantity ; rdf:value 'forty' ; tw:comparator '>' ; tw:role 'object'", False),
    ("d:q a tw:Quantity ; rdf:value 40 ; tw:comparator 'over'", False),
    ("d:b a tw:Argument ; tw:role 'in' ; rdf:value d:l", True),
    ("d:b a tw:Argument ; tw:role 'in'", False),
    ("d:r a tw:Role ; rdfs:label 'mayor' ; tw:roleOf d:l ; tw:evidence d:e", True),
    ("d:r a tw:Role ; rdfs:label 'mayor'", False),
    (f"d:a a schema:NewsArticle ; schema:articleBody 'x' ; tw:sha256 '{'0' * 64}'", True),
    ("d:a a schema:NewsArticle ; schema:articleBody 'x' ; tw:sha256 'abc'", False),
    ("d:a a schema:NewsArticle ; schema:headline 'x'", False),
]


def shacl(graph: Graph) -> bool:
    shapes = Graph().parse(data=read_text("shapes.ttl"), format="turtle")
    return bool(pyshacl.validate(graph, shacl_graph=shapes, inference="none")[0])


@pytest.mark.parametrize(("node", "holds"), NODES)
def test_the_fast_check_says_what_pyshacl_says(node: str, holds: bool) -> None:
    graph = Graph().parse(data=f"{PREFIXES}{node} .", format="turtle")
    found = [message for values in nodes_of(_typed(graph)).values() for message in breaches(values)]
    assert (not found) == holds, found
    assert shacl(graph) == holds


def _typed(graph: Graph) -> list[Triple]:
    """Triples as load writes them, read back from N-Triples."""
    lines = graph.serialize(format="nt").splitlines()
    return [Triple(*line.rstrip(" .").split(" ", 2)) for line in lines if line]


def test_a_graph_that_load_made_holds_by_pyshacl_too(tmp_path: Path) -> None:
    page = hearsay()
    page.role("e1", "Lee", "e2")
    graph = Graph().parse(data=Loaded(tmp_path, [emergency(), page]).turtle, format="turtle")
    assert shacl(graph)


def test_shacl_that_is_not_known_is_an_error_and_never_passed_over() -> None:
    shape = "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; sh:closed true ."
    with pytest.raises(BadOntology, match="sh:closed"):
        read_shapes(shape)


def test_what_rests_on_a_rejected_node_falls_with_it_and_the_rest_stays() -> None:
    good = "<urn:good>"
    triples = [
        Triple("<urn:q>", RDF_TYPE, tw("Quantity")),  # has no value
        Triple("<urn:s>", tw("quantity"), "<urn:q>"),
        Triple("<urn:quotation>", tw("conveys"), "<urn:s>"),
        Triple("<urn:quotation>", RDF_TYPE, tw("Quotation")),
        Triple("<urn:quotation>", schema("text"), text("No.")),
        Triple("<urn:quotation>", tw("evidence"), good),
        Triple(good, RDF_TYPE, tw("Evidence")),
        Triple(good, tw("article"), "<urn:a>"),
        Triple(good, tw("start"), typed("0", "integer")),
        Triple(good, tw("end"), typed("3", "integer")),
        Triple(good, tw("exact"), text("No.")),
        Triple(good, "<http://www.w3.org/ns/prov#wasGeneratedBy>", "<urn:x>"),
    ]
    nodes = nodes_of(triples)
    rejected = set_aside(nodes)
    assert {item.node for item in rejected} == {"<urn:q>", "<urn:s>"}
    assert set(nodes) == {"<urn:quotation>", good}
    assert tw("conveys") not in nodes["<urn:quotation>"]
    assert all(item.messages for item in rejected)
