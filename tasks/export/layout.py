"""Where each node of a network stands."""

from __future__ import annotations

from tasks.export.network import Network
from tasks.layout import positions


def lay_out(network: Network) -> list[tuple[float, float]]:
    """A position (x, y) for each node of ``network``, in the same order, about the origin."""
    names, groups = [node.iri for node in network.nodes], [node.community for node in network.nodes]
    return positions(names, groups, *network.ties)
