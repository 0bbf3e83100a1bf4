"""Layout: finite, repeatable, tied nodes near each other, and quick on many nodes."""

from __future__ import annotations

import math

from tasks.export.layout import lay_out
from tasks.export.network import Edge, Network, Node, make_network


def ring_and_pairs(count: int) -> Network:
    nodes = [Node(f"n:{number:05}", str(number), "Person") for number in range(count)]
    pairs = [(a, (a + 1) % (count // 2)) for a in range(count // 2)]
    pairs += [(a, a + 1) for a in range(count // 2, count - 1, 2)]
    return make_network(nodes, [Edge(nodes[a].iri, nodes[b].iri, "know", "know", 1) for a, b in pairs])


def nearness(network: Network) -> float:
    """Mean length of an edge over the mean distance of two nodes."""
    at = dict(zip((node.iri for node in network.nodes), lay_out(network), strict=True))
    places = list(at.values())
    tied = [math.dist(at[edge.source], at[edge.target]) for edge in network.edges]
    some = [math.dist(places[k], places[(k * 7 + 13) % len(places)]) for k in range(len(places))]
    return (sum(tied) / len(tied)) / (sum(some) / len(some))


def test_tied_nodes_stand_near_each_other_by_pairs_and_by_grid() -> None:
    assert nearness(ring_and_pairs(60)) < 0.35
    assert nearness(ring_and_pairs(2000)) < 0.35


def test_layout_is_the_same_every_time_and_no_two_nodes_fall_together() -> None:
    network = ring_and_pairs(60)
    places = lay_out(network)
    assert places == lay_out(network)
    assert len(set(places)) == len(places)
    assert all(math.isfinite(part) for place in places for part in place)


def test_few_nodes_are_no_trouble() -> None:
    one = Node("n:1", "one", "Person")
    assert lay_out(Network((), ())) == []
    assert len(lay_out(Network((one,), (Edge("n:1", "n:1", "see", "see", 1),)))) == 1
