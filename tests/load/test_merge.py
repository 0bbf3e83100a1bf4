"""The default graph of a snapshot is the merge of its named graphs: what several articles say stands there once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from tasks.export import write_export
from tasks.query.answers import run_query
from tasks.sparql import saved_queries, saved_query
from tests.load.hand_made import BASE, Page, emergency, hearsay
from tests.load.reading import Loaded


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Two articles that share a statement, a role and all that these stand on; and one of hearsay."""
    other = "After the storm, Ana Brook declared a state of emergency in Leeds, said Mayor Reed."
    pages = [emergency(publisher="Vale Post"), emergency(other, id="b", publisher="Dale Echo"), hearsay()]
    for page in pages[:2]:
        page.role("e1", "Mayor", "e2")
    return Loaded(tmp_path_factory.mktemp("graph"), pages)


@pytest.mark.parametrize("name", saved_queries())
def test_no_saved_query_gives_a_row_twice(graph: Loaded, name: str) -> None:
    rows = Counter(tuple(map(str, solution)) for solution in run_query(graph.store, saved_query(name)))
    assert [row for row, count in rows.items() if count > 1] == []


def test_a_statement_of_two_articles_counts_once(graph: Loaded) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ ?s a tw:Statement ; rdf:subject <{BASE}entity/person/ana-brook> }}"
    (row,) = run_query(graph.store, query)
    assert row["n"].value == "1"


def test_the_default_graph_holds_what_the_named_graphs_hold_and_nothing_else(graph: Loaded) -> None:
    default = {quad.triple for quad in graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    named = [quad.triple for quad in graph.store if quad.graph_name != ox.DefaultGraph()]
    assert default == set(named)
    assert len(named) > len(default)


def test_the_default_graph_is_the_turtle_file(graph: Loaded) -> None:
    default = {quad.triple for quad in graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert {quad.triple for quad in ox.parse(graph.turtle.encode(), format=ox.RdfFormat.TURTLE)} == default


@pytest.mark.parametrize(("form", "parsed"), [("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES)])
def test_an_exported_triple_stands_once(graph: Loaded, tmp_path: Path, form: str, parsed: ox.RdfFormat) -> None:
    write_export(graph.store, form, tmp_path / "out")
    triples = list(ox.parse((tmp_path / "out").read_bytes(), format=parsed))
    assert len(triples) == len(set(triples)) == graph.report.triples


def test_an_exported_dataset_has_each_triple_in_its_named_graphs_alone(graph: Loaded, tmp_path: Path) -> None:
    write_export(graph.store, "trig", tmp_path / "out")
    quads = list(ox.parse((tmp_path / "out").read_bytes(), format=ox.RdfFormat.TRIG))
    assert set(quads) == {quad for quad in graph.store if quad.graph_name != ox.DefaultGraph()}
    assert len(quads) == len(set(quads))


def test_a_page_without_relations_adds_nothing_to_the_merge_but_itself(tmp_path: Path) -> None:
    alone = Loaded(tmp_path, [Page("Nothing was said.")])
    assert len(alone.rows("SELECT ?s { ?s ?p ?o }")) == 2  # the article, and what read it
