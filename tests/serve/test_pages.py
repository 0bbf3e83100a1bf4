"""The pages: all about a thing on its page, sentences marked in their text, stable addresses, no harm."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph, URIRef

from tasks.serve.downloads import cell
from tasks.serve.pages import used_prefixes
from tasks.sparql import saved_queries, saved_query
from tests.serve.conftest import publish
from tests.serve.served_graph import BASE, GRAPH
from tests.serve.test_protocol import call

SOLBERG = "/entity/person/mira-solberg"
HARMFUL = (
    "/search?q=Eve",
    "/article/bad000000003",
    "/statement/0006",
    "/entity/person/eve",
    "/articles",
    "/one-sided",
    "/",
)
ALL = (
    "/", "/search?q=solberg", "/entities", "/entities?kind=Person", "/articles", "/timeline", "/contradictions",
    "/one-sided", "/explore", "/query", SOLBERG, "/statement/0001", "/statement/0002", "/article/aaaa00000001",
    "/thing?iri=https%3A%2F%2Fw3id.org%2Ftriplewire%2Frelation%2Fclose", "/role/r1", "/quotation/q1",
)  # fmt: skip


def words(html: str) -> str:
    """What a reader sees, on one line."""
    parts: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            parts.append(data)

    Reader().feed(html)
    return " ".join("".join(parts).split())


@pytest.mark.parametrize("path", ALL)
def test_every_page_is_html_that_loads_nothing_from_elsewhere(server: str, path: str) -> None:
    status, headers, html = call(server + path, Accept="text/html")
    assert status == 200 and headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"] or path == "/query"
    assert not re.findall(r"(?:src|srcset)=\"(?:https?:)?//", html)
    assert not re.findall(r"<link[^>]+href=\"(?:https?:)?//", html)
    assert " style=" not in html and not re.search(r"<script(?![^>]*src=)", html)
    assert '<html lang="en">' in html and "<h1" in html


def test_an_entitys_page_says_what_it_is_did_said_and_what_others_say(server: str) -> None:
    text = words(call(server + SOLBERG)[2])
    for expected in (
        "Person", "governor of Tarn", "Also called Solberg", "Wikidata", "What Mira Solberg did 2",
        "Mira Solberg closed the port of Tarn", "2 independent sources", "contradicted", "4 March 2024",
        "What Mira Solberg said 1", "What was said of Mira Solberg 1", "said by Paul Dee",
        "“We had no choice,”", "expected",
        "Appears with", "Storm halts ferry", "only person of that family name",
    ):  # fmt: skip
        assert expected in text, expected


def test_a_place_stands_on_the_map(server: str) -> None:
    html = call(server + "/entity/place/tarn")[2]
    assert 'cx="10.75" cy="-59.91"' in html and "59.910° N, 10.750° E" in words(html)


def test_a_statements_page_marks_every_sentence_in_the_text_of_its_article(server: str) -> None:
    html = call(server + "/statement/0001")[2]
    marks = re.findall(r'<mark class="evidence-mark whole">(.*?)</mark>', html)
    assert marks == [
        "Governor Mira Solberg closed the port of Tarn on Monday.",
        "The port of Tarn was closed by Solberg, the governor, on Monday.",
    ]
    assert "Storm halts ferry Governor Mira Solberg" in words(html)
    assert "One says that it is so, the other that it is not." in words(html)
    claim = words(call(server + "/statement/0002")[2])
    assert "Said by Paul Dee" in claim and "Through whom it comes" in claim and "not so" in claim


def test_an_articles_page_marks_what_was_drawn_from_it_by_kind(server: str) -> None:
    html = call(server + "/article/aaaa00000001")[2]
    assert re.search(
        r'<span class="fact"[^>]*id="s19">Governor </span><a class="name Person fact"[^>]*>Mira Solberg</a>', html
    )
    assert re.search(r'class="claim quote" data-s="\d+">We had no choice,', html)
    assert "Drawn from it" in html and 'href="#n1"' in html and 'id="n1"' in html


def test_the_timeline_goes_by_time_and_can_be_narrowed(server: str) -> None:
    days = re.findall(r"<h2><time>(.*?)</time></h2>", call(server + "/timeline")[2])
    assert days == ["4 March 2024", "May 2024"]
    narrowed = words(call(server + "/timeline?from=2024-05&status=expected")[2])
    assert "will reopen" in narrowed and "closed the port" not in narrowed


def test_contradictions_stand_side_by_side_with_their_sentences(server: str) -> None:
    text = words(call(server + "/contradictions")[2])
    assert "Mira Solberg did not close the port of Tarn" in text and "was closed by Solberg" in text


def test_claims_of_one_side_leave_out_what_others_say_too(server: str) -> None:
    text = words(call(server + "/one-sided")[2])
    assert "Mira Solberg had no choice" in text and "did not close" not in text


def test_search_finds_people_by_their_office_as_one_types(server: str) -> None:
    found = json.loads(call(server + "/search.json?q=governo")[2])
    assert found[0]["label"] == "Mira Solberg" and found[0]["hint"] == "governor of Tarn"
    assert found[0]["address"] == SOLBERG
    assert json.loads(call(server + "/search.json?q=")[2]) == []


@pytest.mark.parametrize(
    ("path", "accept", "kind"),
    [
        (SOLBERG, "text/turtle", "turtle"),
        (SOLBERG, "application/ld+json", "json-ld"),
        ("/statement/0001", "application/n-triples", "nt"),
        ("/article/aaaa00000001", "application/rdf+xml;q=1, text/html;q=0.5", "xml"),
    ],
)
def test_iris_answer_with_data_where_data_is_liked_better(server: str, path: str, accept: str, kind: str) -> None:
    status, headers, text = call(server + path, Accept=accept)
    assert status == 200 and headers["vary"].startswith("Accept") and "content-disposition" not in headers
    assert (URIRef(BASE.rstrip("/") + path), None, None) in Graph().parse(data=text, format=kind)


@pytest.mark.parametrize("path", [SOLBERG, "/statement/0001", "/timeline", "/one-sided", "/search?q=port", "/articles"])
def test_every_page_with_statements_can_be_taken_away(server: str, path: str) -> None:
    for form, kind in (("ttl", "turtle"), ("jsonld", "json-ld")):
        status, headers, text = call(f"{server}{path}{'&' if '?' in path else '?'}format={form}")
        assert status == 200 and "attachment" in headers["content-disposition"]
        assert len(Graph().parse(data=text, format=kind)) > 5
    if path != "/articles":
        rows = list(csv.DictReader(io.StringIO(call(f"{server}{path}{'&' if '?' in path else '?'}format=csv")[2])))
        assert rows and all(row["sentence"] and row["iri"] for row in rows)


@pytest.mark.parametrize("path", HARMFUL)
def test_stored_text_does_no_harm_in_pages(server: str, path: str) -> None:
    html = call(server + path)[2]
    assert not re.search(r"<(?:script>|img|b )", html.replace("<bdi>", ""))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f]", html)
    assert "javascript:" not in html


def test_formulas_of_a_table_are_defused(server: str) -> None:
    rows = list(csv.reader(io.StringIO(call(server + "/statement/0006?format=csv")[2])))
    assert rows[1][0].startswith("'=cmd()") and rows[1][9] == "'=HYPERLINK(1)"
    for text in ("=1", "+1", "-1", "@x", "\t=1", "\r=1", "\u202e=1", " =1"):
        assert cell(text).lstrip()[:1] not in {"=", "+", "-", "@"}


def test_the_explorer_gets_nodes_and_statements_with_their_sentences(server: str) -> None:
    found = json.loads(call(f"{server}/explore.json?entity={quote(BASE + SOLBERG[1:])}")[2])
    labels = {node["label"] for node in found["nodes"]}
    assert {"Mira Solberg", "port of Tarn", "Paul Dee", "Tarn"} <= labels
    ids = {node["id"] for node in found["nodes"]}
    assert all(edge["source"] in ids and edge["target"] in ids for edge in found["edges"])
    edge = next(edge for edge in found["edges"] if edge["says"] == "Mira Solberg closed the port of Tarn")
    assert (
        edge["sentence"].startswith("Governor Mira Solberg") and edge["independent"] == 2 and edge["status"] == "fact"
    )
    assert len(json.loads(call(f"{server}/explore.json?limit=2")[2])["nodes"]) <= 2


def test_the_explorer_draws_from_short_rows_with_places_always_the_same(server: str) -> None:
    address = f"{server}/explore.json?entity={quote(BASE + SOLBERG[1:])}"
    found, full = (json.loads(call(a)[2]) for a in (address + "&places=yes", address))
    assert [(node["id"], node["label"]) for node in found["nodes"]] == [(n["id"], n["label"]) for n in full["nodes"]]
    assert len({(node["x"], node["y"]) for node in found["nodes"]}) == len(found["nodes"])
    rows = [dict(zip(found["fields"], row, strict=True)) for row in found["rows"]]
    drawn = {(found["nodes"][r["source"]]["id"], found["nodes"][r["target"]]["id"], r["address"]) for r in rows}
    assert drawn == {(edge["source"], edge["target"], edge["address"]) for edge in full["edges"]}
    assert {found["words"][row["label"]] for row in rows} == {edge["label"] for edge in full["edges"]}
    assert call(address + "&places=yes")[2] == call(address + "&places=yes")[2]
    whole = json.loads(call(f"{server}/explore.json?limit=60&places=yes")[2])
    assert {node["label"] for node in whole["nodes"]} >= {"Mira Solberg", "Paul Dee"}


def test_the_explorer_asks_for_the_sentences_of_what_is_chosen(server: str) -> None:
    found = json.loads(call(f"{server}/explore.json?of=/statement/0001%20/statement/none%20/nowhere")[2])
    assert [item["address"] for item in found] == ["/statement/0001"]
    assert found[0]["sentence"].startswith("Governor Mira Solberg") and found[0]["says"] and found[0]["article"]
    assert json.loads(call(f"{server}/explore.json?of=")[2]) == []


def test_what_is_not_there_is_said_so(server: str) -> None:
    for path in ("/entity/person/nobody", "/nothing", "/thing?iri=urn%3Ax", "/statement/", "/static/nothing.js"):
        assert call(server + path)[0] == 404
    assert call(server + "/thing?iri=%20not%20an%20iri")[0] == 400
    assert call(server + "/", b"", "POST")[0] == 405


PATHS = ["sparql", "thing", "search", "timeline", "explore.json", "search.json", "entities", "entity/x", "one-sided"]
FIELDS = ["query", "iri", "q", "from", "to", "page", "format", "kind", "limit", "entity", "part", "speaker"]
FIELDS += ["places", "of", "status", "update", "default-graph-uri", "named-graph-uri"]
ODD = ["ASK { ?s ?p ?o }", "urn:a", "999999999999", "-1", "ttl", BASE, "\x00"]


@given(
    st.sampled_from(PATHS),
    st.dictionaries(
        st.sampled_from(FIELDS),
        st.text(max_size=40) | st.sampled_from(ODD),
        max_size=4,
    ),
    st.sampled_from(["*/*", "text/html", "text/csv", "a", "q=;,", "text/turtle;q=nan", "application/json;q=-1", "*"]),
)  # fmt: skip
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_request_whatever_gets_5xx_or_a_traceback(
    server: str, path: str, fields: dict[str, str], accept: str
) -> None:
    pairs = "&".join(f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in fields.items())
    status, _, text = call(f"{server}/{path}?{pairs}", Accept=accept)
    assert status < 500 and "Traceback" not in text


@given(
    st.binary(max_size=200),
    st.sampled_from(["application/sparql-query", "application/x-www-form-urlencoded", "x/y", ""]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_body_whatever_gets_5xx(server: str, body: bytes, kind: str) -> None:
    assert call(f"{server}/sparql", body, Content_Type=kind)[0] < 500


def test_a_statement_of_many_sentences_shows_the_first_in_their_texts_and_turns_pages(
    tmp_path: Path, start: Callable[..., str]
) -> None:
    ends = [(10 * n, 10 * n + 9) for n in range(60)]
    body = "".join(f"Line {n:03}.\\n" for n in range(60))
    evidence = "".join(
        f"s:many tw:evidence e:many{n} . e:many{n} a tw:Evidence ; tw:article <{BASE}article/many> ;"
        f' tw:start {start} ; tw:end {end} ; tw:exact "Line {n:03}." .\n'
        for n, (start, end) in enumerate(ends)
    )
    article = (
        f'<{BASE}article/many> a schema:NewsArticle ; schema:headline "Many lines" ; schema:articleBody "{body}" .\n'
    )
    publish(tmp_path, GRAPH + 's:many a tw:Statement ; rdfs:label "It says a lot" .\n' + article + evidence, "many")
    address = start(graph=tmp_path)
    first, second = (call(f"{address}/statement/many{page}")[2] for page in ("", "?page=2"))
    assert first.count('class="source"') == 50 and second.count('class="source"') == 10
    assert first.count("The whole article") == 3 and "The whole article" not in second
    assert "Line 059." in second and "60" in words(first)
    assert len(call(f"{address}/statement/many?format=csv")[2].splitlines()) == 61


@pytest.mark.parametrize("name", saved_queries())
def test_a_saved_query_declares_the_prefixes_that_it_uses_and_no_others(name: str) -> None:
    shown = used_prefixes(saved_query(name))
    ox.Store().query(shown)  # no prefix is missing
    declared = re.findall(r"^PREFIX (\S+)", shown, re.MULTILINE)
    assert declared and all(shown.count(prefix) > 1 for prefix in declared)
