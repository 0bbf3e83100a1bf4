"""The service description of the endpoint (SPARQL 1.1 Service Description)."""

from __future__ import annotations

import pyoxigraph as ox

from tasks.serve.negotiation import TRIPLES, choose
from tasks.serve.reply import Reply, problem
from tasks.serve.sparql_answer import ROW_FORMATS, TRIPLE_FORMATS, media_type, write_triples

_SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def describe_service(endpoint: str, accept: str) -> Reply:
    """What the endpoint at the address ``endpoint`` can do, in the form that the client likes best."""
    form = choose(accept, TRIPLES)
    if form is None:
        return problem(
            406, "The description of this service is RDF: text/turtle, application/ld+json, …", Vary="Accept"
        )
    try:
        address = ox.NamedNode(endpoint)
    except ValueError:  # a hostile Host header
        address = ox.NamedNode("http://localhost/sparql")
    service, data, graph = ox.BlankNode("service"), ox.BlankNode("data"), ox.BlankNode("graph")

    def sd(local: str) -> ox.NamedNode:
        return ox.NamedNode(_SD + local)

    triples = [
        ox.Triple(service, _TYPE, sd("Service")),
        ox.Triple(service, sd("endpoint"), address),
        ox.Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        ox.Triple(service, sd("feature"), sd("UnionDefaultGraph")),
        ox.Triple(service, sd("defaultDataset"), data),
        ox.Triple(data, _TYPE, sd("Dataset")),
        ox.Triple(data, sd("defaultGraph"), graph),
        ox.Triple(graph, _TYPE, sd("Graph")),
    ]
    known: list[ox.QueryResultsFormat | ox.RdfFormat] = [*ROW_FORMATS.values(), *TRIPLE_FORMATS.values()]
    triples += [ox.Triple(service, sd("resultFormat"), ox.NamedNode(item.iri)) for item in known]
    return Reply(200, write_triples(triples, form, 1_000_000), media_type(form), {"Vary": "Accept"})
