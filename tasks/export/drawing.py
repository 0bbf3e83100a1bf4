"""Which nodes of a network a picture shows, and where on the sheet, so that none lies on another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tasks.export.layout import lay_out
from tasks.export.network import Edge, Network, Node, make_network

#: More than these cannot be read on one sheet.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Disc:
    """A node on the sheet, in pixels."""

    node: Node
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Discs and the edges between them, and how much of the network was left out."""

    discs: tuple[Disc, ...]
    edges: tuple[Edge, ...]
    nodes_left_out: int


def draw(network: Network, left: float, top: float, right: float, bottom: float) -> Drawing:
    """The most tied part of ``network`` within these edges of the sheet, in pixels."""
    part = _most_tied(network)
    places = np.array(lay_out(part), dtype=np.float64).reshape(-1, 2)
    if not len(places):
        return Drawing((), (), 0)
    radius = np.array([_radius(node) for node in part.nodes])
    places = _fit(_turn(places), left, top, right, bottom)
    apart = _apart(places, radius, np.array([left, top]), np.array([right, bottom]))
    discs = tuple(
        Disc(node, round(float(x), 1), round(float(y), 1), round(float(r), 1))
        for node, (x, y), r in zip(part.nodes, apart, radius, strict=True)
    )
    return Drawing(discs, tuple(part.edges), len(network.nodes) - len(part.nodes))


def _most_tied(network: Network) -> Network:
    """The nodes with most ties that hang together: loose pairs come only when there is room for them."""
    ties = [edge for edge in network.edges if edge.source != edge.target]
    if len(ties) < len(network.edges):
        network = make_network(network.nodes, ties)
    if len(network.nodes) <= SHOWN:
        return network
    near: dict[str, set[str]] = {node.iri: set() for node in network.nodes}
    for edge in network.edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    rank = {node.iri: (-len(near[node.iri]), -node.support, node.iri) for node in network.nodes}
    chosen: set[str] = set()
    fringe: set[str] = set()
    while len(chosen) < SHOWN:
        pool = fringe or (near.keys() - chosen)
        best = min(pool, key=rank.__getitem__)
        chosen.add(best)
        fringe = (fringe | near[best]) - chosen
    edges = [edge for edge in network.edges if edge.source in chosen and edge.target in chosen]
    return make_network((node for node in network.nodes if node.iri in chosen), edges)


def _radius(node: Node) -> float:
    return float(6.0 + 2.6 * np.sqrt(node.support)) if node.type != "Statement" else 6.0


def _turn(places: np.ndarray) -> np.ndarray:
    """``places`` turned so that they are widest from left to right, as a sheet is."""
    centred = places - places.mean(axis=0)
    (a, b), (_, d) = centred.T @ centred
    angle = 0.5 * np.arctan2(2 * b, a - d)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    turned: np.ndarray = centred @ turn
    return turned


def _fit(places: np.ndarray, left: float, top: float, right: float, bottom: float) -> np.ndarray:
    """``places`` spread over the sheet: half by their distances, half by their rank, so that no corner is crowded."""
    low, high = places.min(axis=0), places.max(axis=0)
    share = (places - low) / np.maximum(high - low, 1e-9)
    if len(places) > 2:
        rank = np.argsort(np.argsort(places, axis=0, kind="stable"), axis=0, kind="stable") / (len(places) - 1)
        share = 0.45 * share + 0.55 * rank
    fitted: np.ndarray = np.array([left, top]) + share * np.array([right - left, bottom - top])
    return fitted


def _apart(places: np.ndarray, radius: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """``places`` moved until discs, each with room for a label, keep off each other."""
    need = radius[:, None] + radius[None, :] + 26.0
    index = np.arange(len(places))
    for _ in range(150):
        delta = places[:, None, :] - places[None, :, :]
        delta[:, :, 1] *= 1.5  # a label is wide and low
        delta[index, index] = 1e9
        distance = np.maximum(np.hypot(delta[:, :, 0], delta[:, :, 1]), 1e-6)
        lack = np.maximum(need - distance, 0.0)
        if not lack.any():
            break
        places = places + 0.25 * np.sum(delta * (lack / distance)[:, :, None], axis=1)
        places = np.clip(places, low, high)
    return places
