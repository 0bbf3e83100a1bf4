"""The W3C's tests of the SPARQL 1.1 Protocol, by their names, with requests of our own.

Those of updates say what a store that cannot be written answers: it refuses, whatever is wrong with the update besides.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from rdflib import Graph

from tasks.store import Draft
from tests.serve.conftest import serving
from tests.serve.test_protocol import call

ONE, TWO, THREE = (f"http://data.example/{number}" for number in ("one", "two", "three"))
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
BOTH = f"ASK {{ <{ONE}> a ?kind . <{TWO}> a ?other }}"
NAMED = f"ASK {{ GRAPH ?g {{ <{ONE}> a ?kind }} GRAPH ?h {{ <{TWO}> a ?other }} }}"
FULL = f"ASK {{ <{THREE}> a ?kind GRAPH ?g {{ <{ONE}> a ?one }} GRAPH ?h {{ <{TWO}> a ?two }} }}"


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An endpoint over three graphs, each of which says of itself that it is a document."""
    folder = tmp_path_factory.mktemp("protocol")
    with Draft(folder, fresh=True) as draft:
        kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        for iri in (ONE, TWO, THREE):
            for graph in (ox.NamedNode(iri), ox.DefaultGraph()):
                node = ox.NamedNode(iri)
                draft.open().add(ox.Quad(node, kind, ox.NamedNode("http://xmlns.com/foaf/0.1/Document"), graph))
        draft.publish("documents")
    with serving(folder) as address:
        yield f"{address}/sparql"


def graphs(**named: list[str]) -> str:
    """Parameters that name the data: ``default=[…]``, ``named=[…]``."""
    return urlencode([(f"{name}-graph-uri", iri) for name, iris in named.items() for iri in iris])


def truth(answer: tuple[int, dict[str, str], str]) -> bool:
    """What a yes-or-no answer says, in whichever form it came."""
    status, headers, text = answer
    assert status == 200, text
    assert headers["content-type"] == "application/sparql-results+json"
    return bool(json.loads(text)["boolean"])


def post(endpoint: str, body: str, kind: str, data: str = "") -> tuple[int, dict[str, str], str]:
    return call(f"{endpoint}?{data}" if data else endpoint, body.encode(), Content_Type=kind)


def test_query_get(endpoint: str) -> None:
    assert truth(call(f"{endpoint}?query=ASK%20%7B%7D&{graphs(default=[ONE])}"))


def test_query_post_form(endpoint: str) -> None:
    assert truth(post(endpoint, "query=ASK%20%7B%7D", FORM, graphs(default=[ONE])))


def test_query_post_direct(endpoint: str) -> None:
    assert truth(post(endpoint, "ASK {}", QUERY, graphs(default=[ONE])))


def test_query_dataset_default_graph(endpoint: str) -> None:
    one = f"ASK {{ <{ONE}> a ?kind }}"
    assert truth(post(endpoint, one, QUERY, graphs(default=[ONE])))
    assert not truth(post(endpoint, one, QUERY, graphs(default=[TWO])))


def test_query_dataset_default_graphs_get(endpoint: str) -> None:
    assert truth(call(f"{endpoint}?query={quote(BOTH)}&{graphs(default=[ONE, TWO])}"))
    assert not truth(call(f"{endpoint}?query={quote(BOTH)}&{graphs(default=[ONE])}"))


def test_query_dataset_default_graphs_post(endpoint: str) -> None:
    assert truth(post(endpoint, BOTH, QUERY, graphs(default=[ONE, TWO])))
    assert truth(post(endpoint, urlencode({"query": BOTH}) + "&" + graphs(default=[ONE, TWO]), FORM))


def test_query_dataset_named_graphs_get(endpoint: str) -> None:
    assert truth(call(f"{endpoint}?query={quote(NAMED)}&{graphs(named=[ONE, TWO])}"))
    assert not truth(call(f"{endpoint}?query={quote(NAMED)}&{graphs(named=[ONE])}"))


def test_query_dataset_named_graphs_post(endpoint: str) -> None:
    assert truth(post(endpoint, NAMED, QUERY, graphs(named=[ONE, TWO])))
    assert not truth(post(endpoint, NAMED, QUERY, graphs(named=[TWO, THREE])))


def test_query_dataset_full(endpoint: str) -> None:
    assert truth(post(endpoint, FULL, QUERY, graphs(default=[THREE], named=[ONE, TWO])))
    assert not truth(post(endpoint, FULL, QUERY, graphs(default=[ONE], named=[ONE, TWO])))


def test_query_multiple_dataset(endpoint: str) -> None:
    """What the request says of graphs goes before what the query says."""
    query = f"ASK FROM <{THREE}> {{ <{ONE}> a ?kind . <{TWO}> a ?other }}"
    assert truth(post(endpoint, query, QUERY, graphs(default=[ONE, TWO])))
    assert not truth(post(endpoint, query, QUERY))


@pytest.mark.parametrize("form", ["xml", "json"])
def test_query_content_type_select(endpoint: str, form: str) -> None:
    kind = f"application/sparql-results+{form}"
    status, headers, text = call(f"{endpoint}?query={quote('SELECT (1 AS ?value) {}')}", Accept=kind)
    assert status == 200 and headers["content-type"] == kind and "value" in text


