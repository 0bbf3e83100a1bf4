"""A network as GEXF 1.3 for Gephi, written line by line, the same bytes for the same network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from tasks.export.appearance import edge_colour, node_colour, node_size
from tasks.export.columns import EDGE_COLUMNS, NODE_COLUMNS
from tasks.export.layout import lay_out
from tasks.export.network import Network, Spell
from tasks.export.xml_text import attribute

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta><creator>Triplewire</creator><description>Statements of news articles</description></meta>
"""


def write_gexf(network: Network, path: Path) -> None:
    """``network`` with its layout, colours and sizes; it is dynamic where a day of publication is known.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(network))


def _lines(network: Network) -> Iterator[str]:
    dynamic = any(edge.spells for edge in network.edges)
    mode = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if dynamic else 'mode="static"'
    yield _HEAD
    yield f'<graph defaultedgetype="directed" idtype="string" {mode}>\n'
    for owner, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
        yield f'<attributes class="{owner}" mode="static">\n'
        yield from (f'<attribute id="{name}" title="{name}" type="{kind}"/>\n' for name, (kind, _) in columns.items())
        yield "</attributes>\n"
    of_node, of_edge = [value for _, value in NODE_COLUMNS.values()], [value for _, value in EDGE_COLUMNS.values()]
    yield f'<nodes count="{len(network.nodes)}">\n'
    for node, (x, y) in zip(network.nodes, lay_out(network), strict=True):
        red, green, blue = node_colour(node)
        yield (
            f'<node id="{attribute(node.iri)}" label="{attribute(node.label)}">'
            f"{_values(NODE_COLUMNS, [value(node) for value in of_node])}{_spells(node.spells)}"
            f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:position x="{x}" y="{y}" z="0.0"/>'
            f'<viz:size value="{node_size(node)}"/></node>\n'
        )
    yield f'</nodes>\n<edges count="{len(network.edges)}">\n'
    for number, edge in enumerate(network.edges):
        red, green, blue = edge_colour(edge)
        yield (
            f'<edge id="{number}" source="{attribute(edge.source)}" target="{attribute(edge.target)}"'
            f' kind="{attribute(edge.kind)}" label="{attribute(edge.label)}" weight="{float(edge.weight)}">'
            f"{_values(EDGE_COLUMNS, [value(edge) for value in of_edge])}{_spells(edge.spells)}"
            f'<viz:color r="{red}" g="{green}" b="{blue}"/></edge>\n'
        )
    yield "</edges>\n</graph>\n</gexf>\n"


def _values(names: Iterable[str], values: Iterable[object]) -> str:
    return f"<attvalues>{''.join(map(_attvalue, names, values))}</attvalues>"


@lru_cache(1 << 14)  # most of what is written comes again and again
def _attvalue(name: str, value: object) -> str:
    if value is None:
        return ""
    return f'<attvalue for="{name}" value="{attribute(value) if isinstance(value, str) else value}"/>'


@lru_cache(1 << 14)
def _spells(spells: tuple[Spell, ...]) -> str:
    if not spells:
        return ""
    inside = "".join(f'<spell start="{start}" end="{end}"/>' for start, end in spells)
    return f"<spells>{inside}</spells>"
