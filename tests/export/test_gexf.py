"""GEXF: valid against the rules of the format, and read back by two parsers that are not ours with nothing lost."""

from __future__ import annotations

import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.export.columns import EDGE_COLUMNS, NODE_COLUMNS
from tasks.export.contents import read_contents
from tasks.export.gexf import write_gexf
from tasks.export.network import Edge, Network, Node, make_network
from tasks.export.views import VIEWS, Choice, make_view
from tests.export.gexf_rules import breaches
from tests.export.test_export import HOSTILE, store_of
from tests.graph_sample import GRAPH

READER = Path(__file__).parent.parent / "node"


def network_of(view: str, turtle: str = GRAPH) -> Network:
    return make_view(read_contents(store_of(turtle)), Choice(view=view))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("turtle", [GRAPH, HOSTILE], ids=["sample", "hostile"])
def test_file_keeps_the_rules_of_gexf(tmp_path: Path, view: str, turtle: str) -> None:
    write_gexf(network_of(view, turtle), tmp_path / "g.gexf")
    assert breaches(ET.parse(tmp_path / "g.gexf").getroot()) == []


def test_the_rules_find_what_is_wrong(tmp_path: Path) -> None:
    write_gexf(network_of("entities"), tmp_path / "g.gexf")
    text = (tmp_path / "g.gexf").read_text()
    for right, wrong in (
        ('version="1.3"', 'version="1.2"'), ('mode="dynamic"', 'mode="moving"'), (' g="', ' g="9'),
        ("<spells>", "<spell>"), ('weight="2.0"', 'weight="two"'), ('for="role"', 'for="rank"'),
        ("<nodes count", "<nodes number"), ('id="1"', 'id="0"'),
        ("</attvalues><spells>", "</attvalues><attvalues/><spells>"),
    ):  # fmt: skip
        assert right in text
        changed = text.replace(right, wrong)
        changed = changed.replace("</spells>", "</spell>") if wrong == "<spell>" else changed
        assert breaches(ET.fromstring(changed)), wrong


def expected(network: Network) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    """What a reader must find: values by node, and edges."""
    nodes = {
        node.iri: {"label": node.label, **{n: v(node) for n, (_, v) in NODE_COLUMNS.items() if v(node) is not None}}
        for node in network.nodes
    }
    edges = [
        {
            "source": e.source, "target": e.target, "label": e.label, "weight": e.weight,
            **{n: v(e) for n, (_, v) in EDGE_COLUMNS.items() if v(e) is not None},
        }
        for e in network.edges
    ]  # fmt: skip
    return nodes, edges


@pytest.mark.parametrize("view", VIEWS)
def test_networkx_reads_back_all_of_it(tmp_path: Path, view: str) -> None:
    network = network_of(view)
    write_gexf(network, tmp_path / "g.gexf")
    read = nx.read_gexf(tmp_path / "g.gexf", version="1.3")
    nodes, edges = expected(network)
    assert set(read) == set(nodes)
    for node in network.nodes:
        found = read.nodes[node.iri]
        assert {name: found[name] for name in nodes[node.iri]} == nodes[node.iri]
        assert tuple(found.get("spells", ())) == node.spells
        assert {"color", "size", "position"} == set(found["viz"])
    back = [{"source": a, "target": b, **data} for a, b, data in read.edges(data=True)]
    assert sorted(int(edge["id"]) for edge in back) == list(range(len(edges)))
    for found in back:
        edge = edges[int(found["id"])]
        assert {name: found[name] for name in edge} == edge
        assert tuple(found.get("spells", ())) == network.edges[int(found["id"])].spells


@pytest.fixture(scope="session")
def graphology(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with graphology's reader, installed as pinned."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("needs node and npm")
    folder = tmp_path_factory.mktemp("graphology")
    for name in ("package.json", "package-lock.json", "read_gexf.mjs"):
        shutil.copy(READER / name, folder)
    done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"npm could not install graphology: {done.stderr[-300:]}")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("turtle", [GRAPH, HOSTILE], ids=["sample", "hostile"])
def test_graphology_reads_back_all_of_it(tmp_path: Path, graphology: Path, view: str, turtle: str) -> None:
    network = network_of(view, turtle)
    write_gexf(network, tmp_path / "g.gexf")
    answer = subprocess.run(
        ["node", "read_gexf.mjs", str(tmp_path / "g.gexf")], cwd=graphology, capture_output=True, text=True, check=True
    )
    read = json.loads(answer.stdout)
    nodes, edges = expected(network)
    hidden = str.maketrans({"\0": "\ufffd", "\a": "\ufffd", "\ufffe": "\ufffd"})
    assert {node["key"] for node in read["nodes"]} == set(nodes)
    for node in read["nodes"]:
        want = {n: v.translate(hidden) if isinstance(v, str) else v for n, v in nodes[node["key"]].items()}
        assert {name: node[name] for name in want} == want
        assert {"color", "size", "x", "y"} <= set(node)
    assert len(read["edges"]) == len(edges)
    for edge in read["edges"]:
        want = edges[int(edge["key"])]
        assert {name: edge[name] for name in want} == want
        assert edge["kind"] == network.edges[int(edge["key"])].kind


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8), st.text(max_size=20)), max_size=8))
def test_any_text_makes_a_valid_file(
    tmp_path_factory: pytest.TempPathFactory, triples: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "g.gexf"
    names = {name.encode("utf-8", "replace").decode() for triple in triples for name in triple[:2]}
    nodes = [Node(f"n:{name.encode().hex()}", name, "Person") for name in sorted(names)]
    iri = {node.label: node.iri for node in nodes}
    clean = [tuple(part.encode("utf-8", "replace").decode() for part in triple) for triple in triples]
    edges = [Edge(iri[a], iri[b], verb, verb, 1, gloss=f"{a} {verb}") for a, b, verb in clean]
    write_gexf(make_network(nodes, edges), path)
    assert breaches(ET.parse(path).getroot()) == []