@pytest.mark.parametrize("form", ["xml", "json"])
def test_query_content_type_ask(endpoint: str, form: str) -> None:
    kind = f"application/sparql-results+{form}"
    status, headers, text = call(f"{endpoint}?query=ASK%20%7B%7D", Accept=kind)
    assert status == 200 and headers["content-type"] == kind and "true" in text


@pytest.mark.parametrize(
    "query", [f"DESCRIBE <{ONE}>", "CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}"], ids=["describe", "construct"]
)
@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("application/rdf+xml", "xml"),
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_query_content_type_describe_and_construct(endpoint: str, query: str, kind: str, form: str) -> None:
    status, headers, text = call(f"{endpoint}?query={quote(query)}", Accept=kind)
    assert status == 200 and headers["content-type"].partition(";")[0] == kind
    assert len(Graph().parse(data=text, format=form)) == 1


def test_query_content_type_construct_with_relative_iris(endpoint: str) -> None:
    """The service has a base of its own for relative IRIs: that of the data."""
    kind = {"Content_Type": QUERY, "Accept": "application/n-triples"}
    status, _, text = call(endpoint, b"CONSTRUCT { <s> <p> 1 } WHERE {}", **kind)
    assert status == 200 and text.startswith(
        "<https://w3id.org/triplewire/data/s> <https://w3id.org/triplewire/data/p> "
    )
    assert truth(post(endpoint, f"BASE <http://data.example/> ASK {{ <one> a ?kind . <{TWO}> a ?b }}", QUERY))


def test_the_endpoint_may_be_written_with_a_slash_at_its_end(endpoint: str) -> None:
    assert truth(call(f"{endpoint}/?query=ASK%20%7B%7D&{graphs(default=[ONE])}"))
    assert truth(post(f"{endpoint}/", "ASK {}", QUERY))


def test_bad_query_method(endpoint: str) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        assert call(f"{endpoint}?query=ASK%20%7B%7D", None, method)[0] == 405


def test_bad_multiple_queries(endpoint: str) -> None:
    assert call(f"{endpoint}?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D")[0] == 400
    assert post(endpoint, "query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", FORM)[0] == 400


def test_bad_query_wrong_media_type(endpoint: str) -> None:
    assert post(endpoint, "ASK {}", "text/plain")[0] == 415


def test_bad_query_missing_form_type(endpoint: str) -> None:
    assert post(endpoint, "query=ASK%20%7B%7D", "")[0] == 415


def test_bad_query_missing_direct_type(endpoint: str) -> None:
    assert post(endpoint, "ASK {}", "")[0] == 415


def test_bad_query_non_utf8(endpoint: str) -> None:
    body = "ASK { ?s ?p 'é' }".encode("utf-16")
    assert call(endpoint, body, Content_Type=f"{QUERY}; charset=UTF-16")[0] == 415
    assert call(endpoint, body, Content_Type=QUERY)[0] == 400


def test_bad_query_syntax(endpoint: str) -> None:
    status, _, text = call(f"{endpoint}?query={quote('ASK {')}")
    assert status == 400 and "line 1, column 6" in text


@pytest.mark.parametrize(
    ("name", "body", "kind", "data"),
    [
        ("update_post_form", "update=CLEAR%20ALL", FORM, ""),
        ("update_post_direct", "CLEAR ALL", UPDATE, ""),
        ("update_dataset_default_graph", "DELETE WHERE { ?s ?p ?o }", UPDATE, "using-graph-uri=" + quote(ONE)),
        ("update_dataset_named_graphs", "CLEAR NAMED", UPDATE, "using-named-graph-uri=" + quote(ONE)),
        ("update_base_uri", "BASE <http://x.example/> INSERT DATA { <a> <b> <c> }", UPDATE, ""),
        ("bad_multiple_updates", "update=CLEAR%20ALL&update=CLEAR%20ALL", FORM, ""),
        ("bad_update_wrong_media_type", "CLEAR ALL", "text/plain", ""),
        ("bad_update_missing_form_type", "update=CLEAR%20ALL", "", ""),
        ("bad_update_syntax", "CLEAR XYZ", UPDATE, ""),
        ("bad_update_dataset_conflict", "update=" + quote(f"WITH <{ONE}> DELETE WHERE {{ ?s ?p ?o }}"), FORM,
         "using-graph-uri=" + quote(TWO)),
    ],
)  # fmt: skip
def test_updates_are_refused_and_nothing_changes(endpoint: str, name: str, body: str, kind: str, data: str) -> None:
    assert post(endpoint, body, kind, data)[0] in {403, 415}
    assert truth(call(f"{endpoint}?query={quote(BOTH)}"))


def test_bad_update_get(endpoint: str) -> None:
    assert call(f"{endpoint}?update=CLEAR%20ALL")[0] == 403


def test_bad_update_non_utf8(endpoint: str) -> None:
    assert 400 <= call(endpoint, "CLEAR ALL".encode("utf-16"), Content_Type=f"{UPDATE}; charset=UTF-16")[0] < 500
