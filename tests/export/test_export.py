"""Files for other programs: nothing lost, the same bytes every time, hostile text harmless."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from tasks.export import write_export
from tests.graph_sample import GRAPH, PREFIXES

HOSTILE = (
    PREFIXES
    + r"""
d:x a schema:Person ; skos:prefLabel "<script>alert(1)</script>\u0007\u0000" ; rdfs:label "x" .
d:y a schema:Person ; skos:prefLabel "=cmd|' /C calc'!A0\uFFFE" ; rdfs:label "y" .
rel:see rdfs:label "see" .
d:s9 a tw:Statement ; rdf:subject d:x ; rdf:predicate rel:see ; rdf:object d:y ; tw:polarity tw:Positive ;
  tw:modality tw:Actual ; tw:status tw:Asserted ; rdfs:label "x saw y & \"z\"" .
"""
)


def store_of(turtle: str) -> ox.Store:
    store = ox.Store()
    store.load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize(("form", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_network_is_read_back_with_labels_types_and_weights(tmp_path: Path, form: str, read) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / f"g.{form}"
    write_export(store_of(GRAPH), form, file)
    graph = read(file)
    nodes = {data["label"]: data for _, data in graph.nodes(data=True)}
    assert set(nodes) == {"Ana Brook", "mill", "Leeds"}
    assert nodes["Ana Brook"]["type"] == "Person"
    edges = {(graph.nodes[a]["label"], graph.nodes[b]["label"]): data for a, b, data in graph.edges(data=True)}
    edge = edges["Ana Brook", "mill"]
    assert (float(edge["weight"]), edge["polarity"], edge["status"]) == (2.0, "Positive", "Asserted")
    assert edge["gloss"] == "Ana Brook closed the mill"
    assert (edge["first"], edge["last"]) == ("2024-05-02", "2024-05-03")


@pytest.mark.parametrize("form", ["gexf", "graphml", "ttl", "nt", "trig", "jsonld"])
def test_same_graph_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    for name in ("one", "two"):
        write_export(store_of(GRAPH), form, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("form", ["ttl", "nt", "trig", "jsonld"])
def test_rdf_forms_hold_every_triple(tmp_path: Path, form: str) -> None:
    from tasks.export.rdf import FORMATS

    store = store_of(GRAPH)
    write_export(store, form, tmp_path / "g")
    back = {q.triple for q in ox.parse(path=str(tmp_path / "g"), format=FORMATS[form])}  # type: ignore[union-attr]
    assert back == {q.triple for q in store}


def test_texts_of_the_articles_can_be_left_out(tmp_path: Path) -> None:
    write_export(store_of(GRAPH), "ttl", tmp_path / "g", bodies=False)
    assert "articleBody" not in (tmp_path / "g").read_text()


def test_hostile_labels_make_well_formed_xml(tmp_path: Path) -> None:
    write_export(store_of(HOSTILE), "gexf", tmp_path / "g.gexf")
    text = (tmp_path / "g.gexf").read_text()
    ET.fromstring(text)
    assert "<script>" not in text


def test_file_is_whole_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_export(store_of(GRAPH), "gexf", tmp_path / "missing" / "g.gexf")
    assert list(tmp_path.iterdir()) == []


def test_empty_graph_gives_an_empty_network(tmp_path: Path) -> None:
    write_export(ox.Store(), "gexf", tmp_path / "g.gexf")
    assert nx.read_gexf(tmp_path / "g.gexf").number_of_nodes() == 0
