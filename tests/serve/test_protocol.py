"""SPARQL 1.1 Protocol over HTTP: all forms of requests and answers, real clients, and requests that are none."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urlencode

import pytest
from rdflib import Dataset, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, TSV, TURTLE, XML, SPARQLWrapper

from tests.serve.served_graph import BASE

SELECT = "SELECT ?name WHERE { ?who a schema:Person ; rdfs:label ?name } ORDER BY ?name"
CONSTRUCT = "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s a schema:City ; rdfs:label ?o }"
RUNAWAY = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l "
    "FILTER(STRLEN(STR(?c)) + STRLEN(STR(?l)) = -1) }"
)


def call(
    url: str, body: bytes | None = None, method: str | None = None, **headers: str
) -> tuple[int, dict[str, str], str]:
    """Status, headers (names in small letters) and body of an answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, data=body, headers=named, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            found = answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        found = error.code, error.headers, error.read()
    return found[0], {k.lower(): v for k, v in found[1].items()}, found[2].decode("utf-8", "replace")


def ask(server: str, query: str, **headers: str) -> tuple[int, dict[str, str], str]:
    return call(f"{server}/sparql?query={quote(query)}", **headers)


def names(text: str) -> list[str]:
    return [row["name"]["value"] for row in json.loads(text)["results"]["bindings"]]


PEOPLE = ["<b onclick=x>Eve</b>", "Mira Solberg", "Paul Dee"]


def test_a_query_comes_by_get_by_form_or_as_body(server: str) -> None:
    forms = [
        ask(server, SELECT),
        call(f"{server}/sparql", urlencode({"query": SELECT}).encode()),
        call(f"{server}/sparql", SELECT.encode(), Content_Type="application/sparql-query"),
        call(f"{server}/sparql", SELECT.encode(), Content_Type="application/sparql-query; charset=UTF-8"),
    ]
    for status, headers, text in forms:
        assert status == 200 and headers["content-type"] == "application/sparql-results+json"
        assert names(text) == PEOPLE


