"""How nodes and edges look, the same in Gephi and in a picture: colour by class, size by support."""

from __future__ import annotations

import math

from tasks.export.network import Edge, Node

#: Class → colour (red, green, blue): apart for the colour-blind (after Okabe and Ito 2008), places in greens.
COLOURS = {
    "Person": (213, 94, 0), "Organization": (0, 114, 178), "Group": (204, 121, 167), "Country": (0, 121, 90),
    "AdministrativeArea": (60, 160, 110), "City": (96, 190, 140), "Place": (140, 205, 170), "Facility": (86, 180, 233),
    "Event": (230, 159, 0), "Product": (222, 200, 40), "CreativeWork": (150, 120, 90), "Concept": (150, 150, 150),
    "Statement": (205, 205, 205),
}  # fmt: skip
#: What an edge says → colour.
EDGE_COLOURS = {"asserted": (95, 100, 110), "attributed": (92, 128, 200), "denied": (200, 60, 60)}


def node_colour(node: Node) -> tuple[int, int, int]:
    """Colour of the node's class; a denied statement is red."""
    return EDGE_COLOURS["denied"] if node.polarity == "Negative" else COLOURS.get(node.type, COLOURS["Concept"])


def node_size(node: Node) -> float:
    """Diameter for Gephi: grows with the independent reports of the node's statements, slowly."""
    return round(6 + 5 * math.log2(1 + node.support), 2)


def edge_colour(edge: Edge) -> tuple[int, int, int]:
    """Colour of what the edge says: denied, said by somebody, or told by the article itself."""
    return EDGE_COLOURS[edge_voice(edge)]


def edge_voice(edge: Edge) -> str:
    """A key of :data:`EDGE_COLOURS`."""
    if edge.polarity == "Negative":
        return "denied"
    return "attributed" if edge.status == "Attributed" else "asserted"
