"""The look at a query's words before it is parsed: calls to other services are seen however they are written."""

from __future__ import annotations

from time import process_time

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.sparql import query_words, written_columns


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }",
        "select*{service silent?x{}}",
        "SELECT * { ?s ?p true.SERVICEa:b{} }",
        "PREFIX a: <x:> SELECT * { ?s ?p ?o . SERVICE\n\t # who\n a:b { } }",
        "SELECT * { ?s <SERVICE> '#' . SERVICE<a:>{} }",
        "SELECT * { SERVICE " + "a" * 300 + ":b {} }",
        "SELECT * { SERVICE a:" + "b" * 300 + " {} }",
    ],
)
def test_a_call_to_another_service_is_seen(query: str) -> None:
    assert query_words(query).calls_service


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service ?p "SERVICE <a:> {" }',
        "SELECT * { ?s ?p ?o } # SERVICE <a:> {}",
        "PREFIX service: <a:> SELECT * { ?s service:x <http://a.example/SERVICE/> }",
        "SELECT * { ?s ?p '''SERVICE ?x { }''' }",
    ],
)
def test_the_word_service_elsewhere_is_no_call(query: str) -> None:
    assert not query_words(query).calls_service


@pytest.mark.parametrize("update", ["INSERT DATA {}", "PREFIX a: <b:> load <c:>", "# x\nDELETE WHERE {}", "drop all"])
def test_an_update_is_known_by_its_first_word(update: str) -> None:
    assert query_words(update).is_update


def test_a_query_that_names_its_graphs_is_known() -> None:
    assert query_words("ASK FROM NAMED <x:> {}").has_dataset
    assert query_words("PREFIX a: <x:> ASK FROM a:b {}").has_dataset
    assert not query_words("PREFIX from: <x:> SELECT * { ?from from:from 'FROM <x:>' }").has_dataset


@given(st.text(alphabet="SERVICE <>{}?:a#'\"\\\n.", max_size=300))
def test_any_text_can_be_looked_at(query: str) -> None:
    query_words(query)


@pytest.mark.parametrize("piece", ["SERVICE", '"', "'''", "<", "a:", "\\", "BASE ", "#", "?", "-"])
def test_long_nonsense_is_read_in_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        begun = process_time()
        query_words(piece * (size // len(piece)))
        return process_time() - begun

    short = min(seconds(20_000) for _ in range(3))
    assert seconds(200_000) < 40 * short + 0.2  # ten times as much; a quadratic reading takes a hundred times as long


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT ?s ?p ?o { ?s ?p ?o }"),
        ("select distinct*where{?z ?a ?m}", "select distinct ?z ?a ?m where{?z ?a ?m}"),
        (
            "# SELECT ?x\nSELECT # all\n * { ?b ?p 'SELECT *' }",
            "# SELECT ?x\nSELECT # all\n ?b ?p { ?b ?p 'SELECT *' }",
        ),
        ("PREFIX select: <x:> SELECT * { ?b $a ?b }", "PREFIX select: <x:> SELECT ?b ?a { ?b $a ?b }"),
        ("SELECT * { { SELECT ?n { ?n ?h ?i } } ?a ?n ?b }", "SELECT ?n ?a ?b { { SELECT ?n { ?n ?h ?i } } ?a ?n ?b }"),
        ("SELECT ?o { { SELECT * { ?s ?p ?o } } }", "SELECT ?o { { SELECT * { ?s ?p ?o } } }"),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
        ("SELECT * { ?s <a:*> 1 }", "SELECT * { ?s <a:*> 1 }"),
        ("ASK { { SELECT * { ?s ?p ?o } } }", "ASK { { SELECT * { ?s ?p ?o } } }"),
        ("nothing", "nothing"),
    ],
)
def test_columns_come_in_the_order_in_which_they_are_written(query: str, expected: str) -> None:
    def columns(text: str) -> list[str]:
        found = ox.Store().query(text)
        return [variable.value for variable in found.variables] if isinstance(found, ox.QuerySolutions) else []

    assert written_columns(query, columns) == expected
