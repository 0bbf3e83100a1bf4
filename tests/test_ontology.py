"""The vocabulary: everything in use is defined, everything defined is explained, and the shapes know it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from tasks.load.inflection import past
from tasks.load.phrases import short_label
from tasks.ontology import lexicon, read_text

TW = Namespace("https://w3id.org/triplewire/ontology#")
SH = Namespace("http://www.w3.org/ns/shacl#")
ROOT = Path(__file__).parents[1]
KNOWN = (
    "http://semanticweb.cs.vu.nl/2009/11/sem/", "http://groundedannotationframework.org/", "http://www.w3.org/ns/prov#",
    "https://schema.org/", "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/ns/oa#",
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", "http://www.w3.org/2006/time#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)  # fmt: skip


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=read_text("triplewire.ttl"), format="turtle")


def terms(graph: Graph) -> list[URIRef]:
    return sorted({s for s in graph.subjects() if isinstance(s, URIRef) and s.startswith(TW) and s != URIRef(TW)})


def test_every_term_has_a_label_a_definition_and_an_example(ontology: Graph) -> None:
    for term in terms(ontology):
        for wanted in (RDFS.label, SKOS.definition, SKOS.example):
            assert len(list(ontology.objects(term, wanted))) == 1, f"{term} has not one {wanted}"


def test_every_property_says_where_it_may_stand(ontology: Graph) -> None:
    properties = [*ontology.subjects(RDF.type, OWL.ObjectProperty), *ontology.subjects(RDF.type, OWL.DatatypeProperty)]
    open_ended = {TW.hasRole, TW.decision, TW.speaker, TW.roleOf}  # any entity stands there
    for term in properties:
        has = {name for name in (RDFS.domain, RDFS.range) if list(ontology.objects(term, name))}
        assert has == {RDFS.domain, RDFS.range} or (term in open_ended and has), term


def test_every_class_and_most_properties_refine_a_well_known_term(ontology: Graph) -> None:
    for term in ontology.subjects(RDF.type, OWL.Class):
        if isinstance(term, URIRef):
            parents = list(ontology.objects(term, RDFS.subClassOf))
            assert any(str(parent).startswith(KNOWN) for parent in parents), term
    aligned = {str(p).startswith(KNOWN) for s, p in ontology.subject_objects(RDFS.subPropertyOf)}
    assert aligned == {True}


@pytest.mark.parametrize(
    "vocabulary", ["sem/", "gaf#", "grasp#", "prov#", "schema.org", "skos/core", "oa#", "nif-core", "2006/time"]
)
def test_the_vocabulary_is_aligned_to(ontology: Graph, vocabulary: str) -> None:
    assert any(vocabulary in str(o) for o in ontology.objects() if isinstance(o, URIRef))


def test_every_term_that_the_contract_names_is_defined(ontology: Graph) -> None:
    names = """
        Statement Evidence Quotation Group Facility Positive Negative Actual Future Possible Hypothetical
        Asserted Attributed
        sha256 hasRole roleOf argument role polarity modality status speaker attributedIn time place
        quantity unit comparator
        confidence reportCount corroboration contradicts contradictionKind evidence article start end exact conveys
    """
    assert {str(TW[name]) for name in re.findall(r"\w+", names)} <= {str(term) for term in terms(ontology)}


def test_every_term_that_load_writes_is_defined(ontology: Graph) -> None:
    defined = {str(term).removeprefix(TW) for term in terms(ontology)}
    for path in sorted((ROOT / "tasks" / "load").glob("*.py")):
        written = set(re.findall(r'\btw\("(\w+)"\)', path.read_text(encoding="utf-8")))
        assert written <= defined, path.name


def test_every_term_that_the_shapes_name_is_defined(ontology: Graph) -> None:
    shapes = Graph().parse(data=read_text("shapes.ttl"), format="turtle")
    defined = set(terms(ontology))
    used = {term for triple in shapes for term in triple if isinstance(term, URIRef) and term.startswith(TW)}
    assert used <= defined


def test_every_shape_of_a_property_has_a_message(ontology: Graph) -> None:
    shapes = Graph().parse(data=read_text("shapes.ttl"), format="turtle")
    for node in shapes.objects(None, SH.property):
        assert list(shapes.objects(node, SH.message)), list(shapes.objects(node, SH.path))


def test_the_glossary_names_what_to_avoid() -> None:
    glossary = read_text("README.md")
    entries = re.findall(r"^\*\*(.+?)\*\*", glossary, re.MULTILINE)
    assert len(entries) >= 25
    assert glossary.count("*Avoid:*") >= 25


@pytest.mark.parametrize("example", lexicon("glosses")["example"], ids=lambda e: e.get("phrase", e.get("verb")))
def test_examples_of_the_gloss_lexicon(example: dict[str, str]) -> None:
    if example["table"] == "past":
        assert past(example["verb"]) == example["past"]
    else:
        assert short_label(example["phrase"]) == example["label"]
