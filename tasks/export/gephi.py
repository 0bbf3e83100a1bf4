"""The network as files that Gephi opens: GEXF and GraphML, through networkx."""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from pathlib import Path

import networkx as nx

from tasks.export.network import Network

#: Class of entity → colour (red, green, blue): distinguishable for the colour-blind (after Okabe and Ito, 2008).
COLOURS = {
    "Person": (213, 94, 0), "Organization": (0, 114, 178), "Group": (204, 121, 167), "Country": (0, 158, 115),
    "AdministrativeArea": (86, 180, 133), "City": (120, 200, 160), "Place": (150, 210, 180), "Facility": (86, 180, 233),
    "Event": (230, 159, 0), "Product": (240, 228, 66), "CreativeWork": (150, 120, 90), "Concept": (170, 170, 170),
}  # fmt: skip

_XML_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Up to this many nodes the layout is computed by forces; beyond, classes are put on rings, which costs no time.
_FORCE_LIMIT = 1500


def to_networkx(network: Network) -> nx.MultiDiGraph:
    """``network`` with a label, class, colour, size and position on every node; an edge a statement and end."""
    graph = nx.MultiDiGraph()
    degree = Counter(iri for edge in network.edges for iri in (edge.source, edge.target))
    for node in network.nodes:
        red, green, blue = COLOURS.get(node.type, COLOURS["Concept"])
        attributes: dict[str, object] = {"label": _legal(node.label), "type": node.type, "statements": degree[node.iri]}
        if node.latitude is not None and node.longitude is not None:
            attributes |= {"latitude": node.latitude, "longitude": node.longitude}
        size = round(4 + 4 * math.log2(1 + degree[node.iri]), 2)
        attributes["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}, "size": size}
        graph.add_node(node.iri, **attributes)
    for number, edge in enumerate(network.edges):
        graph.add_edge(
            edge.source, edge.target, key=number, id=str(number), label=_legal(edge.label), weight=edge.weight,
            role=edge.role,
            gloss=_legal(edge.gloss), statement=edge.statement, polarity=edge.polarity, modality=edge.modality,
            status=edge.status, speaker=_legal(edge.speaker), reports=edge.reports, confidence=edge.confidence,
            first=edge.first, last=edge.last,
        )  # fmt: skip
    for iri, (x, y) in _layout(graph).items():
        graph.nodes[iri]["viz"]["position"] = {"x": x, "y": y, "z": 0.0}
    return graph


def write_gexf(network: Network, path: Path) -> None:
    """``network`` as GEXF, the same bytes for the same network."""
    stream = io.BytesIO()
    nx.write_gexf(to_networkx(network), stream)
    text = stream.getvalue().decode("utf-8")
    text = re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1)  # a clock has no place in the graph
    path.write_text(text, encoding="utf-8")


def write_graphml(network: Network, path: Path) -> None:
    """``network`` as GraphML; colour, size and position become plain attributes."""
    graph = to_networkx(network)
    for _, attributes in graph.nodes(data=True):
        viz = attributes.pop("viz")
        attributes |= {"size": viz["size"], "x": viz["position"]["x"], "y": viz["position"]["y"]}
        attributes["color"] = "#{r:02x}{g:02x}{b:02x}".format(**viz["color"])
    for _, _, attributes in graph.edges(data=True):
        attributes.pop("id")
    nx.write_graphml_xml(graph, path)


def _layout(graph: nx.MultiDiGraph) -> dict[str, tuple[float, float]]:
    """A position for each node, between about −1000 and 1000; the same for the same graph."""
    if not graph:
        return {}
    if len(graph) <= _FORCE_LIMIT:
        simple = nx.Graph()
        simple.add_nodes_from(graph)
        simple.add_edges_from((a, b) for a, b in graph.edges() if a != b)
        found = nx.spring_layout(simple, seed=1, iterations=60, k=2 / math.sqrt(len(simple)))
        return {iri: (round(float(x) * 1000, 1), round(float(y) * 1000, 1)) for iri, (x, y) in found.items()}
    rings: dict[str, list[str]] = {}
    for iri, kind in graph.nodes(data="type"):
        rings.setdefault(kind, []).append(iri)
    places = {}
    for ring, kind in enumerate(sorted(rings), 1):
        for k, iri in enumerate(rings[kind]):
            angle = 2 * math.pi * k / len(rings[kind])
            places[iri] = (round(200 * ring * math.cos(angle), 1), round(200 * ring * math.sin(angle), 1))
    return places


def _legal(text: str) -> str:
    """``text`` without what XML cannot hold."""
    return _XML_ILLEGAL.sub("\ufffd", text)
