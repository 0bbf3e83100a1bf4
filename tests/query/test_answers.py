"""Asking a graph: every saved query runs, every form comes out, mistakes get a useful answer."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks.made_graph import publish
from tasks.errors import BadQuery
from tasks.harmless import harmless
from tasks.query.answers import run_query, write_answer
from tasks.query.explain import explain
from tasks.query.saved import find_query
from tasks.sparql import saved_queries, saved_query
from tasks.store import open_published
from tests.graph_sample import GRAPH


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(GRAPH.encode(), format=ox.RdfFormat.TURTLE)
    return store


def answer(store: ox.Store, query: str, form: str) -> str:
    return b"".join(write_answer(run_query(store, query), form)).decode()


@pytest.mark.parametrize("name", saved_queries())
def test_every_saved_query_runs_and_says_what_it_answers(store: ox.Store, name: str) -> None:
    assert saved_query(name).startswith("# ") and saved_queries()[name]
    assert "row" in answer(store, find_query(name), "table")


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("who-said-what", ["Tom Reed", "say", "the mill was old", "Tom Reed said the mill was old."]),
        ("who-did-what", ["Ana Brook", "close", "mill", "Leeds", "2024-05-01", "The mill was closed by Brook."]),
        ("one-side-only", ["Tom Reed", "the mill was old"]),
        ("network", ["Ana Brook", "mill", "close"]),
        ("roles", ["Ana Brook", "owner", "mill"]),
        ("places", ["Leeds", "53.79"]),
        ("timeline", ["2024-05-01", "Ana Brook closed the mill"]),
        ("first-to-report", ["Ana Brook closed the mill", "2024-05-02", "Vale Post"]),
        ("evidence", ["Tom Reed said the mill was old.", "36", "67"]),
    ],
)
def test_saved_query_finds_what_it_is_for(store: ox.Store, name: str, cells: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(answer(store, find_query(name), "csv"))))
    assert any(set(cells) <= set(row) for row in rows[1:]), rows


#: The saved queries that join their parts as tables, in the words one would put them in.
PLAIN = {
    "evidence": """SELECT ?statement ?says ?article ?start ?end ?sentence {
      ?statement a tw:Statement ; rdfs:label ?says ;
                 tw:evidence [ tw:article ?report ; tw:start ?start ; tw:end ?end ; tw:exact ?sentence ] .
      OPTIONAL { ?report schema:headline ?headline } BIND(COALESCE(?headline, STR(?report)) AS ?article)
    } ORDER BY ?says ?statement ?article ?start""",
    "one-side-only": """SELECT ?speaker ?claim ?article ?sentence {
      { SELECT (IRI(MIN(STR(?any))) AS ?statement) {
          ?any a tw:Statement ; rdf:predicate ?predicate .
          OPTIONAL { ?any rdf:subject ?s } OPTIONAL { ?any rdf:object ?o } OPTIONAL { ?any tw:speaker ?w }
          BIND(COALESCE(?s, tw:Nothing) AS ?subject) BIND(COALESCE(?o, tw:Nothing) AS ?object)
          BIND(COALESCE(?w, tw:Nothing) AS ?voice)
        } GROUP BY ?predicate ?subject ?object HAVING(COUNT(DISTINCT ?voice) = 1 && MIN(STR(?voice)) != STR(tw:Nothing))
      }
      ?statement tw:polarity tw:Positive ; rdfs:label ?claim ; tw:speaker/rdfs:label ?speaker ;
                 tw:evidence [ tw:article ?report ; tw:start ?start ; tw:exact ?sentence ] .
      OPTIONAL { ?report schema:headline ?headline } BIND(COALESCE(?headline, STR(?report)) AS ?article)
    } ORDER BY ?speaker ?claim ?article ?start""",
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_query_that_joins_tables_answers_as_the_plain_one(tmp_path: Path, name: str) -> None:
    publish(tmp_path, 20)
    store = open_published(tmp_path)
    rows = answer(store, find_query(name), "csv")
    assert len(rows.splitlines()) > 50
    assert rows == answer(store, PLAIN[name], "csv")


def test_columns_of_all_variables_come_as_they_are_written(store: ox.Store) -> None:
    query = "SELECT * { ?who a schema:Person ; rdfs:label ?a } ORDER BY ?a"
    assert answer(store, query, "csv").splitlines()[0] == "who,a"


def test_a_function_that_nobody_knows_is_a_mistake_of_the_query(store: ox.Store) -> None:
    with pytest.raises(BadQuery, match="urn:age"):
        answer(store, "SELECT (<urn:age>(?s) AS ?age) { ?s a schema:Person }", "csv")


def test_relative_iris_belong_to_the_data(store: ox.Store) -> None:
    assert "<https://w3id.org/triplewire/data/here>" in answer(store, "CONSTRUCT { <here> a <here> } {}", "ttl")


def test_what_somebody_merely_said_is_not_among_the_facts(store: ox.Store) -> None:
    rows = list(csv.reader(io.StringIO(answer(store, find_query("who-did-what"), "csv"))))[1:]
    assert {(row[0], row[1]) for row in rows} == {("Ana Brook", "close"), ("Tom Reed", "say")}


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv", "table"])
def test_rows_come_in_every_form(store: ox.Store, form: str) -> None:
    assert "Ana Brook" in answer(store, "SELECT ?n { ?x a schema:Person ; rdfs:label ?n }", form)


def test_json_is_the_w3c_form(store: ox.Store) -> None:
    found = json.loads(answer(store, "SELECT ?n { d:x a ?n } ".replace("d:x", "?x"), "json"))
    assert found["head"]["vars"] == ["n"] and found["results"]["bindings"]


def test_a_graph_comes_as_turtle_and_nothing_else(store: ox.Store) -> None:
    query = "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s rdfs:label ?l }"
    assert "rdfs:label" in answer(store, query, "ttl")
    with pytest.raises(BadQuery, match="gives a graph"):
        answer(store, query, "csv")
    with pytest.raises(BadQuery, match="gives rows"):
        answer(store, "SELECT * { ?s ?p ?o }", "ttl")


def test_yes_and_no(store: ox.Store) -> None:
    assert answer(store, "ASK { ?x a schema:Person }", "table") == "yes\n"
    assert answer(store, "ASK { ?x a schema:Event }", "table") == "no\n"


@pytest.mark.parametrize("query", ["SELECT nonsense", "DROP ALL", "INSERT DATA { <a:b> <a:c> 1 }", "", "é{"])
def test_what_is_not_a_query_is_refused_with_a_message(store: ox.Store, query: str) -> None:
    with pytest.raises(BadQuery):
        run_query(store, find_query(query))


def test_unknown_name_suggests_a_near_one() -> None:
    with pytest.raises(BadQuery) as found:
        find_query("who-said-wat")
    assert "who-said-what" in found.value.hint


def test_missing_query_file_is_named() -> None:
    with pytest.raises(BadQuery, match="cannot be read"):
        find_query("nowhere/my.rq")


def test_terminal_escapes_and_overrides_are_taken_out() -> None:
    assert harmless("\x1b]0;title\x07 a\u202eb\nc\td") == "]0;title abc d".replace("abc", "ab c")


def test_explain_entity_shows_names_reasons_and_sentences(store: ox.Store) -> None:
    text = "\n".join(explain(store, "brook"))
    for part in ("Ana Brook — Person", "also called: Brook", "role: owner of mill", "only person of that name (0.85)",
                 "The mill was closed by Brook.", "Dale Echo, 2024-05-03, End of a mill; characters 0–29"):  # fmt: skip
        assert part in text


def test_explain_statement_by_its_iri(store: ox.Store) -> None:
    text = "\n".join(explain(store, "https://w3id.org/triplewire/data/s2"))
    assert "said by tom reed" in text.lower() and "Tom Reed said the mill was old." in text


def test_explain_unknown_name_suggests(store: ox.Store) -> None:
    with pytest.raises(BadQuery) as found:
        list(explain(store, "Ana Brok"))
    assert "Ana Brook" in found.value.hint


def test_query_modules_load_neither_spacy_nor_prefect() -> None:
    code = "import sys, tasks.query.answers, tasks.query.explain, tasks.store, flows.cli, flows.commands.query\n"
    code += "sys.exit(bool({'spacy', 'prefect', 'rdflib', 'networkx'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
