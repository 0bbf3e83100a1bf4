"""The vocabulary: every term of the Turtle is on the page with its definition, and its address gives RDF too."""

from __future__ import annotations

from rdflib import Graph, URIRef
from rdflib.namespace import SKOS

from tasks.ontology import read_text
from tasks.serve.html import environment
from tasks.serve.vocabulary import short_name, vocabulary
from tests.serve.test_protocol import call

TW = "https://w3id.org/triplewire/ontology#"


def terms() -> set[str]:
    """The names that the Turtle defines, read by another program."""
    graph = Graph().parse(data=read_text("triplewire.ttl"), format="turtle")
    return {str(node).removeprefix(TW) for node in graph.subjects() if isinstance(node, URIRef) and TW in str(node)}


def test_every_term_of_the_ontology_has_its_place_on_the_page(server: str) -> None:
    status, headers, text = call(f"{server}/ontology", Accept="text/html")
    assert status == 200 and headers["content-type"].startswith("text/html")
    assert len(terms()) > 40
    for term in terms():
        assert f'id="{term}"' in text, term
    definition = "Ties a statement to a further argument."
    assert definition in text and 'href="#Statement"' in text


def test_the_address_of_the_ontology_gives_rdf_to_who_wants_it(server: str) -> None:
    for accept, form in (("text/turtle", "turtle"), ("application/ld+json", "json-ld"), ("application/rdf+xml", "xml")):
        status, headers, text = call(f"{server}/ontology", Accept=accept)
        assert status == 200 and headers["content-type"].startswith(accept)
        found = Graph().parse(data=text, format=form)
        assert (URIRef(TW + "Statement"), SKOS.definition) in set(found.subject_predicates())
    assert "attachment" in call(f"{server}/ontology?format=ttl")[1]["content-disposition"]


def test_every_page_leads_to_the_vocabulary(server: str) -> None:
    assert 'href="/ontology"' in call(f"{server}/statement/0001", Accept="text/html")[2]


def test_a_term_knows_what_belongs_to_it() -> None:
    classes = {term.anchor: term for term in vocabulary().sections["Classes"]}
    assert short_name(TW + "speaker") in classes["Statement"].related
    properties = {term.anchor: term for term in vocabulary().sections["Properties"]}
    assert {name.short for name in properties["role"].domain} == {"tw:Argument", "tw:Quantity"}
    values = {term.anchor: term.kind for term in vocabulary().sections["Values"]}
    assert values["Negative"] == "Polarity"


def test_the_page_stands_alone_for_the_documentation() -> None:
    page = environment().get_template("ontology-alone.html").render(vocabulary=vocabulary())
    assert page.count('<article class="term"') == len(terms()) and "<link" not in page and "<script" not in page
