"""A network as GraphML, which Gephi, Cytoscape, yEd and igraph read; colour, size and place are plain attributes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tasks.export.appearance import edge_colour, node_colour, node_size
from tasks.export.columns import EDGE_COLUMNS, NODE_COLUMNS
from tasks.export.layout import lay_out
from tasks.export.network import Network
from tasks.export.xml_text import attribute, content

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {"integer": "int", "double": "double", "string": "string"}


def write_graphml(network: Network, path: Path) -> None:
    """``network`` with its layout, colours and sizes.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(network))


def _lines(network: Network) -> Iterator[str]:
    yield _HEAD
    nodes = {name: kind for name, (kind, _) in NODE_COLUMNS.items()}
    edges = {name: kind for name, (kind, _) in EDGE_COLUMNS.items()}
    drawn = {"color": "string", "size": "double", "x": "double", "y": "double"}
    yield from _keys("node", {"label": "string", **nodes, **drawn})
    yield from _keys("edge", {"label": "string", "weight": "double", **edges, "color": "string"})
    yield '<graph edgedefault="directed">\n'
    for node, (x, y) in zip(network.nodes, lay_out(network), strict=True):
        data = {"label": node.label, **{name: value(node) for name, (_, value) in NODE_COLUMNS.items()}}
        data |= {"color": _hex(node_colour(node)), "size": node_size(node), "x": x, "y": y}
        yield f'<node id="{attribute(node.iri)}">{_data("node", data)}</node>\n'
    for number, edge in enumerate(network.edges):
        data = {"label": edge.label, "weight": float(edge.weight)}
        data |= {name: value(edge) for name, (_, value) in EDGE_COLUMNS.items()}
        data["color"] = _hex(edge_colour(edge))
        ends = f'source="{attribute(edge.source)}" target="{attribute(edge.target)}"'
        yield f'<edge id="{number}" {ends}>{_data("edge", data)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(owner: str, columns: dict[str, str]) -> Iterator[str]:
    for name, kind in columns.items():
        yield f'<key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n'


def _data(owner: str, values: dict[str, object]) -> str:
    return "".join(
        f'<data key="{owner}-{name}">{content(str(value))}</data>'
        for name, value in values.items()
        if value is not None
    )


def _hex(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