@pytest.mark.parametrize(
    ("query", "accept", "sent"),
    [
        (SELECT, "application/sparql-results+json", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv; charset=utf-8"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (SELECT, "text/csv;q=0.2, application/xml;q=0.9", "application/sparql-results+xml"),
        (SELECT, "text/html, */*;q=0.1", "application/sparql-results+json"),
        ("ASK { ?s ?p ?o }", "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, "*/*", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/n-triples", "application/n-triples; charset=utf-8"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (f"DESCRIBE <{BASE}entity/place/tarn>", "text/turtle", "text/turtle; charset=utf-8"),
    ],
)
def test_the_answer_has_the_form_that_the_client_likes(server: str, query: str, accept: str, sent: str) -> None:
    status, headers, text = ask(server, query, Accept=accept)
    assert status == 200 and headers["content-type"] == sent and "Accept" in headers["vary"]
    assert text


def test_a_form_that_nobody_knows_is_refused_with_what_there_is(server: str) -> None:
    status, _, text = ask(server, SELECT, Accept="image/png")
    assert status == 406 and "application/sparql-results+json" in text


def test_graphs_of_the_request_go_before_those_of_the_query(server: str) -> None:
    count = "SELECT (COUNT(*) AS ?name) FROM <urn:none> { ?s ?p ?o }"
    graph = quote(f"{BASE}graph/article/1")
    assert names(ask(server, count)[2]) == ["0"]
    assert int(names(call(f"{server}/sparql?query={quote(count)}&default-graph-uri={graph}")[2])[0]) > 100
    named = quote("SELECT (COUNT(*) AS ?name) { GRAPH ?g { ?s a schema:City } }")
    assert names(call(f"{server}/sparql?query={named}&named-graph-uri={graph}")[2]) == ["1"]
    assert names(call(f"{server}/sparql?query={named}&named-graph-uri=urn%3Anone")[2]) == ["0"]
    assert names(call(f"{server}/sparql?query={named}&default-graph-uri={graph}")[2]) == ["0"]
    assert call(f"{server}/sparql?query={named}&default-graph-uri=relative")[0] == 400


@pytest.mark.parametrize(
    ("update", "kind"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "application/sparql-update"),
        ("DELETE WHERE { ?s ?p ?o }", "application/sparql-query"),
        ("LOAD <http://127.0.0.1:9/x>", "application/sparql-query"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }", "application/sparql-query"),
        ("SELECT * { SERVICE SILENT <http://127.0.0.1:9/x> { ?s ?p ?o } }", "application/sparql-query"),
    ],
)
def test_updates_and_calls_to_others_are_refused_in_words(server: str, update: str, kind: str) -> None:
    status, _, text = call(f"{server}/sparql", update.encode(), Content_Type=kind)
    assert status == 403 and ("read-only" in text or "SERVICE" in text)
    assert call(f"{server}/sparql", urlencode({"update": update}).encode())[0] == 403


def test_without_a_query_the_service_describes_itself(server: str) -> None:
    status, headers, text = call(f"{server}/sparql", Accept="text/turtle")
    assert status == 200 and headers["content-type"].startswith("text/turtle")
    described = Graph().parse(data=text, format="turtle")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert URIRef(f"{server}/sparql") in set(described.objects(None, URIRef(sd + "endpoint")))
    assert URIRef(sd + "SPARQL11Query") in set(described.objects(None, URIRef(sd + "supportedLanguage")))


# After the negative cases of the W3C's protocol tests, as far as they are about queries.
@pytest.mark.parametrize(
    ("method", "address", "body", "kind", "expected"),
    [
        ("PUT", "?query=ASK%20%7B%7D", b"", "", 405),
        ("DELETE", "?query=ASK%20%7B%7D", None, "", 405),
        ("GET", "?query=ASK%20%7B%7D&query=ASK%20%7B%7D", None, "", 400),
        ("POST", "?query=ASK%20%7B%7D", b"ASK {}", "text/plain", 415),
        ("POST", "", b"ASK {}", "", 415),
        ("POST", "", b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", "application/x-www-form-urlencoded", 400),
        ("POST", "", b"", "application/x-www-form-urlencoded", 400),
        ("POST", "", b"query=%FF%FE", "application/x-www-form-urlencoded", 400),
        ("POST", "", "ASK { ?s ?p 'é' }".encode("utf-16"), "application/sparql-query", 400),
        ("POST", "", b"ASK {}", "application/sparql-query; charset=utf-16", 415),
        ("GET", "?query=ASK%20%7B", None, "", 400),
        ("GET", "?query=", None, "", 400),
        ("GET", "?update=CLEAR%20ALL", None, "", 403),
        ("GET", "?query=SELECT%20%3Fx%20%7B%20BIND(%3Fy%20AS", None, "", 400),
    ],
)
def test_what_is_no_request_after_the_protocol_gets_4xx(
    server: str, method: str, address: str, body: bytes | None, kind: str, expected: int
) -> None:
    headers = {"Content_Type": kind} if kind or body is not None else {}
    status, _, text = call(f"{server}/sparql{address}", body, method, **headers)
    assert status == expected and text


def test_nesting_beyond_measure_is_answered_and_others_go_on(server: str) -> None:
    for query in ("SELECT * " + "{" * 60_000 + "}" * 60_000, "ASK { FILTER(" + "!" * 100_000 + "1) }"):
        assert call(f"{server}/sparql", query.encode(), Content_Type="application/sparql-query")[0] < 500
    assert ask(server, SELECT)[0] == 200


def test_too_large_a_request_and_too_large_an_answer_get_413(server: str, start) -> None:  # type: ignore[no-untyped-def]
    large = b"ASK {} #" + b"x" * 1_100_000
    assert call(f"{server}/sparql", large, Content_Type="application/sparql-query")[0] == 413
    small = start("--max-bytes", "2000")
    for query in (
        "SELECT * { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }",
    ):
        status, _, text = ask(small, query)
        assert status == 413 and "2,000 bytes" in text
    assert ask(small, "SELECT * { ?s ?p ?o } LIMIT 1")[0] == 200


def test_the_columns_of_all_variables_come_in_the_order_in_which_they_are_written(server: str) -> None:
    query = 'SELECT * { ?z a schema:Person . ?z rdfs:label ?name OPTIONAL { ?z ?a 5 } FILTER(?name = "Paul Dee") }'
    assert ask(server, query, Accept="text/csv")[2].splitlines()[0] == "z,name,a"
    assert json.loads(ask(server, query)[2])["head"]["vars"] == ["z", "name", "a"]


def test_a_function_that_nobody_knows_is_said_to_be_one(server: str) -> None:
    status, _, text = ask(server, "SELECT (<http://functions.example/age>(?s) AS ?age) { ?s a schema:Person }")
    assert status == 400 and "http://functions.example/age" in text


def test_a_runaway_query_is_stopped_while_others_are_answered(server: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        begun = time.monotonic()
        runaways = [threads.submit(ask, server, RUNAWAY) for _ in range(3)]
        time.sleep(0.3)
        waits = []
        while time.monotonic() - begun < 2.5:
            since = time.monotonic()
            assert names(ask(server, SELECT)[2]) == PEOPLE
            waits.append(time.monotonic() - since)
        for runaway in runaways:
            status, _, text = runaway.result()
            assert status == 503 and "3 seconds" in text
        assert time.monotonic() - begun < 12
    assert len(waits) > 2
    assert ask(server, SELECT)[0] == 200


def test_other_origins_may_read_where_it_was_allowed(server: str, start) -> None:  # type: ignore[no-untyped-def]
    _, headers, _ = ask(server, SELECT, Origin="https://notes.example")
    assert headers["access-control-allow-origin"] == "https://notes.example"
    assert "access-control-allow-origin" not in ask(server, SELECT, Origin="https://other.example")[1]
    status, headers, _ = call(
        f"{server}/sparql", None, "OPTIONS", Origin="https://notes.example", Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )  # fmt: skip
    assert status == 200 and "POST" in headers["access-control-allow-methods"]
    assert "access-control-allow-origin" not in ask(start(), SELECT, Origin="https://notes.example")[1]


def test_a_token_is_asked_for_where_one_is_set(start) -> None:  # type: ignore[no-untyped-def]
    address = start("--token", "geheim-ü")
    status, headers, _ = ask(address, SELECT)
    assert status == 401 and headers["www-authenticate"].startswith("Bearer")
    assert call(address + "/")[0] == 401 and call(address + "/static/pages.css")[0] == 401
    shown = "geheim-ü".encode().decode("latin-1")
    assert ask(address, SELECT, Authorization=f"Bearer {shown}")[0] == 200
    assert ask(address, SELECT, Authorization="Bearer geheim")[0] == 401


def test_it_works_below_a_path_whether_the_proxy_takes_it_off_or_not(start) -> None:  # type: ignore[no-untyped-def]
    address = start("--root-path", "/news/").removesuffix("/news")
    for way in (address, address + "/news"):
        assert names(ask(way, SELECT)[2]) == PEOPLE
        assert 'href="/news/static/pages.css"' in call(way + "/")[2]
        assert call(way + "/static/pages.css")[0] == 200
    assert 'href="/news/static/pages.css"' in call(address + "/news")[2]


def test_sparqlwrapper_gets_its_answers(server: str) -> None:
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery("PREFIX schema: <https://schema.org/> SELECT ?who { ?who a schema:Person }")
    for form in (JSON, XML, CSV, TSV):
        client.setReturnFormat(form)
        for method in ("GET", "POST"):
            client.setMethod(method)
            assert client.query().convert()
    client.setReturnFormat(JSON)
    assert len(client.query().convert()["results"]["bindings"]) == 3
    client.setQuery("CONSTRUCT WHERE { ?s <https://schema.org/publisher> ?o }")
    client.setReturnFormat(TURTLE)
    assert b"Tarn Post" in client.query().convert()
    client.setReturnFormat(XML)
    assert len(client.query().convert()) == 3


def test_rdflib_reads_the_endpoint_as_a_store(server: str) -> None:
    store = SPARQLStore(f"{server}/sparql")
    graph = Dataset(store, default_union=True)
    rows = list(graph.query("SELECT ?l { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l } ORDER BY ?l LIMIT 2"))
    assert len(rows) == 2
    plain = Graph(store)
    label = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    assert [str(value) for value in plain.objects(URIRef(f"{BASE}entity/place/tarn"), label)] == ["Tarn"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_posts_a_query(server: str) -> None:
    command = ["curl", "-s", f"{server}/sparql", "--data-urlencode", f"query={SELECT}", "-H", "Accept: text/csv"]
    assert "Paul Dee" in subprocess.run(command, capture_output=True, text=True, check=True).stdout
