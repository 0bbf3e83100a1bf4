"""Asking a graph: every saved query runs, every form comes out, mistakes get a useful answer."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter

import pyoxigraph as ox
import pytest
import rdflib

from benchmarks.made_graph import quads
from tasks.errors import BadQuery
from tasks.harmless import harmless
from tasks.query.answers import run_query, write_answer
from tasks.query.explain import explain
from tasks.query.saved import find_query
from tasks.sparql import PREFIXES, saved_queries, saved_query
from tests.graph_sample import GRAPH
from tests.query.plain_queries import PLAIN


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


@pytest.fixture(scope="module")
def varied() -> ox.Store:
    """A made-up graph in which everything occurs that a saved query asks for, and everything is missing somewhere."""
    lines = list(quads(20))
    statements = sorted({line.split()[0] for line in lines if "/statement/" in line.split()[0]})
    articles = sorted({line.split()[0] for line in lines if "/article/" in line.split()[0]})
    people = sorted({line.split()[0] for line in lines if "/entity/person/" in line.split()[0]})
    headline = "schema.org/headline"
    lines = [line for line in lines if headline not in line or line.split()[0] != articles[3]]
    store = ox.Store()
    store.load("".join(line.rpartition(" <")[0] + " .\n" for line in lines).encode(), format=ox.RdfFormat.N_TRIPLES)
    more = ["PREFIX d: <https://w3id.org/triplewire/data/> INSERT DATA {"]
    more += [f"{person} a skos:Concept ." for person in people[::7]]  # some have a second class
    for n in range(0, 200, 3):
        place = f"<https://w3id.org/triplewire/data/entity/place/town-{n}>"
        more.append(f"{place} geo:lat {n}.5 ; geo:long -{n}.25 ; owl:sameAs <https://sws.geonames.org/{n}/> .")
        if n % 2:
            more.append(f"{place} schema:containedInPlace <https://w3id.org/triplewire/data/entity/place/town-0> .")
    for n, one in enumerate(statements):
        if n % 4 == 0:
            other = people[n % len(people)] if n % 8 else statements[n // 2]
            more.append(f'{one} tw:argument d:arg{n} . d:arg{n} tw:role "with" ; rdf:value {other} .')
        if n % 3 == 0:
            more.append(f"{one} tw:attributedIn {statements[n - 1]} .")
        if n % 11 == 0:  # told by a second article
            where = f"tw:article {articles[n % len(articles)]} ; tw:start {n} ; tw:end {n + 9}"
            more.append(f'{one} tw:evidence d:again{n} . d:again{n} {where} ; tw:exact "Told again, {n}." .')
        if n % 5 == 0:
            said = f'd:q{n} a tw:Quotation ; schema:text "Words {n}" ; tw:evidence d:words{n}'
            more.append(f"{said} . d:words{n} tw:article {articles[n % len(articles)]} .")
        if n % 10 == 0:
            more.append(f"d:q{n} tw:speaker {people[n % len(people)]} .")
    store.update(" ".join([*more, "}"]), prefixes=PREFIXES)
    store.update(
        """DELETE { ?s tw:reportCount 1 } INSERT { ?s tw:reportCount 2 }
             WHERE { ?s tw:evidence ?a , ?b FILTER(?a != ?b) };
           DELETE { ?s rdf:object ?o } INSERT { ?s rdf:object "eleven" }
             WHERE { ?s rdf:predicate rel:join ; rdf:object ?o };
           DELETE { ?s rdf:object ?o } WHERE { ?s rdf:predicate rel:sue ; rdf:object ?o };
           DELETE { ?s tw:speaker ?w } WHERE { ?s tw:speaker ?w ; rdf:predicate rel:warn }""",
        prefixes=PREFIXES,
    )
    return store


@pytest.mark.parametrize("name", PLAIN)
def test_a_saved_query_answers_as_the_plain_words_for_it(varied: ox.Store, name: str) -> None:
    (head, *rows), (plain_head, *plain) = (
        list(csv.reader(io.StringIO(answer(varied, query, "csv")))) for query in (find_query(name), PLAIN[name])
    )
    assert head == plain_head and len(rows) >= 20
    if "how" in head:  # the order within a cell is the store's own
        for row in rows + plain:
            row[head.index("how")] = ", ".join(sorted(row[head.index("how")].split(", ")))
    assert Counter(map(tuple, rows)) == Counter(map(tuple, plain))
    keys = [head.index(key) for key in re.findall(r"\?(\w+)", PLAIN[name].rpartition("ORDER BY")[2]) if key in head]
    assert [[row[key] for key in keys] for row in rows] == [[row[key] for key in keys] for row in plain]


@pytest.fixture(scope="module")
def elsewhere() -> rdflib.Graph:
    return rdflib.Graph().parse(data=GRAPH, format="turtle")


@pytest.mark.parametrize("name", saved_queries())
def test_a_saved_query_answers_the_same_in_another_store(store: ox.Store, elsewhere: rdflib.Graph, name: str) -> None:
    theirs = elsewhere.query(saved_query(name)).serialize(format="csv") or b""
    rows = list(csv.reader(io.StringIO(answer(store, find_query(name), "csv"))))
    assert list(csv.reader(io.StringIO(theirs.decode()))) == rows


def test_a_statement_that_nobody_is_said_to_have_made_is_anonymous(varied: ox.Store) -> None:
    rows = csv.DictReader(io.StringIO(answer(varied, find_query("anonymous-sources"), "csv")))
    nobody = "SELECT (COUNT(*) AS ?n) { ?s tw:status tw:Attributed FILTER NOT EXISTS { ?s tw:speaker ?w } }"
    assert sum(int(row["anonymous"]) for row in rows) >= int(answer(varied, nobody, "csv").split()[1]) > 0


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
