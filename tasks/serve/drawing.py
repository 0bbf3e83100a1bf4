"""What the explorer draws: nodes with places, and statements as short rows; their sentences come when asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyoxigraph as ox

from tasks.communities import communities
from tasks.layout import positions
from tasks.serve.explorer import Neighbourhood, find_neighbourhood, limit_of
from tasks.serve.graph import Graph

#: Numbers of nodes that the explorer offers; what it draws of the whole graph is kept for these.
LIMITS = (60, 150, 500, 1000, 3000, 5000)
#: What stands in a row of a statement, in order. ``words`` are numbers of the list of words.
FIELDS = (
    "source", "target", "relation", "label", "status", "denied", "modality", "speaker", "time", "independent",
    "address",
)  # fmt: skip


def drawing(graph: Graph, parameters: dict[str, str]) -> dict[str, Any]:
    """The drawing that ``parameters`` ask for (see :func:`tasks.serve.explorer.find_neighbourhood`)."""
    limit = limit_of(parameters)
    if parameters.get("entity") or limit not in LIMITS:
        return _draw(graph, find_neighbourhood(graph, parameters))
    return graph.kept(f"drawing {limit}", lambda graph: _draw(graph, find_neighbourhood(graph, {"limit": str(limit)})))


def _draw(graph: Graph, found: Neighbourhood) -> dict[str, Any]:
    number = {entry.node: n for n, entry in enumerate(found.nodes)}
    words: dict[str, int] = {}
    labels: dict[object, int] = {}

    def word(term: ox.NamedNode | str | object) -> int:
        if term not in labels:
            text = graph.label(term) if isinstance(term, ox.NamedNode) else str(term or "")
            labels[term] = words.setdefault(text, len(words))
        return labels[term]

    rows = [
        [
            number[source], number[target], word(kind), word("speaks of" if kind == "says" else known.predicate),
            word("claim" if known.attributed else "fact"), int(known.denied), word(known.modality), word(known.speaker),
            known.time, known.independent, graph.address(known.node),
        ]
        for source, target, known, kind in found.ties
    ]  # fmt: skip
    places = _places(
        [entry.node.value for entry in found.nodes], [(number[tie[0]], number[tie[1]]) for tie in found.ties]
    )
    nodes = [
        {
            "id": entry.node.value, "label": entry.label, "kind": entry.kind, "weight": entry.weight,
            "address": graph.address(entry.node), "x": x, "y": y,
        }
        for entry, (x, y) in zip(found.nodes, places, strict=True)
    ]  # fmt: skip
    return {"nodes": nodes, "fields": FIELDS, "words": list(words), "rows": rows, "left_out": found.left_out}


def _places(names: list[str], ends: list[tuple[int, int]]) -> list[tuple[float, float]]:
    """Where each node stands, as in the exports: the same neighbourhood always gives the same picture."""
    strength: dict[tuple[int, int], float] = {}
    for a, b in ends:
        if a != b:
            pair = (a, b) if a < b else (b, a)
            strength[pair] = strength.get(pair, 0.0) + 1.0
    ties = [(a, b, weight) for (a, b), weight in sorted(strength.items())]
    columns = np.array(ties, dtype=np.float64).reshape(-1, 3)
    left, right = columns[:, 0].astype(np.int64), columns[:, 1].astype(np.int64)
    return positions(names, communities(len(names), ties), left, right, columns[:, 2])
