"""The neighbourhood of an entity as nodes and edges, for the explorer."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from tasks.serve.graph import Graph
from tasks.serve.list_pages import index_of
from tasks.serve.overview import Known, all_statements
from tasks.serve.rows import entity_kind, sources_of
from tasks.serve.search_index import entity_weights

_MOST_NODES = 5000
_MOST_EDGES = 20000


def neighbourhood(graph: Graph, parameters: dict[str, str]) -> dict[str, Any]:
    """Nodes and edges round ``entity`` (an IRI), or among the most mentioned entities where none is given.

    An edge is one statement between two entities (``kind`` “says”: speaker and what they speak of).
    """
    limit = min(_number(parameters.get("limit", ""), 150), _MOST_NODES)
    wanted = parameters.get("entity", "")
    node = ox.NamedNode(wanted) if wanted else None
    edges: list[tuple[ox.NamedNode, ox.NamedNode, Known, str]] = []
    if node is not None:
        table = graph.kept("statement table", lambda graph: {known.node: known for known in all_statements(graph)})
        near = {
            *graph.subjects("rdf:subject", node),
            *graph.subjects("rdf:object", node),
            *graph.holders(node),
            *graph.subjects("tw:speaker", node),
            *graph.subjects("tw:place", node),
        }
        statements = [table[statement] for statement in near if statement in table]
    else:
        statements = all_statements(graph)
    statements = sorted(statements, key=lambda known: (-known.independent, known.node.value))
    for known in statements:
        for source, target, kind in _pairs(graph, known):
            if node is None or node in (source, target):
                edges.append((source, target, known, kind))
        if len(edges) >= _MOST_EDGES:
            break
    kept, left_out = _nearest(graph, node, edges, limit)
    chosen = [edge for edge in edges if edge[0] in kept and edge[1] in kept]
    weights = entity_weights(graph)
    used = sorted(
        {end for edge in chosen for end in edge[:2]} | ({node} if node in kept else set()), key=lambda item: item.value
    )
    return {
        "nodes": [
            {
                "id": item.value,
                "label": graph.label(item),
                "kind": kept[item],
                "weight": weights[item],
                "address": graph.address(item),
            }
            for item in used
        ],
        "edges": [_edge(graph, *edge) for edge in chosen],
        "left_out": left_out,
    }


def _pairs(graph: Graph, known: Known) -> list[tuple[ox.NamedNode, ox.NamedNode, str]]:
    """The entities that a statement ties: its subject to each other part, its speaker to each of them."""
    parts = [
        known.target,
        *(v for a in graph.nodes(known.node, "tw:argument") for v in graph.nodes(a, "rdf:value")),
        *graph.nodes(known.node, "tw:place"),
    ]
    others = list(dict.fromkeys(part for part in parts if isinstance(part, ox.NamedNode)))
    subject = known.subject if isinstance(known.subject, ox.NamedNode) else None
    found = [(subject, other, "does") for other in others if subject is not None and other != subject]
    if known.speaker is not None:
        spoken_of = [subject, *others[:1]] if subject is not None else others[:1]
        found += [(known.speaker, other, "says") for other in spoken_of if other != known.speaker]
    return found


def _nearest(
    graph: Graph, node: ox.NamedNode | None, edges: list[tuple[ox.NamedNode, ox.NamedNode, Known, str]], limit: int
) -> tuple[dict[ox.NamedNode, str], int]:
    """The entities to show with their classes (``node``, then those in most statements), and how many are left out."""
    weights = entity_weights(graph)
    ends = {end for edge in edges for end in edge[:2]} | ({node} if node is not None else set())
    if node is None and limit < len(ends):
        ranked = [entry.node for entry in index_of(graph).of_kind("") if entry.node in ends]
    else:
        ranked = sorted(ends, key=lambda item: (item != node, -weights[item], item.value))
    kept: dict[ox.NamedNode, str] = {}
    left_out = 0
    for item in ranked:
        if kind := entity_kind(graph, item):
            if len(kept) >= limit:
                left_out += 1
                continue
            kept[item] = kind
    return kept, left_out


def _edge(graph: Graph, source: ox.NamedNode, target: ox.NamedNode, known: Known, kind: str) -> dict[str, Any]:
    sources = sources_of(graph, known.node)[:1]
    return {
        "id": f"{known.node.value} {kind} {target.value}",
        "source": source.value,
        "target": target.value,
        "kind": kind,
        "label": "speaks of" if kind == "says" else graph.label(known.predicate),  # type: ignore[arg-type]
        "says": graph.label(known.node),
        "address": graph.address(known.node),
        "status": "claim" if known.attributed else "fact",
        "denied": known.denied,
        "modality": known.modality,
        "speaker": graph.label(known.speaker) if known.speaker else "",
        "time": known.time,
        "independent": known.independent,
        "sentence": sources[0].exact if sources else "",
        "article": sources[0].headline if sources else "",
    }


def _number(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else default
