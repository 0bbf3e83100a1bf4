"""CSV and GraphML: read back with nothing lost; no cell is a formula."""

from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx
import pytest

from tasks.export import write_export
from tasks.export.graphml import write_graphml
from tasks.export.tables import write_tables
from tasks.export.views import VIEWS, Choice
from tests.export.test_export import HOSTILE, store_of
from tests.export.test_gexf import expected, network_of
from tests.graph_sample import GRAPH


@pytest.mark.parametrize("view", VIEWS)
def test_networkx_reads_back_all_of_a_graphml_file(tmp_path: Path, view: str) -> None:
    network = network_of(view)
    write_graphml(network, tmp_path / "g.graphml")
    read = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    nodes, edges = expected(network)
    assert set(read) == set(nodes)
    for iri, want in nodes.items():
        assert {name: read.nodes[iri][name] for name in want} == want
        assert {"x", "y", "size", "color"} <= set(read.nodes[iri])
    back = {key: {"source": a, "target": b, **data} for a, b, key, data in read.edges(keys=True, data=True)}
    assert set(back) == set(range(len(edges)))
    for number, want in enumerate(edges):
        assert {name: back[number][name] for name in want} == want


@pytest.mark.parametrize("view", VIEWS)
def test_tables_hold_all_nodes_and_edges(tmp_path: Path, view: str) -> None:
    network = network_of(view)
    write_tables(network, tmp_path / "n.csv", tmp_path / "e.csv")
    nodes, edges = expected(network)
    with (tmp_path / "n.csv").open(newline="") as file:
        rows = {row["Id"]: row for row in csv.DictReader(file)}
    assert set(rows) == set(nodes)
    for iri, want in nodes.items():
        assert {n: rows[iri]["Label" if n == "label" else n] for n in want} == {n: str(v) for n, v in want.items()}
    names = {"source": "Source", "target": "Target", "label": "Label", "weight": "Weight"}
    with (tmp_path / "e.csv").open(newline="") as file:
        for row, want in zip(csv.DictReader(file), edges, strict=True):
            assert {n: row[names.get(n, n)] for n in want} == {n: str(v) for n, v in want.items()}


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    write_export(store_of(HOSTILE), "csv", tmp_path / "g.csv")
    for name in ("g-nodes.csv", "g-edges.csv"):
        with (tmp_path / name).open(newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "-", "\t", "\r"))]
    assert "'=cmd" in (tmp_path / "g-nodes.csv").read_text()


def test_both_tables_are_there_or_none(tmp_path: Path) -> None:
    (tmp_path / "missing").mkdir()
    written = write_export(store_of(GRAPH), "csv", tmp_path / "missing" / "g.csv", choice=Choice(view="speakers"))
    assert sorted(path.name for path in (tmp_path / "missing").iterdir()) == sorted(path.name for path in written)
